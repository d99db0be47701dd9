//! The table of statements: a row for each statement of each document.

use std::io;
use std::sync::Arc;

use arrow_array::ArrayRef;
use arrow_array::builder::{BooleanBuilder, ListBuilder, StringBuilder, StructBuilder};
use arrow_schema::{ArrowError, DataType, Field, Fields, Schema};
use cloze::export::{Offsets, jsonl};
use cloze::graph::{Evidence, KnowledgeGraph, Literal, Node, Period, Stated};

use super::columns::{add_number, add_text, list, optional, records, text, texts};

/// Columns of texts, in the order in which `texts_of` gives them; those with `?` may be missing.
const TEXTS: [&str; 22] = [
    "document",
    "document_iri",
    "id",
    "subject_id",
    "subject",
    "subject_type?",
    "relation_id",
    "relation",
    "object_id?",
    "object",
    "object_type?",
    "object_value?",
    "polarity",
    "certainty",
    "speaker_id?",
    "speaker?",
    "time?",
    "time_start?",
    "time_end?",
    "rule?",
    "trigger",
    "quote",
];

fn qualifier_fields() -> Fields {
    Fields::from(vec![
        text("role"),
        optional("id"),
        text("name"),
        optional("type"),
        optional("value"),
    ])
}

fn evidence_fields() -> Fields {
    Fields::from(vec![
        text("id"),
        Field::new("start", DataType::Int64, true),
        Field::new("end", DataType::Int64, true),
        text("quote"),
        optional("rule"),
        text("trigger"),
        list("steps", DataType::Utf8),
    ])
}

/// The columns, perhaps with each statement's JSON line.
pub fn schema(record: bool) -> Schema {
    let mut fields: Vec<Field> = TEXTS
        .iter()
        .map(|name| match name.strip_suffix('?') {
            Some(name) => optional(name),
            None => text(name),
        })
        .collect();
    fields.push(Field::new("open", DataType::Boolean, false));
    fields.push(Field::new("asserted", DataType::Boolean, false));
    fields.push(list("content", DataType::Utf8));
    fields.push(list("qualifiers", DataType::Struct(qualifier_fields())));
    fields.push(list("evidence", DataType::Struct(evidence_fields())));
    if record {
        fields.push(text("record"));
    }
    Schema::new(fields)
}

/// Rows on their way into columns.
struct Rows {
    texts: [StringBuilder; TEXTS.len()],
    open: BooleanBuilder,
    asserted: BooleanBuilder,
    content: ListBuilder<StringBuilder>,
    qualifiers: ListBuilder<StructBuilder>,
    evidence: ListBuilder<StructBuilder>,
    records: Option<StringBuilder>,
}

/// The rows of some graphs of one document each, in the order of the JSON lines.
pub fn columns<'g>(
    graphs: impl Iterator<Item = &'g KnowledgeGraph>,
    record: bool,
) -> Result<Vec<ArrayRef>, ArrowError> {
    let mut rows = Rows {
        texts: Default::default(),
        open: BooleanBuilder::new(),
        asserted: BooleanBuilder::new(),
        content: texts(),
        qualifiers: records(&qualifier_fields()),
        evidence: records(&evidence_fields()),
        records: record.then(StringBuilder::new),
    };
    for graph in graphs {
        for (stated, evidence) in jsonl::rows(graph) {
            rows.add(graph, stated, evidence)?;
        }
    }
    Ok(rows.finish())
}

impl Rows {
    fn add(
        &mut self,
        graph: &KnowledgeGraph,
        stated: Stated<'_>,
        evidence: &[Evidence],
    ) -> Result<(), ArrowError> {
        let statement = stated.statement;
        let texts = texts_of(graph, stated, evidence);
        for (column, text) in self.texts.iter_mut().zip(texts) {
            column.append_option(text);
        }
        self.open.append_value(statement.open);
        self.asserted.append_value(statement.is_asserted());
        self.content
            .append_value(statement.content.iter().map(Some));
        for qualifier in &statement.qualifiers {
            add_qualifier(
                self.qualifiers.values(),
                &qualifier.role,
                graph.node(qualifier.value),
            );
        }
        self.qualifiers.append(true);
        for evidence in evidence {
            add_evidence(self.evidence.values(), evidence);
        }
        self.evidence.append(true);
        match &mut self.records {
            Some(records) => add_record(records, graph, stated, evidence),
            None => Ok(()),
        }
    }

