//! The slots of a proposed pattern.

use crate::clause::lexicon::lexicon;
use crate::clause::{Clause, ComplementKind, Function, PredicateKind};
use crate::reading::{Filler, Meaning, Naming, Reading, ResolvedArgument};
use crate::vocabulary::{STATEMENT, VALUE_TYPES, Vocabulary};
use crate::why::type_of;

/// A slot of the pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hole {
    /// Its role.
    pub role: &'static str,
    /// Its types, with bars between them.
    pub types: &'static str,
}

impl Hole {
    /// The slot for the subject of a statement; none for values and clauses, which do nothing.
    pub fn of_subject(
        reading: &Reading<'_>,
        filler: &Filler,
        function: &Function,
        clause: &Clause,
        vocabulary: &Vocabulary,
    ) -> Option<Self> {
        if matches!(filler.meaning, Meaning::Value(_) | Meaning::Clause(_)) {
            return None;
        }
        let found = type_of(reading, filler)?;
        let acts = *function == Function::Subject && clause.predicate.kind == PredicateKind::Verb;
        let (role, types) = if vocabulary.is_a(found, "Agent") || is_unknown(reading, filler) {
            ("agent", "Agent")
        } else if vocabulary.is_a(found, "Place") && acts {
            // A museum or a town that does something does it as its people.
            ("agent", "Agent")
        } else if vocabulary.is_a(found, "Place") {
            ("thing", "Place")
        } else {
            ("thing", "Thing")
        };
        Some(Self { role, types })
    }

    /// The slot for the object of a statement.
    pub fn of_object(
        reading: &Reading<'_>,
        filler: &Filler,
        function: &Function,
        vocabulary: &Vocabulary,
    ) -> Option<Self> {
        let found = type_of(reading, filler)?;
        let value = VALUE_TYPES.into_iter().find(|&kind| kind == found);
        let is = |kind: &str| vocabulary.is_a(found, kind);
        let (role, types) = match (value, function) {
            (Some("Office"), _) => ("office", "Office"),
            (Some("Amount"), _) => ("amount", "Amount"),
            (Some("Date"), _) => ("time", "Date"),
            (Some(_), _) => ("description", "Text"),
            (None, Function::Complement(ComplementKind::Infinitive)) if found == STATEMENT => {
                ("action", STATEMENT)
            }
            (None, _) if found == STATEMENT => ("claim", STATEMENT),
            (None, Function::Oblique(preposition)) if is("Place") && is_local(preposition) => {
                ("place", "Place")
            }
            (None, Function::Oblique(_)) if is("Agent") => ("other", "Agent"),
            (None, _) if is("Agent") && is("Place") => ("other", "Agent|Place"),
            (None, _) if is("Agent") => ("other", "Agent"),
            (None, _) if is("Place") => ("place", "Place"),
            (None, _) if is_unknown(reading, filler) => ("object", "Entity"),
            (None, _) => ("object", "Thing"),
        };
        Some(Self { role, types })
    }

    /// As the pattern writes it.
    pub fn written(&self) -> String {
        format!("{{{}: {}}}", self.role, self.types)
    }

    /// The type that a relation declares for it.
    pub fn declared(&self) -> &'static str {
        if self.types.contains('|') {
            "Entity"
        } else {
            self.types
        }
    }
}

/// Whether it is a name that nothing is known of.
fn is_unknown(reading: &Reading<'_>, filler: &Filler) -> bool {
    let Meaning::Entity(entity) = filler.meaning else {
        return false;
    };
    reading
        .entities
        .get(entity)
        .is_some_and(|entity| entity.kind.is_none() && entity.naming != Naming::Description)
}

/// Whether a preposition says where.
fn is_local(preposition: &str) -> bool {
    [
        "in", "at", "near", "into", "across", "through", "outside", "inside", "around", "off",
        "onto", "over", "under", "on",
    ]
    .contains(&preposition)
}

/// A phrase that a text may leave out, if there is a common role for what it names.
pub fn optional(clause: &Clause, argument: &ResolvedArgument, taken: &[&str]) -> Option<String> {
    let Function::Oblique(preposition) = &argument.function else {
        return None;
    };
    let entity = argument
        .fillers
        .iter()
        .any(|filler| matches!(filler.meaning, Meaning::Entity(_)));
    let (role, kind) = match preposition.as_str() {
        "to" if lexicon().giving(&clause.predicate.lemma).is_some() => ("recipient", "Agent"),
        "to" => ("destination", "Place"),
        "from" => ("source", "Entity"),
        "with" => ("partner", "Agent"),
        "about" => ("topic", "Entity"),
        "against" => ("target", "Entity"),
        _ => return None,
    };
    (entity && !taken.contains(&role)).then(|| format!(" [{preposition} {{{role}: {kind}}}]"))
}
