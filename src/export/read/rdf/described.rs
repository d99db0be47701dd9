//! What triples say, by what they are about.

use std::collections::BTreeMap;

use oxrdf::{Literal, NamedOrBlankNode, Quad, Term};

use crate::export::rdf::terms;
use crate::graph::{Alphabet, Identifiers};

/// What a property leads to. There are no blank nodes in graphs of ours; another's are passed over.
#[derive(Clone, Copy, Debug)]
pub enum Object<'q> {
    Iri(&'q str),
    Literal(&'q Literal),
}

/// Triples by subject and predicate, each in the order of the file.
pub struct Described<'q> {
    subjects: BTreeMap<&'q str, Vec<(&'q str, Object<'q>)>>,
}

impl<'q> Described<'q> {
    /// Sorts the triples.
    pub fn new(quads: &'q [Quad]) -> Self {
        let mut subjects: BTreeMap<&str, Vec<_>> = BTreeMap::new();
        for quad in quads {
            let object = match &quad.object {
                Term::NamedNode(iri) => Object::Iri(iri.as_str()),
                Term::Literal(literal) => Object::Literal(literal),
                Term::BlankNode(_) => continue,
            };
            if let NamedOrBlankNode::NamedNode(subject) = &quad.subject {
                let said = subjects.entry(subject.as_str()).or_default();
                said.push((quad.predicate.as_str(), object));
            }
        }
        Self { subjects }
    }

    /// How letters beyond ASCII stand in the identifiers, if there are any: all of them are described.
    pub fn alphabet(&self, identifiers: &Identifiers) -> Option<Alphabet> {
        let mut subjects = self.subjects.keys();
        subjects.find_map(|subject| identifiers.alphabet_of(subject))
    }

    /// All that is said of something.
    pub fn all(&self, subject: &str) -> impl Iterator<Item = (&'q str, Object<'q>)> + use<'q> {
        let said = self.subjects.get(subject).cloned().unwrap_or_default();
        said.into_iter()
    }

    fn objects<'s>(
        &'s self,
        subject: &str,
        predicate: &'s str,
    ) -> impl Iterator<Item = Object<'q>> + use<'q, 's> {
        let said = self.subjects.get(subject).into_iter().flatten();
        said.filter(move |(known, _)| *known == predicate)
            .map(|(_, object)| *object)
    }

    /// The first thing that a property leads to.
    pub fn object(&self, subject: &str, predicate: &str) -> Option<Object<'q>> {
        self.objects(subject, predicate).next()
    }

    /// The IRIs that a property leads to.
    pub fn iris<'s>(
        &'s self,
        subject: &str,
        predicate: &'s str,
    ) -> impl Iterator<Item = String> + use<'q, 's> {
        self.objects(subject, predicate)
            .filter_map(|object| match object {
                Object::Iri(iri) => Some(iri.to_owned()),
                Object::Literal(_) => None,
            })
    }

    /// The first of these IRIs.
    pub fn iri(&self, subject: &str, predicate: &str) -> Option<&'q str> {
        self.objects(subject, predicate)
            .find_map(|object| match object {
                Object::Iri(iri) => Some(iri),
                Object::Literal(_) => None,
            })
    }

    /// The texts that a property leads to.
    pub fn texts<'s>(
        &'s self,
        subject: &str,
        predicate: &'s str,
    ) -> impl Iterator<Item = String> + use<'q, 's> {
        self.objects(subject, predicate)
            .filter_map(|object| match object {
                Object::Literal(literal) => Some(literal.value().to_owned()),
                Object::Iri(_) => None,
            })
    }

    /// The first of these texts.
    pub fn text(&self, subject: &str, predicate: &str) -> Option<&'q str> {
        self.objects(subject, predicate)
            .find_map(|object| match object {
                Object::Literal(literal) => Some(literal.value()),
                Object::Iri(_) => None,
            })
    }

    /// The name of a term: its label, or else what its IRI ends in.
    pub fn name(&self, iri: &str) -> String {
        let label = self.text(iri, terms::LABEL);
        let local = || iri.rsplit(['#', '/']).next().unwrap_or(iri);
        label.unwrap_or_else(local).to_owned()
    }

    /// All that is of this class, in the order of IRIs.
    pub fn of_class(&self, class: &str) -> Vec<&'q str> {
        let is_of = |said: &[(&str, Object<'_>)]| {
            said.iter().any(|(predicate, object)| {
                *predicate == terms::TYPE && matches!(object, Object::Iri(iri) if *iri == class)
            })
        };
        let found = self.subjects.iter().filter(|(_, said)| is_of(said));
        found.map(|(subject, _)| *subject).collect()
    }

    /// By statement, the annotations that have it for a body.
    pub fn bodies(&self) -> BTreeMap<&'q str, Vec<&'q str>> {
        let mut bodies: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for annotation in self.of_class(terms::ANNOTATION) {
            if let Some(body) = self.iri(annotation, terms::HAS_BODY) {
                bodies.entry(body).or_default().push(annotation);
            }
        }
        bodies
    }
}
