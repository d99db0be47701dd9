//! `cloze clauses`: the normal form of each sentence.

use std::io::Write;

use crate::clause::text;
use crate::export::{Offsets, clauses};
use crate::reading::Reading;

use super::output::{self, Stdout};
use super::readings::ReadingArguments;
use super::report::{Failure, Outcome};

/// Arguments of `clauses`.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  echo 'The pact was signed by the two ministers.' | cloze clauses -
  cloze clauses --format jsonl article.txt > clauses.jsonl")]
pub struct Arguments {
    #[command(flatten)]
    readings: ReadingArguments,

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
    match arguments.format {
        Format::Text => arguments.readings.show(output::screen(), write_sentences),
        Format::Jsonl => arguments.readings.show(output::stdout(), write_json),
    }
}

/// Writes each sentence that has clauses, and below it its clauses with the steps that made them.
fn write_sentences(reading: &Reading<'_>, out: &mut Stdout) -> Result<(), Failure> {
    let (analysis, clauses) = (reading.analysis, &reading.clauses);
    let mut sentence = None;
    for clause in clauses {
        if sentence.replace(clause.sentence) != Some(clause.sentence) {
            let text = text::one_line(analysis.text(analysis.sentences[clause.sentence].span));
            output::check(writeln!(out, "{text}"))?;
        }
        let line = text::describe(analysis, clauses, clause);
        output::check(write!(out, "    {line}"))?;
        if !clause.steps.is_empty() {
            output::check(write!(out, "   [{}]", clause.steps.join(", ")))?;
        }
        output::check(writeln!(out))?;
    }
    Ok(())
}

/// Writes each clause once for each combination of its arguments' members.
fn write_json(reading: &Reading<'_>, out: &mut Stdout) -> Result<(), Failure> {
    output::check(clauses::write(reading, Offsets::Bytes, out))
}
