//! Descriptions of people by what the text has called them.

use super::label::label_text;
use super::{Answer, Phrase, Scene, co_arguments};
use crate::clause::Step;
use crate::english::Penn;
use crate::reading::EntityId;
use crate::reading::cast::Cast;
use crate::reading::discourse::Discourse;
use crate::reading::lexicon::{GENDERED, Gender};
use crate::reading::phrase::Determiner;
use crate::reading::roles::{Holders, associates, role_goes_with};

/// _The North Korean leader_: who was called that before.
pub fn role(scene: &Scene<'_, '_, '_>, phrase: &Phrase) -> Answer {
    Answer::one(by_role(scene.cast, scene.discourse, scene.holders, phrase))
}

fn by_role(
    cast: &Cast<'_, '_>,
    discourse: &Discourse,
    holders: &Holders,
    phrase: &Phrase,
) -> Option<(EntityId, Step)> {
    let may_be_known = matches!(
        phrase.determiner,
        Determiner::Definite | Determiner::Possessive | Determiner::Bare
    );
    let is_superlative = phrase
        .label
        .iter()
        .any(|&token| matches!(cast.analysis.penn(token), Penn::Jjs | Penn::Rbs));
    if !may_be_known || phrase.plural || is_superlative {
        return None;
    }
    let of = associates(cast, phrase.head);
    if of.is_empty() && phrase.determiner != Determiner::Definite {
        return None;
    }
    let gender = Gender::from_mark(GENDERED.note(&phrase.noun));
    let beside = co_arguments(cast, phrase.head);
    let mut holders = holders.of(&phrase.noun);
    holders.retain(|&entity| {
        cast.figures[entity].gender.agrees(gender)
            && discourse.count(entity) > 0
            && !of.contains(&entity)
            && !beside.contains(&entity)
    });
    let with_of: Vec<EntityId> = holders
        .iter()
        .copied()
        .filter(|&entity| role_goes_with(cast, entity, &phrase.noun, &of))
        .collect();
    let entity = match (with_of.as_slice(), holders.as_slice(), of.is_empty()) {
        ([only], _, _) | ([], [only], true) => *only,
        (_, [_, ..], true) => latest(discourse, &holders)?,
        _ => return None,
    };
    let step = format!(
        "\u{201c}{}\u{201d} is {}: the text has called them that",
        label_text(cast, &phrase.label),
        cast.name(entity)
    );
    Some((entity, step.into()))
}

/// The one of some entities that was mentioned in the last sentence with any of them, if it was only one.
fn latest(discourse: &Discourse, entities: &[EntityId]) -> Option<EntityId> {
    let mut found = None;
    let mut sentence = None;
    for recent in discourse.recent.iter().rev() {
        if sentence.is_some_and(|sentence| recent.sentence < sentence) {
            break;
        }
        for entity in recent
            .entities
            .iter()
            .filter(|entity| entities.contains(entity))
        {
            if found.is_some_and(|found| found != *entity) {
                return None;
            }
            found = Some(*entity);
            sentence = Some(recent.sentence);
        }
    }
    found
}
