//! The marks that may end a sentence.

use crate::english::abbreviations::Abbreviation;

/// What kind of stop a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stop {
    /// No stop.
    None,
    /// A full stop, question or exclamation mark.
    Full,
    /// Three points or more.
    Ellipsis,
    /// A word with its own stop.
    Abbreviated(Abbreviation),
}

impl Stop {
    /// What kind of stop a token is.
    pub fn of(word: &str) -> Self {
        let last = word.chars().next_back().unwrap_or_default();
        if !matches!(last, '.' | '!' | '?' | '…' | '。' | '！' | '？' | '؟' | '।') {
            return Self::None;
        }
        match word {
            "." | "!" | "?" => Self::Full,
            _ if word.contains("..") || word.contains('…') => ellipsis(word),
            _ => abbreviation(word).map_or(Self::Full, Self::Abbreviated),
        }
    }
}

/// The stop that a run of points is; with a question or exclamation mark it is a full one.
fn ellipsis(word: &str) -> Stop {
    if word.contains(['?', '!']) {
        Stop::Full
    } else {
        Stop::Ellipsis
    }
}

/// The kind of abbreviation that a token with a stop is; none if it is only marks.
fn abbreviation(word: &str) -> Option<Abbreviation> {
    let stem = word.strip_suffix('.')?;
    if !stem.chars().any(char::is_alphanumeric) {
        return None;
    }
    let is_initial = stem.len() == 1;
    let unlisted = if is_initial {
        Abbreviation::Title
    } else {
        Abbreviation::Plain
    };
    Some(Abbreviation::of(stem).unwrap_or(unlisted))
}
