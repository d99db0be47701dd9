//! The network with real numbers, while it learns.

use std::collections::HashMap;

use cloze::english::features::Features;
use cloze::english::names::network::{HIDDEN, INPUT, VECTOR};
use cloze::english::names::observations::{CIRCUMSTANCES, circumstances, observe, places};
use cloze::english::names::{self, MARKS, OUTSIDE, View};

use super::layer::{Layer, add, dot};

/// So many mistakes move the hidden layer together.
const TOGETHER: usize = 32;

/// What is as certain as this teaches nothing more.
const CERTAIN: f32 = 0.99;

/// What has a smaller part in a mistake is not moved.
const LEAST: f32 = 1e-3;

/// A network that learns.
#[derive(Debug)]
pub struct Network {
    /// The numbers of the vectors of what is seen.
    pub numbers: HashMap<u64, u32>,
    /// The vectors; the first is that of all beyond the ends of a sentence.
    pub vectors: Layer<VECTOR>,
    /// For each input, its weights for the hidden layer.
    pub hidden: Layer<HIDDEN>,
    /// For each circumstance, its weights for the hidden layer.
    pub circumstances: Layer<HIDDEN>,
    /// For each mark, the weights of the hidden layer.
    pub marks: Layer<HIDDEN>,
    /// What each mark has beforehand.
    pub bias: Layer<MARKS>,
    /// How far weights move.
    pub rate: f32,
    /// The mistakes since the hidden layer last moved.
    waiting: usize,
}

/// A decision, with all that is needed to learn from it.
struct Decision {
    /// The tokens at the places looked at.
    places: Vec<usize>,
    circumstances: [usize; 4],
    hidden: [f32; HIDDEN],
    scores: [f32; MARKS],
}

impl Network {
    /// Makes a network that knows nothing yet of these observations.
    pub fn new(observations: &[u64]) -> Self {
        Self {
            numbers: observations.iter().copied().zip(1..).collect(),
            vectors: Layer::new(observations.len() + 1, 0.2, 1),
            hidden: Layer::new(INPUT, 0.15, 2),
            circumstances: Layer::new(CIRCUMSTANCES, 0.1, 3),
            marks: Layer::new(MARKS, 0.2, 4),
            bias: Layer::new(1, 0.0, 5),
            rate: 0.0,
            waiting: 0,
        }
    }

    /// Marks a sentence, learning from each mistake; returns the marks and the loss.
    pub fn learn(&mut self, view: View, right: &[usize]) -> (Vec<usize>, f32) {
        let seen = self.seen(view);
        let vectors: Vec<_> = seen.iter().map(|numbers| self.vector(numbers)).collect();
        let mut gradients = vec![[0.0; VECTOR]; vectors.len()];
        let mut marks = Vec::with_capacity(right.len());
        let (mut start, mut loss) = (None, 0.0);
        for (word, &right) in right.iter().enumerate() {
            let previous = marks.last().copied();
            let mark = if view.is_outside(word, previous) {
                OUTSIDE
            } else {
                let decision = self.decide(view, &vectors, &marks, start);
                let right = names::reachable(right, previous);
                let shares = shares(&decision.scores, previous);
                loss -= shares[right].max(1e-9).ln();
                if shares[right] < CERTAIN {
                    self.correct(&decision, shares, right, &vectors, &mut gradients);
                }
                best(&shares)
            };
            start = names::start_after(mark, word, start);
            marks.push(mark);
        }
        self.finish(&seen, &gradients);
        (marks, loss)
    }

    /// The numbers of what is seen of each token, and at last of all beyond the ends.
    fn seen(&self, view: View) -> Vec<Vec<usize>> {
        let mut features = Features::default();
        let tokens = 0..view.forms.len();
        let seen = tokens.map(|token| {
            observe(view, token, &mut features);
            let numbers = features.as_slice().iter();
            numbers
                .filter_map(|it| self.numbers.get(it).map(|&number| number as usize))
                .collect()
        });
        seen.chain([vec![0]]).collect()
    }

    fn vector(&self, numbers: &[usize]) -> [f32; VECTOR] {
        let mut sum = [0.0; VECTOR];
        for &number in numbers {
            add(&mut sum, 1.0, &self.vectors.rows[number]);
        }
        sum
    }

