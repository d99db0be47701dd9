//! When a clause is said to happen.

use std::collections::BTreeMap;

use crate::clause::Certainty;
use crate::clause::{Clause, Function};
use crate::english::{Relation, TokenId};
use crate::reading::cast::Cast;
use crate::reading::dates::{Moment, Moments};
use crate::reading::phrase::first_child;
use crate::reading::{ResolvedClause, ValueKind};

/// The date of the first phrase of time among the obliques.
pub fn time(cast: &Cast<'_, '_>, moments: &Moments, clause: &Clause) -> Option<String> {
    clause
        .arguments
        .iter()
        .filter(|argument| matches!(argument.function, Function::Oblique(_)))
        .flat_map(|argument| &argument.members)
        .filter_map(|member| moments.at(cast.analysis.tokens[member.head].span.start))
        .filter(|moment| moment.kind == ValueKind::Date)
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
        .filter(|moment| moment.kind == ValueKind::Date && moment.iso.is_some())
    {
        let token = analysis
            .tokens
            .partition_point(|token| token.span.start < moment.span.start);
        let day = day_token(cast, moment, token);
        let clause = day.and_then(|day| clause_above(cast, &clause_of, day));
        if let Some(id) = clause
            && resolved[id].time.is_none()
            && (is_day(cast, token) || cast.clauses[id].predicate.head < token)
        {
            resolved[id].time.clone_from(&moment.iso);
        }
    }
    share_times(cast, moments, &clause_of, resolved);
}

/// What is stated under a dated verb, or beside one after the date, has the same time: _on Monday he was forced to
/// resign_, _on Monday she flew to Lima and met the king_.
fn share_times(
    cast: &Cast<'_, '_>,
    moments: &Moments,
    clause_of: &BTreeMap<TokenId, usize>,
    resolved: &mut [ResolvedClause],
) {
    let analysis = cast.analysis;
    for id in 0..cast.clauses.len() {
        let clause = &cast.clauses[id];
        let verb = clause.predicate.head;
        let above = analysis.head(verb).and_then(|head| clause_of.get(&head));
        let Some(&above) = above.filter(|_| resolved[id].time.is_none()) else {
            continue;
        };
        let is_shared = clause.status.certainty == Certainty::Stated
            && match analysis.relation(verb) {
                Relation::Xcomp => true,
                Relation::Conj => opens_with_time(cast, moments, &cast.clauses[above]),
                _ => false,
            };
        if is_shared {
            resolved[id].time = resolved[above].time.clone();
        }
    }
}

/// Whether a phrase of time stands before the predicate.
fn opens_with_time(cast: &Cast<'_, '_>, moments: &Moments, clause: &Clause) -> bool {
    let members = clause
        .arguments
        .iter()
        .flat_map(|argument| &argument.members);
    members
        .filter(|member| member.head < clause.predicate.head)
        .filter_map(|member| moments.at(cast.analysis.tokens[member.head].span.start))
        .any(|moment| moment.kind == ValueKind::Date)
}

/// The head of a date that says when something happens: after _on_, or alone like _yesterday_ and _last week_.
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
    (is_day(cast, token) || is_count_of_days(cast, token, head)).then_some(head)
}

fn is_day(cast: &Cast<'_, '_>, token: TokenId) -> bool {
    let analysis = cast.analysis;
    let before = token
        .checked_sub(1)
        .map(|before| analysis.lower_word(before));
    before.as_deref() == Some("on")
        || matches!(
            &*analysis.lower_word(token),
            "yesterday" | "today" | "tomorrow"
        )
}

/// Whether a time counts from the day of writing, and no preposition leads to it: _last week_, _two years ago_.
fn is_count_of_days(cast: &Cast<'_, '_>, token: TokenId, head: TokenId) -> bool {
    let analysis = cast.analysis;
    let opens = matches!(&*analysis.lower_word(token), "last" | "this" | "next");
    opens && first_child(analysis, head, &[Relation::Case]).is_none()
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
