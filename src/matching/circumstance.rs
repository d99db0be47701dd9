//! When and where a clause places what it says.

use std::borrow::Cow;

use super::fit::Ground;
use crate::clause::{ClauseId, Function};
use crate::reading::{Filler, Meaning, ResolvedArgument, ValueKind};

/// Prepositions that say where something happens.
const PLACES: [&str; 14] = [
    "across",
    "along",
    "around",
    "at",
    "in",
    "inside",
    "near",
    "off",
    "on",
    "outside",
    "throughout",
    "under",
    "within",
    "aboard",
];

/// The first time and the first place of a clause among the arguments that a fit has not used.
pub fn circumstances<'r>(
    ground: Ground<'r>,
    clause: ClauseId,
    used: &[usize],
) -> Vec<(&'static str, Cow<'r, Filler>)> {
    let free: Vec<&ResolvedArgument> = ground
        .arguments(clause)
        .iter()
        .enumerate()
        .filter(|(index, _)| !used.contains(index))
        .map(|(_, argument)| argument)
        .collect();
    let time = free.iter().find_map(|argument| when(argument));
    let place = free.iter().find_map(|argument| ground.place(argument));
    let named =
        |name, filler: Option<&'r Filler>| filler.map(|filler| (name, Cow::Borrowed(filler)));
    [named("time", time), named("place", place)]
        .into_iter()
        .flatten()
        .collect()
}

fn when(argument: &ResolvedArgument) -> Option<&Filler> {
    let Function::Oblique(_) = argument.function else {
        return None;
    };
    argument.fillers.iter().find(
        |filler| matches!(&filler.meaning, Meaning::Value(value) if value.kind == ValueKind::Date),
    )
}

impl<'r> Ground<'r> {
    fn place(self, argument: &'r ResolvedArgument) -> Option<&'r Filler> {
        let Function::Oblique(preposition) = &argument.function else {
            return None;
        };
        if !PLACES.contains(&preposition.as_str()) {
            return None;
        }
        argument.fillers.iter().find(|filler| match filler.meaning {
            Meaning::Entity(entity) => self
                .reading
                .entities
                .get(entity)
                .and_then(|entity| entity.kind.as_deref())
                .is_some_and(|kind| self.vocabulary.is_a(kind, "Place")),
            _ => false,
        })
    }
}
