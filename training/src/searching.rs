//! Learning of moves for beam search: whole derivations against each other, by the update of
//! the greatest violation (Huang, Fayong and Guo 2012).

use cloze::english::Relation;
use cloze::english::features::Features;
use cloze::english::parser::beam::{Beam, StepId, relate};
use cloze::english::parser::{Search, Words, observations};
use cloze::english::transitions::{Items, Move, State};
use cloze::english::weights::Weights;

use crate::order::Order;
use crate::parsing::{Learner, cheapest};
use crate::perceptron::{FINE, Perceptron};
use crate::tagging::{NONE, forms};
use crate::treebank::Example;

/// How much a weight changes at a time: the learner's weights are settled already.
const STEP: i32 = FINE as i32;

/// How widely the search goes while it is learned for.
const SEARCH: Search = Search {
    width: 4,
    margin: i64::MAX,
};

/// A derivation: moves, and the relations of their arcs.
type Derivation = Vec<(Move, Relation)>;

/// Goes on learning moves from each example once, in one of many orders.
pub fn learn(learner: &mut Learner, examples: &[&Example], order: u64) {
    let mut contest = Contest::default();
    let mut examples = examples.to_vec();
    Order::new(order).shuffle(&mut examples);
    let wrong = examples
        .iter()
        .filter(|example| contest.sentence(learner, example))
        .count();
    eprintln!(
        "  with a beam: {wrong} wrong sentences of {}",
        examples.len()
    );
}

/// The memory of the search for derivations that score above the right ones.
#[derive(Default)]
struct Contest {
    beam: Beam,
    items: Items,
    features: Features,
    words: Words,
}

impl Contest {
    /// Parses a sentence and learns from the greatest violation; false if there is none.
    fn sentence(&mut self, learner: &mut Learner, example: &Example) -> bool {
        self.words.read(&forms(example, &NONE), &example.tags);
        let right = self.right_derivation(example, &learner.relations);
        let right_scores = self.scores(&right, &learner.moves);
        learner.moves.tick(&[]);
        let Some(last) = self.greatest_violation(learner, &right, &right_scores) else {
            return false;
        };
        let chosen = self.beam.moves(last);
        let same = right
            .iter()
            .zip(&chosen)
            .take_while(|(right, chosen)| right == chosen)
            .count();
        self.learn(&mut learner.moves, &right[..chosen.len()], same, STEP);
        self.learn(&mut learner.moves, &chosen, same, -STEP);
        true
    }

    /// The moves that build the right tree, or as much of it as can be built.
    fn right_derivation(&mut self, example: &Example, relations: &Perceptron) -> Derivation {
        let mut state = State::start(example.len() as u32, &mut self.items);
        let mut moves = Vec::new();
        while !state.is_final() {
            let step = cheapest(&state, &self.items, &example.heads);
            let arc = state.arc(step, &self.items);
            let relation = arc.map_or(Relation::Dep, |arc| {
                relate(
                    &state,
                    arc,
                    relations,
                    &self.words,
                    &self.items,
                    &mut self.features,
                )
            });
            moves.push((step, relation));
            state = state.apply(step, relation, &mut self.items);
        }
        moves
    }

    /// The score of a derivation after each of its moves.
    fn scores(&mut self, derivation: &Derivation, moves: &Perceptron) -> Vec<i64> {
        let mut sum = 0;
        let mut sums = Vec::with_capacity(derivation.len());
        self.walk(derivation, |step, features| {
            let scores = moves.score(features);
            sum += i64::from(scores[step as usize]);
            sums.push(sum);
        });
        sums
    }

    /// The last step of the beam's best derivation where it is most above the right one.
    fn greatest_violation(
        &mut self,
        learner: &Learner,
        right: &Derivation,
        right_scores: &[i64],
    ) -> Option<StepId> {
        self.beam.start(&self.words);
        let mut greatest = None;
        let mut right_last = Some(0);
        for (&right_score, &(step, _)) in right_scores.iter().zip(right) {
            self.beam
                .advance(SEARCH, &learner.moves, &learner.relations, &self.words);
            right_last = right_last.and_then(|before| self.beam.find(before, step));
            let (score, last) = self.beam.best();
            let violation = score - right_score;
            let more = greatest.is_none_or(|(most, _)| violation >= most);
            if more && right_last != Some(last) {
                greatest = Some((violation, last));
            }
        }
        let parsed = right_last == Some(self.beam.best().1);
        greatest.filter(|_| !parsed).map(|(_, last)| last)
    }

    /// Adds the features of a derivation from a move on to its moves' weights, or takes them off.
    fn learn(
        &mut self,
        moves: &mut Perceptron,
        derivation: &[(Move, Relation)],
        from: usize,
        by: i32,
    ) {
        let mut number = 0;
        self.walk(derivation, |step, features| {
            if number >= from {
                moves.add_all(features, step as usize, by);
            }
            number += 1;
        });
    }

    /// Goes through a derivation, and shows each move with the features before it.
    fn walk(&mut self, derivation: &[(Move, Relation)], mut show: impl FnMut(Move, &[u64])) {
        let mut state = State::start(self.words.len() as u32, &mut self.items);
        for &(step, relation) in derivation {
            observations::moves::observe(&state, &self.items, &self.words, &mut self.features);
            show(step, self.features.as_slice());
            state = state.apply(step, relation, &mut self.items);
        }
    }
}
