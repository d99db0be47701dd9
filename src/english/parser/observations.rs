//! What the parser looks at: words, tags, relations and distances around the next move, after
//! Zhang and Nivre (2011).

use crate::english::features::{Features, NOTHING, atom};
use crate::english::forms::Form;
use crate::english::tags::{Penn, Relation};
use crate::english::transitions::{Arc, Dependent, Item, Items, State};

/// A sentence's words and tags, ready to be parts of features; the root and no word included.
#[derive(Clone, Debug, Default)]
pub struct Words {
    words: Vec<u64>,
    tags: Vec<u64>,
    suffixes: Vec<u64>,
    /// How many marks of each kind stand before a word: commas, conjunctions, verbs.
    marks: Vec<[u32; 3]>,
}

impl Words {
    /// Takes a sentence.
    pub fn read(&mut self, forms: &[Form], tags: &[Penn]) {
        let ends = [atom(1000), NOTHING];
        self.words.clear();
        self.words.extend(forms.iter().map(|form| form.word));
        self.words.extend(ends);
        self.suffixes.clear();
        self.suffixes
            .extend(forms.iter().map(|form| form.suffixes[2]));
        self.suffixes.extend(ends);
        self.tags.clear();
        self.tags.extend(tags.iter().map(|&tag| atom(tag as u64)));
        self.tags.extend(ends);
        self.count_marks(tags);
    }

    fn count_marks(&mut self, tags: &[Penn]) {
        self.marks.clear();
        let mut counts = [0; 3];
        for &tag in tags {
            self.marks.push(counts);
            if let Some(kind) = kind_of_mark(tag) {
                counts[kind] += 1;
            }
        }
        self.marks.extend([counts; 2]);
    }

    /// How many words the sentence has.
    pub fn len(&self) -> usize {
        self.words.len().saturating_sub(2)
    }

    /// Whether the sentence has no words.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    fn word(&self, word: u32) -> u64 {
        self.words[word as usize]
    }

    fn tag(&self, word: u32) -> u64 {
        self.tags[word as usize]
    }

    fn suffix(&self, word: u32) -> u64 {
        self.suffixes[word as usize]
    }

    /// The word so many places after another, or no word.
    fn after(&self, word: u32, places: u32) -> u32 {
        (word + places).min(self.words.len() as u32 - 1)
    }

    /// The word before another, or no word.
    fn before(&self, word: u32) -> u32 {
        word.checked_sub(1).unwrap_or(self.words.len() as u32 - 1)
    }

    /// What stands between two words: commas, conjunctions and verbs, up to three of each.
    fn between(&self, left: u32, right: u32) -> u64 {
        let last = self.marks.len() as u32 - 1;
        let (from, to) = ((left + 1).min(last), right.min(last));
        let (from, to) = (self.marks[from as usize], self.marks[to as usize]);
        let count = |kind: usize| u64::from(to[kind].saturating_sub(from[kind]).min(3));
        atom(2000 + count(0) + 4 * count(1) + 16 * count(2))
    }
}

/// Commas and the like, conjunctions, verbs.
fn kind_of_mark(tag: Penn) -> Option<usize> {
    match tag {
        Penn::Comma | Penn::Colon | Penn::OpenBracket | Penn::CloseBracket => Some(0),
        Penn::Cc => Some(1),
        Penn::Vb | Penn::Vbd | Penn::Vbg | Penn::Vbn | Penn::Vbp | Penn::Vbz | Penn::Md => Some(2),
        _ => None,
    }
}

/// How far two words are apart, in classes.
fn distance(left: u32, right: u32) -> u64 {
    let class = match right.saturating_sub(left) {
        near @ 0..=4 => near,
        5..=6 => 5,
        7..=10 => 6,
        11..=20 => 7,
        _ => 8,
    };
    atom(3000 + u64::from(class))
}

fn count(dependents: u8) -> u64 {
    atom(4000 + u64::from(dependents.min(5)))
}

fn relation(dependent: Dependent, words: &Words) -> u64 {
    if dependent.word as usize > words.len() {
        return NOTHING;
    }
    label(dependent.relation)
}

fn label(relation: Relation) -> u64 {
    atom(5000 + relation as u64)
}

/// Gathers what there is to see before a move.
pub fn of_state(state: &State, items: &Items, words: &Words, features: &mut Features) {
    let [s0, s1, s2] = state.stack(items);
    let b0 = &state.front;
    features.clear();
    words_alone(s0, s1, s2, b0.word, words, features);
    words_together(s0, s1, s2, b0.word, words, features);
    distances(s0, s1, b0, words, features);
    dependents(s0, s1, b0, words, features);
}

