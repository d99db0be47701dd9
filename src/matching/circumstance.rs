//! When and where a clause places what it says.

use std::borrow::Cow;

use super::fit::Ground;
use crate::clause::{ClauseId, Function};
use crate::reading::{Filler, Meaning, ResolvedArgument, ValueKind};
use crate::span::Span;

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

/// Words before what went on when something came to be so.
const OCCASIONS: [&str; 8] = ["after", "amid", "as", "at", "during", "in", "when", "while"];

/// Words before what brought something about.
const CAUSES: [&str; 7] = [
    "because of",
    "by",
    "due to",
    "from",
    "over",
    "following",
    "as a result of",
];

/// On what occasion, and by what, something came to be so: the first of each among the arguments that a fit has not used.
pub fn occasion<'r>(
    ground: Ground<'r>,
    clause: ClauseId,
    used: &[usize],
) -> Vec<(&'static str, Cow<'r, Filler>)> {
    let arguments = ground.arguments(clause).iter().enumerate();
    let free = arguments.filter(|(index, _)| !used.contains(index));
    let phrases: Vec<(&str, &ResolvedArgument)> = free
        .filter_map(|(_, argument)| match &argument.function {
            Function::Oblique(word) => Some((word.as_str(), argument)),
            _ => None,
        })
        .collect();
    let first = |words: &[&str], takes: &dyn Fn(&Filler) -> bool| {
        let mut among = phrases.iter().filter(|(word, _)| words.contains(word));
        among.find_map(|(word, argument)| {
            let filler = argument.fillers.iter().find(|filler| takes(filler))?;
            Some(ground.without(word, filler))
        })
    };
    let event = first(&OCCASIONS, &|filler| match filler.meaning {
        Meaning::Clause(_) => true,
        Meaning::Entity(_) => ground.is_of(filler, &["Event".to_owned()]),
        _ => false,
    });
    let cause = first(&CAUSES, &|filler| {
        matches!(filler.meaning, Meaning::Clause(_) | Meaning::Entity(_))
    });
    [
        event.map(|filler| ("event", filler)),
        cause.map(|filler| ("cause", filler)),
    ]
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
    /// A clause without the word that introduces it: _[when] gunmen stormed the market_.
    fn without(self, word: &str, filler: &'r Filler) -> Cow<'r, Filler> {
        let inside = self.trimmed(filler);
        let text = self.reading.analysis.text(inside.span);
        let rest = text
            .get(..word.len())
            .filter(|start| start.eq_ignore_ascii_case(word));
        match rest.map(|_| text[word.len()..].trim_start()) {
            Some(rest) if matches!(filler.meaning, Meaning::Clause(_)) => Cow::Owned(Filler {
                span: Span::new(inside.span.end - rest.len(), inside.span.end),
                ..filler.clone()
            }),
            _ => inside,
        }
    }

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
