//! Which words in small letters may begin a name, such as _two_, _yesterday_ or _the_ before a
//! capital: only they are asked about.

use crate::english::features::{NOTHING, mix};
use crate::english::forms::Form;
use crate::english::weights::Map;

/// What is known of a word that may begin a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Opening {
    /// It often does.
    Word = 1,
    /// It does before a capital or a number, and before some other words.
    BeforeSome,
    /// A word and the next one: together they do.
    Pair,
}

/// The key of a word, or of a word and the next one.
pub fn key(word: &Form, next: Option<&Form>) -> u64 {
    let next = next.map_or(NOTHING, |next| next.word);
    mix(mix(word.word, OPENINGS), next)
}

/// Sets the keys of openings apart from those of phrases.
const OPENINGS: u64 = 0xA076_1D64_78BD_642F;

/// Whether a word is written in small letters: no capital, no digit.
pub fn is_small(form: &Form) -> bool {
    !form.capital && !form.digit
}

/// Marks the words that may begin a name.
pub fn mark(openings: &Map, forms: &[Form], marks: &mut Vec<bool>) {
    marks.clear();
    marks.extend((0..forms.len()).map(|word| may_begin(openings, &forms[word..])));
}

/// Whether the first word may begin a name.
fn may_begin(openings: &Map, forms: &[Form]) -> bool {
    let (Some(form), next) = (forms.first(), forms.get(1)) else {
        return false;
    };
    if !is_small(form) {
        return true;
    }
    let before_some = match openings.get(key(form, None)) {
        None => return false,
        Some(known) => known == Opening::BeforeSome as u32,
    };
    let together = |next| !is_small(next) || openings.get(key(form, Some(next))).is_some();
    !before_some || next.is_some_and(together)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_a_list_only_capitals_and_numbers_may_begin_names() {
        let forms = ["he", "met", "Xi", "in", "2019"].map(Form::new);
        let mut marks = Vec::new();
        mark(&Map::new(&[]), &forms, &mut marks);
        assert_eq!(marks, [false, false, true, false, true]);
    }
}
