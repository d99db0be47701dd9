//! Finds names in a text by the hash of their words.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use super::letters::{Word, join, spells, words};
use super::{Entry, EntryId, Hit, Sense};
use crate::span::Span;

/// The most words that a name may have.
pub const MOST_WORDS: usize = 16;

/// Where each name is: two look-ups by numbers that are hashes already.
///
/// The maps are only asked, never walked, so nothing depends on their order.
#[derive(Clone, Debug, Default)]
pub struct Index {
    /// From the hash of a name's words to the first of the names with it.
    names: Map<u32>,
    /// From the hash of a name's first word to the number of words in the longest such name.
    longest: Map<u8>,
    /// Every name, with the next one of the same hash.
    forms: Vec<IndexedForm>,
}

#[derive(Clone, Copy, Debug)]
struct IndexedForm {
    entry: u32,
    /// Its number among the entry's forms.
    form: u32,
    next: Option<u32>,
}

type Map<V> = HashMap<u64, V, BuildHasherDefault<Ready>>;

/// A hasher of numbers that are hashes already.
#[derive(Clone, Copy, Debug, Default)]
struct Ready(u64);

impl Hasher for Ready {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.write_u64(u64::from(byte));
        }
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = join(self.0, number);
    }
}

impl Index {
    /// Indexes every name of the entries.
    pub fn new(entries: &[Entry]) -> Self {
        let mut index = Self::default();
        index.names.reserve(entries.len());
        index.longest.reserve(entries.len() / 2);
        // The first entry must come first in its chain, so the last goes in first.
        for (number, entry) in entries.iter().enumerate().rev() {
            for (form, (text, _, _)) in entry.forms().enumerate() {
                index.add(number, form, text);
            }
        }
        index
    }

    fn add(&mut self, entry: EntryId, form: usize, text: &str) {
        let Some((first, whole, count)) = hash_name(text) else {
            return;
        };
        let (Ok(number), Ok(entry), Ok(form)) = (
            u32::try_from(self.forms.len()),
            u32::try_from(entry),
            u32::try_from(form),
        ) else {
            return;
        };
        let next = self.names.insert(whole, number);
        self.forms.push(IndexedForm { entry, form, next });
        let longest = self.longest.entry(first).or_default();
        *longest = (*longest).max(count);
    }

    /// What a text may mean that is a name as a whole.
    pub fn senses(&self, entries: &[Entry], name: &str) -> Vec<Sense> {
        hash_name(name).map_or_else(Vec::new, |(_, whole, _)| {
            self.matching(entries, whole, name)
                .map(|(sense, _)| sense)
                .collect()
        })
    }

    /// Finds the longest names at each place of a text.
    pub fn find(&self, entries: &[Entry], text: &str) -> Vec<Hit> {
        let words: Vec<Word> = words(text).collect();
        let mut hits = Vec::new();
        let mut at = 0;
        while at < words.len() {
            match self.longest_at(entries, text, &words[at..]) {
                Some((hit, count)) => {
                    hits.push(hit);
                    at += count;
                }
                None => at += 1,
            }
        }
        hits
    }

    /// The longest name that starts with the first of `words`, and its number of words.
    fn longest_at(&self, entries: &[Entry], text: &str, words: &[Word]) -> Option<(Hit, usize)> {
        let first = words.first()?;
        let most = usize::from(*self.longest.get(&first.hash)?).min(words.len());
        let mut prefixes = [0; MOST_WORDS];
        let mut whole = 0;
        for (prefix, word) in prefixes.iter_mut().zip(&words[..most]) {
            whole = join(whole, word.hash);
            *prefix = whole;
        }
        (1..=most).rev().find_map(|count| {
            let span = first.span.join(words[count - 1].span);
            self.hit(entries, text, prefixes[count - 1], span)
                .map(|hit| (hit, count))
        })
    }

    /// The meanings of the words at a span, which may end in a full stop or plus sign that belongs to the name.
    fn hit(&self, entries: &[Entry], text: &str, whole: u64, span: Span) -> Option<Hit> {
        let longer = match text.as_bytes().get(span.end) {
            Some(b'.' | b'+' | b')') => Some(Span::new(span.start, span.end + 1)),
            _ => None,
        };
        longer
            .into_iter()
            .chain([span])
            .find_map(|span| self.hit_exactly(entries, text, whole, span))
    }

    fn hit_exactly(&self, entries: &[Entry], text: &str, whole: u64, span: Span) -> Option<Hit> {
        let mut found: Vec<(Sense, bool)> =
            self.matching(entries, whole, span.text(text)).collect();
        found.sort_by_key(|(sense, exact)| (!exact, sense.doubtful, sense.demonym, sense.entry));
        let mut known = Vec::new();
        found.retain(|(sense, _)| {
            let is_new = !known.contains(&sense.entry);
            known.push(sense.entry);
            is_new
        });
        let senses: Vec<Sense> = found.into_iter().map(|(sense, _)| sense).collect();
        (!senses.is_empty()).then_some(Hit { span, senses })
    }

    /// The forms that this text spells, and whether to the letter.
    fn matching<'a>(
        &'a self,
        entries: &'a [Entry],
        whole: u64,
        text: &'a str,
    ) -> impl Iterator<Item = (Sense, bool)> + 'a {
        let first = self.names.get(&whole).copied();
        std::iter::successors(first, |&form| self.forms[form as usize].next).filter_map(
            move |number| {
                let IndexedForm { entry, form, .. } = self.forms[number as usize];
                let entry = entry as usize;
                let (name, doubtful, demonym) = entries[entry].forms().nth(form as usize)?;
                let exact = name == text;
                let sense = Sense {
                    entry,
                    demonym,
                    doubtful,
                };
                (exact || spells(name, text)).then_some((sense, exact))
            },
        )
    }
}

/// The hash of a name's first word, that of all its words, and their number.
fn hash_name(name: &str) -> Option<(u64, u64, u8)> {
    let mut first = None;
    let mut whole = 0;
    let mut count = 0;
    for word in words(name).take(MOST_WORDS + 1) {
        first.get_or_insert(word.hash);
        whole = join(whole, word.hash);
        count += 1;
    }
    (usize::from(count) <= MOST_WORDS).then_some((first?, whole, count))
}
