//! Reads gold sentences.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// A gold word: its columns in CoNLL-U.
pub struct Gold {
    /// Its number in the sentence, from 1.
    pub number: usize,
    /// The word.
    pub form: String,
    /// Its dictionary form.
    pub lemma: String,
    /// Its universal part of speech.
    pub part: String,
    /// Its Penn tag.
    pub penn: String,
    /// The number of its head, from 1; nought for the root.
    pub head: usize,
    /// Its relation.
    pub relation: String,
    /// Its place in a name, `B-GPE` or `I-GPE`; empty outside.
    pub name: String,
}

/// A gold sentence.
pub type Sentence = Vec<Gold>;

/// Reads the documents of a CoNLL-U file, compressed if its name ends in `.zst`; of a folder all
/// files.
pub fn read(path: &Path) -> io::Result<Vec<Vec<Sentence>>> {
    if !path.is_dir() {
        return read_file(path);
    }
    let entries: io::Result<Vec<_>> = std::fs::read_dir(path)?
        .map(|entry| Ok(entry?.path()))
        .collect();
    let mut paths = entries?;
    paths.sort();
    let files: io::Result<Vec<_>> = paths.iter().map(|path| read_file(path)).collect();
    Ok(files?.into_iter().flatten().collect())
}

fn read_file(path: &Path) -> io::Result<Vec<Vec<Sentence>>> {
    let mut text = String::new();
    let mut file = File::open(path)?;
    if path.extension().is_some_and(|end| end == "zst") {
        zstd::Decoder::new(file)?.read_to_string(&mut text)?;
    } else {
        file.read_to_string(&mut text)?;
    }
    Ok(text.split("# newdoc").map(sentences).collect())
}

fn sentences(document: &str) -> Vec<Sentence> {
    let sentences = document
        .split("\n\n")
        .map(|lines| lines.lines().filter_map(word).collect());
    sentences
        .filter(|words: &Sentence| !words.is_empty())
        .collect()
}

fn word(line: &str) -> Option<Gold> {
    let columns: Vec<&str> = line.split('\t').collect();
    let [id, form, lemma, part, penn, _, head, relation, _, last] = columns[..] else {
        return None;
    };
    Some(Gold {
        number: id.parse().ok()?,
        form: form.into(),
        lemma: lemma.into(),
        part: part.into(),
        penn: penn.into(),
        head: head.parse().ok()?,
        relation: relation.into(),
        name: last.strip_prefix("Name=").unwrap_or_default().into(),
    })
}
