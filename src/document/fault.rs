//! What is wrong with a document that can't be taken from its file.

use std::fmt;
use std::io;

/// A line that is no document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentFault {
    /// The line, counted from 1.
    pub line: usize,
    /// The column in bytes, counted from 1.
    pub column: usize,
    /// What is wrong with it.
    pub message: String,
}

impl DocumentFault {
    /// A fault at the beginning of a line.
    pub(super) fn at_line(line: usize, message: impl Into<String>) -> Self {
        Self {
            line,
            column: 1,
            message: message.into(),
        }
    }

    /// A stream that ends before its time.
    pub(super) fn broken(line: usize, error: &io::Error) -> Self {
        let error = error.to_string();
        let cause = error.split(" (os error").next().unwrap_or_default();
        Self::at_line(
            line,
            format!("{cause}; what comes after this line is left out"),
        )
    }
}

impl fmt::Display for DocumentFault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}:{}: {}", self.line, self.column, self.message)
    }
}

impl std::error::Error for DocumentFault {}
