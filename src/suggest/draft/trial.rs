//! Examples for a proposed rule, which it must pass.

use super::pattern::Sketch;
use crate::clause::find_clauses;
use crate::document::Document;
use crate::english::analyze;
use crate::examples;
use crate::gazetteer::Gazetteer;
use crate::matching::fit::Ground;
use crate::matching::{Match, find_matches};
use crate::reading::{Reading, read};
use crate::rule::{RuleSet, Source};
use crate::why::{self, write_statement};

/// Which sentence a proposed rule must read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Example {
    /// The one it was made from, unless it is long.
    Whole,
    /// One that says only what the rule is about.
    Short,
}

/// The longest sentence, in letters, that makes a good example.
const LONG: usize = 140;

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
    let rules = alone(sketch, rules)?;
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

/// The rule of a sketch, with examples that only make it whole.
fn alone(sketch: &Sketch, rules: &RuleSet) -> Option<RuleSet> {
    let text = format!(
        "{}  yes A.\n => A {} B\n  no B.\n",
        sketch.rule(&rules.vocabulary),
        sketch.name
    );
    RuleSet::read(&[Source::added("draft", text)]).ok()
}

/// A sketch with what it is tried on.
pub struct Trial<'a> {
    /// The rule without examples.
    pub sketch: &'a Sketch,
    /// The rules that there are.
    pub rules: &'a RuleSet,
    /// The known names.
    pub gazetteer: &'a Gazetteer,
}

impl Trial<'_> {
    /// The rule with examples, and its name; nothing if it does not pass them.
    pub fn complete(
        &self,
        kind: Example,
        sentence: &str,
        reading: &Reading<'_>,
    ) -> Option<(String, String)> {
        let sketch = self.sketch;
        let whole = example(sentence, &stated(sketch, reading, self.rules)?);
        let yes = if kind == Example::Whole && sentence.chars().count() <= LONG {
            whole
        } else {
            self.own_example(&sketch.affirmed()).unwrap_or(whole)
        };
        let nos: Vec<String> = sketch
            .temptations()
            .into_iter()
            .map(|text| format!("  no   {text}\n"))
            .filter(|no| self.passes(&format!("{yes}{no}")))
            .take(2)
            .collect();
        let no = nos.concat();
        let denied = self
            .own_example(&sketch.denied())
            .filter(|denied| self.passes(&format!("{yes}{denied}{no}")))
            .unwrap_or_default();
        let vocabulary = &self.rules.vocabulary;
        let name = match self.rules.rule(&sketch.name) {
            Some(_) => format!("also {}", sketch.name),
            None => sketch.name.clone(),
        };
        let rule = sketch.rule(vocabulary).replacen(
            &format!("rule {}:", sketch.name),
            &format!("rule {name}:"),
            1,
        );
        Some((name, format!("{rule}{yes}{denied}{no}")))
    }

    /// Why the rule does not read the sentence that it was made from.
    pub fn diagnose(&self, reading: &Reading<'_>) -> String {
        let Some(rules) = alone(self.sketch, self.rules) else {
            return "the pattern would have faults".to_owned();
        };
        let ground = Ground {
            vocabulary: &rules.vocabulary,
            reading,
        };
        let matches = find_matches(&rules, reading);
        let rule = rules.rules.first();
        rule.map_or_else(String::new, |rule| {
            why::diagnose(ground, rule, &matches).reason
        })
    }

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
