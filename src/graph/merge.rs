//! Union of graphs.

use std::collections::{BTreeMap, BTreeSet};

use petgraph::graph::EdgeIndex;

use crate::graph::{
    EntityNode, Evidence, KnowledgeGraph, Node, NodeId, Qualifier, Source, Stated, Statement,
};

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
            let ends = other.ends(edge).map(|node| moved[node.index()]);
            let statement = rewired(&other.graph[edge], |node| moved[node.index()]);
            self.state(ends[0], ends[1], statement);
        }
    }

    /// The parts that rest on one document each, in the order of the documents, and at the end what rests on none.
    /// Nodes keep all their names.
    pub fn parts(&self) -> Vec<Self> {
        let empty = || Self::new(self.identifiers.clone());
        let mut parts: BTreeMap<&str, Self> = BTreeMap::new();
        for (id, source) in &self.documents {
            parts.entry(id).or_insert_with(empty).note(source.clone());
        }
        let mut rest = empty();
        for edge in self.graph.edge_indices() {
            let evidence = &self.graph[edge].evidence;
            for evidence in evidence.chunk_by(|one, next| one.document == next.document) {
                let part = parts.entry(&evidence[0].document).or_insert_with(empty);
                part.adopt(self, edge, evidence.to_vec());
            }
            if evidence.is_empty() {
                rest.adopt(self, edge, Vec::new());
            }
        }
        let rest = (!rest.is_empty()).then_some(rest);
        parts.into_values().chain(rest).collect()
    }

    /// The statements that are kept, with their nodes and all documents.
    pub fn selected(&self, keep: impl Fn(&Stated<'_>) -> bool) -> Self {
        let mut part = Self::new(self.identifiers.clone());
        for source in self.documents.values() {
            part.note(source.clone());
        }
        for edge in self.graph.edge_indices() {
            let statement = &self.graph[edge];
            if self
                .statement(&statement.id)
                .is_some_and(|stated| keep(&stated))
            {
                part.adopt(self, edge, statement.evidence.clone());
            }
        }
        part
    }

    /// Takes a statement over from another graph, with some of its evidence.
    fn adopt(&mut self, other: &Self, edge: EdgeIndex, evidence: Vec<Evidence>) {
        let mut moved = |node: NodeId| self.intern(other.graph[node].clone());
        let [subject, object] = other.ends(edge).map(&mut moved);
        let statement = Statement {
            evidence,
            ..rewired(&other.graph[edge], moved)
        };
        self.state(subject, object, statement);
    }

    fn ends(&self, edge: EdgeIndex) -> [NodeId; 2] {
        let ends = self.graph.edge_endpoints(edge);
        ends.expect("the edge is one of this graph's").into()
    }
}

/// The statement between the nodes of another graph.
fn rewired(statement: &Statement, mut place: impl FnMut(NodeId) -> NodeId) -> Statement {
    let qualifiers = statement.qualifiers.iter().map(|qualifier| Qualifier {
        role: qualifier.role.clone(),
        value: place(qualifier.value),
    });
    Statement {
        qualifiers: qualifiers.collect(),
        speaker: statement.speaker.map(&mut place),
        ..statement.clone()
    }
}

/// Adds what `new` says to `known`, the same node.
pub fn unite_nodes(known: &mut Node, new: Node) {
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
    known.words.extend(new.words);
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
