//! A rule proposed from an example sentence.

mod forms;
mod hole;
mod pattern;
mod temptations;
mod trial;

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::fmt;

use crate::clause::{ClauseId, find_clauses};
use crate::document::Document;
use crate::english::analyze;
use crate::gazetteer::Gazetteer;
use crate::matching::{find_matches, find_open_matches};
use crate::reading::{Reading, read};
use crate::rule::RuleSet;
use crate::why;
use pattern::Sketch;
use trial::{Example, Trial};

/// A rule proposed from a sentence: it fits the sentence and passes its own examples.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The rule's name.
    pub name: String,
    /// The lines of a rule file.
    pub text: String,
    /// What the sentence says that the rule is about: the predicate's name, as `be held in`.
    pub predicate: String,
    /// What else the sentence says that a rule could be about, and the rules that read it already.
    pub others: Vec<Other>,
}

/// Something else that a sentence says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Other {
    /// The predicate's name.
    pub predicate: String,
    /// The rule that reads it already, if any.
    pub rule: Option<String>,
}

/// Why no rule could be proposed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoDraft {
    /// Nothing in the text joins two things.
    NoStatement(String),
    /// Nothing in the text has the name that was asked for; those that there are.
    NoPredicate(Vec<String>),
    /// A rule was made, but does not read the sentence as it should; why.
    NoFit(String),
}

impl fmt::Display for NoDraft {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoStatement(reason) => formatter.write_str(reason),
            Self::NoPredicate(known) => write!(
                formatter,
                "the sentence does not say that; it says \"{}\"",
                known.join("\", \"")
            ),
            Self::NoFit(reason) => write!(
                formatter,
                "no pattern could be made that reads the sentence: {reason}; try a simpler sentence that says the same"
            ),
        }
    }
}

/// Something that a sentence says, and who reads it.
struct Said<'r> {
    predicate: String,
    clause: ClauseId,
    rule: Option<&'r str>,
    /// Where its subject stands.
    subject: usize,
    sketch: Sketch,
}

/// Proposes a rule from an example sentence.
///
/// Of several clauses, the first that no rule fits counts, or else the first; with a `name`, only clauses whose predicate
/// has that name count.
///
/// # Errors
///
/// Says why no rule could be proposed.
pub fn draft(
    sentence: &str,
    name: Option<&str>,
    rules: &RuleSet,
    gazetteer: &Gazetteer,
) -> Result<Draft, NoDraft> {
    draft_with(Example::Whole, sentence, name, rules, gazetteer)
}

/// Proposes a rule from a sentence that was found somewhere: its example says no more than what the rule is about.
///
/// # Errors
///
/// Says why no rule could be proposed.
pub fn draft_short(
    sentence: &str,
    name: &str,
    rules: &RuleSet,
    gazetteer: &Gazetteer,
) -> Result<Draft, NoDraft> {
    draft_with(Example::Short, sentence, Some(name), rules, gazetteer)
}

fn draft_with(
    example: Example,
    sentence: &str,
    name: Option<&str>,
    rules: &RuleSet,
    gazetteer: &Gazetteer,
) -> Result<Draft, NoDraft> {
    let document = Document::new("example", sentence);
    let analysis = analyze(&document);
    let reading = read(
        &analysis,
        find_clauses(&analysis),
        gazetteer,
        &rules.vocabulary,
    );
    let said = said(&reading, rules);
    if said.is_empty() {
        return Err(NoDraft::NoStatement(unsaid(&reading)));
    }
    let asked: Vec<&Said<'_>> = said
        .iter()
        .filter(|said| name.is_none_or(|name| said.predicate == name))
        .collect();
    if asked.is_empty() {
        return Err(NoDraft::NoPredicate(names(&said)));
    }
    let complete = asked.iter().find_map(|&one| {
        let trial = Trial {
            sketch: &one.sketch,
            rules,
            gazetteer,
        };
        let (name, text) = trial.complete(example, sentence, &reading)?;
        Some(Draft {
            name,
            text,
            predicate: one.predicate.clone(),
            others: others(&said, one),
        })
    });
    complete.ok_or_else(|| {
        let trial = asked.first().map(|one| Trial {
            sketch: &one.sketch,
            rules,
            gazetteer,
        });
        NoDraft::NoFit(trial.map_or_else(String::new, |trial| trial.diagnose(&reading)))
    })
}

/// Why a sentence says nothing that a rule could be about: no clause, or none that joins two things.
fn unsaid(reading: &Reading<'_>) -> String {
    if reading.clauses.is_empty() {
        return format!("no clause was found: {}", why::taken_for(reading));
    }
    let said: BTreeSet<String> = reading
        .clauses
        .iter()
        .map(|clause| format!("\"{}\"", clause.predicate.lemma))
        .collect();
    let said: Vec<String> = said.into_iter().collect();
    format!(
        "the sentence says {}, and of no two things that are named; try one with a name on both sides",
        said.join(" and ")
    )
}

/// What the clauses of a sentence say, first what no rule reads.
fn said<'r>(reading: &Reading<'_>, rules: &'r RuleSet) -> Vec<Said<'r>> {
    let covered: Vec<(ClauseId, &str)> = find_matches(rules, reading)
        .iter()
        .filter(|found| !found.is_last_resort())
        .filter_map(|found| {
            let rule = rules.rule(&found.rule?.name)?;
            Some((found.clause?, rule.name.as_str()))
        })
        .collect();
    let mut said: Vec<Said<'r>> = find_open_matches(reading, &[])
        .iter()
        .flat_map(|found| {
            found
                .propositions
                .iter()
                .map(move |proposition| (found, proposition))
        })
        .filter_map(|(found, proposition)| {
            let clause = found.clause?;
            let rule = covered.iter().find(|(covered, _)| *covered == clause);
            Some(Said {
                predicate: proposition.relation.clone(),
                clause,
                rule: rule.map(|(_, name)| *name),
                subject: proposition.subject.span.start,
                sketch: Sketch::of(clause, proposition, reading, &rules.vocabulary)?,
            })
        })
        .collect();
    // Of several subjects, the one next to the predicate is the surest.
    said.sort_by_key(|said| (said.rule.is_some(), said.clause, Reverse(said.subject)));
    said
}

/// The names of what is said, each once.
fn names(said: &[Said<'_>]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for one in said {
        if !names.contains(&one.predicate) {
            names.push(one.predicate.clone());
        }
    }
    names
}

/// What the other clauses say, each once.
fn others(said: &[Said<'_>], taken: &Said<'_>) -> Vec<Other> {
    let mut others: Vec<Other> = Vec::new();
    for one in said.iter().filter(|one| one.clause != taken.clause) {
        if !others.iter().any(|other| other.predicate == one.predicate) {
            others.push(Other {
                predicate: one.predicate.clone(),
                rule: one.rule.map(str::to_owned),
            });
        }
    }
    others
}
