//! Trees in CoNLL-U, the format of the Universal Dependencies treebanks.
//!
//! [`read`] gives the trees of a file as they stand there; [`read_documents`] puts the documents
//! together again, with exact spans, so that what needs an [`Analysis`] can be tried on trees made
//! by hand; [`write()`] writes an analysis. Multiword tokens are read as their words, empty nodes and
//! enhanced dependencies are skipped, features are neither read nor written.
//! <https://universaldependencies.org/format.html>
//!
//! [`Analysis`]: super::Analysis

mod documents;
mod reader;
mod writer;

use std::fmt;

use super::{Penn, Relation, Upos};
use crate::span::Span;
pub use documents::{TreeDocument, read_documents};
pub use reader::read;
pub use writer::write;

/// A sentence of a CoNLL-U file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TreeSentence {
    /// Its comment lines, in order, as key and value; the value may be empty.
    pub comments: Vec<(String, String)>,
    /// Its text: the comment `text`, or the forms put together.
    pub text: String,
    /// Its words.
    pub words: Vec<TreeWord>,
}

/// A word or mark of a [`TreeSentence`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TreeWord {
    /// The word as the file writes it; in a multiword token it may differ from the text.
    pub form: String,
    /// Its dictionary form.
    pub lemma: String,
    /// Its universal part of speech.
    pub tag: Upos,
    /// Its Penn Treebank tag.
    pub penn: Penn,
    /// The index of its head among the words of the sentence; none for the root.
    pub head: Option<usize>,
    /// Its relation to the head.
    pub relation: Relation,
    /// Where it stands in the sentence's text, in bytes.
    pub span: Span,
    /// Where it stands in its document, in Unicode code points: `TokenRange`.
    pub range: Option<Span>,
}

impl TreeSentence {
    /// The value of the first comment with this key.
    pub fn comment(&self, key: &str) -> Option<&str> {
        let found = self.comments.iter().find(|comment| comment.0 == key);
        found.map(|comment| comment.1.as_str())
    }

    /// The value of the first comment whose key begins with this word: `newpar` and `newpar id`.
    fn comment_of(&self, word: &str) -> Option<&str> {
        let is_found = |key: &str| key.split(' ').next() == Some(word);
        let found = self.comments.iter().find(|comment| is_found(&comment.0));
        found.map(|comment| comment.1.as_str())
    }
}

/// A line of a CoNLL-U file that can't be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConlluFault {
    /// The line, counted from 1.
    pub line: usize,
    /// What is wrong with it.
    pub message: String,
}

impl ConlluFault {
    fn new(line: usize, message: impl Into<String>) -> Self {
        Self {
            line,
            message: message.into(),
        }
    }
}

impl fmt::Display for ConlluFault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "line {}: {}", self.line, self.message)
    }
}

impl std::error::Error for ConlluFault {}

#[cfg(test)]
mod tests;
