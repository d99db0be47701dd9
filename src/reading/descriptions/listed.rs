//! _The former_ and _the latter_.

use super::{Answer, Phrase, REACH, Scene};
use crate::clause::Step;
use crate::reading::EntityId;
use crate::reading::cast::Cast;
use crate::reading::discourse::Discourse;

/// _The former_, _the latter_: the first or second of the two last mentioned together.
pub fn listed(scene: &Scene<'_, '_, '_>, phrase: &Phrase) -> Answer {
    Answer::one(former_or_latter(scene.cast, scene.discourse, phrase))
}

fn former_or_latter(
    cast: &Cast<'_, '_>,
    discourse: &Discourse,
    phrase: &Phrase,
) -> Option<(EntityId, Step)> {
    let place = match phrase.noun.as_str() {
        "former" => 0,
        "latter" => 1,
        _ => return None,
    };
    let is_alone = phrase.label.len() == 1 && phrase.is_definite();
    let pair = discourse
        .recent
        .iter()
        .rev()
        .find(|recent| recent.entities.len() > 1)?;
    let near = pair.sentence + REACH >= cast.analysis.sentence_of(phrase.head);
    match pair.entities.as_slice() {
        pair @ [_, _] if is_alone && near => {
            let step = format!("the {} of {}", phrase.noun, cast.names(pair));
            Some((pair[place], step.into()))
        }
        _ => None,
    }
}
