//! Amounts and dates in sentences: every sign and code of money, with magnitudes, before and after a date.

use cloze::Extractor;
use cloze::document::Document;
use cloze::graph::{KnowledgeGraph, Node};

/// Signs and codes, as `data/lexicons/currencies.txt` has them.
fn signs_and_codes() -> Vec<(&'static str, &'static str)> {
    let list = include_str!("../data/lexicons/currencies.txt").lines();
    let entries = list.filter_map(|line| line.split_once('\t'));
    entries
        .filter(|(name, code)| {
            name == code || !name.contains(|letter: char| letter.is_ascii_lowercase())
        })
        .collect()
}

const MAGNITUDES: [(&str, &str); 12] = [
    ("", ""),
    ("m", "000000"),
    (" million", "000000"),
    ("-million", "000000"),
    ("bn", "000000000"),
    (" billion", "000000000"),
    ("k", "000"),
    (" thousand", "000"),
    (" trillion", "000000000000"),
    ("tn", "000000000000"),
    ("mn", "000000"),
    ("b", "000000000"),
];

/// The amounts and the time of the statements about a payment.
fn said(extractor: &Extractor, text: &str) -> (Vec<String>, Option<String>) {
    let mut graph = KnowledgeGraph::default();
    extractor.extract(&Document::new("test", text), &mut graph);
    let statements = graph.statements();
    let paid = statements
        .iter()
        .find(|stated| stated.statement.relation.starts_with("pa"));
    let Some(paid) = paid else {
        return (Vec::new(), None);
    };
    let qualifiers = paid.statement.qualifiers.iter();
    let nodes = qualifiers.map(|qualifier| graph.node(qualifier.value));
    let amounts = nodes.chain([paid.object]).filter_map(|node| match node {
        Node::Value(value) => value.amount().map(|amount| amount.to_string()),
        Node::Entity(_) => None,
    });
    (amounts.collect(), paid.statement.time.clone())
}

#[test]
fn every_currency_keeps_its_magnitude_beside_a_date() {
    let extractor = Extractor::default().with_open_statements();
    let mut wrong = Vec::new();
    let mut count = 0;
    for (place, (sign, code)) in signs_and_codes().into_iter().enumerate() {
        for turn in 0..3 {
            let (word, zeros) = MAGNITUDES[(place + 5 * turn) % MAGNITUDES.len()];
            let number = 3 + place % 40;
            let amount = format!("{sign}{number}{word}");
            let expected = format!("{number}{zeros} {{{code}}}");
            let text = match turn {
                0 => format!("Norway paid {amount} to Peru on 3 July 2024."),
                1 => format!("On July 3, 2024, Norway paid Peru {amount}."),
                _ => format!("Norway paid Peru {amount} on 3 July 2024."),
            };
            count += 1;
            let found = said(&extractor, &text);
            if found != (vec![expected.clone()], Some("2024-07-03".to_owned())) {
                wrong.push(format!("{text}  {expected}: {found:?}"));
            }
        }
    }
    assert!(count >= 200, "{count} sentences");
    assert!(
        wrong.is_empty(),
        "{} of {count} are wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn what_cannot_be_stays_text() {
    let extractor = Extractor::default();
    let digits = "9".repeat(10_000);
    for text in [
        "Norway paid 1e999 dollars to Peru on 31 February 2023.".to_owned(),
        "Norway paid Peru 1e999 dollars on 30 February.".to_owned(),
        format!("Norway paid Peru ${digits} in the year 0."),
        format!("Norway paid {digits} dollars to Peru on 2023-13-45."),
        format!("Norway paid Peru {digits}% on 0 May 2023."),
    ] {
        let shown: String = text.chars().take(60).collect();
        assert_eq!(said(&extractor, &text), (Vec::new(), None), "{shown}");
    }
}
