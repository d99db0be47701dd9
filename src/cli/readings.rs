//! Documents read one after another, for the commands that show a step on the way.

use crate::reading::Reading;

use super::input::InputArguments;
use super::library::LibraryArguments;
use super::output::{self, Stdout};
use super::report::{Failure, Outcome};

/// What to read, and with which rules and names.
#[derive(clap::Args)]
pub struct ReadingArguments {
    #[command(flatten)]
    input: InputArguments,

    #[command(flatten)]
    library: LibraryArguments,
}

impl ReadingArguments {
    /// Reads each document and writes what is to be shown of it.
    pub fn show(
        &self,
        mut out: Stdout,
        write: impl Fn(&Reading<'_>, &mut Stdout) -> Result<(), Failure>,
    ) -> Result<Outcome, Failure> {
        let extractor = self.library.load()?;
        let mut tally = self.input.tally();
        let documents = self.input.documents()?;
        documents.each(&mut tally, |document| {
            let mut done = Ok(());
            extractor.with_readings(document, |reading| {
                if done.is_ok() {
                    done = write(reading, &mut out);
                }
            });
            done
        })?;
        output::finish(&mut out)?;
        Ok(tally.outcome())
    }
}
