//! What is wrong with a data file, and what to do about it.

use std::fmt;

/// A fault in a data file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataFault {
    /// The file's name.
    pub file: String,
    /// The line, counted from 1.
    pub line: usize,
    /// What is wrong, and the cure.
    pub message: String,
}

impl fmt::Display for DataFault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}:{}: {}", self.file, self.line, self.message)
    }
}

impl std::error::Error for DataFault {}
