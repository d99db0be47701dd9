//! The formats that the graph leaves in: one file for each, with one plain `write` function.

pub mod clauses;
pub mod csv;
pub mod cypher;
pub mod dot;
pub mod graphml;
pub mod html;
pub mod json;
pub mod jsonl;
pub mod jsonld;
mod line_writer;
pub mod mentions;
pub mod mermaid;
pub mod nq;
pub mod nt;
pub mod picture;
mod property_graph;
pub mod rdf;
pub mod read;
mod record;
pub mod svg;
pub mod trig;
pub mod turtle;

pub use line_writer::LineWriter;
pub use rdf::Provenance;

use crate::span::{Characters, Span};

/// What offsets count in, where a format leaves the choice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Offsets {
    /// Bytes of the text in UTF-8.
    #[default]
    Bytes,
    /// Unicode code points.
    Characters,
}

impl Offsets {
    /// How a span in the bytes of a text is told.
    fn counter(self, text: &str) -> impl Fn(Span) -> Span {
        let characters = (self == Self::Characters).then(|| Characters::new(text));
        move |span| match &characters {
            Some(characters) => characters.span(span),
            None => span,
        }
    }
}

#[cfg(test)]
pub(crate) mod sample;
