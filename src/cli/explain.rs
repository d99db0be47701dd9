//! `cloze explain`: how statements were found, step by step.

use cloze::clause::text::one_line;
use cloze::graph::{Evidence, KnowledgeGraph, Stated};
use cloze::rule::RuleSet;

use super::output::{self, Stdout};
use super::report::{Failure, Outcome};
use super::show::{self, Selection};

/// Arguments of `explain`.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  cloze explain article.txt --relation visited     every visit: sentence, rule and steps
  cloze explain article.txt --subject Kim --limit 1")]
pub struct Arguments {
    #[command(flatten)]
    selection: Selection,
}

/// Explains the selected statements.
pub fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
    let (extractor, graph, outcome) = arguments.selection.extract()?;
    let mut out = output::stdout();
    for stated in arguments.selection.select(&graph) {
        explain(&graph, &stated, extractor.rules(), &mut out)?;
    }
    output::finish(&mut out)?;
    Ok(outcome)
}

/// The statement, and below it each place it comes from.
fn explain(
    graph: &KnowledgeGraph,
    stated: &Stated<'_>,
    rules: &RuleSet,
    out: &mut Stdout,
) -> Result<(), Failure> {
    output::print(&mut *out, format!("{}\n", show::sentence(graph, stated)))?;
    for evidence in &stated.statement.evidence {
        output::print(&mut *out, place(evidence, rules))?;
    }
    output::print(out, "\n")
}

fn place(evidence: &Evidence, rules: &RuleSet) -> String {
    let span = evidence.spans.first().copied().unwrap_or_default();
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
