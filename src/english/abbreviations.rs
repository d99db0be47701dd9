//! Abbreviations: words that a full stop belongs to.

use super::word_list::WordList;

/// How the stop after an abbreviation is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Abbreviation {
    /// Stands before what it abbreviates, so the sentence goes on: _Gen._, _St._
    Title,
    /// Is an abbreviation only before a figure: _No._ 5, _p._ 12.
    Number,
    /// Ends a sentence only before a word that opens sentences: _Inc._, _Sept._, _U.S._
    Plain,
    /// Is an abbreviation only after a comma, and then a plain one: Boston, _Mass._
    AfterComma,
    /// Ends a sentence before any capitalised word but a time's: _p.m._, _etc._
    OftenFinal,
}

impl Abbreviation {
    /// The abbreviation that a word is, its stop left out; by the list alone.
    pub fn of(word: &str) -> Option<Self> {
        ABBREVIATIONS.note(word).map(|note| match note {
            "title" => Self::Title,
            "number" => Self::Number,
            "after-comma" => Self::AfterComma,
            "often-final" => Self::OftenFinal,
            _ => Self::Plain,
        })
    }
}

/// Whether a capitalised word is one that opens sentences, such as _The_ or _However_.
pub fn opens_sentences(word: &str) -> bool {
    OPENERS.contains(word)
}

static ABBREVIATIONS: WordList =
    WordList::new(include_str!("../../data/lexicons/abbreviations.txt"));
static OPENERS: WordList = WordList::new(include_str!("../../data/lexicons/sentence-openers.txt"));

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_entry_says_how_its_stop_is_read() {
        let known = ["title", "number", "plain", "after-comma", "often-final"];
        for (word, note) in ABBREVIATIONS.iter() {
            assert!(known.contains(&note), "{word}: {note}");
        }
    }

    #[test]
    fn words_that_only_look_like_abbreviations_are_none() {
        assert_eq!(Abbreviation::of("Gen"), Some(Abbreviation::Title));
        assert_eq!(Abbreviation::of("No"), Some(Abbreviation::Number));
        assert_eq!(Abbreviation::of("General"), None);
        assert_eq!(Abbreviation::of("sun"), None);
    }
}
