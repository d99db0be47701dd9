//! What no rule covers, grouped, and a rule proposed for each group.

pub mod draft;

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use crate::clause::find_clauses;
use crate::clause::lexicon::lexicon;
use crate::clause::text::one_line;
use crate::clause::{Certainty, Clause, ClauseId, Function, PredicateKind};
use crate::document::Document;
use crate::english::Relation;
use crate::english::analyze;
use crate::english::verbs::is_base;
use crate::gazetteer::Gazetteer;
use crate::matching::{Match, Proposition, find_open_matches};
use crate::reading::{Filler, Meaning, Naming, Reading, read};
use crate::rule::{Rule, RuleSet};
use crate::vocabulary::{STATEMENT, Vocabulary};
use crate::why;
use draft::{Draft, draft_short};

/// Clauses that no rule fits, grouped by predicate and the sorts of what it joins.
#[derive(Clone, Debug, Default)]
pub struct Suggestions {
    groups: BTreeMap<Key, Group>,
}

/// What the clauses of a group have in common.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    /// The predicate's name: `be held in`.
    pub name: String,
    /// What the subject is: `Agent`, `Place` or `Thing`.
    pub subject: String,
    /// What the object is: the same, or the type of a value.
    pub object: String,
}

/// How many sentences of a group are kept.
const KEPT: usize = 5;

#[derive(Clone, Debug, Default)]
struct Group {
    count: usize,
    /// How telling and how surely read the best of the clauses is.
    worth: usize,
    documents: BTreeSet<String>,
    sentences: Vec<String>,
}

/// A group of clauses that no rule fits.
#[derive(Clone, Debug)]
pub struct Suggestion {
    /// What the clauses have in common.
    pub key: Key,
    /// How many there are.
    pub count: usize,
    /// Some of their sentences, in the order of the texts.
    pub sentences: Vec<String>,
    /// A rule that fits one of the sentences and passes its own examples.
    pub draft: Draft,
    /// The rule that comes nearest to reading the first of the sentences, and what keeps it from it.
    pub nearest: Option<String>,
}

impl Suggestions {
    /// Adds the clauses of a reading that no match covers.
    pub fn add(&mut self, reading: &Reading<'_>, matches: &[Match<'_>], vocabulary: &Vocabulary) {
        let read: Vec<Match<'_>> = matches
            .iter()
            .filter(|found| !found.is_last_resort())
            .cloned()
            .collect();
        for found in find_open_matches(reading, &read) {
            let Some(id) = found.clause.filter(|&id| says_enough(reading, id)) else {
                continue;
            };
            let mut seen = BTreeSet::new();
            for proposition in &found.propositions {
                let key = key(reading, proposition, vocabulary);
                if let Some(key) = key.filter(|key| seen.insert(key.clone())) {
                    self.add_one(key, reading, id, proposition);
                }
            }
        }
    }

    fn add_one(
        &mut self,
        key: Key,
        reading: &Reading<'_>,
        clause: ClauseId,
        proposition: &Proposition<'_>,
    ) {
        let key_of = key.clone();
        let group = self.groups.entry(key).or_default();
        group.count += 1;
        group.worth = group
            .worth
            .max(worth(&key_of, reading, clause, proposition));
        group.documents.insert(reading.analysis.document.id.clone());
        let sentence = sentence(reading, clause);
        if group.sentences.len() < KEPT && !group.sentences.contains(&sentence) {
            group.sentences.push(sentence);
        }
    }

    /// The groups that most is to be had of, each with a proposed rule; those that none can be made of are left out.
    ///
    /// What several documents say goes before what one repeats, and of equals what is plainly said of those that act.
    pub fn best(&self, most: usize, rules: &RuleSet, gazetteer: &Gazetteer) -> Vec<Suggestion> {
        let mut groups: Vec<(&Key, &Group)> = self.groups.iter().collect();
        groups.sort_by_key(|(_, group)| Reverse((group.documents.len(), group.count, group.worth)));
        let drafted = groups.into_iter().filter_map(|(key, group)| {
            Some(Suggestion {
                key: key.clone(),
                count: group.count,
                sentences: group.sentences.clone(),
                draft: group.draft(key, rules, gazetteer)?,
                nearest: group
                    .sentences
                    .first()
                    .and_then(|text| nearest_rule(text, rules, gazetteer)),
            })
        });
        drafted.take(most).collect()
    }
}

impl Group {
    /// A rule made from the shortest sentence that gives one.
    fn draft(&self, key: &Key, rules: &RuleSet, gazetteer: &Gazetteer) -> Option<Draft> {
        let mut sentences: Vec<&String> = self.sentences.iter().collect();
        sentences.sort_by_key(|sentence| sentence.len());
        sentences
            .into_iter()
            .find_map(|text| draft_short(text, &key.name, rules, gazetteer).ok())
    }
}

