//! Names, dates and amounts: begin, inside and outside marks, word by word from left to right,
//! by a small network.

mod memory;
pub mod network;
pub mod observations;
pub mod openings;
mod runs;
mod sight;

use super::Name;
use super::forms::Form;
use super::tags::{NameType, Penn};
use super::weights::{Scores, best_class};
use network::Network;
use runs::Run;
pub use sight::Sight;

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

/// A sentence as the name tagger sees it.
#[derive(Clone, Copy, Debug)]
pub struct View<'s> {
    /// What its words look like.
    pub forms: &'s [Form],
    /// Their tags.
    pub tags: &'s [Penn],
    /// Their places in known phrases.
    known: &'s [u64],
    /// Their runs of words that look like names.
    runs: &'s [Run],
    /// What is remembered of them.
    recalled: &'s [u64],
    /// Whether they may begin names.
    openings: &'s [bool],
}

impl View<'_> {
    /// The run that a word belongs to.
    fn run(&self, word: usize) -> Run {
        self.runs.get(word).copied().unwrap_or_default()
    }

    /// The run that begins after that of a word; a single word before a longer run is passed over.
    fn next_run(&self, word: usize) -> Run {
        let next = self.run(self.run(word).end);
        let second = self.run(next.end);
        match next.end - next.start == 1 && second.end - second.start > 1 {
            true => second,
            false => next,
        }
    }

    /// Whether a word is in no name for certain: it begins none, and the one before is in none.
    /// The network is neither asked nor taught there.
    pub fn is_outside(&self, word: usize, previous: Option<usize>) -> bool {
        let may_begin = self.openings.get(word).is_some_and(|&opening| opening);
        !may_begin && previous.unwrap_or(OUTSIDE) == OUTSIDE
    }
}

/// Finds the names of a sentence; their token numbers count within it.
pub fn find(network: &Network, view: View) -> Vec<Name> {
    let vectors = network.vectors(view);
    let mut marks = Vec::with_capacity(view.forms.len());
    let mut start = None;
    for word in 0..view.forms.len() {
        let previous = marks.last().copied();
        let mark = match view.is_outside(word, previous) {
            true => OUTSIDE,
            false => best_mark(network.score(view, &vectors, &marks, start), previous),
        };
        start = start_after(mark, word, start);
        marks.push(mark);
    }
    collect(&marks)
}

/// The first word of the name that a marked word is in.
pub fn start_after(mark: usize, word: usize, start: Option<usize>) -> Option<usize> {
    match mark {
        OUTSIDE => None,
        mark if mark.is_multiple_of(2) => start,
        _ => Some(word),
    }
}

/// The best mark for a word that should have this one: if its name was not begun before, it is
/// begun here.
pub fn reachable(mark: usize, previous: Option<usize>) -> usize {
    match may_follow(mark, previous.unwrap_or(OUTSIDE)) {
        true => mark,
        false => mark - 1,
    }
}

/// The mark with the highest score among those that may follow the previous one.
pub fn best_mark(mut scores: Scores, previous: Option<usize>) -> usize {
    for (mark, score) in scores.iter_mut().enumerate().take(MARKS) {
        if !may_follow(mark, previous.unwrap_or(OUTSIDE)) {
            *score = i32::MIN;
        }
    }
    best_class(&scores, MARKS)
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
        assert_eq!(reachable(inside(NameType::Gpe), None), begin(NameType::Gpe));
    }
}
