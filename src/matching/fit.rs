//! Whether a pattern fits a clause, and what it binds.

use std::borrow::Cow;

use crate::clause::{ClauseId, ComplementKind, Function, PredicateKind};
use crate::english::Upos;
use crate::english::small_letters::SmallLetters;
use crate::reading::{Filler, Meaning, Reading, ResolvedArgument};
use crate::rule::pattern::{
    ANY, ArgumentPattern, ClausePattern, FillerPattern, PhrasePattern, Slot, WordPattern,
    is_asked_for,
};
use crate::rule::{Pattern, PatternForm, Rule};
use crate::vocabulary::Vocabulary;

/// What a pattern bound in a clause.
#[derive(Clone, Debug, Default)]
pub struct Fit<'r> {
    /// The slots with their fillers, in the order of the pattern.
    pub bound: Vec<(usize, Vec<Cow<'r, Filler>>)>,
    /// The indices of the clause's arguments that were used.
    pub used: Vec<usize>,
    /// The preposition of the phrase that filled `any/ADP`.
    pub preposition: Option<String>,
    /// The indices of arguments that may not fill `any/ADP`, since other fits have them.
    passed: Vec<usize>,
}

/// The first thing that keeps a pattern from fitting a clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Misfit {
    /// The clause says something else.
    Predicate,
    /// The part of this index in the pattern is not in the clause.
    Missing(usize),
    /// What fills the part of this index is of another type, or other words.
    Filler(usize),
    /// The clause says what its object is, and the pattern doesn't ask for that.
    Attribute,
}

/// What a pattern is held against.
#[derive(Clone, Copy, Debug)]
pub struct Ground<'r> {
    /// The types.
    pub vocabulary: &'r Vocabulary,
    /// The document.
    pub reading: &'r Reading<'r>,
}

