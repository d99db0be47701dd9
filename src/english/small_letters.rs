//! Words in small letters, without memory of their own as far as can be.

use std::fmt;
use std::ops::Deref;

/// The most bytes of a word that are kept in place.
const SHORT: usize = 30;

/// A word in small letters.
#[derive(Clone, Debug)]
pub struct SmallLetters<'w>(Letters<'w>);

#[derive(Clone, Debug)]
enum Letters<'w> {
    /// It has no capitals.
    Same(&'w str),
    /// It is short, and has no letters beyond those of English.
    Short { bytes: [u8; SHORT], length: u8 },
    /// Anything else.
    Owned(String),
}

impl<'w> SmallLetters<'w> {
    /// Writes a word in small letters.
    pub fn of(word: &'w str) -> Self {
        if is_small(word) {
            return Self(Letters::Same(word));
        }
        let mut bytes = [0; SHORT];
        Self(match bytes.get_mut(..word.len()) {
            Some(room) if word.is_ascii() => {
                room.copy_from_slice(word.as_bytes());
                room.make_ascii_lowercase();
                let length = word.len() as u8;
                Letters::Short { bytes, length }
            }
            _ => Letters::Owned(word.to_lowercase()),
        })
    }

    /// Leaves a word as it is.
    pub const fn as_it_is(word: &'w str) -> Self {
        Self(Letters::Same(word))
    }
}

impl From<String> for SmallLetters<'_> {
    fn from(word: String) -> Self {
        Self(Letters::Owned(word))
    }
}

impl From<SmallLetters<'_>> for String {
    fn from(word: SmallLetters<'_>) -> Self {
        match word.0 {
            Letters::Owned(word) => word,
            _ => word.as_str().to_owned(),
        }
    }
}

impl SmallLetters<'_> {
    /// The word.
    pub fn as_str(&self) -> &str {
        match &self.0 {
            Letters::Same(word) => word,
            Letters::Short { bytes, length } => {
                let word = std::str::from_utf8(&bytes[..usize::from(*length)]);
                word.unwrap_or_default()
            }
            Letters::Owned(word) => word,
        }
    }
}

impl Deref for SmallLetters<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        self.as_str()
    }
}

impl fmt::Display for SmallLetters<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self)
    }
}

impl<S: AsRef<str> + ?Sized> PartialEq<S> for SmallLetters<'_> {
    fn eq(&self, other: &S) -> bool {
        self.as_str() == other.as_ref()
    }
}

/// Whether small letters change nothing.
fn is_small(word: &str) -> bool {
    let bytes = word.as_bytes();
    if word.is_ascii() {
        !bytes.iter().any(u8::is_ascii_uppercase)
    } else {
        word.chars()
            .all(|letter| letter.to_lowercase().eq([letter]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_come_in_small_letters() {
        for (word, small) in [
            ("Minister", "minister"),
            ("said", "said"),
            ("ÉLYSÉE", "élysée"),
            ("“", "“"),
        ] {
            assert_eq!(SmallLetters::of(word), small);
        }
    }

    #[test]
    fn any_word_is_as_the_standard_library_has_it() {
        let long = "LONG".repeat(20);
        for word in ["", "A", "iPhone", "don’t", "ΟΔΟΣ", "ǅ", "İzmir", &long] {
            assert_eq!(SmallLetters::of(word), word.to_lowercase(), "{word}");
        }
    }
}
