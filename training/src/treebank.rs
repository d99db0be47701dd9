//! Gold trees: CoNLL-U files, compressed or not.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

use crate::silver;
use cloze::english::{Penn, Relation, Upos};

/// A sentence with all that can be learned from it.
#[derive(Clone, Debug, Default)]
pub struct Example {
    /// Its words.
    pub words: Vec<String>,
    /// Their Penn tags.
    pub tags: Vec<Penn>,
    /// Their universal parts of speech; empty where they are not known.
    pub parts: Vec<Upos>,
    /// Their dictionary forms.
    pub lemmas: Vec<String>,
    /// Their heads, counted from 0; the number of words is the root.
    pub heads: Vec<u32>,
    /// Their relations.
    pub relations: Vec<Relation>,
    /// Their marks of names; empty where they are not known.
    pub names: Vec<usize>,
    /// Whether it begins a document.
    pub first: bool,
    /// Whether its tree is to be learned from.
    pub trees: bool,
}

impl Example {
    /// How many words it has.
    pub fn len(&self) -> usize {
        self.words.len()
    }
}

/// Opens a file line by line, decompressing it if its name ends in `.zst`.
pub fn open(path: &Path) -> io::Result<Box<dyn BufRead>> {
    let file = File::open(path)?;
    let reader: Box<dyn Read> = if path.extension().is_some_and(|end| end == "zst") {
        Box::new(zstd::Decoder::new(file)?)
    } else {
        Box::new(file)
    };
    Ok(Box::new(BufReader::new(reader)))
}

/// Says of a document that its trees are not to be learned from.
pub const NO_TREES: &str = "# trees = no";

/// Reads a CoNLL-U file. Words with a tag or relation that is not known keep a general one.
pub fn read(path: &Path) -> io::Result<Vec<Example>> {
    let mut examples = Vec::new();
    let mut example = Example::default();
    let mut trees = true;
    for line in open(path)?.lines() {
        let line = line?;
        if line.starts_with("# newdoc") {
            example.first = true;
            trees = true;
        } else if line == NO_TREES {
            trees = false;
        } else if line.is_empty() {
            example.trees = trees;
            examples.extend(finish(std::mem::take(&mut example)));
        } else {
            add_word(&line, &mut example);
        }
    }
    example.trees = trees;
    examples.extend(finish(example));
    Ok(examples)
}

/// Adds the word of a line; lines of comments, multi-word tokens and empty nodes add nothing.
fn add_word(line: &str, example: &mut Example) {
    let columns: Vec<&str> = line.split('\t').collect();
    let [id, form, lemma, part, tag, _, head, relation, _, last] = columns[..] else {
        return;
    };
    if id.parse::<usize>().is_err() {
        return;
    }
    example.words.push(form.to_owned());
    example.lemmas.push(lemma.to_owned());
    example
        .parts
        .push(Upos::from_label(part).unwrap_or(Upos::X));
    example
        .tags
        .push(Penn::from_label(tag).unwrap_or(Penn::Other));
    example.heads.push(head.parse().unwrap_or(0));
    let relation = Relation::from_label(relation).unwrap_or(Relation::Dep);
    example.relations.push(relation);
    let name = last.strip_prefix("Name=").unwrap_or("O");
    example.names.push(silver::mark(name));
}

/// Counts heads from 0; none if the example is empty.
fn finish(mut example: Example) -> Option<Example> {
    let root = example.len() as u32;
    for head in &mut example.heads {
        *head = head.checked_sub(1).unwrap_or(root);
    }
    (root > 0).then_some(example)
}
