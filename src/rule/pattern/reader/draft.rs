//! A clause as it is being read, and the forms that a text may give it.

use super::super::words;
use super::super::{ArgumentPattern, ClausePattern, FillerPattern, PhrasePattern, WordPattern};
use crate::clause::{Function, PredicateKind};

/// Whether the subject of the pattern does it or has it done to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Voice {
    /// _X gave_
    Active,
    /// _X was given_
    Passive,
}

/// A clause as it is being read.
#[derive(Clone, Debug)]
pub struct Draft {
    /// The sort of predicate.
    pub kind: PredicateKind,
    /// The predicates: any of them.
    pub predicate: Vec<WordPattern>,
    /// The little word right after the verb: _on_ in "called on".
    pub particle: Option<Particle>,
    /// The arguments in the order of the text.
    pub arguments: Vec<ArgumentPattern>,
}

/// A little word right after the verb.
#[derive(Clone, Debug)]
pub enum Particle {
    /// It belongs to the verb.
    Bound(String),
    /// It opened the phrase of the argument of this index, but a text may read it as belonging to the verb.
    Loose(String, usize),
}

impl Draft {
    /// The clauses that the draft stands for, the likeliest first.
    ///
    /// Whether a little word belongs to the verb, and whether a verb and its noun are one predicate, is decided for a
    /// text by its parser. A pattern fits either decision.
    pub fn into_clauses(self) -> Vec<ClausePattern> {
        let mut clauses = Vec::new();
        match &self.particle {
            None => clauses.push(self.clause(self.predicate.clone(), self.arguments.clone())),
            Some(Particle::Bound(particle)) => self.bound(particle, &mut clauses),
            Some(Particle::Loose(particle, argument)) => {
                clauses.push(self.clause(self.predicate.clone(), self.arguments.clone()));
                let mut arguments = self.arguments.clone();
                if let Some(argument) = arguments.get_mut(*argument) {
                    argument.functions = vec![Function::Object];
                }
                clauses.push(self.clause(joined(&self.predicate, particle), arguments));
            }
        }
        clauses.extend(self.light_verb());
        clauses.extend(self.preposition());
        clauses
    }

    fn clause(
        &self,
        predicate: Vec<WordPattern>,
        arguments: Vec<ArgumentPattern>,
    ) -> ClausePattern {
        ClausePattern {
            kind: self.kind,
            predicate,
            arguments,
        }
    }

    /// "pulled out of X" is _pull out_ with _of_, or _pull_ with _out of_.
    fn bound(&self, particle: &str, clauses: &mut Vec<ClausePattern>) {
        clauses.push(self.clause(joined(&self.predicate, particle), self.arguments.clone()));
        let mut arguments = self.arguments.clone();
        let oblique = arguments
            .iter_mut()
            .flat_map(|argument| &mut argument.functions)
            .find_map(|function| match function {
                Function::Oblique(preposition) if !preposition.is_empty() => Some(preposition),
                _ => None,
            });
        if let Some(preposition) = oblique {
            *preposition = format!("{particle} {preposition}");
            clauses.push(self.clause(self.predicate.clone(), arguments));
        }
    }

    /// "shook hands with X" is _shake_ with the object _hands_, or _shake hands_.
    fn light_verb(&self) -> Option<ClausePattern> {
        let place = self.arguments.iter().position(|argument| {
            argument.functions == [Function::Object]
                && matches!(argument.filler, FillerPattern::Words(_))
        })?;
        let mut arguments = self.arguments.clone();
        let FillerPattern::Words(phrases) = arguments.remove(place).filler else {
            return None;
        };
        let verbs = match &self.particle {
            Some(Particle::Bound(particle)) => joined(&self.predicate, particle),
            _ => self.predicate.clone(),
        };
        let nouns = phrases.iter().filter(|phrase| phrase.before.is_empty());
        let predicate: Vec<_> = nouns
            .flat_map(|noun| verbs.iter().flat_map(|verb| both(verb, noun)))
            .collect();
        (!predicate.is_empty()).then(|| self.clause(predicate, arguments))
    }

    /// "X is in Y" stands also for "X in Y".
    fn preposition(&self) -> Option<ClausePattern> {
        if self.kind != PredicateKind::Copula {
            return None;
        }
        let [subject, place] = self.arguments.as_slice() else {
            return None;
        };
        let prepositions: Vec<WordPattern> =
            place.functions.iter().filter_map(preposition_of).collect();
        let object = ArgumentPattern {
            functions: vec![Function::Object],
            filler: place.filler.clone(),
        };
        (subject.functions == [Function::Subject] && !prepositions.is_empty()).then(|| {
            ClausePattern {
                kind: PredicateKind::Preposition,
                predicate: prepositions,
                arguments: vec![subject.clone(), object],
            }
        })
    }
}

fn preposition_of(function: &Function) -> Option<WordPattern> {
    match function {
        Function::Oblique(preposition) if !preposition.is_empty() => {
            Some(WordPattern::of(preposition))
        }
        _ => None,
    }
}

/// The verbs with a particle each.
fn joined(verbs: &[WordPattern], particle: &str) -> Vec<WordPattern> {
    let join = |verb: &WordPattern| WordPattern {
        lemma: format!("{} {particle}", verb.lemma),
        form: verb.form.clone(),
    };
    verbs.iter().map(join).collect()
}

/// What a verb and its noun are called as one predicate.
fn both(verb: &WordPattern, noun: &PhrasePattern) -> Vec<WordPattern> {
    let named = words::light_verb(&verb.lemma, &noun.head.lemma);
    let plain = [format!("{} {}", verb.lemma, noun.head.lemma)];
    let written = noun
        .head
        .form
        .iter()
        .map(|form| format!("{} {form}", verb.lemma));
    let lemmas = named.into_iter().chain(plain).chain(written);
    lemmas.map(WordPattern::of).collect()
}
