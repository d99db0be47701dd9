//! Triples as lines of one text.

use std::fmt::Write;
use std::ops::Range;

use oxrdf::TripleRef;

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
        write!(self.text, "{triple}").expect("a string takes all that is written to it");
        let lines = match shared {
            true => &mut self.shared,
            false => &mut self.own,
        };
        lines.push(start..self.text.len());
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
