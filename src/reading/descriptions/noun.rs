//! Descriptions that take up a thing by its noun or by one near it.

use std::cell::LazyCell;

use super::kind::by_kind;
use super::label::label_text;
use super::{Answer, MOST_COMPARED, Phrase, Scene};
use crate::clause::Step;
use crate::english::small_letters::SmallLetters;
use crate::reading::EntityId;
use crate::reading::cast::{Cast, Nature};
use crate::reading::discourse::Discourse;
use crate::reading::lexicon::{NounClass, SAME_THING};
use crate::reading::phrase::modifiers;
use crate::reading::roles::associates;

/// _The pact_ after _a trade agreement_: the same noun or one that takes it up.
pub fn same_noun(scene: &Scene<'_, '_, '_>, phrase: &Phrase) -> Answer {
    match by_noun(scene.cast, scene.discourse, phrase) {
        Some((Some(entity), step)) => Answer::Is(vec![entity], step),
        Some((None, step)) => Answer::Is(Vec::new(), step),
        None => Answer::Pass,
    }
}

fn by_noun(
    cast: &Cast<'_, '_>,
    discourse: &Discourse,
    phrase: &Phrase,
) -> Option<(Option<EntityId>, Step)> {
    if !phrase.is_definite() || phrase.class == NounClass::Time {
        return None;
    }
    let words = LazyCell::new(|| {
        let mut words = modifiers(cast.analysis, phrase.head);
        words.extend(phrase.after_head(cast));
        words
    });
    let of = LazyCell::new(|| associates(cast, phrase.head));
    let near = SAME_THING.note(&phrase.noun).unwrap_or_default().split(' ');
    let fitting = std::iter::once(phrase.noun.as_str())
        .chain(near)
        .filter_map(|noun| discourse.by_noun(noun))
        .map(|things| {
            let latest = things.iter().rev().take(MOST_COMPARED).copied();
            latest
                .filter(|&entity| {
                    may_take_up(cast, phrase, entity)
                        && has_words(cast, entity, &words)
                        && goes_with(cast, entity, &of)
                })
                .collect()
        })
        .find(|fitting: &Vec<EntityId>| !fitting.is_empty())?;
    let entity = *fitting.first()?;
    if is_overtaken(cast, discourse, phrase, entity) {
        return None;
    }
    if fitting.len() > 1 && phrase.class == NounClass::Person {
        let step = format!(
            "\u{201c}{}\u{201d} may be any of {}",
            phrase.noun,
            fitting.len()
        );
        return Some((None, step.into()));
    }
    let step = format!(
        "\u{201c}{}\u{201d} is the {} mentioned before",
        label_text(cast, &phrase.label),
        cast.name(entity)
    );
    Some((Some(entity), step.into()))
}

/// Whether a body with a name was mentioned since the one that the noun described: the company is then the former.
fn is_overtaken(
    cast: &Cast<'_, '_>,
    discourse: &Discourse,
    phrase: &Phrase,
    entity: EntityId,
) -> bool {
    let body = phrase.class == NounClass::Organization && !cast.figures[entity].is_named();
    let last = |entity: EntityId| {
        let mut recent = discourse.recent.iter();
        recent.rposition(|recent| recent.entities.contains(&entity))
    };
    let named = body.then(|| by_kind(cast, discourse, phrase)).flatten();
    named.is_some_and(|(named, _)| named != entity && last(named) > last(entity))
}

/// Whether a definite phrase may take up an entity by its number and nature.
fn may_take_up(cast: &Cast<'_, '_>, phrase: &Phrase, entity: EntityId) -> bool {
    let figure = &cast.figures[entity];
    figure.plural == phrase.plural
        && (phrase.class != NounClass::Country || figure.nature != Nature::Thing)
        && (!figure.is_named() || figure.nature != Nature::Person)
}

/// Whether an entity's label lacks none of some words.
fn has_words(cast: &Cast<'_, '_>, entity: EntityId, words: &[String]) -> bool {
    let label = SmallLetters::of(cast.name(entity));
    words
        .iter()
        .all(|word| label.split([' ', '-']).any(|other| other == word))
}

/// Whether an entity has a role with just these others, if there are any.
fn goes_with(cast: &Cast<'_, '_>, entity: EntityId, of: &[EntityId]) -> bool {
    of.is_empty() || cast.figures[entity].roles.iter().any(|role| role.of == of)
}
