//! Writes whom or what each pronoun might mean, with what holds of each, as JSON lines to learn the choice from.
//!
//! ```text
//! cargo run --release --example choices -- FILE… > choices.jsonl
//! ```

use std::io::Write;

use cloze::clause::find_clauses;
use cloze::document::Document;
use cloze::english::analyze;
use cloze::gazetteer::Gazetteer;
use cloze::reading::{EntityId, FEATURES, MentionKind, read_with};
use cloze::span::Span;
use cloze::vocabulary::Vocabulary;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    writeln!(out, "{}", serde_json::json!({"features": FEATURES}))?;
    for path in std::env::args().skip(1) {
        let text = std::fs::read_to_string(&path)?;
        let stem = std::path::Path::new(&path).file_stem().unwrap_or_default();
        let document = Document::new(stem.to_string_lossy().as_ref(), text);
        let analysis = analyze(&document);
        let mut choices = Vec::new();
        let (names, types) = (Gazetteer::shipped(), Vocabulary::default());
        let keep = |choice| choices.push(choice);
        let reading = read_with(&analysis, find_clauses(&analysis), names, &types, keep);
        let place = |span: Span| {
            let characters = |end: usize| document.text[..end].chars().count();
            [characters(span.start), characters(span.end)]
        };
        let known = |entities: &[EntityId]| {
            let mentions = reading.mentions.iter();
            let all = mentions.filter(|mention| {
                mention.entities == entities && mention.kind != MentionKind::Pronoun
            });
            all.map(|mention| {
                (
                    place(mention.span),
                    place(analysis.tokens[mention.head].span)[0],
                )
            })
            .collect::<Vec<_>>()
        };
        for choice in choices {
            let candidates = choice.candidates.iter().map(|candidate| {
                // The reading has its own numbers by now: the last mentions lead to them.
                let members = candidate.places.iter().enumerate().filter_map(|(number, token)| {
                    let mut mentions = reading.mentions.iter();
                    let last = mentions.find(|mention| mention.head == *token)?;
                    last.entities.get(number).or(last.entities.first())
                });
                let members: Vec<_> = members.map(|&entity| known(&[entity])).collect();
                serde_json::json!({"members": members, "features": candidate.numbers().collect::<Vec<_>>()})
            });
            let record = serde_json::json!({
                "doc": document.id,
                "at": place(analysis.tokens[choice.token].span)[0],
                "sort": choice.sort,
                "candidates": candidates.collect::<Vec<_>>(),
            });
            writeln!(out, "{record}")?;
        }
    }
    Ok(out.flush()?)
}
