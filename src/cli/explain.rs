//! `cloze explain`: how statements were found, step by step.

use crate::clause::text::one_line;
use crate::graph::{Evidence, Stated};
use crate::rule::RuleSet;

use super::output::{self, Stdout};
use super::report::{Failure, Outcome};
use super::show::Selection;

/// Arguments of `explain`.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  cloze explain article.txt --relation visited     every visit: sentence, rule and steps
  cloze explain article.txt --subject Kim --limit 1
  cloze explain output/article.ttl                 the same of a graph that `cloze extract` wrote")]
pub struct Arguments {
    #[command(flatten)]
    selection: Selection,
}

/// Explains the selected statements.
pub fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
    let selected = arguments.selection.read()?;
    let statements = selected.graph.statements();
    let rules = selected.extractor.rules();
    let mut out = output::screen();
    for (index, row) in &selected.rows {
        output::print(&mut out, format!("{}\n", row.sentence()))?;
        explain(&statements[*index], rules, &mut out)?;
    }
    output::finish(&mut out)?;
    Ok(selected.outcome)
}

/// Each place that a statement comes from.
fn explain(stated: &Stated<'_>, rules: &RuleSet, out: &mut Stdout) -> Result<(), Failure> {
    for evidence in &stated.statement.evidence {
        output::print(&mut *out, place(evidence, rules))?;
    }
    output::print(out, "\n")
}

fn place(evidence: &Evidence, rules: &RuleSet) -> String {
    let span = evidence.places().main().unwrap_or_default();
    let mut text = format!("  {} {}..{}\n", evidence.document, span.start, span.end);
    text.push_str(&format!("  text   {}\n", one_line(&evidence.quote)));
    text.push_str(&format!("  word   {}\n", evidence.trigger));
    text.push_str(&format!("  rule   {}\n", rule(evidence, rules)));
    for step in &evidence.steps {
        text.push_str(&format!("  step   {step}\n"));
    }
    text
}

/// The rule's name and place.
fn rule(evidence: &Evidence, rules: &RuleSet) -> String {
    let Some(name) = &evidence.rule else {
        return "none: named after its predicate".to_owned();
    };
    match rules.rule(name) {
        Some(rule) => format!("{name} ({}:{})", rule.place.file, rule.place.line),
        None => name.clone(),
    }
}
