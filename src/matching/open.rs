//! Statements of clauses that no rule fits, named after their predicates.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::{Match, Proposition, trigger};
use crate::clause::lexicon::lexicon;
use crate::clause::{Clause, ClauseId, ComplementKind, Function, PredicateKind, Step};
use crate::english::{Penn, Upos};
use crate::reading::{Filler, Meaning, Reading, ResolvedArgument, ValueKind};

/// Turns the clauses that no match covers into statements named after their predicates: open mode.
///
/// A clause states its subject and its object, or, where it has no object, its subject and each of its phrases. The
/// name joins the predicate and the preposition: _visit_, _shake hands with_, _be held in_, _be president of_.
pub fn find_open_matches<'r>(reading: &'r Reading<'r>, matches: &[Match<'r>]) -> Vec<Match<'r>> {
    let covered: BTreeSet<ClauseId> = matches.iter().filter_map(|found| found.clause).collect();
    let open = (0..reading.clauses.len()).filter(|id| !covered.contains(id));
    open.filter_map(|id| read(reading, id)).collect()
}

fn read<'r>(reading: &'r Reading<'r>, id: ClauseId) -> Option<Match<'r>> {
    let clause = reading.clauses.get(id)?;
    let arguments = reading.resolved.get(id)?.arguments.as_slice();
    let open = OpenClause {
        reading,
        clause,
        arguments,
    };
    let propositions = open.propositions();
    (!propositions.is_empty()).then(|| Match {
        reading,
        rule: None,
        clause: Some(id),
        trigger: trigger(reading, clause),
        propositions,
    })
}

/// A clause that no rule fits.
struct OpenClause<'r> {
    reading: &'r Reading<'r>,
    clause: &'r Clause,
    arguments: &'r [ResolvedArgument],
}

/// A named pair: the name, the argument for the subject and the argument for the object.
type Pair<'r> = (String, &'r ResolvedArgument, &'r ResolvedArgument);

