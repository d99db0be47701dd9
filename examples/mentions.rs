//! Writes the mentions of text files as JSON lines: `{"doc", "start", "end", "type", "entity", "name", …}`.
//!
//! Offsets count Unicode code points. With `--trees`, the files are CoNLL-U trees and their own words and heads are used.
//!
//! ```text
//! cargo run --release --example mentions -- [--trees] FILE… > mentions.jsonl
//! ```

use std::io::Write;

use cloze::clause::find_clauses;
use cloze::document::Document;
use cloze::english::conllu::read_documents;
use cloze::english::{Analysis, analyze};
use cloze::gazetteer::Gazetteer;
use cloze::reading::{Mention, Reading, Sieve, read};
use cloze::vocabulary::Vocabulary;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let trees = arguments.first().is_some_and(|first| first == "--trees");
    if trees {
        arguments.remove(0);
    }
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for path in &arguments {
        let text = std::fs::read_to_string(path)?;
        let stem = std::path::Path::new(path).file_stem().unwrap_or_default();
        let name = stem.to_string_lossy();
        if trees {
            for tree in read_documents(&text)? {
                write_mentions(&mut out, &name, &tree.analysis())?;
            }
        } else {
            let document = Document::new(name.as_ref(), text);
            write_mentions(&mut out, &name, &analyze(&document))?;
        }
    }
    Ok(())
}

fn write_mentions(
    out: &mut impl Write,
    name: &str,
    analysis: &Analysis<'_>,
) -> Result<(), Box<dyn std::error::Error>> {
    let reading = read(
        analysis,
        find_clauses(analysis),
        Gazetteer::shipped(),
        &Vocabulary::default(),
    );
    let points = code_points(&analysis.document.text);
    for mention in &reading.mentions {
        write_mention(out, name, &reading, &points, mention)?;
    }
    Ok(())
}

/// The number of code points before each byte of a text.
fn code_points(text: &str) -> Vec<usize> {
    let mut points = Vec::with_capacity(text.len() + 1);
    for (number, letter) in text.chars().enumerate() {
        points.extend(std::iter::repeat_n(number, letter.len_utf8()));
    }
    points.push(text.chars().count());
    points
}

fn write_mention(
    out: &mut impl Write,
    name: &str,
    reading: &Reading<'_>,
    points: &[usize],
    mention: &Mention,
) -> Result<(), Box<dyn std::error::Error>> {
    let text = &reading.analysis.document.text;
    let entity = match mention.entities.as_slice() {
        [entity] => Some(*entity),
        _ => None,
    };
    let of = entity.map(|entity| &reading.entities[entity]);
    let country = of.filter(|entity| entity.kind.as_deref() == Some("Country"));
    let line = serde_json::json!({
        "doc": name,
        "start": points[mention.span.start],
        "end": points[mention.span.end],
        "text": mention.span.text(text),
        "head": points[reading.analysis.tokens[mention.head].span.start],
        "form": format!("{:?}", mention.kind),
        "type": of.map_or_else(|| kind_of_pronoun(mention.span.text(text)), |entity| kind_for_scoring(entity.kind.as_deref())),
        "entity": entity,
        "entities": mention.entities,
        "name": of.map(|entity| entity.name.clone()),
        "wikidata": country.and_then(|entity| entity.identifiers.first().cloned()),
        "sieve": mention.sieve.map(Sieve::as_str),
        "steps": mention.steps,
    });
    writeln!(out, "{line}")?;
    Ok(())
}

/// What an unresolved pronoun must be all the same.
fn kind_of_pronoun(word: &str) -> Option<String> {
    const PERSONAL: [&str; 15] = [
        "he", "him", "his", "she", "her", "i", "me", "my", "we", "us", "our", "you", "your",
        "they", "their",
    ];
    let is_personal = PERSONAL.contains(&word.to_lowercase().as_str());
    is_personal.then(|| "Person".to_owned())
}

/// The name of a type for those to whom a group is an organisation: ours is of people.
fn kind_for_scoring(kind: Option<&str>) -> Option<String> {
    kind.map(|kind| if kind == "Group" { "people" } else { kind }.to_owned())
}
