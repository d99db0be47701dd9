//! Any text as an article: statements or none, never a panic, and every quote is a piece of the text.
//!
//! `cargo +nightly fuzz run extract`
#![no_main]

use std::sync::LazyLock;

use cloze::Extractor;
use cloze::document::Document;
use cloze::graph::KnowledgeGraph;
use libfuzzer_sys::fuzz_target;

static EXTRACTOR: LazyLock<Extractor> =
    LazyLock::new(|| Extractor::default().with_open_statements());

fuzz_target!(|text: &str| {
    let document = Document::new("fuzz", text);
    let mut graph = KnowledgeGraph::default();
    EXTRACTOR.extract(&document, &mut graph);
    for stated in graph.statements() {
        for evidence in &stated.statement.evidence {
            assert!(
                evidence
                    .bytes
                    .spans
                    .iter()
                    .all(|span| text.get(span.start..span.end).is_some())
            );
        }
    }
});