    fn finish(mut self) -> Vec<ArrayRef> {
        let mut columns: Vec<ArrayRef> = Vec::new();
        for column in &mut self.texts {
            columns.push(Arc::new(column.finish()));
        }
        columns.push(Arc::new(self.open.finish()));
        columns.push(Arc::new(self.asserted.finish()));
        columns.push(Arc::new(self.content.finish()));
        columns.push(Arc::new(self.qualifiers.finish()));
        columns.push(Arc::new(self.evidence.finish()));
        if let Some(records) = &mut self.records {
            columns.push(Arc::new(records.finish()));
        }
        columns
    }
}

/// The texts of a row.
fn texts_of(
    graph: &KnowledgeGraph,
    stated: Stated<'_>,
    evidence: &[Evidence],
) -> [Option<String>; TEXTS.len()] {
    let (subject, statement) = (stated.subject, stated.statement);
    let first = evidence.first();
    let source = first.and_then(|evidence| graph.document(&evidence.document));
    let speaker = statement.speaker.map(|speaker| graph.node(speaker));
    let period = statement.time.as_deref().and_then(Period::of);
    let (start, end) = period.map(|period| (period.start, period.end)).unzip();
    let identifiers = graph.identifiers();
    let owned = |text: &str| Some(text.to_owned());
    [
        source.map(|source| source.id.clone()).or_else(|| owned("")),
        source
            .map(|source| source.iri.clone())
            .or_else(|| owned("")),
        owned(&statement.id),
        owned(&subject.id),
        owned(subject.name()),
        subject.kind().map(str::to_owned),
        Some(identifiers.relation(&statement.relation, statement.open)),
        owned(&statement.relation),
        id_of(stated.object).map(str::to_owned),
        owned(stated.object.name()),
        kind_of(stated.object).map(str::to_owned),
        value_of(stated.object),
        owned(statement.polarity.as_str()),
        owned(statement.certainty.as_str()),
        speaker.and_then(id_of).map(str::to_owned),
        speaker.map(|speaker| speaker.name().to_owned()),
        statement.time.clone(),
        start,
        end,
        first.and_then(|evidence| evidence.rule.clone()),
        owned(first.map_or("", |evidence| &evidence.trigger)),
        owned(first.map_or("", |evidence| &evidence.quote)),
    ]
}

fn id_of(node: &Node) -> Option<&str> {
    node.entity().map(|entity| entity.id.as_str())
}

fn kind_of(node: &Node) -> Option<&str> {
    match node {
        Node::Entity(entity) => entity.kind(),
        Node::Value(value) => Some(value.kind.as_str()),
    }
}

/// The ISO 8601 form of a date.
fn value_of(node: &Node) -> Option<String> {
    match node {
        Node::Value(value) if value.iso.is_some() => Some(Literal::of(value).lexical),
        _ => None,
    }
}

fn add_qualifier(record: &mut StructBuilder, role: &str, value: &Node) {
    let iso = value_of(value);
    let texts = [
        Some(role),
        id_of(value),
        Some(value.name()),
        kind_of(value),
        iso.as_deref(),
    ];
    for (field, text) in texts.into_iter().enumerate() {
        add_text(record, field, text);
    }
    record.append(true);
}

fn add_evidence(record: &mut StructBuilder, evidence: &Evidence) {
    let main = evidence.characters.main();
    add_text(record, 0, Some(&evidence.id));
    add_number(record, 1, main.map(|span| span.start));
    add_number(record, 2, main.map(|span| span.end));
    add_text(record, 3, Some(&evidence.quote));
    add_text(record, 4, evidence.rule.as_deref());
    add_text(record, 5, Some(&evidence.trigger));
    if let Some(steps) =
        record.field_builder::<ListBuilder<Box<dyn arrow_array::builder::ArrayBuilder>>>(6)
    {
        for step in &evidence.steps {
            if let Some(texts) = steps.values().as_any_mut().downcast_mut::<StringBuilder>() {
                texts.append_value(&**step);
            }
        }
        steps.append(true);
    }
    record.append(true);
}

fn add_record(
    records: &mut StringBuilder,
    graph: &KnowledgeGraph,
    stated: Stated<'_>,
    evidence: &[Evidence],
) -> Result<(), ArrowError> {
    let mut line = Vec::new();
    let written = jsonl::write_row(graph, stated, evidence, Offsets::Bytes, &mut line);
    let line = written.and_then(|()| {
        let text = String::from_utf8(line);
        text.map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))
    });
    let line = line.map_err(|error| ArrowError::ExternalError(Box::new(error)))?;
    records.append_value(line.trim_end());
    Ok(())
}
