//! What a slot takes, and as what.

use std::borrow::Cow;

use super::fit::Ground;
use crate::clause::lexicon::{Role, lexicon};
use crate::reading::{Filler, Meaning, Naming, Value, ValueKind};
use crate::span::Span;
use crate::vocabulary::{STATEMENT, VALUE_TYPES};

impl<'r> Ground<'r> {
    /// What a slot of these types makes of a filler; nothing if it does not take it.
    pub(super) fn taken(
        self,
        filler: &Cow<'r, Filler>,
        types: &[String],
    ) -> Option<Cow<'r, Filler>> {
        if self.is_of(filler, types) {
            return Some(filler.clone());
        }
        let amount = types.iter().any(|kind| kind == "Amount");
        if let Some(amount) = self.amount(filler.head).filter(|_| amount) {
            return Some(Cow::Owned(amount));
        }
        let office = types.iter().any(|kind| kind == "Office");
        office.then(|| self.as_office(filler)).flatten()
    }

    /// Reads a described person as the office that the description names, where an office is asked for.
    fn as_office(self, filler: &Filler) -> Option<Cow<'r, Filler>> {
        let Meaning::Entity(entity) = filler.meaning else {
            return None;
        };
        let entity = self.reading.entities.get(entity)?;
        let names_office = entity.naming == Naming::Description
            && matches!(
                lexicon().role(&self.lemma(filler.head)),
                Some(Role::Office | Role::Person)
            );
        let office = Value {
            kind: ValueKind::Office,
            text: entity
                .name
                .split(" of ")
                .next()
                .unwrap_or_default()
                .to_owned(),
            iso: None,
        };
        names_office.then(|| {
            Cow::Owned(Filler {
                meaning: Meaning::Value(office),
                ..filler.clone()
            })
        })
    }

    /// Whether a filler is of one of these types. A name of unknown type is of any: the slot's type is a guess.
    pub fn is_of(self, filler: &Filler, types: &[String]) -> bool {
        types.iter().any(|kind| match &filler.meaning {
            Meaning::Clause(_) => kind == STATEMENT,
            Meaning::Value(value) => {
                kind == value.kind.as_str()
                    || kind == "Text"
                    || kind == "Amount" && value.is_duration()
            }
            Meaning::Unresolved => is_entity_type(kind),
            Meaning::Entity(entity) => {
                kind == "Text" || is_entity_type(kind) && self.entity_is(*entity, kind)
            }
        })
    }

    fn entity_is(self, entity: usize, kind: &str) -> bool {
        let Some(entity) = self.reading.entities.get(entity) else {
            return false;
        };
        match &entity.kind {
            Some(found) => self.vocabulary.is_a(found, kind),
            None => entity.naming != Naming::Description || self.vocabulary.is_a("Thing", kind),
        }
    }

    /// A clause without the commas, the quotation marks around it, and the word that introduces it.
    pub(super) fn trimmed(self, filler: &'r Filler) -> Cow<'r, Filler> {
        if !matches!(filler.meaning, Meaning::Clause(_)) {
            return Cow::Borrowed(filler);
        }
        let text = self.reading.analysis.text(filler.span);
        let inside = said(text);
        let start = filler.span.start + (inside.as_ptr() as usize - text.as_ptr() as usize);
        let span = Span::new(start, start + inside.len());
        if span == filler.span {
            Cow::Borrowed(filler)
        } else {
            Cow::Owned(Filler {
                span,
                ..filler.clone()
            })
        }
    }
}

/// What is said, in a text such as _, "We won,"_.
fn said(text: &str) -> &str {
    let outside = |sign: char| sign.is_whitespace() || ",;:".contains(sign);
    let text = text.trim_matches(outside);
    let text = text.strip_prefix("that ").unwrap_or(text);
    let opened = text.strip_prefix(['"', '“', '”']);
    let quoted = opened.filter(|inside| inside.matches(['"', '“', '”']).count() < 2);
    quoted.map_or(text, |inside| {
        inside
            .trim_end_matches(['"', '”', '“'])
            .trim_matches(outside)
    })
}

fn is_entity_type(kind: &str) -> bool {
    kind != STATEMENT && !VALUE_TYPES.contains(&kind)
}
