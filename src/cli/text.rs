//! `cloze text`: the text that all offsets count in.

use super::input::InputArguments;
use super::output;
use super::report::{Failure, Outcome};

/// Arguments of `text`.
#[derive(clap::Args)]
#[command(
    after_help = "Example: the first 80 bytes that spans in the outputs count\n  cloze text article.txt | head -c 80"
)]
pub struct Arguments {
    #[command(flatten)]
    input: InputArguments,
}

/// Prints the text of each document.
pub fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
    let mut tally = arguments.input.tally();
    let mut out = output::stdout();
    let documents = arguments.input.documents()?;
    documents.each(&mut tally, |document| {
        output::print(&mut out, &document.text)
    })?;
    output::finish(&mut out)?;
    Ok(tally.outcome())
}
