//! What the words of earlier names of the document were part of: a name keeps its type.

use std::collections::HashMap;

use super::runs::Run;
use crate::english::Name;
use crate::english::features::{NOTHING, atom};
use crate::english::forms::Form;

/// The types of the names so far, by the words in them.
#[derive(Clone, Debug, Default)]
pub struct Memory(HashMap<u64, Vote>);

/// The type that most names with a word had, by the vote of Boyer and Moore (1981): every name
/// of another type takes one vote off.
#[derive(Clone, Copy, Debug)]
struct Vote {
    kind: u8,
    lead: u8,
}

/// What lead counts as clear.
const CLEAR: u8 = 3;

impl Memory {
    /// Forgets all: another document begins.
    pub fn forget(&mut self) {
        self.0.clear();
    }

    /// What is remembered of each word that looks like part of a name, as parts of features.
    pub fn recall(&self, forms: &[Form], runs: &[Run], recalled: &mut Vec<u64>) {
        recalled.clear();
        let votes = forms.iter().map(|form| {
            let vote = self.0.get(&form.word).filter(|_| form.capital);
            vote.map_or(NOTHING, |vote| {
                atom(300 + u64::from(vote.kind) * 4 + u64::from(vote.lead.min(CLEAR)))
            })
        });
        recalled.extend(votes.take(runs.len()));
    }

    /// Remembers the names of a sentence.
    pub fn note(&mut self, forms: &[Form], names: &[Name]) {
        for name in names {
            let words = forms.get(name.tokens.clone()).unwrap_or_default();
            for form in words.iter().filter(|form| form.capital) {
                self.vote(form.word, name.kind as u8);
            }
        }
    }

    fn vote(&mut self, word: u64, kind: u8) {
        let vote = self.0.entry(word).or_insert(Vote { kind, lead: 0 });
        if vote.kind == kind {
            vote.lead = vote.lead.saturating_add(1);
        } else if vote.lead > 1 {
            vote.lead -= 1;
        } else {
            *vote = Vote { kind, lead: 1 };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::english::NameType;

    fn name(kind: NameType) -> Name {
        Name { tokens: 0..1, kind }
    }

    #[test]
    fn the_type_of_most_names_is_remembered() {
        let forms = [Form::new("Burke")];
        let runs = [Run { start: 0, end: 1 }];
        let mut memory = Memory::default();
        let mut seen = |kinds: &[NameType]| {
            memory.forget();
            for &kind in kinds {
                memory.note(&forms, &[name(kind)]);
            }
            let mut recalled = Vec::new();
            memory.recall(&forms, &runs, &mut recalled);
            recalled[0]
        };
        let (person, org) = (NameType::Person, NameType::Org);
        assert_eq!(seen(&[]), NOTHING);
        assert_eq!(seen(&[person]), seen(&[person, org, person]));
        assert_ne!(seen(&[person]), seen(&[org]));
    }
}
