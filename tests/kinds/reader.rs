//! Reads sentences by kind with what must and must not be among their clauses, and looks whether it is.
//!
//! An expectation is part of a clause: `arrest(subject: police; object: the envoy) asked, says Reed`. The arguments that
//! it lists have just those members, others are free; status and nearest speaker are as it says. After `never`, no clause
//! that is affirmed, stated and without speaker may be like it.

use std::path::Path;

use cloze::clause::text::function_name;
use cloze::clause::{Certainty, Clause, Member, Polarity, find_clauses};
use cloze::document::Document;
use cloze::english::{Analysis, analyze};

/// Sentences of a kind, by the name of its file.
pub struct Kind {
    pub name: String,
    pub entries: Vec<Entry>,
}

/// A text with what is expected of its clauses, one to a line.
pub struct Entry {
    pub text: String,
    pub lines: Vec<String>,
}

/// All kinds of a folder, in the order of their names.
pub fn read_folder(folder: &Path) -> Vec<Kind> {
    let files = std::fs::read_dir(folder).expect("the kinds are there");
    let paths = files.map(|file| file.expect("the kinds can be listed").path());
    let mut kinds: Vec<Kind> = paths
        .filter(|path| path.extension().is_some_and(|ending| ending == "txt"))
        .map(|path| {
            let name = path.file_stem().expect("a file has a name");
            let text = std::fs::read_to_string(&path).expect("the kinds are UTF-8");
            Kind {
                name: name.to_string_lossy().into_owned(),
                entries: read_entries(&text),
            }
        })
        .collect();
    kinds.sort_by(|one, other| one.name.cmp(&other.name));
    kinds
}

fn read_entries(text: &str) -> Vec<Entry> {
    text.split("\n\n")
        .filter_map(|block| {
            let mut lines = block
                .lines()
                .filter(|line| !line.is_empty() && !line.starts_with('#'));
            Some(Entry {
                text: lines.next()?.to_owned(),
                lines: lines.map(|line| line.trim().to_owned()).collect(),
            })
        })
        .collect()
}

/// The lines of the entry that do not hold.
pub fn faults(entry: &Entry) -> Vec<&str> {
    let document = Document::new("kinds", entry.text.clone());
    let analysis = analyze(&document);
    let clauses = find_clauses(&analysis);
    entry
        .lines
        .iter()
        .map(String::as_str)
        .filter(|line| !holds(&analysis, &clauses, line))
        .collect()
}

/// The entries that have faults, each behind its kind.
pub fn failing(kinds: &[Kind]) -> Vec<String> {
    let mut failing = Vec::new();
    for kind in kinds {
        let wrong = kind
            .entries
            .iter()
            .filter(|entry| !faults(entry).is_empty());
        failing.extend(wrong.map(|entry| format!("{}: {}", kind.name, entry.text)));
    }
    failing
}

fn holds(analysis: &Analysis<'_>, clauses: &[Clause], line: &str) -> bool {
    let (never, line) = match line.strip_prefix("never ") {
        Some(rest) => (true, rest),
        None => (false, line),
    };
    let wanted = Wanted::read(line);
    let found = clauses.iter().any(|clause| {
        let status = if never {
            is_plain(clause)
        } else {
            wanted.fits_status(analysis, clause)
        };
        status && wanted.fits(analysis, clauses, clause)
    });
    found != never
}

fn is_plain(clause: &Clause) -> bool {
    clause.status == cloze::clause::Status::default()
}

/// An expectation as the file has it.
struct Wanted<'t> {
    lemmas: Vec<&'t str>,
    arguments: Vec<(&'t str, Vec<&'t str>)>,
    negated: bool,
    certainties: Vec<&'t str>,
    speaker: Option<&'t str>,
}

impl<'t> Wanted<'t> {
    fn read(line: &'t str) -> Self {
        let (lemmas, rest) = line.split_once('(').expect("an expectation has brackets");
        let (inner, status) = rest.rsplit_once(')').expect("brackets are closed");
        let (status, speaker) = match status.split_once(", says ") {
            Some((status, speaker)) => (status, Some(speaker.trim())),
            None => (status, None),
        };
        let words: Vec<&str> = status.split_whitespace().collect();
        let certainty = words.iter().find(|&&word| word != "negated");
        Self {
            lemmas: lemmas.split('|').collect(),
            arguments: inner
                .split("; ")
                .filter(|argument| !argument.is_empty())
                .map(|argument| {
                    let (function, members) = argument
                        .split_once(": ")
                        .expect("an argument has a function");
                    (function, members.split(" + ").collect())
                })
                .collect(),
            negated: words.contains(&"negated"),
            certainties: certainty.map_or(vec!["stated"], |word| word.split('|').collect()),
            speaker,
        }
    }

    fn fits_status(&self, analysis: &Analysis<'_>, clause: &Clause) -> bool {
        let status = &clause.status;
        let known = Certainty::ALL
            .iter()
            .any(|certainty| self.certainties.contains(&certainty.as_str()));
        assert!(known, "no certainty among {:?}", self.certainties);
        (status.polarity == Polarity::Negated) == self.negated
            && self.certainties.contains(&status.certainty.as_str())
            && match (self.speaker, status.speakers.first()) {
                (Some(wanted), Some(found)) => fits_member(analysis, wanted, found),
                (None, None) => true,
                _ => false,
            }
    }

    fn fits(&self, analysis: &Analysis<'_>, clauses: &[Clause], clause: &Clause) -> bool {
        let lemma = clause.predicate.lemma.as_str();
        let said = self
            .lemmas
            .iter()
            .any(|&wanted| wanted == "*" || wanted == lemma);
        said && self.arguments.iter().all(|(function, wanted)| {
            clause.arguments.iter().any(|argument| {
                function_name(&argument.function) == *function
                    && argument.members.len() == wanted.len()
                    && wanted.iter().all(|wanted| {
                        argument
                            .members
                            .iter()
                            .any(|found| fits(analysis, clauses, wanted, found))
                    })
            })
        })
    }
}

fn fits(analysis: &Analysis<'_>, clauses: &[Clause], wanted: &str, found: &Member) -> bool {
    let clause = wanted
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'));
    match (clause, found.clause) {
        (Some(lemma), Some(id)) => clauses[id].predicate.lemma == lemma,
        (None, _) => fits_member(analysis, wanted, found),
        _ => false,
    }
}

/// Whether the member is what is wanted: its head is a word of it, and it holds all its words but articles. A name does
/// without the title or description before it.
fn fits_member(analysis: &Analysis<'_>, wanted: &str, found: &Member) -> bool {
    let text = words(analysis.text(found.span));
    let wanted = words(wanted);
    let head = words(analysis.text(analysis.tokens[found.head].span));
    wanted == text
        || head.iter().all(|word| wanted.contains(word))
            && (wanted.iter().all(|word| text.contains(word))
                || is_name(analysis, found) && text.iter().all(|word| wanted.contains(word)))
}

fn is_name(analysis: &Analysis<'_>, member: &Member) -> bool {
    analysis
        .text(member.span)
        .split_whitespace()
        .all(|word| word.starts_with(char::is_uppercase))
}

fn words(text: &str) -> Vec<String> {
    text.split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .filter(|word| !matches!(word.as_str(), "a" | "an" | "the"))
        .collect()
}
