//! Mends trees where the words on the surface show that the parser went wrong.
//!
//! Each rule looks at one token and gives at most one new head and relation for some token. A rule must be right far
//! more often than the parser where it speaks up; it only relies on punctuation, tags, agreement and the word lists.

mod amounts;
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

use std::sync::LazyLock;

use crate::english::Relation::{
    Acl, AclRelcl, Advcl, Amod, Appos, Ccomp, Compound, Conj, Csubj, Dep, Discourse, Dislocated,
    Flat, Iobj, Nmod, NmodUnmarked, Nsubj, NsubjPass, Obj, Obl, OblUnmarked, Parataxis, Root,
    Vocative, Xcomp,
};
use crate::english::{Analysis, Relation, Token, TokenId};

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
type Look = fn(&Analysis<'_>, TokenId) -> Option<Mend>;

/// A look at tokens with one of some relations to their heads; at all tokens if none are given.
type Rule = (&'static [Relation], Look);

/// All relations.
const ANY: &[Relation] = &[];

/// The rules in rounds: those of a later round rely on what the earlier ones put right.
const ROUNDS: [&[Rule]; 2] = [
    &[
        (&[Nmod, Acl], main_clause::attribute_as_root),
        (&[Root], main_clause::subject_of_attribute),
        (&[Acl], main_clause::verb_as_root),
        (&[Root], main_clause::subject_of_root),
        (
            &[Discourse, Vocative, Dislocated, OblUnmarked, Dep, Nsubj],
            main_clause::subject_before_apposition,
        ),
        (&[Nsubj], main_clause::apposition_of_subject),
        (
            &[Advcl, Conj, Dep, Parataxis],
            main_clause::saying_at_the_end,
        ),
        (&[Advcl, Ccomp], main_clause::clause_before_saying),
        (&[Nmod, Obl], verb_phrases::agent_of_passive),
        (&[Acl, Advcl], clauses::governed_infinitive),
        (&[Acl, AclRelcl], clauses::told_clause),
        (&[AclRelcl], reported::told_without_gap),
        (ANY, reported::that_without_gap),
        (&[Conj], reported::past_after_infinitive),
        (&[Csubj], reported::infinitive_of_adjective),
        (&[Acl], reported::purpose_after_place),
        (
            &[Compound, Flat, NmodUnmarked, Amod, Nmod],
            noun_phrases::place_before_day,
        ),
        (ANY, noun_phrases::day_after_place),
        (ANY, noun_phrases::word_before_place_and_day),
        (&[Ccomp, Advcl], verb_phrases::subject_of_reported_clause),
        (
            &[Obj, Nsubj, Iobj, NsubjPass, Obl],
            verb_phrases::that_before_subject,
        ),
        (&[Acl], clauses::governed_participle),
        (&[Acl, AclRelcl], content::clause_of_claim),
        (&[Ccomp], content::clause_after_claim),
        (&[Nmod], content::source_of_name),
        (ANY, content::told_after_aside),
        (&[AclRelcl], content::subject_after_that),
        (&[AclRelcl], content::that_before_claimed),
        (ANY, charges::participle_of_action),
        (ANY, charges::participle_after_aside),
        (&[Nmod], verb_phrases::phrase_of_verb),
        (&[Nmod], verb_phrases::time_phrase),
        (
            &[Obj, Nsubj, NsubjPass, Iobj, Xcomp, Ccomp],
            verb_phrases::bare_day,
        ),
        (&[Conj, Parataxis, Advcl, Ccomp], clauses::relative_clause),
        (&[Acl, Conj], clauses::participle_after_with),
        (&[Advcl], clauses::participle_before_speaker),
        (&[Advcl], clauses::saying_after_said),
        (ANY, amounts::receiver_before_amount),
        (ANY, amounts::article_of_receiver),
        (ANY, counted::counted_conjunct),
        (ANY, counted::count_of_conjunct),
        (ANY, counted::count_with_unit),
        (&[Nsubj, NsubjPass], noun_phrases::second_subject),
        (&[Nmod], noun_phrases::phrase_of_action),
        (&[Nmod, Flat, Appos], noun_phrases::name_after_title),
        (
            &[Nsubj, NsubjPass, Obj, Obl, Dep, Appos, Flat, Compound],
            noun_phrases::name_after_description,
        ),
        (&[Nmod, Obl], noun_phrases::list_after_including),
        (&[Conj], noun_phrases::item_after_including),
    ],
    &[
        (&[Xcomp], verb_phrases::name_as_object),
        (&[Advcl], clauses::subject_after_with),
        (&[Conj], reported::said_as_well),
        (
            &[Obl, OblUnmarked, Obj, Nmod, Dep],
            noun_phrases::lost_conjunct,
        ),
        (
            &[Obl, OblUnmarked, Obj, Dep, Parataxis, Conj],
            noun_phrases::list_item,
        ),
        (
            &[Obl, OblUnmarked, Obj, Dep, Parataxis],
            noun_phrases::apposition_after_comma,
        ),
        (
            &[Obl, OblUnmarked, Obj, Dep, Parataxis],
            noun_phrases::described_name_after_comma,
        ),
        (&[Conj], noun_phrases::apposition),
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
    for round in rounds() {
        let mends = find(mended.as_ref().unwrap_or(analysis), round);
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

/// For each relation, the rules that look at tokens with it.
type Round = Vec<Vec<Look>>;

fn rounds() -> &'static [Round] {
    static ROUNDS_BY_RELATION: LazyLock<Vec<Round>> = LazyLock::new(|| {
        let looks = |rules: &[Rule], relation| {
            let asks = |rule: &&Rule| rule.0.is_empty() || rule.0.contains(&relation);
            rules.iter().filter(asks).map(|rule| rule.1).collect()
        };
        let relations = || Relation::ALL.iter().copied();
        let by_relation = |rules| relations().map(|relation| looks(rules, relation)).collect();
        ROUNDS.into_iter().map(by_relation).collect()
    });
    &ROUNDS_BY_RELATION
}

fn find(analysis: &Analysis<'_>, round: &Round) -> Vec<Mend> {
    let mut mends = Vec::new();
    for (token, Token { relation, .. }) in analysis.tokens.iter().enumerate() {
        for look in &round[*relation as usize] {
            mends.extend(look(analysis, token));
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
