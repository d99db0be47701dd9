//! Text of any sort gives clauses, perhaps none, whose parts fit the text.

use cloze::clause::{Clause, find_clauses};
use cloze::document::Document;
use cloze::english::analyze;

/// Finds the clauses and checks that every span fits the text and every complement is a clause of the list.
#[track_caller]
fn clauses_that_fit(text: &str) -> Vec<Clause> {
    let document = Document::new("odd", text);
    let clauses = find_clauses(&analyze(&document));
    for member in clauses
        .iter()
        .flat_map(|clause| &clause.arguments)
        .flat_map(|argument| &argument.members)
    {
        let span = member.span;
        assert!(text.get(span.start..span.end).is_some(), "{span:?}");
        assert!(member.clause.is_none_or(|clause| clause < clauses.len()));
    }
    clauses
}

#[test]
fn odd_text_has_no_clauses() {
    for text in [
        "",
        "\0\0\0",
        "中文新闻。北京。",
        "aGVsbG8gd29ybGQgaGVsbG8gd29ybGQ=",
        "Tuesday, 4 May 2010",
        "| 12 | 34 | 56 |",
        "Home > News > World",
    ] {
        assert_eq!(clauses_that_fit(text), [], "{text}");
    }
}

#[test]
fn long_coordination_and_deep_embedding_fit_the_text() {
    for text in [
        "Peru, ".repeat(500) + "and Chile signed the pact.",
        "He said that ".repeat(500) + "she left.",
        "the president of ".repeat(500),
        "\"".repeat(500),
        "She came and saw and ".repeat(500),
        "if ".repeat(500),
        "Peru met Chile and ".repeat(1250),
        "the man who saw ".repeat(500) + "left.",
        ",".repeat(10_000),
        (0..1000)
            .map(|number| format!("Ann{number} Reed, "))
            .collect::<String>()
            + "and Bo Lund left.",
        "Nor did ".repeat(500),
        "was looked at by ".repeat(500),
        "Peru two, ".repeat(500),
        "Lopez met Reed, the judge".to_owned(),
        ": Peru leaves Chile".to_owned(),
        "://schema.org/NewsArticlrticlit $4m.".to_owned(),
    ] {
        clauses_that_fit(&text);
    }
}

#[test]
fn clauses_are_in_text_order() {
    let clauses = clauses_that_fit(
        "The minister, who was jailed in May, denied that he had taken bribes from Acme. Lena Fischer left.",
    );
    let heads: Vec<usize> = clauses.iter().map(|clause| clause.predicate.head).collect();
    assert!(heads.is_sorted(), "{heads:?}");
    assert!(heads.len() >= 4, "{heads:?}");
}
