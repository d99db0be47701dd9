//! Reads a row of words and slots as a clause, from left to right.
//!
//! A pattern is short and its holes are marked, so the functions of its parts follow from their order alone: what
//! stands before the verb is its subject, what follows it without a preposition its object, and so on. No model takes
//! part, so that a new one can't change how a rule is read.

mod copula;
mod draft;
mod noun;
mod tail;
mod verb;

use std::collections::BTreeSet;

use self::draft::Draft;
use super::expand::{Atom, FormSort, Word, WordForm};
use super::words::{self, WordClass};
use super::{ANY, ClausePattern, FillerPattern, PhrasePattern, Slot, WordPattern};
use crate::rule::fault::RuleFault;
use crate::rule::line::Piece;
use crate::vocabulary::STATEMENT;

/// Reads a row: every clause it may stand for, the likeliest first.
///
/// # Errors
///
/// The first part of the row that has no function.
pub fn read(
    row: &[Atom<'_>],
    slots: &[Slot],
    whole: Piece<'_>,
) -> Result<Vec<ClausePattern>, RuleFault> {
    let mut reader = Reader {
        row,
        at: 0,
        slots,
        whole,
    };
    Ok(reader
        .clause()?
        .into_iter()
        .flat_map(Draft::into_clauses)
        .collect())
}

/// A place in a row.
struct Reader<'r, 's> {
    row: &'r [Atom<'s>],
    at: usize,
    slots: &'r [Slot],
    whole: Piece<'s>,
}

type Read<T> = Result<T, RuleFault>;

impl<'r, 's> Reader<'r, 's> {
    /// Reads a main clause, or a noun of action with its possessor.
    fn clause(&mut self) -> Read<Vec<Draft>> {
        if let Some(owned) = self.owned_subject()? {
            return self.predicate(Some(owned));
        }
        let subject = self.subject()?;
        if matches!(self.peek(), Some(Atom::Possessive(_)))
            || subject.is_none() && self.next_is(WordClass::Determiner)
        {
            return Ok(vec![self.noun(subject)?]);
        }
        self.predicate(subject)
    }

    /// Reads from the verb on.
    fn predicate(&mut self, subject: Option<FillerPattern>) -> Read<Vec<Draft>> {
        self.auxiliaries()?;
        if self.next_is(WordClass::Be) {
            while self.next_is(WordClass::Be) {
                self.at += 1;
            }
            return self.after_be(subject);
        }
        Ok(vec![self.verb(subject, draft::Voice::Active)?])
    }

    /// Reads a subject that is somebody's: _{company: Organization}'s shares_ fell, _shares of {company: Organization}_ fell.
    ///
    /// Nothing if no verb follows it: then it is a noun of action with its possessor, or another subject.
    fn owned_subject(&mut self) -> Read<Option<FillerPattern>> {
        let start = self.at;
        let owned = match (self.peek(), self.row.get(self.at + 1)) {
            (Some(Atom::Slot(..)), Some(Atom::Possessive(_))) => self.possessed(),
            (Some(Atom::Word(_)), _) => self.of_slot(),
            _ => None,
        };
        let verb = self.peek_word().is_some_and(|word| {
            !word.is_preposition() && !word.is_tagged_noun() && word.can_be_said()
        });
        match owned {
            Some(owned) if verb => Ok(Some(owned)),
            _ => {
                self.at = start;
                Ok(None)
            }
        }
    }

    /// Reads `{owner: Type}'s noun`; of several words, the last before a verb is the head.
    fn possessed(&mut self) -> Option<FillerPattern> {
        let slot = self.slot()?;
        self.at += 1;
        let noun = self.peek_word()?;
        self.at += 1;
        let phrases = noun.phrases();
        Some(FillerPattern::Owned(phrases, slot))
    }

    /// Reads `noun of {owner: Type}`.
    fn of_slot(&mut self) -> Option<FillerPattern> {
        self.determiner();
        let noun = self.peek_word().filter(|word| !word.opens_part())?;
        self.at += 1;
        self.peek_word()
            .filter(|word| word.text_is("of") || word.text_is("in"))?;
        self.at += 1;
        let slot = self.slot()?;
        Some(FillerPattern::Owned(noun.phrases(), slot))
    }

