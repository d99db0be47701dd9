//! What the JSON formats are made of.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::export::Offsets;
use crate::graph::{EntityNode, Evidence, KnowledgeGraph, Literal, Node, Stated, Statement};
use crate::reading::{Value, ValueKind};

/// The version of the JSON formats, which changes when a field changes its meaning or goes.
pub const VERSION: u32 = 1;

/// One statement.
#[derive(Debug, Serialize)]
pub struct StatementRecord<'g> {
    /// In lines, where each stands alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<u32>,
    pub id: &'g str,
    /// In lines, where each is about one document.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document: Option<&'g str>,
    pub subject: End<'g>,
    pub relation: RelationRecord<'g>,
    pub object: End<'g>,
    pub qualifiers: BTreeMap<&'g str, OneOrMore<End<'g>>>,
    pub status: StatusRecord<'g>,
    /// The statements that this one is about.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub content: Vec<&'g str>,
    pub evidence: Vec<EvidenceRecord<'g>>,
}

/// An entity or value that takes part in a statement.
#[derive(Debug, Serialize)]
pub struct End<'g> {
    /// The IRI of an entity; values have none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<&'g str>,
    pub name: &'g str,
    #[serde(rename = "type")]
    pub kind: Option<&'g str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub head: Option<&'g str>,
    /// The ISO 8601 form of a date.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
}

/// What is alone, or a list.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum OneOrMore<T> {
    One(T),
    More(Vec<T>),
}

#[derive(Debug, Serialize)]
pub struct RelationRecord<'g> {
    pub id: String,
    pub label: &'g str,
    pub rule: Option<&'g str>,
    pub trigger: &'g str,
}

#[derive(Debug, Serialize)]
pub struct StatusRecord<'g> {
    pub polarity: &'static str,
    pub certainty: &'static str,
    pub speaker: Option<End<'g>>,
    pub time: Option<&'g str>,
}

#[derive(Debug, Serialize)]
pub struct EvidenceRecord<'g> {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document: Option<&'g str>,
    pub spans: Vec<[usize; 2]>,
    pub quote: &'g str,
    pub rule: Option<&'g str>,
    pub trigger: &'g str,
    pub steps: Vec<&'g str>,
}

impl<'g> StatementRecord<'g> {
    /// Makes the record of a statement with some of its evidence.
    pub fn new(
        graph: &'g KnowledgeGraph,
        stated: Stated<'g>,
        evidence: &'g [Evidence],
        offsets: Offsets,
    ) -> Self {
        let statement = stated.statement;
        let evidence = evidence
            .iter()
            .map(|evidence| EvidenceRecord::new(evidence, offsets));
        let evidence: Vec<EvidenceRecord<'g>> = evidence.collect();
        Self {
            version: None,
            id: &statement.id,
            document: None,
            subject: End::entity(stated.subject),
            relation: RelationRecord {
                id: graph
                    .identifiers()
                    .relation(&statement.relation, statement.open),
                label: &statement.relation,
                rule: evidence.first().and_then(|evidence| evidence.rule),
                trigger: evidence.first().map_or("", |evidence| evidence.trigger),
            },
            object: End::new(stated.object),
            qualifiers: qualifiers(graph, statement),
            status: StatusRecord::new(graph, statement),
            content: statement.content.iter().map(String::as_str).collect(),
            evidence,
        }
    }
}

fn qualifiers<'g>(
    graph: &'g KnowledgeGraph,
    statement: &'g Statement,
) -> BTreeMap<&'g str, OneOrMore<End<'g>>> {
    let mut by_role: BTreeMap<&str, Vec<End<'_>>> = BTreeMap::new();
    for qualifier in &statement.qualifiers {
        let fillers = by_role.entry(&qualifier.role).or_default();
        fillers.push(End::new(graph.node(qualifier.value)));
    }
    let roles = by_role
        .into_iter()
        .map(|(role, mut fillers)| match fillers.len() {
            1 => (role, OneOrMore::One(fillers.remove(0))),
            _ => (role, OneOrMore::More(fillers)),
        });
    roles.collect()
}

impl<'g> End<'g> {
    /// Makes the record of a node.
    pub fn new(node: &'g Node) -> Self {
        match node {
            Node::Entity(entity) => Self::entity(entity),
            Node::Value(value) => Self::value(value),
        }
    }

    fn entity(entity: &'g EntityNode) -> Self {
        Self {
            id: Some(&entity.id),
            name: entity.name(),
            kind: entity.kind(),
            head: entity.head(),
            value: None,
        }
    }

    fn value(value: &'g Value) -> Self {
        let literal = Literal::of(value);
        Self {
            id: None,
            name: &value.text,
            kind: Some(kind_name(value.kind)),
            head: None,
            value: (literal.lexical != value.text).then_some(literal.lexical),
        }
    }
}

fn kind_name(kind: ValueKind) -> &'static str {
    match kind {
        ValueKind::Date => "Date",
        ValueKind::Amount => "Amount",
        ValueKind::Office => "Office",
        ValueKind::Text => "Text",
    }
}

impl<'g> StatusRecord<'g> {
    fn new(graph: &'g KnowledgeGraph, statement: &'g Statement) -> Self {
        Self {
            polarity: statement.polarity.as_str(),
            certainty: statement.certainty.as_str(),
            speaker: statement
                .speaker
                .map(|speaker| End::new(graph.node(speaker))),
            time: statement.time.as_deref(),
        }
    }
}

impl<'g> EvidenceRecord<'g> {
    fn new(evidence: &'g Evidence, offsets: Offsets) -> Self {
        let spans = match offsets {
            Offsets::Bytes => &evidence.spans,
            Offsets::Characters => &evidence.characters,
        };
        Self {
            document: None,
            spans: spans.iter().map(|span| [span.start, span.end]).collect(),
            quote: &evidence.quote,
            rule: evidence.rule.as_deref(),
            trigger: &evidence.trigger,
            steps: evidence.steps.iter().map(|step| &**step).collect(),
        }
    }
}
