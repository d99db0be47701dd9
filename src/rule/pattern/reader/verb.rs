//! Patterns around a verb.

use super::draft::{Draft, Particle, Voice};
use super::{Read, Reader};
use crate::clause::{ComplementKind, Function, PredicateKind};
use crate::rule::fault::RuleFault;
use crate::rule::pattern::expand::{Atom, Word};
use crate::rule::pattern::words::{self, WordClass};
use crate::rule::pattern::{ArgumentPattern, FillerPattern};

impl<'s> Reader<'_, 's> {
    /// Reads from the verb on.
    pub(super) fn verb(&mut self, subject: Option<FillerPattern>, voice: Voice) -> Read<Draft> {
        let Some(word) = self.peek_word().filter(|word| can_be_verb(word)) else {
            return Err(self.no_verb());
        };
        self.at += 1;
        let mut draft = Draft {
            kind: PredicateKind::Verb,
            predicate: word.verbs(),
            particle: None,
            arguments: Vec::new(),
        };
        self.particle(&mut draft, usize::from(subject.is_some()));
        if voice == Voice::Active {
            draft.arguments.extend(
                subject
                    .clone()
                    .map(|filler| ArgumentPattern::new(Function::Subject, filler)),
            );
        } else {
            // Its function depends on what else is there; it keeps its place.
            draft
                .arguments
                .extend(subject.map(|filler| ArgumentPattern::new(Function::Object, filler)));
        }
        let plain = self.tail(&mut draft, voice)?;
        match voice {
            Voice::Active => self.active(&mut draft, plain)?,
            Voice::Passive => self.passive(&mut draft, plain)?,
        }
        draft.allow_recipients();
        draft.allow_reciprocal();
        Ok(draft)
    }

    fn no_verb(&self) -> RuleFault {
        match self.peek() {
            Some(Atom::Slot(_, piece)) => {
                piece.fault("a verb is missing before this slot; a pattern is a sentence such as {a: Agent} met {b: Agent}")
            }
            Some(Atom::Word(word)) => word.refuse("a verb should stand here; write word/VERB if it is one"),
            _ => self.whole.fault("the pattern has no verb; write a sentence such as {a: Agent} met {b: Agent}"),
        }
    }

    /// Reads a little word right after the verb.
    fn particle(&mut self, draft: &mut Draft, next_argument: usize) {
        let Some(word) = self.peek_word() else { return };
        let Some(form) = word.forms.first().filter(|_| word.forms.len() == 1) else {
            return;
        };
        let before_noun = match self.row.get(self.at + 1) {
            Some(Atom::Slot(..)) => true,
            Some(Atom::Word(next)) => !next.is_preposition() || next.can_be(WordClass::Determiner),
            _ => false,
        };
        let forced = form.tag == Some(crate::english::Upos::Part);
        if forced || word.can_be(WordClass::Out) || word.can_be(WordClass::Particle) && !before_noun
        {
            draft.particle = Some(Particle::Bound(form.text.clone()));
            self.at += 1;
        } else if word.can_be(WordClass::Particle) {
            draft.particle = Some(Particle::Loose(form.text.clone(), next_argument));
        }
    }

    /// Gives what follows the verb without a preposition its function.
    fn active(&self, draft: &mut Draft, plain: Vec<Plain<'s>>) -> Read<()> {
        let linking = draft.any_verb(words::is_linking);
        let naming = draft.any_verb(words::is_naming) || says_state(&plain);
        let functions: Vec<Vec<Function>> = match plain.len() {
            0 => vec![],
            1 if linking || says_state(&plain) => vec![vec![Function::Attribute, Function::Object]],
            1 => vec![self.object(&plain[0])],
            2 if naming => vec![vec![Function::Object], vec![Function::Attribute]],
            2 => vec![
                vec![Function::Recipient, Function::Oblique("to".into())],
                vec![Function::Object],
            ],
            _ => return Err(self.too_many(&plain[2])),
        };
        if draft.particle_is_loose() && !plain.is_empty() {
            draft.particle = None;
        }
        draft.insert(functions, plain);
        Ok(())
    }

    /// The functions of the only part after a verb: how much something rose may stand like a time.
    fn object(&self, part: &Plain<'s>) -> Vec<Function> {
        let amount =
            matches!(part.filler, FillerPattern::Slot(slot) if self.takes_only(slot, &["Amount"]));
        let mut functions = vec![Function::Object];
        functions.extend(amount.then(|| Function::Oblique(String::new())));
        functions
    }

    /// Gives the subject of a passive its function, and the object that it may have kept.
    fn passive(&self, draft: &mut Draft, plain: Vec<Plain<'s>>) -> Read<()> {
        if let Some(extra) = plain.get(1) {
            return Err(self.too_many(extra));
        }
        let naming = draft.any_verb(words::is_naming) || says_state(&plain);
        if plain.is_empty() {
            return Ok(());
        }
        let kept = if naming {
            Function::Attribute
        } else {
            Function::Object
        };
        if let Some(subject) = draft.arguments.first_mut().filter(|_| !naming) {
            subject.functions = vec![Function::Recipient, Function::Oblique("to".into())];
        }
        draft.insert(vec![vec![kept]], plain);
        Ok(())
    }

    fn too_many(&self, plain: &Plain<'s>) -> RuleFault {
        plain.at.piece().fault(
            "this part has no function; is it a second clause? Write that as a pattern of its own, or put a preposition \
             before this part",
        )
    }
}

