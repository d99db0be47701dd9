//! Names with possessors: _Italy's Rossi and France's Moreau agreed_ has two subjects, Rossi and Moreau.

use crate::clause::phrase::is_role_noun;
use crate::english::{Analysis, Penn, Relation, TokenId, Upos};

use super::Mend;

/// A name right after its possessor: _France's Moreau_.
#[derive(Clone, Copy, Debug)]
struct Possessed {
    /// The head of the possessor's name.
    owner: TokenId,
    /// The first token of the name.
    first: TokenId,
    /// The head of the name.
    name: TokenId,
    /// The last token of the name.
    last: TokenId,
}

/// Lets the name be the head of its possessor, and joins names that _and_ joins.
pub fn find(analysis: &Analysis<'_>) -> Vec<Mend> {
    let mut mends = Vec::new();
    let mut before: Option<Possessed> = None;
    for mark in 1..analysis.tokens.len() {
        let Some(possessed) = possessed(analysis, mark) else {
            continue;
        };
        match before.filter(|before| are_joined(analysis, before, &possessed)) {
            Some(first) => mends.extend(joined(analysis, &first, &possessed)),
            None => mends.extend(headed(analysis, &possessed)),
        }
        before = Some(possessed);
    }
    mends
}

fn possessed(analysis: &Analysis<'_>, mark: TokenId) -> Option<Possessed> {
    let first = mark + 1;
    let is_name = |token: TokenId| {
        token < analysis.tokens.len()
            && analysis.tag(token) == Upos::Propn
            && analysis.word(token).starts_with(char::is_uppercase)
            && !is_role_noun(analysis, token)
    };
    if analysis.penn(mark) != Penn::Pos || !is_name(mark - 1) || !is_name(first) {
        return None;
    }
    let last = (first..first + 4)
        .take_while(|&token| is_name(token))
        .last()?;
    let owner = analysis.head(mark).filter(|&owner| owner < mark)?;
    Some(Possessed {
        owner,
        first,
        name: top(analysis, first, last),
        last,
    })
}

/// The word of a name that the others hang on.
fn top(analysis: &Analysis<'_>, first: TokenId, last: TokenId) -> TokenId {
    (first..=last)
        .find(|&token| {
            analysis
                .head(token)
                .is_none_or(|head| !(first..=last).contains(&head))
        })
        .unwrap_or(first)
}

fn are_joined(analysis: &Analysis<'_>, one: &Possessed, other: &Possessed) -> bool {
    let next = one.last + 1;
    next < other.owner
        && other.owner < one.last + 5
        && matches!(analysis.word(next), "and" | ",")
        && (next + 1..other.first - 1).all(|token| analysis.tag(token) == Upos::Propn)
}

/// A possessor that the parser took for the head, or for a phrase beside the name.
fn headed(analysis: &Analysis<'_>, possessed: &Possessed) -> Vec<Mend> {
    let &Possessed { owner, name, .. } = possessed;
    if analysis.head(owner) == Some(name) {
        return Vec::new();
    }
    let beside = analysis.head(owner) == analysis.head(name)
        && !matches!(
            analysis.relation(owner),
            Relation::NmodPoss | Relation::Appos
        )
        && analysis.relation(name) != Relation::Root;
    let above = analysis.head(name) == Some(owner)
        && matches!(
            analysis.relation(name),
            Relation::Flat | Relation::Appos | Relation::Dep
        );
    match (beside, above) {
        (true, _) => vec![Mend::new(owner, name, Relation::NmodPoss)],
        (_, true) => vec![
            super::stretch::in_place_of(analysis, name, owner),
            Mend::new(owner, name, Relation::NmodPoss),
        ],
        _ => Vec::new(),
    }
}

/// Makes the second name a conjunct of the first, which takes the place of whichever of the words hangs outside.
fn joined(analysis: &Analysis<'_>, one: &Possessed, other: &Possessed) -> Vec<Mend> {
    let words = [one.owner, one.name, other.owner, other.name];
    let span = one.owner..=other.last;
    let is_outside = |token: TokenId| {
        analysis
            .head(token)
            .is_none_or(|head| !span.contains(&head))
    };
    if analysis.head(one.owner) == Some(one.name)
        && analysis.head(other.owner) == Some(other.name)
        && analysis.relation(other.name) == Relation::Conj
    {
        return Vec::new();
    }
    let is_place = |token: &TokenId| {
        is_outside(*token)
            && !matches!(
                analysis.relation(*token),
                Relation::NmodPoss | Relation::Compound | Relation::Flat
            )
    };
    let conjunct = Some(one.name)
        .filter(|&name| is_outside(name) && analysis.relation(name) == Relation::Conj);
    let Some(place) = conjunct.or_else(|| words.into_iter().find(is_place)) else {
        return Vec::new();
    };
    let mut mends = Vec::new();
    if place != one.name {
        mends.push(super::stretch::in_place_of(analysis, one.name, place));
    }
    mends.push(Mend::new(one.owner, one.name, Relation::NmodPoss));
    mends.push(Mend::new(other.name, one.name, Relation::Conj));
    mends.push(Mend::new(other.owner, other.name, Relation::NmodPoss));
    let joint = one.last + 1;
    mends.push(Mend::new(joint, other.name, analysis.relation(joint)));
    mends
}
