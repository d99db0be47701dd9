//! CSV: two tables, nodes and edges, with the headings that property graphs are imported by.
//!
//! `neo4j-admin database import full --nodes=graph.nodes.csv --relationships=graph.edges.csv`

use std::io::{self, Write};

use crate::export::property_graph::{EDGES, NODES, Nodes, edges, printable};
use crate::graph::KnowledgeGraph;

/// Writes the edges as they come, a statement of a document a line, and the nodes at the end, each once.
///
/// Values are nodes like entities. The roles of a statement stand in one column, as JSON.
pub struct Writer<N: Write, E: Write> {
    nodes: N,
    edges: csv::Writer<E>,
    known: Nodes,
}

impl<N: Write, E: Write> Writer<N, E> {
    /// Begins both tables.
    pub fn new(nodes: N, edges: E) -> io::Result<Self> {
        let mut edges = csv::Writer::from_writer(edges);
        edges.write_record(EDGES)?;
        Ok(Self {
            nodes,
            edges,
            known: Nodes::default(),
        })
    }

    /// Writes the edges of a graph and keeps its nodes.
    pub fn add(&mut self, graph: &KnowledgeGraph) -> io::Result<()> {
        for edge in edges(graph)? {
            self.edges.write_record(edge.map(printable))?;
        }
        self.known.add(graph);
        Ok(())
    }

    /// Writes the nodes in the order of their keys, and gives both writers back.
    pub fn finish(self) -> io::Result<(N, E)> {
        let mut nodes = csv::Writer::from_writer(self.nodes);
        nodes.write_record(NODES)?;
        for node in self.known.records() {
            nodes.write_record(node.map(printable))?;
        }
        Ok((finished(nodes)?, finished(self.edges)?))
    }
}

fn finished<W: Write>(writer: csv::Writer<W>) -> io::Result<W> {
    writer
        .into_inner()
        .map_err(|error| io::Error::other(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::sample::graph;

    fn tables() -> [String; 2] {
        let mut writer = Writer::new(Vec::new(), Vec::new()).unwrap();
        writer.add(&graph()).unwrap();
        let (nodes, edges) = writer.finish().unwrap();
        [nodes, edges].map(|table| String::from_utf8(table).unwrap())
    }

    #[test]
    fn nodes_are_entities_and_values_each_once() {
        let [nodes, _] = tables();
        assert_eq!(nodes, NODES_TABLE);
    }

    #[test]
    fn edges_are_statements_with_all_that_they_say() {
        let [_, edges] = tables();
        let lines: Vec<&str> = edges.lines().collect();
        assert_eq!(lines.len(), 6);
        assert_eq!(
            lines[1..]
                .iter()
                .filter(|line| line.contains(",true,affirmed,stated,,,"))
                .count(),
            4
        );
        assert!(edges.contains(VISIT), "{edges}");
        assert!(edges.contains(
            r#""[{""role"":""recipient"",""value"":{""id"":""https://example.org/kg/id/norway"""#
        ));
    }

    const NODES_TABLE: &str = r#"key:ID,name,:LABEL,otherNames:string[],head,sameAs:string[],value
"""president""",president,Value;Office,,,,
"""she will not visit \""Oslo\""""","she will not visit ""Oslo""",Value;Text,,,,
https://example.org/kg/doc/falcon/golden-falcon_26,golden falcon,Entity;Thing,,falcon,,
https://example.org/kg/id/norway,Norway,Entity;Country,,,http://www.wikidata.org/entity/Q6,
https://example.org/kg/id/oslo,Oslo,Entity;City,,,,
https://example.org/kg/id/xi,Xi,Entity;Person,,,http://www.wikidata.org/entity/Q2,
https://example.org/kg/id/zo%C3%AB-otieno,Zoë Otieno,Entity;Person,,,,
"#;

    const VISIT: &str = "https://example.org/kg/id/zo%C3%AB-otieno,https://example.org/kg/id/oslo,visited,\
        https://example.org/kg/stmt/98a95b708a80d2afc04148ec3e20dbe0,false,negated,expected,Xi,\
        https://example.org/kg/id/xi,2024-06,false,falcon,40,82,";
}
