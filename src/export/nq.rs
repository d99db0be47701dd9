//! N-Quads: one quad a line, each document a named graph.
//!
//! The graph of a document is named by the document's IRI and holds what the document says: its statements with their
//! evidence, what is asserted, the names of its own. The default graph holds what all documents share: the vocabulary,
//! the rules, the names that a gazetteer knows. So a document is loaded, replaced or dropped as a whole:
//! `DROP GRAPH <https://news.example/falcon>`.

use std::io::{self, Write};

use crate::export::LineWriter;
use crate::export::rdf::Provenance;
use crate::graph::KnowledgeGraph;
use crate::vocabulary::Vocabulary;

/// Writes the graph as N-Quads, document after document, the lines of each sorted by bytes.
pub fn write(
    graph: &KnowledgeGraph,
    vocabulary: &Vocabulary,
    provenance: Provenance,
    writer: impl Write,
) -> io::Result<()> {
    let mut quads = LineWriter::quads(writer);
    quads.add(graph, vocabulary, provenance)?;
    quads.finish().map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;
    use crate::export::nt;
    use crate::export::sample::{graph, vocabulary, written};
    use crate::graph::fixture::add;

    #[test]
    fn a_document_is_a_graph_and_what_all_share_is_in_none() {
        let all = Provenance::Evidence;
        let quads = written(|out| write(&graph(), &vocabulary(), all, out));
        let name = " <https://news.example/falcon> .";
        let in_document: Vec<&str> = quads.lines().filter(|line| line.ends_with(name)).collect();
        for part in [
            "id/xi> <https://example.org/kg/vocab#said>",
            "stmt/",
            "evidence/",
        ] {
            assert!(in_document.iter().any(|line| line.contains(part)), "{part}");
        }
        for part in [
            "id/norway> <http://www.w3.org/2002/07/owl#sameAs>",
            "rule/gifted> <",
            "vocab#gifted> <",
        ] {
            let begins = format!("<https://example.org/kg/{part}");
            let shared = quads.lines().find(|line| line.starts_with(&begins));
            assert!(shared.is_some_and(|line| !line.ends_with(name)), "{part}");
        }
    }

    #[test]
    fn without_graph_names_it_is_the_same_as_n_triples() {
        let all = Provenance::Evidence;
        let quads = written(|out| write(&graph(), &vocabulary(), all, out));
        let mut lines: Vec<String> = quads
            .lines()
            .map(|line| line.replace(" <https://news.example/falcon> .", " ."))
            .collect();
        lines.sort();
        let triples = written(|out| nt::write(&graph(), &vocabulary(), all, out));
        assert_eq!(lines, triples.lines().collect::<Vec<_>>());
    }

    #[test]
    fn one_after_another_is_the_same_as_all_at_once() {
        let mut whole = KnowledgeGraph::default();
        let mut quads = LineWriter::quads(Vec::new());
        for id in ["a", "b"] {
            let document = Document::new(id, "Maria gave Oslo a falcon.");
            let facts = "Person Maria\n*City Oslo\nThing falcon\nMaria | gifted | falcon | recipient Oslo | at gave";
            let mut graph = KnowledgeGraph::default();
            add(&mut graph, &document, facts);
            quads
                .add(&graph, &vocabulary(), Provenance::Evidence)
                .unwrap();
            whole.merge(&graph);
        }
        let streamed = String::from_utf8(quads.finish().unwrap()).unwrap();
        let at_once = written(|out| write(&whole, &vocabulary(), Provenance::Evidence, out));
        assert_eq!(streamed, at_once);
        let lines: std::collections::BTreeSet<&str> = streamed.lines().collect();
        assert_eq!(lines.len(), streamed.lines().count());
    }
}
