//! Measures tokens and sentences against treebanks, from raw text.
//!
//! `cargo run --release --example segmentation -- FILE.conllu…` prints F1 in per cent over exact
//! spans, and how fast the text is analysed. With `--errors` it shows where the two differ.

use std::collections::BTreeSet;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use cloze::document::Document;
use cloze::english::analyze;
use cloze::english::conllu::{TreeDocument, read_documents};
use cloze::span::Span;

fn main() -> ExitCode {
    let (options, files): (Vec<_>, Vec<_>) = std::env::args()
        .skip(1)
        .partition(|argument| argument.starts_with("--"));
    let show = options.iter().any(|option| option == "--errors");
    println!(
        "{:<32} {:>8} {:>8} {:>8}",
        "file", "tokens", "sents", "MB/s"
    );
    for file in files {
        match measure(&file, show) {
            Ok(row) => println!("{row}"),
            Err(message) => {
                eprintln!("{file}: {message}");
                return ExitCode::from(2);
            }
        }
    }
    ExitCode::SUCCESS
}

/// The figures of one treebank file.
fn measure(file: &str, show: bool) -> Result<String, Box<dyn std::error::Error>> {
    let documents = read_documents(&std::fs::read_to_string(file)?)?;
    let (mut token_score, mut sentence_score) = (Score::default(), Score::default());
    let (mut bytes, mut time) = (0, Duration::ZERO);
    for tree in &documents {
        let start = Instant::now();
        let found = segment(&tree.document);
        time += start.elapsed();
        bytes += tree.document.text.len();
        let gold = gold(tree);
        token_score.add(&gold.tokens, &found.tokens);
        sentence_score.add(&gold.sentences, &found.sentences);
        if show {
            show_errors(&tree.document, &gold, &found);
        }
    }
    let name = file.rsplit('/').next().unwrap_or(file);
    let speed = bytes as f64 / 1e6 / time.as_secs_f64();
    let (tokens, sentences) = (token_score.f1(), sentence_score.f1());
    Ok(format!(
        "{name:<32} {tokens:>8.2} {sentences:>8.2} {speed:>8.1}"
    ))
}

/// The spans of tokens and sentences.
#[derive(Default)]
struct Segments {
    tokens: BTreeSet<Span>,
    sentences: BTreeSet<Span>,
}

/// Divides a document as the program does.
fn segment(document: &Document) -> Segments {
    let analysis = analyze(document);
    Segments {
        tokens: analysis.tokens.iter().map(|token| token.span).collect(),
        sentences: analysis
            .sentences
            .iter()
            .map(|sentence| sentence.span)
            .collect(),
    }
}

/// What the treebank has.
fn gold(tree: &TreeDocument) -> Segments {
    Segments {
        tokens: tree.tokens.iter().map(|token| token.span).collect(),
        sentences: tree
            .sentences
            .iter()
            .map(|sentence| sentence.span)
            .collect(),
    }
}

/// Counts of spans that are right, in the treebank, and found.
#[derive(Default)]
struct Score {
    right: usize,
    gold: usize,
    found: usize,
}

impl Score {
    fn add(&mut self, gold: &BTreeSet<Span>, found: &BTreeSet<Span>) {
        self.right += gold.intersection(found).count();
        self.gold += gold.len();
        self.found += found.len();
    }

    fn f1(&self) -> f64 {
        200.0 * self.right as f64 / (self.gold + self.found).max(1) as f64
    }
}

/// Prints what is only in the treebank with `-`, what is only found with `+`.
fn show_errors(document: &Document, gold: &Segments, found: &Segments) {
    for (kind, gold, found) in [
        ("token", &gold.tokens, &found.tokens),
        ("sentence", &gold.sentences, &found.sentences),
    ] {
        for span in gold.symmetric_difference(found) {
            let sign = if gold.contains(span) { '-' } else { '+' };
            println!(
                "{kind} {sign} {}",
                span.text(&document.text).replace('\n', "⏎")
            );
        }
    }
}
