//! What kept a pattern from fitting, in words, with the cure.

use super::diagnosis::taken_for;
use super::near::Near;
use super::statement::{name_of_filler, type_of};
use crate::clause::text::one_line;
use crate::clause::{Clause, ClauseId, Function, PredicateKind};
use crate::matching::fit::{Ground, Misfit};
use crate::reading::{Filler, Meaning, Naming, Reading, ResolvedArgument};
use crate::rule::Slot;
use crate::rule::pattern::{ArgumentPattern, ClausePattern, FillerPattern, name_of};

/// So many words of a list are shown.
const SHOWN: usize = 6;

impl Near<'_> {
    /// Says what kept the pattern from fitting, and how to mend it.
    pub fn explain(&self, ground: Ground<'_>) -> String {
        let arguments = self
            .clause
            .map_or(&[][..], |clause| ground.arguments(clause));
        match self.misfit {
            Misfit::Predicate => self.explain_predicate(ground),
            Misfit::Missing(part) => self.part(part).map_or_else(String::new, |argument| {
                self.explain_missing(argument, ground, arguments)
            }),
            Misfit::Filler(part) => self.part(part).map_or_else(String::new, |argument| {
                self.explain_filler(argument, ground, arguments)
            }),
            Misfit::Attribute => {
                "the text also says what someone is or is called, and the pattern does not ask for \
                                  that; add a slot for it, such as {description: Text}"
                    .to_owned()
            }
        }
    }

    fn explain_predicate(&self, ground: Ground<'_>) -> String {
        let wanted = predicate_words(self.clause_pattern);
        let mut said: Vec<String> = Vec::new();
        for clause in &ground.reading.clauses {
            let word = quoted(&clause.predicate.lemma);
            if !said.contains(&word) {
                said.push(word);
            }
        }
        if said.is_empty() {
            return format!(
                "no clause was found, and the pattern looks for {wanted}; {}",
                taken_for(ground.reading)
            );
        }
        format!(
            "the pattern looks for {wanted}, and the text says {}",
            list(&said, ", ")
        )
    }

    /// A part of the pattern by its place.
    fn part(&self, place: usize) -> Option<&ArgumentPattern> {
        self.clause_pattern.arguments.get(place)
    }

    fn explain_missing(
        &self,
        argument: &ArgumentPattern,
        ground: Ground<'_>,
        arguments: &[ResolvedArgument],
    ) -> String {
        let there: Vec<String> = arguments
            .iter()
            .map(|argument| describe_argument(ground.reading, argument))
            .collect();
        let there = match there.as_slice() {
            [] => "nothing".to_owned(),
            there => list(there, ", "),
        };
        let verb = self
            .clause
            .map_or_else(String::new, |clause| trigger(ground.reading, clause));
        format!(
            "{} wants {}, and with {verb} the text has {there}{}",
            self.part_name(argument),
            functions(argument),
            self.cure(argument, arguments)
        )
    }

    /// How to let a missing part be absent, or stand after another preposition.
    fn cure(&self, missing: &ArgumentPattern, arguments: &[ResolvedArgument]) -> String {
        let (Some(Function::Oblique(wanted)), FillerPattern::Slot(slot)) =
            (missing.functions.first(), &missing.filler)
        else {
            return String::new();
        };
        let Some(slot) = self.pattern.slots.get(*slot).filter(|_| !wanted.is_empty()) else {
            return String::new();
        };
        let written = format!("{{{}: {}}}", slot.role, slot.types.join("|"));
        let free = arguments
            .iter()
            .find_map(|argument| match &argument.function {
                Function::Oblique(other)
                    if !other.is_empty() && !self.asks_for(&argument.function) =>
                {
                    Some(other)
                }
                _ => None,
            });
        match free {
            Some(other) => format!("; did you mean {wanted}|{other} {written}?"),
            None if self.may_be_absent(missing) => String::new(),
            None => format!("; if it may be absent, write [{wanted} {written}]"),
        }
    }

    /// Whether a part stands in brackets in the pattern.
    fn may_be_absent(&self, part: &ArgumentPattern) -> bool {
        let (_, optional) = self.pattern.bound_slots();
        matches!(&part.filler, FillerPattern::Slot(slot) if optional.contains(slot))
    }

    fn asks_for(&self, function: &Function) -> bool {
        let mut arguments = self.clause_pattern.arguments.iter();
        arguments.any(|argument| argument.functions.contains(function))
    }

    fn explain_filler(
        &self,
        argument: &ArgumentPattern,
        ground: Ground<'_>,
        arguments: &[ResolvedArgument],
    ) -> String {
        let found = arguments
            .iter()
            .find(|found| argument.functions.contains(&found.function));
        let Some(filler) = found.and_then(|found| found.fillers.first()) else {
            return String::new();
        };
        let text = one_line(ground.reading.analysis.text(filler.span));
        match &argument.filler {
            FillerPattern::Slot(slot) => match self.pattern.slots.get(*slot) {
                Some(slot) => explain_type(slot, ground.reading, filler),
                None => String::new(),
            },
            FillerPattern::Owned(_, slot) => {
                let role = self
                    .pattern
                    .slots
                    .get(*slot)
                    .map_or("", |slot| slot.role.as_str());
                format!(
                    "{} is wanted, with {{{role}}} before it or after \"of\", and the text has \"{text}\"",
                    self.part_name(argument)
                )
            }
            FillerPattern::Words(_) => format!(
                "{} is wanted, and the text has \"{text}\"",
                self.part_name(argument)
            ),
            FillerPattern::Clause(inner) => {
                format!(
                    "a clause with {} is wanted, and the text has \"{text}\"",
                    predicate_words(inner)
                )
            }
        }
    }

    fn part_name(&self, argument: &ArgumentPattern) -> String {
        match &argument.filler {
            FillerPattern::Slot(slot) => {
                let role = self
                    .pattern
                    .slots
                    .get(*slot)
                    .map_or("", |slot| slot.role.as_str());
                format!("the slot {role}")
            }
            FillerPattern::Words(phrases) | FillerPattern::Owned(phrases, _) => {
                let words: Vec<String> = phrases
                    .iter()
                    .map(|phrase| quoted(&phrase.to_string()))
                    .collect();
                list(&words, " or ")
            }
            FillerPattern::Clause(inner) => format!("the clause with {}", predicate_words(inner)),
        }
    }
}

