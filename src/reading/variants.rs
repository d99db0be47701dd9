//! Joins the names of one person or thing: full names, short names, acronyms.

mod families;
mod full;
mod index;
mod part;
mod people;
mod shared;
mod short;
mod words;

use index::Index;
use part::Part;
use shared::share_family_names;

use super::cast::{Cast, Figure, mention};
use super::identity::{Evidence, Support, types_by_clause};
use super::names::Found;
use super::{EntityId, MentionKind, Naming, Sieve};
use crate::clause::Step;
use crate::english::{NameType, Relation, TokenId};

/// Makes an entity for each thing with a proper name, and a mention for each name.
pub fn cast_names(cast: &mut Cast<'_, '_>, names: &[Found]) {
    let support = Support::new(cast, names);
    let stated = types_by_clause(cast);
    let mut index = Index::default();
    let mut parts: Vec<Part> = names
        .iter()
        .map(|found| Part::new(cast, &support, &stated, found))
        .collect();
    share_family_names(cast.analysis, &mut parts);
    // Full names first, so that a short name before them finds them.
    let mut full: Vec<Option<Joined>> = parts
        .iter()
        .map(|part| (!part.is_short()).then(|| index.join_full(cast, part)))
        .collect();
    for (part, full) in parts.iter().zip(&mut full) {
        if let Some(family) = index.family(cast, part) {
            index.add_family(cast, part, family);
            continue;
        }
        if let Some(several) = part.people {
            index.add_people(cast, part, several);
        }
        let joined = full.take();
        let joined = joined.unwrap_or_else(|| index.join_short(cast, part));
        if let Some(entity) = joined.entity {
            index.introduce(cast, entity, part);
        }
        if !part.is_adjective_of_group(cast) {
            add_mention(cast, part, joined);
        }
        let inner = part.found.inner.iter().filter(|_| !part.is_person());
        for (tokens, senses) in inner {
            index.add_inner(cast, &support, tokens.clone(), senses);
        }
    }
}

/// What a name was found to mean.
struct Joined {
    /// The entity, or none if it may be several.
    entity: Option<EntityId>,
    /// The sieve that found it; none for a name that is new.
    sieve: Option<Sieve>,
    /// Why, if more than the name's own evidence speaks for it.
    step: Option<Step>,
}

/// Keeps the longest full name as the canonical one, and the rest as other names.
fn add_name(figure: &mut Figure, part: &Part<'_>) {
    if part.found.is_demonym() && part.judgement.entry.is_some() {
        return;
    }
    let entity = &mut figure.entity;
    let name = part.text.clone();
    if name == entity.name {
        return;
    }
    let is_longer = name.chars().count() > entity.name.chars().count();
    let replaced = if is_longer && entity.naming == Naming::Name {
        std::mem::replace(&mut entity.name, name)
    } else {
        name
    };
    if !entity.other_names.contains(&replaced) {
        entity.other_names.push(replaced);
    }
}

fn add_mention(cast: &mut Cast<'_, '_>, part: &Part<'_>, joined: Joined) {
    let evidence = part.judgement.step.clone();
    let is_joined = joined.step.is_some();
    let mut found = mention(
        part.span,
        part.head,
        MentionKind::Name,
        joined.entity.into_iter().collect(),
        joined.step.unwrap_or_else(|| evidence.clone()),
    );
    found.sieve = joined.sieve;
    if is_joined && part.judgement.evidence < Evidence::Tagger {
        found.steps.push(evidence);
    }
    let title_head = title_head(cast, part);
    let title = part.found.title.clone().into_iter().flatten();
    let tokens = part.found.tokens.clone().chain(title).chain(title_head);
    cast.add_mention(found, tokens);
}

/// The title's token that governs the name in the tree, as _President_ may in _President Lopez_.
fn title_head(cast: &Cast<'_, '_>, part: &Part<'_>) -> Option<TokenId> {
    let analysis = cast.analysis;
    let head = analysis.head(part.head)?;
    let in_title = part
        .found
        .title
        .as_ref()
        .is_some_and(|title| title.contains(&head));
    let beside = head < part.found.tokens.start
        && part.is_person()
        && analysis.relation(part.head) == Relation::Flat
        && part.found.tagged != Some(NameType::Org);
    (in_title || beside).then_some(head)
}
