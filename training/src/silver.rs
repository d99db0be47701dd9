//! Text annotated by another program: one token a line, as `silver/SOURCES.md` has it.

use std::io::{self, BufRead};
use std::path::Path;

use cloze::english::{NameType, Penn, names};

use crate::treebank::{Example, open};

/// A sentence with its labels as that program writes them.
#[derive(Clone, Debug, Default)]
pub struct Silver {
    /// Words, tags, lemmas, heads and names; relations are not filled in.
    pub example: Example,
    /// The labels of the arcs, in the ClearNLP scheme.
    pub labels: Vec<String>,
}

/// Reads a file, and gives each sentence with the name of its document.
pub fn read(path: &Path, mut take: impl FnMut(&str, Silver) -> io::Result<()>) -> io::Result<()> {
    let mut sentence = Silver::default();
    let mut document = String::new();
    for line in open(path)?.lines() {
        let line = line?;
        if let Some(name) = line.strip_prefix("# newdoc id = ") {
            name.clone_into(&mut document);
        }
        if !line.is_empty() {
            add_word(&line, &mut sentence);
        } else if let Some(done) = finish(std::mem::take(&mut sentence)) {
            take(&document, done)?;
        }
    }
    finish(sentence).map_or(Ok(()), |done| take(&document, done))
}

fn add_word(line: &str, sentence: &mut Silver) {
    let columns: Vec<&str> = line.split('\t').collect();
    let [form, lemma, tag, head, label, name, _space] = columns[..] else {
        return;
    };
    let example = &mut sentence.example;
    example.words.push(form.to_owned());
    example.lemmas.push(lemma.to_owned());
    example
        .tags
        .push(Penn::from_label(tag).unwrap_or(Penn::Other));
    example.heads.push(head.parse().unwrap_or(0));
    example.names.push(mark(name));
    sentence.labels.push(label.to_owned());
}

/// The mark of a name: `B-GPE`, `I-GPE` or `O`.
pub fn mark(label: &str) -> usize {
    let kind = label.get(2..).and_then(NameType::from_label);
    match kind {
        Some(kind) if label.starts_with('B') => names::begin(kind),
        Some(kind) => names::inside(kind),
        None => names::OUTSIDE,
    }
}

/// The label of a mark; none for a word in no name.
pub fn label(mark: usize) -> Option<String> {
    let number = mark.checked_sub(1)?;
    let letter = if number % 2 == 0 { 'B' } else { 'I' };
    Some(format!("{letter}-{}", NameType::ALL.get(number / 2)?))
}

fn finish(mut sentence: Silver) -> Option<Silver> {
    let root = sentence.example.len() as u32;
    for head in &mut sentence.example.heads {
        *head = head.checked_sub(1).unwrap_or(root);
    }
    (root > 0).then_some(sentence)
}
