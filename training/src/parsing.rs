//! Learning of moves and relations with a dynamic oracle (Goldberg and Nivre 2013): the parser
//! goes on from its own mistakes, and learns the best that can still be done after them.

use cloze::english::features::Features;
use cloze::english::forms::Form;
use cloze::english::parser::{Tree, Words, best_allowed, best_relation, observations};
use cloze::english::transitions::{Arc, Items, Move, State};
use cloze::english::weights::{Scores, Weights};
use cloze::english::{Penn, Relation};

use crate::guide::Guide;
use crate::order::Order;
use crate::perceptron::{FINE, Perceptron};
use crate::tagging::{NONE, forms};
use crate::treebank::Example;

/// Of ten wrong moves so many are followed, from the second round on.
const FOLLOWED: usize = 9;

/// A sentence for the parser: its words and tags, and another parser's tree as advice.
#[derive(Clone, Debug)]
pub struct Sentence<'e> {
    forms: Vec<Form>,
    words: Words,
    guide: Option<&'e Guide>,
}

impl<'e> Sentence<'e> {
    /// Takes a sentence with the tags that the parser is to see.
    pub fn new(example: &Example, tags: &[Penn], guide: Option<&'e Guide>) -> Self {
        let forms = forms(example, &NONE);
        let mut words = Words::default();
        words.read(&forms, tags);
        Self {
            forms,
            words,
            guide,
        }
    }

    fn form(&self, word: u32) -> u64 {
        self.forms.get(word as usize).map_or(0, |form| form.word)
    }
}

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

/// A sentence to learn from: the right tree, the tags to see, and advice.
pub type Lesson<'e> = (&'e Example, &'e [Penn], Option<&'e Guide>);

/// Learns moves and relations in so many rounds.
pub fn learn(lessons: &[Lesson], rounds: usize, least: u32) -> Learner {
    let mut learner = Learner {
        moves: Perceptron::new(least),
        relations: Perceptron::new(least),
        ..Learner::default()
    };
    let mut lessons = lessons.to_vec();
    for round in 1..=rounds {
        learner.order.shuffle(&mut lessons);
        let mut wrong = 0;
        for &(example, tags, guide) in &lessons {
            let sentence = Sentence::new(example, tags, guide);
            wrong += learner.sentence(&sentence, example, round > 1);
        }
        eprintln!("  round {round}: {wrong} wrong moves");
    }
    learner
}

impl Learner {
    /// Replaces the weights by their averages; nothing more can be learned then.
    pub fn settle(&mut self) {
        self.moves.settle(FINE);
        self.relations.settle(FINE);
    }

    /// Parses a sentence.
    pub fn parse(&mut self, sentence: &Sentence) -> Tree {
        let words = sentence.words.len();
        let mut tree = Tree::new(words);
        let mut state = State::start(words as u32, &mut self.items);
        while !state.is_final() {
            let step = best_allowed(&state, &self.score_moves(&state, sentence));
            let mut relation = Relation::Dep;
            if let Some(arc) = state.arc(step, &self.items) {
                relation = self.choose_relation(&state, arc, sentence);
                tree.attach(arc, relation);
            }
            state = state.apply(step, relation, &mut self.items);
        }
        tree
    }

    /// Parses a sentence, learning from each mistake; returns the number of wrong moves.
    fn sentence(&mut self, sentence: &Sentence, right: &Example, explore: bool) -> usize {
        let mut state = State::start(right.len() as u32, &mut self.items);
        let mut wrong = 0;
        while !state.is_final() {
            let (best, chosen) = self.learn_move(&state, sentence, right);
            wrong += usize::from(best != chosen);
            let follow = explore && self.order.below(10) < FOLLOWED;
            let step = if follow { chosen } else { best };
            let relation = match state.arc(step, &self.items) {
                Some(arc) => self.learn_relation(&state, arc, sentence, right),
                None => Relation::Dep,
            };
            state = state.apply(step, relation, &mut self.items);
        }
        wrong
    }

    /// Chooses a move and learns from it; returns the best right move and the chosen one.
    fn learn_move(&mut self, state: &State, sentence: &Sentence, right: &Example) -> (Move, Move) {
        let scores = self.score_moves(state, sentence);
        let chosen = best_allowed(state, &scores);
        let best = best_right(state, &self.items, right, &scores);
        let best = if best.contains(&chosen) {
            chosen
        } else {
            best[0]
        };
        self.moves.tick(self.features.as_slice());
        self.moves
            .learn(self.features.as_slice(), best as usize, chosen as usize);
        (best, chosen)
    }

    fn score_moves(&mut self, state: &State, sentence: &Sentence) -> Scores {
        observations::moves::observe(state, &self.items, &sentence.words, &mut self.features);
        if let Some(guide) = sentence.guide {
            guide.observe_state(state, &self.items, &mut self.features);
        }
        self.moves.score(self.features.as_slice())
    }

    /// Chooses the relation of an arc, and learns from it if the arc is right.
    fn learn_relation(
        &mut self,
        state: &State,
        arc: Arc,
        sentence: &Sentence,
        right: &Example,
    ) -> Relation {
        let chosen = self.choose_relation(state, arc, sentence);
        let dependent = arc.dependent as usize;
        if chosen != Relation::Root && right.heads[dependent] == arc.head {
            let best = right.relations[dependent];
            self.relations.tick(self.features.as_slice());
            self.relations
                .learn(self.features.as_slice(), best as usize, chosen as usize);
        }
        chosen
    }

    fn choose_relation(&mut self, state: &State, arc: Arc, sentence: &Sentence) -> Relation {
        if arc.head as usize == sentence.words.len() {
            return Relation::Root;
        }
        observations::arcs::observe(state, arc, &self.items, &sentence.words, &mut self.features);
        if let Some(guide) = sentence.guide {
            let words = [sentence.form(arc.head), sentence.form(arc.dependent)];
            guide.observe_arc(arc, words, &mut self.features);
        }
        best_relation(&self.relations.score(self.features.as_slice()))
    }
}

/// The allowed moves that lose the fewest arcs of the right tree, the highest score first.
fn best_right(state: &State, items: &Items, right: &Example, scores: &Scores) -> Vec<Move> {
    let costs = Move::ALL.map(|step| match state.allows(step) {
        true => cost(state, step, items, &right.heads),
        false => usize::MAX,
    });
    let least = costs.into_iter().min().unwrap_or_default();
    let cheap = Move::ALL
        .into_iter()
        .filter(|&step| costs[step as usize] == least);
    let mut best: Vec<Move> = cheap.collect();
    best.sort_by_key(|&step| std::cmp::Reverse(scores[step as usize]));
    best
}

/// The allowed move that loses the fewest arcs of the right tree: an attachment rather than a
/// shift.
pub fn cheapest(state: &State, items: &Items, heads: &[u32]) -> Move {
    let allowed = [Move::Left, Move::Right, Move::Shift]
        .into_iter()
        .filter(|&step| state.allows(step));
    allowed
        .min_by_key(|&step| cost(state, step, items, heads))
        .unwrap_or(Move::Shift)
}

/// How many arcs of the right tree can't be made any more after a move.
pub fn cost(state: &State, step: Move, items: &Items, heads: &[u32]) -> usize {
    let next = state.next();
    let head = |word: u32| heads.get(word as usize).copied();
    let mut stack = state.stack_words(items);
    if step == Move::Shift {
        let front = head(next);
        let top = stack.next();
        let lost = stack.filter(|&word| head(word) == Some(next) || front == Some(word));
        return lost.count() + usize::from(top.is_some_and(|word| head(word) == Some(next)));
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
