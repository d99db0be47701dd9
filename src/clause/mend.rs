//! Mends trees where the words on the surface show that the parser went wrong.
//!
//! Each rule looks at one token and gives at most one new head and relation for some token. A rule must be right far
//! more often than the parser where it speaks up; it only relies on punctuation, tags, agreement and the word lists.

mod noun_phrases;
mod verb_phrases;

use crate::english::{Analysis, Relation, TokenId};

/// A new place in the tree for a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mend {
    token: TokenId,
    head: TokenId,
    relation: Relation,
}

/// A look at one token of a tree that may find fault with it.
type Rule = fn(&Analysis<'_>, TokenId) -> Option<Mend>;

/// The rules in rounds: those of a later round rely on what the earlier ones put right.
const ROUNDS: [&[Rule]; 2] = [
    &[
        verb_phrases::agent_of_passive,
        verb_phrases::subject_of_reported_clause,
        verb_phrases::that_before_subject,
        verb_phrases::governed_participle,
        verb_phrases::phrase_of_verb,
        verb_phrases::time_phrase,
        verb_phrases::bare_day,
        verb_phrases::relative_clause,
        verb_phrases::participle_after_with,
        noun_phrases::second_subject,
        noun_phrases::phrase_of_action,
        noun_phrases::name_after_title,
        noun_phrases::list_after_including,
        noun_phrases::item_after_including,
    ],
    &[
        verb_phrases::subject_after_with,
        noun_phrases::lost_conjunct,
        noun_phrases::apposition,
    ],
];

/// A tree is not searched further up than this.
const MAX_CLIMB: usize = 64;

/// The analysis with mended trees.
pub fn mend<'d>(analysis: &Analysis<'d>) -> Option<Analysis<'d>> {
    let mut mended: Option<Analysis<'d>> = None;
    for rules in ROUNDS {
        let current = mended.as_ref().unwrap_or(analysis);
        let mends = find(current, rules);
        if !mends.is_empty() {
            mended = Some(apply(current, &mends));
        }
    }
    mended
}

fn find(analysis: &Analysis<'_>, rules: &[Rule]) -> Vec<Mend> {
    let mut mends = Vec::new();
    for token in 0..analysis.tokens.len() {
        for rule in rules {
            mends.extend(rule(analysis, token));
        }
    }
    mends
}

fn apply<'d>(analysis: &Analysis<'d>, mends: &[Mend]) -> Analysis<'d> {
    let mut tokens = analysis.tokens.clone();
    for mend in mends {
        let above = |token: TokenId| tokens[token].head;
        if !reaches(above, mend.head, mend.token) {
            tokens[mend.token].head = Some(mend.head);
            tokens[mend.token].relation = mend.relation;
        }
    }
    Analysis::new(
        analysis.document,
        analysis.blocks.clone(),
        analysis.sentences.clone(),
        tokens,
        analysis.names.clone(),
    )
}

/// Whether `token` is found going up from `from`, or the way is too long to say.
fn reaches(above: impl Fn(TokenId) -> Option<TokenId>, from: TokenId, token: TokenId) -> bool {
    let mut current = Some(from);
    for _ in 0..MAX_CLIMB {
        match current {
            Some(here) if here == token => return true,
            Some(here) => current = above(here),
            None => return false,
        }
    }
    true
}

/// The dependent of `top` whose phrase holds `token`.
fn branch(analysis: &Analysis<'_>, top: TokenId, token: TokenId) -> Option<TokenId> {
    let mut current = token;
    for _ in 0..MAX_CLIMB {
        let head = analysis.head(current)?;
        if head == top {
            return Some(current);
        }
        current = head;
    }
    None
}
