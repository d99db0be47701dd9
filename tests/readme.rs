//! What the README says happens.

use std::fs;
use std::path::Path;

use cloze::Extractor;
use cloze::document::Document;
use cloze::graph::KnowledgeGraph;

fn readme() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    fs::read_to_string(path).expect("the README can be read")
}

/// What stands between two marks.
fn between<'t>(text: &'t str, start: &str, end: &str) -> &'t str {
    let (_, rest) = text.split_once(start).expect("the README has the start");
    rest.split_once(end).expect("the README has the end").0
}

#[test]
fn the_rust_example_prints_what_it_says() {
    let readme = readme();
    let text = between(&readme, "Document::new(\"note\", \"", "\")");
    let mut graph = KnowledgeGraph::default();
    Extractor::default().extract(&Document::new("note", text), &mut graph);
    let printed: String = graph
        .statements()
        .iter()
        .map(|stated| {
            let (subject, object) = (stated.subject.name(), stated.object.name());
            format!("{subject} {} {object}\n", stated.statement.relation)
        })
        .collect();
    assert_eq!(printed, between(&readme, "It prints:\n\n```\n", "```"));
    assert!(!printed.is_empty());
}
