//! Entities and statements, with evidence.
//!
//! Everything in the graph is a set, and merging is union: neither the order in which documents come nor the number of
//! machines that read them changes what it says. Nothing here counts, and nothing is named after its place in a run.

mod addition;
pub(crate) mod identifiers;
mod index;
mod literal;
mod merge;
mod period;
mod query;
mod statement;
mod text_set;

#[cfg(test)]
pub(crate) mod fixture;
#[cfg(test)]
mod tests;

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use petgraph::graph::{DiGraph, EdgeIndex};

use crate::reading::{Amount, Value};
pub use addition::Added;
pub use identifiers::{Alphabet, BaseFault, Identifiers, Scope};
use index::Index;
pub use literal::{Datatype, Literal};
pub(crate) use merge::unite_nodes;
pub use period::Period;
pub use query::Stated;
pub use statement::{Evidence, Places, Qualifier, Statement};
pub use text_set::TextSet;

/// A node's index in the graph.
pub type NodeId = petgraph::graph::NodeIndex;

/// What the documents state: nodes are entities and values, edges are statements.
#[derive(Clone, Debug, Default)]
pub struct KnowledgeGraph {
    identifiers: Identifiers,
    graph: DiGraph<Node, Statement>,
    /// Where the node with an IRI or literal is.
    nodes: Index<NodeId>,
    /// Where the statement with an IRI is.
    statements: Index<EdgeIndex>,
    documents: BTreeMap<String, Source>,
}

/// A document that statements come from.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Source {
    /// What it is called among its inputs.
    pub id: String,
    /// Its IRI: the address it was published at, if it has one.
    pub iri: String,
    /// Its headline.
    pub title: Option<String>,
    /// The day it was published.
    pub date: Option<String>,
}

/// A node: an entity or a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// Something with an identity.
    Entity(EntityNode),
    /// A typed literal.
    Value(Value),
}

/// An entity of the graph: all that its documents say of it, each part a set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntityNode {
    /// Its IRI.
    pub id: String,
    /// What its documents chiefly call it; hardly ever more than one.
    pub names: TextSet,
    /// What else they call it.
    pub other_names: TextSet,
    /// The types they take it for; more than one if they disagree.
    pub kinds: TextSet,
    /// The head word of a thing's label.
    pub heads: TextSet,
    /// Outside identifiers: IRIs.
    pub identifiers: TextSet,
}

/// Types in the order in which they win where documents disagree: the narrow before the broad.
const FIRST_KINDS: [&str; 8] = [
    "Person",
    "Country",
    "Organization",
    "Group",
    "City",
    "Facility",
    "Event",
    "Work",
];

/// Types that win only where there is no other.
const LAST_KINDS: [&str; 3] = ["Place", "Agent", "Thing"];

impl EntityNode {
    /// Its name: the longest of its names, and of those the first in the order of bytes.
    pub fn name(&self) -> &str {
        let longest = self
            .names
            .iter()
            .min_by_key(|name| Reverse(name.chars().count()));
        longest.map_or("", String::as_str)
    }

    /// Its type, none if unknown. Where documents disagree, Person wins, then Country, Organization, Group, City,
    /// Facility, Event, Work, then any other in the order of its name, then Place, Agent, Thing.
    pub fn kind(&self) -> Option<&str> {
        let first = self.kinds.iter().min_by_key(|kind| kind_rank(kind));
        first.map(String::as_str)
    }

    /// The head word of a thing's label.
    pub fn head(&self) -> Option<&str> {
        self.heads.first().map(String::as_str)
    }

    /// How many or how much it is, if its label says so: _5,000 troops_.
    pub fn amount(&self) -> Option<Amount> {
        Amount::of_thing(self.name(), self.head()?)
    }

    /// The names that are not its name, in the order of bytes.
    pub fn further_names(&self) -> BTreeSet<&str> {
        let all = self.names.iter().chain(&self.other_names);
        all.map(String::as_str)
            .filter(|name| *name != self.name())
            .collect()
    }
}

