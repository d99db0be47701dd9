//! JSON lines: one statement of one document a line.

use std::io::{self, Write};

use serde::Serialize;

use crate::export::Offsets;
use crate::export::record::{DocumentRecord, StatementRecord, VERSION};
use crate::graph::{Evidence, KnowledgeGraph, Stated};

/// A line: what it says of the file, and the statement.
#[derive(Debug, Serialize)]
struct LineRecord<'g> {
    version: u32,
    offsets: &'static str,
    document: Option<DocumentRecord<'g>>,
    #[serde(flatten)]
    statement: StatementRecord<'g>,
}

/// Writes each statement once for each document that it is found in, in the order of documents and places.
pub fn write(graph: &KnowledgeGraph, offsets: Offsets, mut writer: impl Write) -> io::Result<()> {
    for (stated, evidence) in rows(graph) {
        write_row(graph, stated, evidence, offsets, &mut writer)?;
    }
    writer.flush()
}

/// Each statement once for each document that it is found in, with its evidence there, in the order of documents and places.
pub fn rows(graph: &KnowledgeGraph) -> Vec<(Stated<'_>, &[Evidence])> {
    let statements = graph.statements();
    let mut lines: Vec<(Stated<'_>, &[Evidence])> = statements
        .iter()
        .flat_map(|stated| by_document(stated).map(|evidence| (*stated, evidence)))
        .collect();
    // The sort is stable: statements of one sentence stay in the order of the graph.
    lines.sort_by_key(|(_, evidence)| {
        evidence
            .first()
            .map(|first| (&first.document, &first.places().spans))
    });
    lines
}

#[doc(hidden)]
/// Writes these statements of a graph in their order.
pub fn write_statements(
    graph: &KnowledgeGraph,
    statements: &[Stated<'_>],
    offsets: Offsets,
    mut writer: impl Write,
) -> io::Result<()> {
    for stated in statements {
        for evidence in by_document(stated) {
            write_row(graph, *stated, evidence, offsets, &mut writer)?;
        }
    }
    writer.flush()
}

/// Writes one of the [`rows`] of a graph.
pub fn write_row(
    graph: &KnowledgeGraph,
    stated: Stated<'_>,
    evidence: &[Evidence],
    offsets: Offsets,
    writer: &mut impl Write,
) -> io::Result<()> {
    let document = evidence
        .first()
        .and_then(|first| graph.document(&first.document));
    let offsets = offsets.known(evidence);
    let record = LineRecord {
        version: VERSION,
        offsets: offsets.as_str(),
        document: document.map(|source| DocumentRecord::new(source, graph.identifiers())),
        statement: StatementRecord::new(graph, stated, evidence, offsets),
    };
    serde_json::to_writer(&mut *writer, &record)?;
    writer.write_all(b"\n")
}

/// The evidence of each document: what stands together, since evidence is in the order of documents.
pub(super) fn by_document<'g>(stated: &Stated<'g>) -> impl Iterator<Item = &'g [Evidence]> {
    let evidence = &stated.statement.evidence;
    evidence.chunk_by(|one, next| one.document == next.document)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use serde_json::Value;

    use super::*;
    use crate::document::Document;
    use crate::export::sample::{graph, written};
    use crate::graph::fixture::add;

    #[test]
    fn a_line_is_a_statement_of_a_document() {
        let lines = written(|out| write(&graph(), Offsets::Bytes, out));
        assert_eq!(lines.lines().next().unwrap(), GIFT);
    }

    const GIFT: &str = concat!(
        r#"{"version":2,"offsets":"bytes","document":{"id":"falcon","iri":"https://news.example/falcon","#,
        r#""title":"A falcon <for> Norway","date":"2024-05-01","url":"https://news.example/falcon"},"#,
        r#""id":"https://example.org/kg/stmt/0bb9ed59c915e36c7dbb8d3cbfb15563","#,
        r#""subject":{"id":"https://example.org/kg/id/zo%C3%AB-otieno","name":"Zoë Otieno","type":"Person","head":null,"value":null,"amount":null,"start":null,"end":null},"#,
        r#""relation":{"id":"https://example.org/kg/vocab#gifted","label":"gifted","rule":"gifted","trigger":"gave"},"#,
        r#""object":{"id":"https://example.org/kg/doc/falcon/golden-falcon_26","name":"golden falcon","type":"Thing","head":"falcon","value":null,"amount":null,"start":null,"end":null},"#,
        r#""qualifiers":[{"role":"recipient","value":{"id":"https://example.org/kg/id/norway","name":"Norway","type":"Country","head":null,"value":null,"amount":null,"start":null,"end":null}}],"#,
        r#""status":{"polarity":"affirmed","certainty":"stated","speaker":null,"time":null,"start":null,"end":null},"content":[],"#,
        r#""evidence":[{"id":"https://example.org/kg/evidence/e316d3ae35e14e55cf57aff08b3c7db6","#,
        r#""spans":[[0,40]],"subject":[0,11],"object":[26,39],"predicate":[12,16],"#,
        r#""characters":{"spans":[[0,39]],"subject":[0,10],"object":[25,38],"predicate":[11,15]},"quote":"Zoë Otieno gave Norway a golden falcon.","rule":"gifted","trigger":"gave","steps":["double object"]}]}"#,
    );

    #[test]
    fn offsets_may_count_characters() {
        let lines = written(|out| write(&graph(), Offsets::Characters, out));
        let gift = lines.lines().next().unwrap();
        assert!(gift.contains(r#""offsets":"characters""#));
        assert!(gift.contains(r#""spans":[[0,39]],"subject":[0,10]"#));
        assert!(!gift.contains("[0,40]"));
    }

    /// The keys of a record and of what is in it; what may be null in one line and a record in the next is not entered.
    fn keys(value: &Value) -> BTreeSet<String> {
        let fields = value.as_object().into_iter().flatten();
        fields
            .flat_map(|(name, value)| {
                let below = match name.as_str() {
                    "speaker" => BTreeSet::new(),
                    _ => keys(value),
                };
                let below = below.into_iter().map(|key| format!("{name}.{key}"));
                below.chain([name.clone()]).collect::<Vec<_>>()
            })
            .collect()
    }

    #[test]
    fn all_lines_have_the_same_keys() {
        let lines = written(|out| write(&graph(), Offsets::Bytes, out));
        let lines: Vec<Value> = lines
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect();
        for line in &lines[1..] {
            assert_eq!(keys(line), keys(&lines[0]));
            assert_eq!(keys(&line["evidence"][0]), keys(&lines[0]["evidence"][0]));
        }
    }

    #[test]
    fn a_statement_of_two_documents_is_two_lines() {
        let mut graph = KnowledgeGraph::default();
        for id in ["b", "a"] {
            let document = Document::new(id, "Maria met Xi. Xi was met.");
            add(
                &mut graph,
                &document,
                "Person Maria\nPerson Xi\nMaria | met | Xi\nMaria | met | Xi | at was met",
            );
        }
        let lines = written(|out| write(&graph, Offsets::Bytes, out));
        let told: Vec<(String, usize)> = lines
            .lines()
            .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap())
            .map(|line| {
                let evidence = line["evidence"].as_array().unwrap().len();
                (
                    line["document"]["id"].as_str().unwrap().to_owned(),
                    evidence,
                )
            })
            .collect();
        assert_eq!(told, [("a".to_owned(), 2), ("b".to_owned(), 2)]);
    }
}
