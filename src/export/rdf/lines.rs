//! Triples as lines of one text.

use std::fmt::Write;
use std::ops::Range;

use oxrdf::{NamedOrBlankNodeRef, TermRef, TripleRef};

use super::terms;

/// Triples as N-Triples has them, without the full stop: one text, and where the lines of it are.
///
/// Text is written once and never moved, however the lines are sorted; so a triple costs little more than its letters.
#[derive(Debug, Default)]
pub struct Lines {
    text: String,
    shared: Vec<Range<usize>>,
    own: Vec<Range<usize>>,
}

impl Lines {
    /// Adds a triple, which all documents share or which is one document's own.
    pub fn add(&mut self, triple: TripleRef<'_>, shared: bool) {
        let start = self.text.len();
        match triple.subject {
            NamedOrBlankNodeRef::NamedNode(subject) => self.iri(subject.as_str()),
            NamedOrBlankNodeRef::BlankNode(_) => unreachable!("the graph has no blank nodes"),
        }
        self.text.push(' ');
        self.iri(triple.predicate.as_str());
        self.text.push(' ');
        self.object(triple.object);
        let lines = match shared {
            true => &mut self.shared,
            false => &mut self.own,
        };
        lines.push(start..self.text.len());
    }

    fn iri(&mut self, iri: &str) {
        self.text.push('<');
        self.text.push_str(iri);
        self.text.push('>');
    }

    /// Writes what needs no escape without looking for one in each letter.
    fn object(&mut self, object: TermRef<'_>) {
        match object {
            TermRef::NamedNode(iri) => self.iri(iri.as_str()),
            TermRef::Literal(literal) if needs_no_escape(literal.value()) => {
                self.text.push('"');
                self.text.push_str(literal.value());
                self.text.push('"');
                let datatype = literal.datatype().as_str();
                if datatype != terms::STRING {
                    self.text.push_str("^^");
                    self.iri(datatype);
                }
            }
            other => {
                write!(self.text, "{other}").expect("a string takes all that is written to it")
            }
        }
    }

    /// What all documents share, each line once, sorted by bytes.
    pub fn shared(&self) -> Vec<&str> {
        self.sorted(self.shared.iter())
    }

    /// What is one document's own, each line once, sorted by bytes.
    pub fn own(&self) -> Vec<&str> {
        self.sorted(self.own.iter())
    }

    /// All lines, each once, sorted by bytes.
    pub fn all(&self) -> Vec<&str> {
        self.sorted(self.shared.iter().chain(&self.own))
    }

    fn sorted<'l>(&'l self, lines: impl Iterator<Item = &'l Range<usize>>) -> Vec<&'l str> {
        let mut lines: Vec<&str> = lines.map(|line| &self.text[line.clone()]).collect();
        lines.sort_unstable();
        lines.dedup();
        lines
    }
}

/// Whether a text stands in all syntaxes of RDF as it is: it has no marks, no controls, and nothing of what begins with the
/// byte EF, among it the characters that are none.
pub fn needs_no_escape(text: &str) -> bool {
    let is_bare = |byte: u8| byte >= b' ' && !matches!(byte, b'"' | b'\\' | 0x7F | 0xEF);
    text.bytes().all(is_bare)
}

#[cfg(test)]
mod tests {
    use oxrdf::{Literal, NamedNode, Triple};

    use super::*;

    #[test]
    fn lines_are_those_of_n_triples() {
        let node = |local: &str| NamedNode::new(format!("https://kg.example/{local}")).unwrap();
        let texts = ('\0'..='\u{FFFF}').map(|letter| format!("a{letter}"));
        let literals = texts.map(Literal::from).chain([
            Literal::from(7),
            Literal::new_typed_literal("a \"b\"", node("kind")),
        ]);
        let objects = literals.map(oxrdf::Term::from).chain([node("c").into()]);
        for object in objects {
            let triple = Triple::new(node("a"), node("b"), object);
            let mut lines = Lines::default();
            lines.add(triple.as_ref(), false);
            let object: &oxrdf::Term = &triple.object;
            assert_eq!(lines.own(), [triple.to_string()], "{object}");
        }
    }
}