impl<'r> OpenClause<'r> {
    fn propositions(&self) -> Vec<Proposition<'r>> {
        let pairs = match self.clause.predicate.kind {
            PredicateKind::Copula => self.copula(),
            PredicateKind::Preposition => self.preposition(),
            PredicateKind::Verb | PredicateKind::Noun => self.verb(),
        };
        pairs.iter().flat_map(|pair| self.multiply(pair)).collect()
    }

    fn argument(&self, function: &Function) -> Option<&'r ResolvedArgument> {
        self.arguments
            .iter()
            .find(|argument| argument.function == *function)
    }

    /// The phrases with a preposition that are neither times nor clauses.
    fn phrases(&self) -> impl Iterator<Item = (&'r str, &'r ResolvedArgument)> {
        let arguments: &'r [ResolvedArgument] = self.arguments;
        arguments
            .iter()
            .filter_map(|argument| match &argument.function {
                Function::Oblique(preposition)
                    if !preposition.is_empty()
                        && says_more(argument)
                        && !self.is_when(argument) =>
                {
                    Some((preposition.as_str(), argument))
                }
                _ => None,
            })
    }

    /// Whether a phrase only says when, by its noun: _at the time_.
    fn is_when(&self, argument: &ResolvedArgument) -> bool {
        argument.fillers.iter().all(|filler| {
            let lemma = self.reading.analysis.lemma(filler.head).to_lowercase();
            lexicon().is_time(&lemma)
        })
    }

    /// _be president of_, _be ready for_; _be_ with what it is where nothing follows; _be in_.
    fn copula(&self) -> Vec<Pair<'r>> {
        let Some(subject) = self.argument(&Function::Subject) else {
            return Vec::new();
        };
        if self.is_only_able() {
            return Vec::new();
        }
        let Some(attribute) = self.argument(&Function::Attribute) else {
            return self
                .phrases()
                .map(|(preposition, phrase)| (format!("be {preposition}"), subject, phrase))
                .collect();
        };
        let head = attribute
            .fillers
            .first()
            .map_or("", |filler| self.reading.analysis.lemma(filler.head));
        let named: Vec<Pair<'r>> = self
            .phrases()
            .map(|(preposition, phrase)| {
                (
                    format!("be {} {preposition}", head.to_lowercase()),
                    subject,
                    phrase,
                )
            })
            .collect();
        if named.is_empty() {
            vec![("be".to_owned(), subject, attribute)]
        } else {
            named
        }
    }

    /// Whether the clause only says how something holds that another clause says: _is able to win_.
    fn is_only_able(&self) -> bool {
        let adjective = self
            .clause
            .argument(&Function::Attribute)
            .and_then(|attribute| attribute.members.first())
            .is_some_and(|member| self.reading.analysis.tag(member.head) == Upos::Adj);
        let infinitive = Function::Complement(ComplementKind::Infinitive);
        let governs = |member: &crate::clause::Member| {
            let analysis = self.reading.analysis;
            let to = analysis.tokens.get(member.head + 1);
            lexicon()
                .embedding(analysis.lemma(member.head), "to", false)
                .is_some()
                && to.is_some_and(|to| to.penn == Penn::To)
        };
        let only_governs = self
            .clause
            .argument(&Function::Attribute)
            .and_then(|attribute| attribute.members.first())
            .is_some_and(governs);
        let alone = self.phrases().next().is_none();
        adjective && (self.clause.argument(&infinitive).is_some() || only_governs && alone)
    }

    /// Whether the infinitive makes a statement of its own, about the same subject.
    fn says_itself(&self, infinitive: &ResolvedArgument) -> bool {
        let inner = infinitive
            .fillers
            .iter()
            .find_map(|filler| match filler.meaning {
                Meaning::Clause(id) => self.reading.clauses.get(id),
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

    /// _be in_
    fn preposition(&self) -> Vec<Pair<'r>> {
        let ends = self
            .argument(&Function::Subject)
            .zip(self.argument(&Function::Object));
        ends.map(|(subject, object)| {
            (
                format!("be {}", self.clause.predicate.lemma),
                subject,
                object,
            )
        })
        .into_iter()
        .collect()
    }

    fn verb(&self) -> Vec<Pair<'r>> {
        let lemma = self.clause.predicate.lemma.as_str();
        let (subject, object) = (
            self.argument(&Function::Subject),
            self.argument(&Function::Object),
        );
        match (subject, object) {
            (Some(subject), Some(object)) => {
                let mut pairs = vec![(self.name(object), subject, object)];
                pairs.extend(
                    self.recipient()
                        .map(|recipient| (format!("{lemma} to"), subject, recipient)),
                );
                pairs
            }
            (Some(subject), None) => self.intransitive(subject),
            (None, Some(object)) => self.passive(object),
            (None, None) => Vec::new(),
        }
    }

    /// _visit_; _agree with_ where the object is the other of a pair.
    fn name(&self, object: &ResolvedArgument) -> String {
        let lemma = &self.clause.predicate.lemma;
        let in_text = self.clause.argument(&object.function).is_some();
        let pair = !in_text && lexicon().is_reciprocal(lemma) && !lexicon().is_transitive(lemma);
        if pair {
            format!("{lemma} with")
        } else {
            lemma.clone()
        }
    }

    fn recipient(&self) -> Option<&'r ResolvedArgument> {
        self.argument(&Function::Recipient)
    }

    /// A verb without an object: each phrase, and what is said.
    fn intransitive(&self, subject: &'r ResolvedArgument) -> Vec<Pair<'r>> {
        let lemma = self.clause.predicate.lemma.as_str();
        let mut pairs: Vec<Pair<'r>> = self
            .phrases()
            .map(|(preposition, phrase)| (format!("{lemma} {preposition}"), subject, phrase))
            .collect();
        if let Some(attribute) = self.argument(&Function::Attribute) {
            pairs.push((lemma.to_owned(), subject, attribute));
        }
        for (kind, name) in [
            (ComplementKind::That, lemma.to_owned()),
            (ComplementKind::Infinitive, format!("{lemma} to")),
        ] {
            if let Some(said) = self.argument(&Function::Complement(kind))
                && !(kind == ComplementKind::Infinitive && self.says_itself(said))
            {
                pairs.push((name, subject, said));
            }
        }
        pairs
    }

    /// A verb of which only the object is known: _be held in_.
    fn passive(&self, object: &'r ResolvedArgument) -> Vec<Pair<'r>> {
        let head = self.clause.predicate.head;
        if self
            .reading
            .analysis
            .tokens
            .get(head)
            .is_none_or(|token| token.penn != Penn::Vbn)
        {
            return Vec::new();
        }
        let participle = self.reading.analysis.word(head).to_lowercase();
        let particle = self
            .clause
            .predicate
            .lemma
            .split_once(' ')
            .map_or(String::new(), |(_, rest)| format!(" {rest}"));
        let lemma = self.clause.predicate.lemma.as_str();
        self.phrases()
            .filter(|(preposition, _)| *preposition != "of" || takes_of(lemma))
            .map(|(preposition, phrase)| {
                (
                    format!("be {participle}{particle} {preposition}"),
                    object,
                    phrase,
                )
            })
            .collect()
    }

    fn multiply(&self, (name, subjects, objects): &Pair<'r>) -> Vec<Proposition<'r>> {
        let mut found = Vec::new();
        for subject in subjects.fillers.iter().filter(|filler| is_entity(filler)) {
            for object in objects
                .fillers
                .iter()
                .filter(|filler| filler.meaning != subject.meaning)
            {
                found.push(Proposition {
                    subject: Cow::Borrowed(subject),
                    relation: name.clone(),
                    object: Cow::Borrowed(object),
                    qualifiers: self.qualifiers(subjects, objects),
                    steps: self.steps(),
                });
            }
        }
        found
    }

    /// The other phrases by their prepositions, and the time.
    fn qualifiers(
        &self,
        subjects: &ResolvedArgument,
        objects: &ResolvedArgument,
    ) -> Vec<(String, Cow<'r, Filler>)> {
        let others = self.arguments.iter().filter(|argument| {
            !std::ptr::eq(*argument, subjects) && !std::ptr::eq(*argument, objects)
        });
        let mut found = Vec::new();
        for argument in others {
            let named = self.clause.predicate.kind == PredicateKind::Copula
                && argument.function == Function::Attribute;
            let Some(role) = role(&argument.function, argument).filter(|_| !named) else {
                continue;
            };
            let fillers = argument
                .fillers
                .iter()
                .filter(|filler| filler.meaning != Meaning::Unresolved);
            found.extend(fillers.map(|filler| (role.clone(), Cow::Borrowed(filler))));
        }
        found
    }

    fn steps(&self) -> Vec<Step> {
        let mut steps = self.clause.steps.clone();
        steps.push("named after its predicate".into());
        steps
    }
}

/// Whether a phrase with _of_ can belong to the verb rather than to a noun near it: _is made of_, _is accused of_.
fn takes_of(verb: &str) -> bool {
    lexicon().takes_phrase(verb, "of")
        || lexicon().embedding(verb, "of", true).is_some()
        || matches!(
            verb,
            "make"
                | "compose"
                | "comprise"
                | "form"
                | "think"
                | "speak"
                | "hear"
                | "dispose"
                | "approve"
                | "cure"
        )
}

/// The name of a qualifier: the preposition, or what stands without one.
fn role(function: &Function, argument: &ResolvedArgument) -> Option<String> {
    if is_time(argument) {
        return Some("time".to_owned());
    }
    match function {
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

fn is_entity(filler: &Filler) -> bool {
    matches!(filler.meaning, Meaning::Entity(_) | Meaning::Unresolved)
}
