//! `cloze mentions`: names and pronouns with the entities they stand for.

use crate::export::{Offsets, mentions};
use crate::reading::{Entity, Mention, Reading};

use super::identifiers::IdentifierArguments;
use super::output::{self, Stdout};
use super::readings::ReadingArguments;
use super::report::{Failure, Outcome};

/// Arguments of `mentions`.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  echo 'Maria Lopez flew to Ghana. She met the president.' | cloze mentions -
  cloze mentions --format jsonl article.txt > mentions.jsonl")]
pub struct Arguments {
    #[command(flatten)]
    readings: ReadingArguments,

    #[command(flatten)]
    identifiers: IdentifierArguments,

    /// The layout
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

/// How to write mentions.
#[derive(Clone, Copy, clap::ValueEnum)]
enum Format {
    /// One mention a line: place, text, kind, entity, and the reasons behind the sieve that joined it to others
    Text,
    /// One JSON line for each mention
    Jsonl,
}

/// Prints the mentions of each document.
pub fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
    match arguments.format {
        Format::Text => arguments.readings.show(output::screen(), write_lines),
        Format::Jsonl => {
            let identifiers = arguments.identifiers.asked()?;
            let write = |reading: &Reading<'_>, out: &mut Stdout| {
                let written = mentions::write(reading, &identifiers, Offsets::Bytes, out);
                output::check(written)
            };
            arguments.readings.show(output::stdout(), write)
        }
    }
}

fn write_lines(reading: &Reading<'_>, out: &mut Stdout) -> Result<(), Failure> {
    for mention in &reading.mentions {
        let text = reading
            .analysis
            .text(mention.span)
            .replace(['\n', '\t', '\r'], " ");
        let entities: Vec<_> = entities(reading, mention).map(named).collect();
        let entities = if entities.is_empty() {
            "?".to_owned()
        } else {
            entities.join(" + ")
        };
        let (start, end) = (mention.span.start, mention.span.end);
        let sieve = mention.sieve.map(|sieve| format!("{}: ", sieve.as_str()));
        let line = format!(
            "{start}..{end}\t{text}\t{}\t{entities}\t{}{}\n",
            mention.kind.as_str(),
            sieve.unwrap_or_default(),
            mention.steps.join("; ")
        );
        output::print(out, line)?;
    }
    Ok(())
}

/// An entity's name with its type.
fn named(entity: &Entity) -> String {
    match &entity.kind {
        Some(kind) => format!("{} ({kind})", entity.name),
        None => entity.name.clone(),
    }
}

fn entities<'r>(
    reading: &'r Reading<'_>,
    mention: &'r Mention,
) -> impl Iterator<Item = &'r Entity> {
    mention
        .entities
        .iter()
        .filter_map(|&entity| reading.entities.get(entity))
}
