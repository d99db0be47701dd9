//! Names, dates and amounts: begin, inside and outside marks, word by word from left to right,
//! by a linear classifier.

use super::Name;
use super::features::{Features, NOTHING, atom};
use super::forms::Form;
use super::tags::{NameType, Penn};
use super::weights::{Weights, best_class};

/// The mark of a word that is in no name.
pub const OUTSIDE: usize = 0;

/// How many marks there are: outside, and begin and inside for each type.
pub const MARKS: usize = 1 + 2 * NameType::ALL.len();

/// The mark of the first word of a name.
pub const fn begin(kind: NameType) -> usize {
    1 + 2 * kind as usize
}

/// The mark of a further word of a name.
pub const fn inside(kind: NameType) -> usize {
    2 + 2 * kind as usize
}

/// Whether a mark may follow another: inside goes on only a name of its own type.
pub fn may_follow(mark: usize, previous: usize) -> bool {
    let is_inside = mark != OUTSIDE && mark.is_multiple_of(2);
    !is_inside || previous == mark || previous + 1 == mark
}

/// Finds the names of a sentence; their token numbers count within it.
pub fn find(weights: &impl Weights, forms: &[Form], tags: &[Penn]) -> Vec<Name> {
    let mut features = Features::default();
    let mut marks = Vec::with_capacity(forms.len());
    for _ in forms {
        observe(forms, tags, &marks, &mut features);
        let mut scores = [0; MARKS];
        weights.score(features.as_slice(), &mut scores);
        marks.push(best_mark(&mut scores, marks.last().copied()));
    }
    collect(&marks)
}

/// The mark with the highest score among those that may follow the previous one.
pub fn best_mark(scores: &mut [i32; MARKS], previous: Option<usize>) -> usize {
    for (mark, score) in scores.iter_mut().enumerate() {
        if !may_follow(mark, previous.unwrap_or(OUTSIDE)) {
            *score = i32::MIN;
        }
    }
    best_class(scores)
}

/// Joins marks to names.
pub fn collect(marks: &[usize]) -> Vec<Name> {
    let mut names: Vec<Name> = Vec::new();
    for (position, &mark) in marks.iter().enumerate() {
        let Some(number) = mark.checked_sub(1) else {
            continue;
        };
        match names.last_mut() {
            Some(name) if number % 2 == 1 => name.tokens.end = position + 1,
            _ => names.push(Name {
                tokens: position..position + 1,
                kind: NameType::ALL[number / 2],
            }),
        }
    }
    names
}

/// Gathers what there is to see at the word after those that are marked.
pub fn observe(forms: &[Form], tags: &[Penn], marks: &[usize], features: &mut Features) {
    let here = marks.len();
    let word = |offset: isize| at(forms, here, offset).map_or(NOTHING, |form| form.word);
    let shape = |offset: isize| at(forms, here, offset).map_or(NOTHING, |form| form.shape);
    let tag = |offset: isize| at(tags, here, offset).map_or(NOTHING, |&tag| atom(tag as u64));
    let mark = |back: usize| {
        let position = here.checked_sub(back);
        position.map_or(NOTHING, |position| atom(marks[position] as u64))
    };
    let Some(form) = forms.get(here) else {
        return;
    };

    features.clear();
    features.push([mark(1)]);
    features.push([mark(1), mark(2)]);
    for offset in [-2, -1, 0, 1, 2] {
        features.push([word(offset)]);
        features.push([tag(offset)]);
        features.push([shape(offset)]);
    }
    features.push([word(0), mark(1)]);
    features.push([word(0), tag(0)]);
    features.push([word(-1), mark(1)]);
    features.push([word(1), mark(1)]);
    features.push([tag(0), mark(1)]);
    features.push([tag(0), tag(1), mark(1)]);
    features.push([tag(-1), tag(0), tag(1)]);
    features.push([shape(0), mark(1)]);
    features.push([shape(-1), shape(0), shape(1)]);
    features.push([shape(0), tag(0), mark(1)]);
    features.push([word(-1), word(0)]);
    features.push([word(0), word(1)]);
    features.push([word(-1), shape(0)]);
    features.push([word(1), shape(0)]);
    features.push([word(-2), word(-1), shape(0)]);
    features.push([word(1), word(2), shape(0)]);
    for suffix in form.suffixes {
        features.push([suffix, shape(0)]);
    }
    for prefix in form.prefixes {
        features.push([prefix, shape(0)]);
    }
}

fn at<T>(items: &[T], here: usize, offset: isize) -> Option<&T> {
    here.checked_add_signed(offset)
        .and_then(|position| items.get(position))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_join_to_names() {
        let (person, place) = (NameType::Person, NameType::Gpe);
        let marks = [
            begin(person),
            inside(person),
            OUTSIDE,
            begin(place),
            begin(place),
        ];
        let names = collect(&marks);
        let found: Vec<_> = names
            .iter()
            .map(|name| (name.tokens.clone(), name.kind))
            .collect();
        assert_eq!(found, [(0..2, person), (3..4, place), (4..5, place)]);
    }

    #[test]
    fn inside_goes_on_only_its_own_type() {
        assert!(may_follow(inside(NameType::Gpe), begin(NameType::Gpe)));
        assert!(may_follow(inside(NameType::Gpe), inside(NameType::Gpe)));
        assert!(!may_follow(inside(NameType::Gpe), begin(NameType::Person)));
        assert!(!may_follow(inside(NameType::Gpe), OUTSIDE));
        assert!(may_follow(begin(NameType::Gpe), OUTSIDE));
    }
}
