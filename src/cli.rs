//! The command line: one file per command under `cli/`.

mod clauses;
mod diff;
mod explain;
mod extract;
mod graphs;
mod identifiers;
mod init;
mod input;
mod interrupt;
mod library;
mod mentions;
mod merge;
mod output;
mod parse;
mod pipeline;
#[cfg(feature = "push")]
mod push;
#[cfg(feature = "query")]
mod query;
mod readings;
mod report;
mod rules;
mod settings;
mod shells;
mod show;
mod suggest;
mod summary;
mod text;
mod visible;
mod why;

use std::ffi::OsString;

use clap::{CommandFactory, Parser, Subcommand};

use report::{Failure, Outcome};

/// The command line.
#[derive(Parser)]
#[command(name = "cloze", version, max_term_width = 100, about = ABOUT, long_about = ABOUT_AT_LENGTH, after_help = FIRST_STEPS)]
struct Cli {
    #[command(subcommand)]
    command: Command,

    /// Whether to use colours; without it, on terminals unless NO_COLOR is set
    #[arg(long, global = true, value_enum, value_name = "WHEN")]
    color: Option<Colours>,

    /// Print what cloze.toml and the environment set, and end
    #[arg(long, global = true)]
    print_config: bool,
}

/// Whether to use colours.
#[derive(Clone, Copy, clap::ValueEnum)]
enum Colours {
    /// On terminals
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

impl Colours {
    /// Makes it so for all that is written.
    fn apply(self) {
        let choice = match self {
            Self::Auto => anstream::ColorChoice::Auto,
            Self::Always => anstream::ColorChoice::AlwaysAnsi,
            Self::Never => anstream::ColorChoice::Never,
        };
        choice.write_global();
    }
}

/// What the program is for.
const ABOUT: &str = "Write a sentence with holes; get a knowledge graph.";

/// What `cloze --help` begins with.
const ABOUT_AT_LENGTH: &str = "\
Write a sentence with holes; get a knowledge graph.

cloze reads news articles and rule files, and writes the graph of who did what to whom as RDF (Turtle), GraphViz DOT
and JSON. A rule is an ordinary English sentence with named slots:

    {giver: Agent} gifted {gift: Thing} to {recipient: Agent}

It fits the passive, relative clauses, participles, infinitives and \"X's gift of Y to Z\" as well, in any tense.";

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
    /// Join graphs, with decisions on names that mean the same
    Merge(merge::Arguments),
    /// Send graphs to a store, a named graph for each document
    #[cfg(feature = "push")]
    Push(push::Arguments),
    /// Ask a question in SPARQL of articles and graphs
    #[cfg(feature = "query")]
    Query(query::Arguments),
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
    /// Tell which statements two rule sets or two graphs do not share
    Diff(diff::Arguments),
    /// Make a folder with a rule file and a text to begin with
    Init(init::Arguments),
    /// Print the text that all offsets count in
    Text(text::Arguments),
    /// Print completions for a shell
    Completions(shells::CompletionArguments),
    /// Print the man page
    Man,
}

/// Runs the program on a command line, whose first word is the program's name, and gives its exit code.
///
/// It is a program's last act: `--help` and a line that is not understood end the process.
pub fn run(line: impl IntoIterator<Item = OsString>) -> u8 {
    let outcome = settled(line.into_iter().collect()).and_then(|cli| match cli {
        Some(cli) => {
            if let Some(colours) = cli.color {
                colours.apply();
            }
            dispatch(cli.command)
        }
        None => print_config(),
    });
    match outcome {
        Ok(outcome) => outcome.into(),
        Err(failure) => failure.report(),
    }
}

/// The command line, with what is set elsewhere; none if only the settings are asked for.
fn settled(line: Vec<OsString>) -> Result<Option<Cli>, Failure> {
    let options = line.iter().skip(1).take_while(|word| *word != "--");
    if options.into_iter().any(|word| word == "--print-config") {
        return Ok(None);
    }
    let command = Cli::command();
    let given = command.clone().get_matches_from(&line);
    let settings = settings::read()?;
    let line = settings::complete(line, &command, &given, &settings);
    match Cli::try_parse_from(line) {
        Ok(cli) => Ok(Some(cli)),
        Err(error) => Err(Failure::Message(of_settings(&error, &settings))),
    }
}

/// What is wrong with a command line that was sound before settings came to it.
fn of_settings(error: &clap::Error, settings: &[settings::Setting]) -> String {
    let told = error.to_string();
    let line = told.lines().next().unwrap_or_default();
    let line = line.trim_start_matches("error: ");
    let flag = |setting: &&settings::Setting| line.contains(&format!("--{} ", setting.name));
    match settings.iter().find(flag) {
        Some(setting) => format!("{}: {line}; `cloze --help` has the values", setting.origin),
        None => format!("{line}; `cloze --print-config` shows what is set"),
    }
}

/// Prints what is set, and where.
fn print_config() -> Result<Outcome, Failure> {
    let mut out = output::screen();
    for setting in settings::read()? {
        output::print(&mut out, format!("{setting}\n"))?;
    }
    output::finish(&mut out)?;
    Ok(Outcome::Done)
}

fn dispatch(command: Command) -> Result<Outcome, Failure> {
    match command {
        Command::Extract(arguments) => extract::run(&arguments),
        Command::Show(arguments) => show::run(&arguments),
        Command::Explain(arguments) => explain::run(&arguments),
        #[cfg(feature = "push")]
        Command::Push(arguments) => push::run(&arguments),
        Command::Merge(arguments) => merge::run(&arguments),
        #[cfg(feature = "query")]
        Command::Query(arguments) => query::run(&arguments),
        Command::Clauses(arguments) => clauses::run(&arguments),
        Command::Parse(arguments) => parse::run(&arguments),
        Command::Mentions(arguments) => mentions::run(&arguments),
        Command::Rules(arguments) => rules::run(&arguments),
        Command::Suggest(arguments) => suggest::run(&arguments),
        Command::Why(arguments) => why::run(&arguments),
        Command::Diff(arguments) => diff::run(&arguments),
        Command::Init(arguments) => init::run(&arguments),
        Command::Text(arguments) => text::run(&arguments),
        Command::Completions(arguments) => shells::completions(&arguments),
        Command::Man => shells::man(),
    }
}
