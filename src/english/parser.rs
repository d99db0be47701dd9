//! Heads and relations: a greedy arc-hybrid parser with a linear classifier.
//!
//! One classifier chooses the move, another the relation of the arc it makes. The weights come
//! from training with a dynamic oracle (Goldberg and Nivre 2013).

pub mod observations;

use super::features::Features;
use super::tags::Relation;
use super::transitions::{Arc, Items, Move, State};
use super::weights::Weights;
pub use observations::Words;

/// A sentence's heads and relations. A head equal to the number of words is the root.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tree {
    /// For each word the governing one.
    pub heads: Vec<u32>,
    /// For each word its relation to its head.
    pub relations: Vec<Relation>,
}

impl Tree {
    /// Makes a tree of so many words, all still hanging on the root.
    pub fn new(words: usize) -> Self {
        Self {
            heads: vec![words as u32; words],
            relations: vec![Relation::Root; words],
        }
    }

    /// Attaches a word.
    pub fn attach(&mut self, arc: Arc, relation: Relation) {
        let dependent = arc.dependent as usize;
        self.heads[dependent] = arc.head;
        self.relations[dependent] = relation;
    }
}

/// Parses sentences, one after the other.
#[derive(Debug)]
pub struct Parser<M, R> {
    moves: M,
    relations: R,
    items: Items,
    features: Features,
}

impl<M: Weights, R: Weights> Parser<M, R> {
    /// Makes a parser from the weights of moves and those of relations.
    pub fn new(moves: M, relations: R) -> Self {
        Self {
            moves,
            relations,
            items: Items::default(),
            features: Features::default(),
        }
    }

    /// Parses a sentence, taking at each point the move that scores best.
    pub fn parse(&mut self, words: &Words) -> Tree {
        let mut tree = Tree::new(words.len());
        let mut state = State::start(words.len() as u32, &mut self.items);
        while !state.is_final() {
            let step = self.choose_move(&state, words);
            let mut relation = Relation::Dep;
            if let Some(arc) = state.arc(step, &self.items) {
                relation = self.choose_relation(&state, arc, words);
                tree.attach(arc, relation);
            }
            state = state.apply(step, relation, &mut self.items);
        }
        tree
    }

    fn choose_move(&mut self, state: &State, words: &Words) -> Move {
        let mut scores = [0; 3];
        observations::of_state(state, &self.items, words, &mut self.features);
        self.moves.score(self.features.as_slice(), &mut scores);
        best_allowed(state, &scores)
    }

    fn choose_relation(&mut self, state: &State, arc: Arc, words: &Words) -> Relation {
        if arc.head as usize == words.len() {
            return Relation::Root;
        }
        let mut scores = [0; Relation::ALL.len()];
        observations::of_arc(state, arc, &self.items, words, &mut self.features);
        self.relations.score(self.features.as_slice(), &mut scores);
        best_relation(&scores)
    }
}

/// The allowed move with the highest score; of equals, the first. A state that is not final
/// allows at least one.
pub fn best_allowed(state: &State, scores: &[i32; 3]) -> Move {
    let mut best = None;
    for step in Move::ALL {
        let score = scores[step as usize];
        if state.allows(step) && best.is_none_or(|(_, top)| score > top) {
            best = Some((step, score));
        }
    }
    best.map_or(Move::Shift, |(step, _)| step)
}

/// The relation with the highest score, other than the root's.
pub fn best_relation(scores: &[i32; Relation::ALL.len()]) -> Relation {
    let mut best = Relation::Dep;
    for &relation in Relation::ALL {
        if relation != Relation::Root && scores[relation as usize] > scores[best as usize] {
            best = relation;
        }
    }
    best
}