/// Says that a slot's types do not hold, and which would.
fn explain_type(slot: &Slot, reading: &Reading<'_>, filler: &Filler) -> String {
    let text = one_line(reading.analysis.text(filler.span));
    let wanted = slot.types.join("|");
    let role = &slot.role;
    match type_of(reading, filler) {
        Some(found) if matches!(filler.meaning, Meaning::Value(_)) => format!(
            "the slot {role} wants {}, and \"{text}\" was read as {}",
            with_article(&slot.types.join(" or ")),
            with_article(found),
        ),
        Some(found) if is_name(reading, filler) && may_be_named(slot) => format!(
            "the slot {role} wants {}, and the name \"{name}\" was read as {}; if it is {0}, say so in a line: name {name}: {}",
            with_article(&slot.types.join(" or ")),
            with_article(found),
            slot.types.first().map_or("Agent", String::as_str),
            name = name_of_filler(reading, filler),
        ),
        Some(found) => format!(
            "the slot {role} wants {}, and \"{text}\" was read as {}; did you mean {{{role}: {wanted}|{found}}}?",
            with_article(&slot.types.join(" or ")),
            with_article(found),
        ),
        None => format!(
            "the slot {role} wants {}, and the text does not tell whom or what \"{text}\" means",
            with_article(&slot.types.join(" or "))
        ),
    }
}

/// Whether a slot is for those who act or for places, which go by names that a list may have.
fn may_be_named(slot: &Slot) -> bool {
    let things = ["Thing", "Entity", "Event", "Work"];
    slot.types
        .iter()
        .all(|kind| !things.contains(&kind.as_str()))
}

/// Whether it goes by a name that no list knows: then the list can be told.
fn is_name(reading: &Reading<'_>, filler: &Filler) -> bool {
    let Meaning::Entity(entity) = filler.meaning else {
        return false;
    };
    let entity = reading.entities.get(entity);
    entity.is_some_and(|entity| entity.naming == Naming::Name)
}

fn with_article(noun: &str) -> String {
    let article = if noun.starts_with(['A', 'E', 'I', 'O', 'U']) {
        "an"
    } else {
        "a"
    };
    format!("{article} {noun}")
}

fn quoted(text: &str) -> String {
    format!("\"{text}\"")
}

/// The first few of a list, and that there are more.
fn list(items: &[String], joint: &str) -> String {
    let shown = items.get(..SHOWN).unwrap_or(items).join(joint);
    if items.len() > SHOWN {
        format!("{shown}{joint}…")
    } else {
        shown
    }
}

fn predicate_words(pattern: &ClausePattern) -> String {
    let words: Vec<String> = pattern
        .predicate
        .iter()
        .map(|word| quoted(&word.lemma))
        .collect();
    list(&words, " or ")
}

/// What a part must be, in plain words.
fn functions(argument: &ArgumentPattern) -> String {
    let names: Vec<String> = argument.functions.iter().map(name_of).collect();
    match argument.functions.first() {
        Some(Function::Oblique(preposition)) if !preposition.is_empty() => {
            format!("a phrase with {}", quoted(preposition))
        }
        Some(Function::Complement(_)) => format!("a {}", names.join(" or ")),
        Some(Function::Subject) => "a subject".to_owned(),
        Some(Function::Object) => "an object".to_owned(),
        Some(Function::Attribute) => "a word for what someone or something is".to_owned(),
        _ => format!("a {}", names.join(" or ")),
    }
}

/// An argument as the text has it: _subject "Tamim"_, _"to Lopez"_.
fn describe_argument(reading: &Reading<'_>, argument: &ResolvedArgument) -> String {
    let texts: Vec<String> = argument
        .fillers
        .iter()
        .map(|filler| one_line(reading.analysis.text(filler.span)))
        .collect();
    let texts = list(&texts, ", ");
    match &argument.function {
        // The text of a time has its preposition in it.
        Function::Oblique(preposition)
            if !preposition.is_empty() && !texts.split(' ').any(|word| word == preposition) =>
        {
            format!("\"{preposition} {texts}\"")
        }
        Function::Oblique(preposition) if !preposition.is_empty() => quoted(&texts),
        function => format!("{} \"{texts}\"", name_of(function)),
    }
}

fn trigger(reading: &Reading<'_>, clause: ClauseId) -> String {
    let clause: Option<&Clause> = reading.clauses.get(clause);
    clause.map_or_else(String::new, |clause| match clause.predicate.kind {
        PredicateKind::Copula => "\"be\"".to_owned(),
        _ => quoted(&clause.predicate.lemma),
    })
}
