//! Clauses in which several do something to one another.

use crate::clause::lexicon::{Group, lexicon};
use crate::clause::{Argument, Clause, Function, PredicateKind};
use crate::english::Penn;
use crate::reading::cast::{Cast, Nature};
use crate::reading::discourse::may_be;
use crate::reading::pronouns::is_reciprocal as is_reciprocal_pronoun;
use crate::reading::{Filler, Meaning, ResolvedArgument, ResolvedClause};

/// Turns clauses in which several do something to one another into one clause for each pair.
///
/// The first pair takes the clause's place; the others follow at the end of the list. Gives the clauses that follow.
pub fn pair_up(cast: &Cast<'_, '_>, resolved: &mut Vec<ResolvedClause>) -> Vec<Clause> {
    let mut further = Vec::new();
    for (id, clause) in cast.clauses.iter().enumerate() {
        let Some(members) = reciprocal_members(cast, clause, &resolved[id]) else {
            continue;
        };
        let whole = resolved[id].clone();
        let mut pairs = pairs(&members).into_iter();
        if let Some(pair) = pairs.next() {
            resolved[id] = paired(&whole, pair);
        }
        for pair in pairs {
            further.push(clause.clone());
            resolved.push(paired(&whole, pair));
        }
    }
    further
}

/// Each two of some members, once.
fn pairs<T>(members: &[T]) -> Vec<(&T, &T)> {
    let mut pairs = Vec::new();
    for (place, first) in members.iter().enumerate() {
        for second in &members[place + 1..] {
            pairs.push((first, second));
        }
    }
    pairs
}

/// The most members of a group that are paired with one another.
const MOST_PAIRED: usize = 6;

/// The members of the subject, if the clause says that they do it to one another.
fn reciprocal_members(
    cast: &Cast<'_, '_>,
    clause: &Clause,
    resolved: &ResolvedClause,
) -> Option<Vec<Filler>> {
    if !is_reciprocal(cast, clause)
        && !has_each_other(cast, clause)
        && !is_mutual_relation(cast, clause)
    {
        return None;
    }
    let subject = resolved
        .arguments
        .iter()
        .find(|argument| argument.function == Function::Subject)?;
    let mut members: Vec<Filler> = Vec::new();
    for filler in &subject.fillers {
        let known = members
            .iter()
            .any(|member| member.meaning == filler.meaning);
        if matches!(filler.meaning, Meaning::Entity(_)) && !known {
            members.push(filler.clone());
        }
    }
    (members.len() > 1 && members.len() <= MOST_PAIRED).then_some(members)
}

fn has_each_other(cast: &Cast<'_, '_>, clause: &Clause) -> bool {
    let mut members = clause
        .arguments
        .iter()
        .flat_map(|argument| &argument.members);
    members.any(|member| {
        is_reciprocal_pronoun(cast, member.head)
            || member
                .head
                .checked_sub(1)
                .is_some_and(|first| is_reciprocal_pronoun(cast, first))
    })
}

/// Whether the clause says that several are something to one another: _Ilse and Bruno are friends_.
fn is_mutual_relation(cast: &Cast<'_, '_>, clause: &Clause) -> bool {
    let plural = clause
        .argument(&Function::Attribute)
        .is_some_and(|attribute| {
            attribute.members.iter().all(|member| {
                cast.analysis.penn(member.head) == Penn::Nns
                    && lexicon().is_in(
                        Group::MutualRelation,
                        &cast.analysis.lower_lemma(member.head),
                    )
            })
        });
    let to_others = |argument: &Argument| matches!(&argument.function, Function::Oblique(word) if matches!(word.as_str(), "of" | "to" | "with"));
    clause.predicate.kind == PredicateKind::Copula
        && plural
        && !clause.arguments.iter().any(to_others)
}

/// A verb of the list without object and without _with_.
fn is_reciprocal(cast: &Cast<'_, '_>, clause: &Clause) -> bool {
    let is_listed = clause.predicate.kind == PredicateKind::Verb
        && lexicon().is_reciprocal(&clause.predicate.lemma);
    if !is_listed {
        return false;
    }
    let has_other = clause.arguments.iter().any(|argument| {
        argument.function == Function::Object
            || matches!(&argument.function, Function::Oblique(word) if word == "with")
    });
    let between_agents = clause.argument(&Function::Subject).is_some_and(|subject| {
        subject.members.iter().all(|member| {
            cast.entities_at(member.head).iter().all(|&entity| {
                may_be(
                    cast,
                    entity,
                    &[
                        Nature::Person,
                        Nature::People,
                        Nature::Organization,
                        Nature::Country,
                        Nature::Place,
                    ],
                )
            })
        })
    });
    !has_other && between_agents
}

/// The clause for one pair: the first is the subject, the second the object, or what stood in place of "each other".
fn paired(whole: &ResolvedClause, (first, second): (&Filler, &Filler)) -> ResolvedClause {
    let mut clause = whole.clone();
    for argument in &mut clause.arguments {
        if argument.function == Function::Subject {
            argument.fillers = vec![first.clone()];
        }
    }
    let place = clause.arguments.iter_mut().find(|argument| {
        argument.function != Function::Subject
            && argument.fillers.len() > 1
            && holds_both(argument, first, second)
    });
    match place {
        Some(argument) => argument.fillers = vec![second.clone()],
        None => clause.arguments.push(ResolvedArgument {
            function: match whole
                .arguments
                .iter()
                .any(|argument| argument.function == Function::Attribute)
            {
                true => Function::Oblique("of".to_owned()),
                false => Function::Object,
            },
            fillers: vec![second.clone()],
        }),
    }
    clause.steps.push("each did it to the other".into());
    clause
}

fn holds_both(argument: &ResolvedArgument, first: &Filler, second: &Filler) -> bool {
    let holds = |other: &Filler| {
        argument
            .fillers
            .iter()
            .any(|filler| filler.meaning == other.meaning)
    };
    holds(first) && holds(second)
}

#[cfg(test)]
mod tests {
    #[test]
    fn three_give_each_pair_once() {
        let pairs = super::pairs(&["Lopez", "Berg", "Hart"]);
        let expected = [("Lopez", "Berg"), ("Lopez", "Hart"), ("Berg", "Hart")];
        let found: Vec<(&str, &str)> = pairs.into_iter().map(|(a, b)| (*a, *b)).collect();
        assert_eq!(found, expected);
    }
}
