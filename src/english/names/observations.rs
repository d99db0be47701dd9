//! What the name tagger looks at: words, tags, shapes and known phrases around a word, and the
//! marks before it.

use super::View;
use crate::english::features::{Features, NOTHING, atom, push};

/// Gathers what there is to see at the word after those that are marked.
pub fn observe(view: View, marks: &[usize], features: &mut Features) {
    let around = Around {
        view,
        here: marks.len(),
        marks: [mark_at(marks, 1), mark_at(marks, 2)],
    };
    features.clear();
    around.words_alone(features);
    around.with_mark(features);
    around.together(features);
    around.known_phrases(features);
    around.spelling(features);
    around.clusters(features);
    around.run(features);
    around.memory(features);
    around.next_run(features);
}

/// The place of a word that is to be marked, with the two marks before it.
struct Around<'s> {
    view: View<'s>,
    here: usize,
    marks: [u64; 2],
}

impl Around<'_> {
    fn words_alone(&self, features: &mut Features) {
        let [mark, before] = self.marks;
        push!(features; [mark] [mark, before]);
        for offset in [-2, -1, 0, 1, 2] {
            push!(features; [self.word(offset)] [self.tag(offset)] [self.shape(offset)]);
        }
    }

    fn with_mark(&self, features: &mut Features) {
        let mark = self.marks[0];
        push!(features;
            [self.word(0), mark]
            [self.word(0), self.tag(0)]
            [self.word(-1), mark]
            [self.word(1), mark]
            [self.tag(0), mark]
            [self.tag(0), self.tag(1), mark]
            [self.tag(-1), self.tag(0), self.tag(1)]
            [self.shape(0), mark]
            [self.shape(-1), self.shape(0), self.shape(1)]
            [self.shape(0), self.tag(0), mark]
        );
    }

    fn together(&self, features: &mut Features) {
        let shape = self.shape(0);
        push!(features;
            [self.word(-1), self.word(0)]
            [self.word(0), self.word(1)]
            [self.word(-1), shape]
            [self.word(1), shape]
            [self.word(-2), self.word(-1), shape]
            [self.word(1), self.word(2), shape]
        );
    }

    fn known_phrases(&self, features: &mut Features) {
        let (mark, known) = (self.marks[0], self.known(0));
        push!(features;
            [self.known(-1)]
            [known]
            [self.known(1)]
            [known, mark]
            [known, self.tag(0), mark]
            [known, self.known(1), mark]
            [known, self.word(1)]
            [known, self.word(-1)]
        );
    }

    fn spelling(&self, features: &mut Features) {
        let (Some(form), shape) = (self.view.forms.get(self.here), self.shape(0)) else {
            return;
        };
        for suffix in form.suffixes {
            features.push([suffix, shape]);
        }
        for prefix in form.prefixes {
            features.push([prefix, shape]);
        }
    }

    fn clusters(&self, features: &mut Features) {
        let (mark, shape) = (self.marks[0], self.shape(0));
        for offset in [-2, -1, 0, 1, 2] {
            let [small, great] = self.cluster(offset);
            push!(features; [small] [great]);
        }
        let [before, here, after] = [-1, 0, 1].map(|offset| self.cluster(offset)[0]);
        push!(features;
            [here, mark]
            [before, mark]
            [after, mark]
            [before, here]
            [here, after]
            [before, shape]
            [after, shape]
            [self.cluster(-2)[0], before, shape]
            [after, self.cluster(2)[0], shape]
            [before, shape, after]
            [here, shape, mark]
        );
    }

    /// The run that the word belongs to: its ends, and what stands before and after it.
    fn run(&self, features: &mut Features) {
        let Some(run) = self.view.runs.get(self.here) else {
            return;
        };
        let offset = |place: usize| place as isize - self.here as isize;
        let (first, last) = (offset(run.start), offset(run.end) - 1);
        let (before, after) = (first - 1, last + 1);
        let place =
            atom((run.end - run.start).min(5) as u64 * 8 + first.unsigned_abs().min(4) as u64);
        let mark = self.marks[0];
        push!(features;
            [place, mark]
            [self.word(first), place]
            [self.word(last)]
            [self.word(last), place]
            [self.word(last), mark]
            [self.suffix(last), place]
            [self.cluster(last)[0], place]
            [self.cluster(last)[0], mark]
            [self.cluster(first)[0], place]
            [self.cluster(first)[0], self.cluster(last)[0], place]
            [self.word(before), place]
            [self.word(after), place]
            [self.cluster(before)[0], place, mark]
            [self.cluster(after)[0], place, mark]
            [self.cluster(before)[0], self.cluster(after)[0], place]
            [self.cluster(last)[1], self.cluster(after)[1], place]
        );
    }

    /// The run that begins after this word, and the one that ended before: whether _the_ or _of_
    /// belongs to a name shows further on.
    fn next_run(&self, features: &mut Features) {
        let Some(run) = self.view.runs.get(self.here) else {
            return;
        };
        let next = self.view.runs.get(run.end).copied().unwrap_or_default();
        let next = match self.view.runs.get(next.end) {
            Some(&second) if next.end - next.start == 1 && second.end - second.start > 1 => second,
            _ => next,
        };
        let offset = |place: usize| place as isize - self.here as isize;
        let (last, after) = (offset(next.end) - 1, offset(next.end));
        let (mark, word) = (self.marks[0], self.word(0));
        let place =
            atom(((next.end - next.start).min(4) * 4 + (run.end - self.here).min(3)) as u64 + 100);
        push!(features;
            [word, place, mark]
            [word, self.word(last)]
            [word, self.suffix(last), mark]
            [word, self.cluster(last)[0], mark]
            [word, self.cluster(last)[0], self.word(after)]
            [word, self.cluster(-1)[0], self.cluster(last)[0]]
            [word, self.word(-1), self.cluster(1)[1]]
            [word, self.word(1), self.word(2)]
            [word, self.word(-1), mark]
            [self.tag(0), self.tag(1), self.tag(2), self.tag(3), mark]
            [self.tag(-2), self.tag(-1), self.tag(0), self.tag(1), mark]
            [self.word(3)]
            [self.word(-3)]
            [self.shape(0), self.shape(1), self.shape(2), mark]
        );
    }

    /// What earlier names of the document were.
    fn memory(&self, features: &mut Features) {
        let last = self
            .view
            .runs
            .get(self.here)
            .map_or(self.here, |run| run.end - 1);
        let last = last as isize - self.here as isize;
        let (mark, here, last) = (self.marks[0], self.recalled(0), self.recalled(last));
        push!(features;
            [here]
            [here, mark]
            [here, last]
            [last, mark]
            [here, self.recalled(1)]
            [here, self.cluster(0)[1]]
        );
    }

    fn recalled(&self, offset: isize) -> u64 {
        self.at(self.view.recalled, offset)
            .copied()
            .unwrap_or(NOTHING)
    }

    fn cluster(&self, offset: isize) -> [u64; 2] {
        self.at(self.view.forms, offset)
            .map_or([NOTHING; 2], |form| form.clusters)
    }

    fn suffix(&self, offset: isize) -> u64 {
        self.at(self.view.forms, offset)
            .map_or(NOTHING, |form| form.suffixes[2])
    }

    fn word(&self, offset: isize) -> u64 {
        self.at(self.view.forms, offset)
            .map_or(NOTHING, |form| form.word)
    }

    fn shape(&self, offset: isize) -> u64 {
        self.at(self.view.forms, offset)
            .map_or(NOTHING, |form| form.shape)
    }

    fn tag(&self, offset: isize) -> u64 {
        self.at(self.view.tags, offset)
            .map_or(NOTHING, |&tag| atom(tag as u64))
    }

    fn known(&self, offset: isize) -> u64 {
        self.at(self.view.known, offset).copied().unwrap_or(NOTHING)
    }

    fn at<'t, T>(&self, items: &'t [T], offset: isize) -> Option<&'t T> {
        let position = self.here.checked_add_signed(offset)?;
        items.get(position)
    }
}

fn mark_at(marks: &[usize], back: usize) -> u64 {
    let mark = marks.len().checked_sub(back).and_then(|at| marks.get(at));
    mark.map_or(NOTHING, |&mark| atom(mark as u64))
}
