//! `cloze show`: statements as a table.

mod choice;
mod filter;
mod paint;
mod row;
mod selection;
mod table;

use crate::export::{Offsets, jsonl};
use crate::graph::Stated;

use super::output::{self, Stdout};
use super::report::{self, Failure, Outcome};
pub use choice::Choice;
pub use row::Row;
pub use selection::{Selected, Selection};

/// Arguments of `show`.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// Show the sentence below each statement
    #[arg(long)]
    quote: bool,

    /// The layout
    #[arg(long, value_enum, default_value = "table")]
    format: Layout,

    #[command(flatten)]
    selection: Selection,
}

const EXAMPLES: &str = "\
Examples:
  cloze show article.txt                                every statement
  cloze show news/ --relation visited --quote           visits, each with its sentence
  cloze show article.txt --subject Kim --status stated  what Kim did, without what is only expected or reported
  cloze show article.txt --format tsv | cut -f1-3       for other programs
  cloze show output/graph.json --type Country           a graph that `cloze extract` wrote
  cloze show news/ --only named --min-evidence 2        what is said of names, and said twice
  zcat graph.nt.gz | cloze show - --types Person,City   what people have to do with cities";

/// How to write statements.
#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Layout {
    /// A table that fits the terminal
    Table,
    /// Columns separated by tabs, with a heading
    Tsv,
    /// The JSON lines of `extract`
    Jsonl,
}

/// Shows the statements of all inputs.
pub fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
    let selected = arguments.selection.read()?;
    if selected.rows.is_empty() && selected.outcome == Outcome::Done {
        report::hint(
            "no statement is left; --open also shows what no rule fits, and `cloze clauses` what is understood",
        );
    }
    let mut out = match arguments.format {
        Layout::Table => output::screen(),
        Layout::Tsv | Layout::Jsonl => output::stdout(),
    };
    let rows: Vec<&Row> = selected.rows.iter().map(|(_, row)| row).collect();
    match arguments.format {
        Layout::Jsonl => write_lines(&selected, &mut out)?,
        Layout::Tsv => table::write_columns(&rows, &mut out)?,
        Layout::Table => table::write(&rows, arguments.quote, &mut out)?,
    }
    output::finish(&mut out)?;
    Ok(selected.outcome)
}

/// Writes the statements as `extract` does.
fn write_lines(selected: &Selected, out: &mut Stdout) -> Result<(), Failure> {
    let statements = selected.graph.statements();
    let shown = selected.rows.iter().map(|(index, _)| statements[*index]);
    let shown: Vec<Stated<'_>> = shown.collect();
    output::check(jsonl::write_statements(
        &selected.graph,
        &shown,
        Offsets::Bytes,
        out,
    ))
}
