//! Which rules fired how often on a corpus, and which never.

use std::collections::{BTreeMap, BTreeSet};

use crate::matching::Match;
use crate::rule::RuleSet;

/// A tally of rules over any number of documents.
#[derive(Clone, Debug, Default)]
pub struct Coverage {
    fired: BTreeMap<String, usize>,
    /// How many clauses there were.
    pub clauses: usize,
    /// How many of them some rule fitted.
    pub covered: usize,
    /// How many others a rule of last resort fitted.
    pub resorted: usize,
}

impl Coverage {
    /// Adds the matches of one document with this many clauses.
    pub fn add(&mut self, clauses: usize, matches: &[Match<'_>]) {
        self.clauses += clauses;
        let clauses_of = |last_resort: bool| -> BTreeSet<usize> {
            let found = matches
                .iter()
                .filter(|found| found.is_last_resort() == last_resort);
            found.filter_map(|found| found.clause).collect()
        };
        self.covered += clauses_of(false).len();
        self.resorted += clauses_of(true).len();
        for rule in matches.iter().filter_map(|found| found.rule) {
            *self.fired.entry(rule.name.clone()).or_default() += 1;
        }
    }

    /// Each rule with the number of clauses it fitted, the most frequent first, those that never fired last.
    pub fn table<'r>(&self, rules: &'r RuleSet) -> Vec<(&'r str, usize)> {
        let count = |name: &str| self.fired.get(name).copied().unwrap_or_default();
        let mut rows: Vec<(&str, usize)> = rules
            .rules
            .iter()
            .map(|rule| (rule.name.as_str(), count(&rule.name)))
            .collect();
        rows.sort_by_key(|&(_, count)| std::cmp::Reverse(count));
        rows
    }
}
