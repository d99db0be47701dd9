//! The formats that the graph leaves in: one file for each, with one plain `write` function.

pub mod csv;
pub mod dot;
pub mod graphml;
pub mod html;
pub mod json;
pub mod jsonl;
pub mod jsonld;
mod line_writer;
pub mod mermaid;
pub mod nq;
pub mod nt;
pub mod picture;
pub mod rdf;
pub mod read;
mod record;
pub mod svg;
pub mod trig;
pub mod turtle;

/// What offsets count in, where a format leaves the choice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Offsets {
    /// Bytes of the text in UTF-8.
    #[default]
    Bytes,
    /// Unicode code points.
    Characters,
}

#[cfg(test)]
pub(crate) mod sample;