impl<'r> Ground<'r> {
    /// Holds a pattern against a clause.
    ///
    /// # Errors
    ///
    /// The first thing that does not fit.
    pub fn fit(
        self,
        pattern: &ClausePattern,
        slots: &[Slot],
        clause: ClauseId,
    ) -> Result<Fit<'r>, Misfit> {
        if !self.says(pattern, clause) {
            return Err(Misfit::Predicate);
        }
        self.fit_past(pattern, slots, clause, Vec::new())
    }

    /// Every fit of a pattern: several where more than one phrase can fill `any/ADP`.
    pub fn fits(self, pattern: &ClausePattern, slots: &[Slot], clause: ClauseId) -> Vec<Fit<'r>> {
        let mut found: Vec<Fit<'r>> = self.fit(pattern, slots, clause).into_iter().collect();
        while let Some(last) = found.last().filter(|last| last.preposition.is_some()) {
            let passed = last.passed.clone();
            match self.fit_past(pattern, slots, clause, passed) {
                Ok(next) => found.push(next),
                Err(_) => break,
            }
        }
        found
    }

    fn fit_past(
        self,
        pattern: &ClausePattern,
        slots: &[Slot],
        clause: ClauseId,
        passed: Vec<usize>,
    ) -> Result<Fit<'r>, Misfit> {
        let arguments = self.arguments(clause);
        let mut fit = Fit {
            passed,
            ..Fit::default()
        };
        for (index, argument) in pattern.arguments.iter().enumerate() {
            self.fit_argument(clause, argument, index, slots, &mut fit)?;
        }
        let unasked = arguments.iter().enumerate().any(|(index, argument)| {
            argument.function == Function::Attribute && !fit.used.contains(&index)
        });
        if unasked && !pattern.predicate.iter().any(WordPattern::is_any) {
            Err(Misfit::Attribute)
        } else {
            Ok(fit)
        }
    }

    /// The exception of a rule that a clause fits, if one does.
    pub fn exception(self, rule: &Rule, clause: ClauseId) -> Option<&Pattern> {
        rule.exceptions.iter().find(|pattern| match &pattern.form {
            PatternForm::Clauses(variants) => variants
                .iter()
                .any(|variant| self.fit(variant, &pattern.slots, clause).is_ok()),
            PatternForm::Noun(_) | PatternForm::Text(_) => false,
        })
    }

    /// How many parts of a pattern the clause has, each taken for itself; for a clause of another predicate none.
    pub fn fitting(self, pattern: &ClausePattern, slots: &[Slot], clause: ClauseId) -> usize {
        if !self.says(pattern, clause) {
            return 0;
        }
        let fits = |&(index, argument): &(usize, &ArgumentPattern)| {
            let mut fit = Fit::default();
            self.fit_argument(clause, argument, index, slots, &mut fit)
                .is_ok()
        };
        pattern.arguments.iter().enumerate().filter(fits).count()
    }

    /// The clause's arguments over entities.
    pub fn arguments(self, clause: ClauseId) -> &'r [ResolvedArgument] {
        self.reading
            .resolved
            .get(clause)
            .map_or(&[], |resolved| resolved.arguments.as_slice())
    }

    /// Whether the clause has a predicate that the pattern asks for.
    pub fn says(self, pattern: &ClausePattern, clause: ClauseId) -> bool {
        let id = clause;
        let Some(clause) = self.reading.clauses.get(id) else {
            return false;
        };
        let predicate = &clause.predicate;
        let noun = predicate.kind == PredicateKind::Noun;
        if pattern.is_open() && self.only_governs(id) {
            return false;
        }
        let kind = pattern.kind == predicate.kind || pattern.kind == PredicateKind::Verb && noun;
        kind && pattern.predicate.iter().any(|word| {
            let lemma = is_asked_for(&word.lemma, &predicate.lemma)
                || noun
                    && pattern.kind == PredicateKind::Noun
                    && self.lemma(predicate.head) == word.lemma;
            lemma && self.has_form(word, predicate.head)
        })
    }

    pub(super) fn lemma(self, token: usize) -> SmallLetters<'r> {
        self.reading.analysis.lower_lemma(token)
    }

    fn has_form(self, word: &WordPattern, token: usize) -> bool {
        word.form
            .as_ref()
            .is_none_or(|form| self.reading.analysis.lower_word(token) == *form)
    }

    /// Finds the first function of the part under which something fills it.
    fn fit_argument(
        self,
        clause: ClauseId,
        argument: &ArgumentPattern,
        index: usize,
        slots: &[Slot],
        fit: &mut Fit<'r>,
    ) -> Result<(), Misfit> {
        let arguments = self.arguments(clause);
        let mut misfit = Misfit::Missing(index);
        for function in &argument.functions {
            for (place, found) in arguments.iter().enumerate() {
                if !self.has_function(found, function) || fit.used.contains(&place) {
                    continue;
                }
                let any = is_any(function);
                if any && fit.passed.contains(&place) {
                    continue;
                }
                if is_order(argument, found, arguments, fit) {
                    continue;
                }
                if self.fill(&argument.filler, found, slots, fit) {
                    fit.used.push(place);
                    if let (true, Function::Oblique(preposition)) = (any, &found.function) {
                        fit.preposition = Some(preposition.clone());
                        fit.passed.push(place);
                    }
                    return Ok(());
                }
                misfit = Misfit::Filler(index);
            }
        }
        if argument
            .functions
            .contains(&Function::Complement(ComplementKind::That))
            && let Some(said) = self.quoted(clause)
            && self.fill_from(&argument.filler, &[said], slots, fit)
        {
            return Ok(());
        }
        for function in &argument.functions {
            if let Function::Oblique(preposition) = function
                && !preposition.is_empty()
                && !is_any(function)
                && self.fill_from(
                    &argument.filler,
                    &self.inside(preposition, arguments, fit),
                    slots,
                    fit,
                )
            {
                return Ok(());
            }
        }
        Err(misfit)
    }

    /// Whether an argument has the function that a part asks for.
    fn has_function(self, found: &ResolvedArgument, asked: &Function) -> bool {
        match is_any(asked) {
            true => self.is_phrase_of(found),
            false => found.function == *asked,
        }
    }

    /// Fills a part from an argument, if it can be.
    fn fill(
        self,
        pattern: &FillerPattern,
        found: &'r ResolvedArgument,
        slots: &[Slot],
        fit: &mut Fit<'r>,
    ) -> bool {
        let fillers: Vec<Cow<'r, Filler>> = found
            .fillers
            .iter()
            .map(|filler| self.trimmed(filler))
            .collect();
        self.fill_from(pattern, &fillers, slots, fit)
            || self.fill_with_place(pattern, found, slots, fit)
    }

    /// Fills a slot for whoever acts with a place that acts: a town or museum stands for its people.
    fn fill_with_place(
        self,
        pattern: &FillerPattern,
        found: &'r ResolvedArgument,
        slots: &[Slot],
        fit: &mut Fit<'r>,
    ) -> bool {
        let FillerPattern::Slot(slot) = pattern else {
            return false;
        };
        let types = slots
            .get(*slot)
            .map_or(&[][..], |slot| slot.types.as_slice());
        let acts = types
            .iter()
            .any(|kind| ["Agent", "Organization"].contains(&kind.as_str()));
        if found.function != Function::Subject || !acts {
            return false;
        }
        let place = ["Place".to_owned()];
        let fillers: Vec<Cow<'r, Filler>> = found
            .fillers
            .iter()
            .filter(|filler| self.is_of(filler, &place))
            .map(Cow::Borrowed)
            .collect();
        let fits = !fillers.is_empty()
            && fillers
                .iter()
                .all(|filler| filler.meaning != Meaning::Unresolved);
        if fits {
            fit.bound.push((*slot, fillers));
        }
        fits
    }

    /// Fills a part with those of these fillers that may.
    fn fill_from(
        self,
        pattern: &FillerPattern,
        found: &[Cow<'r, Filler>],
        slots: &[Slot],
        fit: &mut Fit<'r>,
    ) -> bool {
        match pattern {
            FillerPattern::Slot(slot) => {
                let Some(types) = slots.get(*slot).map(|slot| slot.types.as_slice()) else {
                    return false;
                };
                let fillers: Vec<_> = found
                    .iter()
                    .filter_map(|filler| self.taken(filler, types))
                    .collect();
                let fits = !fillers.is_empty();
                if fits {
                    fit.bound.push((*slot, fillers));
                }
                fits
            }
            FillerPattern::Words(phrases) => found
                .iter()
                .any(|filler| phrases.iter().any(|phrase| self.is_phrase(filler, phrase))),
            FillerPattern::Owned(phrases, slot) => {
                let types = slots
                    .get(*slot)
                    .map_or(&[][..], |slot| slot.types.as_slice());
                let named = found
                    .iter()
                    .filter(|filler| phrases.iter().any(|phrase| self.is_phrase(filler, phrase)));
                let owners: Vec<_> = named
                    .flat_map(|filler| self.owners(filler.head))
                    .filter_map(|owner| self.taken(&owner, types))
                    .collect();
                let fits = !owners.is_empty();
                if fits {
                    fit.bound.push((*slot, owners));
                }
                fits
            }
            FillerPattern::Clause(pattern) => {
                let inner = found.iter().find_map(|filler| match filler.meaning {
                    Meaning::Clause(clause) => self.fit(pattern, slots, clause).ok(),
                    _ => None,
                });
                inner.map(|inner| fit.bound.extend(inner.bound)).is_some()
            }
        }
    }

    /// Whether a phrase has this head, with these words before it.
    fn is_phrase(self, filler: &Filler, phrase: &PhrasePattern) -> bool {
        let head = filler.head;
        let analysis = self.reading.analysis;
        if phrase.head.is_any() {
            // What a clause or a question word says is no name for a relation.
            let tag = analysis.tag(head);
            return !matches!(tag, Upos::Pron | Upos::Det | Upos::Verb | Upos::Adv);
        }
        let before = phrase.before.iter().rev().enumerate().all(|(back, word)| {
            head.checked_sub(back + 1)
                .is_some_and(|token| analysis.lower_word(token) == *word)
        });
        let fits = match &phrase.head.form {
            Some(_) => self.has_form(&phrase.head, head),
            None => self.lemma(head) == phrase.head.lemma,
        };
        before && fits
    }
}

/// Whether a part takes a phrase with any preposition.
fn is_any(function: &Function) -> bool {
    matches!(function, Function::Oblique(preposition) if preposition == ANY)
}

/// Whether an infinitive is what somebody else is told to do, while the part asks for any statement: _told us [to stay]_.
fn is_order(
    argument: &ArgumentPattern,
    found: &ResolvedArgument,
    arguments: &[ResolvedArgument],
    fit: &Fit<'_>,
) -> bool {
    found.function == Function::Complement(ComplementKind::Infinitive)
        && argument.functions.len() > 1
        && arguments.iter().enumerate().any(|(place, other)| {
            matches!(other.function, Function::Object | Function::Recipient)
                && !fit.used.contains(&place)
        })
}
