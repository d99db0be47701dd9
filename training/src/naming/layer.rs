//! Rows of weights that learn by AdaGrad (Duchi, Hazan and Singer 2011): the more a weight has
//! moved, the less it moves.

use cloze::english::features::{atom, mix};

/// What the squares of a weight's gradients begin at.
const FIRST: f32 = 1e-3;

/// Weights in rows of one length.
#[derive(Debug)]
pub struct Layer<const N: usize> {
    /// The weights.
    pub rows: Vec<[f32; N]>,
    /// The sums of the squares of their gradients.
    squares: Vec<[f32; N]>,
    /// Gradients that wait.
    pub gradients: Vec<[f32; N]>,
}

impl<const N: usize> Layer<N> {
    /// Makes a layer of small weights that look random.
    pub fn new(rows: usize, most: f32, seed: u64) -> Self {
        let row = |row: usize| {
            std::array::from_fn(|at| most * noise(mix(mix(seed, row as u64), at as u64)))
        };
        Self {
            rows: (0..rows).map(row).collect(),
            squares: vec![[FIRST; N]; rows],
            gradients: vec![[0.0; N]; rows],
        }
    }

    /// Moves a row against its gradient.
    pub fn step(&mut self, row: usize, gradient: &[f32; N], rate: f32) {
        let (weights, squares) = (&mut self.rows[row], &mut self.squares[row]);
        for ((weight, square), part) in weights.iter_mut().zip(squares).zip(gradient) {
            *square += part * part;
            *weight -= rate * part / square.sqrt();
        }
    }

    /// Moves all rows against the gradients that wait.
    pub fn step_all(&mut self, rate: f32) {
        for row in 0..self.rows.len() {
            let gradient = std::mem::replace(&mut self.gradients[row], [0.0; N]);
            self.step(row, &gradient, rate);
        }
    }
}

/// A number between -1 and 1 that looks random.
fn noise(seed: u64) -> f32 {
    let bits = mix(atom(seed), seed) >> 40;
    bits as f32 / (1 << 23) as f32 - 1.0
}

/// The product of two rows. Eight sums run side by side, so that the order of the additions, and
/// with it the result, is the same on every machine.
pub fn dot<const N: usize>(left: &[f32; N], right: &[f32; N]) -> f32 {
    let mut sums = [0.0; 8];
    for (left, right) in left.as_chunks::<8>().0.iter().zip(right.as_chunks::<8>().0) {
        for ((sum, left), right) in sums.iter_mut().zip(left).zip(right) {
            *sum += left * right;
        }
    }
    sums.iter().sum()
}

/// Adds a multiple of a row to another.
pub fn add<const N: usize>(sums: &mut [f32; N], factor: f32, row: &[f32; N]) {
    for (sum, part) in sums.iter_mut().zip(row) {
        *sum += factor * part;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_weight_moves_less_and_less() {
        let mut layer = Layer::<8>::new(1, 0.0, 1);
        let mut last = 0.0;
        let mut moves = Vec::new();
        for _ in 0..3 {
            layer.step(0, &[1.0; 8], 0.1);
            moves.push(last - layer.rows[0][0]);
            last = layer.rows[0][0];
        }
        assert!(moves[0] > moves[1] && moves[1] > moves[2] && moves[2] > 0.0);
    }

    #[test]
    fn first_weights_differ_and_are_small() {
        let layer = Layer::<16>::new(2, 0.5, 7);
        let all = layer.rows.concat();
        assert!(all.iter().all(|weight| weight.abs() <= 0.5));
        assert!(all.iter().any(|weight| *weight > 0.1) && all.iter().any(|weight| *weight < -0.1));
        assert_eq!(dot(&layer.rows[0], &[1.0; 16]), {
            let row = &layer.rows[0];
            (0..8).map(|at| row[at] + row[at + 8]).sum::<f32>()
        });
    }
}
