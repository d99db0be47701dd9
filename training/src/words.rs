//! Learning of universal parts of speech and of lemmas, both look-up tables.

use std::collections::BTreeMap;

use cloze::english::forms::Form;
use cloze::english::lemmas::{self, Edit};
use cloze::english::parts;

use crate::backoff::BackOff;
use crate::pack;
use crate::treebank::Example;

/// Makes the table of universal parts of speech.
pub fn learn_parts(examples: &[&Example]) -> Vec<u8> {
    let mut table = BackOff::default();
    for example in examples {
        for (position, &part) in example.parts.iter().enumerate() {
            let form = Form::new(&example.words[position]);
            let keys = parts::keys(&form, example.tags[position], example.relations[position]);
            table.add(keys, part as u32, 1);
        }
    }
    pack::map(&table.entries(2))
}

/// How often a word must be seen, and how rarely, of so many times, with another tag.
const CERTAIN: usize = 300;
const RARELY: usize = 300;

/// Makes the table of frequent words that have the same tag nearly always.
pub fn learn_certain_tags(examples: &[&Example]) -> Vec<u8> {
    let mut counts: BTreeMap<u64, BTreeMap<u32, usize>> = BTreeMap::new();
    for example in examples {
        for (word, &tag) in example.words.iter().zip(&example.tags) {
            let tags = counts.entry(Form::new(word).word).or_default();
            *tags.entry(tag as u32).or_default() += 1;
        }
    }
    let entries = counts.iter().filter_map(|(&word, tags)| {
        let all: usize = tags.values().sum();
        let (&tag, &times) = tags.iter().max_by_key(|&(_, &times)| times)?;
        let certain = all >= CERTAIN && (all - times) * RARELY <= all;
        certain.then_some((word, tag))
    });
    pack::map(&entries.collect::<Vec<_>>())
}

/// Makes the table of lemmas and the edits it points to.
pub fn learn_lemmas(examples: &[&Example]) -> (Vec<u8>, Vec<u8>) {
    let mut edits: BTreeMap<Edit, u32> = BTreeMap::new();
    let mut table = BackOff::default();
    for ((word, tag, lemma), times) in &lemma_counts(examples) {
        let base = lemmas::base(word, *tag);
        if let Some(edit) = Edit::between(&base, lemma) {
            let number = edits.len() as u32;
            let number = *edits.entry(edit).or_insert(number);
            table.add(
                lemmas::keys(&Form::new(word), *tag),
                number,
                (*times).min(3),
            );
        }
    }
    let mut listed: Vec<_> = edits.into_iter().collect();
    listed.sort_by_key(|&(_, number)| number);
    let bytes = listed.into_iter().flat_map(|(edit, _)| edit.to_bytes());
    (pack::map(&table.entries(1)), bytes.collect())
}

type LemmaCounts<'e> = BTreeMap<(&'e str, cloze::english::Penn, &'e str), usize>;

fn lemma_counts<'e>(examples: &[&'e Example]) -> LemmaCounts<'e> {
    let mut counts = LemmaCounts::new();
    for example in examples {
        for (position, word) in example.words.iter().enumerate() {
            let key = (&**word, example.tags[position], &*example.lemmas[position]);
            *counts.entry(key).or_default() += 1;
        }
    }
    counts
}