fn words_alone(s0: &Item, s1: &Item, s2: &Item, b0: u32, words: &Words, features: &mut Features) {
    for word in [s0.word, s1.word, b0, words.after(b0, 1)] {
        let (w, t) = (words.word(word), words.tag(word));
        features.push([w]);
        features.push([t]);
        features.push([w, t]);
    }
    for word in [s2.word, words.after(b0, 2)] {
        let (w, t) = (words.word(word), words.tag(word));
        features.push([w, t]);
        features.push([t]);
    }
    features.push([words.tag(words.before(b0)), words.tag(b0)]);
}

fn words_together(
    s0: &Item,
    s1: &Item,
    s2: &Item,
    b0: u32,
    words: &Words,
    features: &mut Features,
) {
    let (b1, b2) = (words.after(b0, 1), words.after(b0, 2));
    let (s0w, s0t) = (words.word(s0.word), words.tag(s0.word));
    let (s1w, s1t) = (words.word(s1.word), words.tag(s1.word));
    let s2t = words.tag(s2.word);
    let (b0w, b0t) = (words.word(b0), words.tag(b0));
    let (b1w, b1t) = (words.word(b1), words.tag(b1));
    let b2t = words.tag(b2);

    for (lw, lt, rw, rt) in [(s0w, s0t, b0w, b0t), (s1w, s1t, s0w, s0t)] {
        features.push([lw, lt, rw, rt]);
        features.push([lw, lt, rw]);
        features.push([lw, rw, rt]);
        features.push([lw, lt, rt]);
        features.push([lt, rw, rt]);
        features.push([lw, rw]);
        features.push([lt, rt]);
    }
    features.push([s1t, b0t]);
    features.push([s1w, b0w]);
    features.push([s1w, b0t]);
    features.push([s1t, b0w]);
    features.push([b0t, b1t]);
    features.push([b0w, b1w]);
    features.push([b0w, b1t]);
    features.push([b0t, b1t, b2t]);
    features.push([s0t, b0t, b1t]);
    features.push([s0w, b0t, b1t]);
    features.push([s0t, b0w, b1t]);
    features.push([s0t, b0t, b1w]);
    features.push([s0t, b0t, b1t, b2t]);
    features.push([s1t, s0t, b0t]);
    features.push([s1t, s0t, b0t, b1t]);
    features.push([s1w, s0t, b0t]);
    features.push([s1t, s0w, b0t]);
    features.push([s1t, s0t, b0w]);
    features.push([s1w, s0w, b0t]);
    features.push([s2t, s1t, s0t]);
    features.push([s2t, s1t, s0t, b0t]);
    features.push([words.suffix(s0.word), b0t]);
    features.push([words.suffix(b0), s0t]);
    features.push([words.suffix(s1.word), s0t]);
}

fn distances(s0: &Item, s1: &Item, b0: &Item, words: &Words, features: &mut Features) {
    for (left, right) in [(s0, b0), (s1, s0)] {
        let apart = distance(left.word, right.word);
        let (lw, lt) = (words.word(left.word), words.tag(left.word));
        let (rw, rt) = (words.word(right.word), words.tag(right.word));
        let between = words.between(left.word, right.word);
        features.push([lw, apart]);
        features.push([lt, apart]);
        features.push([rw, apart]);
        features.push([rt, apart]);
        features.push([lt, rt, apart]);
        features.push([lt, rt, between]);
        features.push([lw, rt, between]);
        features.push([lt, rw, between]);
    }
    let between = words.between(s1.word, b0.word);
    features.push([
        words.tag(s1.word),
        words.tag(s0.word),
        words.tag(b0.word),
        between,
    ]);
}

fn dependents(s0: &Item, s1: &Item, b0: &Item, words: &Words, features: &mut Features) {
    let (s0w, s0t) = (words.word(s0.word), words.tag(s0.word));
    let (s1w, s1t) = (words.word(s1.word), words.tag(s1.word));
    let (b0w, b0t) = (words.word(b0.word), words.tag(b0.word));

    for (item, w, t) in [(s0, s0w, s0t), (s1, s1w, s1t)] {
        let (left, right) = (
            relation(item.left[0], words),
            relation(item.right[0], words),
        );
        let (left2, right2) = (
            relation(item.left[1], words),
            relation(item.right[1], words),
        );
        features.push([w, count(item.rights)]);
        features.push([t, count(item.rights)]);
        features.push([w, count(item.lefts)]);
        features.push([t, count(item.lefts)]);
        features.push([w, left]);
        features.push([w, right]);
        features.push([t, left, left2]);
        features.push([t, right, right2]);
        features.push([t, words.word(item.left[0].word)]);
        features.push([t, words.word(item.right[0].word)]);
        features.push([t, left, right, b0t]);
    }
    features.push([b0w, relation(b0.left[0], words)]);
    features.push([
        b0t,
        relation(b0.left[0], words),
        relation(b0.left[1], words),
    ]);
    features.push([b0t, words.word(b0.left[0].word)]);
    features.push([b0w, count(b0.lefts)]);
    features.push([b0t, count(b0.lefts)]);

    let tag = |dependent: Dependent| words.tag(dependent.word);
    features.push([s0t, tag(s0.left[0]), b0t]);
    features.push([s0t, tag(s0.right[0]), b0t]);
    features.push([s0t, b0t, tag(b0.left[0])]);
    features.push([
        s0t,
        b0t,
        relation(s0.right[0], words),
        relation(b0.left[0], words),
    ]);
    features.push([s1t, tag(s1.right[0]), s0t]);
    features.push([s1t, s0t, tag(s0.left[0])]);
    features.push([s1t, s0t, tag(s0.right[0])]);
    features.push([
        s1t,
        s0t,
        relation(s1.right[0], words),
        relation(s0.left[0], words),
    ]);
    features.push([s1w, s0t, words.word(s0.left[0].word)]);
}

