//! Triples in the making.

use oxrdf::{Literal as Term, NamedNode, NamedOrBlankNode, Triple};

use super::terms;
use crate::graph::identifiers::readable;
use crate::graph::{Datatype, Literal};

/// The parts of a description, in the order in which they are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Section {
    #[default]
    Entities,
    Statements,
    Evidence,
    Targets,
    Documents,
    Rules,
    Vocabulary,
}

/// What is said first of a subject; all else follows in the order of IRIs.
const FIRST: [&str; 6] = [
    terms::TYPE,
    terms::LABEL,
    terms::SUBJECT,
    terms::PREDICATE,
    terms::OBJECT,
    terms::START,
];

/// Triples of all sections.
///
/// Terms are given as text. What is no IRI even after encoding (a rule file may declare anything `same as` anything)
/// is left out, so that the output is valid always.
#[derive(Debug, Default)]
pub struct Triples {
    section: Section,
    shared: bool,
    triples: Vec<Placed>,
}

/// A triple in its place.
#[derive(Debug)]
struct Placed {
    section: Section,
    /// Whether it holds whatever the documents say, and so belongs to none of them.
    shared: bool,
    triple: Triple,
}

/// The triples of a document, apart from those that it shares with all documents: vocabulary, rules, known names.
#[derive(Debug, Default)]
pub struct Parted {
    /// What holds whatever the document says.
    pub shared: Vec<Triple>,
    /// What the document says.
    pub own: Vec<Triple>,
}

impl Triples {
    /// Sets the section that the next triples belong to.
    pub fn begin(&mut self, section: Section) {
        self.section = section;
        self.shared = matches!(section, Section::Rules | Section::Vocabulary);
    }

    /// Says whether the next triples hold whatever the documents say.
    pub fn share(&mut self, shared: bool) {
        self.shared = shared;
    }

    /// Adds a triple whose object is an IRI.
    pub fn link(&mut self, subject: &str, predicate: &str, object: &str) {
        if let Ok(object) = NamedNode::new(object) {
            self.add(subject, predicate, object);
        }
    }

    /// Adds a triple whose object is a text.
    pub fn text(&mut self, subject: &str, predicate: &str, text: &str) {
        self.add(subject, predicate, Term::new_simple_literal(readable(text)));
    }

    /// Adds a triple whose object is a number.
    pub fn number(&mut self, subject: &str, predicate: &str, number: usize) {
        let datatype = NamedNode::new_unchecked(terms::INTEGER);
        self.add(
            subject,
            predicate,
            Term::new_typed_literal(number.to_string(), datatype),
        );
    }

    /// Adds a triple that says that something is so.
    pub fn flag(&mut self, subject: &str, predicate: &str) {
        let datatype = NamedNode::new_unchecked(terms::BOOLEAN);
        self.add(
            subject,
            predicate,
            Term::new_typed_literal("true", datatype),
        );
    }

    /// Adds a triple whose object is a typed literal.
    pub fn literal(&mut self, subject: &str, predicate: &str, literal: &Literal) {
        let text = literal.lexical.as_str();
        match literal.datatype {
            Datatype::String => self.text(subject, predicate, text),
            datatype => {
                let datatype = NamedNode::new_unchecked(datatype.iri());
                self.add(subject, predicate, Term::new_typed_literal(text, datatype));
            }
        }
    }

    fn add(&mut self, subject: &str, predicate: &str, object: impl Into<oxrdf::Term>) {
        if let (Ok(subject), Ok(predicate)) = (NamedNode::new(subject), NamedNode::new(predicate)) {
            self.triples.push(Placed {
                section: self.section,
                shared: self.shared,
                triple: Triple::new(subject, predicate, object),
            });
        }
    }

    /// The triples, each once, in the order of sections and subjects.
    pub fn sorted(self) -> Vec<Triple> {
        let sorted = self.in_order().into_iter();
        sorted.map(|placed| placed.triple).collect()
    }

    /// The same in two parts.
    pub fn parted(self) -> Parted {
        let mut parted = Parted::default();
        for placed in self.in_order() {
            match placed.shared {
                true => parted.shared.push(placed.triple),
                false => parted.own.push(placed.triple),
            }
        }
        parted
    }

    fn in_order(mut self) -> Vec<Placed> {
        self.triples.sort_by_cached_key(|placed| {
            let triple = &placed.triple;
            let predicate = triple.predicate.as_str();
            let first = FIRST.iter().position(|known| *known == predicate);
            let rank = first.unwrap_or(FIRST.len());
            let predicate = predicate.to_owned();
            (
                placed.section,
                subject(triple).to_owned(),
                rank,
                predicate,
                triple.object.to_string(),
            )
        });
        self.triples
            .dedup_by(|next, placed| next.triple == placed.triple);
        self.triples
    }
}

/// The IRI that a triple is about.
pub fn subject(triple: &Triple) -> &str {
    match &triple.subject {
        NamedOrBlankNode::NamedNode(subject) => subject.as_str(),
        NamedOrBlankNode::BlankNode(_) => unreachable!("the graph has no blank nodes"),
    }
}
