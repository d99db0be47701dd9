//! Union of graphs.

use std::collections::BTreeSet;

use petgraph::graph::EdgeIndex;

use crate::graph::{EntityNode, KnowledgeGraph, Node, NodeId, Qualifier, Source, Statement};

impl KnowledgeGraph {
    /// Adds all that another graph says. Both must make their identifiers in the same way.
    ///
    /// The result is the same as if one graph had been given all the documents, in any order.
    pub fn merge(&mut self, other: &Self) {
        for source in other.documents.values() {
            self.note(source.clone());
        }
        let nodes = other.graph.node_weights();
        let moved: Vec<NodeId> = nodes.map(|node| self.intern(node.clone())).collect();
        for edge in other.graph.edge_indices() {
            self.merge_statement(other, edge, &moved);
        }
    }

    fn merge_statement(&mut self, other: &Self, edge: EdgeIndex, moved: &[NodeId]) {
        let ends = other.graph.edge_endpoints(edge);
        let (subject, object) = ends.expect("the edge is one of the other graph's");
        let statement = &other.graph[edge];
        let place = |node: NodeId| moved[node.index()];
        let qualifiers = statement.qualifiers.iter().map(|qualifier| Qualifier {
            role: qualifier.role.clone(),
            value: place(qualifier.value),
        });
        let statement = Statement {
            qualifiers: qualifiers.collect(),
            speaker: statement.speaker.map(place),
            ..statement.clone()
        };
        self.state(place(subject), place(object), statement);
    }
}

/// Adds what `new` says to `known`, the same node.
pub(super) fn unite_nodes(known: &mut Node, new: Node) {
    match (known, new) {
        (Node::Entity(known), Node::Entity(new)) => unite_entities(known, new),
        (Node::Value(known), Node::Value(new)) if new < *known => *known = new,
        _ => {}
    }
}

fn unite_entities(known: &mut EntityNode, new: EntityNode) {
    known.names.extend(new.names);
    known.other_names.extend(new.other_names);
    known.kinds.extend(new.kinds);
    known.heads.extend(new.heads);
    known.identifiers.extend(new.identifiers);
}

/// Adds what supports `new` to `known`, the same statement.
pub(super) fn unite_statements(known: &mut Statement, new: Statement) {
    known.content.extend(new.content);
    for evidence in new.evidence {
        known.support(evidence);
    }
}

/// Fills what is missing; where two accounts of a document differ, the first in the order of bytes stays.
pub(super) fn unite_sources(known: &mut Source, new: Source) {
    known.iri = std::mem::take(&mut known.iri).min(new.iri);
    known.title = first(known.title.take(), new.title);
    known.date = first(known.date.take(), new.date);
}

fn first(one: Option<String>, other: Option<String>) -> Option<String> {
    let both: BTreeSet<String> = one.into_iter().chain(other).collect();
    both.into_iter().next()
}