/// Gathers what there is to see when an arc gets its relation; the dependent is complete.
pub fn of_arc(state: &State, arc: Arc, items: &Items, words: &Words, features: &mut Features) {
    let [dependent, second] = state.stack(items);
    let leftward = arc.head == state.next();
    let head = if leftward { &state.front } else { second };
    let side = atom(6000 + u64::from(leftward));
    features.clear();
    ends_of_arc(head, dependent, side, words, features);
    around_dependent(head, dependent, side, words, features);
    other_dependents(head, dependent, side, words, features);
}

fn ends_of_arc(head: &Item, dependent: &Item, side: u64, words: &Words, features: &mut Features) {
    let (hw, ht) = (words.word(head.word), words.tag(head.word));
    let (dw, dt) = (words.word(dependent.word), words.tag(dependent.word));
    let (left, right) = (head.word.min(dependent.word), head.word.max(dependent.word));
    let apart = distance(left, right);
    let between = words.between(left, right);

    features.push([hw, side]);
    features.push([ht, side]);
    features.push([hw, ht, side]);
    features.push([dw, side]);
    features.push([dt, side]);
    features.push([dw, dt, side]);
    features.push([hw, ht, dw, dt, side]);
    features.push([hw, dt, side]);
    features.push([ht, dw, side]);
    features.push([ht, dt, side]);
    features.push([ht, dt, side, apart]);
    features.push([ht, dt, side, between]);
    features.push([hw, dt, side, between]);
    features.push([words.suffix(head.word), dt, side]);
    features.push([ht, words.suffix(dependent.word), side]);
}

fn around_dependent(
    head: &Item,
    dependent: &Item,
    side: u64,
    words: &Words,
    features: &mut Features,
) {
    let (hw, ht) = (words.word(head.word), words.tag(head.word));
    let (dw, dt) = (words.word(dependent.word), words.tag(dependent.word));
    let (before, after) = (words.before(dependent.word), words.after(dependent.word, 1));
    features.push([dt, side, words.tag(before), words.tag(after)]);
    features.push([ht, dt, words.tag(before)]);
    features.push([ht, dt, words.tag(after)]);
    features.push([ht, dt, words.word(before)]);
    features.push([ht, dt, words.word(after)]);
    features.push([ht, words.tag(words.before(head.word)), dt, side]);
    features.push([ht, words.tag(words.after(head.word, 1)), dt, side]);
    for child in [dependent.left[0], dependent.left[1], dependent.right[0]] {
        let (cw, ct) = (words.word(child.word), words.tag(child.word));
        let relation = relation(child, words);
        features.push([cw, dt, ht, side]);
        features.push([ct, dt, ht, side]);
        features.push([relation, dt, ht, side]);
        features.push([relation, dw, side]);
        features.push([relation, hw, dt, side]);
        features.push([cw, hw, side]);
    }
    let lefts = (
        relation(dependent.left[0], words),
        relation(dependent.left[1], words),
    );
    features.push([lefts.0, lefts.1, dt, ht, side]);
    features.push([count(dependent.lefts), count(dependent.rights), dt, ht]);
}

fn other_dependents(
    head: &Item,
    dependent: &Item,
    side: u64,
    words: &Words,
    features: &mut Features,
) {
    let (hw, ht) = (words.word(head.word), words.tag(head.word));
    let (dw, dt) = (words.word(dependent.word), words.tag(dependent.word));
    for other in [head.left[0], head.left[1], head.right[0], head.right[1]] {
        let relation = relation(other, words);
        features.push([relation, ht, dt, side]);
        features.push([relation, hw, dt, side]);
        features.push([relation, words.word(other.word), ht, dt]);
    }
    features.push([relation(head.right[0], words), ht, dw, side]);
    features.push([count(head.lefts), count(head.rights), ht, dt]);
}
