//! When a clause is said to happen.

use std::collections::BTreeMap;

use crate::clause::{Clause, Function};
use crate::english::TokenId;
use crate::reading::ResolvedClause;
use crate::reading::cast::Cast;
use crate::reading::dates::{Moment, Moments};

/// The date of the first phrase of time among the obliques.
pub fn time(cast: &Cast<'_, '_>, moments: &Moments, clause: &Clause) -> Option<String> {
    clause
        .arguments
        .iter()
        .filter(|argument| matches!(argument.function, Function::Oblique(_)))
        .flat_map(|argument| &argument.members)
        .filter_map(|member| moments.at(cast.analysis.tokens[member.head].span.start))
        .filter(|moment| moment.is_point)
        .find_map(|moment| moment.iso.clone())
}

/// Gives a clause without a time that of a day inside its phrases: _visited [Peru on Monday]_.
pub fn find_times(cast: &Cast<'_, '_>, moments: &Moments, resolved: &mut [ResolvedClause]) {
    let analysis = cast.analysis;
    let clause_of: BTreeMap<TokenId, usize> = cast
        .clauses
        .iter()
        .enumerate()
        .map(|(id, clause)| (clause.predicate.head, id))
        .collect();
    for moment in moments
        .iter()
        .filter(|moment| moment.is_point && moment.iso.is_some())
    {
        let token = analysis
            .tokens
            .partition_point(|token| token.span.start < moment.span.start);
        let clause =
            day_token(cast, moment, token).and_then(|day| clause_above(cast, &clause_of, day));
        if let Some(clause) = clause.map(|id| &mut resolved[id])
            && clause.time.is_none()
        {
            clause.time.clone_from(&moment.iso);
        }
    }
}

/// The head of a date that says when something happens: after _on_, or alone like _yesterday_.
fn day_token(cast: &Cast<'_, '_>, moment: &Moment, token: TokenId) -> Option<TokenId> {
    let analysis = cast.analysis;
    let is_inside = |token: TokenId| {
        analysis
            .tokens
            .get(token)
            .is_some_and(|inside| moment.span.covers(inside.span))
    };
    let head = (token..token + 6)
        .take_while(|&token| is_inside(token))
        .find(|&token| analysis.head(token).is_none_or(|head| !is_inside(head)))?;
    let before = token
        .checked_sub(1)
        .map(|before| analysis.lower_word(before));
    let is_day = before.as_deref() == Some("on")
        || matches!(
            &*analysis.lower_word(token),
            "yesterday" | "today" | "tomorrow"
        );
    is_day.then_some(head)
}

/// The clause whose predicate is the nearest above a token.
fn clause_above(
    cast: &Cast<'_, '_>,
    clause_of: &BTreeMap<TokenId, usize>,
    token: TokenId,
) -> Option<usize> {
    let mut place = token;
    for _ in 0..6 {
        place = cast.analysis.head(place)?;
        if let Some(&id) = clause_of.get(&place) {
            return Some(id);
        }
    }
    None
}
