//! Universal parts of speech from Penn tags: what Penn leaves open (_that_, _to_, _have_, _be_)
//! the word and its relation decide.

use super::features::{NOTHING, atom, hash_bytes};
use super::forms::Form;
use super::tags::{Penn, Relation, Upos};
use super::weights::Map;

/// What the part of speech is looked up by, the most specific first.
pub fn keys(form: &Form, penn: Penn, relation: Relation) -> [u64; 4] {
    let (tag, relation) = (penn as u64, relation as u64 + 1);
    [
        key([form.word, tag, relation]),
        key([form.word, tag, 0]),
        key([NOTHING, tag, relation]),
        key([NOTHING, tag, 0]),
    ]
}

/// The part of speech of a word.
pub fn part(parts: &Map, form: &Form, penn: Penn, relation: Relation) -> Upos {
    let found = parts.first(&keys(form, penn, relation));
    let part = found.and_then(|number| Upos::ALL.get(number as usize));
    part.copied().unwrap_or(Upos::X)
}

/// Hashes a word with two numbers.
fn key([word, tag, relation]: [u64; 3]) -> u64 {
    let number = atom(tag * 256 + relation);
    hash_bytes(&(word ^ number).to_le_bytes())
}
