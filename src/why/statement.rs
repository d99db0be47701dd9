//! Statements and what fills them, as rule files write them.

use crate::clause::{Certainty, Polarity};
use crate::matching::{Match, Proposition};
use crate::reading::{Filler, Meaning, Reading};

/// Writes a proposition as rule files do: `(negated) Norway gifted ship; recipient Denmark`.
pub fn write_statement(found: &Match<'_>, proposition: &Proposition<'_>) -> String {
    let name = |filler: &Filler| name_of_filler(found.reading, filler);
    let status = status_words(found);
    let status = if status.is_empty() {
        String::new()
    } else {
        format!("({}) ", status.join(", "))
    };
    let mut text = format!(
        "{status}{} {} {}",
        name(&proposition.subject),
        proposition.relation,
        name(&proposition.object)
    );
    for (role, filler) in &proposition.qualifiers {
        text.push_str(&format!("; {role} {}", name(filler)));
    }
    text
}

/// The words for a match's status, none if it is plainly asserted.
fn status_words(found: &Match<'_>) -> Vec<String> {
    let mut words = Vec::new();
    let Some(id) = found.clause else { return words };
    if let Some(clause) = found.reading.clauses.get(id) {
        if clause.status.polarity == Polarity::Negated {
            words.push(Polarity::Negated.as_str().to_owned());
        }
        if clause.status.certainty != Certainty::Stated {
            words.push(clause.status.certainty.as_str().to_owned());
        }
    }
    if let Some(speaker) = found
        .reading
        .resolved
        .get(id)
        .and_then(|resolved| resolved.speaker.as_ref())
    {
        words.push(format!("says {}", name_of_filler(found.reading, speaker)));
    }
    words
}

/// The name or label of what fills an argument; for clauses and what could not be resolved, the text.
pub fn name_of_filler(reading: &Reading<'_>, filler: &Filler) -> String {
    let text = || {
        reading
            .analysis
            .text(filler.span)
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
    };
    match &filler.meaning {
        Meaning::Entity(entity) => reading
            .entities
            .get(*entity)
            .map_or_else(text, |entity| entity.name.clone()),
        Meaning::Value(value) => value.text.clone(),
        Meaning::Clause(_) | Meaning::Unresolved => text(),
    }
}

/// The type that a filler was read as, if any.
pub fn type_of<'r>(reading: &'r Reading<'_>, filler: &Filler) -> Option<&'r str> {
    match &filler.meaning {
        Meaning::Entity(entity) => {
            let entity = reading.entities.get(*entity)?;
            Some(entity.kind.as_deref().unwrap_or("Thing"))
        }
        Meaning::Value(value) => Some(value.kind.as_str()),
        Meaning::Clause(_) => Some(crate::vocabulary::STATEMENT),
        Meaning::Unresolved => None,
    }
}
