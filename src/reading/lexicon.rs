//! Word lists that reading asks: what nouns name, titles, given names.

use std::sync::LazyLock;

pub use crate::english::nouns::{NAME_HEADS, NounClass};
use crate::english::word_hash::WordSet;
pub use crate::english::word_list::WordList;

/// Given names and who bears them.
pub static GIVEN_NAMES: WordList =
    WordList::new(include_str!("../../data/lexicons/given-names.txt"));
/// Family names, the more frequent ones.
pub static FAMILY_NAMES: WordList =
    WordList::new(include_str!("../../data/lexicons/family-names.txt"));
/// Titles before names and who bears them.
pub static TITLES: WordList = WordList::new(include_str!("../../data/lexicons/titles.txt"));
/// Nouns for men or women only.
pub static GENDERED: WordList =
    WordList::new(include_str!("../../data/lexicons/gendered-nouns.txt"));
/// Nouns of no class that may name persons.
pub static PERSON_NOUNS: WordList =
    WordList::new(include_str!("../../data/lexicons/person-nouns.txt"));
/// Nouns that take up one another.
pub static SAME_THING: WordList = WordList::new(include_str!("../../data/lexicons/same-thing.txt"));

/// Whether a title begins with these letters.
pub fn opens_title(letters: &str) -> bool {
    static OPENINGS: LazyLock<WordSet> = LazyLock::new(|| {
        let openings = |(title, _): (&'static str, _)| {
            let ends = title.char_indices().map(|(end, _)| end).skip(1);
            ends.chain([title.len()]).map(move |end| &title[..end])
        };
        TITLES.iter().flat_map(openings).collect()
    });
    OPENINGS.contains(letters)
}

/// Whether someone is a man or a woman, as far as words tell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Gender {
    /// _he_.
    Male,
    /// _she_.
    Female,
    /// Not told.
    #[default]
    Unknown,
}

impl Gender {
    /// Reads the mark of a word list.
    pub fn from_mark(mark: Option<&str>) -> Self {
        match mark {
            Some("m") => Self::Male,
            Some("f") => Self::Female,
            _ => Self::Unknown,
        }
    }

    /// Whether one person can be both.
    pub fn agrees(self, other: Self) -> bool {
        self == Self::Unknown || other == Self::Unknown || self == other
    }

    /// This, or the other if this is not told.
    pub fn or(self, other: Self) -> Self {
        if self == Self::Unknown { other } else { self }
    }
}

/// The gender that a given name tells.
pub fn gender_of_name(name: &str) -> Gender {
    Gender::from_mark(GIVEN_NAMES.note_lowercase(name))
}

/// Whether a word is a given name.
pub fn is_given_name(name: &str) -> bool {
    GIVEN_NAMES.contains_lowercase(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_sorted() {
        for list in [
            &GIVEN_NAMES,
            &FAMILY_NAMES,
            &TITLES,
            &NAME_HEADS,
            &GENDERED,
            &SAME_THING,
        ] {
            assert!(list.iter().is_sorted_by_key(|(word, _)| word));
        }
    }
}
