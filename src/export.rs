//! The formats that the graph leaves in: one file for each, with one plain `write` function.

pub mod dot;
pub mod file;
pub mod json;
pub mod jsonl;
pub mod nt;
pub mod rdf;
pub mod read;
mod record;
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
mod sample;
