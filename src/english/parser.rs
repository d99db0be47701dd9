//! Heads and relations: an arc-hybrid parser with linear classifiers and a narrow beam.
//!
//! One classifier scores moves, another chooses the relation of the arc a move makes.

pub mod beam;
pub mod memory;
pub mod observations;
pub mod words;

use super::tags::Relation;
use super::transitions::{Arc, Move, State};
use super::weights::{Scores, Weights};
use beam::Beam;
pub use words::Words;

/// How widely the parser searches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Search {
    /// How many derivations are followed at most.
    pub width: usize,
    /// How far behind the best one a derivation may fall.
    pub margin: i64,
}

impl Default for Search {
    fn default() -> Self {
        Self {
            width: 3,
            margin: 40_000,
        }
    }
}

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
    search: Search,
    beam: Beam,
}

impl<M: Weights, R: Weights> Parser<M, R> {
    /// Makes a parser from the weights of moves and those of relations.
    pub fn new(moves: M, relations: R) -> Self {
        Self {
            moves,
            relations,
            search: Search::default(),
            beam: Beam::default(),
        }
    }

    /// Searches more or less widely.
    pub fn with_search(self, search: Search) -> Self {
        Self { search, ..self }
    }

    /// Parses a sentence.
    pub fn parse(&mut self, words: &Words) -> Tree {
        self.beam.start(words);
        while !self.beam.is_final() {
            self.beam
                .advance(self.search, &self.moves, &self.relations, words);
        }
        self.beam.tree(words)
    }
}

/// The allowed move with the highest score; of equals, the first. A state that is not final
/// allows at least one.
pub fn best_allowed(state: &State, scores: &Scores) -> Move {
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
pub fn best_relation(scores: &Scores) -> Relation {
    let mut best = Relation::Dep;
    for &relation in Relation::ALL {
        if relation != Relation::Root && scores[relation as usize] > scores[best as usize] {
            best = relation;
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::english::forms::Form;
    use crate::english::tags::Penn;

    /// Weights that always prefer one class.
    struct Always(usize);

    impl Weights for Always {
        fn add(&self, _: u64, scores: &mut Scores) {
            scores[self.0] += 1;
        }
    }

    #[track_caller]
    fn check_heads(words: usize, step: Move, width: usize, heads: &[u32]) {
        let forms = vec![Form::new("word"); words];
        let mut sentence = Words::default();
        sentence.read(&forms, &vec![Penn::Nn; words]);
        let search = Search {
            width,
            ..Search::default()
        };
        let parser = Parser::new(Always(step as usize), Always(Relation::Obj as usize));
        let tree = parser.with_search(search).parse(&sentence);
        assert_eq!(tree.heads, heads);
        let roots = tree
            .relations
            .iter()
            .filter(|&&relation| relation == Relation::Root);
        assert_eq!(roots.count(), words.min(1));
    }

    #[test]
    fn any_weights_give_a_tree_with_one_root() {
        check_heads(0, Move::Shift, 4, &[]);
        check_heads(1, Move::Right, 4, &[1]);
        check_heads(4, Move::Shift, 1, &[4, 0, 1, 2]);
        check_heads(4, Move::Left, 1, &[1, 2, 3, 4]);
        check_heads(4, Move::Right, 1, &[4, 0, 0, 0]);
    }
}