    /// Reads what stands before the verb: a slot, or fixed words if a form of _be_ follows or they are nouns.
    fn subject(&mut self) -> Read<Option<FillerPattern>> {
        if let Some(slot) = self.slot() {
            return Ok(Some(FillerPattern::Slot(slot)));
        }
        let fixed = match (self.peek(), self.row.get(self.at + 1)) {
            (Some(Atom::Word(word)), _) if word.is_tagged_noun() => true,
            (Some(Atom::Word(word)), Some(Atom::Word(next))) => {
                !word.can_be(WordClass::Determiner) && next.can_be(WordClass::Be)
            }
            _ => false,
        };
        if fixed {
            self.phrase().map(Some)
        } else {
            Ok(None)
        }
    }

    /// Passes _has_ before a participle; refuses what belongs to the status.
    fn auxiliaries(&mut self) -> Read<()> {
        while let (Some(Atom::Word(word)), next) = (self.peek(), self.row.get(self.at + 1)) {
            if word.can_be(WordClass::Negation) {
                return Err(word.refuse(
                    "a pattern is affirmed; whether a text denies it is read off the text",
                ));
            }
            let before_word =
                matches!(next, Some(Atom::Word(next)) if !next.can_be(WordClass::Determiner));
            if word.can_be(WordClass::Modal) && before_word {
                return Err(
                    word.refuse("leave it out: how certain a text is, is read off the text")
                );
            }
            let participle = matches!(next, Some(Atom::Word(next)) if next.is_participle() || next.can_be(WordClass::Be));
            if !(word.can_be(WordClass::Have) && participle) {
                return Ok(());
            }
            self.at += 1;
        }
        Ok(())
    }

    fn peek(&self) -> Option<&'r Atom<'s>> {
        self.row.get(self.at)
    }

    fn peek_word(&self) -> Option<&'r Word<'s>> {
        match self.peek() {
            Some(Atom::Word(word)) => Some(word),
            _ => None,
        }
    }

    fn next_is(&self, class: WordClass) -> bool {
        self.peek_word().is_some_and(|word| word.can_be(class))
    }

    /// Passes a slot, if one comes next.
    fn slot(&mut self) -> Option<usize> {
        match self.peek() {
            Some(Atom::Slot(slot, _)) => {
                self.at += 1;
                Some(*slot)
            }
            _ => None,
        }
    }

    /// Passes _the_, _a_, if one comes next.
    fn determiner(&mut self) {
        if self.next_is(WordClass::Determiner) {
            self.at += 1;
        }
    }

    /// Whether a slot takes only values of one of these types.
    fn takes_only(&self, slot: usize, types: &[&str]) -> bool {
        self.slots
            .get(slot)
            .is_some_and(|slot| slot.types.iter().all(|kind| types.contains(&kind.as_str())))
    }

    fn may_take_statement(&self, slot: usize) -> bool {
        self.slots
            .get(slot)
            .is_some_and(|slot| slot.types.iter().any(|kind| kind == STATEMENT))
    }

    fn takes_statement(&self, slot: usize) -> bool {
        self.takes_only(slot, &[STATEMENT])
    }

    /// Reads fixed words up to the next slot or word that opens another part: the last is the head.
    fn phrase(&mut self) -> Read<FillerPattern> {
        self.determiner();
        let mut words = Vec::new();
        while let Some(word) = self
            .peek_word()
            .filter(|word| words.is_empty() || !word.opens_part())
        {
            words.push(word);
            self.at += 1;
        }
        let Some((head, before)) = words.split_last() else {
            return Err(self.here("a noun or slot is missing here"));
        };
        let before: Vec<String> = before
            .iter()
            .filter_map(|word| word.forms.first())
            .map(|form| form.text.clone())
            .collect();
        let phrases = head
            .patterns(words::noun_lemma)
            .into_iter()
            .map(|head| PhrasePattern {
                before: before.clone(),
                head,
            });
        Ok(FillerPattern::Words(phrases.collect()))
    }

