//! Formats that are written document by document.

use std::io::{self, Write};

use crate::export::{LineWriter, csv as tables, cypher, jsonl, trig};
use crate::graph::KnowledgeGraph;

use crate::cli::output::{Format, Settings};

/// A format on its way out; it holds what all documents share, and for property graphs the nodes, but no statement.
pub enum Stream<W: Write> {
    Jsonl(W),
    Lines(LineWriter<W>),
    Trig(trig::Writer<W>),
    Csv(Box<tables::Writer<W, W>>),
    Cypher(cypher::Writer<W>),
}

impl<W: Write> Stream<W> {
    /// The endings of the files that a format is written to, if it is one of those that are written document by
    /// document.
    pub const fn endings(format: Format) -> &'static [&'static str] {
        match format {
            Format::Jsonl => &["jsonl"],
            Format::Nt => &["nt"],
            Format::Nq => &["nq"],
            Format::Trig => &["trig"],
            Format::Cypher => &["cypher"],
            Format::Csv => &["nodes.csv", "edges.csv"],
            _ => &[],
        }
    }

    /// Whether a format is written in lines that need nothing of the others: then it can be cut off after any document and
    /// gone on with. (In RDF, what all documents share may then stand there twice, which says no more than once.)
    pub const fn is_of_lines(format: Format) -> bool {
        matches!(format, Format::Jsonl | Format::Nt | Format::Nq)
    }

    /// Begins a format, given a writer for each of its endings; none if it is not written document by document.
    pub fn new(format: Format, writers: Vec<W>) -> io::Result<Option<Self>> {
        let mut writers = writers.into_iter();
        let Some(first) = writers.next() else {
            return Ok(None);
        };
        Ok(match (format, writers.next()) {
            (Format::Jsonl, _) => Some(Self::Jsonl(first)),
            (Format::Nt, _) => Some(Self::Lines(LineWriter::triples(first))),
            (Format::Nq, _) => Some(Self::Lines(LineWriter::quads(first))),
            (Format::Trig, _) => Some(Self::Trig(trig::Writer::new(first))),
            (Format::Cypher, _) => Some(Self::Cypher(cypher::Writer::new(first)?)),
            (Format::Csv, Some(edges)) => {
                Some(Self::Csv(Box::new(tables::Writer::new(first, edges)?)))
            }
            _ => None,
        })
    }

    /// Writes a document's graph.
    pub fn add(&mut self, graph: &KnowledgeGraph, settings: &Settings<'_>) -> io::Result<()> {
        let (vocabulary, provenance) = (settings.vocabulary, settings.provenance.of_export());
        match self {
            Self::Jsonl(out) => jsonl::write(graph, settings.offsets.of_export(), out),
            Self::Lines(out) => out.add(graph, vocabulary, provenance),
            Self::Trig(out) => out.add(graph, vocabulary, provenance),
            Self::Csv(out) => out.add(graph),
            Self::Cypher(out) => out.add(graph),
        }
    }

    /// The writer of a format of lines, as it is between two documents.
    pub fn writer(&mut self) -> Option<&mut W> {
        match self {
            Self::Jsonl(out) => Some(out),
            Self::Lines(out) => Some(out.writer()),
            Self::Trig(_) | Self::Csv(_) | Self::Cypher(_) => None,
        }
    }

    /// Writes what is left and gives the writers back.
    pub fn finish(self) -> io::Result<Vec<W>> {
        Ok(match self {
            Self::Jsonl(mut out) => {
                out.flush()?;
                vec![out]
            }
            Self::Lines(out) => vec![out.finish()?],
            Self::Trig(out) => vec![out.finish()?],
            Self::Cypher(out) => vec![out.finish()?],
            Self::Csv(out) => {
                let (nodes, edges) = out.finish()?;
                vec![nodes, edges]
            }
        })
    }
}
