//! Patterns around a noun of action: `{giver: Agent}'s gift of {gift: Thing}`.

use super::draft::{Draft, Voice};
use super::{Read, Reader};
use crate::clause::{Function, PredicateKind};
use crate::rule::pattern::expand::Atom;
use crate::rule::pattern::{ArgumentPattern, FillerPattern};

impl Reader<'_, '_> {
    /// Reads a noun with its possessor, if it has one, and its phrases: _of_ takes what it is done to, _by_ who does it.
    pub(super) fn noun(&mut self, possessor: Option<FillerPattern>) -> Read<Draft> {
        if matches!(self.peek(), Some(Atom::Possessive(_))) {
            self.at += 1;
        }
        let noun = self.phrase()?;
        let FillerPattern::Words(phrases) = noun else {
            return Err(self.here("a noun is missing here"));
        };
        let mut draft = Draft {
            kind: PredicateKind::Noun,
            predicate: phrases.into_iter().map(|phrase| phrase.head).collect(),
            particle: None,
            arguments: Vec::new(),
        };
        draft
            .arguments
            .extend(possessor.map(|filler| ArgumentPattern::new(Function::Subject, filler)));
        if self.at < self.row.len() && self.peek_word().is_none_or(|word| !word.is_preposition()) {
            return Err(self.here("this part has no function: after a noun of action, phrases open with a preposition"));
        }
        self.tail(&mut draft, Voice::Passive)?;
        for function in draft
            .arguments
            .iter_mut()
            .flat_map(|argument| &mut argument.functions)
        {
            if *function == Function::Oblique("of".into()) {
                *function = Function::Object;
            }
        }
        Ok(draft)
    }
}
