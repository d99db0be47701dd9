//! Documents read one after another, for the commands that show a step on the way.

use cloze::reading::Reading;

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
        write: impl Fn(&Reading<'_>, &mut Stdout) -> Result<(), Failure>,
    ) -> Result<Outcome, Failure> {
        let extractor = self.library.load()?;
        let mut documents = self.input.documents()?;
        let mut out = output::stdout();
        for document in documents.by_ref() {
            extractor.with_reading(&document, |reading| write(reading, &mut out))?;
        }
        output::finish(&mut out)?;
        Ok(documents.outcome())
    }
}
