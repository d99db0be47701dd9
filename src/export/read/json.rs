//! From the JSON formats back to the graph.

use std::collections::BTreeSet;

use serde::Deserialize;

use super::{GraphFault, Stored};
use crate::clause::{Certainty, Polarity};
use crate::export::record::VERSION;
use crate::graph::{
    EntityNode, Evidence, Identifiers, KnowledgeGraph, Node, NodeId, Places, Qualifier, Scope,
    Source, Statement, TextSet,
};
use crate::reading::{Value, ValueKind};
use crate::span::Span;

#[derive(Debug, Deserialize)]
struct GraphFields {
    offsets: String,
    documents: Vec<DocumentFields>,
    entities: Vec<EntityFields>,
    statements: Vec<StatementFields>,
}

#[derive(Debug, Deserialize)]
struct LineFields {
    offsets: String,
    document: DocumentFields,
    #[serde(flatten)]
    statement: StatementFields,
}

#[derive(Debug, Deserialize)]
struct VersionField {
    version: Option<u32>,
}

#[derive(Debug, Deserialize)]
struct DocumentFields {
    id: String,
    iri: String,
    title: Option<String>,
    date: Option<String>,
}

#[derive(Debug, Deserialize)]
struct EntityFields {
    id: String,
    names: BTreeSet<String>,
    other_names: BTreeSet<String>,
    types: BTreeSet<String>,
    head: Option<String>,
    same_as: BTreeSet<String>,
}

#[derive(Debug, Deserialize)]
struct StatementFields {
    id: String,
    subject: EndFields,
    relation: RelationFields,
    object: EndFields,
    qualifiers: Vec<QualifierFields>,
    status: StatusFields,
    content: BTreeSet<String>,
    evidence: Vec<EvidenceFields>,
}

#[derive(Debug, Deserialize)]
struct EndFields {
    id: Option<String>,
    name: String,
    #[serde(rename = "type")]
    kind: Option<String>,
    head: Option<String>,
    value: Option<String>,
}

#[derive(Debug, Deserialize)]
struct QualifierFields {
    role: String,
    value: EndFields,
}

#[derive(Debug, Deserialize)]
struct RelationFields {
    id: String,
    label: String,
}

#[derive(Debug, Deserialize)]
struct StatusFields {
    polarity: String,
    certainty: String,
    speaker: Option<EndFields>,
    time: Option<String>,
}

#[derive(Debug, Deserialize)]
struct EvidenceFields {
    id: String,
    document: Option<String>,
    #[serde(flatten)]
    places: PlacesFields,
    characters: PlacesFields,
    quote: String,
    rule: Option<String>,
    trigger: String,
    steps: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct PlacesFields {
    spans: Vec<[usize; 2]>,
    subject: Option<[usize; 2]>,
    object: Option<[usize; 2]>,
    predicate: Option<[usize; 2]>,
}

/// Reads a graph in one object.
pub fn read(bytes: &[u8]) -> Result<Stored, GraphFault> {
    check_version(bytes, 0)?;
    let fields: GraphFields =
        serde_json::from_slice(bytes).map_err(|error| damaged(&error, None))?;
    let first = fields.statements.first();
    let mut restoration = Restoration::new(first)?;
    for document in fields.documents {
        restoration.graph.note(source(document));
    }
    for entity in fields.entities {
        restoration.graph.intern(Node::Entity(entity.into()));
    }
    for statement in fields.statements {
        restoration.statement(statement, &fields.offsets, None)?;
    }
    Ok(restoration.finish())
}

/// Reads statements, a line each.
pub fn read_lines(bytes: &[u8]) -> Result<Stored, GraphFault> {
    let mut restoration: Option<Restoration> = None;
    for (number, line) in (1..).zip(bytes.split(|byte| *byte == b'\n')) {
        if line.trim_ascii().is_empty() {
            continue;
        }
        check_version(line, number)?;
        let fields: LineFields =
            serde_json::from_slice(line).map_err(|error| damaged(&error, Some(number)))?;
        let known = match restoration.take() {
            Some(known) => known,
            None => Restoration::new(Some(&fields.statement))?,
        };
        let known = restoration.insert(known);
        let document = fields.document.id.clone();
        known.graph.note(source(fields.document));
        known
            .statement(fields.statement, &fields.offsets, Some(&document))
            .map_err(|fault| GraphFault::in_line(number, fault.message))?;
    }
    Ok(restoration.map(Restoration::finish).unwrap_or_default())
}

/// Refuses files of an earlier or later program, before their fields are looked for.
fn check_version(bytes: &[u8], line: u64) -> Result<(), GraphFault> {
    let line = (line > 0).then_some(line);
    let fields: VersionField =
        serde_json::from_slice(bytes).map_err(|error| damaged(&error, line))?;
    match fields.version {
        Some(VERSION) => Ok(()),
        Some(version) => Err(GraphFault {
            line,
            message: format!(
                "version {version} of the format, and this program reads version {VERSION}; extract it anew"
            ),
        }),
        None => Err(GraphFault {
            line,
            message: "no version is given: another program's file".to_owned(),
        }),
    }
}

fn damaged(error: &serde_json::Error, line: Option<u64>) -> GraphFault {
    let place = line.or(Some(error.line() as u64)).filter(|line| *line > 0);
    let text = error.to_string();
    let text = text.split(" at line ").next().unwrap_or_default();
    GraphFault {
        line: place,
        message: format!("{text}; the file is cut short or damaged, write it again"),
    }
}

/// A graph on its way back.
struct Restoration {
    graph: KnowledgeGraph,
}

impl Restoration {
    /// Begins a graph whose identifiers begin as those of its first statement.
    fn new(first: Option<&StatementFields>) -> Result<Self, GraphFault> {
        let identifiers = match first {
            None => Identifiers::default(),
            Some(statement) => {
                let base = statement.id.rsplit_once("stmt/").map(|(base, _)| base);
                let made = base.and_then(|base| Identifiers::new(base, Scope::Shared).ok());
                made.ok_or_else(|| {
                    GraphFault::new(format!(
                        "\"{}\" is no identifier of a statement: another program's file",
                        statement.id
                    ))
                })?
            }
        };
        Ok(Self {
            graph: KnowledgeGraph::new(identifiers),
        })
    }

