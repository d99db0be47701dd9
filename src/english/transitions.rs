//! The arc-hybrid transition system (Kuhlmann, Gómez-Rodríguez and Satta 2011).
//!
//! A state is a stack of partly built trees and the words still to come. The root stands after
//! the last word; it is always the last to find a dependent, so that each tree has one root word.
//! Stack items are never changed, only replaced, so that many states can share one stack.

use super::features::{atom, mix};
use super::tags::Relation;

/// What the parser can do next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Move {
    /// Puts the next word on the stack.
    Shift,
    /// Makes the top of the stack a dependent of the next word.
    Left,
    /// Makes the top of the stack a dependent of the item below it.
    Right,
}

impl Move {
    /// All moves, in the order of their numbers.
    pub const ALL: [Self; 3] = [Self::Shift, Self::Left, Self::Right];
}

/// The number of an item among all items made for a sentence.
type ItemId = u32;

/// A word with what is attached to it so far.
#[derive(Clone, Copy, Debug)]
pub struct Item {
    /// The word.
    pub word: u32,
    /// The outermost dependents to the left, and the ones next to them.
    pub left: [Dependent; 2],
    /// The outermost dependents to the right, and the ones next to them.
    pub right: [Dependent; 2],
    /// How many dependents there are to the left, as far as they are counted.
    pub lefts: u8,
    /// How many dependents there are to the right, as far as they are counted.
    pub rights: u8,
    /// Tells all of this from any other item's.
    signature: u64,
    /// Tells the item and those below it on the stack from any other stack.
    stack: u64,
    /// The item below on the stack.
    below: ItemId,
}

/// More dependents than these on a side count as so many.
pub const MOST_DEPENDENTS: u8 = 5;

/// A word attached to an item.
#[derive(Clone, Copy, Debug)]
pub struct Dependent {
    /// The word; the number of no word if there is none.
    pub word: u32,
    /// Its relation; meaningless if there is no word.
    pub relation: Relation,
}

/// An arc from a head to a dependent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Arc {
    /// The governing word, or the number of words for the root.
    pub head: u32,
    /// The governed word.
    pub dependent: u32,
}

/// All items made while parsing one sentence; item 0 is the bottom of every stack.
#[derive(Clone, Debug, Default)]
pub struct Items(Vec<Item>);

impl Items {
    fn push(&mut self, item: Item) -> ItemId {
        let stack = self
            .0
            .get(item.below as usize)
            .map_or(0, |below| below.stack);
        self.0.push(Item {
            stack: mix(stack, item.signature),
            ..item
        });
        (self.0.len() - 1) as ItemId
    }

    fn get(&self, item: ItemId) -> &Item {
        &self.0[item as usize]
    }
}

/// A point in the derivation of a tree.
#[derive(Clone, Copy, Debug)]
pub struct State {
    /// The top of the stack.
    top: ItemId,
    /// How many items are on the stack.
    depth: u32,
    /// How many words the sentence has.
    words: u32,
    /// The next word, with the dependents it has got already.
    pub front: Item,
}

/// The number of no word in a sentence of so many words; the root is the number before it.
pub const fn no_word(words: u32) -> u32 {
    words + 1
}

impl State {
    /// Starts on a sentence, and makes the items new.
    pub fn start(words: u32, items: &mut Items) -> Self {
        items.0.clear();
        items.push(Item::new(no_word(words), words));
        Self {
            top: 0,
            depth: 0,
            words,
            front: Item::new(0, words),
        }
    }

    /// The word at the front; the number of words when only the root is left.
    pub fn next(&self) -> u32 {
        self.front.word
    }

    /// How many items are on the stack.
    pub fn depth(&self) -> u32 {
        self.depth
    }

