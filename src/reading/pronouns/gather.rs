//! Gathers those whom or what a pronoun may mean, with what holds of each.

use std::collections::HashMap;

use super::candidates::{ahead, reachable, rivals};
use super::features::Feature;
use super::model::{Candidate, Choice};
use super::place::Place;
use crate::english::TokenId;
use crate::reading::EntityId;
use crate::reading::cast::Cast;
use crate::reading::discourse::{Discourse, Recent};
use crate::reading::lexicon::Gender;
use crate::reading::speakers::Speakers;

/// What a pronoun asks of those whom it may mean.
pub struct Wanted<'f> {
    /// The pronoun.
    pub token: TokenId,
    /// _he_ and _she_, _it_, _they_: the first sort of it that the model knows.
    pub sort: usize,
    /// He or she.
    pub gender: Gender,
    /// Whether one entity may be meant.
    pub fits: &'f dyn Fn(EntityId) -> bool,
    /// Whether several that were mentioned together may be meant.
    pub groups: bool,
}

/// Gathers those who fit, the last mentioned first, and that nothing is meant.
pub fn gather(
    cast: &Cast<'_, '_>,
    discourse: &Discourse,
    speakers: &Speakers,
    wanted: &Wanted<'_>,
) -> Choice {
    let token = wanted.token;
    let rivals = rivals(cast, token);
    let is_wanted = |recent: &&Recent| {
        let entities = &recent.entities;
        let is_rival = entities.iter().any(|entity| rivals.contains(entity));
        let fits = match entities.as_slice() {
            [entity] => (wanted.fits)(*entity),
            _ => wanted.groups,
        };
        fits && !is_rival && reachable(cast, recent, token)
    };
    let lately: Vec<&Recent> = discourse.recent.iter().rev().filter(is_wanted).collect();
    let place = Place::new(cast, discourse, speakers, wanted, &lately);
    let mut candidates = mentioned(&place, &lately);
    add_subject_that_follows(&place, wanted, &rivals, &mut candidates);
    if wanted.groups {
        place.pairs(rank(candidates.len()), &mut candidates);
    }
    let nothing = place.nothing(&candidates);
    candidates.push(nothing);
    Choice {
        token,
        sort: wanted.sort + place.part(),
        candidates,
    }
}

/// Those who were mentioned, each once.
fn mentioned(place: &Place<'_, '_, '_>, lately: &[&Recent]) -> Vec<Candidate> {
    let mut seen: HashMap<&[EntityId], usize> = HashMap::new();
    let mut candidates: Vec<Candidate> = Vec::new();
    for recent in lately {
        let number = candidates.len();
        match seen.get(recent.entities.as_slice()) {
            None => {
                seen.insert(&recent.entities, number);
                let mut features = place.features(recent);
                features.add(rank(number));
                candidates.push(Candidate {
                    entities: recent.entities.clone(),
                    place: recent.token,
                    places: places(place.discourse, recent),
                    features,
                });
            }
            // An earlier mention tells where the entity stood too.
            Some(&number) => candidates[number].features.join(place.of_place(recent)),
        }
    }
    if let Some(last) = candidates.iter_mut().find(|candidate| {
        candidate.features.has(Feature::Subject) || candidate.features.has(Feature::MainSubject)
    }) {
        last.features.add(Feature::LastSubject);
    }
    candidates
}

/// _Upon his arrival, Lopez …_: adds the subject that follows, or notes that it does.
fn add_subject_that_follows(
    place: &Place<'_, '_, '_>,
    wanted: &Wanted<'_>,
    rivals: &[EntityId],
    candidates: &mut Vec<Candidate>,
) {
    let Some((entity, subject)) = ahead(place.cast, place.token, wanted.fits) else {
        return;
    };
    let known = candidates
        .iter_mut()
        .find(|candidate| candidate.entities == [entity]);
    if let Some(known) = known {
        known.features.add(Feature::Follows);
    } else if !rivals.contains(&entity) {
        let mut features = place.of_entity(&[entity]);
        features.add(Feature::Follows);
        candidates.push(Candidate {
            entities: vec![entity],
            place: subject,
            places: vec![subject],
            features,
        });
    }
}

fn rank(number: usize) -> Feature {
    match number {
        0 => Feature::FirstBack,
        1 => Feature::SecondBack,
        2 => Feature::ThirdBack,
        3..6 => Feature::FurtherBack,
        _ => Feature::MuchFurtherBack,
    }
}

/// Where each of those who were mentioned together was mentioned last.
fn places(discourse: &Discourse, recent: &Recent) -> Vec<TokenId> {
    let place = |&entity: &EntityId| {
        let mut lately = discourse.recent.iter().rev();
        let alone = lately.find(|recent| recent.entities == [entity]);
        alone.map_or(recent.token, |recent| recent.token)
    };
    match recent.entities.len() {
        1 => vec![recent.token],
        _ => recent.entities.iter().map(place).collect(),
    }
}