    fn decide(
        &self,
        view: View,
        vectors: &[[f32; VECTOR]],
        marks: &[usize],
        start: Option<usize>,
    ) -> Decision {
        let beyond = vectors.len() - 1;
        let places = places(view, marks.len(), start).map(|place| place.unwrap_or(beyond));
        let circumstances = circumstances(view, marks);
        let mut hidden = [0.0; HIDDEN];
        for number in circumstances {
            add(&mut hidden, 1.0, &self.circumstances.rows[number]);
        }
        let input = places.iter().flat_map(|&token| &vectors[token]);
        for (&part, weights) in input.zip(&self.hidden.rows) {
            add(&mut hidden, part, weights);
        }
        let hidden = hidden.map(|sum| sum.max(0.0));
        let mut scores = self.bias.rows[0];
        for (score, weights) in scores.iter_mut().zip(&self.marks.rows) {
            *score += dot(&hidden, weights);
        }
        Decision {
            places: places.to_vec(),
            circumstances,
            hidden,
            scores,
        }
    }

    /// Adds up what a mistake says about all weights; those of circumstances move at once.
    fn correct(
        &mut self,
        decision: &Decision,
        mut shares: [f32; MARKS],
        right: usize,
        vectors: &[[f32; VECTOR]],
        gradients: &mut [[f32; VECTOR]],
    ) {
        shares[right] -= 1.0;
        let mut down = [0.0; HIDDEN];
        for (mark, &share) in shares.iter().enumerate() {
            self.bias.gradients[0][mark] += share;
            if share.abs() >= LEAST {
                add(&mut down, share, &self.marks.rows[mark]);
                add(&mut self.marks.gradients[mark], share, &decision.hidden);
            }
        }
        for (down, &hidden) in down.iter_mut().zip(&decision.hidden) {
            *down = if hidden > 0.0 { *down } else { 0.0 };
        }
        for number in decision.circumstances {
            self.circumstances.step(number, &down, self.rate);
        }
        for (place, &token) in decision.places.iter().enumerate() {
            for part in 0..VECTOR {
                let input = place * VECTOR + part;
                gradients[token][part] += dot(&down, &self.hidden.rows[input]);
                add(
                    &mut self.hidden.gradients[input],
                    vectors[token][part],
                    &down,
                );
            }
        }
        self.waiting += 1;
    }

    /// Moves the vectors of a sentence, and the layers now and then.
    fn finish(&mut self, seen: &[Vec<usize>], gradients: &[[f32; VECTOR]]) {
        for (numbers, gradient) in seen.iter().zip(gradients) {
            if gradient.iter().any(|&part| part != 0.0) {
                for &number in numbers {
                    self.vectors.step(number, gradient, self.rate);
                }
            }
        }
        if self.waiting >= TOGETHER {
            self.hidden.step_all(self.rate);
            self.marks.step_all(self.rate);
            self.bias.step_all(self.rate);
            self.waiting = 0;
        }
    }
}

/// The share of each mark among those that may follow the previous one (softmax).
fn shares(scores: &[f32; MARKS], previous: Option<usize>) -> [f32; MARKS] {
    let may_follow = |mark: usize| names::may_follow(mark, previous.unwrap_or(OUTSIDE));
    let allowed = (0..MARKS).filter(|&mark| may_follow(mark));
    let most = allowed
        .clone()
        .fold(f32::MIN, |most, mark| scores[mark].max(most));
    let mut shares = [0.0; MARKS];
    for mark in allowed {
        shares[mark] = exp(scores[mark] - most);
    }
    let sum: f32 = shares.iter().sum();
    shares.map(|share| share / sum)
}

/// The mark with the greatest share; of equals, the first.
fn best(shares: &[f32; MARKS]) -> usize {
    (1..MARKS).fold(0, |best, mark| match shares[mark] > shares[best] {
        true => mark,
        false => best,
    })
}

/// About the exponential of a number not above nought, the same on every machine.
fn exp(number: f32) -> f32 {
    let mut power = 1.0 + number.max(-30.0) / 1024.0;
    for _ in 0..10 {
        power *= power;
    }
    power
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_those_of_marks_that_may_follow() {
        let mut scores = [0.0; MARKS];
        (scores[1], scores[2]) = (1.0, 5.0);
        let shares = shares(&scores, None);
        assert_eq!(shares[2], 0.0);
        assert_eq!(best(&shares), 1);
        assert!((shares.iter().sum::<f32>() - 1.0).abs() < 1e-5);
        assert!((shares[1] / shares[0] - std::f32::consts::E).abs() < 0.01);
    }
}
