//! What the name tagger looks at: what is seen of each token, and at which places it looks to
//! mark a word.

use super::{MARKS, View};
use crate::english::features::{Features, NOTHING, atom};

/// Gathers what there is to see of a token.
pub fn observe(view: View, token: usize, features: &mut Features) {
    features.clear();
    let Some(form) = view.forms.get(token) else {
        return;
    };
    let tag = view.tags.get(token);
    let part = |parts: &[u64]| parts.get(token).copied().unwrap_or(NOTHING);
    features.push([form.word]);
    features.push([form.suffixes[1]]);
    features.push([form.suffixes[2]]);
    features.push([form.suffixes[3]]);
    features.push([form.prefixes[2]]);
    features.push([form.shape]);
    features.push([tag.map_or(NOTHING, |&tag| atom(tag as u64))]);
    features.push([form.clusters[0]]);
    features.push([form.clusters[1]]);
    features.push([part(view.known)]);
    features.push([part(view.recalled)]);
}

/// How many places are looked at.
pub const PLACES: usize = 13;

/// The tokens at the places looked at to mark a word: those around it; the first and last of its
/// run and those before and after that; the last of the next run, which tells whether _the_ or
/// _of_ belongs to a name; and the first of the name that the word may go on.
pub fn places(view: View, word: usize, start: Option<usize>) -> [Option<usize>; PLACES] {
    let mut places = [None; PLACES];
    for (place, offset) in places.iter_mut().zip(-3..=3) {
        *place = word.checked_add_signed(offset);
    }
    let run = view.run(word);
    places[7] = Some(run.start);
    places[8] = run.end.checked_sub(1);
    places[9] = run.start.checked_sub(1);
    places[10] = Some(run.end);
    places[11] = view.next_run(word).end.checked_sub(1);
    places[12] = start;
    places.map(|place| place.filter(|&token| token < view.forms.len()))
}

/// How many circumstances there are.
pub const CIRCUMSTANCES: usize = 2 * (MARKS + 1) + 4 * 4 + 4 * 5;

/// The circumstances in which a word is marked, as numbers: the two marks before it, how far it
/// is from the ends of its run, and how long the next run is.
pub fn circumstances(view: View, marks: &[usize]) -> [usize; 4] {
    let word = marks.len();
    let mark = |back: usize| word.checked_sub(back).map_or(MARKS, |at| marks[at]);
    let (run, next) = (view.run(word), view.next_run(word));
    let (before, rest) = (word - run.start, run.end.saturating_sub(word));
    let in_run = before.min(3) * 4 + rest.clamp(1, 4) - 1;
    let to_next = (next.end - next.start).min(4) * 4 + rest.min(3);
    let second = MARKS + 1;
    [
        mark(1),
        second + mark(2),
        2 * second + in_run,
        2 * second + 16 + to_next,
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::english::forms::Form;
    use crate::english::names::Sight;
    use crate::english::tags::Penn;
    use crate::english::weights::Map;

    #[test]
    fn the_before_a_name_is_seen_with_the_last_word_of_the_name() {
        let text = "met the Royal Dutch Airlines today";
        let forms: Vec<Form> = text.split(' ').map(Form::new).collect();
        let tags = [
            Penn::Vbd,
            Penn::Dt,
            Penn::Nnp,
            Penn::Nnp,
            Penn::Nnps,
            Penn::Nn,
        ];
        let mut sight = Sight::default();
        let view = sight.look(&Map::new(&[]), &forms, &tags);
        let seen = places(view, 1, None);
        let around = [None, None, Some(0), Some(1), Some(2), Some(3), Some(4)];
        assert_eq!(seen[..7], around);
        assert_eq!(seen[11], Some(4));
    }

    #[test]
    fn every_circumstance_has_its_number() {
        let forms = ["A"; 9].map(Form::new);
        let tags = [Penn::Nnp; 9];
        let mut sight = Sight::default();
        let view = sight.look(&Map::new(&[]), &forms, &tags);
        for word in 0..9 {
            let numbers = circumstances(view, &vec![MARKS - 1; word]);
            assert!(numbers.is_sorted());
            assert!(numbers.iter().all(|&number| number < CIRCUMSTANCES));
        }
    }
}