    fn finish(self) -> Stored {
        Stored {
            graph: self.graph,
            ..Stored::default()
        }
    }

    fn statement(
        &mut self,
        fields: StatementFields,
        offsets: &str,
        document: Option<&str>,
    ) -> Result<(), GraphFault> {
        let (subject, object) = (self.node(fields.subject), self.node(fields.object));
        let qualifiers = fields.qualifiers.into_iter();
        let qualifiers = qualifiers.map(|qualifier| Qualifier {
            role: qualifier.role,
            value: self.node(qualifier.value),
        });
        let status = fields.status;
        let statement = Statement {
            id: fields.id,
            open: fields.relation.id.contains("/open#"),
            relation: fields.relation.label,
            qualifiers: qualifiers.collect(),
            polarity: degree(
                "polarity",
                &status.polarity,
                &Polarity::ALL,
                Polarity::as_str,
            )?,
            certainty: degree(
                "certainty",
                &status.certainty,
                &Certainty::ALL,
                Certainty::as_str,
            )?,
            speaker: status.speaker.map(|speaker| self.node(speaker)),
            time: status.time,
            words: BTreeSet::new(),
            content: fields.content,
            evidence: Vec::new(),
        };
        let edge = self.graph.state(subject, object, statement);
        for fields in fields.evidence {
            self.graph
                .support(edge, evidence(fields, offsets, document)?);
        }
        Ok(())
    }

    fn node(&mut self, fields: EndFields) -> NodeId {
        let node = match fields.id {
            Some(id) => Node::Entity(EntityNode {
                id,
                names: [fields.name].into(),
                other_names: TextSet::new(),
                kinds: fields.kind.into_iter().collect(),
                heads: fields.head.into_iter().collect(),
                identifiers: TextSet::new(),
            }),
            None => Node::Value(Value {
                kind: value_kind(fields.kind.as_deref()),
                text: fields.name,
                iso: fields.value,
            }),
        };
        self.graph.intern(node)
    }
}

impl From<EntityFields> for EntityNode {
    fn from(fields: EntityFields) -> Self {
        let other_names = &fields.other_names - &fields.names;
        Self {
            id: fields.id,
            names: fields.names.into(),
            other_names: other_names.into(),
            kinds: fields.types.into(),
            heads: fields.head.into_iter().collect(),
            identifiers: fields.same_as.into(),
        }
    }
}

fn source(fields: DocumentFields) -> Source {
    Source {
        id: fields.id,
        iri: fields.iri,
        title: fields.title,
        date: fields.date,
    }
}

fn value_kind(name: Option<&str>) -> ValueKind {
    let kinds = [ValueKind::Date, ValueKind::Amount, ValueKind::Office];
    let found = kinds.into_iter().find(|kind| Some(kind.as_str()) == name);
    found.unwrap_or(ValueKind::Text)
}

/// The polarity or certainty of this name.
fn degree<T: Copy>(
    what: &str,
    word: &str,
    all: &[T],
    name: impl Fn(T) -> &'static str,
) -> Result<T, GraphFault> {
    let found = all.iter().copied().find(|degree| name(*degree) == word);
    found.ok_or_else(|| {
        let known: Vec<_> = all.iter().map(|degree| name(*degree)).collect();
        GraphFault::new(format!(
            "the {what} \"{word}\" is not known; known are {}",
            known.join(", ")
        ))
    })
}

fn evidence(
    fields: EvidenceFields,
    offsets: &str,
    document: Option<&str>,
) -> Result<Evidence, GraphFault> {
    let document = fields.document.or_else(|| document.map(str::to_owned));
    let document = document
        .ok_or_else(|| GraphFault::new(format!("the evidence {} has no document", fields.id)))?;
    let bytes = match offsets {
        "bytes" => fields.places.into(),
        _ => Places::default(),
    };
    Ok(Evidence {
        id: fields.id,
        document,
        bytes,
        characters: fields.characters.into(),
        quote: fields.quote,
        rule: fields.rule,
        trigger: fields.trigger,
        steps: fields.steps.into_iter().map(Into::into).collect(),
    })
}

impl From<PlacesFields> for Places {
    fn from(fields: PlacesFields) -> Self {
        let span = |[start, end]: [usize; 2]| Span::new(start.min(end), end);
        Self {
            spans: fields.spans.into_iter().map(span).collect(),
            subject: fields.subject.map(span),
            object: fields.object.map(span),
            trigger: fields.predicate.map(span),
        }
    }
}
