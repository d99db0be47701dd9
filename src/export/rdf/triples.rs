//! Triples in the making.

use oxrdf::{Literal as Term, NamedNode, NamedOrBlankNode, Triple};

use super::terms;
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
    triples: Vec<(Section, Triple)>,
}

impl Triples {
    /// Sets the section that the next triples belong to.
    pub fn begin(&mut self, section: Section) {
        self.section = section;
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
            self.triples
                .push((self.section, Triple::new(subject, predicate, object)));
        }
    }

    /// The triples, each once, in the order of sections and subjects.
    pub fn sorted(mut self) -> Vec<Triple> {
        self.triples.sort_by_cached_key(|(section, triple)| {
            let predicate = triple.predicate.as_str();
            let first = FIRST.iter().position(|known| *known == predicate);
            let rank = first.unwrap_or(FIRST.len());
            let predicate = predicate.to_owned();
            (
                *section,
                subject(triple).to_owned(),
                rank,
                predicate,
                triple.object.to_string(),
            )
        });
        let mut triples: Vec<Triple> = self.triples.into_iter().map(|(_, triple)| triple).collect();
        triples.dedup();
        triples
    }
}

/// The text without the characters that some readers of RDF refuse, or take for the end of the text.
fn readable(text: &str) -> String {
    text.replace(['\0', '\u{FFFE}', '\u{FFFF}'], "\u{FFFD}")
}

/// The IRI that a triple is about.
pub fn subject(triple: &Triple) -> &str {
    match &triple.subject {
        NamedOrBlankNode::NamedNode(subject) => subject.as_str(),
        NamedOrBlankNode::BlankNode(_) => unreachable!("the graph has no blank nodes"),
    }
}
