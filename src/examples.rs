//! Runs each rule's own examples through the whole pipeline.

use std::fmt;

use crate::clause::find_clauses;
use crate::document::Document;
use crate::english::analyze;
use crate::gazetteer::Gazetteer;
use crate::matching::fit::Ground;
use crate::matching::{Match, Proposition, find_matches};
use crate::reading::{Filler, Meaning, Reading, read};
use crate::rule::{Example, ExampleStatus, Expectation, Rule, RuleSet};
use crate::why::{self, Diagnosis, Stage};

/// What came of all examples.
#[derive(Clone, Debug, Default)]
pub struct Report<'r> {
    /// One for each example, in the order of the rules.
    pub outcomes: Vec<Outcome<'r>>,
}

/// What came of one example.
#[derive(Clone, Debug)]
pub struct Outcome<'r> {
    /// The rule.
    pub rule: &'r Rule,
    /// The example.
    pub example: &'r Example,
    /// How many statements were expected and found.
    pub found: usize,
    /// What was expected and not stated.
    pub missing: Vec<Missing<'r>>,
    /// What was stated and not expected, as rule files write it.
    pub noisy: Vec<String>,
}

/// An expected statement that was not made.
#[derive(Clone, Debug)]
pub struct Missing<'r> {
    /// What was expected.
    pub expected: &'r Expectation,
    /// The stage that lost it.
    pub lost: Loss,
}

/// The stage at which a statement was lost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Loss {
    /// Nothing in the text was understood to be this.
    NoMention(String),
    /// No clause has a predicate of the rule; the clauses that there are.
    NoClause(String),
    /// A clause is there, but the pattern that came nearest does not fit; why.
    NoFit {
        /// The pattern as it is written.
        pattern: String,
        /// The first thing that does not fit.
        reason: String,
    },
    /// The rule fits, but states something else; in what it differs, and what it leaves out.
    Otherwise(String),
}

impl Report<'_> {
    /// Whether every example came out as it says.
    pub fn passed(&self) -> bool {
        self.outcomes.iter().all(Outcome::passed)
    }
}

impl Outcome<'_> {
    /// Whether the example came out as it says.
    pub fn passed(&self) -> bool {
        self.missing.is_empty() && self.noisy.is_empty()
    }
}

/// Runs every example of every rule.
pub fn check<'r>(rules: &'r RuleSet, gazetteer: &Gazetteer) -> Report<'r> {
    let examples = rules
        .rules
        .iter()
        .flat_map(|rule| rule.examples.iter().map(move |example| (rule, example)));
    let outcomes = examples
        .map(|(rule, example)| check_one(rules, rule, example, gazetteer))
        .collect();
    Report { outcomes }
}

/// Runs one example of a rule.
pub fn check_one<'r>(
    rules: &'r RuleSet,
    rule: &'r Rule,
    example: &'r Example,
    gazetteer: &Gazetteer,
) -> Outcome<'r> {
    let document = Document::new("example", example.text.as_str());
    let analysis = analyze(&document);
    let clauses = find_clauses(&analysis);
    let reading = read(&analysis, clauses, gazetteer, &rules.vocabulary);
    compare(rules, rule, example, &reading)
}

/// Compares what a rule states of a reading with what the example says.
fn compare<'r>(
    rules: &'r RuleSet,
    rule: &'r Rule,
    example: &'r Example,
    reading: &Reading<'_>,
) -> Outcome<'r> {
    let matches = find_matches(rules, reading);
    let mut stated: Vec<(&Match<'_>, &Proposition<'_>)> = matches
        .iter()
        .filter(|found| found.rule.is_some_and(|found| found.name == rule.name))
        .flat_map(|found| {
            found
                .propositions
                .iter()
                .map(move |proposition| (found, proposition))
        })
        .filter(|(_, proposition)| {
            is_resolved(&proposition.subject) && is_resolved(&proposition.object)
        })
        .collect();
    let (mut found, mut missing) = (0, Vec::new());
    for expected in &example.expected {
        let before = stated.len();
        stated.retain(|(found, proposition)| !holds(expected, found, proposition));
        if stated.len() < before {
            found += 1;
        } else {
            let ground = Ground {
                vocabulary: &rules.vocabulary,
                reading,
            };
            missing.push(Missing {
                expected,
                lost: loss(expected, rule, ground, &matches),
            });
        }
    }
    let mut noisy: Vec<String> = stated
        .iter()
        .map(|(found, proposition)| why::write_statement(found, proposition))
        .collect();
    noisy.dedup();
    Outcome {
        rule,
        example,
        found,
        missing,
        noisy,
    }
}

