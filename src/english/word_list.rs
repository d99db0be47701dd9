//! Word lists of `data/lexicons`: part of the program as they are, and indexed when they are first asked.

use std::sync::OnceLock;

use super::small_letters::SmallLetters;
use super::word_hash::hash;

/// A list: one word or phrase a line, and perhaps, after a tab, a note. Lines with `#` in front are comments.
#[derive(Debug)]
pub struct WordList {
    text: &'static str,
    index: OnceLock<Index>,
}

impl WordList {
    /// Takes the text of a list.
    pub const fn new(text: &'static str) -> Self {
        Self {
            text,
            index: OnceLock::new(),
        }
    }

    /// The note of a word, empty if it has none; none if the list does not have the word.
    pub fn note(&self, word: &str) -> Option<&'static str> {
        let line = self.line(word)?;
        Some(line.get(word.len() + 1..).unwrap_or_default())
    }

    /// The word as the list has it.
    pub fn word(&self, word: &str) -> Option<&'static str> {
        self.line(word)?.get(..word.len())
    }

    /// Whether the list has the word.
    pub fn contains(&self, word: &str) -> bool {
        self.line(word).is_some()
    }

    /// The note of a word written in small letters.
    pub fn note_lowercase(&self, word: &str) -> Option<&'static str> {
        self.note(&SmallLetters::of(word))
    }

    /// Whether the list has the word in small letters.
    pub fn contains_lowercase(&self, word: &str) -> bool {
        self.note_lowercase(word).is_some()
    }

    /// The words with their notes, as they follow one another.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        lines(self.text).map(|(_, line)| line.split_once('\t').unwrap_or((line, "")))
    }

    fn line(&self, word: &str) -> Option<&'static str> {
        let index = self.index.get_or_init(|| Index::new(self.text));
        index.line(self.text, word)
    }
}

/// The entries of a list with the places where they start.
fn lines(text: &'static str) -> impl Iterator<Item = (usize, &'static str)> {
    let mut start = 0;
    let lines = std::iter::from_fn(move || {
        let line = until(text.get(start..)?, b'\n');
        let place = start;
        start += line.len() + 1;
        Some((place, line))
    });
    lines.filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
}

/// The beginning of a text up to a mark. Lines are too short to be searched in any cleverer way.
fn until(text: &str, mark: u8) -> &str {
    let end = text.bytes().position(|byte| byte == mark);
    &text[..end.unwrap_or(text.len())]
}

/// Where each word's line starts, by the word's hash.
#[derive(Debug)]
struct Index {
    /// Places beyond the one that a hash asks for are taken by those that came too late.
    slots: Box<[Slot]>,
    /// The length of the longest word.
    longest: usize,
}

/// Half of a word's hash, and one more than where its line starts; nought if free.
#[derive(Clone, Copy, Debug, Default)]
struct Slot {
    hash: u32,
    start: u32,
}

impl Index {
    fn new(text: &'static str) -> Self {
        let count = 1 + text.bytes().filter(|&byte| byte == b'\n').count();
        let mut index = Self {
            slots: vec![Slot::default(); (2 * count).next_power_of_two()].into(),
            longest: 0,
        };
        for (start, line) in lines(text) {
            let word = until(line, b'\t');
            index.longest = index.longest.max(word.len());
            index.add(word, start);
        }
        index
    }

    fn add(&mut self, word: &str, start: usize) {
        let hash = hash(word);
        let free = self
            .places(hash)
            .find(|&place| self.slots[place].start == 0);
        if let (Some(place), Ok(start)) = (free, u32::try_from(start + 1)) {
            let hash = (hash >> 32) as u32;
            self.slots[place] = Slot { hash, start };
        }
    }

    /// The places where a word of this hash can be, the likelier first.
    fn places(&self, hash: u64) -> impl Iterator<Item = usize> + use<> {
        let count = self.slots.len();
        (0..count).map(move |step| (hash as usize).wrapping_add(step) & (count - 1))
    }

    fn line(&self, text: &'static str, word: &str) -> Option<&'static str> {
        if word.len() > self.longest {
            return None;
        }
        let hash = hash(word);
        let slots = self.places(hash).map(|place| self.slots[place]);
        slots
            .take_while(|slot| slot.start > 0)
            .filter(|slot| slot.hash == (hash >> 32) as u32)
            .map(|slot| &text[slot.start as usize - 1..])
            .find(|rest| {
                let after = rest.strip_prefix(word).map(str::as_bytes);
                after.is_some_and(|after| matches!(after.first(), None | Some(b'\t' | b'\n')))
            })
            .map(|rest| until(rest, b'\n'))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_are_no_entries_and_notes_follow_a_tab() {
        let list = WordList::new("# made up\nInc\tplain\nand\n");
        assert_eq!(list.note("Inc"), Some("plain"));
        assert_eq!(list.note("and"), Some(""));
        assert_eq!(list.note("# made up"), None);
        assert!(list.contains_lowercase("AND"));
        assert!(!list.contains("andante"));
    }

    #[test]
    fn every_word_of_a_long_list_is_found_and_no_other() {
        let list = WordList::new(include_str!("../../data/lexicons/noun-classes.txt"));
        for (word, note) in list.iter() {
            assert_eq!((list.word(word), list.note(word)), (Some(word), Some(note)));
        }
        for word in ["", "#", "zzzzz", "minister ", "\u{10ffff}"] {
            assert_eq!(list.note(word), None, "{word:?}");
        }
        assert!(!WordList::new("").contains(""));
    }
}
