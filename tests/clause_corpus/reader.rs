//! Reads the corpus of sentences with the clauses they should have, and compares with those that are found.

use cloze::clause::{find_clauses, text};
use cloze::document::Document;
use cloze::english::analyze;

use crate::sentences::Entry;

/// The clauses that were expected and not found, and found and not expected.
pub struct Comparison {
    pub missing: Vec<String>,
    pub noisy: Vec<String>,
}

pub fn compare(entry: &Entry) -> Comparison {
    let document = Document::new("corpus", entry.text.clone());
    let analysis = analyze(&document);
    let clauses = find_clauses(&analysis);
    let mut missing: Vec<String> = entry.lines.iter().map(|line| normalised(line)).collect();
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

/// The lines of clauses that are missing or noisy.
pub fn faults(entry: &Entry) -> Vec<String> {
    let Comparison { mut missing, noisy } = compare(entry);
    missing.extend(noisy);
    missing
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
