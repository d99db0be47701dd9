//! A quick hash of short words, for lists that only the program itself fills.
//!
//! Words of a text are looked up in such lists but never put into them, so no text can make look-ups slow.

use std::hash::{BuildHasherDefault, Hasher};

/// A map from words.
pub type WordMap<V> = std::collections::HashMap<&'static str, V, BuildHasherDefault<WordHasher>>;

/// A set of words.
pub type WordSet = std::collections::HashSet<&'static str, BuildHasherDefault<WordHasher>>;

/// Hashes words eight letters at a time.
#[derive(Clone, Copy, Debug, Default)]
pub struct WordHasher(u64);

impl WordHasher {
    fn add(&mut self, number: u64) {
        self.0 = (self.0 ^ number).wrapping_mul(0xf135_7aea_2e62_a9c5);
    }
}

impl Hasher for WordHasher {
    fn finish(&self) -> u64 {
        self.0.rotate_left(26)
    }

    fn write(&mut self, mut bytes: &[u8]) {
        while let Some((eight, rest)) = bytes.split_first_chunk() {
            self.add(u64::from_le_bytes(*eight));
            bytes = rest;
        }
        // The three bits of the length go where letters differ least.
        let length = (bytes.len() as u64).rotate_right(3);
        self.add(last_letters(bytes) ^ length);
    }

    /// What ends a word tells no words apart.
    fn write_u8(&mut self, _: u8) {}
}

/// Less than eight bytes as one number.
fn last_letters(bytes: &[u8]) -> u64 {
    if let (Some(first), Some(last)) = (bytes.first_chunk(), bytes.last_chunk()) {
        let (first, last) = (u32::from_le_bytes(*first), u32::from_le_bytes(*last));
        return u64::from(first) | u64::from(last) << 32;
    }
    let letters = bytes.iter().rev();
    letters.fold(0, |number, &byte| number << 8 | u64::from(byte))
}

/// The hash of a word.
pub fn hash(word: &str) -> u64 {
    let mut hasher = WordHasher::default();
    hasher.write(word.as_bytes());
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_differ_in_any_letter_or_in_length_differ() {
        let words = [
            "",
            "a",
            "b",
            "ab",
            "ba",
            "aa",
            "aaa",
            "aaaa",
            "aaaaa",
            "minister",
            "ministers",
            "administer",
            "administre",
        ];
        let hashes: std::collections::BTreeSet<u64> = words.into_iter().map(hash).collect();
        assert_eq!(hashes.len(), words.len());
    }
}
