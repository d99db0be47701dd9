//! `cloze suggest`: what no rule covers, with a proposed rule for each group.

use crate::matching::find_matches;
use crate::suggest::{Suggestion, Suggestions};

use super::input::InputArguments;
use super::library::LibraryArguments;
use super::output::{self, Stdout};
use super::report::{Failure, Outcome};

/// Arguments of `suggest`.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  cloze suggest news/                           the ten most frequent predicates without a rule
  cloze suggest news/ --limit 3 > my.rules      a draft to edit: groups and sentences are comments")]
pub struct Arguments {
    #[command(flatten)]
    input: InputArguments,

    #[command(flatten)]
    library: LibraryArguments,

    /// At most so many groups
    #[arg(long, value_name = "N", default_value_t = 10)]
    limit: usize,
}

/// Prints the most frequent groups of clauses that no rule fits.
pub fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
    let extractor = arguments.library.load()?;
    let mut tally = arguments.input.tally();
    let mut suggestions = Suggestions::default();
    arguments.input.documents()?.each(&mut tally, |document| {
        extractor.with_readings(document, |reading| {
            let rules = extractor.rules();
            suggestions.add(reading, &find_matches(rules, reading), &rules.vocabulary);
        });
        Ok(())
    })?;
    let mut out = output::screen();
    for suggestion in suggestions.best(arguments.limit, extractor.rules(), extractor.gazetteer()) {
        write(&suggestion, &mut out)?;
    }
    output::finish(&mut out)?;
    Ok(tally.outcome())
}

/// Writes a group as comments, and its proposed rule, as a rule file has them.
fn write(suggestion: &Suggestion, out: &mut Stdout) -> Result<(), Failure> {
    let key = &suggestion.key;
    output::print(
        &mut *out,
        format!(
            "# {} × {} {} {}\n",
            suggestion.count, key.subject, key.name, key.object
        ),
    )?;
    for sentence in &suggestion.sentences {
        output::print(&mut *out, format!("#     {sentence}\n"))?;
    }
    if let Some(nearest) = &suggestion.nearest {
        output::print(&mut *out, format!("# nearest is {nearest}\n"))?;
    }
    output::print(out, format!("{}\n", suggestion.draft.text))
}
