//! Reads numbers from the bytes of a model, in their order.

use crate::model::ModelFault;
use crate::tags::{NameType, Penn, Relation, Upos};

/// The bytes that are still to be read.
#[derive(Clone, Copy, Debug)]
pub struct Reader<'m> {
    bytes: &'m [u8],
}

impl<'m> Reader<'m> {
    /// Starts at the first byte.
    pub fn new(bytes: &'m [u8]) -> Self {
        Self { bytes }
    }

    /// Takes so many bytes.
    pub fn bytes(&mut self, count: usize) -> Result<&'m [u8], ModelFault> {
        let (taken, rest) = self
            .bytes
            .split_at_checked(count)
            .ok_or(ModelFault::Malformed)?;
        self.bytes = rest;
        Ok(taken)
    }

    /// Takes a 32-bit whole number.
    pub fn size(&mut self) -> Result<usize, ModelFault> {
        self.sizes().map(|[size]| size)
    }

    /// Takes several.
    pub fn sizes<const N: usize>(&mut self) -> Result<[usize; N], ModelFault> {
        let bytes = self.bytes(4 * N)?;
        let mut sizes = [0; N];
        for (size, bytes) in sizes.iter_mut().zip(bytes.as_chunks().0) {
            *size = u32::from_le_bytes(*bytes) as usize;
        }
        Ok(sizes)
    }

    /// Takes so many 32-bit floating-point numbers.
    pub fn numbers(&mut self, count: usize) -> Result<Vec<f32>, ModelFault> {
        let bytes = self.bytes(count.saturating_mul(4))?;
        let numbers = bytes
            .as_chunks()
            .0
            .iter()
            .map(|bytes| f32::from_le_bytes(*bytes));
        Ok(numbers.collect())
    }

    /// Takes one.
    pub fn number(&mut self) -> Result<f32, ModelFault> {
        Ok(self.numbers(1)?[0])
    }

    /// Takes the rest, which must be the labels that the program knows, in the same order.
    pub fn labels(&mut self) -> Result<(), ModelFault> {
        let rest = std::mem::take(&mut self.bytes);
        let parts = Upos::ALL.iter().map(|label| label.as_str());
        let tags = Penn::ALL.iter().map(|label| label.as_str());
        let relations = Relation::ALL.iter().map(|label| label.as_str());
        let names = NameType::ALL.iter().map(|label| label.as_str());
        let known: Vec<&str> = parts.chain(tags).chain(relations).chain(names).collect();
        match rest == known.join(" ").as_bytes() {
            true => Ok(()),
            false => Err(ModelFault::Malformed),
        }
    }
}