/// A part that follows the verb without a preposition.
pub(super) struct Plain<'s> {
    pub(super) filler: FillerPattern,
    pub(super) at: Atom<'s>,
    /// How many arguments were read before it.
    pub(super) after: usize,
}

/// Whether the last part says in what state the object is then: _dead/ADJ_.
fn says_state(plain: &[Plain<'_>]) -> bool {
    plain.last().is_some_and(|part| match &part.at {
        Atom::Word(word) => word
            .forms
            .iter()
            .all(|form| form.tag == Some(crate::english::Upos::Adj)),
        _ => false,
    })
}

impl Draft {
    fn any_verb(&self, test: fn(&str) -> bool) -> bool {
        self.predicate.iter().any(|verb| test(&verb.lemma))
    }

    /// Lets the one to whom something goes stand with its preposition or before the object, as with verbs of giving.
    fn allow_recipients(&mut self) {
        let verbs: Vec<&str> = self
            .predicate
            .iter()
            .map(|verb| verb.lemma.as_str())
            .collect();
        for argument in &mut self.arguments {
            let marked = argument.functions.iter().any(|function| match function {
                Function::Oblique(preposition) => verbs
                    .iter()
                    .any(|verb| words::marks_recipient(verb, preposition)),
                _ => false,
            });
            if marked && !argument.functions.contains(&Function::Recipient) {
                argument.functions.push(Function::Recipient);
            }
        }
    }

    /// Lets the other of a pair stand as an object, where a text only says that both of them do it.
    fn allow_reciprocal(&mut self) {
        let nouns: Vec<String> = self
            .arguments
            .iter()
            .filter_map(|argument| match &argument.filler {
                FillerPattern::Words(phrases) if argument.functions == [Function::Object] => {
                    Some(phrases)
                }
                _ => None,
            })
            .flatten()
            .map(|phrase| {
                phrase
                    .head
                    .form
                    .clone()
                    .unwrap_or_else(|| phrase.head.lemma.clone())
            })
            .collect();
        let mutual = self.predicate.iter().any(|verb| {
            words::is_reciprocal(&verb.lemma)
                || nouns
                    .iter()
                    .any(|noun| words::is_reciprocal(&format!("{} {noun}", verb.lemma)))
        });
        let with = Function::Oblique("with".into());
        for argument in self
            .arguments
            .iter_mut()
            .filter(|argument| mutual && argument.functions.contains(&with))
        {
            argument.functions.push(Function::Object);
        }
    }

    fn particle_is_loose(&self) -> bool {
        matches!(self.particle, Some(Particle::Loose(..)))
    }

    /// Puts parts without a preposition where they stand in the text.
    fn insert(&mut self, functions: Vec<Vec<Function>>, plain: Vec<Plain<'_>>) {
        for (index, (functions, part)) in functions.into_iter().zip(plain).enumerate() {
            let place = (part.after + index).min(self.arguments.len());
            self.arguments.insert(
                place,
                ArgumentPattern {
                    functions,
                    filler: part.filler,
                },
            );
        }
    }
}

impl ArgumentPattern {
    /// An argument with one possible function.
    pub(super) fn new(function: Function, filler: FillerPattern) -> Self {
        Self {
            functions: vec![function],
            filler,
        }
    }

    /// A clause that fills a slot.
    pub(super) fn complement(kinds: &[ComplementKind], slot: usize) -> Self {
        let functions = kinds
            .iter()
            .map(|&kind| Function::Complement(kind))
            .collect();
        Self {
            functions,
            filler: FillerPattern::Slot(slot),
        }
    }
}

fn can_be_verb(word: &Word<'_>) -> bool {
    use WordClass::{Conjunction, Determiner, Negation};
    word.is_tagged_verb()
        || !word.is_preposition()
            && !word.is_tagged_noun()
            && ![Conjunction, Determiner, Negation]
                .into_iter()
                .any(|class| word.can_be(class))
}
