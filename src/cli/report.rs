//! What a command says on standard error, and the exit code it ends with.

use std::fmt::Display;
use std::io;
use std::process::ExitCode;

use anstyle::{AnsiColor, Style};

/// How a command ended that could run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Everything was done.
    Done,
    /// A check failed.
    Failed,
    /// Some inputs could not be read; the others were done.
    Incomplete,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Done => Self::SUCCESS,
            Outcome::Failed => Self::from(1),
            Outcome::Incomplete => Self::from(2),
        }
    }
}

/// Why a command could not run.
#[derive(Debug)]
pub enum Failure {
    /// With place, cause and cure, in lines.
    Message(String),
    /// Nobody reads the output any more: no failure at all.
    BrokenPipe,
}

impl Failure {
    /// A failure of the disk at a place: a path, or `standard output`.
    pub fn at(place: impl Display, error: &io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe {
            return Self::BrokenPipe;
        }
        Self::Message(format!("{place}: {}", cause(error)))
    }

    /// Tells it and gives the exit code.
    pub fn report(&self) -> ExitCode {
        match self {
            Self::BrokenPipe => ExitCode::SUCCESS,
            Self::Message(message) => {
                error(message);
                ExitCode::from(2)
            }
        }
    }
}

/// What the system says of an error, in lower case and without its number.
pub fn cause(error: &io::Error) -> String {
    let text = error.to_string();
    let text = text.split(" (os error").next().unwrap_or_default();
    let mut letters = text.chars();
    letters
        .next()
        .map(|first| first.to_lowercase().chain(letters).collect())
        .unwrap_or_default()
}

/// Tells an error.
pub fn error(message: impl Display) {
    tell("error", AnsiColor::Red, message);
}

/// Tells what may be wrong.
pub fn warning(message: impl Display) {
    tell("warning", AnsiColor::Yellow, message);
}

/// Tells what may help.
pub fn hint(message: impl Display) {
    tell("hint", AnsiColor::Cyan, message);
}

fn tell(label: &str, colour: AnsiColor, message: impl Display) {
    let style = Style::new().bold().fg_color(Some(colour.into()));
    anstream::eprintln!("{style}{label}:{style:#} {message}");
}