fn is_resolved(filler: &Filler) -> bool {
    filler.meaning != Meaning::Unresolved
}

/// Whether a proposition is what the example expects.
fn holds(expected: &Expectation, found: &Match<'_>, proposition: &Proposition<'_>) -> bool {
    let is = |filler: &Filler, name: &str| is_called(found.reading, filler, name);
    expected.relation == proposition.relation
        && status_holds(&expected.status, found)
        && is(&proposition.subject, &expected.subject)
        && is(&proposition.object, &expected.object)
        && expected.qualifiers.iter().all(|(role, name)| {
            proposition
                .qualifiers
                .iter()
                .any(|(found, filler)| found == role && is(filler, name))
        })
}

fn status_holds(expected: &ExampleStatus, found: &Match<'_>) -> bool {
    let clause = found.clause.and_then(|id| found.reading.clauses.get(id));
    let status = clause.map(|clause| &clause.status);
    let speaker = found
        .clause
        .and_then(|id| found.reading.resolved.get(id))
        .and_then(|resolved| resolved.speaker.as_ref());
    status.is_none_or(|status| {
        status.polarity == expected.polarity && status.certainty == expected.certainty
    }) && match (&expected.speaker, speaker) {
        (None, None) => true,
        (Some(name), Some(speaker)) => is_called(found.reading, speaker, name),
        _ => false,
    }
}

/// Whether a filler goes by this name: its name, another name, its label, its head word or its text.
fn is_called(reading: &Reading<'_>, filler: &Filler, name: &str) -> bool {
    let wanted = plain(name);
    names(reading, filler)
        .iter()
        .any(|found| plain(found) == wanted)
}

fn names(reading: &Reading<'_>, filler: &Filler) -> Vec<String> {
    let analysis = reading.analysis;
    let head = analysis.tokens.get(filler.head);
    let mut names = vec![analysis.text(filler.span).to_owned()];
    names.extend(head.map(|token| analysis.text(token.span).to_owned()));
    match &filler.meaning {
        Meaning::Entity(entity) => {
            if let Some(entity) = reading.entities.get(*entity) {
                names.push(entity.name.clone());
                names.extend(entity.other_names.iter().chain(&entity.head).cloned());
            }
        }
        Meaning::Value(value) => {
            names.extend([value.text.clone()].into_iter().chain(value.iso.clone()))
        }
        Meaning::Clause(_) | Meaning::Unresolved => {}
    }
    names
}

/// A name without case, article, quotation marks and final full stop.
fn plain(name: &str) -> String {
    let lower = name.to_lowercase();
    let words: Vec<&str> = lower
        .split_whitespace()
        .map(|word| word.trim_matches(|sign: char| "\"“”‘’.,;:".contains(sign)))
        .filter(|word| !word.is_empty())
        .collect();
    match words.as_slice() {
        ["the" | "a" | "an" | "that", rest @ ..] if !rest.is_empty() => rest.join(" "),
        words => words.join(" "),
    }
}

