//! What common nouns name.

use super::word_list::WordList;

/// Nouns and what they name.
static NOUN_CLASSES: WordList = WordList::new(include_str!("../../data/lexicons/noun-classes.txt"));

/// Last words of names that tell what is named.
pub static NAME_HEADS: WordList = WordList::new(include_str!("../../data/lexicons/name-heads.txt"));

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
        let whole = NOUN_CLASSES.note(lemma);
        let last = || NOUN_CLASSES.note(lemma.rsplit_once('-')?.1);
        match whole.or_else(last) {
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

#[cfg(test)]
mod tests {
    use super::*;

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

    #[test]
    fn the_list_is_sorted() {
        assert!(NOUN_CLASSES.iter().is_sorted());
    }
}
