//! What is left out of a run, and why.

use std::collections::BTreeMap;

use crate::cli::interrupt;
use crate::cli::report::{self, Outcome};

/// Why something is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// The disk or the stream failed.
    Unreadable,
    /// It is no article: a picture, a PDF, a graph.
    NoArticle,
    /// A row is no document.
    Faulty,
    /// A document of this id was there already.
    SameId,
    /// The program failed on it.
    Bug,
    /// Its file could not be written.
    Unwritten,
    /// It is not in English.
    OtherLanguage,
    /// It is a graph of an earlier run, found in a folder.
    OwnOutput,
    /// An earlier run, which this one goes on with, has done it.
    DoneBefore,
}

impl Reason {
    /// Whether something is missing from the result that should be there.
    const fn is_loss(self) -> bool {
        !matches!(
            self,
            Self::OtherLanguage | Self::OwnOutput | Self::DoneBefore
        )
    }

    /// The reason after a number of documents.
    const fn words(self) -> &'static str {
        match self {
            Self::Unreadable => "could not be read",
            Self::NoArticle => "no article",
            Self::Faulty => "at fault",
            Self::SameId => "with an id that was there already",
            Self::Bug => "failed by a bug of cloze",
            Self::Unwritten => "could not be written",
            Self::OtherLanguage => "not in English; --any-language reads them",
            Self::DoneBefore => "done by an earlier run",
            Self::OwnOutput => "passed over: graphs that cloze wrote",
        }
    }
}

/// Something that is left out.
#[derive(Clone, Debug)]
pub struct Left {
    reason: Reason,
    /// What is said of it at once, if it is not only counted.
    message: Option<String>,
}

impl Left {
    /// With place, cause and cure.
    pub fn told(reason: Reason, message: impl Into<String>) -> Self {
        Self {
            reason,
            message: Some(message.into()),
        }
    }

    /// Without words at once.
    pub const fn counted(reason: Reason) -> Self {
        Self {
            reason,
            message: None,
        }
    }
}

/// So many things that are no loss are told one by one.
const FEW: usize = 3;

/// An account of what is left out.
#[derive(Debug)]
pub struct Tally {
    counts: BTreeMap<Reason, usize>,
    /// Whether nothing may be left out.
    strict: bool,
    /// Whether nothing is told at once.
    is_silent: bool,
}

impl Tally {
    /// An empty account.
    pub const fn new(strict: bool) -> Self {
        Self {
            counts: BTreeMap::new(),
            strict,
            is_silent: false,
        }
    }

    /// Only counts from now on.
    pub const fn be_silent(&mut self) {
        self.is_silent = true;
    }

    /// Notes something that is left out, and tells it; of what is no loss, only the first few.
    pub fn leave(&mut self, left: Left) {
        let count = self.counts.entry(left.reason).or_default();
        *count += 1;
        let Some(message) = left.message.filter(|_| !self.is_silent) else {
            return;
        };
        if left.reason.is_loss() {
            report::error(message);
        } else if *count <= FEW {
            report::warning(message);
        } else if *count == FEW + 1 {
            report::warning("and more like it, which are only counted");
        }
    }

    /// Done, if nothing is missing.
    pub fn outcome(&self) -> Outcome {
        let has_loss = self.counts.keys().any(|reason| reason.is_loss());
        match (interrupt::came(), has_loss, self.strict) {
            (true, ..) => Outcome::Interrupted,
            (_, true, true) => Outcome::Refused,
            (_, true, false) => Outcome::Incomplete,
            (_, false, _) => Outcome::Done,
        }
    }

    /// How many are left out for each reason, in words.
    pub fn lines(&self) -> impl Iterator<Item = String> + '_ {
        let counts = self.counts.iter();
        counts.map(|(reason, count)| format!("{count} {}", reason.words()))
    }
}
