//! `cloze rules`: lists rules, or checks them against their own examples.

mod table;
mod watch;

use crate::coverage::Coverage;
use crate::examples::{self, Report};
use crate::matching::find_matches;
use crate::rule::{Rule, RuleSet};
use crate::suggest::draft::{Draft, draft};

use super::input::InputArguments;
use super::library::LibraryArguments;
use super::output::{self, Stdout};
use super::report::{self, Failure, Outcome};

/// Arguments of `rules`.
#[derive(clap::Args)]
#[command(args_conflicts_with_subcommands = true, after_help = EXAMPLES)]
pub struct Arguments {
    #[command(subcommand)]
    action: Option<Action>,

    #[command(flatten)]
    library: LibraryArguments,

    /// The relations as a table in Markdown instead: what each means and joins, what others call it, who states it
    #[arg(long)]
    table: bool,
}

const EXAMPLES: &str = "\
Examples:
  cloze rules                        each rule, and how its patterns are read
  cloze rules check                  run the examples of the shipped rules
  cloze rules check -r my.rules      run the examples of your own
  cloze rules new 'The port leased two cranes to Ghana.'
  cloze rules coverage news/         which rules fire, and which never
  cloze rules --table                every relation with what it joins and what others call it";

/// What to do with the rules.
#[derive(clap::Subcommand)]
enum Action {
    /// Run every example of every rule: what is missing, what is noisy, and why; exit code 1 if anything is
    Check(CheckArguments),
    /// Propose a rule from an example sentence; it passes its own examples
    New(NewArguments),
    /// Count how often each rule fires on a corpus, and which never do
    Coverage(CoverageArguments),
}

/// Arguments of `rules check`.
#[derive(clap::Args)]
#[command(
    after_help = "Examples:\n  cloze rules check -r my.rules\n  cloze rules check --add my.rules --watch    again at each change, until Ctrl-C"
)]
struct CheckArguments {
    #[command(flatten)]
    library: LibraryArguments,

    /// Check again whenever a rule file changes, until Ctrl-C
    #[arg(long)]
    watch: bool,
}

/// Arguments of `rules new`.
#[derive(clap::Args)]
#[command(
    after_help = "Example:\n  cloze rules new 'The port authority leased two cranes to Ghana.' >> my.rules"
)]
struct NewArguments {
    /// The sentence
    sentence: String,

    /// Only of this predicate, where the sentence has several: accuse, be held in
    #[arg(long, value_name = "NAME")]
    predicate: Option<String>,

    #[command(flatten)]
    library: LibraryArguments,
}

/// Arguments of `rules coverage`.
#[derive(clap::Args)]
#[command(after_help = "Example:\n  cloze rules coverage news/ -r my.rules")]
struct CoverageArguments {
    #[command(flatten)]
    input: InputArguments,

    #[command(flatten)]
    library: LibraryArguments,
}

/// Lists or checks rules.
pub fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
    match &arguments.action {
        None if arguments.table => print_table(&arguments.library),
        None => list(&arguments.library),
        Some(Action::Check(arguments)) if arguments.watch => {
            watch::watch(&arguments.library, || check(&arguments.library))
        }
        Some(Action::Check(arguments)) => check(&arguments.library),
        Some(Action::New(arguments)) => propose(arguments),
        Some(Action::Coverage(arguments)) => cover(arguments),
    }
}

fn print_table(library: &LibraryArguments) -> Result<Outcome, Failure> {
    let rules = library.load_rules()?;
    let mut out = output::screen();
    output::print(&mut out, table::table(&rules))?;
    output::finish(&mut out)?;
    Ok(Outcome::Done)
}

fn list(library: &LibraryArguments) -> Result<Outcome, Failure> {
    let rules = library.load_rules()?;
    let mut out = output::screen();
    let mut file = None;
    for rule in &rules.rules {
        if file.replace(&rule.place.file) != Some(&rule.place.file) {
            output::print(&mut out, format!("{}\n", rule.place.file))?;
        }
        describe(rule, &mut out)?;
    }
    output::finish(&mut out)?;
    Ok(Outcome::Done)
}

