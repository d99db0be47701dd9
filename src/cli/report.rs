//! What a command says on standard error, and the exit code it ends with.

use std::fmt::Display;
use std::io::{self, Write};

use anstyle::{AnsiColor, Style};

use super::interrupt;
use super::output::wrap;
use super::visible::visible;

/// How a command ended that could run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Everything was done.
    Done,
    /// A check failed.
    Failed,
    /// Some inputs were left out; the others were done.
    Incomplete,
    /// Some inputs were left out, which must not be.
    Refused,
    /// Somebody asked for the end; what was done is kept.
    Interrupted,
}

impl From<Outcome> for u8 {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Done => 0,
            Outcome::Failed => 1,
            Outcome::Refused => 2,
            Outcome::Incomplete => 3,
            Outcome::Interrupted => interrupt::CODE,
        }
    }
}

/// Why a command could not run.
#[derive(Debug)]
pub enum Failure {
    /// With place, cause and cure, in lines.
    Message(String),
    /// The disk takes nothing more, of this document or any other; in lines.
    Full(String),
    /// Nobody reads the output any more: no failure at all.
    BrokenPipe,
}

impl Failure {
    /// A failure of the disk at a place: a path, or `standard output`.
    pub fn at(place: impl Display, error: &io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe {
            return Self::BrokenPipe;
        }
        let message = format!("{place}: {}", cause(error));
        match error.kind() {
            io::ErrorKind::StorageFull
            | io::ErrorKind::QuotaExceeded
            | io::ErrorKind::ReadOnlyFilesystem => Self::Full(message),
            _ => Self::Message(message),
        }
    }

    /// Tells it and gives the exit code.
    pub fn report(&self) -> u8 {
        match self {
            Self::BrokenPipe => 0,
            Self::Message(message) | Self::Full(message) => {
                error(message);
                2
            }
        }
    }
}

/// What the system says of an error, in lower case and without its number, and what can be done about it.
pub fn cause(error: &io::Error) -> String {
    let text = error.to_string();
    let text = text.split(" (os error").next().unwrap_or_default();
    let mut letters = text.chars();
    let cause: String = letters
        .next()
        .map(|first| first.to_lowercase().chain(letters).collect())
        .unwrap_or_default();
    match cure(error.kind()) {
        Some(cure) => format!("{cause}; {cure}"),
        None => cause,
    }
}

/// What can be done about an error of the system.
const fn cure(kind: io::ErrorKind) -> Option<&'static str> {
    match kind {
        io::ErrorKind::NotFound => Some("check the name"),
        io::ErrorKind::PermissionDenied => Some("get the right to it, or give another"),
        io::ErrorKind::IsADirectory => Some("move the folder away, or give another name"),
        io::ErrorKind::NotADirectory => Some("a part of this path is a file; give another"),
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            Some("make room, and run it again")
        }
        io::ErrorKind::ReadOnlyFilesystem => Some("choose a folder that can be written with -o"),
        _ => None,
    }
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
    let message = message.to_string();
    let message = visible(&message);
    let width = wrap::message_width();
    let lines: Vec<String> = message
        .lines()
        .enumerate()
        .map(|(index, line)| {
            // The label takes room on the first line; what a fault shows of a file keeps its columns.
            let label = if index == 0 { label.len() + 2 } else { 0 };
            match line.starts_with(' ') {
                true => line.to_owned(),
                false => wrap::wrapped(line, width.map(|width| width.saturating_sub(label))),
            }
        })
        .collect();
    say(format!("{style}{label}:{style:#} {}", lines.join("\n")));
}

/// Whether standard output takes colours.
pub fn has_colours() -> bool {
    anstream::AutoStream::choice(&io::stdout()) != anstream::ColorChoice::Never
}

/// Says a line on standard error, whether anybody listens or not.
pub fn say(line: impl Display) {
    let _ = writeln!(anstream::stderr(), "{line}");
}
