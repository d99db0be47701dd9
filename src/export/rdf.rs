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
mod lines;
mod statements;
pub(super) mod terms;
mod triples;
mod vocabulary;

use std::collections::BTreeSet;

use oxrdf::{NamedNode, Triple};

use crate::graph::KnowledgeGraph;
use crate::vocabulary::Vocabulary;
pub(crate) use lines::Lines;
#[cfg(feature = "query")]
pub(crate) use terms::prefixes;
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
pub(crate) fn describe(
    graph: &KnowledgeGraph,
    vocabulary: &Vocabulary,
    provenance: Provenance,
) -> Vec<Triple> {
    let triples = Triples::terms(graph.identifiers().base());
    all(graph, vocabulary, provenance, triples).sorted()
}

/// Describes the graph in lines of N-Triples.
pub(crate) fn describe_lines(
    graph: &KnowledgeGraph,
    vocabulary: &Vocabulary,
    provenance: Provenance,
) -> Lines {
    let lines = Triples::lines(graph.identifiers().base());
    all(graph, vocabulary, provenance, lines).into_lines()
}

/// Describes the graph in two parts: what its documents say, and what holds whatever they say (the vocabulary, the
/// rules, and the names that a gazetteer knows).
pub(super) fn describe_parted(
    graph: &KnowledgeGraph,
    vocabulary: &Vocabulary,
    provenance: Provenance,
) -> Parted {
    let triples = Triples::terms(graph.identifiers().base());
    all(graph, vocabulary, provenance, triples).parted()
}

fn all(
    graph: &KnowledgeGraph,
    vocabulary: &Vocabulary,
    provenance: Provenance,
    mut triples: Triples,
) -> Triples {
    let mut used = Used::default();
    let statements = graph.statements();
    entities::describe(graph, &mut triples, &mut used);
    statements::describe(graph, &statements, provenance, &mut triples, &mut used);
    evidence::describe(graph, &statements, provenance, &mut triples, &mut used);
    vocabulary::describe(graph, vocabulary, used, &mut triples);
    triples
}

/// Describes the graph in quads: what a document says is in the graph of its name, what all documents share in the
/// default graph.
#[cfg(feature = "query")]
pub(crate) fn describe_quads(
    graph: &KnowledgeGraph,
    vocabulary: &Vocabulary,
    provenance: Provenance,
) -> Vec<oxrdf::Quad> {
    let of_part = |(name, part): (Option<NamedNode>, KnowledgeGraph)| {
        let name = name.map_or(oxrdf::GraphName::DefaultGraph, oxrdf::GraphName::NamedNode);
        let Parted { shared, own } = describe_parted(&part, vocabulary, provenance);
        let shared = shared.into_iter();
        let shared = shared.map(|triple| triple.in_graph(oxrdf::GraphName::DefaultGraph));
        let own = own
            .into_iter()
            .map(move |triple| triple.in_graph(name.clone()));
        shared.chain(own).collect::<Vec<_>>()
    };
    by_document(graph).into_iter().flat_map(of_part).collect()
}

/// The parts of a graph that rest on one document each, with the names that their graphs go by: the documents' IRIs.
pub(super) fn by_document(graph: &KnowledgeGraph) -> Vec<(Option<NamedNode>, KnowledgeGraph)> {
    let named = |part: KnowledgeGraph| {
        let source = part.documents().next();
        let name = source.and_then(|source| NamedNode::new(&source.iri).ok());
        (name, part)
    };
    graph.parts().into_iter().map(named).collect()
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
