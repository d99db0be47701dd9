//! JSON: one graph in one object.

use std::collections::BTreeSet;
use std::io::{self, Write};

use serde::Serialize;

use crate::export::Offsets;
use crate::export::record::{StatementRecord, VERSION};
use crate::graph::{EntityNode, KnowledgeGraph, Source, Stated};

#[derive(Debug, Serialize)]
struct GraphRecord<'g> {
    version: u32,
    documents: Vec<DocumentRecord<'g>>,
    entities: Vec<EntityRecord<'g>>,
    statements: Vec<StatementRecord<'g>>,
}

#[derive(Debug, Serialize)]
struct DocumentRecord<'g> {
    id: &'g str,
    iri: &'g str,
    title: Option<&'g str>,
    date: Option<&'g str>,
}

#[derive(Debug, Serialize)]
struct EntityRecord<'g> {
    id: &'g str,
    name: &'g str,
    #[serde(rename = "type")]
    kind: Option<&'g str>,
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    other_names: BTreeSet<&'g str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    head: Option<&'g str>,
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    same_as: &'g BTreeSet<String>,
}

/// Writes the graph: its documents, entities and statements, each in the order of its identifiers.
pub fn write(graph: &KnowledgeGraph, offsets: Offsets, mut writer: impl Write) -> io::Result<()> {
    let statements = graph.statements();
    let record = GraphRecord {
        version: VERSION,
        documents: graph.documents().map(document).collect(),
        entities: graph.entities().into_iter().map(entity).collect(),
        statements: statements
            .iter()
            .map(|stated| statement(graph, *stated, offsets))
            .collect(),
    };
    serde_json::to_writer_pretty(&mut writer, &record)?;
    writer.write_all(b"\n")?;
    writer.flush()
}

fn document(source: &Source) -> DocumentRecord<'_> {
    DocumentRecord {
        id: &source.id,
        iri: &source.iri,
        title: source.title.as_deref(),
        date: source.date.as_deref(),
    }
}

fn entity(entity: &EntityNode) -> EntityRecord<'_> {
    EntityRecord {
        id: &entity.id,
        name: entity.name(),
        kind: entity.kind(),
        other_names: entity.further_names(),
        head: entity.head(),
        same_as: &entity.identifiers,
    }
}

fn statement<'g>(
    graph: &'g KnowledgeGraph,
    stated: Stated<'g>,
    offsets: Offsets,
) -> StatementRecord<'g> {
    let evidence = &stated.statement.evidence;
    let mut record = StatementRecord::new(graph, stated, evidence, offsets);
    for (record, evidence) in record.evidence.iter_mut().zip(evidence) {
        record.document = Some(&evidence.document);
    }
    record
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, from_str, json};

    use super::*;
    use crate::export::sample::{graph, written};

    #[test]
    fn the_graph_is_one_object() {
        let text = written(|out| write(&graph(), Offsets::Bytes, out));
        let graph: Value = from_str(&text).unwrap();
        assert_eq!(
            graph["documents"],
            json!([{
                "id": "falcon",
                "iri": "https://news.example/falcon",
                "title": "A falcon <for> Norway",
                "date": "2024-05-01",
            }])
        );
        assert_eq!(
            graph["entities"][1],
            json!({
                "id": "https://example.org/kg/id/norway",
                "name": "Norway",
                "type": "Country",
                "same_as": ["http://www.wikidata.org/entity/Q6"],
            })
        );
        assert_eq!(graph["statements"].as_array().unwrap().len(), 5);
    }

    #[test]
    fn what_is_said_points_to_what_it_says() {
        let text = written(|out| write(&graph(), Offsets::Bytes, out));
        let graph: Value = from_str(&text).unwrap();
        let labelled = |label: &str| {
            let mut statements = graph["statements"].as_array().unwrap().iter();
            statements
                .find(|found| found["relation"]["label"] == label)
                .unwrap()
        };
        assert_eq!(
            labelled("said")["content"],
            json!([labelled("visited")["id"]])
        );
        assert_eq!(
            labelled("visited")["status"],
            json!({
                "polarity": "negated",
                "certainty": "expected",
                "speaker": {"id": "https://example.org/kg/id/xi", "name": "Xi", "type": "Person"},
                "time": "2024-06",
            })
        );
    }
}
