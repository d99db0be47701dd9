//! Where rules come from.

/// The text of a rule file, with its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The name that faults show.
    pub name: String,
    /// The text.
    pub text: String,
    /// Whether it may replace what earlier sources declare.
    pub overrides: bool,
    /// Whether it is still worked on: a rule without a `no`, or with a role that nothing declares, is then only warned of.
    pub draft: bool,
}

impl Source {
    /// A file whose names must be new.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            text: text.into(),
            overrides: false,
            draft: true,
        }
    }

    /// A file that may declare again what an earlier one declares, and so replace it.
    pub fn added(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            overrides: true,
            ..Self::new(name, text)
        }
    }

    /// Whether it is a version of the vocabulary.
    pub(super) fn is_vocabulary(&self) -> bool {
        let (folders, name) = (self.name.rsplit(['/', '\\']), VOCABULARY.0.rsplit('/'));
        folders.take(1).eq(name.take(1))
    }

    /// The rule files that come with the program, without the vocabulary, which is always there.
    pub fn shipped() -> Vec<Self> {
        FILES
            .iter()
            .map(|&(name, text)| Self {
                draft: false,
                ..Self::new(name, text)
            })
            .collect()
    }
}

/// The vocabulary that every rule set starts from: its name and text.
pub(super) const VOCABULARY: (&str, &str) = (
    "rules/vocabulary.rules",
    include_str!("../../rules/vocabulary.rules"),
);

/// Names each shipped file and embeds it.
macro_rules! files {
    ($($name:literal),* $(,)?) => {
        &[$((concat!("rules/", $name), include_str!(concat!("../../rules/", $name)))),*]
    };
}

/// The shipped files in the order of their names.
const FILES: &[(&str, &str)] = files![
    "agreements.rules",
    "business.rules",
    "casualties.rules",
    "contacts.rules",
    "contents.rules",
    "cooperation-and-aid.rules",
    "courts.rules",
    "criticism-and-praise.rules",
    "disasters.rules",
    "elections.rules",
    "events.rules",
    "fates.rules",
    "gifts.rules",
    "justice.rules",
    "moves.rules",
    "noun-phrases.rules",
    "offices-and-titles.rules",
    "otherwise.rules",
    "places.rules",
    "requests-and-demands.rules",
    "sanctions-and-conflict.rules",
    "statements.rules",
    "unrest-and-force.rules",
    "visits-and-meetings.rules",
];
