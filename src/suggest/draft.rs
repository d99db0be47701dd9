//! A rule proposed from an example sentence.

mod forms;
mod hole;
mod pattern;
mod temptations;

use std::cmp::Reverse;
use std::fmt;

use crate::clause::{ClauseId, find_clauses};
use crate::document::Document;
use crate::english::analyze;
use crate::examples;
use crate::gazetteer::Gazetteer;
use crate::matching::{Match, find_matches, find_open_matches};
use crate::reading::{Reading, read};
use crate::rule::{RuleSet, Source};
use crate::why::write_statement;
use pattern::Sketch;

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
    NoStatement,
    /// Nothing in the text has the name that was asked for; those that there are.
    NoPredicate(Vec<String>),
    /// A rule was made, but does not read the sentence as it should.
    NoFit,
}

impl fmt::Display for NoDraft {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoStatement => formatter.write_str(
                "no clause of the sentence joins two things; try a shorter sentence with a name on both sides",
            ),
            Self::NoPredicate(known) => write!(
                formatter,
                "the sentence does not say that; it says \"{}\"",
                known.join("\", \"")
            ),
            Self::NoFit => formatter.write_str(
                "no pattern could be made that reads the sentence; try a simpler sentence that says the same",
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
        return Err(NoDraft::NoStatement);
    }
    let asked: Vec<&Said<'_>> = said
        .iter()
        .filter(|said| name.is_none_or(|name| said.predicate == name))
        .collect();
    if asked.is_empty() {
        return Err(NoDraft::NoPredicate(names(&said)));
    }
    let complete = asked.iter().find_map(|&one| {
        let (name, text) = complete(&one.sketch, sentence, &reading, rules, gazetteer)?;
        Some(Draft {
            name,
            text,
            predicate: one.predicate.clone(),
            others: others(&said, one),
        })
    });
    complete.ok_or(NoDraft::NoFit)
}

/// What the clauses of a sentence say, first what no rule reads.
fn said<'r>(reading: &Reading<'_>, rules: &'r RuleSet) -> Vec<Said<'r>> {
    let covered: Vec<(ClauseId, &str)> = find_matches(rules, reading)
        .iter()
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

/// The longest sentence, in letters, that makes a good example.
const LONG: usize = 140;

/// Adds examples to a sketch; nothing if the rule does not pass them.
fn complete(
    sketch: &Sketch,
    sentence: &str,
    reading: &Reading<'_>,
    rules: &RuleSet,
    gazetteer: &Gazetteer,
) -> Option<(String, String)> {
    let trial = Trial {
        sketch,
        rules,
        gazetteer,
    };
    let lines = stated(sketch, reading, rules)?;
    let simple = lines.len() == 1 && sentence.chars().count() <= LONG;
    let whole = example(sentence, &lines);
    let yes = if simple {
        whole
    } else {
        trial.own_example(&sketch.affirmed()).unwrap_or(whole)
    };
    let denied = trial.own_example(&sketch.denied()).unwrap_or_default();
    let nos: Vec<String> = sketch
        .temptations()
        .into_iter()
        .map(|text| format!("  no   {text}\n"))
        .filter(|no| trial.passes(&format!("{yes}{no}")))
        .take(2)
        .collect();
    let no = nos.concat();
    let denied = Some(denied)
        .filter(|denied| trial.passes(&format!("{yes}{denied}{no}")))
        .unwrap_or_default();
    let name = match rules.rule(&sketch.name) {
        Some(_) => format!("also {}", sketch.name),
        None => sketch.name.clone(),
    };
    let rule = sketch.rule(&rules.vocabulary).replacen(
        &format!("rule {}:", sketch.name),
        &format!("rule {name}:"),
        1,
    );
    (!no.is_empty()).then(|| (name, format!("{rule}{yes}{denied}{no}")))
}

/// A `yes` line with what it states.
fn example(sentence: &str, lines: &[String]) -> String {
    let arrows: Vec<String> = lines
        .iter()
        .map(|line| format!("       => {line}\n"))
        .collect();
    format!("  yes  {sentence}\n{}", arrows.concat())
}

/// What the sketched rule states of a reading.
fn stated(sketch: &Sketch, reading: &Reading<'_>, rules: &RuleSet) -> Option<Vec<String>> {
    let text = format!(
        "{}  yes A.\n => A {} B\n  no B.\n",
        sketch.rule(&rules.vocabulary),
        sketch.name
    );
    let rules = RuleSet::read(&[Source::added("draft", text)]).ok()?;
    let matches = find_matches(&rules, reading);
    let mut lines: Vec<String> = matches.iter().flat_map(lines).collect();
    lines.dedup();
    (!lines.is_empty()).then_some(lines)
}

/// What a match states, without time and place, which every clause may have.
fn lines(found: &Match<'_>) -> Vec<String> {
    let own = found.propositions.iter().map(|proposition| {
        let mut own = proposition.clone();
        own.qualifiers
            .retain(|(role, _)| role != "time" && role != "place");
        write_statement(found, &own)
    });
    own.filter(|line| !line.contains('\n')).collect()
}

/// A sketch with what it is tried on.
struct Trial<'a> {
    sketch: &'a Sketch,
    rules: &'a RuleSet,
    gazetteer: &'a Gazetteer,
}

impl Trial<'_> {
    /// Whether the rule passes these examples.
    fn passes(&self, examples: &str) -> bool {
        let text = format!("{}{examples}", self.sketch.rule(&self.rules.vocabulary));
        let needed = if examples.contains("  no   ") {
            text
        } else {
            format!("{text}  no   It rained.\n")
        };
        RuleSet::read(&[Source::added("draft", needed)])
            .is_ok_and(|rules| examples::check(&rules, self.gazetteer).passed())
    }

    /// An example of a sentence that was made up, with what the rule states of it; nothing if that is not one statement.
    fn own_example(&self, sentence: &str) -> Option<String> {
        let document = Document::new("example", sentence);
        let analysis = analyze(&document);
        let reading = read(
            &analysis,
            find_clauses(&analysis),
            self.gazetteer,
            &self.rules.vocabulary,
        );
        let lines = stated(self.sketch, &reading, self.rules)?;
        (lines.len() == 1).then(|| example(sentence, &lines))
    }
}