    /// A fault at the next sign, or at the last if there is none.
    fn here(&self, message: &str) -> RuleFault {
        let piece = self
            .peek()
            .or(self.row.last())
            .map_or(self.whole, Atom::piece);
        piece.fault(message)
    }
}

impl Word<'_> {
    /// Whether one of its forms can do this.
    fn can_be(&self, class: WordClass) -> bool {
        self.forms
            .iter()
            .any(|form| form.tag.is_none() && words::is(&form.text, class))
    }

    /// The nouns that it stands for, alone.
    fn phrases(&self) -> Vec<PhrasePattern> {
        let heads = self.patterns(words::noun_lemma).into_iter();
        heads
            .map(|head| PhrasePattern {
                before: Vec::new(),
                head,
            })
            .collect()
    }

    /// Whether it can be a verb or auxiliary after a subject.
    fn can_be_said(&self) -> bool {
        use WordClass::{Conjunction, Determiner};
        ![Conjunction, Determiner]
            .into_iter()
            .any(|class| self.can_be(class))
    }

    fn is_tagged_noun(&self) -> bool {
        use crate::english::Upos;
        self.forms
            .iter()
            .any(|form| matches!(form.tag, Some(Upos::Noun | Upos::Propn | Upos::Adj)))
    }

    fn is_tagged_verb(&self) -> bool {
        self.forms
            .iter()
            .any(|form| form.tag == Some(crate::english::Upos::Verb))
    }

    fn is_preposition(&self) -> bool {
        use crate::english::Upos;
        self.can_be(WordClass::Preposition)
            || self.forms.iter().any(|form| form.tag == Some(Upos::Adp))
    }

    fn is_participle(&self) -> bool {
        self.is_tagged_verb()
            || self
                .forms
                .iter()
                .any(|form| form.tag.is_none() && words::is_participle(&form.text))
    }

    fn is_gerund(&self) -> bool {
        self.forms.iter().any(|form| {
            form.tag.is_none_or(|tag| tag == crate::english::Upos::Verb)
                && words::is_gerund(&form.text)
        })
    }

    fn text_is(&self, text: &str) -> bool {
        self.forms.iter().any(|form| form.text == text)
    }

    /// Whether it can't be part of a noun phrase that is already open.
    fn opens_part(&self) -> bool {
        use WordClass::{Be, Conjunction, Determiner, Have, Modal, Negation};
        self.is_preposition()
            || self.is_tagged_verb()
            || [Be, Conjunction, Determiner, Have, Modal, Negation]
                .into_iter()
                .any(|class| self.can_be(class))
            || self.text_is("whether")
            || self.text_is("if")
    }

    /// What the word fits in a text, its dictionary form found by `lemma`.
    fn patterns(&self, lemma: fn(&str) -> String) -> Vec<WordPattern> {
        let mut seen = BTreeSet::new();
        let mut found: Vec<WordPattern> =
            self.forms.iter().map(|form| form.pattern(lemma)).collect();
        found.retain(|pattern| seen.insert(pattern.clone()));
        found
    }

    /// What the word fits in a text if it is a verb.
    fn verbs(&self) -> Vec<WordPattern> {
        self.patterns(words::verb_lemma)
    }

    fn refuse(&self, reason: &str) -> RuleFault {
        self.piece
            .fault(format!("\"{}\" in a pattern: {reason}", self.piece.text()))
    }
}

impl WordForm {
    /// Whether it stands for any word of its part of speech: `any/VERB`.
    fn is_any(&self) -> bool {
        self.tag.is_some() && self.text == "any"
    }

    /// What the form fits in a text, its dictionary form found by `lemma`.
    fn pattern(&self, lemma: fn(&str) -> String) -> WordPattern {
        if self.is_any() {
            return WordPattern::of(ANY);
        }
        match self.sort {
            FormSort::Dictionary => WordPattern::of(&self.text),
            FormSort::Inflected => WordPattern::of(lemma(&self.text)),
            FormSort::Literal => WordPattern {
                form: Some(self.text.clone()),
                ..WordPattern::of(lemma(&self.text))
            },
        }
    }
}
