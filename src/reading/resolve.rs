//! Clauses over entities: each argument with what it means.

mod pairs;
mod times;
mod values;

pub use pairs::pair_up;
pub use times::find_times;

use times::time;
use values::value;

use super::cast::Cast;
use super::dates::Moments;
use super::lexicon::WordList;
use super::speakers::Speakers;
use super::{EntityId, Filler, Meaning, ResolvedArgument, ResolvedClause};
use crate::clause::{Argument, Clause, Function, Member, PredicateKind};
use crate::span::Span;

/// Verbs of saying and deciding, of which a capital may be the subject.
static DECIDING: WordList = WordList::new(include_str!("../../data/lexicons/deciding.txt"));

/// Resolves a clause.
pub fn resolve_clause(
    cast: &Cast<'_, '_>,
    moments: &Moments,
    speakers: &Speakers,
    clause: &Clause,
) -> ResolvedClause {
    let mut resolved = ResolvedClause::default();
    for argument in &clause.arguments {
        let fillers = argument
            .members
            .iter()
            .flat_map(|member| fillers(cast, moments, clause, argument, member))
            .collect();
        resolved.arguments.push(ResolvedArgument {
            function: argument.function.clone(),
            fillers,
        });
    }
    say_values_once(cast, moments, &mut resolved.arguments);
    resolved.speaker = speaker(cast, clause).or_else(|| quoted(cast, speakers, clause));
    resolved.time = time(cast, moments, clause);
    resolved
}

/// Keeps the first of several fillers that are words of one date or amount.
fn say_values_once(cast: &Cast<'_, '_>, moments: &Moments, arguments: &mut [ResolvedArgument]) {
    let mut said: Vec<Span> = Vec::new();
    for argument in arguments {
        argument.fillers.retain(|filler| {
            let start = cast.analysis.tokens[filler.head].span.start;
            let span = moments.at(start).map(|moment| moment.span);
            let is_value = matches!(filler.meaning, Meaning::Value(_));
            let span = span.filter(|_| is_value);
            let is_said = span.is_some_and(|span| said.contains(&span));
            said.extend(span);
            !is_said
        });
    }
}

/// What a member of an argument means: several fillers for a group.
fn fillers(
    cast: &Cast<'_, '_>,
    moments: &Moments,
    clause: &Clause,
    argument: &Argument,
    member: &Member,
) -> Vec<Filler> {
    if let Some(id) = member.clause {
        return vec![filler(member, Meaning::Clause(id))];
    }
    if let Some(value) = value(cast, moments, clause, &argument.function, member) {
        return vec![filler(member, Meaning::Value(value))];
    }
    let mut found = entities(cast, member);
    if argument.function == Function::Subject && is_deciding(clause) {
        for filler in &mut found {
            stand_for_country(cast, filler);
        }
    }
    found
}

fn filler(member: &Member, meaning: Meaning) -> Filler {
    Filler {
        head: member.head,
        span: member.span,
        meaning,
        steps: Vec::new(),
    }
}

/// The entities that a member's head stands for; one unresolved filler if there is none.
fn entities(cast: &Cast<'_, '_>, member: &Member) -> Vec<Filler> {
    let Some(mention) = cast.mention(member.head) else {
        return vec![filler(member, Meaning::Unresolved)];
    };
    let with_steps = |meaning: Meaning| Filler {
        steps: mention.steps.clone(),
        ..filler(member, meaning)
    };
    if mention.entities.is_empty() {
        return vec![with_steps(Meaning::Unresolved)];
    }
    let entities = mention.entities.iter();
    entities
        .map(|&entity| with_steps(Meaning::Entity(entity)))
        .collect()
}

fn is_deciding(clause: &Clause) -> bool {
    clause.predicate.kind == PredicateKind::Verb && DECIDING.contains(&clause.predicate.lemma)
}

/// _Moscow said_: the capital, or the seat of the government, stands for the country.
fn stand_for_country(cast: &Cast<'_, '_>, filler: &mut Filler) {
    let Meaning::Entity(entity) = filler.meaning else {
        return;
    };
    if let Some(country) = cast.country_for(entity) {
        let step = format!(
            "{} stands for {}: it says or decides",
            cast.name(entity),
            cast.name(country)
        );
        filler.steps.push(step.into());
        filler.meaning = Meaning::Entity(country);
    }
}

/// Who says a clause that stands in a quotation of several sentences.
fn quoted(cast: &Cast<'_, '_>, speakers: &Speakers, clause: &Clause) -> Option<Filler> {
    let head = speakers.head(cast, clause.predicate.head)?;
    let entity = cast.entity_at(head)?;
    let mut filler = Filler {
        head,
        span: cast.mention(head)?.span,
        meaning: Meaning::Entity(entity),
        steps: vec!["the quotation goes on".into()],
    };
    stand_for_country(cast, &mut filler);
    Some(filler)
}

fn speaker(cast: &Cast<'_, '_>, clause: &Clause) -> Option<Filler> {
    let member = clause.status.speakers.first()?;
    let mut filler = entities(cast, member).into_iter().next()?;
    stand_for_country(cast, &mut filler);
    Some(filler)
}

/// The identifiers of all entities of a resolved clause, for tests and summaries.
pub fn entities_of(clause: &ResolvedClause) -> impl Iterator<Item = EntityId> + '_ {
    clause.arguments.iter().flat_map(|argument| {
        argument
            .fillers
            .iter()
            .filter_map(|filler| match filler.meaning {
                Meaning::Entity(entity) => Some(entity),
                _ => None,
            })
    })
}
