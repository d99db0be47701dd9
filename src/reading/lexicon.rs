//! Word lists that reading asks: what nouns name, titles, given names.
//!
//! The lists are sorted text inside the program and are searched where they lie, so that nothing is loaded.

/// A sorted list of lines, each a key and perhaps, after a tab, a value. Lines with `#` come first.
#[derive(Clone, Copy, Debug)]
pub struct WordList(pub &'static str);

/// Given names and who bears them.
pub const GIVEN_NAMES: WordList = WordList(include_str!("../../data/lexicons/given-names.txt"));
/// Nouns and what they name.
pub const NOUN_CLASSES: WordList = WordList(include_str!("../../data/lexicons/noun-classes.txt"));
/// Titles before names and who bears them.
pub const TITLES: WordList = WordList(include_str!("../../data/lexicons/titles.txt"));
/// Last words of names that tell what is named.
pub const NAME_HEADS: WordList = WordList(include_str!("../../data/lexicons/name-heads.txt"));
/// Nouns for men or women only.
pub const GENDERED: WordList = WordList(include_str!("../../data/lexicons/gendered-nouns.txt"));
/// Nouns that take up one another.
pub const SAME_THING: WordList = WordList(include_str!("../../data/lexicons/same-thing.txt"));

impl WordList {
    /// The value of a key: empty if the line has none.
    pub fn get(self, key: &str) -> Option<&'static str> {
        let text = self.0;
        let (mut low, mut high) = (0, text.len());
        while low < high {
            let start = line_start(text, low, low.midpoint(high));
            let line = text[start..].split('\n').next().unwrap_or_default();
            let (found, value) = line.split_once('\t').unwrap_or((line, ""));
            match found.cmp(key) {
                std::cmp::Ordering::Equal => return Some(value),
                std::cmp::Ordering::Less => low = start + line.len() + 1,
                std::cmp::Ordering::Greater => high = start,
            }
        }
        None
    }

    /// Whether a key is in the list.
    pub fn contains(self, key: &str) -> bool {
        self.get(key).is_some()
    }
}

/// The start of the line that holds the byte at `middle`, not before `low`.
fn line_start(text: &str, low: usize, middle: usize) -> usize {
    let before = &text.as_bytes()[low..middle];
    before
        .iter()
        .rposition(|&byte| byte == b'\n')
        .map_or(low, |place| low + place + 1)
}

/// What a common noun names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NounClass {
    /// _minister_, _girl_.
    Person,
    /// _crowd_, _people_.
    Group,
    /// _company_, _ministry_.
    Organization,
    /// _nation_.
    Country,
    /// _town_.
    City,
    /// _region_.
    Place,
    /// _airport_.
    Facility,
    /// _war_.
    Event,
    /// _novel_.
    Work,
    /// _week_.
    Time,
    /// Anything else.
    Thing,
}

impl NounClass {
    /// The class of a noun, by its dictionary form in lower case.
    pub fn of(lemma: &str) -> Self {
        let lemma = lemma.rsplit_once('-').map_or(lemma, |(_, last)| {
            if NOUN_CLASSES.contains(lemma) {
                lemma
            } else {
                last
            }
        });
        match NOUN_CLASSES.get(lemma) {
            Some("person") => Self::Person,
            Some("group") => Self::Group,
            Some("organization") => Self::Organization,
            Some("country") => Self::Country,
            Some("city") => Self::City,
            Some("place") => Self::Place,
            Some("facility") => Self::Facility,
            Some("event") => Self::Event,
            Some("work") => Self::Work,
            Some("time") => Self::Time,
            _ => Self::Thing,
        }
    }

    /// The name of the type of what such a noun names.
    pub const fn type_name(self) -> &'static str {
        match self {
            Self::Person => "Person",
            Self::Group => "Group",
            Self::Organization => "Organization",
            Self::Country => "Country",
            Self::City => "City",
            Self::Place => "Place",
            Self::Facility => "Facility",
            Self::Event => "Event",
            Self::Work => "Work",
            Self::Time | Self::Thing => "Thing",
        }
    }
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
        for list in [
            GIVEN_NAMES,
            NOUN_CLASSES,
            TITLES,
            NAME_HEADS,
            GENDERED,
            SAME_THING,
        ] {
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

    #[test]
    fn nouns_have_classes() {
        let cases = [
            ("minister", NounClass::Person),
            ("ministry", NounClass::Organization),
            ("airport", NounClass::Facility),
            ("people-smuggler", NounClass::Person),
            ("war", NounClass::Event),
            ("kindness", NounClass::Thing),
        ];
        for (noun, class) in cases {
            assert_eq!(NounClass::of(noun), class, "{noun}");
        }
    }
}
