//! A line of what is said.

use std::collections::BTreeSet;

use super::look::Look;
use super::text::shortened;
use crate::clause::text::one_line;
use crate::clause::{Certainty, Polarity};
use crate::graph::{KnowledgeGraph, Statement};
use crate::span::Span;

/// How many characters of a speaker's name are shown.
const LONGEST_SPEAKER: usize = 24;
/// How many characters of a quotation a tooltip shows.
const LONGEST_QUOTE: usize = 240;
/// How many quotations a tooltip shows.
const MOST_QUOTES: usize = 4;
/// How many details are named.
const MOST_DETAILS: usize = 6;

/// What is said, in a line: a relation with the things and roles that go with it.
#[derive(Clone, Debug)]
pub struct Said<'g> {
    /// The relation.
    pub relation: &'g str,
    /// What keeps it from being asserted: _negated_, _says Xi_; empty if nothing does.
    pub doubt: String,
    /// The things and words that it is about.
    pub details: BTreeSet<String>,
    /// All besides subject and target that takes part.
    pub about: BTreeSet<String>,
    /// Who else takes part: _place: Oslo_.
    pub roles: BTreeSet<String>,
    /// How it is drawn.
    pub look: Look,
    /// Whether it holds both ways at once.
    pub is_symmetric: bool,
    /// The statements.
    pub statements: Vec<&'g Statement>,
}

/// A place in a text: document, sentence, predicate.
type Place<'g> = (&'g str, Option<Span>, Option<Span>);

impl<'g> Said<'g> {
    /// How many places in the texts say it.
    pub fn count(&self) -> usize {
        let places = self.places();
        let sentences = places.iter().map(|(document, main, _)| (document, main));
        sentences.collect::<BTreeSet<_>>().len()
    }

    /// Where it is said.
    pub fn places(&self) -> BTreeSet<Place<'g>> {
        let evidence = self
            .statements
            .iter()
            .flat_map(|statement| &statement.evidence);
        evidence
            .map(|evidence| {
                let places = evidence.places();
                (evidence.document.as_str(), places.main(), places.trigger)
            })
            .collect()
    }

    /// The line in words: _gifted: dagger, tea set (place: Oslo) ×2_.
    pub fn text(&self) -> String {
        let mut text = one_line(self.relation);
        if !self.details.is_empty() {
            text.push_str(": ");
            let named: Vec<&str> = self.details.iter().map(String::as_str).collect();
            text.push_str(&named[..named.len().min(MOST_DETAILS)].join(", "));
            if let Some(more) = named.len().checked_sub(MOST_DETAILS + 1) {
                text.push_str(&format!(" and {} more", more + 1));
            }
        }
        let doubt = Some(&self.doubt).filter(|doubt| !doubt.is_empty());
        let further: Vec<&str> = doubt
            .into_iter()
            .chain(self.roles.iter().take(2))
            .map(String::as_str)
            .collect();
        if !further.is_empty() {
            text.push_str(&format!(" ({})", further.join("; ")));
        }
        let count = self.count();
        if count > 1 {
            text.push_str(&format!(" ×{count}"));
        }
        text
    }

    /// Takes in what is said with the same words.
    pub fn unite(&mut self, other: Self) {
        self.details.extend(other.details);
        self.about.extend(other.about);
        self.roles.extend(other.roles);
        self.statements.extend(other.statements);
    }

    /// The sentences that say it, each with its rule, a line each.
    pub fn quotes(&self) -> Vec<String> {
        let evidence = self
            .statements
            .iter()
            .flat_map(|statement| &statement.evidence);
        let mut lines: Vec<String> = Vec::new();
        for evidence in evidence {
            let quote = one_line(&evidence.quote);
            let rule = evidence.rule.as_deref().unwrap_or("no rule");
            let line = format!("{} [{rule}]", shortened(&quote, LONGEST_QUOTE));
            if !lines.contains(&line) {
                lines.push(line);
            }
            if lines.len() == MOST_QUOTES {
                break;
            }
        }
        lines
    }
}

/// The sentences behind several lines, as a tooltip.
pub fn tooltip(said: &[Said<'_>]) -> String {
    let mut lines: Vec<String> = Vec::new();
    for line in said.iter().flat_map(Said::quotes) {
        if !lines.contains(&line) && lines.len() < MOST_QUOTES {
            lines.push(line);
        }
    }
    lines.join("\n")
}

/// What keeps a statement from being asserted, in words; nothing if nothing does.
pub fn doubt(graph: &KnowledgeGraph, statement: &Statement) -> String {
    let mut doubts = Vec::new();
    if statement.polarity == Polarity::Negated {
        doubts.push("negated".to_owned());
    }
    if statement.certainty != Certainty::Stated {
        doubts.push(statement.certainty.as_str().to_owned());
    }
    if let Some(speaker) = statement.speaker {
        let speaker = shortened(&one_line(graph.node(speaker).name()), LONGEST_SPEAKER);
        doubts.push(format!("says {speaker}"));
    }
    doubts.join(", ")
}
