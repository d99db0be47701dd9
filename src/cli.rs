//! The command line: one file per command under `cli/`.

mod clauses;
mod explain;
mod extract;
mod input;
mod interrupt;
mod library;
mod mentions;
mod output;
mod parse;
mod pipeline;
mod readings;
mod report;
mod rules;
mod shells;
mod show;
mod suggest;
mod summary;
mod text;
mod visible;
mod why;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use report::{Failure, Outcome};

/// Write a sentence with holes; get a knowledge graph.
///
/// cloze reads news articles and rule files, and writes the graph of who did what to whom as RDF (Turtle), GraphViz DOT
/// and JSON. A rule is an ordinary English sentence with named slots:
///
///     {giver: Agent} gifted {gift: Thing} to {recipient: Agent}
///
/// It fits the passive, relative clauses, participles, infinitives and "X's gift of Y to Z" as well, in any tense.
#[derive(Parser)]
#[command(name = "cloze", version, max_term_width = 100, verbatim_doc_comment, after_help = FIRST_STEPS)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

/// What `cloze --help` ends with.
const FIRST_STEPS: &str = "\
First steps:
  cloze extract article.txt           write output/article.ttl, .dot and .json
  cloze show article.txt              the same statements as a table
  cloze clauses article.txt           what the program understands of each sentence
  cloze rules check -r my.rules       run the examples in a rule file

Exit codes: 0 done, 1 a check failed, 2 could not run, 3 done with inputs left out, 130 interrupted.";

/// The commands.
#[derive(Subcommand)]
enum Command {
    /// Read articles and write their graph
    Extract(extract::Arguments),
    /// Show the statements of articles as a table
    Show(show::Arguments),
    /// Say how statements were found: sentence, rule, steps
    Explain(explain::Arguments),
    /// Print the normal form of each sentence: predicates with their arguments
    Clauses(clauses::Arguments),
    /// Print sentences, tokens, tags, lemmas and heads
    Parse(parse::Arguments),
    /// Print names and pronouns with the entities they stand for
    Mentions(mentions::Arguments),
    /// List rules, or check them against their own examples
    Rules(rules::Arguments),
    /// Find what no rule covers, each group with a proposed rule
    Suggest(suggest::Arguments),
    /// Say which rules fire on a sentence, and why a rule does not
    Why(why::Arguments),
    /// Print the text that all offsets count in
    Text(text::Arguments),
    /// Print completions for a shell
    Completions(shells::CompletionArguments),
    /// Print the man page
    Man,
}

/// Runs the program and gives its exit code.
pub fn run() -> ExitCode {
    match dispatch(Cli::parse().command) {
        Ok(outcome) => outcome.into(),
        Err(failure) => failure.report(),
    }
}

fn dispatch(command: Command) -> Result<Outcome, Failure> {
    match command {
        Command::Extract(arguments) => extract::run(&arguments),
        Command::Show(arguments) => show::run(&arguments),
        Command::Explain(arguments) => explain::run(&arguments),
        Command::Clauses(arguments) => clauses::run(&arguments),
        Command::Parse(arguments) => parse::run(&arguments),
        Command::Mentions(arguments) => mentions::run(&arguments),
        Command::Rules(arguments) => rules::run(&arguments),
        Command::Suggest(arguments) => suggest::run(&arguments),
        Command::Why(arguments) => why::run(&arguments),
        Command::Text(arguments) => text::run(&arguments),
        Command::Completions(arguments) => shells::completions(&arguments),
        Command::Man => shells::man(),
    }
}
