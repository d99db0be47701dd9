//! Triples in the making.

use oxrdf::{LiteralRef, NamedNodeRef, NamedOrBlankNode, TermRef, Triple, TripleRef};

use super::lines::{Lines, needs_no_escape};
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
#[derive(Debug)]
pub struct Triples {
    section: Section,
    shared: bool,
    /// What our own IRIs begin with: these are made valid, and need no look.
    base: String,
    kept: Kept,
}

/// How triples are kept.
#[derive(Debug)]
enum Kept {
    /// As terms, in their places, for syntaxes that group them.
    Terms(Vec<Placed>),
    /// As lines, for syntaxes that do not.
    Lines(Lines),
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
    /// Begins to collect terms; our own IRIs begin with `base`.
    pub fn terms(base: &str) -> Self {
        Self::new(base, Kept::Terms(Vec::new()))
    }

    /// Begins to collect lines.
    pub fn lines(base: &str) -> Self {
        Self::new(base, Kept::Lines(Lines::default()))
    }

    fn new(base: &str, kept: Kept) -> Self {
        Self {
            section: Section::default(),
            shared: false,
            base: base.to_owned(),
            kept,
        }
    }

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
        if self.is_iri(object) {
            self.add(subject, predicate, NamedNodeRef::new_unchecked(object));
        }
    }

    /// Adds a triple whose object is a text.
    pub fn text(&mut self, subject: &str, predicate: &str, text: &str) {
        if needs_no_escape(text) {
            return self.add(subject, predicate, LiteralRef::new_simple_literal(text));
        }
        let text = readable(text);
        let literal = LiteralRef::new_simple_literal(text.as_str());
        self.add(subject, predicate, literal);
    }

    /// Adds a triple whose object is a number.
    pub fn number(&mut self, subject: &str, predicate: &str, number: usize) {
        let number = number.to_string();
        self.typed(subject, predicate, &number, terms::INTEGER);
    }

    /// Adds a triple that says that something is so.
    pub fn flag(&mut self, subject: &str, predicate: &str) {
        self.typed(subject, predicate, "true", terms::BOOLEAN);
    }

    /// Adds a triple whose object is a typed literal.
    pub fn literal(&mut self, subject: &str, predicate: &str, literal: &Literal) {
        let text = literal.lexical.as_str();
        match literal.datatype {
            Datatype::String => self.text(subject, predicate, text),
            datatype => self.typed(subject, predicate, text, datatype.iri()),
        }
    }

    fn typed(&mut self, subject: &str, predicate: &str, text: &str, datatype: &str) {
        let datatype = NamedNodeRef::new_unchecked(datatype);
        self.add(
            subject,
            predicate,
            LiteralRef::new_typed_literal(text, datatype),
        );
    }

    fn is_iri(&self, text: &str) -> bool {
        let is_known = text.starts_with(&self.base) || terms::is_standard(text);
        is_known || NamedNodeRef::new(text).is_ok()
    }

    fn add<'t>(&mut self, subject: &'t str, predicate: &'t str, object: impl Into<TermRef<'t>>) {
        if !self.is_iri(subject) || !self.is_iri(predicate) {
            return;
        }
        let [subject, predicate] = [subject, predicate].map(NamedNodeRef::new_unchecked);
        let triple = TripleRef::new(subject, predicate, object);
        match &mut self.kept {
            Kept::Lines(lines) => lines.add(triple, self.shared),
            Kept::Terms(triples) => triples.push(Placed {
                section: self.section,
                shared: self.shared,
                triple: triple.into_owned(),
            }),
        }
    }

    /// The lines that were collected.
    pub fn into_lines(self) -> Lines {
        match self.kept {
            Kept::Lines(lines) => lines,
            Kept::Terms(_) => Lines::default(),
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

    fn in_order(self) -> Vec<Placed> {
        let Kept::Terms(mut triples) = self.kept else {
            return Vec::new();
        };
        triples.sort_by_cached_key(|placed| {
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
        triples.dedup_by(|next, placed| next.triple == placed.triple);
        triples
    }
}

/// The IRI that a triple is about.
pub fn subject(triple: &Triple) -> &str {
    match &triple.subject {
        NamedOrBlankNode::NamedNode(subject) => subject.as_str(),
        NamedOrBlankNode::BlankNode(_) => unreachable!("the graph has no blank nodes"),
    }
}