/// The rule that comes nearest to reading a sentence that none reads, with its place and the reason.
fn nearest_rule(text: &str, rules: &RuleSet, gazetteer: &Gazetteer) -> Option<String> {
    let document = Document::new("sentence", text);
    let analysis = analyze(&document);
    let reading = read(
        &analysis,
        find_clauses(&analysis),
        gazetteer,
        &rules.vocabulary,
    );
    let asked: Vec<&Rule> = rules.rules.iter().collect();
    let accounts = why::account(rules, &reading, &asked);
    let missed = accounts.missed.first()?;
    let near = missed
        .near
        .as_ref()
        .filter(|_| missed.closeness() > 0 && !missed.is_read)?;
    let place = &near.pattern.place;
    Some(format!(
        "{} ({}:{}): {}",
        missed.rule.name, place.file, place.line, missed.reason
    ))
}

/// How telling a statement is, and how surely read: with an object, or a phrase that belongs to the verb; of those that
/// act; by name; as plainly stated.
fn worth(key: &Key, reading: &Reading<'_>, id: ClauseId, proposition: &Proposition<'_>) -> usize {
    let Some(clause) = reading.clauses.get(id) else {
        return 0;
    };
    let arguments = reading
        .resolved
        .get(id)
        .map_or(&[][..], |resolved| resolved.arguments.as_slice());
    let function = arguments
        .iter()
        .find(|argument| argument.fillers.contains(&proposition.object))
        .map(|argument| &argument.function);
    let belongs = match function {
        Some(Function::Oblique(preposition)) => {
            lexicon().takes_phrase(&clause.predicate.lemma, preposition)
        }
        Some(Function::Object) => true,
        _ => false,
    };
    let ends = [&proposition.subject, &proposition.object];
    let named = ends.iter().filter(|end| is_named(reading, end)).count();
    let plain = clause.status.certainty == Certainty::Stated;
    let agents = match [key.subject.as_str(), key.object.as_str()] {
        ["Agent", "Agent"] => 2,
        ["Agent", "Place" | "Thing"] => 1,
        _ => 0,
    };
    3 * usize::from(belongs) + 2 * agents + named + usize::from(plain)
}

/// Whether a clause says something that a relation could be made of: a verb that means something, with a subject of its
/// own, or a noun that names an act.
fn says_enough(reading: &Reading<'_>, id: ClauseId) -> bool {
    let Some(clause) = reading.clauses.get(id) else {
        return false;
    };
    let lemma = clause.predicate.lemma.as_str();
    let verb = lemma.split(' ').next().unwrap_or(lemma);
    let telling = is_base(verb) && !is_plain(verb);
    match clause.predicate.kind {
        PredicateKind::Verb => telling && has_subject(reading, clause),
        PredicateKind::Noun => telling,
        PredicateKind::Copula | PredicateKind::Preposition => false,
    }
}

/// Whether the subject stands in the clause itself, and was not concluded from another.
fn has_subject(reading: &Reading<'_>, clause: &Clause) -> bool {
    let subjects = [Relation::Nsubj, Relation::NsubjPass];
    let found = reading.analysis.child(clause.predicate.head, &subjects);
    found.is_some()
}

/// Whether a verb alone says too little.
fn is_plain(verb: &str) -> bool {
    static VERBS: OnceLock<BTreeSet<&str>> = OnceLock::new();
    VERBS
        .get_or_init(|| {
            let lines = include_str!("../data/lexicons/plain-verbs.txt").lines();
            lines.filter(|line| !line.starts_with('#')).collect()
        })
        .contains(verb)
}

/// The group that a statement belongs to; none if an end of it is not known.
fn key(
    reading: &Reading<'_>,
    proposition: &Proposition<'_>,
    vocabulary: &Vocabulary,
) -> Option<Key> {
    let key = Key {
        name: proposition.relation.clone(),
        subject: sort(reading, &proposition.subject, vocabulary)?,
        object: sort(reading, &proposition.object, vocabulary)?,
    };
    // What someone does to do something else is no relation of two things.
    let telling = !["Text", STATEMENT].contains(&key.object.as_str());
    telling.then_some(key)
}

/// What a filler is, as broadly as a slot would ask for it.
fn sort(reading: &Reading<'_>, filler: &Filler, vocabulary: &Vocabulary) -> Option<String> {
    let found = why::type_of(reading, filler)?;
    let broad = ["Agent", "Place", "Thing"]
        .into_iter()
        .find(|broad| vocabulary.is_a(found, broad));
    Some(broad.unwrap_or(found).to_owned())
}

fn is_named(reading: &Reading<'_>, filler: &Filler) -> bool {
    let Meaning::Entity(entity) = filler.meaning else {
        return false;
    };
    let entity = reading.entities.get(entity);
    entity.is_some_and(|entity| entity.naming != Naming::Description)
}

/// The text of a clause's sentence on one line.
fn sentence(reading: &Reading<'_>, clause: ClauseId) -> String {
    let sentence = reading
        .clauses
        .get(clause)
        .and_then(|clause| reading.analysis.sentences.get(clause.sentence));
    let text = sentence.map_or("", |sentence| reading.analysis.text(sentence.span));
    one_line(text)
}
