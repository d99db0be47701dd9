//! Reads sentences by kind with what must and must not be among their clauses, and looks whether it is.
//!
//! An expectation is part of a clause: `arrest(subject: police; object: the envoy) asked, says Reed`. The arguments that
//! it lists have just those members, others are free; status and nearest speaker are as it says. After `never`, no clause
//! that is affirmed, stated and without speaker may be like it.

use cloze::clause::text::function_name;
use cloze::clause::{Certainty, Clause, Member, Polarity, find_clauses};
use cloze::document::Document;
use cloze::english::{Analysis, analyze};

use crate::sentences::Entry;

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
