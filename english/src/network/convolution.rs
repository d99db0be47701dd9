//! A layer that lets each place see two others, before and behind it.

use std::ops::Range;

use super::Work;
use super::arithmetic::{MIDDLE, Norm, gate, swiftly};
use super::product::{Multiplier, Product};
use super::reader::Reader;
use crate::model::ModelFault;

/// Three places side by side make a change and a gate that lets it through.
pub struct Convolution {
    product: Product,
    norm: Norm,
    /// How far the places stand apart.
    apart: usize,
}

impl Convolution {
    /// Reads a layer.
    pub fn read(
        reader: &mut Reader,
        multiplier: &Multiplier,
        width: usize,
        apart: usize,
    ) -> Result<Self, ModelFault> {
        Ok(Self {
            product: Product::read(reader, multiplier, 3 * width, 2 * width)?,
            norm: Norm::read(reader, width)?,
            apart,
        })
    }

    /// Changes the states of all places.
    pub fn apply(&self, sentences: &[Range<usize>], states: &mut [f32], work: &mut Work) {
        self.product.quantise(states, &mut work.narrow);
        self.gather(sentences, work);
        self.product.sum_up(work);
        let width = self.norm.width();
        let sums = &work.sums;
        work.numbers.resize(2 * width, 0.0);
        let numbers = &mut work.numbers;
        swiftly(
            #[inline(always)]
            || {
                for (state, sums) in states
                    .chunks_exact_mut(width)
                    .zip(sums.chunks_exact(2 * width))
                {
                    self.product.scale(0, sums, numbers);
                    let (changes, doors) = numbers.split_at(width);
                    for ((state, change), &door) in state.iter_mut().zip(changes).zip(doors) {
                        *state += change * gate(door);
                    }
                    self.norm.apply(state);
                }
            },
        );
    }

    /// Puts three places side by side; beyond a sentence there is nothing.
    fn gather(&self, sentences: &[Range<usize>], work: &mut Work) {
        let width = self.norm.width();
        let Work { bytes, narrow, .. } = work;
        bytes.resize(3 * narrow.len(), MIDDLE);
        let mut rows = bytes.chunks_exact_mut(3 * width);
        for places in sentences {
            for (place, row) in places.clone().zip(&mut rows) {
                let seen = [
                    place.checked_sub(self.apart),
                    Some(place),
                    Some(place + self.apart),
                ];
                for (seen, part) in seen.into_iter().zip(row.chunks_exact_mut(width)) {
                    match seen.filter(|seen| places.contains(seen)) {
                        Some(seen) => part.copy_from_slice(&narrow[seen * width..][..width]),
                        None => part.fill(MIDDLE),
                    }
                }
            }
        }
    }
}
