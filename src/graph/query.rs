//! Views of the graph in an order that depends on its content alone.

use petgraph::visit::EdgeRef;

use crate::graph::{EntityNode, KnowledgeGraph, Node, NodeId, Source, Statement};

/// A statement with its ends.
#[derive(Clone, Copy, Debug)]
pub struct Stated<'g> {
    /// What it is about.
    pub subject: &'g EntityNode,
    /// What it says, and how.
    pub statement: &'g Statement,
    /// What the subject is brought into relation with.
    pub object: &'g Node,
}

impl KnowledgeGraph {
    /// The documents, in the order of their names.
    pub fn documents(&self) -> impl Iterator<Item = &Source> {
        self.documents.values()
    }

    /// The document with this name.
    pub fn document(&self, id: &str) -> Option<&Source> {
        self.documents.get(id)
    }

    /// The entities, in the order of their IRIs.
    pub fn entities(&self) -> Vec<&EntityNode> {
        let nodes = self.graph.node_weights();
        let mut entities: Vec<_> = nodes.filter_map(Node::entity).collect();
        entities.sort_unstable_by_key(|entity| &entity.id);
        entities
    }

    /// The statements, in the order of their subjects, relations, objects and IRIs.
    pub fn statements(&self) -> Vec<Stated<'_>> {
        let edges = self.graph.edge_references();
        let stated =
            edges.filter_map(|edge| self.stated(edge.source(), edge.target(), edge.weight()));
        let mut statements: Vec<_> = stated.collect();
        statements.sort_by_cached_key(|stated| {
            let Stated {
                subject,
                statement,
                object,
            } = *stated;
            let (relation, id) = (statement.relation.as_str(), statement.id.as_str());
            (subject.id.as_str(), relation, object.key(), id)
        });
        statements
    }

    /// The statement with this IRI.
    pub fn statement(&self, id: &str) -> Option<Stated<'_>> {
        let edge = self.statement_at(id)?;
        let (subject, object) = self.graph.edge_endpoints(edge)?;
        self.stated(subject, object, &self.graph[edge])
    }

    /// Notes that an entity is the same as another; false if it is not in the graph.
    pub fn link(&mut self, id: &str, other: &str) -> bool {
        let node = self.node_at(id).map(|node| &mut self.graph[node]);
        let Some(Node::Entity(entity)) = node else {
            return false;
        };
        entity.identifiers.insert(other.to_owned());
        true
    }

    /// The number of statements.
    pub fn len(&self) -> usize {
        self.graph.edge_count()
    }

    /// Whether nothing is stated.
    pub fn is_empty(&self) -> bool {
        self.graph.edge_count() == 0
    }

    fn stated<'g>(
        &'g self,
        subject: NodeId,
        object: NodeId,
        statement: &'g Statement,
    ) -> Option<Stated<'g>> {
        Some(Stated {
            subject: self.graph[subject].entity()?,
            statement,
            object: &self.graph[object],
        })
    }
}
