//! Any text as an article, written in each format: those that are read back say the same as before, and no other panics.
//!
//! `cargo +nightly fuzz run writers`
#![no_main]

use std::sync::LazyLock;

use cloze::Extractor;
use cloze::document::Document;
use cloze::export::picture::{Picture, View};
use cloze::export::read::{Syntax, read};
use cloze::export::{
    Offsets, Provenance, csv, cypher, dot, graphml, html, json, jsonl, jsonld, mermaid, nq, nt,
    svg, trig, turtle,
};
use cloze::graph::KnowledgeGraph;
use libfuzzer_sys::fuzz_target;

static EXTRACTOR: LazyLock<Extractor> =
    LazyLock::new(|| Extractor::default().with_open_statements());

/// The bytes that a writer writes.
fn written(write: impl FnOnce(&mut Vec<u8>) -> std::io::Result<()>) -> Vec<u8> {
    let mut out = Vec::new();
    write(&mut out).expect("memory takes it");
    out
}

/// What a graph says, as N-Triples.
fn said(graph: &KnowledgeGraph) -> String {
    let vocabulary = &EXTRACTOR.rules().vocabulary;
    let lines = written(|out| nt::write(graph, vocabulary, Provenance::Evidence, out));
    String::from_utf8(lines).expect("it is text")
}

/// Shows the first lines that differ, if any do.
fn assert_same(syntax: Syntax, found: &str, expected: &str) {
    let mut pairs = found.lines().zip(expected.lines());
    assert_eq!(pairs.find(|(one, other)| one != other), None, "{syntax:?}");
    assert_eq!(found.len(), expected.len(), "{syntax:?}");
}

fuzz_target!(|input: (&str, &str, &str)| {
    let (id, title, text) = input;
    let mut document = Document::new(id, text);
    document.title = (!title.is_empty()).then(|| title.to_owned());
    let graph = EXTRACTOR.graph(&document);
    let vocabulary = &EXTRACTOR.rules().vocabulary;
    let all = Provenance::Evidence;
    let expected = said(&graph);
    for (syntax, bytes) in [
        (
            Syntax::Turtle,
            written(|out| turtle::write(&graph, vocabulary, all, out)),
        ),
        (Syntax::NTriples, expected.clone().into_bytes()),
        (
            Syntax::NQuads,
            written(|out| nq::write(&graph, vocabulary, all, out)),
        ),
        (
            Syntax::TriG,
            written(|out| trig::write(&graph, vocabulary, all, out)),
        ),
        (
            Syntax::JsonLd,
            written(|out| jsonld::write(&graph, vocabulary, all, out)),
        ),
        (
            Syntax::Json,
            written(|out| json::write(&graph, Offsets::Bytes, out)),
        ),
    ] {
        let stored = read(syntax, &bytes).unwrap_or_else(|fault| panic!("{}", fault.at("graph")));
        if !graph.is_empty() {
            assert_same(syntax, &said(&stored.graph), &expected);
        }
    }
    // JSON lines leave out what else a thing is called, so they are compared with themselves.
    let lines = written(|out| jsonl::write(&graph, Offsets::Bytes, out));
    let stored =
        read(Syntax::JsonLines, &lines).unwrap_or_else(|fault| panic!("{}", fault.at("lines")));
    let again = written(|out| jsonl::write(&stored.graph, Offsets::Bytes, out));
    assert_same(
        Syntax::JsonLines,
        &String::from_utf8_lossy(&again),
        &String::from_utf8_lossy(&lines),
    );
    let view = View::default();
    let picture = Picture::new(&graph, vocabulary, &view);
    written(|out| dot::write(&picture, out));
    written(|out| svg::write(&picture, out));
    written(|out| mermaid::write(&picture, out));
    written(|out| graphml::write(&graph, out));
    let texts = [(id.to_owned(), text.to_owned())].into_iter().collect();
    written(|out| html::write(&graph, &texts, vocabulary, &view, out));
    let (mut nodes, mut edges) = (Vec::new(), Vec::new());
    let mut tables = csv::Writer::new(&mut nodes, &mut edges).expect("memory takes it");
    tables.add(&graph).expect("memory takes it");
    tables.finish().expect("memory takes it");
    let mut commands = cypher::Writer::new(Vec::new()).expect("memory takes it");
    commands.add(&graph).expect("memory takes it");
    commands.finish().expect("memory takes it");
});
