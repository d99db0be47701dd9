//! Finds every way a rule fits a reading.

use crate::clause::{ClauseId, Step};
use crate::reading::{Filler, Reading};
use crate::rule::{Rule, RuleSet};
use crate::span::Span;

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

/// One subject – relation – object, not yet in the graph.
#[derive(Clone, Debug)]
pub struct Proposition<'r> {
    /// The subject.
    pub subject: &'r Filler,
    /// The relation's name: of the vocabulary, or in open mode made from the predicate.
    pub relation: String,
    /// The object.
    pub object: &'r Filler,
    /// The other bound roles by name, and in any match `time` and `place` of the clause.
    pub qualifiers: Vec<(String, &'r Filler)>,
    /// How it was found: steps of the clause, of the reading, of the fit.
    pub steps: Vec<Step>,
}

/// Finds every fit of every rule, in text order of the clauses, then in the order of the rules.
pub fn find_matches<'r>(rules: &'r RuleSet, reading: &'r Reading<'r>) -> Vec<Match<'r>> {
    let _ = (rules, reading);
    Vec::new()
}

/// Turns the clauses that no match covers into statements named after their predicates: open mode.
pub fn find_open_matches<'r>(reading: &'r Reading<'r>, matches: &[Match<'r>]) -> Vec<Match<'r>> {
    let _ = (reading, matches);
    Vec::new()
}
