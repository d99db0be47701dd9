//! The network that marks words: a vector for each token, a hidden layer that sees the vectors at
//! a few places, and a score for each mark.
//!
//! A token's vector is the sum of the vectors of what is seen of it. All numbers are whole, so
//! that every machine comes to the same marks; sums may wrap, which only a damaged model makes
//! them do.

use super::observations::{CIRCUMSTANCES, PLACES, circumstances, observe, places};
use super::{MARKS, View};
use crate::english::features::Features;
use crate::english::weights::{CLASSES, Map, Scores};

/// The numbers of a vector.
pub const VECTOR: usize = 48;

/// The cells of the hidden layer.
pub const HIDDEN: usize = 96;

/// What a cell of the hidden layer sees.
pub const INPUT: usize = PLACES * VECTOR;

/// What the numbers of vectors are multiplied by to be whole.
pub const VECTOR_SCALE: f32 = 128.0;

/// What the weights of the hidden layer are multiplied by.
pub const HIDDEN_SCALE: f32 = 512.0;

/// What the weights of marks are multiplied by.
pub const MARK_SCALE: f32 = 512.0;

/// By so many bits the hidden layer is shifted to fit 16 bits.
pub const SHIFT: u32 = 8;

/// A small number as it stands in the file.
type Small = [u8; 2];

/// The weights of the network, as they stand in the file.
#[derive(Clone, Copy, Debug, Default)]
struct Layers<'m> {
    hidden: &'m [[Small; INPUT]],
    circumstances: &'m [[Small; HIDDEN]],
    marks: &'m [[Small; HIDDEN]],
    bias: &'m [[u8; 4]],
    vectors: &'m [[u8; VECTOR]],
}

impl<'m> Layers<'m> {
    /// Cuts the bytes of a file; none if there are too few.
    fn read(bytes: &'m [u8]) -> Option<Self> {
        let (hidden, bytes) = bytes.split_at_checked(HIDDEN * INPUT * size_of::<Small>())?;
        let (circumstances, bytes) =
            bytes.split_at_checked(CIRCUMSTANCES * HIDDEN * size_of::<Small>())?;
        let (marks, bytes) = bytes.split_at_checked(MARKS * HIDDEN * size_of::<Small>())?;
        let (bias, vectors) = bytes.split_at_checked(MARKS * 4)?;
        Some(Self {
            hidden: hidden.as_chunks().0.as_chunks().0,
            circumstances: circumstances.as_chunks().0.as_chunks().0,
            marks: marks.as_chunks().0.as_chunks().0,
            bias: bias.as_chunks().0,
            vectors: vectors.as_chunks().0,
        })
    }
}

/// The network.
#[derive(Clone, Copy, Debug)]
pub struct Network<'m> {
    /// The numbers of the vectors of what is seen.
    numbers: Map<'m>,
    layers: Layers<'m>,
}

impl<'m> Network<'m> {
    /// Takes the numbers of vectors and the weights as they stand in the file.
    pub fn new(numbers: Map<'m>, weights: &'m [u8]) -> Self {
        Self {
            numbers,
            layers: Layers::read(weights).unwrap_or_default(),
        }
    }

    /// Makes the vectors of a sentence; the last one is that of all beyond its ends.
    pub fn vectors(&self, view: View) -> Vec<[i16; VECTOR]> {
        let mut features = Features::default();
        let tokens = 0..view.forms.len();
        let vectors = tokens.map(|token| {
            observe(view, token, &mut features);
            let mut sum = [0; VECTOR];
            for number in features
                .as_slice()
                .iter()
                .filter_map(|&it| self.numbers.get(it))
            {
                self.add_vector(number as usize, &mut sum);
            }
            sum
        });
        let mut vectors: Vec<_> = vectors.collect();
        let mut beyond = [0; VECTOR];
        self.add_vector(0, &mut beyond);
        vectors.push(beyond);
        vectors
    }

    #[inline(always)]
    fn add_vector(&self, number: usize, sum: &mut [i16; VECTOR]) {
        let vector = self.layers.vectors.get(number).unwrap_or(&[0; VECTOR]);
        for (sum, &part) in sum.iter_mut().zip(vector) {
            *sum += i16::from(part.cast_signed());
        }
    }

