//! RDF a line each, one document after another, in constant memory.

use std::collections::HashSet;
use std::io::{self, Write};

/// Writes lines of documents. What all documents share is written once: that is held, and nothing else.
#[derive(Debug)]
pub struct LineWriter<W> {
    out: W,
    /// The shared lines that are written; looked up, never iterated.
    written: HashSet<String>,
}

impl<W: Write> LineWriter<W> {
    /// Begins with no document.
    pub fn new(out: W) -> Self {
        Self {
            out,
            written: HashSet::new(),
        }
    }

    /// Writes the lines of a document, sorted by bytes; its own are in the graph of this name.
    pub fn add(&mut self, shared: &[&str], own: &[&str], name: &str) -> io::Result<()> {
        let mut shared = shared.iter().peekable();
        let mut own = own.iter().peekable();
        loop {
            let shared_first = match (shared.peek(), own.peek()) {
                (Some(shared), Some(own)) => shared <= own,
                (shared, _) => shared.is_some(),
            };
            let next = if shared_first {
                shared.next()
            } else {
                own.next()
            };
            match next {
                None => return Ok(()),
                Some(line) if !shared_first => writeln!(self.out, "{line}{name} .")?,
                Some(line) if !self.written.contains(*line) => {
                    writeln!(self.out, "{line} .")?;
                    self.written.insert((*line).to_owned());
                }
                Some(_) => {}
            }
        }
    }

    /// The writer, as it is between two documents.
    pub const fn writer(&mut self) -> &mut W {
        &mut self.out
    }

    /// Gives the writer back.
    pub fn finish(mut self) -> io::Result<W> {
        self.out.flush()?;
        Ok(self.out)
    }
}