fn kind_rank(kind: &str) -> usize {
    let place = |kinds: &[&str]| kinds.iter().position(|known| *known == kind);
    let last = || place(&LAST_KINDS).map(|rank| FIRST_KINDS.len() + 1 + rank);
    place(&FIRST_KINDS)
        .or_else(last)
        .unwrap_or(FIRST_KINDS.len())
}

impl Node {
    /// The entity, if it is one.
    pub fn entity(&self) -> Option<&EntityNode> {
        match self {
            Self::Entity(entity) => Some(entity),
            Self::Value(_) => None,
        }
    }

    /// The name of an entity, the text of a value.
    pub fn name(&self) -> &str {
        match self {
            Self::Entity(entity) => entity.name(),
            Self::Value(value) => &value.text,
        }
    }

    /// What sets the node apart from all others: the IRI of an entity, the literal of a value as N-Triples write it.
    pub fn key(&self) -> String {
        match self {
            Self::Entity(entity) => entity.id.clone(),
            Self::Value(value) => Literal::of(value).to_string(),
        }
    }

    /// Whether this is what sets the node apart.
    fn has_key(&self, key: &str) -> bool {
        match self {
            Self::Entity(entity) => entity.id == key,
            Self::Value(value) => Literal::of(value).to_string() == key,
        }
    }
}

impl KnowledgeGraph {
    /// Makes an empty graph whose identifiers are made in this way.
    pub fn new(identifiers: Identifiers) -> Self {
        Self {
            identifiers,
            ..Self::default()
        }
    }

    /// Says how letters beyond ASCII stand in its identifiers, once that is known.
    pub(crate) fn set_alphabet(&mut self, alphabet: Alphabet) {
        self.identifiers = self.identifiers.clone().with_alphabet(alphabet);
    }

    /// How it makes its identifiers.
    pub fn identifiers(&self) -> &Identifiers {
        &self.identifiers
    }

    /// The graph itself, for petgraph's algorithms. Its indices follow the order of additions; its content does not.
    pub fn petgraph(&self) -> &DiGraph<Node, Statement> {
        &self.graph
    }

    /// The node at an index that this graph gave.
    pub fn node(&self, id: NodeId) -> &Node {
        &self.graph[id]
    }

    /// Finds or makes the node, adding what it says to what is known.
    pub(crate) fn intern(&mut self, node: Node) -> NodeId {
        let key = node.key();
        if let Some(id) = self.node_at(&key) {
            merge::unite_nodes(&mut self.graph[id], node);
            return id;
        }
        let id = self.graph.add_node(node);
        self.nodes.insert(&key, id);
        id
    }

    /// Finds or makes the statement, adding its evidence and content to what is known.
    pub(crate) fn state(
        &mut self,
        subject: NodeId,
        object: NodeId,
        statement: Statement,
    ) -> EdgeIndex {
        if let Some(edge) = self.statement_at(&statement.id) {
            merge::unite_statements(&mut self.graph[edge], statement);
            return edge;
        }
        let edge = self.graph.add_edge(subject, object, statement);
        self.statements.insert(&self.graph[edge].id, edge);
        edge
    }

    /// The node with this IRI or literal.
    fn node_at(&self, key: &str) -> Option<NodeId> {
        self.nodes.find(key, |id| self.graph[id].has_key(key))
    }

    /// The statement with this IRI.
    fn statement_at(&self, id: &str) -> Option<EdgeIndex> {
        self.statements.find(id, |edge| self.graph[edge].id == id)
    }

    /// Adds evidence to a statement.
    pub(crate) fn support(&mut self, edge: EdgeIndex, evidence: Evidence) {
        self.graph[edge].support(evidence);
    }

    /// Takes note of a document.
    pub(crate) fn note(&mut self, source: Source) {
        match self.documents.get_mut(&source.id) {
            Some(known) => merge::unite_sources(known, source),
            None => {
                self.documents.insert(source.id.clone(), source);
            }
        }
    }
}
