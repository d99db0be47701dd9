//! `cloze rules`: lists rules, or checks them against their own examples.

use super::library::LibraryArguments;
use super::report::{Failure, Outcome};

/// Arguments of `rules`.
#[derive(clap::Args)]
pub struct Arguments {
    #[command(flatten)]
    library: LibraryArguments,
}

/// Runs the command.
pub fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
    arguments.library.load_rules()?;
    Ok(Outcome::Done)
}
