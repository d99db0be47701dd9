//! The graph as property graphs have it: nodes and edges with properties.

use std::collections::BTreeMap;
use std::io;

use crate::export::jsonl::by_document;
use crate::export::record::{End, QualifierRecord};
use crate::graph::{EntityNode, Evidence, KnowledgeGraph, Literal, Node, Stated, unite_nodes};

/// What nodes have, in the headings of `neo4j-admin`. Lists have semicolons between their members.
pub const NODES: [&str; 7] = [
    "key:ID",
    "name",
    ":LABEL",
    "otherNames:string[]",
    "head",
    "sameAs:string[]",
    "value",
];

/// What edges have.
pub const EDGES: [&str; 18] = [
    ":START_ID",
    ":END_ID",
    ":TYPE",
    "id",
    "asserted:boolean",
    "polarity",
    "certainty",
    "speaker",
    "speakerKey",
    "time",
    "open:boolean",
    "document",
    "start:int",
    "end:int",
    "quote",
    "rule",
    "trigger",
    "roles",
];

/// A node: what it has under each heading.
pub type NodeRecord = [String; NODES.len()];

/// An edge: what it has under each heading.
pub type EdgeRecord = [String; EDGES.len()];

/// The nodes of graphs, each once.
#[derive(Debug, Default)]
pub struct Nodes(BTreeMap<String, Node>);

impl Nodes {
    /// Adds those of a graph.
    pub fn add(&mut self, graph: &KnowledgeGraph) {
        for node in graph.petgraph().node_weights() {
            match self.0.get_mut(&node.key()) {
                Some(known) => unite_nodes(known, node.clone()),
                None => {
                    self.0.insert(node.key(), node.clone());
                }
            }
        }
    }

    /// The nodes in the order of their keys.
    pub fn records(self) -> impl Iterator<Item = NodeRecord> {
        self.0.into_iter().map(|(key, node)| match &node {
            Node::Entity(entity) => entity_record(key, entity),
            Node::Value(value) => value_record(key, &value.text, value.kind.as_str(), &node),
        })
    }
}

/// The edges of a graph: a statement of a document each.
pub fn edges(graph: &KnowledgeGraph) -> io::Result<Vec<EdgeRecord>> {
    let mut edges = Vec::new();
    for stated in graph.statements() {
        if stated.statement.evidence.is_empty() {
            edges.push(edge(graph, stated, None)?);
        }
        for evidence in by_document(&stated) {
            edges.push(edge(graph, stated, evidence.first())?);
        }
    }
    Ok(edges)
}

fn edge(
    graph: &KnowledgeGraph,
    stated: Stated<'_>,
    evidence: Option<&Evidence>,
) -> io::Result<EdgeRecord> {
    let statement = stated.statement;
    let relation = graph
        .identifiers()
        .relation(&statement.relation, statement.open);
    let kind = relation.rsplit('#').next().unwrap_or_default();
    let speaker = statement.speaker.map(|speaker| graph.node(speaker));
    let main = evidence.and_then(|evidence| evidence.characters.main());
    let number = |number: Option<usize>| number.map_or(String::new(), |one| one.to_string());
    let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
    Ok([
        stated.subject.id.clone(),
        stated.object.key(),
        kind.to_owned(),
        statement.id.clone(),
        statement.is_asserted().to_string(),
        statement.polarity.as_str().to_owned(),
        statement.certainty.as_str().to_owned(),
        text(speaker.map(Node::name)),
        speaker.map(Node::key).unwrap_or_default(),
        text(statement.time.as_deref()),
        statement.open.to_string(),
        text(evidence.map(|evidence| evidence.document.as_str())),
        number(main.map(|span| span.start)),
        number(main.map(|span| span.end)),
        text(evidence.map(|evidence| evidence.quote.as_str())),
        text(evidence.and_then(|evidence| evidence.rule.as_deref())),
        text(evidence.map(|evidence| evidence.trigger.as_str())),
        roles(graph, stated)?,
    ])
}

fn roles(graph: &KnowledgeGraph, stated: Stated<'_>) -> io::Result<String> {
    let qualifiers = stated.statement.qualifiers.iter();
    let roles: Vec<QualifierRecord<'_>> = qualifiers
        .map(|qualifier| QualifierRecord {
            role: &qualifier.role,
            value: End::new(graph.node(qualifier.value)),
        })
        .collect();
    match roles.is_empty() {
        true => Ok(String::new()),
        false => Ok(serde_json::to_string(&roles)?),
    }
}

fn entity_record(key: String, entity: &EntityNode) -> NodeRecord {
    let kinds = ["Entity"].into_iter().chain(entity.kind());
    [
        key,
        entity.name().to_owned(),
        list(kinds),
        list(entity.further_names()),
        entity.head().unwrap_or_default().to_owned(),
        list(entity.identifiers.iter().map(String::as_str)),
        String::new(),
    ]
}

fn value_record(key: String, text: &str, kind: &str, node: &Node) -> NodeRecord {
    let lexical = match node {
        Node::Value(value) => Literal::of(value).if_typed(),
        Node::Entity(_) => None,
    };
    [
        key,
        text.to_owned(),
        list(["Value", kind]),
        String::new(),
        String::new(),
        String::new(),
        lexical.unwrap_or_default(),
    ]
}

/// The members with semicolons between them; a semicolon within one becomes a comma.
fn list<'t>(members: impl IntoIterator<Item = &'t str>) -> String {
    let members = members.into_iter().map(|member| member.replace(';', ","));
    members.collect::<Vec<_>>().join(";")
}

/// The text without the character that importers take for the end of all.
pub fn printable(text: String) -> String {
    match text.contains('\0') {
        true => text.replace('\0', "\u{FFFD}"),
        false => text,
    }
}
