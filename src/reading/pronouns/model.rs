//! The learned choice among those whom or what a pronoun may mean.
//!
//! A log-linear model: each candidate has the sum of the weights of what holds of it, apart for each sort of pronoun;
//! and that nothing is meant is a candidate too. The weights are learned from annotated text by
//! `training/pronouns.py`, in hundredths of a natural logarithm.

use std::sync::LazyLock;

use super::features::{FEATURES, Feature, Features};
use crate::english::TokenId;
use crate::reading::EntityId;
use crate::reading::lexicon::WordList;

/// The weights: a feature, then one number for each sort of pronoun.
static TABLE: WordList = WordList::new(include_str!("../../../data/lexicons/pronoun-weights.txt"));

/// The sorts of pronouns that have weights of their own: _he_ and _she_, _it_, _they_; and of each of them subjects,
/// possessors and others.
pub const SORTS: usize = 9;

/// The row of the table that says by how much the best candidate must be ahead of the next.
const MARGIN: &str = "margin";

type Row = [i32; SORTS];

static WEIGHTS: LazyLock<Vec<Row>> = LazyLock::new(|| {
    let weights = FEATURES
        .iter()
        .map(|name| TABLE.note(name).map_or(Row::default(), row));
    weights.collect()
});

/// By how much the best candidate must be ahead, for each sort.
static MARGINS: LazyLock<Row> = LazyLock::new(|| row(TABLE.note(MARGIN).unwrap_or_default()));

fn row(numbers: &str) -> Row {
    let mut row = Row::default();
    for (weight, number) in row.iter_mut().zip(numbers.split(' ')) {
        *weight = number.parse().unwrap_or_default();
    }
    row
}

/// Whom or what a pronoun may mean, with what holds of each.
#[derive(Clone, Debug)]
pub struct Choice {
    /// The pronoun.
    pub token: TokenId,
    /// Its sort: a number below [`SORTS`].
    pub sort: usize,
    /// The candidates, the last mentioned first; the one without entities is that nothing is meant.
    pub candidates: Vec<Candidate>,
}

/// One whom a pronoun may mean.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// Who it is: several for a group, none if nothing is meant.
    pub entities: Vec<EntityId>,
    /// Where it was mentioned last.
    pub place: TokenId,
    /// Where each of the entities was mentioned last.
    pub places: Vec<TokenId>,
    pub(super) features: Features,
}

impl Candidate {
    /// What holds of it: numbers in [`FEATURES`].
    pub fn numbers(&self) -> impl Iterator<Item = usize> {
        self.features.numbers()
    }

    /// The sum of its weights.
    fn score(&self, sort: usize) -> i32 {
        self.numbers().map(|number| WEIGHTS[number][sort]).sum()
    }
}

impl Choice {
    /// The best candidate, if it is clearly ahead of all others and something is meant.
    pub fn best(&self) -> Option<&Candidate> {
        let scores: Vec<i32> = self
            .candidates
            .iter()
            .map(|candidate| candidate.score(self.sort))
            .collect();
        let best =
            (0..scores.len()).max_by_key(|&number| (scores[number], std::cmp::Reverse(number)))?;
        let next = (0..scores.len())
            .filter(|&number| number != best)
            .map(|number| scores[number])
            .max();
        let is_clear = next.is_none_or(|next| scores[best] - next >= MARGINS[self.sort]);
        // Whether a body acts on who acts for it, or on another, is not clear: _The club's chairman met the coach. The club
        // dismissed him._ The last candidate is that nothing is meant.
        let is_clear = is_clear && !(acts_for_subject(&self.candidates[best]) && scores.len() > 2);
        let best = &self.candidates[best];
        (is_clear && !best.entities.is_empty()).then_some(best)
    }
}

const fn acts_for_subject(candidate: &Candidate) -> bool {
    candidate.features.has(Feature::ActsForSubject)
}
