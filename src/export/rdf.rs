//! The graph as RDF triples: what all RDF formats write.
//!
//! RDF 1.1 without blank nodes. Every triple follows from one document alone, so that the triples of two graphs put
//! together are the triples of the merged graph.
//!
//! - An asserted statement is a plain triple; every statement, asserted or not, is also an `rdf:Statement` node with its
//!   status, roles and sources.
//! - A piece of evidence is a Web Annotation (<https://www.w3.org/TR/annotation-vocab/>) whose targets are spans of the
//!   document, in Unicode code points; a statement is derived from it and it is attributed to a rule (PROV-O).
//! - The part of the vocabulary that is used travels with the graph.

mod entities;
mod evidence;
mod statements;
pub(super) mod terms;
mod triples;
mod vocabulary;

use std::collections::BTreeSet;

use oxrdf::Triple;

use crate::graph::KnowledgeGraph;
use crate::vocabulary::Vocabulary;
use triples::Triples;
pub(super) use triples::subject;

/// How much is written about where statements come from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Provenance {
    /// Nothing: plain triples only. What is not asserted is left out.
    None,
    /// Statements with their status and roles.
    Statement,
    /// Statements with their status and roles, and every piece of evidence.
    #[default]
    Evidence,
}

/// Describes the graph in triples, grouped by subject: entities, statements, evidence, documents, vocabulary.
pub fn describe(
    graph: &KnowledgeGraph,
    vocabulary: &Vocabulary,
    provenance: Provenance,
) -> Vec<Triple> {
    let mut triples = Triples::default();
    let mut used = Used::default();
    entities::describe(graph, &mut triples, &mut used);
    statements::describe(graph, provenance, &mut triples, &mut used);
    evidence::describe(graph, provenance, &mut triples, &mut used);
    vocabulary::describe(graph, vocabulary, used, &mut triples);
    triples.sorted()
}

/// The parts of the vocabulary that the graph uses, by name.
#[derive(Debug, Default)]
struct Used {
    types: BTreeSet<String>,
    relations: BTreeSet<String>,
    open_relations: BTreeSet<String>,
    roles: BTreeSet<String>,
    /// Terms of our own, such as `polarity`.
    terms: BTreeSet<&'static str>,
}
