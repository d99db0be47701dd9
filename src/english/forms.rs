//! The spelling of a word without case and digits, and its ends, as hashes that lemmas are looked up by.

use cloze_english::hash_bytes;

/// How many bytes of a word are looked at; the rest of a longer one changes nothing.
const SEEN: usize = 48;

/// A word's spelling as hashes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Form {
    /// The spelling in lower case, every digit a nought.
    pub word: u64,
    /// The last one to four bytes of that.
    pub suffixes: [u64; 4],
}

impl Form {
    /// Looks at a word.
    pub fn new(text: &str) -> Self {
        // A backtick typed for an apostrophe must not hide a denial.
        let text = if text == "n`t" { "n't" } else { text };
        let (mut bytes, mut length) = ([0; SEEN], 0);
        for character in text.chars().flat_map(normal) {
            let size = character.len_utf8();
            let Some(room) = bytes.get_mut(length..length + size) else {
                break;
            };
            character.encode_utf8(room);
            length += size;
        }
        let word = &bytes[..length];
        let suffix = |count: usize| hash_bytes(&word[word.len().saturating_sub(count)..]);
        Self {
            word: hash_bytes(word),
            suffixes: [suffix(1), suffix(2), suffix(3), suffix(4)],
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
    fn only_the_beginning_of_an_endless_word_counts() {
        let long = "a".repeat(1000);
        assert_eq!(Form::new(&long), Form::new(&long[..900]));
    }
}
