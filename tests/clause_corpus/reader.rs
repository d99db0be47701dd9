//! Reads the corpus of sentences with the clauses they should have, and compares with those that are found.

use std::collections::BTreeMap;
use std::path::Path;

use cloze::clause::{find_clauses, text};
use cloze::document::Document;
use cloze::english::analyze;

/// How a file's sentences fared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Clauses that the corpus has.
    pub expected: usize,
    /// Those of them that were found.
    pub found: usize,
    /// Clauses found that the corpus does not have.
    pub noisy: usize,
}

/// A sentence with its clauses, one to a line.
pub struct Item {
    pub sentence: String,
    pub clauses: Vec<String>,
}

/// The items of all files of a folder, by phenomenon: the file's name without its ending.
pub fn read_folder(folder: &Path) -> BTreeMap<String, Vec<Item>> {
    let files = std::fs::read_dir(folder).expect("the corpus is there");
    let paths = files.map(|file| file.expect("the corpus can be listed").path());
    paths
        .filter(|path| path.extension().is_some_and(|ending| ending == "txt"))
        .map(|path| {
            let name = path.file_stem().expect("a file has a name");
            let text = std::fs::read_to_string(&path).expect("the corpus is UTF-8");
            (name.to_string_lossy().into_owned(), read_items(&text))
        })
        .collect()
}

fn read_items(text: &str) -> Vec<Item> {
    text.split("\n\n")
        .filter_map(|block| {
            let mut lines = block.lines().filter(|line| !line.is_empty());
            Some(Item {
                sentence: lines.next()?.to_owned(),
                clauses: lines.map(normalised).collect(),
            })
        })
        .collect()
}

/// What the item's clauses and those found have in common, miss, and have beyond.
pub struct Comparison {
    pub found: usize,
    pub missing: Vec<String>,
    pub noisy: Vec<String>,
}

pub fn compare(item: &Item) -> Comparison {
    let document = Document::new("corpus", item.sentence.clone());
    let analysis = analyze(&document);
    let clauses = find_clauses(&analysis);
    let mut missing = item.clauses.clone();
    let mut noisy = Vec::new();
    for clause in &clauses {
        let line = normalised(&text::describe(&analysis, &clauses, clause));
        match missing.iter().position(|expected| *expected == line) {
            Some(at) => drop(missing.remove(at)),
            None => noisy.push(line),
        }
    }
    Comparison {
        found: item.clauses.len() - missing.len(),
        missing,
        noisy,
    }
}

/// The counts of a phenomenon.
pub fn count(items: &[Item]) -> Counts {
    items.iter().fold(Counts::default(), |counts, item| {
        let comparison = compare(item);
        Counts {
            expected: counts.expected + item.clauses.len(),
            found: counts.found + comparison.found,
            noisy: counts.noisy + comparison.noisy.len(),
        }
    })
}

/// A line of clause with its arguments and their members in alphabetical order.
fn normalised(line: &str) -> String {
    let line = line.trim();
    let (Some(open), Some(close)) = (line.find('('), line.rfind(')')) else {
        return line.to_owned();
    };
    let mut arguments: Vec<String> = line[open + 1..close]
        .split("; ")
        .map(|argument| {
            let (function, members) = argument.split_once(": ").unwrap_or(("", argument));
            let mut members: Vec<&str> = members.split(" + ").collect();
            members.sort_unstable();
            format!("{function}: {}", members.join(" + "))
        })
        .collect();
    arguments.sort_unstable();
    format!(
        "{}({}){}",
        &line[..open],
        arguments.join("; "),
        &line[close + 1..]
    )
}
