//! `cloze rules check --watch`: checks again whenever a file changes.

use std::fs;
use std::io::{self, IsTerminal};
use std::path::PathBuf;
use std::thread;
use std::time::{Duration, SystemTime};

use crate::cli::library::LibraryArguments;
use crate::cli::output;
use crate::cli::report::{self, Failure, Outcome};

/// So often the files are looked at.
const PATIENCE: Duration = Duration::from_millis(300);

/// Clears a terminal and puts the cursor into its first corner.
const CLEAR: &str = "\x1b[2J\x1b[H";

/// What the files look like: the time and length of each, as far as it is there.
type Look = Vec<(PathBuf, Option<(SystemTime, u64)>)>;

/// Checks, and checks again when a file has changed, until somebody interrupts. What is wrong with a rule is told, and may
/// be mended while this goes on.
pub fn watch(
    library: &LibraryArguments,
    check: impl Fn() -> Result<Outcome, Failure>,
) -> Result<Outcome, Failure> {
    if library.files()?.is_empty() {
        let message = "--watch looks at rule files, and none is given; give one with -r or --add";
        return Err(Failure::Message(message.to_owned()));
    }
    loop {
        let seen = look(library);
        if io::stdout().is_terminal() {
            let mut screen = output::screen();
            output::print(&mut screen, CLEAR)?;
            output::finish(&mut screen)?;
        }
        match check() {
            Err(Failure::Message(message)) => report::error(message),
            done => {
                done?;
            }
        }
        report::say("waiting for a change; Ctrl-C ends");
        while look(library) == seen {
            thread::sleep(PATIENCE);
        }
    }
}

/// What the files look like now; what is not there for a moment, as while an editor saves, will be told by the check.
fn look(library: &LibraryArguments) -> Look {
    let files = library.files().unwrap_or_default().into_iter();
    let look = |path: PathBuf| {
        let found = fs::metadata(&path).ok();
        let found = found.and_then(|found| Some((found.modified().ok()?, found.len())));
        (path, found)
    };
    files.map(look).collect()
}
