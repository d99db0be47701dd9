//! Graphs that this program wrote, read back as what they are.

mod fault;
mod json;
mod rdf;
mod syntax;

pub use fault::GraphFault;
pub use syntax::Syntax;
#[cfg(feature = "query")]
pub(crate) use syntax::each_quad;

use crate::graph::{Alphabet, KnowledgeGraph};
use crate::vocabulary::Vocabulary;

/// A graph read back.
#[derive(Debug, Default)]
pub struct Stored {
    /// What it says.
    pub graph: KnowledgeGraph,
    /// The part of a vocabulary that came with it; RDF only.
    pub vocabulary: Vocabulary,
    /// How letters beyond ASCII stand in its IRIs, if there are any.
    pub alphabet: Option<Alphabet>,
}

/// Reads a graph that this program wrote in this syntax.
///
/// # Errors
///
/// The file is damaged, or another program's.
///
/// # Examples
///
/// ```
/// use cloze::export::read::{Syntax, read};
///
/// let fault = read(Syntax::Turtle, b"<a> <b> <c> .").unwrap_err();
/// assert!(fault.at("a.ttl").starts_with("a.ttl:1: "));
/// ```
pub fn read(syntax: Syntax, bytes: &[u8]) -> Result<Stored, GraphFault> {
    match syntax {
        Syntax::Json => json::read(bytes),
        Syntax::JsonLines => json::read_lines(bytes),
        _ => rdf::read(&syntax::quads(syntax, bytes)?),
    }
}

#[cfg(test)]
mod tests;
