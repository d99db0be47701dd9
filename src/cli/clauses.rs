//! `cloze clauses`: the normal form of each sentence.

use std::io::Write;

use super::input::InputArguments;
use super::library::LibraryArguments;
use super::output;
use super::report::{Failure, Outcome};

/// Arguments of `clauses`.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  echo 'The pact was signed by the two ministers.' | cloze clauses -
  cloze clauses --format jsonl article.txt > clauses.jsonl")]
pub struct Arguments {
    #[command(flatten)]
    input: InputArguments,

    #[command(flatten)]
    library: LibraryArguments,

    /// The layout
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

/// How to write clauses.
#[derive(Clone, Copy, clap::ValueEnum)]
enum Format {
    /// Each sentence with its clauses below
    Text,
    /// One JSON line for each clause and combination of its arguments
    Jsonl,
}

/// Prints the clauses of each document.
pub fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
    let extractor = arguments.library.load()?;
    let mut documents = arguments.input.documents()?;
    let mut out = output::stdout();
    for document in documents.by_ref() {
        let _ = (&extractor, document, &arguments.format);
    }
    output::check(writeln!(out))?;
    output::finish(&mut out)?;
    Ok(documents.outcome())
}
