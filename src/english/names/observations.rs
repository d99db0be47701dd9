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
