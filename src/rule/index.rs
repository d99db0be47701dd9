//! The rules by the predicates they ask for.

use std::collections::HashMap;

use super::Rule;
use super::pattern::{ANY, ClausePattern, FillerPattern, PatternForm};
use crate::clause::{Clause, Function, PredicateKind};
use crate::english::Analysis;

/// One reading of one pattern of one rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// The index of the rule.
    pub rule: usize,
    /// The index of the pattern in the rule.
    pub pattern: usize,
    /// The index of the clause pattern in the pattern.
    pub variant: usize,
}

/// Finds the patterns that ask for a predicate, so that the others cost nothing.
#[derive(Debug, Default)]
pub struct Index {
    verbs: Map,
    nouns: Map,
    prepositions: Map,
    /// By the head of what someone is, or by nothing where that is a slot.
    copulas: Map,
    /// The rules and patterns that are noun phrases, by what joins the nouns.
    phrases: HashMap<String, Vec<(usize, usize)>>,
    /// The rules and patterns that are regular expressions.
    texts: Vec<(usize, usize)>,
}

/// Only ever looked up, so that its order shows nowhere.
type Map = HashMap<String, Vec<Entry>>;

impl Index {
    /// Lists the patterns of these rules.
    pub fn new(rules: &[Rule]) -> Self {
        let mut index = Self::default();
        for (rule, content) in rules.iter().enumerate() {
            for (pattern, content) in content.patterns.iter().enumerate() {
                match &content.form {
                    PatternForm::Text(_) => index.texts.push((rule, pattern)),
                    PatternForm::Noun(nouns) => {
                        for link in &nouns.links {
                            let entries = index.phrases.entry(link.clone()).or_default();
                            entries.push((rule, pattern));
                        }
                    }
                    PatternForm::Clauses(variants) => {
                        for (variant, clause) in variants.iter().enumerate() {
                            index.insert(
                                clause,
                                Entry {
                                    rule,
                                    pattern,
                                    variant,
                                },
                            );
                        }
                    }
                }
            }
        }
        index
    }

    fn insert(&mut self, clause: &ClausePattern, entry: Entry) {
        let map = match clause.kind {
            PredicateKind::Verb => &mut self.verbs,
            PredicateKind::Noun => &mut self.nouns,
            PredicateKind::Preposition => &mut self.prepositions,
            PredicateKind::Copula => &mut self.copulas,
        };
        for key in keys(clause) {
            let entries = map.entry(key).or_default();
            if entries.last() != Some(&entry) {
                entries.push(entry);
            }
        }
    }

    /// The patterns that may fit a clause, in the order of rules, patterns and readings.
    pub fn candidates(&self, analysis: &Analysis<'_>, clause: &Clause) -> Vec<Entry> {
        let predicate = &clause.predicate;
        let mut found = Vec::new();
        let mut add = |map: &Map, key: &str| found.extend(map.get(key).into_iter().flatten());
        match predicate.kind {
            PredicateKind::Verb => {
                add(&self.verbs, &predicate.lemma);
                add(&self.verbs, ANY);
            }
            PredicateKind::Preposition => add(&self.prepositions, &predicate.lemma),
            PredicateKind::Noun => {
                add(&self.verbs, &predicate.lemma);
                add(&self.verbs, ANY);
                add(&self.nouns, &predicate.lemma);
                add(&self.nouns, &analysis.lemma(predicate.head).to_lowercase());
            }
            PredicateKind::Copula => {
                add(&self.copulas, "");
                let attributes = clause.argument(&Function::Attribute);
                for member in attributes
                    .into_iter()
                    .flat_map(|argument| &argument.members)
                {
                    add(&self.copulas, &analysis.lemma(member.head).to_lowercase());
                }
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Whether no pattern is a noun phrase.
    pub fn has_no_phrases(&self) -> bool {
        self.phrases.is_empty()
    }

    /// The rules and patterns that are noun phrases joined by this.
    pub fn phrases(&self, link: &str) -> &[(usize, usize)] {
        self.phrases.get(link).map_or(&[], Vec::as_slice)
    }

    /// The rules and patterns that are regular expressions.
    pub fn texts(&self) -> &[(usize, usize)] {
        &self.texts
    }
}

/// What a pattern is found by.
fn keys(clause: &ClausePattern) -> Vec<String> {
    if clause.kind != PredicateKind::Copula {
        return clause
            .predicate
            .iter()
            .map(|word| match word.is_any() {
                true => ANY.to_owned(),
                false => word.lemma.clone(),
            })
            .collect();
    }
    let attribute = clause
        .arguments
        .iter()
        .find(|argument| argument.functions == [Function::Attribute]);
    match attribute.map(|argument| &argument.filler) {
        Some(filler) if filler.is_any_word() => vec![String::new()],
        Some(FillerPattern::Words(phrases)) => phrases
            .iter()
            .map(|phrase| phrase.head.lemma.clone())
            .collect(),
        _ => vec![String::new()],
    }
}
