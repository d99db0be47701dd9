//! The sum of the vectors of what is seen of a word.

use super::arithmetic::{Norm, swiftly};
use super::reader::Reader;
use super::sight::{self, Rows, Tables};
use crate::map::Map;
use crate::model::{Model, ModelFault, Section};

/// Vectors in eight bits, one scale for all.
#[derive(Debug)]
pub struct Vectors<'m> {
    /// Rows × width.
    rows: &'m [u8],
    tables: Tables,
    /// The numbers of known words.
    words: Map<'m>,
    step: f32,
    norm: Norm,
}

impl<'m> Vectors<'m> {
    /// Reads sizes, scale and norm; the vectors and the known words are sections of their own.
    pub fn read(reader: &mut Reader, model: Model<'m>, width: usize) -> Result<Self, ModelFault> {
        let sizes = reader.sizes()?;
        let step = reader.number()?;
        let norm = Norm::read(reader, width)?;
        let rows = model.section(Section::Vectors);
        let tables = Tables::new(sizes).ok_or(ModelFault::Malformed)?;
        if rows.len() != tables.rows() * width {
            return Err(ModelFault::Malformed);
        }
        Ok(Self {
            rows,
            tables,
            words: model.map(Section::Words),
            step,
            norm,
        })
    }

    /// What is seen of a word.
    pub fn look(&self, word: &str) -> Rows {
        sight::look(word, &self.words, &self.tables)
    }

    /// What is seen of the root.
    pub fn root(&self) -> Rows {
        self.tables.nothing()
    }

    /// Makes the first state of each place.
    pub fn add_up(&self, seen: &[Rows], states: &mut Vec<f32>) {
        let width = self.norm.width();
        states.resize(seen.len() * width, 0.0);
        let mut sums = vec![0_i16; width];
        swiftly(
            #[inline(always)]
            || {
                for (rows, state) in seen.iter().zip(states.chunks_exact_mut(width)) {
                    sums.fill(0);
                    for &row in rows {
                        let vector = &self.rows[row as usize * width..][..width];
                        for (sum, &part) in sums.iter_mut().zip(vector) {
                            *sum += i16::from(part as i8);
                        }
                    }
                    for (number, &sum) in state.iter_mut().zip(&sums) {
                        *number = f32::from(sum) * self.step;
                    }
                    self.norm.apply(state);
                }
            },
        );
    }
}
