//! RDF a line each, one document after another, in constant memory.

use std::collections::HashSet;
use std::io::{self, Write};

use crate::export::rdf::{Lines, Provenance, by_document, describe_lines};
use crate::graph::KnowledgeGraph;
use crate::vocabulary::Vocabulary;

/// Writes graphs one after another as N-Triples or N-Quads. What all documents share is written once: that is held, and
/// nothing else.
///
/// The lines of each graph, in N-Quads of each document, are sorted by bytes. What two documents say of one name may stand
/// twice; `sort -u` gives the canonical form of the whole.
#[derive(Debug)]
pub struct LineWriter<W> {
    out: W,
    /// Whether lines have a fourth part, the name of the document's graph.
    has_names: bool,
    /// The shared lines that are written; looked up, never iterated.
    written: HashSet<String>,
}

impl<W: Write> LineWriter<W> {
    /// Begins N-Triples.
    pub fn triples(out: W) -> Self {
        Self {
            out,
            has_names: false,
            written: HashSet::new(),
        }
    }

    /// Begins N-Quads.
    pub fn quads(out: W) -> Self {
        Self {
            has_names: true,
            ..Self::triples(out)
        }
    }

    /// Writes a graph; in N-Quads each of its documents by itself.
    pub fn add(
        &mut self,
        graph: &KnowledgeGraph,
        vocabulary: &Vocabulary,
        provenance: Provenance,
    ) -> io::Result<()> {
        if !self.has_names {
            return self.write(&describe_lines(graph, vocabulary, provenance), "");
        }
        for (name, part) in by_document(graph) {
            let name = name.map_or(String::new(), |name| format!(" {name}"));
            self.write(&describe_lines(&part, vocabulary, provenance), &name)?;
        }
        Ok(())
    }

    /// Writes the lines of a document, sorted by bytes; its own are in the graph of this name.
    fn write(&mut self, lines: &Lines, name: &str) -> io::Result<()> {
        let (shared, own) = (lines.shared(), lines.own());
        let mut shared = shared.into_iter().peekable();
        let mut own = own.into_iter().peekable();
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
                Some(line) if !shared_first => write_line(&mut self.out, line, name)?,
                Some(line) if !self.written.contains(line) => {
                    write_line(&mut self.out, line, "")?;
                    self.written.insert(line.to_owned());
                }
                Some(_) => {}
            }
        }
    }

    #[doc(hidden)]
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

/// Writes a triple and the name of its graph, if it has one, as a line.
pub fn write_line(out: &mut impl Write, triple: &str, name: &str) -> io::Result<()> {
    for part in [triple, name, " .\n"] {
        out.write_all(part.as_bytes())?;
    }
    Ok(())
}
