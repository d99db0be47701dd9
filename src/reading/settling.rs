//! Types settle over a whole document: what predicates ask for outweighs what is only likely.
//!
//! A table learned from news says how often the subject, object or phrase of a verb is a person, an organisation, a
//! country, a place, an event or a thing. Each place where an entity is such an argument votes; a type that is known
//! stays; one that is likely or guessed gives way to a clear majority, and a noun that may name persons names one
//! where that is asked for.

use std::collections::BTreeMap;

use super::cast::{Cast, Figure, Nature};
use super::lexicon::{WordList, is_given_name};
use super::{EntityId, Strength};
use crate::clause::{Clause, Function, PredicateKind, Step};

/// What verbs ask for, by verb and function.
static ASKS: WordList = WordList::new(include_str!("../../data/lexicons/asks.txt"));

/// The types that the table counts.
const KINDS: [&str; 6] = [
    "Person",
    "Organization",
    "Country",
    "Place",
    "Event",
    "Thing",
];

/// Ten times the natural logarithm of how much likelier each type is at a place than anywhere.
pub type Votes = [i32; KINDS.len()];

/// By how much another type must be ahead of that of a name, if it is likely, and if it is guessed.
const AHEAD_OF_LIKELY: i32 = 25;
const AHEAD_OF_GUESSED: i32 = 20;

/// Settles the types of the entities from this one on.
pub fn settle(cast: &mut Cast<'_, '_>, from: EntityId) {
    let votes = gather(cast, from);
    let mut steps: BTreeMap<EntityId, Step> = BTreeMap::new();
    for (entity, (votes, verb)) in votes.into_iter().enumerate().skip(from) {
        if let Some(kind) = verdict(cast, entity, &votes) {
            cast.retype(entity, kind);
            let step = format!("{kind}: what \u{201c}{verb}\u{201d} asks for");
            steps.insert(entity, step.into());
        }
    }
    for mention in &mut cast.mentions {
        if let [entity] = mention.entities.as_slice() {
            mention.steps.extend(steps.get(entity).cloned());
        }
    }
}

/// The votes of all predicates for each entity, with the verb whose vote is the first.
fn gather<'a>(cast: &Cast<'a, '_>, from: EntityId) -> Vec<(Votes, &'a str)> {
    let mut all = vec![([0; KINDS.len()], ""); cast.figures.len()];
    for clause in cast.clauses.iter().filter(|clause| asks(clause)) {
        for argument in &clause.arguments {
            let Some(votes) = votes_of(&clause.predicate.lemma, &argument.function) else {
                continue;
            };
            let heads = argument.members.iter().map(|member| member.head);
            for entity in heads.filter_map(|head| cast.entity_at(head)) {
                if entity < from || cast.figures[entity].entity.strength == Strength::Known {
                    continue;
                }
                let (sum, verb) = &mut all[entity];
                sum.iter_mut()
                    .zip(votes)
                    .for_each(|(sum, vote)| *sum += vote);
                if verb.is_empty() {
                    *verb = &clause.predicate.lemma;
                }
            }
        }
    }
    all
}

/// Whether what a clause's predicate asks for is known by its lemma.
pub fn asks(clause: &Clause) -> bool {
    clause.predicate.kind == PredicateKind::Verb
}

/// What a verb asks for in one of its functions.
pub fn votes_of(verb: &str, function: &Function) -> Option<Votes> {
    let function = match function {
        Function::Subject => "subject",
        Function::Object => "object",
        Function::Recipient => "recipient",
        Function::Oblique(preposition) => preposition,
        _ => return None,
    };
    let row = ASKS.note(&format!("{verb} {function}"))?;
    let mut votes = [0; KINDS.len()];
    for (vote, number) in votes.iter_mut().zip(row.split(' ')) {
        *vote = number.parse().unwrap_or_default();
    }
    Some(votes)
}

/// The type that an entity gets instead of its own, if the votes are clear.
fn verdict(cast: &Cast<'_, '_>, entity: EntityId, votes: &Votes) -> Option<&'static str> {
    let figure = &cast.figures[entity];
    let is_named = figure.is_named();
    if is_named && has_given_name(&figure.entity.name) {
        return None;
    }
    // A noun for which nothing speaks but its predicates needs only one that asks for persons.
    let ahead = match figure.entity.strength {
        Strength::Known => return None,
        Strength::Likely if is_named => AHEAD_OF_LIKELY,
        Strength::Likely => return None,
        Strength::Guessed if is_named => AHEAD_OF_GUESSED,
        Strength::Guessed => 0,
    };
    let current = figure.entity.kind.as_deref();
    let own = KINDS
        .iter()
        .position(|kind| current.is_some_and(|current| cast.is_a(current, kind)));
    let base = own.map_or(0, |own| votes[own]);
    let allowed = allowed(figure);
    let best = allowed
        .iter()
        .copied()
        .max_by(|&one, &other| votes[one].cmp(&votes[other]))?;
    (Some(best) != own && votes[best] > 0 && votes[best] - base > ahead).then(|| KINDS[best])
}

/// Whether a name begins with a given name: two witnesses, it and the tagger or the words around, outweigh predicates.
fn has_given_name(name: &str) -> bool {
    name.split_once(' ')
        .is_some_and(|(first, _)| is_given_name(first))
}

/// The types that predicates may give to an entity. Countries are known by name; a body that is called by letters or by
/// many words is no person; and what a noun names is a person, if no thing.
fn allowed(figure: &Figure) -> &'static [usize] {
    const PERSON: usize = 0;
    const ORGANIZATION: usize = 1;
    const PLACE: usize = 3;
    let name = &figure.entity.name;
    let may_be_person = figure.nature != Nature::Organization
        && name.split(' ').count() < 4
        && name
            .split(' ')
            .all(|word| word.chars().skip(1).any(char::is_lowercase));
    match (figure.is_named(), figure.plural) {
        (true, _) if may_be_person => &[PERSON, ORGANIZATION, PLACE],
        (true, _) => &[ORGANIZATION, PLACE],
        (false, false) => &[PERSON],
        (false, true) => &[],
    }
}
