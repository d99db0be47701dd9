//! Write a sentence with holes; get a knowledge graph.
//!
//! ```text
//! article ─► Document ─► Analysis ─► Clauses ─► Reading ─► Matches ─► KnowledgeGraph ─► .ttl .dot .json
//! ```
#![forbid(unsafe_code)]
#![warn(missing_docs)]

pub mod clause;
pub mod document;
pub mod english;
pub mod export;
pub mod gazetteer;
pub mod graph;
pub mod matching;
pub mod reading;
pub mod rule;
pub mod span;
pub mod vocabulary;
