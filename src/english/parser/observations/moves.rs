//! What there is to see before a move.

use super::{count, distance, relation};
use crate::english::features::{Features, push};
use crate::english::parser::words::{Seen, Words};
use crate::english::transitions::{Dependent, Item, Items, State};

/// The words around the next move: `s0` is the top of the stack, `b0` the next word.
struct View<'v> {
    words: &'v Words,
    top: &'v Item,
    second: &'v Item,
    front: &'v Item,
    s0: Seen,
    s1: Seen,
    s2: Seen,
    b0: Seen,
    b1: Seen,
    b2: Seen,
}

/// Gathers what there is to see before a move.
pub fn observe(state: &State, items: &Items, words: &Words, features: &mut Features) {
    let [top, second, third] = state.stack(items);
    let front = &state.front;
    let view = View {
        words,
        top,
        second,
        front,
        s0: words.see(top.word),
        s1: words.see(second.word),
        s2: words.see(third.word),
        b0: words.see(front.word),
        b1: words.after(front.word, 1),
        b2: words.after(front.word, 2),
    };
    features.clear();
    view.words_alone(features);
    view.pairs(features);
    view.second_and_front(features);
    view.stack_and_front(features);
    view.distances(features);
    view.dependents(features);
    view.dependents_together(features);
}

impl View<'_> {
    fn words_alone(&self, features: &mut Features) {
        for Seen { word, tag, .. } in [self.s0, self.s1, self.s2, self.b0, self.b1, self.b2] {
            push!(features; [tag] [word, tag]);
        }
        features.push([self.words.before(self.b0.number).tag, self.b0.tag]);
    }

    fn pairs(&self, features: &mut Features) {
        for (left, right) in [(self.s0, self.b0), (self.s1, self.s0)] {
            push!(features;
                [left.word, left.tag, right.tag]
                [left.tag, right.word, right.tag]
                [left.tag, right.tag]
            );
        }
    }

    fn second_and_front(&self, features: &mut Features) {
        let Self { s1, b0, b1, b2, .. } = self;
        push!(features;
            [s1.tag, b0.tag]
            [s1.word, b0.tag]
            [s1.tag, b0.word]
            [b0.tag, b1.tag]
            [b0.word, b1.tag]
            [b0.tag, b1.tag, b2.tag]
        );
    }

    fn stack_and_front(&self, features: &mut Features) {
        let Self {
            s0,
            s1,
            s2,
            b0,
            b1,
            b2,
            ..
        } = self;
        push!(features;
            [s0.tag, b0.tag, b1.tag]
            [s0.tag, b0.tag, b1.tag, b2.tag]
            [s1.tag, s0.tag, b0.tag]
            [s2.tag, s1.tag, s0.tag]
            [s0.end, b0.tag]
            [b0.end, s0.tag]
            [s1.end, s0.tag]
        );
    }

    fn distances(&self, features: &mut Features) {
        let Self {
            s0, s1, b0, words, ..
        } = *self;
        for (left, right) in [(s0, b0), (s1, s0)] {
            let (apart, between) = (distance(left, right), words.between(left, right));
            push!(features;
                [left.word, apart]
                [left.tag, apart]
                [right.tag, apart]
                [left.tag, right.tag, apart]
                [left.tag, right.tag, between]
            );
        }
        push!(features;
            [b0.word, distance(s0, b0)]
            [s1.tag, s0.tag, b0.tag, words.between(s1, b0)]
        );
    }

    fn dependents(&self, features: &mut Features) {
        for (item, Seen { word, tag, .. }) in [(self.top, self.s0), (self.second, self.s1)] {
            let [left, left2] = item.left.map(|dependent| self.relation(dependent));
            let [right, right2] = item.right.map(|dependent| self.relation(dependent));
            push!(features;
                [tag, count(item.rights)]
                [tag, count(item.lefts)]
                [word, left]
                [word, right]
                [tag, left, left2]
                [tag, right, right2]
                [tag, self.words.see(item.left[0].word).word]
                [tag, self.words.see(item.right[0].word).word]
                [tag, left, right, self.b0.tag]
            );
        }
        let [left, left2] = self.front.left.map(|dependent| self.relation(dependent));
        push!(features;
            [self.b0.word, left]
            [self.b0.tag, left, left2]
            [self.b0.tag, self.words.see(self.front.left[0].word).word]
            [self.b0.tag, count(self.front.lefts)]
        );
    }

    fn dependents_together(&self, features: &mut Features) {
        let Self {
            s0,
            s1,
            b0,
            top,
            second,
            front,
            ..
        } = self;
        let tag = |dependent: Dependent| self.words.see(dependent.word).tag;
        let front_left = self.relation(front.left[0]);
        push!(features;
            [s0.tag, tag(top.left[0]), b0.tag]
            [s0.tag, tag(top.right[0]), b0.tag]
            [s0.tag, b0.tag, tag(front.left[0])]
            [s0.tag, b0.tag, self.relation(top.right[0]), front_left]
            [s1.tag, tag(second.right[0]), s0.tag]
            [s1.tag, s0.tag, tag(top.left[0])]
            [s1.tag, s0.tag, tag(top.right[0])]
            [s1.tag, s0.tag, self.relation(second.right[0]), self.relation(top.left[0])]
        );
    }

    fn relation(&self, dependent: Dependent) -> u64 {
        relation(dependent, self.words)
    }
}
