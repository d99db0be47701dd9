//! What a relation is called that is named after the words of the text, and what else its clause says.

use std::borrow::Cow;

use super::fit::{Fit, Ground};
use crate::clause::lexicon::lexicon;
use crate::clause::{Clause, ClauseId, ComplementKind, Function, PredicateKind};
use crate::english::{Penn, Upos};
use crate::reading::{Filler, Meaning, Reading, ResolvedArgument, ValueKind};

impl Ground<'_> {
    /// The predicate with the preposition of the phrase that a fit bound: _rely on_, _be president of_.
    pub(super) fn name(self, id: ClauseId, fit: &Fit<'_>) -> String {
        let Some(clause) = self.reading.clauses.get(id) else {
            return String::new();
        };
        let arguments = self.arguments(id);
        let preposition = fit.preposition.as_deref();
        let used = |function: &Function| {
            let place = arguments
                .iter()
                .position(|argument| argument.function == *function);
            place.filter(|place| fit.used.contains(place))
        };
        let said = match clause.predicate.kind {
            // The attribute is part of the name unless it is the object.
            PredicateKind::Copula if preposition.is_some() => used(&Function::Attribute)
                .and_then(|place| arguments[place].fillers.first())
                .map(|filler| self.reading.analysis.lemma(filler.head).to_lowercase()),
            _ => None,
        };
        let to = used(&Function::Complement(ComplementKind::Infinitive)).map(|_| "to");
        let passive = preposition.is_some()
            && clause.predicate.kind == PredicateKind::Verb
            && used(&Function::Object).is_some()
            && used(&Function::Subject).is_none();
        let parts = [
            Some(match passive {
                true => self.participle(clause),
                false => verb(clause, arguments),
            }),
            said,
            preposition.or(to).map(str::to_owned),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    /// _be held_, _be called off_
    pub(super) fn participle(self, clause: &Clause) -> String {
        let participle = self.reading.analysis.lower_word(clause.predicate.head);
        let particle = clause.predicate.lemma.split_once(' ');
        let particle = particle.map_or(String::new(), |(_, rest)| format!(" {rest}"));
        format!("be {participle}{particle}")
    }

    /// The phrases and clauses that a fit has not used, by their prepositions.
    pub(super) fn further<'r>(
        self,
        arguments: &'r [ResolvedArgument],
        used: &[usize],
    ) -> Vec<(String, Cow<'r, Filler>)> {
        let free = arguments
            .iter()
            .enumerate()
            .filter(|(place, _)| !used.contains(place));
        let mut found = Vec::new();
        for (_, argument) in free {
            let Some(role) = role(argument) else { continue };
            let fillers = argument
                .fillers
                .iter()
                .filter(|filler| filler.meaning != Meaning::Unresolved);
            found.extend(fillers.map(|filler| (role.clone(), Cow::Borrowed(filler))));
        }
        found
    }

    /// Whether an argument is a phrase that can give a relation its preposition: neither a time nor a clause.
    pub(super) fn is_phrase_of(self, argument: &ResolvedArgument) -> bool {
        matches!(&argument.function, Function::Oblique(preposition) if !preposition.is_empty())
            && says_more(argument)
            && !self.is_when(argument)
    }

    /// Whether a phrase only says when, by its noun: _at the time_.
    fn is_when(self, argument: &ResolvedArgument) -> bool {
        argument.fillers.iter().all(|filler| {
            let lemma = self.reading.analysis.lower_lemma(filler.head);
            lexicon().is_time(&lemma)
        })
    }

    /// Whether the clause says nothing but how what another clause says holds: _is able to win_, _agreed to win_.
    pub(super) fn only_governs(self, id: ClauseId) -> bool {
        let Some(clause) = self.reading.clauses.get(id) else {
            return false;
        };
        clause.predicate.kind == PredicateKind::Copula && is_only_able(self, clause, id)
    }
}

/// The verb; _agree with_ where the object is the other of a pair.
pub(super) fn verb(clause: &Clause, arguments: &[ResolvedArgument]) -> String {
    let lemma = &clause.predicate.lemma;
    let added = arguments.iter().any(|argument| {
        argument.function == Function::Object && clause.argument(&Function::Object).is_none()
    });
    let pair = added && lexicon().is_reciprocal(lemma) && !lexicon().is_transitive(lemma);
    match clause.predicate.kind {
        PredicateKind::Preposition => format!("be {lemma}"),
        _ if pair => format!("{lemma} with"),
        _ => lemma.clone(),
    }
}

/// Whether a copular clause only says that its subject can do what another clause says it does.
fn is_only_able(ground: Ground<'_>, clause: &Clause, id: ClauseId) -> bool {
    let analysis = ground.reading.analysis;
    let attribute = clause
        .argument(&Function::Attribute)
        .and_then(|attribute| attribute.members.first());
    let Some(member) = attribute.filter(|member| analysis.tag(member.head) == Upos::Adj) else {
        return false;
    };
    let infinitive = Function::Complement(ComplementKind::Infinitive);
    let to = analysis.tokens.get(member.head + 1);
    let governs = lexicon()
        .embedding(analysis.lemma(member.head), "to", false)
        .is_some()
        && to.is_some_and(|to| to.penn == Penn::To);
    let mut phrases = ground.arguments(id).iter();
    let alone = !phrases.any(|argument| ground.is_phrase_of(argument));
    clause.argument(&infinitive).is_some() || governs && alone
}

/// Whether the infinitive makes a statement of its own, about the same subject.
pub(super) fn says_itself(reading: &Reading<'_>, infinitive: &ResolvedArgument) -> bool {
    let inner = infinitive
        .fillers
        .iter()
        .find_map(|filler| match filler.meaning {
            Meaning::Clause(id) => reading.clauses.get(id),
            _ => None,
        });
    inner.is_some_and(|inner| {
        inner.argument(&Function::Subject).is_some()
            && inner.arguments.iter().any(|argument| {
                matches!(
                    argument.function,
                    Function::Object | Function::Attribute | Function::Oblique(_)
                )
            })
    })
}

/// The name of a qualifier: the preposition, or what stands without one.
fn role(argument: &ResolvedArgument) -> Option<String> {
    if is_time(argument) {
        return Some("time".to_owned());
    }
    match &argument.function {
        Function::Oblique(preposition) if !preposition.is_empty() => Some(preposition.clone()),
        Function::Recipient => Some("recipient".to_owned()),
        Function::Attribute => Some("description".to_owned()),
        Function::Complement(_) => Some("action".to_owned()),
        _ => None,
    }
}

fn is_time(argument: &ResolvedArgument) -> bool {
    argument.fillers.iter().any(
        |filler| matches!(&filler.meaning, Meaning::Value(value) if value.kind == ValueKind::Date),
    )
}

/// Whether a phrase names something: no time, no clause.
fn says_more(argument: &ResolvedArgument) -> bool {
    !is_time(argument)
        && argument
            .fillers
            .iter()
            .all(|filler| !matches!(filler.meaning, Meaning::Clause(_)))
}
