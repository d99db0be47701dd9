//! A rule proposed from an example sentence.

mod pattern;

use std::fmt;

use crate::clause::find_clauses;
use crate::document::Document;
use crate::english::analyze;
use crate::examples;
use crate::gazetteer::Gazetteer;
use crate::matching::{find_matches, find_open_matches};
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
}

/// Why no rule could be proposed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoDraft {
    /// Nothing in the text joins two things.
    NoStatement,
    /// A rule was made, but does not read the sentence as it should.
    NoFit,
}

impl fmt::Display for NoDraft {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::NoStatement => "no clause of the sentence joins two things; try a shorter sentence with a name on both sides",
            Self::NoFit => "no pattern could be made that reads the sentence; try a simpler sentence that says the same",
        })
    }
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
    let sketches = sketches(&reading, name, rules);
    if sketches.is_empty() {
        return Err(NoDraft::NoStatement);
    }
    let complete = sketches
        .iter()
        .find_map(|sketch| complete(sketch, sentence, &reading, rules, gazetteer));
    complete.ok_or(NoDraft::NoFit)
}

/// The sketches of patterns for the clauses of a sentence, the likeliest first.
fn sketches(reading: &Reading<'_>, name: Option<&str>, rules: &RuleSet) -> Vec<Sketch> {
    let covered: Vec<_> = find_matches(rules, reading)
        .iter()
        .filter_map(|found| found.clause)
        .collect();
    let mut open: Vec<(bool, Sketch)> = find_open_matches(reading, &[])
        .iter()
        .flat_map(|found| {
            let known = found.clause.is_some_and(|clause| covered.contains(&clause));
            found
                .propositions
                .iter()
                .map(move |proposition| (found, known, proposition))
        })
        .filter(|(.., proposition)| name.is_none_or(|name| name == proposition.relation))
        .filter_map(|(found, known, proposition)| {
            let sketch = Sketch::of(found.clause?, proposition, reading, &rules.vocabulary)?;
            Some((known, sketch))
        })
        .collect();
    open.sort_by_key(|&(known, _)| known);
    open.into_iter().map(|(_, sketch)| sketch).collect()
}

/// Adds examples to a sketch; nothing if the rule does not pass them.
fn complete(
    sketch: &Sketch,
    sentence: &str,
    reading: &Reading<'_>,
    rules: &RuleSet,
    gazetteer: &Gazetteer,
) -> Option<Draft> {
    let stated = stated(sketch, reading)?;
    let arrows: Vec<String> = stated
        .iter()
        .map(|line| format!("       => {line}\n"))
        .collect();
    let yes = format!("  yes  {sentence}\n{}", arrows.concat());
    let no = sketch.temptations(reading).into_iter().find(|no| {
        let text = format!("{}{yes}  no   {no}\n", sketch.rule(true));
        passes(&text, gazetteer)
    })?;
    let name = rules
        .rule(&sketch.name)
        .map_or_else(|| sketch.name.clone(), |_| format!("{} again", sketch.name));
    let rule = sketch.rule(true).replacen(
        &format!("rule {}:", sketch.name),
        &format!("rule {name}:"),
        1,
    );
    Some(Draft {
        name,
        text: format!("{rule}{yes}  no   {no}\n"),
    })
}

/// What the sketched rule states of its sentence.
fn stated(sketch: &Sketch, reading: &Reading<'_>) -> Option<Vec<String>> {
    let text = format!(
        "{}  yes A.\n => A {} B\n  no B.\n",
        sketch.rule(true),
        sketch.relation
    );
    let rules = RuleSet::read(&[Source::added("draft", text)]).ok()?;
    let matches = find_matches(&rules, reading);
    let mut lines: Vec<String> = matches
        .iter()
        .flat_map(|found| {
            found
                .propositions
                .iter()
                .map(|proposition| write_statement(found, proposition))
        })
        .filter(|line| !line.contains('\n'))
        .collect();
    lines.dedup();
    (!lines.is_empty()).then_some(lines)
}

/// Whether a rule file with one rule passes its own examples.
fn passes(text: &str, gazetteer: &Gazetteer) -> bool {
    RuleSet::read(&[Source::added("draft", text)])
        .is_ok_and(|rules| examples::check(&rules, gazetteer).passed())
}
