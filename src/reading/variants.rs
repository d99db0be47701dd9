//! Joins the names of one person or thing: full names, short names, acronyms.

mod known;
mod part;
mod words;

use known::Known;
use part::Part;

use super::cast::{Cast, Figure, mention};
use super::identity::{Evidence, Support, types_by_clause};
use super::names::Found;
use super::{EntityId, MentionKind, Naming};
use crate::clause::Step;
use crate::english::{NameType, Relation, TokenId};

/// Makes an entity for each thing with a proper name, and a mention for each name.
pub fn cast_names(cast: &mut Cast<'_, '_>, names: &[Found]) {
    let support = Support::new(cast, names);
    let stated = types_by_clause(cast);
    let mut known = Known::default();
    let parts: Vec<Part> = names
        .iter()
        .map(|found| Part::new(cast, &support, &stated, found))
        .collect();
    // Full names first, so that a short name before them finds them.
    let mut entities: Vec<Option<EntityId>> = parts
        .iter()
        .map(|part| (!part.is_short()).then(|| known.join_full(cast, part)))
        .collect();
    for (place, part) in parts.iter().enumerate() {
        if part.people.is_some() {
            known.add_people(cast, part);
        }
        let (entity, step) = match entities[place] {
            Some(entity) => (Some(entity), None),
            None => known.join_short(cast, part),
        };
        if let Some(entity) = entity {
            known.introduce(cast, entity, part);
        }
        entities[place] = entity;
        if !part.is_adjective_of_group(cast) {
            add_mention(cast, part, entity, step);
        }
        let inner = part.found.inner.iter().filter(|_| !part.is_person());
        for (tokens, senses) in inner {
            known.add_inner(cast, &support, tokens.clone(), senses);
        }
    }
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

fn add_mention(
    cast: &mut Cast<'_, '_>,
    part: &Part<'_>,
    entity: Option<EntityId>,
    step: Option<Step>,
) {
    let first = step.clone().unwrap_or_else(|| part.judgement.step.clone());
    let mut found = mention(
        part.span,
        part.head,
        MentionKind::Name,
        entity.into_iter().collect(),
        first,
    );
    if step.is_some() && part.judgement.evidence < Evidence::Tagger {
        found.steps.push(part.judgement.step.clone());
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
