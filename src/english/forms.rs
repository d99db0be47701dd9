//! What a word looks like: its spelling without case and digits, its ends and its shape, and
//! which words it is used like.

use super::features::{NOTHING, atom, hash_bytes};
use super::weights::Map;

/// How many bytes of a word are looked at; the rest of a longer one changes nothing.
const SEEN: usize = 48;

/// A word's spelling as hashes, ready to be parts of features.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Form {
    /// The spelling in lower case, every digit a nought.
    pub word: u64,
    /// The last one to four bytes of that.
    pub suffixes: [u64; 4],
    /// The first one to three bytes of that.
    pub prefixes: [u64; 3],
    /// The pattern of capitals, digits and marks, runs shortened: `Xx`, `d.d`, `X.X.`.
    pub shape: u64,
    /// Whether the first letter is a capital.
    pub capital: bool,
    /// Whether there is a digit in it.
    pub digit: bool,
    /// The words that have the same neighbours: a small cluster and a great one.
    pub clusters: [u64; 2],
}

impl Form {
    /// Looks at a word, and looks up its clusters.
    pub fn with_clusters(text: &str, clusters: &Map) -> Self {
        let form = Self::new(text);
        let found = clusters.get(form.word);
        Self {
            clusters: found.map_or(form.clusters, |numbers| {
                [
                    atom(10_000 + u64::from(numbers & 0xFFFF)),
                    atom(5_000 + u64::from(numbers >> 16)),
                ]
            }),
            ..form
        }
    }

    /// Looks at a word, whose clusters are not known.
    pub fn new(text: &str) -> Self {
        // A backtick typed for an apostrophe must not hide a denial.
        let text = if text == "n`t" { "n't" } else { text };
        let mut spelling = Spelling::default();
        for character in text.chars() {
            if !spelling.push(character) {
                break;
            }
        }
        spelling.form(text)
    }
}

/// The normal spelling and the shape, as far as read.
struct Spelling {
    word: [u8; SEEN],
    length: usize,
    shape: [u8; 8],
    shape_length: usize,
}

impl Default for Spelling {
    fn default() -> Self {
        Self {
            word: [0; SEEN],
            length: 0,
            shape: [0; 8],
            shape_length: 0,
        }
    }
}

impl Spelling {
    /// Reads one character; false when no more fits.
    fn push(&mut self, character: char) -> bool {
        self.push_shape(shape_of(character));
        let mut bytes = [0; 4];
        for lower in normal(character) {
            let bytes = lower.encode_utf8(&mut bytes).as_bytes();
            let Some(room) = self.word.get_mut(self.length..self.length + bytes.len()) else {
                return false;
            };
            room.copy_from_slice(bytes);
            self.length += bytes.len();
        }
        true
    }

    /// Notes the kind of a character, unless it only continues a run.
    fn push_shape(&mut self, kind: u8) {
        let repeats = self.shape_length > 0 && self.shape[self.shape_length - 1] == kind;
        if !repeats && self.shape_length < self.shape.len() {
            self.shape[self.shape_length] = kind;
            self.shape_length += 1;
        }
    }

    fn form(&self, text: &str) -> Form {
        let word = &self.word[..self.length];
        let suffix = |count: usize| hash_bytes(&word[word.len().saturating_sub(count)..]);
        let prefix = |count: usize| hash_bytes(&word[..word.len().min(count)]);
        Form {
            word: hash_bytes(word),
            suffixes: [suffix(1), suffix(2), suffix(3), suffix(4)],
            prefixes: [prefix(1), prefix(2), prefix(3)],
            shape: hash_bytes(&self.shape[..self.shape_length]) ^ atom(self.length.min(4) as u64),
            capital: text.chars().next().is_some_and(char::is_uppercase),
            digit: word.contains(&b'0'),
            clusters: [NOTHING; 2],
        }
    }
}

/// The character without case, typographic variety and the value of digits.
fn normal(character: char) -> impl Iterator<Item = char> {
    let plain = match character {
        '0'..='9' => '0',
        '’' | '‘' | 'ʼ' => '\'',
        '“' | '”' => '"',
        '–' => '-',
        other => other,
    };
    plain.to_lowercase()
}

/// The kind of character, as one letter.
fn shape_of(character: char) -> u8 {
    match character {
        '0'..='9' => b'd',
        'a'..='z' => b'x',
        'A'..='Z' => b'X',
        '.' | ',' | '-' | '\'' | '$' | '%' | '/' | '@' | ':' => character as u8,
        _ if character.is_uppercase() => b'X',
        _ if character.is_alphabetic() => b'x',
        _ => b'?',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_and_digits_do_not_change_the_word() {
        assert_eq!(Form::new("Talks").word, Form::new("talks").word);
        assert_eq!(Form::new("1998").word, Form::new("2024").word);
        assert_ne!(Form::new("199").word, Form::new("2024").word);
        assert_eq!(Form::new("n’t").word, Form::new("N't").word);
    }

    #[test]
    fn the_shape_keeps_capitals_and_marks() {
        assert_eq!(Form::new("Moscow").shape, Form::new("Pyongyang").shape);
        assert_ne!(Form::new("Moscow").shape, Form::new("MOSCOW").shape);
        assert_ne!(Form::new("5.2").shape, Form::new("5,2").shape);
    }

    #[test]
    fn only_the_beginning_of_an_endless_word_counts() {
        let long = "a".repeat(1000);
        assert_eq!(Form::new(&long), Form::new(&long[..900]));
    }
}
