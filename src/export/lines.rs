//! RDF a line each, one document after another, in constant memory.

use std::collections::{BTreeSet, HashSet};
use std::io::{self, Write};

/// Writes lines of documents. What all documents share is written once: that is held, and nothing else.
#[derive(Debug)]
pub struct Lines<W> {
    out: W,
    /// The shared lines that are written; looked up, never iterated.
    written: HashSet<String>,
}

impl<W: Write> Lines<W> {
    /// Begins with no document.
    pub fn new(out: W) -> Self {
        Self {
            out,
            written: HashSet::new(),
        }
    }

    /// Writes the lines of a document, sorted by bytes.
    pub fn add(
        &mut self,
        shared: impl Iterator<Item = String>,
        own: impl Iterator<Item = String>,
    ) -> io::Result<()> {
        let new = shared.filter(|line| !self.written.contains(line));
        let new: Vec<String> = new.collect();
        let lines: BTreeSet<String> = own.chain(new.iter().cloned()).collect();
        self.written.extend(new);
        for line in lines {
            writeln!(self.out, "{line}")?;
        }
        Ok(())
    }

    /// Gives the writer back.
    pub fn finish(mut self) -> io::Result<W> {
        self.out.flush()?;
        Ok(self.out)
    }
}
