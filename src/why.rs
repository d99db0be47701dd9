//! Why a rule did or did not fire on a text, in words.

mod diagnosis;
mod explain;
mod near;
mod statement;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use crate::clause::ClauseId;
use crate::matching::fit::Ground;
use crate::matching::{Match, find_matches, find_open_matches};
use crate::reading::Reading;
use crate::rule::{Rule, RuleSet};
pub use diagnosis::{Diagnosis, Stage, diagnose, difference, left_out, taken_for, unfilled};
pub use near::{Near, nearest};
pub use statement::{name_of_filler, status_words, type_of, write_statement};

/// What the rules make of a text.
#[derive(Clone, Debug, Default)]
pub struct Accounts<'r> {
    /// The rules that fire, in the order of the text.
    pub fired: Vec<Fired<'r>>,
    /// The rules that do not, those that come nearest to firing first.
    pub missed: Vec<Missed<'r>>,
    /// What the text says of two things that no rule looks for: the predicates as open statements name them, each once.
    pub unknown: Vec<String>,
    /// What else it says that no rule looks for: nothing that a rule could state of two things.
    pub idle: Vec<String>,
    /// What a text without clauses was taken for, and what helps.
    pub taken_for: Option<String>,
}

/// A rule that fires.
#[derive(Clone, Debug)]
pub struct Fired<'r> {
    /// The rule.
    pub rule: &'r Rule,
    /// What it states, as rule files write it.
    pub statement: String,
    /// Why the text does not plainly say so, or why it stays out of the graph; none for a plain statement.
    pub reservation: Option<String>,
    /// Why an optional part of the pattern is not filled; none if all are.
    pub unfilled: Option<String>,
}

/// A rule that does not fire.
#[derive(Clone, Debug)]
pub struct Missed<'r> {
    /// The rule.
    pub rule: &'r Rule,
    /// The pattern that came nearest; none for a rule whose patterns are all `/REGEX/`.
    pub near: Option<Near<'r>>,
    /// What kept it from firing, and how to mend it.
    pub reason: String,
    /// Whether other rules fire on the clause that it came nearest to.
    pub is_read: bool,
}

impl Missed<'_> {
    /// How much of the pattern fits, of a hundred parts; nothing if no clause has its predicate.
    pub fn closeness(&self) -> usize {
        self.near.as_ref().map_or(0, Near::closeness)
    }
}

/// Says what each of these rules makes of a reading.
pub fn account<'r>(
    rules: &'r RuleSet,
    reading: &'r Reading<'r>,
    asked: &[&'r Rule],
) -> Accounts<'r> {
    let ground = Ground {
        vocabulary: &rules.vocabulary,
        reading,
    };
    let matches = find_matches(rules, reading);
    let read: BTreeSet<ClauseId> = matches
        .iter()
        .filter(|found| !found.is_last_resort())
        .filter_map(|found| found.clause)
        .collect();
    let mut accounts = Accounts {
        fired: fired(ground, &matches, asked),
        taken_for: reading.clauses.is_empty().then(|| taken_for(reading)),
        ..Accounts::default()
    };
    for &rule in asked {
        let silent = rule.last_resort && asked.len() > 1;
        if !silent
            && !accounts
                .fired
                .iter()
                .any(|fired| fired.rule.name == rule.name)
        {
            accounts.missed.push(missed(ground, rule, &matches, &read));
        }
    }
    accounts
        .missed
        .sort_by_key(|missed| (missed.is_read, std::cmp::Reverse(missed.closeness())));
    accounts.note_unknown(reading, &matches, &read);
    accounts
}

fn fired<'r>(ground: Ground<'r>, matches: &[Match<'r>], asked: &[&'r Rule]) -> Vec<Fired<'r>> {
    let mut found = Vec::new();
    for matched in matches {
        let Some(&rule) = asked
            .iter()
            .find(|rule| matched.rule.is_some_and(|fired| fired.name == rule.name))
        else {
            continue;
        };
        found.extend(matched.propositions.iter().map(|proposition| {
            Fired {
                rule,
                statement: write_statement(matched, proposition),
                unfilled: matched
                    .clause
                    .and_then(|clause| unfilled(ground, rule, clause)),
                reservation: diagnosis::unresolved(
                    matched.reading,
                    [&proposition.subject, &proposition.object],
                )
                .or_else(|| statement::reservation(matched)),
            }
        }));
    }
    found
}

fn missed<'r>(
    ground: Ground<'r>,
    rule: &'r Rule,
    matches: &[Match<'r>],
    read: &BTreeSet<ClauseId>,
) -> Missed<'r> {
    let Diagnosis { near, reason, .. } = diagnose(ground, rule, matches);
    Missed {
        rule,
        reason,
        is_read: near
            .as_ref()
            .and_then(|near| near.clause)
            .is_some_and(|clause| read.contains(&clause)),
        near,
    }
}

impl Accounts<'_> {
    /// Notes the predicates of clauses that no rule fits and none looks for.
    fn note_unknown(
        &mut self,
        reading: &Reading<'_>,
        matches: &[Match<'_>],
        read: &BTreeSet<ClauseId>,
    ) {
        let near: BTreeSet<ClauseId> = self
            .missed
            .iter()
            .filter_map(|missed| missed.near.as_ref()?.clause)
            .collect();
        let matches: Vec<Match<'_>> = matches
            .iter()
            .filter(|found| !found.is_last_resort())
            .cloned()
            .collect();
        let open = find_open_matches(reading, &matches);
        for (id, clause) in reading.clauses.iter().enumerate() {
            if read.contains(&id) || near.contains(&id) {
                continue;
            }
            let joined = open.iter().find(|found| found.clause == Some(id));
            let (names, name) = match joined.and_then(|found| found.propositions.first()) {
                Some(proposition) => (&mut self.unknown, &proposition.relation),
                None => (&mut self.idle, &clause.predicate.lemma),
            };
            if !names.contains(name) {
                names.push(name.clone());
            }
        }
    }
}
