//! What no rule covers, grouped, and a rule proposed for each group.

pub mod draft;

use std::collections::BTreeMap;

use crate::clause::ClauseId;
use crate::clause::text::one_line;
use crate::gazetteer::Gazetteer;
use crate::matching::{Match, find_open_matches};
use crate::reading::Reading;
use crate::rule::RuleSet;
use crate::why;
use draft::{Draft, draft};

/// Clauses that no rule fits, grouped by predicate and the types of what it joins.
#[derive(Clone, Debug, Default)]
pub struct Suggestions {
    groups: BTreeMap<Key, Group>,
}

/// What the clauses of a group have in common.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    /// The predicate's name: `be held in`.
    pub name: String,
    /// The type of the subject.
    pub subject: String,
    /// The type of the object.
    pub object: String,
}

/// How many sentences of a group are kept.
const KEPT: usize = 5;

#[derive(Clone, Debug, Default)]
struct Group {
    count: usize,
    sentences: Vec<String>,
}

/// A group of clauses that no rule fits.
#[derive(Clone, Debug)]
pub struct Suggestion {
    /// What the clauses have in common.
    pub key: Key,
    /// How many there are.
    pub count: usize,
    /// Some of their sentences, in the order of the texts.
    pub sentences: Vec<String>,
    /// A rule that fits one of the sentences and passes its own examples, if one could be made.
    pub draft: Option<Draft>,
}

impl Suggestions {
    /// Adds the clauses of a reading that no match covers.
    pub fn add(&mut self, reading: &Reading<'_>, matches: &[Match<'_>]) {
        for found in find_open_matches(reading, matches) {
            let Some(id) = found.clause else { continue };
            for key in keys(&found).into_iter().filter(|key| key.name != "be") {
                self.add_one(key, reading, id);
            }
        }
    }

    fn add_one(&mut self, key: Key, reading: &Reading<'_>, clause: ClauseId) {
        let group = self.groups.entry(key).or_default();
        group.count += 1;
        let sentence = sentence(reading, clause);
        if group.sentences.len() < KEPT && !group.sentences.contains(&sentence) {
            group.sentences.push(sentence);
        }
    }

    /// The most frequent groups, each with a proposed rule.
    pub fn best(&self, most: usize, rules: &RuleSet, gazetteer: &Gazetteer) -> Vec<Suggestion> {
        let mut groups: Vec<(&Key, &Group)> = self.groups.iter().collect();
        groups.sort_by_key(|(_, group)| std::cmp::Reverse(group.count));
        groups.truncate(most);
        groups
            .into_iter()
            .map(|(key, group)| Suggestion {
                key: key.clone(),
                count: group.count,
                sentences: group.sentences.clone(),
                draft: group.draft(key, rules, gazetteer),
            })
            .collect()
    }
}

impl Group {
    /// A rule made from the shortest sentence that gives one.
    fn draft(&self, key: &Key, rules: &RuleSet, gazetteer: &Gazetteer) -> Option<Draft> {
        let mut sentences: Vec<&String> = self.sentences.iter().collect();
        sentences.sort_by_key(|sentence| sentence.len());
        sentences
            .into_iter()
            .find_map(|text| draft(text, Some(&key.name), rules, gazetteer).ok())
    }
}

/// The groups that an open match belongs to, each once.
fn keys(found: &Match<'_>) -> Vec<Key> {
    let mut keys: Vec<Key> = found
        .propositions
        .iter()
        .filter_map(|proposition| {
            let kind = |filler| why::type_of(found.reading, filler).map(str::to_owned);
            Some(Key {
                name: proposition.relation.clone(),
                subject: kind(&proposition.subject)?,
                object: kind(&proposition.object)?,
            })
        })
        .collect();
    keys.sort();
    keys.dedup();
    keys
}

/// The text of a clause's sentence on one line.
fn sentence(reading: &Reading<'_>, clause: ClauseId) -> String {
    let sentence = reading
        .clauses
        .get(clause)
        .and_then(|clause| reading.analysis.sentences.get(clause.sentence));
    let text = sentence.map_or("", |sentence| reading.analysis.text(sentence.span));
    one_line(text)
}