/// Finds the stage that lost a statement.
fn loss<'r>(
    expected: &Expectation,
    rule: &'r Rule,
    ground: Ground<'r>,
    matches: &[Match<'r>],
) -> Loss {
    let of_rule = |found: &&Match<'_>| found.rule.is_some_and(|found| found.name == rule.name);
    let fitting: Vec<&Match<'_>> = matches.iter().filter(of_rule).collect();
    if fitting.is_empty() {
        let unmentioned = [&expected.subject, &expected.object]
            .into_iter()
            .find(|name| !is_mentioned(ground.reading, name));
        if let Some(name) = unmentioned {
            return Loss::NoMention(name.clone());
        }
    }
    let Diagnosis {
        stage,
        near,
        reason,
    } = why::diagnose(ground, rule, matches);
    let pattern = near.map_or_else(String::new, |near| near.pattern.text.clone());
    match stage {
        Stage::NoClause => Loss::NoClause(reason),
        Stage::NoFit | Stage::Exception => Loss::NoFit { pattern, reason },
        Stage::Fits => {
            let mut reasons = otherwise(expected, &fitting);
            reasons.extend(Some(reason).filter(|reason| !reason.is_empty()));
            Loss::Otherwise(reasons.join("; "))
        }
    }
}

/// In what the statement that comes nearest to the expected one differs from it.
fn otherwise(expected: &Expectation, fitting: &[&Match<'_>]) -> Vec<String> {
    let all = fitting
        .iter()
        .flat_map(|found| found.propositions.iter().map(move |said| (*found, said)));
    let differences = all.map(|(found, said)| {
        let reading = found.reading;
        let end = |wanted: &str, filler: &Filler| is_called(reading, filler, wanted);
        let mut wrong = why::difference(
            reading,
            (
                &expected.subject,
                &said.subject,
                end(&expected.subject, &said.subject),
            ),
            (
                &expected.object,
                &said.object,
                end(&expected.object, &said.object),
            ),
        );
        if said.relation != expected.relation {
            wrong.push(format!(
                "the relation is \"{}\", not \"{}\"",
                said.relation, expected.relation
            ));
        }
        if !status_holds(&expected.status, found) {
            let words = why::status_words(found);
            wrong.push(match words.is_empty() {
                true => "the text plainly states it".to_owned(),
                false => format!("its status is ({})", words.join(", ")),
            });
        }
        for (role, name) in &expected.qualifiers {
            let mut bound = said.qualifiers.iter().filter(|(found, _)| found == role);
            if !bound.clone().any(|(_, filler)| end(name, filler)) {
                wrong.push(match bound.next() {
                    Some((_, filler)) => format!(
                        "{role} is \"{}\", not \"{name}\"",
                        why::name_of_filler(reading, filler)
                    ),
                    None => format!("{role} is not bound"),
                });
            }
        }
        wrong
    });
    differences.min_by_key(Vec::len).unwrap_or_default()
}

fn is_mentioned(reading: &Reading<'_>, name: &str) -> bool {
    let wanted = plain(name);
    let resolved = reading
        .resolved
        .iter()
        .flat_map(|clause| clause.arguments.iter().chain([]));
    let mut fillers = resolved.flat_map(|argument| &argument.fillers);
    fillers.any(|filler| is_called(reading, filler, name))
        || reading.entities.iter().any(|entity| {
            let mut names = [&entity.name]
                .into_iter()
                .chain(&entity.other_names)
                .chain(&entity.head);
            names.any(|name| plain(name) == wanted)
        })
        || plain(&reading.analysis.document.text).contains(&wanted)
}

impl fmt::Display for Outcome<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = &self.example.place;
        writeln!(
            formatter,
            "{}:{}: {}",
            place.file, place.line, self.example.text
        )?;
        for missing in &self.missing {
            writeln!(formatter, "  missing {}", missing.expected.text)?;
            writeln!(formatter, "          {}", missing.lost)?;
        }
        for noisy in &self.noisy {
            writeln!(formatter, "  noisy   {noisy}")?;
        }
        Ok(())
    }
}

impl fmt::Display for Loss {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoMention(name) => write!(
                formatter,
                "no mention: nothing in the text was read as \"{name}\""
            ),
            Self::NoClause(reason) => write!(formatter, "no clause: {reason}"),
            Self::NoFit { pattern, reason } => write!(formatter, "no fit: {pattern}: {reason}"),
            Self::Otherwise(reasons) if reasons.is_empty() => {
                write!(formatter, "the rule fits, but states something else")
            }
            Self::Otherwise(reasons) => {
                write!(
                    formatter,
                    "the rule fits, but states something else: {reasons}"
                )
            }
        }
    }
}
