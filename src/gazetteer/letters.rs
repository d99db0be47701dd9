//! Words of a name, and when two spellings are one name.

use crate::span::Span;

/// A word of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// Where it stands.
    pub span: Span,
    /// Its hash, whatever its case.
    pub hash: u64,
}

/// The words of a text: runs of letters and digits.
pub fn words(text: &str) -> Words<'_> {
    Words { text, at: 0 }
}

/// An iterator over the words of a text.
#[derive(Clone, Debug)]
pub struct Words<'a> {
    text: &'a str,
    at: usize,
}

impl Iterator for Words<'_> {
    type Item = Word;

    fn next(&mut self) -> Option<Word> {
        let (start, first) = self.find_start()?;
        let mut hash = add(EMPTY, first);
        self.at = start + first.len_utf8();
        while let Some(letter) = letter_at(self.text, self.at).filter(|letter| is_inside(*letter)) {
            hash = add(hash, letter);
            self.at += letter.len_utf8();
        }
        Some(Word {
            span: Span::new(start, self.at),
            hash,
        })
    }
}

impl Words<'_> {
    /// The next letter or digit and its place.
    fn find_start(&self) -> Option<(usize, char)> {
        let mut at = self.at;
        while let Some(letter) = letter_at(self.text, at) {
            if letter.is_alphanumeric() {
                return Some((at, letter));
            }
            at += letter.len_utf8();
        }
        None
    }
}

/// The character at an offset, without decoding where it is ASCII.
fn letter_at(text: &str, at: usize) -> Option<char> {
    let byte = *text.as_bytes().get(at)?;
    if byte.is_ascii() {
        Some(char::from(byte))
    } else {
        text.get(at..)?.chars().next()
    }
}

/// Whether a letter continues a word: combining marks do.
fn is_inside(letter: char) -> bool {
    letter.is_alphanumeric() || ('\u{300}'..='\u{36f}').contains(&letter)
}

/// The start of every hash (64-bit FNV-1a). Hashes are the same on all machines and in all runs.
const EMPTY: u64 = 0xcbf2_9ce4_8422_2325;

/// Adds a letter to a hash, whatever its case.
fn add(hash: u64, letter: char) -> u64 {
    let mix = |hash: u64, letter: char| {
        (hash ^ u64::from(u32::from(letter))).wrapping_mul(0x0100_0000_01b3)
    };
    if letter.is_ascii() {
        mix(hash, letter.to_ascii_lowercase())
    } else {
        letter.to_lowercase().fold(hash, mix)
    }
}

/// Whether `text` is a spelling of `name`.
///
/// Case counts, for _us_ is not _US_ and _polish_ is not _Polish_; but long names may stand in capitals (headlines),
/// acronyms of four letters and more may be written like words (_Unesco_), and a name that starts with a small letter
/// may start a sentence. White space, apostrophes and hyphens may be of any kind.
pub fn spells(name: &str, text: &str) -> bool {
    same(name.chars(), text.chars())
        || in_capitals(name, text)
        || like_a_word(name, text)
        || starting_a_sentence(name, text)
}

fn same(name: impl Iterator<Item = char>, text: impl Iterator<Item = char>) -> bool {
    plain(name).eq(plain(text))
}

/// The characters with runs of white space as one space, and one kind of apostrophe and hyphen.
fn plain(letters: impl Iterator<Item = char>) -> impl Iterator<Item = char> {
    let mut after_space = false;
    letters.filter_map(move |letter| {
        let is_space = letter.is_whitespace();
        let repeats = is_space && after_space;
        after_space = is_space;
        (!repeats).then_some(match letter {
            _ if is_space => ' ',
            '\u{2019}' | '\u{2bc}' | '\u{2bb}' | '`' => '\'',
            '\u{2010}' | '\u{2011}' | '\u{2013}' => '-',
            other => other,
        })
    })
}

fn in_capitals(name: &str, text: &str) -> bool {
    name.chars().filter(|letter| letter.is_alphabetic()).count() > 4
        && !text.chars().any(char::is_lowercase)
        && same(name.chars().flat_map(char::to_uppercase), text.chars())
}

fn like_a_word(name: &str, text: &str) -> bool {
    name.chars().count() > 3
        && name.chars().all(char::is_uppercase)
        && text.starts_with(char::is_uppercase)
        && text.chars().skip(1).all(char::is_lowercase)
        && same(name.chars(), text.chars().flat_map(char::to_uppercase))
}

fn starting_a_sentence(name: &str, text: &str) -> bool {
    let mut letters = name.chars();
    letters.next().is_some_and(|first| {
        first.is_lowercase() && same(first.to_uppercase().chain(letters), text.chars())
    })
}

/// The hash of a run of words, from the hash of all but the last.
pub const fn join(hash: u64, word: u64) -> u64 {
    (hash.rotate_left(23) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}
