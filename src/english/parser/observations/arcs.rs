//! What there is to see when an arc gets its relation: the dependent is complete by then.

use super::{count, distance, relation};
use crate::english::features::{Features, atom, common, push};
use crate::english::parser::words::{Seen, Words};
use crate::english::transitions::{Arc, Dependent, Item, Items, State};

/// The two ends of an arc.
struct View<'v> {
    words: &'v Words,
    head_item: &'v Item,
    item: &'v Item,
    head: Seen,
    dependent: Seen,
    /// On which side of the dependent the head stands.
    side: u64,
}

/// Gathers what there is to see when an arc gets its relation.
pub fn observe(state: &State, arc: Arc, items: &Items, words: &Words, features: &mut Features) {
    let [item, second] = state.stack(items);
    let leftward = arc.head == state.next();
    let view = View {
        words,
        head_item: if leftward { &state.front } else { second },
        item,
        head: words.see(arc.head),
        dependent: words.see(arc.dependent),
        side: common(atom(6000 + u64::from(leftward))),
    };
    features.clear();
    view.words_alone(features);
    view.pairs(features);
    view.neighbours(features);
    view.dependents_of_dependent(features);
    view.dependents_of_head(features);
}

impl View<'_> {
    fn words_alone(&self, features: &mut Features) {
        for Seen { word, tag, .. } in [self.head, self.dependent] {
            push!(features;
                [word, self.side]
                [tag, self.side]
            );
        }
    }

    fn pairs(&self, features: &mut Features) {
        let Self {
            head,
            dependent,
            side,
            ..
        } = *self;
        let (left, right) = if head.number < dependent.number {
            (head, dependent)
        } else {
            (dependent, head)
        };
        let apart = distance(left, right);
        let between = self.words.between(left, right);
        push!(features;
            [head.tag, dependent.word, side]
            [head.tag, dependent.tag, side, apart]
            [head.tag, dependent.tag, side, between]
            [head.end, dependent.tag, side]
            [head.tag, dependent.end, side]
        );
    }

    fn neighbours(&self, features: &mut Features) {
        let Self {
            words,
            head,
            dependent,
            side,
            ..
        } = *self;
        let (before, after) = (
            words.before(dependent.number),
            words.after(dependent.number, 1),
        );
        push!(features;
            [dependent.tag, side, before.tag, after.tag]
            [head.tag, dependent.tag, before.tag]
            [head.tag, dependent.tag, after.tag]
            [head.tag, words.before(head.number).tag, dependent.tag, side]
            [head.tag, words.after(head.number, 1).tag, dependent.tag, side]
        );
    }

    fn dependents_of_dependent(&self, features: &mut Features) {
        let Self {
            words,
            item,
            head,
            dependent,
            side,
            ..
        } = *self;
        for child in [item.left[0], item.left[1], item.right[0]] {
            let seen = words.see(child.word);
            let relation = self.relation(child);
            push!(features;
                [seen.word, dependent.tag, head.tag, side]
                [seen.tag, dependent.tag, head.tag, side]
                [relation, dependent.tag, head.tag, side]
                [relation, dependent.word, side]
            );
        }
        let [left, left2] = item.left.map(|child| self.relation(child));
        push!(features;
            [left, left2, dependent.tag, head.tag, side]
            [count(item.lefts), count(item.rights), dependent.tag, head.tag]
        );
    }

    fn dependents_of_head(&self, features: &mut Features) {
        let Self {
            words,
            head_item,
            head,
            dependent,
            side,
            ..
        } = *self;
        for other in head_item.left.into_iter().chain(head_item.right) {
            let relation = self.relation(other);
            push!(features;
                [relation, head.tag, dependent.tag, side]
                [relation, words.see(other.word).word, head.tag, dependent.tag]
            );
        }
        push!(features;
            [count(head_item.lefts), count(head_item.rights), head.tag, dependent.tag]
        );
    }

    fn relation(&self, dependent: Dependent) -> u64 {
        relation(dependent, self.words)
    }
}
