//! A small graph with something of everything, for tests of the formats.

use crate::document::Document;
use crate::graph::KnowledgeGraph;
use crate::graph::fixture::add;
use crate::vocabulary::{Relation, Role, Type, Vocabulary};

/// The text that the graph is of.
pub const TEXT: &str = "Zoë Otieno gave Norway a golden falcon. Xi said she will not visit \"Oslo\" in June. \
                        They shook hands. Xi is president.";

/// The graph of [`TEXT`].
pub fn graph() -> KnowledgeGraph {
    let mut graph = KnowledgeGraph::default();
    let document = Document {
        url: Some("https://news.example/falcon".to_owned()),
        date: Some("2024-05-01".to_owned()),
        title: Some("A falcon <for> Norway".to_owned()),
        ..Document::new("falcon", TEXT)
    };
    add(
        &mut graph,
        &document,
        "Person Zoë Otieno: Zoë Otieno, she, They
         *Country Norway
         Thing golden falcon
         *Person Xi
         City Oslo
         Zoë Otieno | gifted | golden falcon | recipient Norway | at gave | step double object
         Xi | said | #2:she will not visit \"Oslo\"
         she | visited | Oslo | negated | expected | says Xi | time Date:in June=2024-06 | at visit
         They | ~shake hands with | Xi | at shook hands
         Xi | holds office | Office:president | at is president",
    );
    graph
}

/// A vocabulary for it.
pub fn vocabulary() -> Vocabulary {
    let kind = |name: &str, above: &[&str], outside: &[&str]| Type {
        name: name.to_owned(),
        supertypes: owned(above),
        gloss: String::new(),
        same_as: owned(outside),
    };
    let relation = |name: &str, from: &str, to: &str, code: Option<&str>| Relation {
        name: name.to_owned(),
        from: Some(from.to_owned()),
        to: Some(to.to_owned()),
        codes: code
            .iter()
            .map(|code| ("PLOVER".to_owned(), (*code).to_owned()))
            .collect(),
        ..Relation::default()
    };
    Vocabulary {
        types: vec![
            kind("Agent", &[], &[]),
            kind("City", &["Place"], &[]),
            kind(
                "Country",
                &["Agent", "Place"],
                &["https://schema.org/Country"],
            ),
            kind("Person", &["Agent"], &["http://xmlns.com/foaf/0.1/Person"]),
            kind("Place", &[], &["https://schema.org/Place"]),
            kind("Thing", &[], &["not an IRI"]),
        ],
        relations: vec![
            Relation {
                gloss: "gave as a present".to_owned(),
                inverse: Some("was gifted by".to_owned()),
                ..relation("gifted", "Agent", "Thing", Some("AID"))
            },
            relation("was gifted by", "Thing", "Agent", None),
            relation("visited", "Agent", "Place", Some("CONSULT")),
            relation("said", "Agent", "Statement", None),
            relation("holds office", "Person", "Office", None),
            relation("unused", "Person", "Office", None),
        ],
        roles: vec![Role {
            name: "recipient".to_owned(),
            gloss: "the one to whom something goes".to_owned(),
            range: Some("Agent".to_owned()),
            same_as: Vec::new(),
        }],
        word_sets: Vec::new(),
    }
}

fn owned(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

/// What a format writes.
pub fn written(write: impl FnOnce(&mut Vec<u8>) -> std::io::Result<()>) -> String {
    let mut bytes = Vec::new();
    write(&mut bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}
