//! Mends trees where the words on the surface show that the parser went wrong.
//!
//! Each rule looks at one token and gives at most one new head and relation for some token. A rule must be right far
//! more often than the parser where it speaks up; it only relies on punctuation, tags, agreement and the word lists.

mod asides;
mod charges;
mod clauses;
mod content;
mod counted;
mod final_speakers;
mod inverted;
mod lost_main_verb;
mod main_clause;
mod noun_phrases;
mod possessed;
mod reported;
mod stretch;
mod subject_clauses;
mod subordinate;
mod titles;
mod verb_phrases;
mod whose;

use crate::english::{Analysis, Relation, TokenId};

/// A new place in the tree for a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mend {
    token: TokenId,
    /// None makes the token the root.
    head: Option<TokenId>,
    relation: Relation,
}

impl Mend {
    fn new(token: TokenId, head: TokenId, relation: Relation) -> Self {
        Self {
            token,
            head: Some(head),
            relation,
        }
    }
}

/// A look at one token of a tree that may find fault with it.
type Rule = fn(&Analysis<'_>, TokenId) -> Option<Mend>;

/// The rules in rounds: those of a later round rely on what the earlier ones put right.
const ROUNDS: [&[Rule]; 2] = [
    &[
        main_clause::attribute_as_root,
        main_clause::subject_of_attribute,
        main_clause::verb_as_root,
        main_clause::subject_of_root,
        main_clause::subject_before_apposition,
        main_clause::apposition_of_subject,
        main_clause::saying_at_the_end,
        main_clause::clause_before_saying,
        verb_phrases::agent_of_passive,
        clauses::governed_infinitive,
        clauses::told_clause,
        reported::told_without_gap,
        reported::that_without_gap,
        reported::past_after_infinitive,
        reported::infinitive_of_adjective,
        noun_phrases::place_before_day,
        noun_phrases::day_after_place,
        noun_phrases::word_before_place_and_day,
        verb_phrases::subject_of_reported_clause,
        verb_phrases::that_before_subject,
        clauses::governed_participle,
        content::clause_of_claim,
        content::clause_after_claim,
        content::source_of_name,
        content::told_after_aside,
        content::subject_after_that,
        content::that_before_claimed,
        charges::participle_of_action,
        charges::participle_after_aside,
        verb_phrases::phrase_of_verb,
        verb_phrases::time_phrase,
        verb_phrases::bare_day,
        clauses::relative_clause,
        clauses::participle_after_with,
        clauses::participle_before_speaker,
        clauses::saying_after_said,
        counted::counted_conjunct,
        counted::count_of_conjunct,
        counted::count_with_unit,
        noun_phrases::second_subject,
        noun_phrases::phrase_of_action,
        noun_phrases::name_after_title,
        noun_phrases::name_after_description,
        noun_phrases::list_after_including,
        noun_phrases::item_after_including,
    ],
    &[
        clauses::subject_after_with,
        reported::said_as_well,
        noun_phrases::lost_conjunct,
        noun_phrases::list_item,
        noun_phrases::apposition_after_comma,
        noun_phrases::described_name_after_comma,
        noun_phrases::apposition,
    ],
];

/// A tree is not searched further up than this.
const MAX_CLIMB: usize = 64;

/// The analysis with mended trees, if any tree needs mending.
pub fn mend<'d>(analysis: &Analysis<'d>) -> Option<Analysis<'d>> {
    let mut mended: Option<Analysis<'d>> = None;
    let put_right = |mended: &mut Option<Analysis<'d>>, mends: &[Mend]| {
        if !mends.is_empty() {
            apply(mended.get_or_insert_with(|| analysis.clone()), mends);
        }
    };
    put_right(&mut mended, &surface_mends(analysis));
    for rules in ROUNDS {
        let mends = find(mended.as_ref().unwrap_or(analysis), rules);
        put_right(&mut mended, &mends);
    }
    mended
}

/// What whole sentences show by their commas and verbs, before single words are looked at.
fn surface_mends(analysis: &Analysis<'_>) -> Vec<Mend> {
    let mut mends = asides::find(analysis);
    mends.extend(final_speakers::find(analysis));
    mends.extend(inverted::find(analysis));
    mends.extend(subject_clauses::find(analysis));
    mends.extend(subordinate::find(analysis));
    mends.extend(lost_main_verb::find(analysis));
    mends.extend(possessed::find(analysis));
    mends.extend(titles::find(analysis));
    mends.extend(whose::find(analysis));
    mends
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

fn apply(analysis: &mut Analysis<'_>, mends: &[Mend]) {
    let (roots, others): (Vec<&Mend>, Vec<&Mend>) =
        mends.iter().partition(|mend| mend.head.is_none());
    for mend in roots.into_iter().chain(others) {
        if !reaches(|token| analysis.head(token), mend.head, mend.token) {
            let token = &mut analysis.tokens[mend.token];
            token.head = mend.head;
            token.relation = mend.relation;
        }
    }
    analysis.link();
}

/// Whether `token` is found going up from `from`, or the way is too long to say.
fn reaches(
    above: impl Fn(TokenId) -> Option<TokenId>,
    from: Option<TokenId>,
    token: TokenId,
) -> bool {
    let mut current = from;
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
