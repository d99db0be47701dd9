//! GraphML: for programs that draw and measure graphs.

use std::io::{self, Write};

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use crate::export::Offsets;
use crate::export::record::StatementRecord;
use crate::graph::{KnowledgeGraph, Literal, Node, Stated};

/// What nodes and edges have, each with its type; what there is not is left out.
const KEYS: [(&str, &str, &str); 18] = [
    ("node", "name", "string"),
    ("node", "type", "string"),
    ("node", "head", "string"),
    ("node", "other_names", "string"),
    ("node", "same_as", "string"),
    ("node", "value", "string"),
    ("edge", "relation", "string"),
    ("edge", "asserted", "boolean"),
    ("edge", "polarity", "string"),
    ("edge", "certainty", "string"),
    ("edge", "speaker", "string"),
    ("edge", "time", "string"),
    ("edge", "open", "boolean"),
    ("edge", "trigger", "string"),
    ("edge", "roles", "string"),
    ("edge", "documents", "string"),
    ("edge", "quote", "string"),
    ("edge", "count", "int"),
];

/// Writes the graph as GraphML. Values are nodes; edges have the ids of their statements, so that parallel ones stay
/// apart.
pub fn write(graph: &KnowledgeGraph, writer: impl Write) -> io::Result<()> {
    let mut xml = Writer::new_with_indent(writer, b' ', 2);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    xml.create_element("graphml")
        .with_attribute(("xmlns", "http://graphml.graphdrawing.org/xmlns"))
        .write_inner_content(|xml| {
            write_keys(xml)?;
            xml.create_element("graph")
                .with_attributes([("id", "cloze"), ("edgedefault", "directed")])
                .write_inner_content(|xml| write_content(graph, xml))?;
            Ok(())
        })?;
    let mut writer = xml.into_inner();
    writer.write_all(b"\n")?;
    writer.flush()
}

fn write_keys<W: Write>(xml: &mut Writer<W>) -> io::Result<()> {
    for (of, name, kind) in KEYS {
        xml.create_element("key")
            .with_attributes([
                ("id", key(of, name).as_str()),
                ("for", of),
                ("attr.name", name),
                ("attr.type", kind),
            ])
            .write_empty()?;
    }
    Ok(())
}

fn key(of: &str, name: &str) -> String {
    format!("{of}-{name}")
}

fn write_content<W: Write>(graph: &KnowledgeGraph, xml: &mut Writer<W>) -> io::Result<()> {
    let mut nodes: Vec<(String, &Node)> = graph
        .petgraph()
        .node_weights()
        .map(|node| (node.key(), node))
        .collect();
    nodes.sort_unstable_by(|one, other| one.0.cmp(&other.0));
    for (id, node) in &nodes {
        xml.create_element("node")
            .with_attribute(("id", legal(id).as_str()))
            .write_inner_content(|xml| write_node(node, xml))?;
    }
    for stated in graph.statements() {
        xml.create_element("edge")
            .with_attributes([
                ("id", stated.statement.id.as_str()),
                ("source", stated.subject.id.as_str()),
                ("target", legal(&stated.object.key()).as_str()),
            ])
            .write_inner_content(|xml| write_edge(graph, stated, xml))?;
    }
    Ok(())
}

fn write_node<W: Write>(node: &Node, xml: &mut Writer<W>) -> io::Result<()> {
    let mut data = |name, text: &str| write_data("node", name, text, xml);
    data("name", node.name())?;
    match node {
        Node::Entity(entity) => {
            data("type", entity.kind().unwrap_or_default())?;
            data("head", entity.head().unwrap_or_default())?;
            let names: Vec<&str> = entity.further_names().into_iter().collect();
            data("other_names", &names.join("; "))?;
            let identifiers: Vec<&str> = entity.identifiers.iter().map(String::as_str).collect();
            data("same_as", &identifiers.join("; "))
        }
        Node::Value(value) => {
            data("type", value.kind.as_str())?;
            let known = Literal::of(value).if_typed();
            data("value", &known.unwrap_or_default())
        }
    }
}

fn write_edge<W: Write>(
    graph: &KnowledgeGraph,
    stated: Stated<'_>,
    xml: &mut Writer<W>,
) -> io::Result<()> {
    let statement = stated.statement;
    let record = StatementRecord::new(graph, stated, &statement.evidence, Offsets::Characters);
    let speaker = statement.speaker.map_or("", |id| graph.node(id).name());
    let roles: Vec<String> = record
        .qualifiers
        .iter()
        .map(|qualifier| format!("{}: {}", qualifier.role, qualifier.value.name))
        .collect();
    let mut documents: Vec<&str> = statement
        .evidence
        .iter()
        .map(|evidence| evidence.document.as_str())
        .collect();
    documents.dedup();
    let triggers: Vec<&str> = statement.triggers().into_iter().collect();
    let quote = statement.evidence.first().map(|first| first.quote.as_str());
    for (name, text) in [
        ("relation", statement.relation.as_str()),
        ("asserted", &statement.is_asserted().to_string()),
        ("polarity", statement.polarity.as_str()),
        ("certainty", statement.certainty.as_str()),
        ("speaker", speaker),
        ("time", statement.time.as_deref().unwrap_or_default()),
        ("open", &statement.open.to_string()),
        ("trigger", &triggers.join("; ")),
        ("roles", &roles.join("; ")),
        ("documents", &documents.join("; ")),
        ("quote", quote.unwrap_or_default()),
        ("count", &statement.evidence.len().to_string()),
    ] {
        write_data("edge", name, text, xml)?;
    }
    Ok(())
}

/// Writes what a node or edge has; nothing if it has not.
fn write_data<W: Write>(of: &str, name: &str, text: &str, xml: &mut Writer<W>) -> io::Result<()> {
    if text.is_empty() {
        return Ok(());
    }
    xml.create_element("data")
        .with_attribute(("key", key(of, name).as_str()))
        .write_text_content(BytesText::new(&legal(text)))?;
    Ok(())
}

/// The text without the characters that XML has no way to write.
fn legal(text: &str) -> String {
    let is_legal = |letter: char| matches!(letter, '\t' | '\n' | '\u{20}'..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..);
    let letters = text.chars();
    letters
        .map(|letter| if is_legal(letter) { letter } else { '\u{FFFD}' })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::sample::{graph, written};

    #[test]
    fn nodes_and_edges_have_typed_data() {
        let text = written(|out| write(&graph(), out));
        for part in [NODE, EDGE] {
            assert!(text.contains(part), "{part}\n{text}");
        }
        assert_eq!(text.matches("<edge ").count(), 5);
        assert!(!text.contains("null"));
    }

    const NODE: &str = r#"    <node id="https://example.org/kg/id/norway">
      <data key="node-name">Norway</data>
      <data key="node-type">Country</data>
      <data key="node-same_as">http://www.wikidata.org/entity/Q6</data>
    </node>
"#;

    const EDGE: &str = r#"    <edge id="https://example.org/kg/stmt/98a95b708a80d2afc04148ec3e20dbe0" source="https://example.org/kg/id/zo%C3%AB-otieno" target="https://example.org/kg/id/oslo">
      <data key="edge-relation">visited</data>
      <data key="edge-asserted">false</data>
      <data key="edge-polarity">negated</data>
      <data key="edge-certainty">expected</data>
      <data key="edge-speaker">Xi</data>
      <data key="edge-time">2024-06</data>
      <data key="edge-open">false</data>
      <data key="edge-trigger">visit</data>
      <data key="edge-documents">falcon</data>
"#;
}
