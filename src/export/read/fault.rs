//! What is wrong with a graph file.

/// Why a graph cannot be read: where, what, and what helps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GraphFault {
    /// The line, counted from 1, if it is known.
    pub line: Option<u64>,
    /// What is wrong and what helps.
    pub message: String,
}

impl GraphFault {
    /// A fault of the whole file.
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self {
            line: None,
            message: message.into(),
        }
    }

    /// A fault of a line.
    pub(crate) fn in_line(line: u64, message: impl Into<String>) -> Self {
        Self {
            line: Some(line),
            message: message.into(),
        }
    }

    /// The fault with its place: `graph.ttl:12: …`.
    pub fn at(&self, file: &str) -> String {
        match self.line {
            Some(line) => format!("{file}:{line}: {}", self.message),
            None => format!("{file}: {}", self.message),
        }
    }
}
