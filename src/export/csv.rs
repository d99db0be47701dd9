//! CSV: two tables, nodes and edges, with the headings that property graphs are imported by.
//!
//! `neo4j-admin database import full --nodes=graph.nodes.csv --relationships=graph.edges.csv`

use std::collections::BTreeMap;
use std::io::{self, Write};

use crate::export::jsonl::by_document;
use crate::export::record::{End, QualifierRecord};
use crate::graph::{EntityNode, Evidence, KnowledgeGraph, Literal, Node, Stated, unite_nodes};

/// The headings of nodes. Lists have semicolons between their members.
const NODES: [&str; 7] = [
    "key:ID",
    "name",
    ":LABEL",
    "otherNames:string[]",
    "head",
    "sameAs:string[]",
    "value",
];

/// The headings of edges.
const EDGES: [&str; 18] = [
    ":START_ID",
    ":END_ID",
    ":TYPE",
    "id",
    "asserted:boolean",
    "polarity",
    "certainty",
    "speaker",
    "speakerKey",
    "time",
    "open:boolean",
    "document",
    "start:int",
    "end:int",
    "quote",
    "rule",
    "trigger",
    "roles",
];

/// Writes the edges as they come, a statement of a document a line, and the nodes at the end, each once.
///
/// Values are nodes like entities. The roles of a statement stand in one column, as JSON.
pub struct Writer<N: Write, E: Write> {
    nodes: N,
    edges: csv::Writer<E>,
    known: BTreeMap<String, Node>,
}

impl<N: Write, E: Write> Writer<N, E> {
    /// Begins both tables.
    pub fn new(nodes: N, edges: E) -> io::Result<Self> {
        let mut edges = csv::Writer::from_writer(edges);
        edges.write_record(EDGES)?;
        Ok(Self {
            nodes,
            edges,
            known: BTreeMap::new(),
        })
    }

    /// Writes the edges of a graph and keeps its nodes.
    pub fn add(&mut self, graph: &KnowledgeGraph) -> io::Result<()> {
        for stated in graph.statements() {
            if stated.statement.evidence.is_empty() {
                self.edge(graph, stated, None)?;
            }
            for evidence in by_document(&stated) {
                self.edge(graph, stated, evidence.first())?;
            }
        }
        for node in graph.petgraph().node_weights() {
            match self.known.get_mut(&node.key()) {
                Some(known) => unite_nodes(known, node.clone()),
                None => {
                    self.known.insert(node.key(), node.clone());
                }
            }
        }
        Ok(())
    }

    fn edge(
        &mut self,
        graph: &KnowledgeGraph,
        stated: Stated<'_>,
        evidence: Option<&Evidence>,
    ) -> io::Result<()> {
        let statement = stated.statement;
        let relation = graph
            .identifiers()
            .relation(&statement.relation, statement.open);
        let kind = relation.rsplit('#').next().unwrap_or_default();
        let speaker = statement.speaker.map(|speaker| graph.node(speaker));
        let main = evidence.and_then(|evidence| evidence.characters.main());
        let number = |number: Option<usize>| number.map_or(String::new(), |one| one.to_string());
        let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
        let record: [String; EDGES.len()] = [
            stated.subject.id.clone(),
            stated.object.key(),
            kind.to_owned(),
            statement.id.clone(),
            statement.is_asserted().to_string(),
            statement.polarity.as_str().to_owned(),
            statement.certainty.as_str().to_owned(),
            text(speaker.map(Node::name)),
            speaker.map(Node::key).unwrap_or_default(),
            text(statement.time.as_deref()),
            statement.open.to_string(),
            text(evidence.map(|evidence| evidence.document.as_str())),
            number(main.map(|span| span.start)),
            number(main.map(|span| span.end)),
            text(evidence.map(|evidence| evidence.quote.as_str())),
            text(evidence.and_then(|evidence| evidence.rule.as_deref())),
            text(evidence.map(|evidence| evidence.trigger.as_str())),
            roles(graph, stated)?,
        ];
        Ok(self.edges.write_record(record.map(printable))?)
    }

    /// Writes the nodes in the order of their keys, and gives both writers back.
    pub fn finish(self) -> io::Result<(N, E)> {
        let mut nodes = csv::Writer::from_writer(self.nodes);
        nodes.write_record(NODES)?;
        for (key, node) in self.known {
            let record = match &node {
                Node::Entity(entity) => entity_record(key, entity),
                Node::Value(value) => value_record(key, &value.text, value.kind.as_str(), &node),
            };
            nodes.write_record(record.map(printable))?;
        }
        Ok((finished(nodes)?, finished(self.edges)?))
    }
}

fn finished<W: Write>(writer: csv::Writer<W>) -> io::Result<W> {
    writer
        .into_inner()
        .map_err(|error| io::Error::other(error.to_string()))
}

fn roles(graph: &KnowledgeGraph, stated: Stated<'_>) -> io::Result<String> {
    let qualifiers = stated.statement.qualifiers.iter();
    let roles: Vec<QualifierRecord<'_>> = qualifiers
        .map(|qualifier| QualifierRecord {
            role: &qualifier.role,
            value: End::new(graph.node(qualifier.value)),
        })
        .collect();
    match roles.is_empty() {
        true => Ok(String::new()),
        false => Ok(serde_json::to_string(&roles)?),
    }
}

fn entity_record(key: String, entity: &EntityNode) -> [String; NODES.len()] {
    let kinds = ["Entity"].into_iter().chain(entity.kind());
    [
        key,
        entity.name().to_owned(),
        list(kinds),
        list(entity.further_names()),
        entity.head().unwrap_or_default().to_owned(),
        list(entity.identifiers.iter().map(String::as_str)),
        String::new(),
    ]
}

fn value_record(key: String, text: &str, kind: &str, node: &Node) -> [String; NODES.len()] {
    let lexical = match node {
        Node::Value(value) => Literal::of(value).if_typed(),
        Node::Entity(_) => None,
    };
    [
        key,
        text.to_owned(),
        list(["Value", kind]),
        String::new(),
        String::new(),
        String::new(),
        lexical.unwrap_or_default(),
    ]
}

/// The members with semicolons between them; a semicolon within one becomes a comma.
fn list<'t>(members: impl IntoIterator<Item = &'t str>) -> String {
    let members = members.into_iter().map(|member| member.replace(';', ","));
    members.collect::<Vec<_>>().join(";")
}

/// The text without the character that importers take for the end of all.
fn printable(text: String) -> String {
    match text.contains('\0') {
        true => text.replace('\0', "\u{FFFD}"),
        false => text,
    }
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
https://example.org/kg/id/xi,Xi,Entity;Person,,,,
https://example.org/kg/id/zo%C3%AB-otieno,Zoë Otieno,Entity;Person,,,,
"#;

    const VISIT: &str = "https://example.org/kg/id/zo%C3%AB-otieno,https://example.org/kg/id/oslo,visited,\
        https://example.org/kg/stmt/98a95b708a80d2afc04148ec3e20dbe0,false,negated,expected,Xi,\
        https://example.org/kg/id/xi,2024-06,false,falcon,40,82,";
}
