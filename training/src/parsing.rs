//! Learning of moves and relations with a dynamic oracle (Goldberg and Nivre 2013): the parser
//! goes on from its own mistakes, and learns the best that can still be done after them.

use cloze::english::features::Features;
use cloze::english::parser::{Words, best_allowed, best_relation, observations};
use cloze::english::transitions::{Arc, Items, Move, State};
use cloze::english::weights::Weights;
use cloze::english::{Penn, Relation};

use crate::order::Order;
use crate::perceptron::Perceptron;
use crate::tagging::forms;
use crate::treebank::Example;

/// Of ten wrong moves so many are followed, from the second round on.
const FOLLOWED: usize = 9;

/// What the parser learns.
#[derive(Debug, Default)]
pub struct Learner {
    /// The weights of moves.
    pub moves: Perceptron,
    /// The weights of relations.
    pub relations: Perceptron,
    items: Items,
    features: Features,
    order: Order,
}

/// Learns moves and relations in so many rounds. The tags are those the parser is to see.
pub fn learn(examples: &[(&Example, &[Penn])], rounds: usize) -> Learner {
    let mut learner = Learner::default();
    let mut examples = examples.to_vec();
    for round in 1..=rounds {
        learner.order.shuffle(&mut examples);
        let mut wrong = 0;
        for (example, tags) in &examples {
            wrong += learner.sentence(example, tags, round > 1);
        }
        eprintln!("  round {round}: {wrong} wrong moves");
    }
    learner
}

impl Learner {
    /// Parses a sentence, learning from each mistake; returns the number of wrong moves.
    fn sentence(&mut self, example: &Example, tags: &[Penn], explore: bool) -> usize {
        let mut words = Words::default();
        words.read(&forms(example), tags);
        let mut state = State::start(words.len() as u32, &mut self.items);
        let mut wrong = 0;
        while !state.is_final() {
            let (right, chosen) = self.choose(&state, example, &words);
            wrong += usize::from(right != chosen);
            let follow = explore && self.order.below(10) < FOLLOWED;
            let step = if follow { chosen } else { right };
            let relation = match state.arc(step, &self.items) {
                Some(arc) => self.relate(&state, arc, example, &words),
                None => Relation::Dep,
            };
            state = state.apply(step, relation, &mut self.items);
        }
        wrong
    }

    /// Chooses a move and learns from it; returns the best right move and the chosen one.
    fn choose(&mut self, state: &State, example: &Example, words: &Words) -> (Move, Move) {
        let mut scores = [0; 3];
        observations::of_state(state, &self.items, words, &mut self.features);
        self.moves.score(self.features.as_slice(), &mut scores);
        let chosen = best_allowed(state, &scores);
        let right = best_right(state, &self.items, example, &scores);
        let right = if right.contains(&chosen) {
            chosen
        } else {
            right[0]
        };
        self.moves.tick();
        self.moves
            .learn(self.features.as_slice(), right as usize, chosen as usize);
        (right, chosen)
    }

    /// Chooses the relation of an arc, and learns from it if the arc is right.
    fn relate(&mut self, state: &State, arc: Arc, example: &Example, words: &Words) -> Relation {
        if arc.head as usize == words.len() {
            return Relation::Root;
        }
        let mut scores = [0; Relation::ALL.len()];
        observations::of_arc(state, arc, &self.items, words, &mut self.features);
        self.relations.score(self.features.as_slice(), &mut scores);
        let chosen = best_relation(&scores);
        let right = example.relations[arc.dependent as usize];
        if example.heads[arc.dependent as usize] == arc.head {
            self.relations.tick();
            self.relations
                .learn(self.features.as_slice(), right as usize, chosen as usize);
        }
        chosen
    }
}

/// The allowed moves that lose the fewest arcs of the right tree, the highest score first.
fn best_right(state: &State, items: &Items, example: &Example, scores: &[i32; 3]) -> Vec<Move> {
    let costs = Move::ALL.map(|step| match state.allows(step) {
        true => cost(state, step, items, &example.heads),
        false => usize::MAX,
    });
    let least = costs.into_iter().min().unwrap_or_default();
    let mut best: Vec<Move> = Move::ALL
        .into_iter()
        .filter(|&step| costs[step as usize] == least)
        .collect();
    best.sort_by_key(|&step| std::cmp::Reverse(scores[step as usize]));
    best
}

/// How many arcs of the right tree can't be made any more after a move.
fn cost(state: &State, step: Move, items: &Items, heads: &[u32]) -> usize {
    let next = state.next();
    let head = |word: u32| heads.get(word as usize).copied();
    let mut stack = state.stack_words(items);
    if step == Move::Shift {
        let front = head(next);
        let top = stack.next();
        let lost = stack
            .filter(|&word| head(word) == Some(next) || front == Some(word))
            .count();
        return lost + usize::from(top.is_some_and(|word| head(word) == Some(next)));
    }
    let (Some(top), second) = (stack.next(), stack.next()) else {
        return 0;
    };
    let later = next..heads.len() as u32;
    let dependents = later.filter(|&word| head(word) == Some(top)).count();
    let wanted = head(top);
    let lost_head = match step {
        Move::Left => wanted == second || wanted.is_some_and(|word| word > next),
        _ => wanted.is_some_and(|word| word >= next),
    };
    dependents + usize::from(lost_head)
}