fn describe(rule: &Rule, out: &mut Stdout) -> Result<(), Failure> {
    output::print(&mut *out, format!("  {}: {}\n", rule.name, rule.gloss))?;
    for pattern in &rule.patterns {
        output::print(
            &mut *out,
            format!("      {}\n          {}\n", pattern.text, pattern.reading()),
        )?;
    }
    Ok(())
}

fn check(library: &LibraryArguments) -> Result<Outcome, Failure> {
    let extractor = library.load()?;
    let report = examples::check(extractor.rules(), extractor.gazetteer());
    let mut out = output::screen();
    for outcome in report.outcomes.iter().filter(|outcome| !outcome.passed()) {
        output::print_marked(&mut out, &outcome.to_string())?;
    }
    output::print_marked(&mut out, &totals(extractor.rules(), &report))?;
    output::finish(&mut out)?;
    Ok(if report.passed() {
        Outcome::Done
    } else {
        Outcome::Failed
    })
}

/// The last line: how many examples there are and what came of them.
fn totals(rules: &RuleSet, report: &Report<'_>) -> String {
    let passed = report
        .outcomes
        .iter()
        .filter(|outcome| outcome.passed())
        .count();
    let sum = |count: fn(&examples::Outcome<'_>) -> usize| {
        report.outcomes.iter().map(count).sum::<usize>()
    };
    format!(
        "{} rule{}, {} examples: {} passed, {} failed; statements: {} found, {} missing, {} noisy\n",
        rules.rules.len(),
        if rules.rules.len() == 1 { "" } else { "s" },
        report.outcomes.len(),
        passed,
        report.outcomes.len() - passed,
        sum(|outcome| outcome.found),
        sum(|outcome| outcome.missing.len()),
        sum(|outcome| outcome.noisy.len()),
    )
}

fn propose(arguments: &NewArguments) -> Result<Outcome, Failure> {
    let extractor = arguments.library.load()?;
    let made = draft(
        &arguments.sentence,
        arguments.predicate.as_deref(),
        extractor.rules(),
        extractor.gazetteer(),
    );
    let made = made.map_err(|reason| Failure::Message(reason.to_string()))?;
    let mut out = output::screen();
    output::print(&mut out, &made.text)?;
    output::finish(&mut out)?;
    if !made.others.is_empty() {
        report::hint(choice(&made));
    }
    Ok(Outcome::Done)
}

/// Which clause of the sentence was taken, and how to take another.
fn choice(made: &Draft) -> String {
    let others: Vec<String> = made
        .others
        .iter()
        .map(|other| match &other.rule {
            Some(rule) => format!(
                "--predicate '{}' (the rule {rule} reads it)",
                other.predicate
            ),
            None => format!("--predicate '{}'", other.predicate),
        })
        .collect();
    format!(
        "this rule is about \"{}\"; for what else the sentence says: {}",
        made.predicate,
        others.join(", ")
    )
}

fn cover(arguments: &CoverageArguments) -> Result<Outcome, Failure> {
    let extractor = arguments.library.load()?;
    let mut tally = arguments.input.tally();
    let mut coverage = Coverage::default();
    arguments.input.documents()?.each(&mut tally, |document| {
        extractor.with_readings(document, |reading| {
            coverage.add(
                reading.clauses.len(),
                &find_matches(extractor.rules(), reading),
            );
        });
        Ok(())
    })?;
    let mut out = output::screen();
    for (name, count) in coverage.table(extractor.rules()) {
        output::print(&mut out, format!("{count:>7}  {name}\n"))?;
    }
    output::print(
        &mut out,
        format!(
            "{} of {} clauses are covered by a rule, {} more by a rule of last resort\n",
            coverage.covered, coverage.clauses, coverage.resorted
        ),
    )?;
    output::finish(&mut out)?;
    Ok(tally.outcome())
}
