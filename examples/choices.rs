//! Writes whom each pronoun for a person might mean, with what holds of each, as JSON lines to learn the choice from.
//!
//! ```text
//! cargo run --release --example choices -- FILE… > choices.jsonl
//! ```

use std::io::Write;

use cloze::clause::find_clauses;
use cloze::document::Document;
use cloze::english::analyze;
use cloze::gazetteer::Gazetteer;
use cloze::reading::read_with;
use cloze::span::Span;
use cloze::vocabulary::Vocabulary;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
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
        for choice in choices {
            let candidates = choice.candidates.iter().map(|candidate| {
                let mut mentions = reading.mentions.iter();
                let last = mentions.find(|mention| mention.head == candidate.place);
                let entities = last.map_or(&[][..], |mention| &mention.entities);
                let all = reading
                    .mentions
                    .iter()
                    .filter(|mention| mention.entities == entities);
                let places: Vec<_> = all.map(|mention| place(mention.span)).collect();
                serde_json::json!({"places": places, "features": candidate.features})
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
