//! JSON: one graph in one object.

use std::collections::BTreeSet;
use std::io::{self, Write};

use serde::Serialize;

use crate::export::Offsets;
use crate::export::record::{DocumentRecord, StatementRecord, VERSION};
use crate::graph::{EntityNode, KnowledgeGraph, Stated};

#[derive(Debug, Serialize)]
struct EntityRecord<'g> {
    id: &'g str,
    name: &'g str,
    #[serde(rename = "type")]
    kind: Option<&'g str>,
    /// What documents chiefly call it.
    names: &'g [String],
    other_names: BTreeSet<&'g str>,
    types: &'g [String],
    head: Option<&'g str>,
    same_as: &'g [String],
}

/// Writes the graph: its documents, entities and statements, each in the order of its identifiers and on a line of its
/// own.
pub fn write(graph: &KnowledgeGraph, offsets: Offsets, mut writer: impl Write) -> io::Result<()> {
    let statements = graph.statements();
    let evidence = statements
        .iter()
        .flat_map(|stated| &stated.statement.evidence);
    let offsets = offsets.known(evidence);
    writeln!(writer, "{{\n  \"version\": {VERSION},")?;
    writeln!(writer, "  \"offsets\": \"{}\",", offsets.as_str())?;
    let documents = graph
        .documents()
        .map(|source| DocumentRecord::new(source, graph.identifiers()));
    write_list("documents", documents, &mut writer)?;
    writeln!(writer, ",")?;
    let entities = graph.entities().into_iter().map(entity);
    write_list("entities", entities, &mut writer)?;
    writeln!(writer, ",")?;
    let statements = statements
        .iter()
        .map(|stated| statement(graph, *stated, offsets));
    write_list("statements", statements, &mut writer)?;
    writeln!(writer, "\n}}")?;
    writer.flush()
}

/// Writes a field that is a list, a record a line.
fn write_list<T: Serialize>(
    name: &str,
    records: impl Iterator<Item = T>,
    writer: &mut impl Write,
) -> io::Result<()> {
    write!(writer, "  \"{name}\": [")?;
    for (index, record) in records.enumerate() {
        let comma = if index > 0 { "," } else { "" };
        write!(writer, "{comma}\n    ")?;
        serde_json::to_writer(&mut *writer, &record)?;
    }
    write!(writer, "\n  ]")
}

fn entity(entity: &EntityNode) -> EntityRecord<'_> {
    EntityRecord {
        id: &entity.id,
        name: entity.name(),
        kind: entity.kind(),
        names: &entity.names,
        other_names: entity.further_names(),
        types: &entity.kinds,
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
                "url": "https://news.example/falcon",
            }])
        );
        assert_eq!(
            graph["entities"][1],
            json!({
                "id": "https://example.org/kg/id/norway",
                "name": "Norway",
                "type": "Country",
                "names": ["Norway"],
                "other_names": [],
                "types": ["Country"],
                "head": null,
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
                "speaker": {"id": "https://example.org/kg/id/xi", "name": "Xi", "type": "Person", "head": null, "value": null,
                    "amount": null, "start": null, "end": null},
                "time": "2024-06",
                "start": "2024-06-01",
                "end": "2024-06-30",
            })
        );
    }
}
