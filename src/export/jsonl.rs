//! JSON lines: one statement of one document a line.

use std::io::{self, Write};

use crate::export::Offsets;
use crate::export::record::{StatementRecord, VERSION};
use crate::graph::{Evidence, KnowledgeGraph, Stated};

/// Writes each statement once for each document that it is found in, in the order of documents and places.
pub fn write(graph: &KnowledgeGraph, offsets: Offsets, mut writer: impl Write) -> io::Result<()> {
    let statements = graph.statements();
    let mut lines: Vec<(Stated<'_>, &[Evidence])> = statements
        .iter()
        .flat_map(|stated| by_document(stated).map(|evidence| (*stated, evidence)))
        .collect();
    // The sort is stable: statements of one sentence stay in the order of the graph.
    lines.sort_by_key(|(_, evidence)| {
        evidence
            .first()
            .map(|first| (&first.document, &first.spans))
    });
    for (stated, evidence) in lines {
        write_line(graph, stated, evidence, offsets, &mut writer)?;
    }
    writer.flush()
}

/// Writes these statements of a graph in their order.
pub fn write_statements(
    graph: &KnowledgeGraph,
    statements: &[Stated<'_>],
    offsets: Offsets,
    mut writer: impl Write,
) -> io::Result<()> {
    for stated in statements {
        for evidence in by_document(stated) {
            write_line(graph, *stated, evidence, offsets, &mut writer)?;
        }
    }
    writer.flush()
}

fn write_line(
    graph: &KnowledgeGraph,
    stated: Stated<'_>,
    evidence: &[Evidence],
    offsets: Offsets,
    writer: &mut impl Write,
) -> io::Result<()> {
    let record = StatementRecord {
        version: Some(VERSION),
        document: evidence.first().map(|first| first.document.as_str()),
        ..StatementRecord::new(graph, stated, evidence, offsets)
    };
    serde_json::to_writer(&mut *writer, &record)?;
    writer.write_all(b"\n")
}

/// The evidence of each document: what stands together, since evidence is in the order of documents.
fn by_document<'g>(stated: &Stated<'g>) -> impl Iterator<Item = &'g [Evidence]> {
    let evidence = &stated.statement.evidence;
    evidence.chunk_by(|one, next| one.document == next.document)
}

#[cfg(test)]
mod tests {
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
        r#"{"version":1,"id":"https://example.org/kg/stmt/0bb9ed59c915e36c7dbb8d3cbfb15563","document":"falcon","#,
        r#""subject":{"id":"https://example.org/kg/id/zo%C3%AB-otieno","name":"Zoë Otieno","type":"Person"},"#,
        r#""relation":{"id":"https://example.org/kg/vocab#gifted","label":"gifted","rule":"gifted","trigger":"gave"},"#,
        r#""object":{"id":"https://example.org/kg/doc/falcon/golden-falcon_26","name":"golden falcon","type":"Thing","head":"falcon"},"#,
        r#""qualifiers":{"recipient":{"id":"https://example.org/kg/id/norway","name":"Norway","type":"Country"}},"#,
        r#""status":{"polarity":"affirmed","certainty":"stated","speaker":null,"time":null},"#,
        r#""evidence":[{"spans":[[0,40]],"quote":"Zoë Otieno gave Norway a golden falcon.","rule":"gifted","trigger":"gave","steps":["double object"]}]}"#,
    );

    #[test]
    fn offsets_may_count_characters() {
        let lines = written(|out| write(&graph(), Offsets::Characters, out));
        assert!(lines.contains(r#""spans":[[0,39]]"#));
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
                (line["document"].as_str().unwrap().to_owned(), evidence)
            })
            .collect();
        assert_eq!(told, [("a".to_owned(), 2), ("b".to_owned(), 2)]);
    }
}
