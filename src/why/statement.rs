//! Statements and what fills them, as rule files write them.

use std::borrow::Cow;

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
        relation(proposition),
        name(&proposition.object)
    );
    for (role, filler) in &proposition.qualifiers {
        text.push_str(&format!("; {role} {}", name(filler)));
    }
    text
}

/// The relation's name, in quotation marks if it is the text's own words.
fn relation<'p>(proposition: &'p Proposition<'_>) -> Cow<'p, str> {
    match proposition.open {
        true => format!("\"{}\"", proposition.relation).into(),
        false => proposition.relation.as_str().into(),
    }
}

/// Says why the text does not plainly say what a match states; none if it does.
pub fn reservation(found: &Match<'_>) -> Option<String> {
    let id = found.clause?;
    let status = &found.reading.clauses.get(id)?.status;
    let mut reasons: Vec<String> = Vec::new();
    if status.polarity == Polarity::Negated {
        reasons.push("the text denies it".to_owned());
    }
    reasons.extend(hedge(status.certainty).map(str::to_owned));
    let resolved = found.reading.resolved.get(id);
    if let Some(speaker) = resolved.and_then(|resolved| resolved.speaker.as_ref()) {
        reasons.push(format!(
            "the text has it from {}",
            name_of_filler(found.reading, speaker)
        ));
    }
    (!reasons.is_empty()).then(|| format!("not plainly stated: {}", reasons.join("; ")))
}

/// What a certainty means, in words.
const fn hedge(certainty: Certainty) -> Option<&'static str> {
    Some(match certainty {
        Certainty::Stated => return None,
        Certainty::Expected => "it is yet to come",
        Certainty::Possible => "it may or may not be so",
        Certainty::Intended => "someone means to do it",
        Certainty::Conditional => "it holds only under a condition",
        Certainty::Requested => "someone asks for it",
        Certainty::Asked => "the text asks whether it is so",
    })
}

/// The words for a match's status, none if it is plainly asserted.
pub fn status_words(found: &Match<'_>) -> Vec<String> {
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
