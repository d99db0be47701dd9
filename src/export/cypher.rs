//! Cypher: a script for databases of property graphs.
//!
//! `cypher-shell < graph.cypher`. What is there already is found again by its key, so that a script may run twice, and
//! those of two runs one after the other.

use std::io::{self, Write};

use crate::export::property_graph::{
    EDGES, EdgeRecord, NODES, NodeRecord, Nodes, edges, printable,
};
use crate::graph::KnowledgeGraph;

/// Databases have no common way to ask for an index.
const HINT: &str =
    "// Keys are looked up: where there is much, make an index first, which in Neo4j is
// CREATE CONSTRAINT entity_key IF NOT EXISTS FOR (n:Entity) REQUIRE n.key IS UNIQUE;
// CREATE CONSTRAINT value_key IF NOT EXISTS FOR (n:Value) REQUIRE n.key IS UNIQUE;
";

/// Writes the edges as they come, a statement of a document a line, and what nodes have at the end.
pub struct Writer<W> {
    out: W,
    known: Nodes,
}

impl<W: Write> Writer<W> {
    /// Begins a script.
    pub fn new(mut out: W) -> io::Result<Self> {
        out.write_all(HINT.as_bytes())?;
        Ok(Self {
            out,
            known: Nodes::default(),
        })
    }

    /// Writes the edges of a graph and keeps its nodes.
    pub fn add(&mut self, graph: &KnowledgeGraph) -> io::Result<()> {
        for edge in edges(graph)? {
            write_edge(edge.map(printable), &mut self.out)?;
        }
        self.known.add(graph);
        Ok(())
    }

    /// Writes the nodes in the order of their keys, and gives the writer back.
    pub fn finish(mut self) -> io::Result<W> {
        for node in self.known.records() {
            write_node(&node.map(printable), &mut self.out)?;
        }
        self.out.flush()?;
        Ok(self.out)
    }
}

/// An edge is one statement in one document.
fn write_edge(edge: EdgeRecord, out: &mut impl Write) -> io::Result<()> {
    let value = |heading: &str| {
        let place = EDGES.iter().position(|known| *known == heading);
        place.map_or("", |place| edge[place].as_str())
    };
    let object = match value(":END_ID").starts_with('"') {
        true => "Value",
        false => "Entity",
    };
    writeln!(
        out,
        "MERGE (a:Entity {{key: {}}}) MERGE (b:{object} {{key: {}}}) MERGE (a)-[r:{} {{id: {}, document: {}}}]->(b) SET {};",
        quoted(value(":START_ID")),
        quoted(value(":END_ID")),
        name(value(":TYPE")),
        quoted(value("id")),
        quoted(value("document")),
        properties("r", &EDGES, &edge, &["id", "document"]).join(", ")
    )
}

fn write_node(node: &NodeRecord, out: &mut impl Write) -> io::Result<()> {
    let [key, _, labels, ..] = node;
    let mut labels = labels.split(';');
    let first = labels.next().unwrap_or_default();
    let labels = labels.map(|label| format!("n:{}", name(label)));
    let set: Vec<String> = labels.chain(properties("n", &NODES, node, &[])).collect();
    let set = match set.is_empty() {
        true => String::new(),
        false => format!(" SET {}", set.join(", ")),
    };
    writeln!(out, "MERGE (n:{first} {{key: {}}}){set};", quoted(key))
}

/// What is there of an edge or node, apart from what it is found by.
fn properties(owner: &str, headings: &[&str], record: &[String], found_by: &[&str]) -> Vec<String> {
    let pairs = headings.iter().zip(record);
    let pairs = pairs.filter(|(heading, value)| !value.is_empty() && !found_by.contains(heading));
    let set = pairs.filter_map(|(heading, value)| {
        let (property, kind) = heading.split_once(':').unwrap_or((heading, "string"));
        let value = match kind {
            "boolean" | "int" => value.clone(),
            "string" => quoted(value),
            "string[]" => {
                let members: Vec<String> = value.split(';').map(quoted).collect();
                format!("[{}]", members.join(", "))
            }
            _ => return None,
        };
        Some(format!("{owner}.{property} = {value}"))
    });
    set.collect()
}

/// A string. No backslash stands before a `u` that is meant: some readers look for `\u0041` first.
fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('\'');
    let mut last = ' ';
    for letter in text.chars() {
        match letter {
            '\'' | '\\' => quoted.extend(['\\', letter]),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            'u' if last == '\\' => quoted.push_str("\\u0075"),
            control if control.is_control() => {
                quoted.push_str(&format!("\\u{:04X}", u32::from(control)));
            }
            _ => quoted.push(letter),
        }
        last = letter;
    }
    quoted.push('\'');
    quoted
}

/// The name of a label or of a kind of edge.
fn name(text: &str) -> String {
    format!("`{}`", text.replace('`', "``"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::sample::graph;

    #[test]
    fn a_script_has_edges_and_then_nodes_each_found_by_its_key() {
        let mut writer = Writer::new(Vec::new()).unwrap();
        writer.add(&graph()).unwrap();
        let script = String::from_utf8(writer.finish().unwrap()).unwrap();
        for line in [VISIT, NORWAY, OFFICE] {
            assert!(
                script.lines().any(|found| found == line),
                "{line}\n{script}"
            );
        }
        assert_eq!(script.matches("MERGE (a)-[").count(), 5);
        assert!(script.lines().skip(1).all(|line| line.ends_with(';')));
    }

    #[test]
    fn strings_hold_whatever_a_text_says() {
        for (text, expected) in [
            ("", "''"),
            ("it's", r"'it\'s'"),
            (r"C:\users", r"'C:\\\u0075sers'"),
            ("a\nb\t\u{7}", r"'a\nb\t\u0007'"),
            ("// no; comment 🐎", "'// no; comment 🐎'"),
        ] {
            assert_eq!(quoted(text), expected);
        }
        assert_eq!(name("a`b"), "`a``b`");
    }

    const VISIT: &str = "MERGE (a:Entity {key: 'https://example.org/kg/id/zo%C3%AB-otieno'}) \
        MERGE (b:Entity {key: 'https://example.org/kg/id/oslo'}) \
        MERGE (a)-[r:`visited` {id: 'https://example.org/kg/stmt/98a95b708a80d2afc04148ec3e20dbe0', document: 'falcon'}]->(b) \
        SET r.asserted = false, r.polarity = 'negated', r.certainty = 'expected', r.speaker = 'Xi', \
        r.speakerKey = 'https://example.org/kg/id/xi', r.time = '2024-06', r.open = false, r.start = 40, r.end = 82, \
        r.quote = 'Xi said she will not visit \"Oslo\" in June.', r.rule = 'visited', r.trigger = 'visit';";
    const NORWAY: &str = "MERGE (n:Entity {key: 'https://example.org/kg/id/norway'}) SET n:`Country`, n.name = 'Norway', \
        n.sameAs = ['http://www.wikidata.org/entity/Q6'];";
    const OFFICE: &str =
        "MERGE (n:Value {key: '\"president\"'}) SET n:`Office`, n.name = 'president';";
}
