//! Any bytes as a graph in each syntax: a graph or a fault, never a panic; and a graph that was read can be written, read and
//! written again, the same.
//!
//! `cargo +nightly fuzz run graphs`
#![no_main]

use cloze::export::read::{Syntax, read};
use cloze::export::{Offsets, json};
use cloze::graph::KnowledgeGraph;
use libfuzzer_sys::fuzz_target;

const SYNTAXES: [Syntax; 7] = [
    Syntax::Turtle,
    Syntax::NTriples,
    Syntax::NQuads,
    Syntax::TriG,
    Syntax::JsonLd,
    Syntax::Json,
    Syntax::JsonLines,
];

fn written(graph: &KnowledgeGraph) -> Vec<u8> {
    let mut out = Vec::new();
    json::write(graph, Offsets::Bytes, &mut out).expect("memory takes it");
    out
}

fuzz_target!(|input: (u8, &[u8])| {
    let (choice, bytes) = input;
    let syntax = SYNTAXES[usize::from(choice) % SYNTAXES.len()];
    match read(syntax, bytes) {
        Ok(stored) => {
            let first = written(&stored.graph);
            let again = read(Syntax::Json, &first).unwrap_or_else(|fault| {
                panic!(
                    "{}: {}",
                    fault.at("graph.json"),
                    String::from_utf8_lossy(&first)
                )
            });
            let second = written(&again.graph);
            assert_eq!(
                String::from_utf8_lossy(&second),
                String::from_utf8_lossy(&first)
            );
        }
        Err(fault) => assert!(fault.at("fuzz").starts_with("fuzz:")),
    }
});
