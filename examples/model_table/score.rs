//! Counts right answers, and prints them in columns.

use std::collections::BTreeMap;

use cloze::document::Document;
use cloze::english::{Analysis, Upos, analyze_words};
use cloze::span::Span;

use crate::gold::{Gold, Sentence};

/// The relations that are shown one by one.
const RELATIONS: &[&str] = &[
    "nsubj",
    "nsubj:pass",
    "obj",
    "iobj",
    "obl",
    "obl:agent",
    "nmod",
    "nmod:poss",
    "conj",
    "appos",
    "acl",
    "acl:relcl",
    "advcl",
    "xcomp",
    "ccomp",
    "compound",
    "flat",
];

/// The types of names that are shown one by one.
const NAMES: &[&str] = &["all", "PERSON", "GPE", "ORG", "NORP", "DATE"];

/// Gold, predicted and right cases of one kind.
#[derive(Clone, Copy, Default)]
struct Cases {
    gold: usize,
    predicted: usize,
    right: usize,
}

impl Cases {
    /// The harmonic mean of precision and recall, in percent; the share of right answers where
    /// all cases have one.
    fn f1(self) -> f64 {
        200.0 * self.right as f64 / (self.gold + self.predicted).max(1) as f64
    }
}

/// The cases of a file by what they are counted for.
#[derive(Default)]
pub struct Score(BTreeMap<String, Cases>);

impl Score {
    /// Analyses documents, and compares.
    pub fn of(documents: &[Vec<Sentence>]) -> Self {
        let mut score = Self::default();
        for sentences in documents {
            score.document(sentences);
        }
        score
    }

    fn document(&mut self, sentences: &[Sentence]) {
        let mut document = Document::default();
        let mut words: Vec<Vec<Span>> = Vec::new();
        for sentence in sentences {
            let added = sentence.iter().map(|gold| add(gold, &mut document.text));
            words.push(added.collect());
        }
        let analysis = analyze_words(&document, &words);
        for (token, gold) in sentences.iter().flatten().enumerate() {
            self.word(&analysis, token, gold);
        }
        self.names(&analysis, sentences);
    }

    fn word(&mut self, analysis: &Analysis, token: usize, gold: &Gold) {
        let relation = analysis.relation(token).as_str();
        let first = token + 1 - gold.number;
        let head = analysis.head(token).map_or(0, |head| head + 1 - first) == gold.head;
        let both = head && relation == gold.relation;
        self.answer("UPOS", analysis.tag(token).as_str() == gold.part);
        self.answer("Penn", analysis.penn(token).as_str() == gold.penn);
        self.answer(
            "lemma",
            analysis.lemma(token).eq_ignore_ascii_case(&gold.lemma),
        );
        self.answer("UAS", head);
        self.answer("LAS", both);
        if gold.part != Upos::Punct.as_str() {
            self.answer("LAS no punctuation", both);
        }
        self.cases(&format!("{} UAS", gold.relation)).gold += 1;
        self.cases(&format!("{} UAS", gold.relation)).predicted += 1;
        self.cases(&format!("{} UAS", gold.relation)).right += usize::from(head);
        self.cases(&gold.relation).gold += 1;
        self.cases(relation).predicted += 1;
        self.cases(&gold.relation).right += usize::from(both);
    }

    fn names(&mut self, analysis: &Analysis, sentences: &[Sentence]) {
        let gold = gold_names(sentences);
        let found = analysis.names.iter().map(|name| {
            let tokens = &name.tokens;
            (tokens.start, tokens.end, name.kind.as_str())
        });
        let found: Vec<_> = found.collect();
        for name in &gold {
            self.name(name.2, |cases| cases.gold += 1);
        }
        for name in &found {
            self.name(name.2, |cases| cases.predicted += 1);
            if gold.binary_search(name).is_ok() {
                self.name(name.2, |cases| cases.right += 1);
            }
        }
    }

    fn name(&mut self, kind: &str, count: impl Fn(&mut Cases)) {
        count(self.cases("name all"));
        count(self.cases(&format!("name {kind}")));
    }

    fn answer(&mut self, name: &str, right: bool) {
        let cases = self.cases(name);
        cases.gold += 1;
        cases.predicted += 1;
        cases.right += usize::from(right);
    }

    fn cases(&mut self, name: &str) -> &mut Cases {
        self.0.entry(name.to_owned()).or_default()
    }
}

fn add(gold: &Gold, text: &mut String) -> Span {
    let start = text.len();
    text.push_str(&gold.form);
    let span = Span::new(start, text.len());
    text.push(' ');
    span
}

/// The names of a document: their words, from the first to the one after the last, and types.
fn gold_names(sentences: &[Sentence]) -> Vec<(usize, usize, &str)> {
    let mut names: Vec<(usize, usize, &str)> = Vec::new();
    for (word, gold) in sentences.iter().flatten().enumerate() {
        match (gold.name.split_once('-'), names.last_mut()) {
            (Some(("I", _)), Some(name)) => name.1 = word + 1,
            (Some((_, kind)), _) => names.push((word, word + 1, kind)),
            (None, _) => {}
        }
    }
    names
}

/// Prints the scores of files in columns.
pub fn print(files: &[String], scores: &[Score]) {
    println!(
        "{:<22}{}",
        "",
        row(files.iter().map(|file| format!("{file:>12}")))
    );
    let plain = ["UPOS", "Penn", "lemma", "UAS", "LAS", "LAS no punctuation"].map(str::to_owned);
    let relations = RELATIONS.iter().map(|name| name.to_string());
    let heads = RELATIONS.iter().map(|name| format!("{name} UAS"));
    let names = NAMES.iter().map(|name| format!("name {name}"));
    for name in plain.into_iter().chain(relations).chain(heads).chain(names) {
        let cells = scores.iter().map(|score| cell(score.0.get(&name)));
        println!("{name:<22}{}", row(cells));
    }
}

fn row(cells: impl Iterator<Item = String>) -> String {
    cells.collect()
}

fn cell(cases: Option<&Cases>) -> String {
    match cases.filter(|cases| cases.gold > 0) {
        Some(cases) => format!("{:>12.1}", cases.f1()),
        None => format!("{:>12}", "–"),
    }
}
