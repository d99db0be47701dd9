//! Another parser's tree as advice, in the manner of stacking (Nivre and McDonald 2008).
//!
//! A parser that sees what another one says, and knows from gold trees when that one is right,
//! is better than either; and it learns what differs between the two schemes by itself.

use cloze::english::features::{Features, NOTHING, atom};
use cloze::english::transitions::{Arc, Items, Move, State};
use cloze::english::{Penn, Relation};

use crate::convert::convert;
use crate::parsing::cost;
use crate::silver::Silver;

/// A tree of another parser, as it came and as the rules convert it.
#[derive(Clone, Debug)]
pub struct Guide {
    tags: Vec<u64>,
    marks: Vec<u64>,
    raw_heads: Vec<u32>,
    raw_labels: Vec<u64>,
    /// The heads after the rules.
    pub heads: Vec<u32>,
    /// The relations after the rules.
    pub relations: Vec<Relation>,
}

impl Guide {
    /// Converts a tree by the rules, and keeps both.
    pub fn new(silver: &Silver) -> Self {
        let (heads, relations) = convert(silver);
        let labels = silver.labels.iter();
        Self {
            tags: silver
                .example
                .tags
                .iter()
                .map(|&tag| atom(tag as u64))
                .collect(),
            marks: silver
                .example
                .names
                .iter()
                .map(|&mark| atom(mark as u64))
                .collect(),
            raw_heads: silver.example.heads.clone(),
            raw_labels: labels
                .map(|label| cloze::english::features::hash_bytes(label.as_bytes()))
                .collect(),
            heads,
            relations,
        }
    }

    fn label(&self, word: u32) -> u64 {
        let relation = self.relations.get(word as usize);
        relation.map_or(NOTHING, |&relation| atom(relation as u64))
    }

    fn raw_label(&self, word: u32) -> u64 {
        self.raw_labels
            .get(word as usize)
            .copied()
            .unwrap_or(NOTHING)
    }

    fn mark(&self, word: u32) -> u64 {
        self.marks.get(word as usize).copied().unwrap_or(NOTHING)
    }

    fn tag(&self, word: u32) -> u64 {
        self.tags.get(word as usize).copied().unwrap_or(NOTHING)
    }

    /// Adds what the guide says at a word that is to be tagged.
    pub fn observe_tag(
        &self,
        word: usize,
        form: u64,
        previous: Option<&Penn>,
        features: &mut Features,
    ) {
        let here = self.tag(word as u32);
        let previous = previous.map_or(NOTHING, |&tag| atom(tag as u64));
        let label = self.raw_label(word as u32);
        features.push([here]);
        features.push([here, form]);
        features.push([here, label]);
        features.push([here, label, form]);
        features.push([here, previous]);
        features.push([here, self.tag(word as u32 + 1)]);
        features.push([here, label, self.label(word as u32)]);
    }

    /// Adds what the guide says before a move.
    pub fn observe_state(&self, state: &State, items: &Items, features: &mut Features) {
        let [s0, s1] = state.stack(items);
        let (s0, s1, b0) = (s0.word, s1.word, state.next());
        let ours = costs(state, items, &self.heads);
        let raw = costs(state, items, &self.raw_heads);
        let (l0, l1, lb) = (self.label(s0), self.label(s1), self.label(b0));
        let (r0, r1, rb) = (self.raw_label(s0), self.raw_label(s1), self.raw_label(b0));
        let (t0, t1, tb) = (self.tag(s0), self.tag(s1), self.tag(b0));
        features.push([ours]);
        features.push([raw]);
        features.push([ours, raw]);
        features.push([ours, t0, tb]);
        features.push([ours, t1, t0]);
        features.push([ours, t1, t0, tb]);
        features.push([ours, l0]);
        features.push([ours, l0, lb]);
        features.push([ours, l1, l0]);
        features.push([ours, l1, l0, lb]);
        features.push([ours, l0, t0, tb]);
        features.push([raw, r0]);
        features.push([raw, r0, rb]);
        features.push([raw, r1, r0]);
        features.push([raw, r1, r0, rb]);
        features.push([raw, r0, t0, tb]);
        features.push([ours, raw, r0, l0]);
        let (m0, m1, mb) = (self.mark(s0), self.mark(s1), self.mark(b0));
        features.push([ours, m1, m0]);
        features.push([ours, m0, mb]);
        features.push([ours, m1, m0, mb]);
    }

    /// Adds what the guide says when an arc gets its relation.
    pub fn observe_arc(&self, arc: Arc, words: [u64; 2], features: &mut Features) {
        let (head, dependent) = (arc.head, arc.dependent);
        let agrees = self.heads.get(dependent as usize) == Some(&head);
        let raw_agrees = self.raw_heads.get(dependent as usize) == Some(&head);
        let agree = atom(u64::from(agrees) * 2 + u64::from(raw_agrees));
        let (label, raw) = (self.label(dependent), self.raw_label(dependent));
        let (tag, head_tag) = (self.tag(dependent), self.tag(head));
        features.push([label, agree]);
        features.push([raw, agree]);
        features.push([label, raw]);
        features.push([label, tag, head_tag]);
        features.push([raw, tag, head_tag]);
        features.push([label, agree, words[1]]);
        features.push([label, words[0]]);
        features.push([raw, words[1]]);
        features.push([label, self.label(head)]);
        features.push([raw, self.raw_label(head), agree]);
        let (mark, head_mark) = (self.mark(dependent), self.mark(head));
        features.push([mark, head_mark, label]);
        features.push([mark, head_mark, tag, head_tag]);
        features.push([mark, self.mark(dependent.wrapping_sub(1)), label, tag]);
    }
}

/// What each move would cost if the tree were right, as one part of a feature.
fn costs(state: &State, items: &Items, heads: &[u32]) -> u64 {
    let costs = Move::ALL.map(|step| match state.allows(step) {
        true => cost(state, step, items, heads).min(2) as u64,
        false => 3,
    });
    atom(costs[0] + 4 * costs[1] + 16 * costs[2])
}
