//! Puts a reading in the order of the text.

use super::{EntityId, Filler, Meaning, Reading};

/// Orders mentions by place and entities by first mention, and leaves out entities that nothing mentions.
pub fn put_in_order(reading: &mut Reading<'_>) {
    reading
        .mentions
        .sort_by_key(|mention| (mention.span.start, std::cmp::Reverse(mention.span.end)));
    let numbers = number_by_first_mention(reading);
    renumber(reading, &numbers);
    for entity in &mut reading.entities {
        let name = &entity.name;
        entity.other_names.retain(|other| other != name);
        entity.other_names.sort();
        entity.other_names.dedup();
        entity.identifiers.sort();
    }
}

/// The new number of each entity; entities that only a clause has follow those with mentions.
fn number_by_first_mention(reading: &Reading<'_>) -> Vec<Option<EntityId>> {
    let mut numbers = vec![None; reading.entities.len()];
    let mut count = 0;
    let mentioned = reading
        .mentions
        .iter()
        .flat_map(|mention| &mention.entities);
    let in_clauses = reading
        .resolved
        .iter()
        .flat_map(super::resolve::entities_of);
    for entity in mentioned.copied().chain(in_clauses) {
        if numbers[entity].is_none() {
            numbers[entity] = Some(count);
            count += 1;
        }
    }
    numbers
}

fn renumber(reading: &mut Reading<'_>, numbers: &[Option<EntityId>]) {
    let mut entities: Vec<(EntityId, super::Entity)> = std::mem::take(&mut reading.entities)
        .into_iter()
        .zip(numbers)
        .filter_map(|(entity, number)| number.map(|number| (number, entity)))
        .collect();
    entities.sort_by_key(|(number, _)| *number);
    reading.entities = entities.into_iter().map(|(_, entity)| entity).collect();
    let new = |old: EntityId| numbers[old].unwrap_or(old);
    for mention in reading.mentions.iter_mut().rev() {
        for entity in &mut mention.entities {
            *entity = new(*entity);
            // Names were read before descriptions: the first mention is the first in the text.
            reading.entities[*entity].first = mention.span;
        }
    }
    for clause in &mut reading.resolved {
        let fillers = clause
            .arguments
            .iter_mut()
            .flat_map(|argument| &mut argument.fillers);
        for filler in fillers.chain(&mut clause.speaker) {
            renumber_filler(filler, &new);
        }
    }
}

fn renumber_filler(filler: &mut Filler, new: &impl Fn(EntityId) -> EntityId) {
    if let Meaning::Entity(entity) = &mut filler.meaning {
        *entity = new(*entity);
    }
}
