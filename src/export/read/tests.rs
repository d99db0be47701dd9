//! Tests of graphs that go out and come back.

use super::*;
use crate::export::rdf::Provenance;
use crate::export::sample::{graph, vocabulary, written};
use crate::export::{Offsets, json, jsonl, nt, turtle};

/// What each format writes of a graph.
fn formats(graph: &KnowledgeGraph, vocabulary: &Vocabulary) -> Vec<(Syntax, String)> {
    let all = Provenance::Evidence;
    vec![
        (
            Syntax::Turtle,
            written(|out| turtle::write(graph, vocabulary, all, out)),
        ),
        (
            Syntax::NTriples,
            written(|out| nt::write(graph, vocabulary, all, out)),
        ),
        (
            Syntax::Json,
            written(|out| json::write(graph, Offsets::Bytes, out)),
        ),
        (
            Syntax::JsonLines,
            written(|out| jsonl::write(graph, Offsets::Bytes, out)),
        ),
    ]
}

#[test]
fn what_is_read_back_is_written_the_same() {
    for (index, (syntax, text)) in formats(&graph(), &vocabulary()).into_iter().enumerate() {
        let stored = read(syntax, text.as_bytes()).unwrap();
        let vocabulary = match stored.vocabulary == Vocabulary::default() {
            true => vocabulary(),
            false => stored.vocabulary,
        };
        let (_, again) = formats(&stored.graph, &vocabulary).remove(index);
        assert_eq!(again, text, "{syntax:?}");
    }
}

#[test]
fn json_holds_all_that_rdf_says() {
    let text = written(|out| json::write(&graph(), Offsets::Bytes, out));
    let stored = read(Syntax::Json, text.as_bytes()).unwrap();
    let nt = |graph: &KnowledgeGraph| {
        written(|out| nt::write(graph, &vocabulary(), Provenance::Evidence, out))
    };
    assert_eq!(nt(&stored.graph), nt(&graph()));
}

#[test]
fn what_rdf_does_not_count_in_bytes_is_told_in_characters() {
    let text = written(|out| turtle::write(&graph(), &vocabulary(), Provenance::Evidence, out));
    let stored = read(Syntax::Turtle, text.as_bytes()).unwrap();
    let lines = written(|out| jsonl::write(&stored.graph, Offsets::Bytes, out));
    let gift = lines.lines().next().unwrap();
    assert!(gift.contains(r#""offsets":"characters""#), "{gift}");
    assert!(
        gift.contains(r#""spans":[[0,39]],"subject":[0,10]"#),
        "{gift}"
    );
}

#[test]
fn a_graph_is_told_by_its_content() {
    for (syntax, text) in formats(&graph(), &vocabulary()) {
        let wider = match syntax {
            Syntax::Turtle => Syntax::TriG,
            Syntax::NTriples => Syntax::NQuads,
            other => other,
        };
        assert_eq!(Syntax::of("-", text.as_bytes()), Some(wider));
    }
    // Which of the two it is may stand far below.
    let shared = "<https://a.example/> <https://b.example/> \"c\" .\n".repeat(2000);
    assert_eq!(Syntax::of("-", shared.as_bytes()), Some(Syntax::NQuads));
    for text in [
        "",
        "Xi left.",
        "{\"id\": \"a\", \"text\": \"Xi left.\"}",
        "<html><body>",
        "@home, Xi said",
        "{not json",
    ] {
        assert_eq!(Syntax::of("-", text.as_bytes()), None, "{text}");
    }
}

#[test]
fn damaged_and_foreign_graphs_are_refused_with_place_and_cure() {
    let turtle = written(|out| turtle::write(&graph(), &vocabulary(), Provenance::Evidence, out));
    let plain = written(|out| turtle::write(&graph(), &vocabulary(), Provenance::None, out));
    let lines = written(|out| jsonl::write(&graph(), Offsets::Bytes, out));
    let old = lines.replace("\"version\":2", "\"version\":1");
    let doubtful = turtle.replace("v:certainty \"expected\"", "v:certainty \"likely\"");
    let targetless = turtle.replace("oa:hasTarget", "oa:hasTag");
    let cut = &turtle[..turtle.len() - 9];
    let last_line = format!("g:{}: ", cut.lines().count());
    let cases = [
        (Syntax::Turtle, cut, last_line.as_str(), "cut short"),
        (Syntax::Turtle, &plain, "g: ", "--provenance none"),
        (Syntax::Turtle, "", "g: ", "nothing in this graph"),
        (
            Syntax::Turtle,
            &doubtful,
            "g: <https://example.org/kg/stmt/98a9",
            "\"likely\"; known are stated, expected",
        ),
        (
            Syntax::Turtle,
            &targetless,
            "g: <https://example.org/kg/evidence/",
            "has no oa:hasTarget",
        ),
        (
            Syntax::JsonLines,
            &lines[..lines.len() - 9],
            "g:5: ",
            "cut short",
        ),
        (Syntax::JsonLines, &old, "g:1: version 1", "extract it anew"),
        (
            Syntax::Json,
            "{\"documents\": []}",
            "g: ",
            "another program's file",
        ),
        (
            Syntax::NTriples,
            "<http://a> <http://b> \"c\" .\n",
            "g: ",
            "another program's",
        ),
    ];
    for (syntax, text, place, cause) in cases {
        let fault = read(syntax, text.as_bytes()).unwrap_err().at("g");
        assert!(
            fault.starts_with(place) && fault.contains(cause),
            "{place} … {cause}: {fault}"
        );
    }
}

#[test]
fn a_node_without_a_name_comes_back_without_one() {
    let text = written(|out| turtle::write(&graph(), &vocabulary(), Provenance::Evidence, out));
    let nameless = text.replace("\trdfs:label \"Xi\" ;\n", "");
    assert_ne!(nameless, text);
    let stored = read(Syntax::Turtle, nameless.as_bytes()).unwrap();
    let first = written(|out| json::write(&stored.graph, Offsets::Bytes, out));
    let again = read(Syntax::Json, first.as_bytes()).unwrap();
    assert_eq!(
        written(|out| json::write(&again.graph, Offsets::Bytes, out)),
        first
    );
}
