//! The graph as RDF triples: what all RDF formats write.
//!
//! RDF 1.1 without blank nodes. Every triple follows from one document alone, so that the triples of two graphs put
//! together are the triples of the merged graph.
//!
//! - An asserted statement is a plain triple; every statement, asserted or not, is also an `rdf:Statement` node with its
//!   status, roles and sources.
//! - A piece of evidence is a Web Annotation (<https://www.w3.org/TR/annotation-vocab/>) whose body is a statement and
//!   whose target is a sentence of the document, in Unicode code points; it names the rule that found it, a plan
//!   (PROV-O).
//! - A document is a graph of its own in the formats that have named graphs: what it says can be loaded, replaced and
//!   dropped with one request.
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
pub(super) use triples::{Parted, subject};

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
    all(graph, vocabulary, provenance).sorted()
}

/// Describes the graph in two parts: what its documents say, and what holds whatever they say (the vocabulary, the
/// rules, and the names that a gazetteer knows).
pub(super) fn describe_parted(
    graph: &KnowledgeGraph,
    vocabulary: &Vocabulary,
    provenance: Provenance,
) -> Parted {
    all(graph, vocabulary, provenance).parted()
}

fn all(graph: &KnowledgeGraph, vocabulary: &Vocabulary, provenance: Provenance) -> Triples {
    let mut triples = Triples::default();
    let mut used = Used::default();
    entities::describe(graph, &mut triples, &mut used);
    statements::describe(graph, provenance, &mut triples, &mut used);
    evidence::describe(graph, provenance, &mut triples, &mut used);
    vocabulary::describe(graph, vocabulary, used, &mut triples);
    triples
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
