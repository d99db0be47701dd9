//! Marks of names: outside, and begin and inside for each type.

use std::ops::Range;

use crate::tags::NameType;

/// The mark of a word that is in no name.
const OUTSIDE: usize = 0;

/// The best mark that may stand behind another: inside goes on only a name of its own type.
pub fn next(scores: &[f32], last: Option<&usize>) -> Option<usize> {
    let last = last.copied().unwrap_or(OUTSIDE);
    let allowed =
        (0..scores.len()).filter(|&mark| !is_inside(mark) || mark == last || mark == last + 1);
    allowed.reduce(|best, mark| {
        if scores[mark] > scores[best] {
            mark
        } else {
            best
        }
    })
}

fn is_inside(mark: usize) -> bool {
    mark != OUTSIDE && mark.is_multiple_of(2)
}

/// The names that marks make: their words and types.
pub fn names_of(marks: &[usize]) -> Vec<(Range<usize>, NameType)> {
    let mut names: Vec<(Range<usize>, NameType)> = Vec::new();
    for (word, &mark) in marks.iter().enumerate() {
        let Some(kind) = mark
            .checked_sub(1)
            .and_then(|number| NameType::ALL.get(number / 2))
        else {
            continue;
        };
        match names.last_mut() {
            Some((words, _)) if is_inside(mark) && words.end == word => words.end = word + 1,
            _ => names.push((word..word + 1, *kind)),
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inside_goes_on_only_a_name_of_its_own_type() {
        let mut scores = [0.0; 9];
        (scores[6], scores[3]) = (2.0, 1.0);
        assert_eq!(next(&scores, None), Some(3));
        assert_eq!(next(&scores, Some(&5)), Some(6));
        assert_eq!(next(&scores, Some(&6)), Some(6));
        assert_eq!(next(&scores, Some(&4)), Some(3));
    }

    #[test]
    fn marks_make_names() {
        let [person, date] = [NameType::Person, NameType::Date];
        let [begin, inside] = [1 + 2 * person as usize, 2 + 2 * person as usize];
        let marks = [begin, inside, begin, OUTSIDE, 1 + 2 * date as usize];
        assert_eq!(
            names_of(&marks),
            [(0..2, person), (2..3, person), (4..5, date)]
        );
    }
}
