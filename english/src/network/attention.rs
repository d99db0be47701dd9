//! A layer that lets each place look at all others of its sentence.

use std::ops::Range;

use super::arithmetic::{LANES, Norm, exponential, relu, sum, swiftly};
use super::dense::{Matrix, add_product};
use super::product::{Multiplier, Product};
use super::reader::Reader;
use super::{Work, settle};
use crate::model::ModelFault;

/// Distances beyond this are all the same.
pub const REACH: usize = 32;

/// A score that never counts.
const NEVER: f32 = -1e9;

/// Attention of several heads, and perhaps a step of its own for each place behind it.
pub struct Attention {
    look: Product,
    out: Product,
    norm: Norm,
    /// What each head adds for each distance.
    distances: Vec<Vec<f32>>,
    deep: Option<Deep>,
}

/// Two products with nothing below nought between them.
struct Deep {
    wide: Product,
    narrow: Product,
    norm: Norm,
}

impl Attention {
    /// Reads a layer.
    pub fn read(
        reader: &mut Reader,
        multiplier: &Multiplier,
        width: usize,
        heads: usize,
    ) -> Result<Self, ModelFault> {
        if heads == 0 || !width.is_multiple_of(heads * LANES) {
            return Err(ModelFault::Malformed);
        }
        let look = Product::read(reader, multiplier, width, 3 * width)?;
        let out = Product::read(reader, multiplier, width, width)?;
        let norm = Norm::read(reader, width)?;
        let distances = (0..heads).map(|_| reader.numbers(2 * REACH + 1));
        Ok(Self {
            look,
            out,
            norm,
            distances: distances.collect::<Result<_, _>>()?,
            deep: match reader.size()? {
                0 => None,
                _ => Some(Deep::read(reader, multiplier, width)?),
            },
        })
    }

    /// Changes the states of all places.
    pub fn apply(&self, sentences: &[Range<usize>], states: &mut [f32], work: &mut Work) {
        self.look.quantise(states, &mut work.bytes);
        self.look.multiply(work);
        let looks = std::mem::take(&mut work.numbers);
        let width = self.norm.width();
        let mut seen = std::mem::take(&mut work.means);
        seen.resize(states.len(), 0.0);
        for places in sentences {
            let looks = &looks[places.start * 3 * width..places.end * 3 * width];
            self.mix(
                looks,
                &mut seen[places.start * width..places.end * width],
                &mut work.scratch,
            );
        }
        work.numbers = looks;
        self.out.quantise(&seen, &mut work.bytes);
        work.means = seen;
        self.out.multiply(work);
        settle(states, &work.numbers, &self.norm);
        if let Some(deep) = &self.deep {
            deep.apply(states, work);
        }
    }

    /// For each place of a sentence, the mean of the values of all places, by how well its query and their keys fit.
    fn mix(&self, looks: &[f32], seen: &mut [f32], scratch: &mut Vec<f32>) {
        let (width, heads) = (self.norm.width(), self.distances.len());
        let size = width / heads;
        let places = looks.len() / (3 * width);
        let room = places.next_multiple_of(LANES);
        scratch.resize(
            scratch.len().max((size + places) * room + places * size),
            0.0,
        );
        let (keys, scratch) = scratch.split_at_mut(size * room);
        let (scores, scratch) = scratch.split_at_mut(places * room);
        let means = &mut scratch[..places * size];
        let scale = 1.0 / (size as f32).sqrt();
        let row = 3 * width;
        swiftly(
            #[inline(always)]
            || {
                keys.fill(0.0);
                for (head, distances) in self.distances.iter().enumerate() {
                    let (query, key, value) =
                        (head * size, width + head * size, 2 * width + head * size);
                    for (place, look) in looks.chunks_exact(row).enumerate() {
                        for (number, &key) in look[key..][..size].iter().enumerate() {
                            keys[number * room + place] = key * scale;
                        }
                    }
                    for (place, scores) in scores.chunks_exact_mut(room).enumerate() {
                        bend(distances, place, places, scores);
                    }
                    let queries = Matrix {
                        numbers: &looks[query..],
                        row,
                    };
                    add_product(
                        queries,
                        Matrix {
                            numbers: keys,
                            row: room,
                        },
                        size,
                        scores,
                        room,
                    );
                    for scores in scores.chunks_exact_mut(room) {
                        soften(scores);
                    }
                    means.fill(0.0);
                    let values = Matrix {
                        numbers: &looks[value..],
                        row,
                    };
                    add_product(
                        Matrix {
                            numbers: scores,
                            row: room,
                        },
                        values,
                        places,
                        means,
                        size,
                    );
                    for (seen, mean) in seen.chunks_exact_mut(width).zip(means.chunks_exact(size)) {
                        seen[query..][..size].copy_from_slice(mean);
                    }
                }
            },
        );
    }
}

/// What distance alone says of all places as seen from one; the rest of the room never counts.
#[inline(always)]
pub fn bend(distances: &[f32], place: usize, places: usize, scores: &mut [f32]) {
    let (within, rest) = scores.split_at_mut(places);
    rest.fill(NEVER);
    for (other, score) in within.iter_mut().enumerate() {
        let distance = (other + REACH).saturating_sub(place).min(2 * REACH);
        *score = distances[distance];
    }
}

/// Makes scores shares of one: e to the power of each, by the sum of all.
#[inline(always)]
fn soften(scores: &mut [f32]) {
    let mut lanes = [NEVER; LANES];
    for chunk in scores.as_chunks::<LANES>().0 {
        for (lane, &score) in lanes.iter_mut().zip(chunk) {
            *lane = if score > *lane { score } else { *lane };
        }
    }
    let highest = lanes
        .into_iter()
        .fold(NEVER, |a, b| if b > a { b } else { a });
    for score in scores.iter_mut() {
        *score = exponential(*score - highest);
    }
    let share = 1.0 / sum(scores);
    for score in scores {
        *score *= share;
    }
}

impl Deep {
    fn read(
        reader: &mut Reader,
        multiplier: &Multiplier,
        width: usize,
    ) -> Result<Self, ModelFault> {
        Ok(Self {
            wide: Product::read(reader, multiplier, width, 2 * width)?,
            narrow: Product::read(reader, multiplier, 2 * width, width)?,
            norm: Norm::read(reader, width)?,
        })
    }

    fn apply(&self, states: &mut [f32], work: &mut Work) {
        self.wide.quantise(states, &mut work.bytes);
        self.wide.multiply(work);
        for number in &mut work.numbers {
            *number = relu(*number);
        }
        self.narrow.quantise(&work.numbers, &mut work.bytes);
        self.narrow.multiply(work);
        settle(states, &work.numbers, &self.norm);
    }
}
