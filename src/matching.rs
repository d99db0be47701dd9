//! Finds every way a rule fits a reading.
//!
//! A clause is looked up by its predicate, so rules that share no predicate with a text cost nothing there.

mod circumstance;
pub(crate) mod fit;
#[cfg(test)]
pub(crate) mod fixture;
mod inside;
mod kinds;
mod naming;
mod open;
mod phrase;
mod propose;
mod quotation;
#[cfg(test)]
mod tests;
mod text;

use std::borrow::Cow;

use crate::clause::{Clause, ClauseId, Step};
use crate::reading::{Filler, Reading};
use crate::rule::index::Entry;
use crate::rule::{PatternForm, Rule, RuleSet};
use crate::span::Span;
use fit::{Fit, Ground};
pub use open::find_open_matches;

/// One fit of a rule, or of no rule in open mode, to a clause: what it states.
///
/// Coordination is multiplied out here: each proposition has one subject and one object.
#[derive(Clone, Debug)]
pub struct Match<'r> {
    /// The reading that it fits; it has the clause's status, speaker, tense and time.
    pub reading: &'r Reading<'r>,
    /// The rule that fits; none in open mode.
    pub rule: Option<&'r Rule>,
    /// The clause that it fits; none for `/REGEX/` patterns.
    pub clause: Option<ClauseId>,
    /// The words of the predicate in the text.
    pub trigger: Span,
    /// What it states, multiplied out.
    pub propositions: Vec<Proposition<'r>>,
}

impl Match<'_> {
    /// Whether no rule fits but one of last resort, or none at all.
    pub fn is_last_resort(&self) -> bool {
        self.rule.is_none_or(|rule| rule.last_resort)
    }
}

/// One subject – relation – object, not yet in the graph.
#[derive(Clone, Debug)]
pub struct Proposition<'r> {
    /// The subject.
    pub subject: Cow<'r, Filler>,
    /// The relation's name: of the vocabulary, or made from the predicate.
    pub relation: String,
    /// Whether the relation is named after the text's predicate.
    pub open: bool,
    /// The object.
    pub object: Cow<'r, Filler>,
    /// The other bound roles by name, and in any match `time` and `place` of the clause.
    pub qualifiers: Vec<(String, Cow<'r, Filler>)>,
    /// How it was found: steps of the clause, of the reading, of the fit.
    pub steps: Vec<Step>,
}

/// Finds every fit of every rule, in text order of the clauses, then in the order of the rules.
///
/// Rules of last resort are asked only about clauses of which no other rule states anything.
pub fn find_matches<'r>(rules: &'r RuleSet, reading: &'r Reading<'r>) -> Vec<Match<'r>> {
    let ground = Ground {
        vocabulary: &rules.vocabulary,
        reading,
    };
    let mut found: Vec<Match<'r>> = Vec::new();
    for (id, clause) in reading.clauses.iter().enumerate() {
        let candidates = rules.index.candidates(reading.analysis, clause);
        let of_rule = candidates.chunk_by(|a, b| a.rule == b.rule);
        let (last, first): (Vec<&[Entry]>, Vec<&[Entry]>) =
            of_rule.partition(|entries| rules.rules[entries[0].rule].last_resort);
        let before = found.len();
        for entries in first {
            found.extend(state_one(rules, ground, id, entries));
        }
        for entries in last {
            if found.len() == before {
                found.extend(state_one(rules, ground, id, entries));
            }
        }
    }
    found.extend(phrase::find(rules, ground));
    found.extend(text::find(rules, ground));
    found.sort_by_key(|found| found.trigger.start);
    found
}

/// What one rule states of a clause.
fn state_one<'r>(
    rules: &'r RuleSet,
    ground: Ground<'r>,
    id: ClauseId,
    entries: &[Entry],
) -> Option<Match<'r>> {
    let (entry, fits) = best_fits(rules, ground, id, entries)?;
    propose::propose(rules, ground, id, entry, &fits)
}

/// The fits of that pattern of a rule that binds most, of equals the first; none of a clause that is an exception.
fn best_fits<'r>(
    rules: &'r RuleSet,
    ground: Ground<'r>,
    clause: ClauseId,
    entries: &[Entry],
) -> Option<(Entry, Vec<Fit<'r>>)> {
    let mut best: Option<(Entry, Vec<Fit<'r>>)> = None;
    for &entry in entries {
        let pattern = &rules.rules[entry.rule].patterns[entry.pattern];
        let PatternForm::Clauses(variants) = &pattern.form else {
            continue;
        };
        let fits = ground.fits(&variants[entry.variant], &pattern.slots, clause);
        let binds = |fits: &[Fit<'_>]| fits.first().map(|fit| fit.bound.len());
        if binds(&fits) > best.as_ref().and_then(|(_, best)| binds(best)) {
            best = Some((entry, fits));
        }
    }
    best.filter(|(entry, _)| ground.exception(&rules.rules[entry.rule], clause).is_none())
}

/// The span of a clause's predicate.
fn trigger(reading: &Reading<'_>, clause: &Clause) -> Span {
    let words = clause
        .predicate
        .words
        .iter()
        .chain([&clause.predicate.head]);
    let spans = words
        .filter_map(|&token| reading.analysis.tokens.get(token))
        .map(|token| token.span);
    spans.reduce(Span::join).unwrap_or_default()
}
