//! Known phrases, such as the names of countries, as evidence for names.
//!
//! The model holds its own list, so that what was learned and what is seen can't drift apart.

use super::features::{NOTHING, atom, hash_bytes};
use super::forms::Form;
use super::weights::Map;

/// The most words of a known phrase.
pub const LONGEST: usize = 5;

/// What a known phrase names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Known {
    /// A country.
    Country = 1,
    /// The people of a country, or the adjective.
    Demonym,
    /// A capital, or another city.
    City,
    /// A region, sea, mountain or building.
    Place,
    /// A company, agency or institution.
    Organisation,
}

/// The key of a phrase.
pub fn key(forms: &[Form]) -> u64 {
    let join =
        |hash: u64, form: &Form| hash_bytes(&(hash.rotate_left(7) ^ form.word).to_le_bytes());
    forms.iter().fold(NOTHING, join)
}

/// Marks the words of known phrases, as parts of features; the longest phrase counts.
pub fn mark(phrases: &Map, forms: &[Form], marks: &mut Vec<u64>) {
    marks.clear();
    while let Some(rest) = forms.get(marks.len()..).filter(|rest| !rest.is_empty()) {
        match longest(phrases, rest) {
            Some((length, known)) => {
                marks.push(atom(2 * u64::from(known)));
                marks.resize(marks.len() + length - 1, atom(2 * u64::from(known) + 1));
            }
            None => marks.push(NOTHING),
        }
    }
}

/// The longest known phrase that begins here with a capital: its length and what it names.
fn longest(phrases: &Map, forms: &[Form]) -> Option<(usize, u32)> {
    if !forms.first()?.capital {
        return None;
    }
    let lengths = (1..=forms.len().min(LONGEST)).rev();
    lengths
        .into_iter()
        .find_map(|length| Some((length, phrases.get(key(&forms[..length]))?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_is_known_by_its_words_in_order() {
        let forms = |text: &str| text.split(' ').map(Form::new).collect::<Vec<_>>();
        assert_eq!(key(&forms("South Korea")), key(&forms("SOUTH KOREA")));
        assert_ne!(key(&forms("South Korea")), key(&forms("Korea South")));
    }

    #[test]
    fn without_phrases_nothing_is_known() {
        let mut marks = Vec::new();
        let forms = ["Kim", "met", "Xi"].map(Form::new);
        mark(&Map::new(&[]), &forms, &mut marks);
        assert_eq!(marks, [NOTHING; 3]);
    }
}
