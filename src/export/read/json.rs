//! From the JSON formats back to the graph.

mod fields;

use std::collections::BTreeSet;

use super::{GraphFault, Stored};
use crate::clause::{Certainty, Polarity};
use crate::export::record::VERSION;
use crate::graph::{
    Alphabet, EntityNode, Identifiers, KnowledgeGraph, Node, NodeId, Qualifier, Scope, Statement,
    TextSet,
};
use crate::reading::{Value, ValueKind};
use fields::{DocumentFields, EndFields, GraphFields, LineFields, StatementFields, VersionField};

/// Reads a graph in one object.
pub fn read(bytes: &[u8]) -> Result<Stored, GraphFault> {
    check_version(bytes, 0)?;
    let fields: GraphFields =
        serde_json::from_slice(bytes).map_err(|error| damaged(&error, None))?;
    let first = fields.statements.first();
    let mut restoration = Restoration::new(first)?;
    for document in fields.documents {
        restoration.document(document);
    }
    for entity in fields.entities {
        restoration.look_at(&entity.id);
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
        known.document(fields.document);
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
    /// How letters beyond ASCII stand in its IRIs, once one has such.
    alphabet: Option<Alphabet>,
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
            alphabet: None,
        })
    }

    fn finish(mut self) -> Stored {
        self.graph.set_alphabet(self.alphabet.unwrap_or_default());
        Stored {
            graph: self.graph,
            alphabet: self.alphabet,
            ..Stored::default()
        }
    }

    /// Looks at an IRI for how letters stand in it, if it is one of this graph's own.
    fn look_at(&mut self, iri: &str) {
        let identifiers = self.graph.identifiers();
        self.alphabet = self.alphabet.or_else(|| identifiers.alphabet_of(iri));
    }

    fn document(&mut self, fields: DocumentFields) {
        self.look_at(&fields.iri);
        self.graph.note(fields.into());
    }

    fn statement(
        &mut self,
        fields: StatementFields,
        offsets: &str,
        document: Option<&str>,
    ) -> Result<(), GraphFault> {
        self.look_at(&fields.relation.id);
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
                .support(edge, fields.evidence(offsets, document)?);
        }
        Ok(())
    }

    fn node(&mut self, fields: EndFields) -> NodeId {
        fields.id.iter().for_each(|id| self.look_at(id));
        let node = match fields.id {
            Some(id) => Node::Entity(EntityNode {
                id,
                names: Some(fields.name)
                    .filter(|name| !name.is_empty())
                    .into_iter()
                    .collect(),
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
