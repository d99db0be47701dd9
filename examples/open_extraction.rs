//! Writes what clauses say as triples, one JSON line each, for scoring as open information extraction.
//!
//! `cargo run --release --example open_extraction -- sentences.jsonl > predictions.jsonl`, where a line of the input
//! is `{"id", "text"}`.

use std::io::{self, BufRead, BufReader, Write};

use cloze::clause::{find_clauses, open};
use cloze::document::Document;
use cloze::english::analyze;
use serde_json::{Value, json};

fn main() -> io::Result<()> {
    let path = std::env::args().nth(1).unwrap_or_default();
    let input = BufReader::new(std::fs::File::open(path)?);
    let mut output = io::BufWriter::new(io::stdout().lock());
    for line in input.lines() {
        let record: Value = serde_json::from_str(&line?)?;
        let id = record["id"].as_str().unwrap_or_default();
        let text = record["text"].as_str().unwrap_or_default();
        extract(id, text, &mut output)?;
    }
    output.flush()
}

fn extract(id: &str, text: &str, output: &mut impl Write) -> io::Result<()> {
    let document = Document::new(id, text);
    let analysis = analyze(&document);
    let clauses = find_clauses(&analysis);
    for clause in &clauses {
        for line in open::triples(&analysis, &clauses, clause) {
            let record = json!({
                "sentence_id": id,
                "subject": line.subject,
                "relation": line.relation,
                "object": line.object,
                "extra": line.further,
            });
            writeln!(output, "{record}")?;
        }
    }
    Ok(())
}
