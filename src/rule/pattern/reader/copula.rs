//! Patterns with a form of _be_: what someone is, where something is, and passives.

use super::draft::{Draft, Voice};
use super::{Read, Reader};
use crate::clause::{Function, PredicateKind};
use crate::rule::pattern::expand::{Atom, FormSort};
use crate::rule::pattern::words::WordClass;
use crate::rule::pattern::{ArgumentPattern, FillerPattern, WordPattern};

impl Reader<'_, '_> {
    /// Reads what follows a form of _be_. A word set may name verbs or nouns, so it is read both ways.
    pub(super) fn after_be(&mut self, subject: Option<FillerPattern>) -> Read<Vec<Draft>> {
        let Some(word) = self.peek_word() else {
            return Ok(vec![self.copula(subject)?]);
        };
        if word.can_be(WordClass::Negation) {
            return Err(
                word.refuse("a pattern is affirmed; whether a text denies it is read off the text")
            );
        }
        if word.is_gerund() {
            return Ok(vec![self.verb(subject, Voice::Active)?]);
        }
        if word.is_participle() {
            return Ok(vec![self.verb(subject, Voice::Passive)?]);
        }
        if word
            .forms
            .iter()
            .all(|form| form.sort == FormSort::Dictionary)
        {
            let at = self.at;
            let mut drafts = vec![self.verb(subject.clone(), Voice::Passive)?];
            self.at = at;
            drafts.push(self.copula(subject)?);
            if matches!(self.row.get(at + 1), Some(Atom::Word(next)) if next.text_is("of")) {
                drafts.reverse();
            }
            return Ok(drafts);
        }
        Ok(vec![self.copula(subject)?])
    }

    fn copula(&mut self, subject: Option<FillerPattern>) -> Read<Draft> {
        let mut draft = Draft {
            kind: PredicateKind::Copula,
            predicate: vec![WordPattern::of("be")],
            particle: None,
            arguments: Vec::new(),
        };
        draft
            .arguments
            .extend(subject.map(|filler| ArgumentPattern::new(Function::Subject, filler)));
        if let Some(slot) = self.slot() {
            draft.arguments.push(ArgumentPattern::new(
                Function::Attribute,
                FillerPattern::Slot(slot),
            ));
        } else if self.peek_word().is_some_and(|word| !word.is_preposition()) {
            self.determiner();
            let filler = match self.slot() {
                Some(slot) => FillerPattern::Slot(slot),
                None => self.phrase()?,
            };
            draft
                .arguments
                .push(ArgumentPattern::new(Function::Attribute, filler));
        }
        let plain = self.tail(&mut draft, Voice::Active)?;
        match plain.first() {
            Some(_) => Err(self.here(
                "this part has no function after what someone is; put a preposition before it",
            )),
            None if draft.arguments.len() < 2 => {
                Err(self.here("the pattern says that something is, but not what"))
            }
            None => Ok(draft),
        }
    }
}
