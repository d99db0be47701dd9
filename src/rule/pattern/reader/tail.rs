//! What follows the predicate: phrases with prepositions, clauses, and parts without a mark.

use super::draft::{Draft, Particle, Voice};
use super::verb::Plain;
use super::{Read, Reader};
use crate::clause::{ComplementKind, Function, PredicateKind};
use crate::rule::pattern::expand::{Atom, Word, WordForm};
use crate::rule::pattern::words::{self, WordClass};
use crate::rule::pattern::{ANY, ArgumentPattern, ClausePattern, FillerPattern};

impl<'s> Reader<'_, 's> {
    /// Reads to the end of the row; gives the parts without a preposition, whose function depends on the verb.
    pub(super) fn tail(&mut self, draft: &mut Draft, voice: Voice) -> Read<Vec<Plain<'s>>> {
        let mut plain = Vec::new();
        while let Some(atom) = self.peek() {
            if self.late_particle(draft) {
                continue;
            }
            let after = draft.arguments.len();
            match self.marked(voice)? {
                Some(argument) => draft.arguments.push(argument),
                None => {
                    let filler = self.unmarked()?;
                    match filler {
                        FillerPattern::Slot(slot) if self.takes_statement(slot) => {
                            let kinds = [
                                ComplementKind::That,
                                ComplementKind::Whether,
                                ComplementKind::Infinitive,
                            ];
                            draft
                                .arguments
                                .push(ArgumentPattern::complement(&kinds, slot));
                        }
                        FillerPattern::Slot(slot) if self.takes_only(slot, &["Date"]) => {
                            draft.arguments.push(ArgumentPattern::new(
                                Function::Oblique(String::new()),
                                filler,
                            ));
                        }
                        _ => plain.push(Plain {
                            filler,
                            at: atom.clone(),
                            after,
                        }),
                    }
                }
            }
        }
        Ok(plain)
    }

    /// Reads a part that opens with a preposition or introduces a clause; nothing if the next part is neither.
    fn marked(&mut self, voice: Voice) -> Read<Option<ArgumentPattern>> {
        let Some(word) = self.peek_word() else {
            return Ok(None);
        };
        self.refuse_out_of_place(word)?;
        if word.text_is("that") {
            return self.that_clause().map(Some);
        }
        if word.text_is("whether") || word.text_is("if") {
            return self.statement(ComplementKind::Whether).map(Some);
        }
        if word.text_is("to") && self.infinitive_follows() {
            return self.infinitive().map(Some);
        }
        if word.is_preposition() {
            return self.phrase_with_preposition(word, voice).map(Some);
        }
        if word.is_gerund() && !word.is_tagged_noun() {
            return self.nested(ComplementKind::Ing).map(Some);
        }
        Ok(None)
    }

    /// Reads the _over_ of "handed X over to Y", which belongs to the verb.
    fn late_particle(&mut self, draft: &mut Draft) -> bool {
        let Some(word) = self.peek_word() else {
            return false;
        };
        let (Some(form), None, PredicateKind::Verb) =
            (word.forms.first(), &draft.particle, draft.kind)
        else {
            return false;
        };
        let before_noun = match self.row.get(self.at + 1) {
            Some(Atom::Word(next)) => !next.is_preposition(),
            next => next.is_some(),
        };
        let belongs =
            word.can_be(WordClass::Out) || word.can_be(WordClass::Particle) && !before_noun;
        if belongs {
            draft.particle = Some(Particle::Bound(form.text.clone()));
            self.at += 1;
        }
        belongs
    }

    /// Reads a slot or fixed words.
    fn unmarked(&mut self) -> Read<FillerPattern> {
        self.determiner();
        if matches!(self.row.get(self.at + 1), Some(Atom::Possessive(_)))
            && let Some(owned) = self.possessed()
        {
            return Ok(owned);
        }
        if let Some(slot) = self.slot() {
            return Ok(FillerPattern::Slot(slot));
        }
        if matches!(self.peek(), Some(Atom::Possessive(_))) {
            return Err(self.here("a possessor is a slot, such as {owner: Agent}'s"));
        }
        self.phrase()
    }

    fn refuse_out_of_place(&self, word: &Word<'s>) -> Read<()> {
        let reason = if word.can_be(WordClass::Negation) && !word.is_preposition() {
            "a pattern is affirmed; whether a text denies it is read off the text"
        } else if word.can_be(WordClass::Conjunction) && !word.text_is("that") {
            "a pattern is one clause, and coordination is understood; write two patterns"
        } else if word.can_be(WordClass::Modal)
            || word.can_be(WordClass::Be)
            || word.can_be(WordClass::Have)
        {
            "a second verb; a pattern is one clause, so write two patterns"
        } else if word
            .forms
            .iter()
            .any(|form| form.tag.is_none() && words::is_adverb(&form.text))
        {
            "adverbs may stand anywhere in a text; leave it out"
        } else {
            return Ok(());
        };
        Err(word.refuse(reason))
    }

    /// Reads `that {claim: Statement}` or `that` with a clause of words and slots.
    fn that_clause(&mut self) -> Read<ArgumentPattern> {
        let alone = self.row.len() == self.at + 2;
        if alone {
            return self.statement(ComplementKind::That);
        }
        self.at += 1;
        let drafts = self.clause()?;
        Ok(complement_of(ComplementKind::That, drafts))
    }

    /// Reads a word that introduces a clause, and the slot for it.
    fn statement(&mut self, kind: ComplementKind) -> Read<ArgumentPattern> {
        self.at += 1;
        match self.slot() {
            Some(slot) if self.takes_statement(slot) => {
                Ok(ArgumentPattern::complement(&[kind], slot))
            }
            _ => {
                self.at -= 1;
                Err(self.here("a clause should follow, such as {claim: Statement}"))
            }
        }
    }

    /// Whether _to_ opens an infinitive: a clause slot or a verb follows.
    fn infinitive_follows(&self) -> bool {
        match self.row.get(self.at + 1) {
            Some(Atom::Slot(slot, _)) => self.takes_statement(*slot),
            Some(Atom::Word(word)) => {
                !word.can_be(WordClass::Determiner)
                    && !word.is_tagged_noun()
                    && !word.is_preposition()
            }
            _ => false,
        }
    }

    fn infinitive(&mut self) -> Read<ArgumentPattern> {
        if matches!(self.row.get(self.at + 1), Some(Atom::Slot(..))) {
            return self.statement(ComplementKind::Infinitive);
        }
        self.at += 1;
        self.nested(ComplementKind::Infinitive)
    }

    /// Reads a clause whose subject is understood.
    fn nested(&mut self, kind: ComplementKind) -> Read<ArgumentPattern> {
        let drafts = self.predicate(None)?;
        Ok(complement_of(kind, drafts))
    }

    /// Reads a preposition and what it governs.
    fn phrase_with_preposition(&mut self, word: &Word<'s>, voice: Voice) -> Read<ArgumentPattern> {
        self.at += 1;
        let prepositions = self.prepositions(word);
        if self
            .peek_word()
            .is_some_and(|word| word.is_gerund() && !word.is_tagged_noun())
        {
            return self.nested(ComplementKind::Ing);
        }
        self.determiner();
        let filler = match self.slot() {
            Some(slot) => FillerPattern::Slot(slot),
            None if self.peek_word().is_some_and(|word| !word.opens_part()) => self.phrase()?,
            None => return Err(word.refuse("a slot or noun should follow it")),
        };
        Ok(ArgumentPattern {
            functions: self.functions(&prepositions, &filler, voice),
            filler,
        })
    }

    /// The preposition's forms, each with the second word of _because of_ and the like.
    fn prepositions(&mut self, word: &Word<'s>) -> Vec<String> {
        let text = |form: &WordForm| match form.is_any() {
            true => ANY.to_owned(),
            false => form.text.clone(),
        };
        let mut forms: Vec<String> = word.forms.iter().map(text).collect();
        while let Some(next) = self.peek_word().filter(|next| next.is_preposition()) {
            let Some(second) = next.forms.first() else {
                break;
            };
            for form in &mut forms {
                *form = format!("{form} {}", second.text);
            }
            self.at += 1;
        }
        forms
    }

    /// The functions that a phrase with one of these prepositions may have.
    fn functions(
        &self,
        prepositions: &[String],
        filler: &FillerPattern,
        voice: Voice,
    ) -> Vec<Function> {
        let mut functions = Vec::new();
        let slot = match filler {
            FillerPattern::Slot(slot) => Some(*slot),
            _ => None,
        };
        for preposition in prepositions {
            match preposition.as_str() {
                "by" if voice == Voice::Passive => functions.push(Function::Subject),
                "as" => functions.push(Function::Attribute),
                _ if slot.is_some_and(|slot| self.takes_statement(slot)) => {
                    functions.push(Function::Complement(ComplementKind::Ing));
                }
                _ => {}
            }
            functions.push(Function::Oblique(preposition.clone()));
        }
        if slot.is_some_and(|slot| self.takes_only(slot, &["Date"])) {
            functions.push(Function::Oblique(String::new()));
        }
        let ing = Function::Complement(ComplementKind::Ing);
        if slot.is_some_and(|slot| self.may_take_statement(slot)) && !functions.contains(&ing) {
            functions.push(ing);
        }
        functions
    }
}

/// An argument that a clause fills; of several ways to read the clause, the likeliest.
fn complement_of(kind: ComplementKind, drafts: Vec<Draft>) -> ArgumentPattern {
    let clause: Option<ClausePattern> = drafts.into_iter().flat_map(Draft::into_clauses).next();
    let filler = clause.map_or(FillerPattern::Words(Vec::new()), |clause| {
        FillerPattern::Clause(Box::new(clause))
    });
    ArgumentPattern::new(Function::Complement(kind), filler)
}
