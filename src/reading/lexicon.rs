//! Word lists that reading asks: what nouns name, titles, given names.
//!
//! The lists are sorted text inside the program and are searched where they lie, so that nothing is loaded.

pub use crate::english::nouns::NounClass;
pub use crate::english::sorted_list::SortedList;

/// Given names and who bears them.
pub const GIVEN_NAMES: SortedList = SortedList(include_str!("../../data/lexicons/given-names.txt"));
/// Titles before names and who bears them.
pub const TITLES: SortedList = SortedList(include_str!("../../data/lexicons/titles.txt"));
/// Last words of names that tell what is named.
pub const NAME_HEADS: SortedList = SortedList(include_str!("../../data/lexicons/name-heads.txt"));
/// Nouns for men or women only.
pub const GENDERED: SortedList = SortedList(include_str!("../../data/lexicons/gendered-nouns.txt"));
/// Nouns that take up one another.
pub const SAME_THING: SortedList = SortedList(include_str!("../../data/lexicons/same-thing.txt"));

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
    Gender::from_mark(GIVEN_NAMES.get(&name.to_lowercase()))
}

/// Whether a word is a given name.
pub fn is_given_name(name: &str) -> bool {
    GIVEN_NAMES.contains(&name.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_every_list_is_found() {
        for list in [GIVEN_NAMES, TITLES, NAME_HEADS, GENDERED, SAME_THING] {
            let lines: Vec<&str> = list
                .0
                .lines()
                .filter(|line| !line.starts_with('#'))
                .collect();
            assert!(
                lines.is_sorted_by_key(|line| line.split('\t').next()),
                "not sorted"
            );
            for line in lines {
                let (key, value) = line.split_once('\t').unwrap_or((line, ""));
                assert_eq!(list.get(key), Some(value), "{key}");
            }
        }
    }

    #[test]
    fn words_outside_a_list_are_not_found() {
        for word in ["", "#", "zzzzz", "aa", "mary ", "\u{10ffff}"] {
            assert_eq!(GIVEN_NAMES.get(word), None, "{word:?}");
        }
    }
}
