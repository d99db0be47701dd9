//! Write a sentence with holes; get a knowledge graph.
#![forbid(unsafe_code)]
#![warn(missing_docs)]

pub mod document;
pub mod english;
pub mod span;
