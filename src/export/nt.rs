//! N-Triples: one triple a line, in canonical form.

use std::io::{self, Write};

use crate::export::line_writer::write_line;
use crate::export::rdf::{Provenance, describe_lines};
use crate::graph::KnowledgeGraph;
use crate::vocabulary::Vocabulary;

/// Writes the graph as N-Triples, sorted by bytes: the canonical form of the RDF graph (RDFC-1.0), since it has no
/// blank nodes.
pub fn write(
    graph: &KnowledgeGraph,
    vocabulary: &Vocabulary,
    provenance: Provenance,
    mut writer: impl Write,
) -> io::Result<()> {
    let lines = describe_lines(graph, vocabulary, provenance);
    for line in lines.all() {
        write_line(&mut writer, line, "")?;
    }
    writer.flush()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::document::Document;
    use crate::export::LineWriter;
    use crate::export::sample::{vocabulary, written};
    use crate::graph::fixture::add;

    const ARTICLES: [(&str, &str); 3] = [
        (
            "Maria gave Oslo a falcon.",
            "Person Maria\nCity Oslo\nThing falcon\nMaria | gifted | falcon | recipient Oslo | at gave",
        ),
        (
            "Xi may have said Maria visited Oslo.",
            "Person Maria\nOrganization Oslo\nPerson Xi\nMaria | visited | Oslo | says Xi\nXi | said | #0:Maria visited Oslo | possible",
        ),
        (
            "Maria visited Oslo. She visited Oslo.",
            "Agent Maria: Maria, She\nCity Oslo\nMaria | visited | Oslo\nShe | visited | Oslo | at She visited",
        ),
    ];

    fn lines_of(articles: &[usize]) -> BTreeSet<String> {
        let mut graph = KnowledgeGraph::default();
        for &article in articles {
            let (text, facts) = ARTICLES[article];
            add(&mut graph, &Document::new(article.to_string(), text), facts);
        }
        let text = written(|out| write(&graph, &vocabulary(), Provenance::Evidence, out));
        let lines: Vec<String> = text.lines().map(str::to_owned).collect();
        assert!(lines.is_sorted());
        lines.into_iter().collect()
    }

    #[test]
    fn lines_of_overlapping_parts_put_together_are_the_lines_of_the_whole() {
        let whole = lines_of(&[0, 1, 2]);
        for (one, other) in [
            (&[0, 1][..], &[2, 1][..]),
            (&[2], &[1, 0]),
            (&[1, 0, 2], &[]),
        ] {
            let together: BTreeSet<String> = &lines_of(one) | &lines_of(other);
            assert_eq!(together, whole);
        }
    }

    #[test]
    fn lines_written_one_document_after_another_are_the_lines_of_the_whole() {
        let mut triples = LineWriter::triples(Vec::new());
        for (id, (text, facts)) in ARTICLES.iter().enumerate() {
            let mut graph = KnowledgeGraph::default();
            add(&mut graph, &Document::new(id.to_string(), *text), facts);
            triples
                .add(&graph, &vocabulary(), Provenance::Evidence)
                .unwrap();
        }
        let streamed = String::from_utf8(triples.finish().unwrap()).unwrap();
        let streamed: BTreeSet<String> = streamed.lines().map(str::to_owned).collect();
        assert_eq!(streamed, lines_of(&[0, 1, 2]));
    }
}
