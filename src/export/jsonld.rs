//! JSON-LD: RDF that any program reads as JSON.

mod context;

use std::io::{self, Write};

use oxrdf::{Term, Triple};
use serde_json::{Map, Value, json};

use crate::export::rdf::{Provenance, describe, subject, terms};
use crate::graph::KnowledgeGraph;
use crate::vocabulary::Vocabulary;
use context::Context;

/// Writes the graph as JSON-LD: the context, then a node a line. `data/context.jsonld` is the context for the default
/// base; each file carries its own.
pub fn write(
    graph: &KnowledgeGraph,
    vocabulary: &Vocabulary,
    provenance: Provenance,
    mut writer: impl Write,
) -> io::Result<()> {
    let context = Context::new(graph.identifiers().base());
    let triples = describe(graph, vocabulary, provenance);
    writeln!(writer, "{{\n  \"@context\": {},", context.to_json())?;
    write!(writer, "  \"@graph\": [")?;
    let nodes = triples.chunk_by(|one, next| one.subject == next.subject);
    for (index, node) in nodes.enumerate() {
        let comma = if index > 0 { "," } else { "" };
        write!(writer, "{comma}\n    {}", described(node, &context))?;
    }
    writeln!(writer, "\n  ]\n}}")?;
    writer.flush()
}

/// What is said of one subject.
fn described(triples: &[Triple], context: &Context) -> Value {
    let mut node = Map::new();
    if let Some(first) = triples.first() {
        node.insert("@id".to_owned(), json!(context.short(subject(first))));
    }
    for said in triples.chunk_by(|one, next| one.predicate == next.predicate) {
        let predicate = said[0].predicate.as_str();
        let mut values: Vec<Value> = said
            .iter()
            .map(|triple| value(predicate, &triple.object, context))
            .collect();
        let value = match values.len() {
            1 => values.remove(0),
            _ => Value::Array(values),
        };
        node.insert(context.key(predicate), value);
    }
    Value::Object(node)
}

fn value(predicate: &str, object: &Term, context: &Context) -> Value {
    match object {
        Term::NamedNode(iri) if predicate == terms::TYPE => json!(context.kind(iri.as_str())),
        Term::NamedNode(iri) if context.leads_to_nodes(predicate) => {
            json!(context.short(iri.as_str()))
        }
        Term::NamedNode(iri) => json!({"@id": context.short(iri.as_str())}),
        Term::BlankNode(node) => json!({"@id": node.to_string()}),
        Term::Literal(literal) => match literal.datatype().as_str() {
            terms::STRING => json!(literal.value()),
            terms::BOOLEAN => json!(literal.value() == "true"),
            terms::INTEGER => literal
                .value()
                .parse()
                .map_or_else(|_| json!(literal.value()), |number: u64| json!(number)),
            datatype => json!({"@value": literal.value(), "@type": context.short(datatype)}),
        },
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;
    use std::path::Path;

    use oxjsonld::JsonLdParser;

    use super::*;
    use crate::export::sample::{graph, vocabulary, written};
    use crate::graph::identifiers::DEFAULT_BASE;

    #[test]
    fn it_says_the_same_as_the_other_syntaxes() {
        let all = Provenance::Evidence;
        let text = written(|out| write(&graph(), &vocabulary(), all, out));
        let quads: Result<Vec<_>, _> = JsonLdParser::new().for_slice(text.as_bytes()).collect();
        let quads: BTreeSet<String> = quads.unwrap().iter().map(ToString::to_string).collect();
        let triples = describe(&graph(), &vocabulary(), all);
        let triples: BTreeSet<String> = triples.iter().map(ToString::to_string).collect();
        assert_eq!(quads, triples);
    }

    #[test]
    fn a_node_reads_as_plain_json() {
        let text = written(|out| write(&graph(), &vocabulary(), Provenance::Statement, out));
        for line in [
            r#"    {"@id":"id:xi","@type":"Person","holdsOffice":"president","label":"Xi","said":"she will not visit \"Oslo\"","sameAs":"wd:Q2"},"#,
            r#"    {"@id":"st:44c6700d9f92a33d8317593215d8d4ac","@type":"rdf:Statement","certainty":"stated","object":{"@id":"id:xi"},"open":true,"polarity":"affirmed","predicate":"o:shakeHandsWith","subject":"id:zo%C3%AB-otieno","trigger":"shook hands"},"#,
        ] {
            assert!(text.lines().any(|found| found == line), "{line}\n{text}");
        }
    }

    #[test]
    fn the_context_in_data_is_what_is_written() {
        let context = json!({"@context": Context::new(DEFAULT_BASE).to_json()});
        let expected = serde_json::to_string_pretty(&context).unwrap() + "\n";
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/context.jsonld");
        if std::env::var_os("CLOZE_REWRITE").is_some() {
            fs::write(&path, &expected).unwrap();
        }
        assert_eq!(fs::read_to_string(path).unwrap(), expected);
    }
}
