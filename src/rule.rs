//! Rules, checked and ready to match.

use crate::vocabulary::Vocabulary;

/// All rules of a run with the vocabulary they use.
#[derive(Debug, Default)]
pub struct RuleSet {
    /// The types, relations, roles and word sets.
    pub vocabulary: Vocabulary,
    /// The rules in the order of their files.
    pub rules: Vec<Rule>,
}

/// One rule: patterns, statements, examples.
#[derive(Debug, Default)]
pub struct Rule {
    /// Its name.
    pub name: String,
    /// What it means.
    pub gloss: String,
}
