//! A set of a few texts.

use std::collections::BTreeSet;
use std::ops::Deref;

/// A set of a few texts, in the order of their bytes: mostly one, of which graphs have millions.
///
/// # Examples
///
/// ```
/// use cloze::graph::TextSet;
///
/// let mut names: TextSet = ["Oslo".to_owned()].into();
/// names.extend(["Christiania".to_owned(), "Oslo".to_owned()]);
/// assert_eq!(names[..], ["Christiania", "Oslo"]);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TextSet(Vec<String>);

impl TextSet {
    /// The empty set.
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// Adds a text, unless it is there.
    pub fn insert(&mut self, text: String) {
        if let Err(place) = self.0.binary_search(&text) {
            self.0.reserve_exact(1);
            self.0.insert(place, text);
        }
    }
}

impl Deref for TextSet {
    type Target = [String];

    fn deref(&self) -> &[String] {
        &self.0
    }
}

impl Extend<String> for TextSet {
    fn extend<I: IntoIterator<Item = String>>(&mut self, texts: I) {
        for text in texts {
            self.insert(text);
        }
    }
}

impl FromIterator<String> for TextSet {
    fn from_iter<I: IntoIterator<Item = String>>(texts: I) -> Self {
        let mut set = Self::new();
        set.extend(texts);
        set
    }
}

impl<const N: usize> From<[String; N]> for TextSet {
    fn from(texts: [String; N]) -> Self {
        texts.into_iter().collect()
    }
}

impl From<BTreeSet<String>> for TextSet {
    fn from(texts: BTreeSet<String>) -> Self {
        Self(texts.into_iter().collect())
    }
}

impl IntoIterator for TextSet {
    type Item = String;
    type IntoIter = std::vec::IntoIter<String>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'s> IntoIterator for &'s TextSet {
    type Item = &'s String;
    type IntoIter = std::slice::Iter<'s, String>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}