    /// The scores of the marks for the word after those that are marked. `start` is the first
    /// word of the name before it, which it may go on.
    pub fn score(
        &self,
        view: View,
        vectors: &[[i16; VECTOR]],
        marks: &[usize],
        start: Option<usize>,
    ) -> Scores {
        let mut input = [0; INPUT];
        let beyond = vectors.len() - 1;
        let places = places(view, marks.len(), start);
        for (part, place) in input.as_chunks_mut().0.iter_mut().zip(places) {
            *part = vectors[place.unwrap_or(beyond)];
        }
        let hidden = self.hidden(&input, circumstances(view, marks));
        let mut scores = [0; CLASSES];
        let rows = self.layers.marks.iter().zip(self.layers.bias);
        for (score, (weights, &bias)) in scores.iter_mut().zip(rows) {
            *score = dot(weights, &hidden).wrapping_add(i32::from_le_bytes(bias));
        }
        scores
    }

    fn hidden(&self, input: &[i16; INPUT], circumstances: [usize; 4]) -> [i16; HIDDEN] {
        let mut sums = [0_i32; HIDDEN];
        for (sum, weights) in sums.iter_mut().zip(self.layers.hidden) {
            *sum = dot(weights, input);
        }
        for number in circumstances {
            let weights = self.layers.circumstances.get(number);
            for (sum, &weight) in sums.iter_mut().zip(weights.unwrap_or(&[[0; 2]; HIDDEN])) {
                let weight = i32::from(i16::from_le_bytes(weight));
                *sum = sum.wrapping_add(weight * VECTOR_SCALE as i32);
            }
        }
        sums.map(|sum| (sum >> SHIFT).clamp(0, i32::from(i16::MAX)) as i16)
    }
}

/// The product of weights and what a layer sees. Eight sums run side by side, as processors like it.
#[inline(always)]
fn dot<const N: usize>(weights: &[Small; N], input: &[i16; N]) -> i32 {
    let mut sums = [0_i32; 8];
    let parts = weights
        .as_chunks::<8>()
        .0
        .iter()
        .zip(input.as_chunks::<8>().0);
    for (weights, input) in parts {
        for at in 0..8 {
            let weight = i32::from(i16::from_le_bytes(weights[at]));
            sums[at] = sums[at].wrapping_add(weight * i32::from(input[at]));
        }
    }
    sums.iter().fold(0, |sum, &part| sum.wrapping_add(part))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::english::forms::Form;
    use crate::english::names::{OUTSIDE, Sight, best_mark, find};

    /// The weights of a network that has a mark's bias only.
    fn biased(mark: usize) -> Vec<u8> {
        let small = HIDDEN * INPUT + CIRCUMSTANCES * HIDDEN + MARKS * HIDDEN;
        let mut bytes = vec![0; 2 * small];
        let bias = (0..MARKS).map(|it| i32::from(it == mark));
        bytes.extend(bias.flat_map(i32::to_le_bytes));
        bytes
    }

    #[test]
    fn a_bias_alone_decides_where_nothing_is_seen() {
        let forms = ["Kim", "met", "Xi"].map(Form::new);
        let mut sight = Sight::default();
        let view = sight.look(&Map::new(&[]), &forms, &[]);
        let weights = biased(3);
        let network = Network::new(Map::new(&[]), &weights);
        let scores = network.score(view, &network.vectors(view), &[], None);
        assert_eq!(best_mark(scores, None), 3);
    }

    #[test]
    fn a_network_without_weights_finds_nothing() {
        let forms = ["Kim", "met", "Xi"].map(Form::new);
        let mut sight = Sight::default();
        let view = sight.look(&Map::new(&[]), &forms, &[]);
        let network = Network::new(Map::new(&[]), &[]);
        assert!(find(&network, view).is_empty());
        assert_eq!(best_mark([0; CLASSES], None), OUTSIDE);
    }

    #[test]
    fn products_of_the_greatest_numbers_wrap() {
        let weights = [i16::MIN.to_le_bytes(); 16];
        assert_eq!(dot(&weights, &[i16::MIN; 16]), 0);
        assert_eq!(dot(&[3_i16.to_le_bytes(); 16], &[2; 16]), 96);
    }
}
