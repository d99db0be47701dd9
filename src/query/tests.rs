//! Tests of questions.

use super::*;
use crate::export::sample::{graph, vocabulary};

fn store() -> Store {
    let mut store = Store::default();
    store.add_graph(&graph(), &vocabulary());
    store
}

/// The rows of an answer, cells with bars between them.
#[track_caller]
fn rows(store: &Store, question: &str) -> Vec<String> {
    let answers = store.ask(question).unwrap();
    let (_, rows) = answers.table().expect("it is no graph");
    rows.iter().map(|row| row.join(" | ")).collect()
}

#[test]
fn prefixes_are_known_and_names_short() {
    assert_eq!(
        rows(
            &store(),
            "SELECT ?who ?what WHERE { ?who v:gifted/rdfs:label ?what }"
        ),
        ["id:zo%C3%AB-otieno | golden falcon"]
    );
}

#[test]
fn everything_is_found_by_any_of_its_parts() {
    let store = store();
    let all = rows(&store, "SELECT ?s ?p ?o WHERE { ?s ?p ?o }");
    assert_eq!(all.len(), store.len());
    for (pattern, least) in [
        ("?s v:gifted ?o", 1),
        ("?s ?p id:xi", 3),
        ("id:xi ?p ?o", 4),
        ("id:xi a ?o", 1),
        ("?s a v:Person", 2),
        ("id:xi ?p v:Person", 1),
        ("id:xi a v:Person", 1),
        ("?s ?p \"president\"", 2),
    ] {
        let found = rows(
            &store,
            &format!("SELECT (COUNT(*) AS ?n) WHERE {{ {pattern} }}"),
        );
        let count: usize = found[0].parse().unwrap();
        assert!(count >= least, "{pattern}: {count}");
    }
    for pattern in ["id:nobody ?p ?o", "?s ?p \"nothing\"", "id:xi v:gifted ?o"] {
        let asked = format!("ASK {{ {pattern} }}");
        assert_eq!(rows(&store, &asked), ["no"], "{pattern}");
    }
}

#[test]
fn a_document_is_a_named_graph() {
    let asked = "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s a rdf:Statement } }";
    assert_eq!(rows(&store(), asked), ["<https://news.example/falcon>"]);
    let asked = "ASK { GRAPH <https://news.example/falcon> { v:gifted a ?class } }";
    assert_eq!(rows(&store(), asked), ["no"]);
}

#[test]
fn constructed_graphs_are_turtle() {
    let answers = store()
        .ask("CONSTRUCT { ?who v:owns ?what } WHERE { [] rdf:predicate v:gifted ; rdf:object ?what ; r:recipient ?who }")
        .unwrap();
    let mut text = Vec::new();
    answers.write(Layout::Json, &mut text).unwrap();
    assert_eq!(
        String::from_utf8(text).unwrap(),
        "@prefix id: <https://example.org/kg/id/> .\n\
         @prefix v: <https://example.org/kg/vocab#> .\n\n\
         id:norway v:owns <https://example.org/kg/doc/falcon/golden-falcon_26> .\n"
    );
}

#[test]
fn what_is_no_question_is_refused_with_place_and_cure() {
    for (question, cause) in [
        (
            "SELECT ?who\nWHERE { ?who v:gifted",
            "2:22: the question ends too early; ",
        ),
        (
            "SELECT ?who WHERE { ?who nix:gifted ?what }",
            "1:36: a prefix before this place is not known; declare it with PREFIX, or take one of cdt, dct, ev, ",
        ),
        (
            "DROP ALL",
            "1:9: the question ends too early; a question is like SELECT",
        ),
        (
            "SELECT * WHERE { SERVICE <http://localhost:1/> { ?s ?p ?o } }",
            "",
        ),
    ] {
        let fault = store().ask(question).unwrap_err().to_string();
        assert!(fault.starts_with(cause), "{cause}: {fault}");
        assert!(
            fault.starts_with(|first: char| !first.is_uppercase()),
            "{fault}"
        );
    }
}
