//! Penn tags, word by word from left to right, by a linear classifier (Collins 2002).

use super::features::{Features, NOTHING, atom};
use super::forms::Form;
use super::tags::Penn;
use super::weights::{Weights, best_class};

/// Tags a sentence. A word whose tag is fixed keeps it.
pub fn tag(weights: &impl Weights, forms: &[Form], fixed: &[Option<Penn>], tags: &mut Vec<Penn>) {
    let mut features = Features::default();
    tags.clear();
    for position in 0..forms.len() {
        let tag = fixed.get(position).copied().flatten();
        let tag = tag.unwrap_or_else(|| choose(weights, forms, tags, &mut features));
        tags.push(tag);
    }
}

/// Chooses the tag of the word after those that are tagged.
fn choose(weights: &impl Weights, forms: &[Form], tags: &[Penn], features: &mut Features) -> Penn {
    let mut scores = [0; Penn::ALL.len()];
    observe(forms, tags, features);
    weights.score(features.as_slice(), &mut scores);
    Penn::ALL[best_class(&scores)]
}

/// Gathers what there is to see at the word after those that are tagged.
pub fn observe(forms: &[Form], tags: &[Penn], features: &mut Features) {
    let here = tags.len();
    let Some(form) = forms.get(here) else {
        return;
    };
    let word = |offset: isize| word_at(forms, here, offset);
    let previous = tag_at(tags, 1);
    let before = tag_at(tags, 2);
    let place = atom(u64::from(here == 0) + 2 * u64::from(form.capital));
    let [_, _, last3, _] = form.suffixes;

    features.clear();
    features.push([form.word]);
    features.push([form.word, place]);
    features.push([form.shape, place]);
    for suffix in form.suffixes {
        features.push([suffix, place]);
    }
    for prefix in form.prefixes {
        features.push([prefix]);
    }
    features.push([previous]);
    features.push([previous, before]);
    features.push([previous, form.word]);
    features.push([previous, before, form.word]);
    features.push([previous, last3]);
    features.push([previous, form.shape]);
    features.push([word(-1)]);
    features.push([word(-2)]);
    features.push([word(1)]);
    features.push([word(2)]);
    features.push([word(-1), form.word]);
    features.push([word(1), form.word]);
    features.push([word(-1), word(1)]);
    features.push([word(1), word(2)]);
    features.push([previous, word(1)]);
    features.push([previous, word(1), last3]);
    observe_neighbour(forms, here.wrapping_sub(1), last3, features);
    observe_neighbour(forms, here + 1, last3, features);
    features.push([previous, next_end(forms, here), last3]);
    features.push([form.word, next_end(forms, here)]);
    features.push([previous, next_end(forms, here)]);
}

/// Gathers what the spelling of a word beside this one tells.
fn observe_neighbour(forms: &[Form], position: usize, last3: u64, features: &mut Features) {
    let (suffix, shape, capital) = match forms.get(position) {
        Some(form) => (form.suffixes[2], form.shape, u64::from(form.capital)),
        None => (NOTHING, NOTHING, 2),
    };
    features.push([suffix]);
    features.push([shape]);
    features.push([last3, suffix]);
    features.push([last3, atom(capital)]);
}

fn next_end(forms: &[Form], here: usize) -> u64 {
    forms.get(here + 1).map_or(NOTHING, |form| form.suffixes[2])
}

fn word_at(forms: &[Form], here: usize, offset: isize) -> u64 {
    let form = here
        .checked_add_signed(offset)
        .and_then(|position| forms.get(position));
    form.map_or(NOTHING, |form| form.word)
}

fn tag_at(tags: &[Penn], back: usize) -> u64 {
    let tag = tags.len().checked_sub(back).and_then(|at| tags.get(at));
    tag.map_or(NOTHING, |&tag| atom(tag as u64))
}
