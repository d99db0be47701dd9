//! Statements of every clause that no rule fits: what `--open` adds.
//!
//! What a rule file can say of such clauses stands in `rules/otherwise.rules`. Here is the rest: what those do that do
//! not act, what is done by nobody named, what something is, and where.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::fit::Ground;
use super::naming::{says_itself, verb};
use super::{Match, Proposition, trigger};
use crate::clause::lexicon::lexicon;
use crate::clause::{Clause, ClauseId, ComplementKind, Function, PredicateKind, Step};
use crate::english::Penn;
use crate::reading::{Filler, Meaning, Reading, ResolvedArgument};
use crate::vocabulary::Vocabulary;

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
    static NO_TYPES: Vocabulary = Vocabulary::new();
    let clause = reading.clauses.get(id)?;
    let arguments = reading.resolved.get(id)?.arguments.as_slice();
    let ground = Ground {
        vocabulary: &NO_TYPES,
        reading,
    };
    let open = OpenClause {
        ground,
        id,
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
    ground: Ground<'r>,
    id: ClauseId,
    clause: &'r Clause,
    arguments: &'r [ResolvedArgument],
}

/// A named pair: the name, the place of the argument for the subject and of the one for the object.
type Pair = (String, usize, usize);

impl<'r> OpenClause<'r> {
    fn propositions(&self) -> Vec<Proposition<'r>> {
        let pairs = match self.clause.predicate.kind {
            PredicateKind::Copula => self.copula(),
            PredicateKind::Preposition => self.preposition(),
            PredicateKind::Verb | PredicateKind::Noun => self.verb(),
        };
        pairs.iter().flat_map(|pair| self.multiply(pair)).collect()
    }

    fn argument(&self, function: &Function) -> Option<usize> {
        self.arguments
            .iter()
            .position(|argument| argument.function == *function)
    }

    /// The phrases with a preposition that are neither times nor clauses.
    fn phrases(&self) -> impl Iterator<Item = (&'r str, usize)> {
        let (ground, arguments) = (self.ground, self.arguments);
        let phrases = arguments
            .iter()
            .enumerate()
            .filter(move |(_, argument)| ground.is_phrase_of(argument));
        phrases.filter_map(|(place, argument)| match &argument.function {
            Function::Oblique(preposition) => Some((preposition.as_str(), place)),
            _ => None,
        })
    }

    /// Each phrase under a name that ends in its preposition.
    fn phrase_pairs(&self, name: &str, subject: usize) -> Vec<Pair> {
        self.phrases()
            .map(|(preposition, phrase)| (format!("{name} {preposition}"), subject, phrase))
            .collect()
    }

    /// _be president of_, _be ready for_; _be_ with what it is where nothing follows; _be in_.
    fn copula(&self) -> Vec<Pair> {
        let Some(subject) = self.argument(&Function::Subject) else {
            return Vec::new();
        };
        if self.ground.only_governs(self.id) {
            return Vec::new();
        }
        let Some(attribute) = self.argument(&Function::Attribute) else {
            return self.phrase_pairs("be", subject);
        };
        let head = self.arguments[attribute]
            .fillers
            .first()
            .map_or("", |filler| self.ground.reading.analysis.lemma(filler.head));
        let named = self.phrase_pairs(&format!("be {}", head.to_lowercase()), subject);
        if named.is_empty() {
            vec![("be".to_owned(), subject, attribute)]
        } else {
            named
        }
    }

    /// _be in_
    fn preposition(&self) -> Vec<Pair> {
        let ends = self
            .argument(&Function::Subject)
            .zip(self.argument(&Function::Object));
        let name = verb(self.clause, self.arguments);
        ends.map(|(subject, object)| (name, subject, object))
            .into_iter()
            .collect()
    }

    fn verb(&self) -> Vec<Pair> {
        let (subject, object) = (
            self.argument(&Function::Subject),
            self.argument(&Function::Object),
        );
        match (subject, object) {
            (Some(subject), Some(object)) => {
                let to = format!("{} to", self.clause.predicate.lemma);
                let recipient = self.argument(&Function::Recipient);
                let mut pairs = vec![(verb(self.clause, self.arguments), subject, object)];
                pairs.extend(recipient.map(|recipient| (to, subject, recipient)));
                pairs
            }
            (Some(subject), None) => self.intransitive(subject),
            (None, Some(object)) => self.passive(object),
            (None, None) => Vec::new(),
        }
    }

    /// A verb without an object: each phrase, and what is said.
    fn intransitive(&self, subject: usize) -> Vec<Pair> {
        let lemma = self.clause.predicate.lemma.as_str();
        let mut pairs = self.phrase_pairs(lemma, subject);
        if let Some(attribute) = self.argument(&Function::Attribute) {
            pairs.push((lemma.to_owned(), subject, attribute));
        }
        for (kind, name) in [
            (ComplementKind::That, lemma.to_owned()),
            (ComplementKind::Infinitive, format!("{lemma} to")),
        ] {
            if let Some(said) = self.argument(&Function::Complement(kind))
                && !(kind == ComplementKind::Infinitive
                    && says_itself(self.ground.reading, &self.arguments[said]))
            {
                pairs.push((name, subject, said));
            }
        }
        pairs
    }

    /// A verb of which only the object is known: _be held in_.
    fn passive(&self, object: usize) -> Vec<Pair> {
        let head = self.clause.predicate.head;
        let analysis = self.ground.reading.analysis;
        if analysis
            .tokens
            .get(head)
            .is_none_or(|token| token.penn != Penn::Vbn)
        {
            return Vec::new();
        }
        let name = self.ground.participle(self.clause);
        let lemma = self.clause.predicate.lemma.as_str();
        self.phrases()
            .filter(|(preposition, _)| *preposition != "of" || takes_of(lemma))
            .map(|(preposition, phrase)| (format!("{name} {preposition}"), object, phrase))
            .collect()
    }

    fn multiply(&self, (name, subject, object): &Pair) -> Vec<Proposition<'r>> {
        let mut used = vec![*subject, *object];
        if self.clause.predicate.kind == PredicateKind::Copula {
            used.extend(self.argument(&Function::Attribute));
        }
        let qualifiers = self.ground.further(self.arguments, &used);
        let mut found = Vec::new();
        let subjects = self.arguments[*subject].fillers.iter();
        for subject in subjects.filter(|filler| is_entity(filler)) {
            for object in self.arguments[*object]
                .fillers
                .iter()
                .filter(|filler| filler.meaning != subject.meaning)
            {
                found.push(Proposition {
                    subject: Cow::Borrowed(subject),
                    relation: name.clone(),
                    open: true,
                    object: Cow::Borrowed(object),
                    qualifiers: qualifiers.clone(),
                    steps: self.steps(),
                });
            }
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

fn is_entity(filler: &Filler) -> bool {
    matches!(filler.meaning, Meaning::Entity(_) | Meaning::Unresolved)
}
