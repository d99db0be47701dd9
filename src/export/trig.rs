//! TriG: Turtle with each document a named graph, as [`super::nq`] has them.

use std::collections::HashSet;
use std::io::{self, Write};

use oxrdf::{GraphName, NamedNode, Triple};
use oxttl::TriGSerializer;

use crate::export::rdf::{Parted, Provenance, by_document, describe_parted, terms};
use crate::export::turtle::layout;
use crate::graph::KnowledgeGraph;
use crate::vocabulary::Vocabulary;

/// Writes the graph as TriG, document after document.
pub fn write(
    graph: &KnowledgeGraph,
    vocabulary: &Vocabulary,
    provenance: Provenance,
    writer: impl Write,
) -> io::Result<()> {
    let mut blocks = Writer::new(writer);
    blocks.add(graph, vocabulary, provenance)?;
    blocks.finish().map(drop)
}

/// Writes graphs one after another, holding no more than what all documents share.
#[derive(Debug)]
pub struct Writer<W> {
    out: W,
    /// The prefixes, once they are written.
    prefixes: Option<Vec<(&'static str, String)>>,
    /// The shared triples that are written; looked up, never iterated.
    written: HashSet<Triple>,
}

impl<W: Write> Writer<W> {
    /// Begins with no graph.
    pub fn new(out: W) -> Self {
        Self {
            out,
            prefixes: None,
            written: HashSet::new(),
        }
    }

    /// Writes a graph, each of its documents by itself.
    pub fn add(
        &mut self,
        graph: &KnowledgeGraph,
        vocabulary: &Vocabulary,
        provenance: Provenance,
    ) -> io::Result<()> {
        for (name, part) in by_document(graph) {
            let parted = describe_parted(&part, vocabulary, provenance);
            self.write(graph.identifiers().base(), name, parted)?;
        }
        Ok(())
    }

    fn write(&mut self, base: &str, name: Option<NamedNode>, parted: Parted) -> io::Result<()> {
        if self.prefixes.is_none() {
            let prefixes = terms::prefixes(base);
            layout::write_prefixes(&prefixes, &mut self.out)?;
            self.prefixes = Some(prefixes);
        }
        let new = parted.shared.into_iter();
        let new: Vec<Triple> = new.filter(|one| self.written.insert(one.clone())).collect();
        self.write_block(&GraphName::DefaultGraph, &new)?;
        let name = name.map_or(GraphName::DefaultGraph, GraphName::NamedNode);
        self.write_block(&name, &parted.own)
    }

    fn write_block(&mut self, name: &GraphName, triples: &[Triple]) -> io::Result<()> {
        let prefixes = self.prefixes.as_deref().unwrap_or_default();
        let mut serializer = TriGSerializer::new();
        for (name, iri) in prefixes {
            serializer = serializer
                .with_prefix(*name, iri.as_str())
                .map_err(io::Error::other)?;
        }
        let mut serializer = serializer.for_writer(Vec::new());
        for triple in triples {
            serializer.serialize_quad(triple.as_ref().in_graph(name))?;
        }
        let text = serializer.finish()?;
        layout::write_body(&text, prefixes, &mut self.out)
    }

    /// Gives the writer back.
    pub fn finish(mut self) -> io::Result<W> {
        self.out.flush()?;
        Ok(self.out)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use oxttl::{NQuadsParser, TriGParser};

    use super::*;
    use crate::export::nq;
    use crate::export::sample::{graph, vocabulary, written};

    #[test]
    fn it_says_the_same_as_n_quads() {
        let all = Provenance::Evidence;
        let blocks = written(|out| write(&graph(), &vocabulary(), all, out));
        let lines = written(|out| nq::write(&graph(), &vocabulary(), all, out));
        let quads = |quads: Vec<oxrdf::Quad>| -> BTreeSet<String> {
            quads.iter().map(ToString::to_string).collect()
        };
        let of_blocks: Result<Vec<_>, _> = TriGParser::new().for_slice(blocks.as_bytes()).collect();
        let of_lines: Result<Vec<_>, _> = NQuadsParser::new().for_slice(lines.as_bytes()).collect();
        assert_eq!(quads(of_blocks.unwrap()), quads(of_lines.unwrap()));
    }

    #[test]
    fn a_document_is_a_block() {
        let text = written(|out| write(&graph(), &vocabulary(), Provenance::Statement, out));
        let (_, block) = text
            .split_once("<https://news.example/falcon> {\n")
            .unwrap();
        assert!(block.starts_with(BLOCK), "{block}");
        assert!(block.ends_with("\n}\n"));
    }

    const BLOCK: &str = "\t<https://example.org/kg/doc/falcon/golden-falcon_26> a v:Thing ;\n\
        \t\trdfs:label \"golden falcon\" ;\n\
        \t\tv:head \"falcon\" .\n\n";
}
