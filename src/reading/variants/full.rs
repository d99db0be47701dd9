//! The sieves for full names.

use super::Joined;
use super::index::{Index, MOST_NAMESAKES, key};
use super::part::Part;
use super::words::{is_abridged, name_words};
use crate::reading::cast::Cast;
use crate::reading::identity::Evidence;
use crate::reading::{EntityId, Sieve};

/// A sieve: whom a name means, if it can tell.
type FullSieve = fn(&Index, &Cast<'_, '_>, &Part<'_>) -> Option<EntityId>;

/// The sieves in order. A name of a gazetteer is known by its entry alone.
const SIEVES: [(Sieve, FullSieve); 4] = [
    (Sieve::SameEntry, same_entry),
    (Sieve::SameName, same_name),
    (Sieve::ShorterName, shorter_name),
    (Sieve::Acronym, acronym),
];

impl Index {
    /// The entity of a full name, made if it is new.
    pub fn join_full(&mut self, cast: &mut Cast<'_, '_>, part: &Part<'_>) -> Joined {
        let known = SIEVES
            .iter()
            .find_map(|(sieve, ask)| Some((ask(self, cast, part)?, *sieve)));
        let entity = known.map_or_else(|| self.create(cast, part), |(entity, _)| entity);
        self.doubt(cast, entity, part);
        self.learn(cast, entity, part);
        Joined {
            entity: Some(entity),
            sieve: known.map(|(_, sieve)| sieve),
            step: None,
        }
    }
}

fn same_entry(index: &Index, _: &Cast<'_, '_>, part: &Part<'_>) -> Option<EntityId> {
    index.by_entry.get(&part.judgement.entry?).copied()
}

/// The same name. One of which nothing is known may be a person's too.
fn same_name(index: &Index, _: &Cast<'_, '_>, part: &Part<'_>) -> Option<EntityId> {
    if part.judgement.entry.is_some() {
        return None;
    }
    let key = key(part);
    let same = index.by_text.get(&key).copied();
    let unknown = part.judgement.kind.is_none();
    same.or_else(|| {
        let person = unknown.then(|| format!("person {key}"))?;
        index.by_text.get(&person).copied()
    })
    .or_else(|| same_of_other_kind(index, part, &key))
}

/// The entity of the same single word that only the tagger took for something else: a name has one meaning in a text
/// unless more speaks for two.
fn same_of_other_kind(index: &Index, part: &Part<'_>, key: &str) -> Option<EntityId> {
    let other = match key.strip_prefix("person ") {
        Some(plain) => plain.to_owned(),
        None => format!("person {key}"),
    };
    let entity = index.by_text.get(&other).copied()?;
    let doubtful = |evidence: Evidence| evidence >= Evidence::Tagger;
    let both = part.words.len() == 1
        && part.found.title.is_none()
        && doubtful(part.judgement.evidence)
        && index.evidence.get(&entity).copied().is_some_and(doubtful);
    both.then_some(entity)
}

/// A person's full name that differs from one before in middle names and initials only.
fn shorter_name(index: &Index, cast: &Cast<'_, '_>, part: &Part<'_>) -> Option<EntityId> {
    if part.words.len() == 1 || !part.is_person() || part.judgement.entry.is_some() {
        return None;
    }
    let namesakes = index.by_word.get(part.words.last()?)?;
    namesakes
        .iter()
        .copied()
        .take(MOST_NAMESAKES)
        .find(|&entity| {
            let figure = &cast.figures[entity];
            let words = name_words(&figure.entity.name);
            figure.gender.agrees(part.judgement.gender)
                && (is_abridged(&part.words, &words) || is_abridged(&words, &part.words))
        })
}

/// The first letters of a full name.
fn acronym(index: &Index, _: &Cast<'_, '_>, part: &Part<'_>) -> Option<EntityId> {
    let may_be = part.words.len() == 1 && part.judgement.entry.is_none();
    index
        .by_initials
        .get(&part.text)
        .copied()
        .filter(|_| may_be)
}