    /// The topmost items, the top first.
    pub fn stack<'i, const N: usize>(&self, items: &'i Items) -> [&'i Item; N] {
        let mut item = self.top;
        std::array::from_fn(|_| {
            let found = items.get(item);
            item = found.below;
            found
        })
    }

    /// The words on the stack, the top first.
    pub fn stack_words<'i>(&self, items: &'i Items) -> impl Iterator<Item = u32> + 'i {
        let mut item = self.top;
        (0..self.depth).map(move |_| {
            let found = items.get(item);
            item = found.below;
            found.word
        })
    }

    /// Tells all that this and any later move can be judged by: from states that have it in
    /// common, the same moves lead to the same scores.
    pub fn prospect(&self, items: &Items) -> u64 {
        mix(items.get(self.top).stack, self.front.signature)
    }

    /// Tells all that a move is judged by from all else in the sentence.
    pub fn signature(&self, items: &Items) -> u64 {
        let [top, second, third] = self.stack(items);
        let stack = mix(mix(u64::from(third.word), second.signature), top.signature);
        mix(stack, self.front.signature)
    }

    /// Tells all that the relation of a move's arc is judged by from all else in the sentence.
    pub fn arc_signature(&self, step: Move, items: &Items) -> u64 {
        let [top, second] = self.stack(items);
        let head = if step == Move::Left {
            &self.front
        } else {
            second
        };
        mix(mix(step as u64, head.signature), top.signature)
    }

    /// Whether every word has its head.
    pub fn is_final(&self) -> bool {
        self.depth == 0 && self.next() == self.words
    }

    /// Whether a move is allowed.
    pub fn allows(&self, step: Move) -> bool {
        let at_root = self.next() == self.words;
        match step {
            Move::Shift => !at_root,
            Move::Left => self.depth == 1 || (self.depth > 1 && !at_root),
            Move::Right => self.depth > 1,
        }
    }

    /// The arc that a move would make.
    pub fn arc(&self, step: Move, items: &Items) -> Option<Arc> {
        let [top, second] = self.stack(items);
        let head = match step {
            Move::Shift => return None,
            Move::Left => self.next(),
            Move::Right => second.word,
        };
        Some(Arc {
            head,
            dependent: top.word,
        })
    }

    /// Makes an allowed move; the relation is that of the arc it makes.
    pub fn apply(&self, step: Move, relation: Relation, items: &mut Items) -> Self {
        match step {
            Move::Shift => self.shift(items),
            Move::Left => self.attach_left(relation, items),
            Move::Right => self.attach_right(relation, items),
        }
    }

    fn shift(&self, items: &mut Items) -> Self {
        let top = items.push(Item {
            below: self.top,
            ..self.front
        });
        Self {
            top,
            depth: self.depth + 1,
            front: Item::new(self.next() + 1, self.words),
            ..*self
        }
    }

    fn attach_left(&self, relation: Relation, items: &Items) -> Self {
        let top = items.get(self.top);
        let dependent = Dependent {
            word: top.word,
            relation,
        };
        Self {
            top: top.below,
            depth: self.depth - 1,
            front: self.front.with_left(dependent),
            ..*self
        }
    }

    fn attach_right(&self, relation: Relation, items: &mut Items) -> Self {
        let top = items.get(self.top);
        let dependent = Dependent {
            word: top.word,
            relation,
        };
        let head = items.get(top.below).with_right(dependent);
        Self {
            top: items.push(head),
            depth: self.depth - 1,
            ..*self
        }
    }
}

impl Item {
    fn new(word: u32, words: u32) -> Self {
        let nobody = Dependent {
            word: no_word(words),
            relation: Relation::Dep,
        };
        let item = Self {
            word,
            left: [nobody; 2],
            right: [nobody; 2],
            lefts: 0,
            rights: 0,
            signature: 0,
            stack: 0,
            below: 0,
        };
        item.signed()
    }

    fn with_left(mut self, dependent: Dependent) -> Self {
        self.left = [dependent, self.left[0]];
        self.lefts = (self.lefts + 1).min(MOST_DEPENDENTS);
        self.signed()
    }

    fn with_right(mut self, dependent: Dependent) -> Self {
        self.right = [dependent, self.right[0]];
        self.rights = (self.rights + 1).min(MOST_DEPENDENTS);
        self.signed()
    }

    /// Renews the signature. Dependents further inside can't be seen, and are not part of it.
    fn signed(self) -> Self {
        let counts = u64::from(self.lefts) << 8 | u64::from(self.rights);
        let word = atom(u64::from(self.word) << 16 | counts);
        let signature =
            [self.left, self.right]
                .into_iter()
                .flatten()
                .fold(word, |signature, dependent| {
                    let relation = dependent.relation as u64;
                    mix(signature, u64::from(dependent.word) << 8 | relation)
                });
        Self { signature, ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Runs moves (S, L, R) on a sentence and shows the arcs as `head>dependent`.
    fn arcs(words: u32, moves: &str) -> String {
        let mut items = Items::default();
        let mut state = State::start(words, &mut items);
        let mut arcs = Vec::new();
        for letter in moves.chars() {
            let step = match letter {
                'S' => Move::Shift,
                'L' => Move::Left,
                _ => Move::Right,
            };
            assert!(state.allows(step), "{letter} is not allowed");
            let arc = state.arc(step, &items);
            arcs.extend(arc.map(|arc| format!("{}>{}", arc.head, arc.dependent)));
            state = state.apply(step, Relation::Dep, &mut items);
        }
        assert!(state.is_final());
        arcs.join(" ")
    }

    #[test]
    fn moves_build_a_tree_with_one_root() {
        // Kim met Xi
        assert_eq!(arcs(3, "SLSSRL"), "1>0 1>2 3>1");
    }

    #[test]
    fn the_root_takes_only_the_last_item() {
        let mut items = Items::default();
        let mut state = State::start(2, &mut items);
        state = state.apply(Move::Shift, Relation::Dep, &mut items);
        state = state.apply(Move::Shift, Relation::Dep, &mut items);
        assert!(!state.allows(Move::Left));
        assert!(!state.allows(Move::Shift));
        assert!(state.allows(Move::Right));
    }
}
