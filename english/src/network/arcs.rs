//! Scores of heads, and the trees that are best by them.

use std::ops::Range;

use super::Work;
use super::arithmetic::{LANES, relu, swiftly};
use super::attention::{REACH, bend};
use super::dense::{Matrix, add_product};
use super::product::{Multiplier, Product};
use super::reader::Reader;
use super::spanning::spanning_tree;
use crate::model::ModelFault;

/// How well a word and a head go together: a product of the two, and how far apart they are.
pub struct Arcs {
    product: Product,
    distances: Vec<f32>,
    size: usize,
}

impl Arcs {
    /// Reads the product and the distances.
    pub fn read(
        reader: &mut Reader,
        multiplier: &Multiplier,
        size: usize,
    ) -> Result<Self, ModelFault> {
        Ok(Self {
            product: Product::read(reader, multiplier, size, size)?,
            distances: reader.numbers(2 * REACH + 1)?,
            size,
        })
    }

    /// For each sentence, the head of each place, as a place in the sentence. Of each row of the ends, the first two parts
    /// tell of the place as a word and as a head.
    pub fn trees(
        &self,
        sentences: &[Range<usize>],
        ends: &[f32],
        row: usize,
        work: &mut Work,
    ) -> Vec<Vec<usize>> {
        work.scratch.clear();
        for ends in ends.chunks_exact(row) {
            work.scratch
                .extend(ends[..self.size].iter().map(|&end| relu(end)));
        }
        self.product.quantise(&work.scratch, &mut work.bytes);
        self.product.multiply(work);
        let (words, scratch) = (&work.numbers, &mut work.scratch);
        let sentences = sentences.iter();
        let trees = sentences.map(|places| {
            let words = &words[places.start * self.size..places.end * self.size];
            let heads = ends[places.start * row..places.end * row].chunks_exact(row);
            let heads = heads.map(|ends| &ends[self.size..2 * self.size]);
            self.tree(words, heads, places.len(), scratch)
        });
        trees.collect()
    }

    fn tree<'e>(
        &self,
        words: &[f32],
        heads: impl Iterator<Item = &'e [f32]>,
        places: usize,
        scratch: &mut Vec<f32>,
    ) -> Vec<usize> {
        let room = places.next_multiple_of(LANES);
        scratch.resize(scratch.len().max((self.size + places) * room), 0.0);
        let (columns, scratch) = scratch.split_at_mut(self.size * room);
        let scores = &mut scratch[..places * room];
        columns.fill(0.0);
        for (place, head) in heads.enumerate() {
            for (number, &end) in head.iter().enumerate() {
                columns[number * room + place] = relu(end);
            }
        }
        swiftly(
            #[inline(always)]
            || {
                for (place, scores) in scores.chunks_exact_mut(room).enumerate() {
                    bend(&self.distances, place, places, scores);
                }
                let words = Matrix {
                    numbers: words,
                    row: self.size,
                };
                add_product(
                    words,
                    Matrix {
                        numbers: columns,
                        row: room,
                    },
                    self.size,
                    scores,
                    room,
                );
            },
        );
        let rows: Vec<&[f32]> = scores
            .chunks_exact(room)
            .map(|row| &row[..places])
            .collect();
        spanning_tree(&rows)
    }
}
