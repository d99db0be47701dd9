//! Reads the corpus of sentences with the clauses they should have, and compares with those that are found.

use std::collections::BTreeMap;
use std::path::Path;

use cloze::clause::{find_clauses, text};
use cloze::document::Document;
use cloze::english::analyze;

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

/// The clauses that were expected and not found, and found and not expected.
pub struct Comparison {
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
    Comparison { missing, noisy }
}

/// The sentences that don't have just the clauses they should have, each behind its phenomenon.
pub fn failing(corpus: &BTreeMap<String, Vec<Item>>) -> Vec<String> {
    let mut failing = Vec::new();
    for (phenomenon, items) in corpus {
        for item in items {
            let comparison = compare(item);
            if !comparison.missing.is_empty() || !comparison.noisy.is_empty() {
                failing.push(format!("{phenomenon}: {}", item.sentence));
            }
        }
    }
    failing
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
