//! Matrix products in whole numbers.

use rten_gemm::{GemmExecutor, GemmInputA, GemmInputB, GemmOptions, PackedBMatrix};
use rten_tensor::NdTensorView;

use super::Work;
use super::arithmetic::{MIDDLE, byte, swiftly};
use super::reader::Reader;
use crate::model::ModelFault;

/// What goes in is at most so many steps away from nought.
const STEPS: f32 = 127.0;

/// Multiplies bytes with the instructions that the processor has for that.
#[derive(Default)]
pub struct Multiplier(GemmExecutor<u8, i8, i32>);

impl std::fmt::Debug for Multiplier {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_tuple("Multiplier")
            .field(&self.0.kernel_name())
            .finish()
    }
}

/// A product with a learned matrix, and what is added to it.
///
/// What goes in is a multiple of a step between -127 and 127, moved up to a byte. Weights lie between -63 and 63, so that
/// processors that add up pairs in 16 bits don't come to an end; each output has a scale of its own.
pub struct Product {
    weights: PackedBMatrix<i8>,
    inputs: usize,
    /// How many steps of an input make a unit.
    steps: f32,
    scales: Vec<f32>,
    biases: Vec<f32>,
}

impl Product {
    /// Reads inputs × outputs weights.
    pub fn read(
        reader: &mut Reader,
        multiplier: &Multiplier,
        inputs: usize,
        outputs: usize,
    ) -> Result<Self, ModelFault> {
        if reader.sizes()? != [inputs, outputs] {
            return Err(ModelFault::Malformed);
        }
        let limit = reader.number()?;
        let scales: Vec<f32> = reader.numbers(outputs)?;
        let biases = reader.numbers(outputs)?;
        let bytes = reader.bytes(inputs.saturating_mul(outputs))?;
        let weights: Vec<i8> = bytes.iter().map(|&byte| byte as i8).collect();
        let scales: Vec<f32> = scales.iter().map(|scale| scale * limit / STEPS).collect();
        let matrix = NdTensorView::from_data([inputs, outputs], &weights[..]);
        Ok(Self {
            weights: multiplier.0.prepack_b(matrix),
            inputs,
            steps: STEPS / limit,
            biases: around_nought(&biases, &scales, &weights),
            scales,
        })
    }

    /// The length of a row that comes out.
    pub fn outputs(&self) -> usize {
        self.scales.len()
    }

    /// Brings numbers to the bytes that go in.
    pub fn quantise(&self, numbers: &[f32], bytes: &mut Vec<u8>) {
        let steps = self.steps;
        bytes.resize(numbers.len(), MIDDLE);
        swiftly(
            #[inline(always)]
            || {
                for (slot, &number) in bytes.iter_mut().zip(numbers) {
                    *slot = byte(number, steps);
                }
            },
        );
    }

    /// Multiplies the rows of bytes; the sums are for [`Product::number`] to read.
    pub fn sum_up(&self, work: &mut Work) {
        let rows = work.bytes.len() / self.inputs;
        work.sums.resize(rows * self.outputs(), 0);
        if rows > 0 {
            let input = NdTensorView::from_data([rows, self.inputs], &work.bytes[..]);
            let (input, weights) = (
                GemmInputA::Unpacked(input),
                GemmInputB::Packed(&self.weights),
            );
            let done =
                work.multiplier
                    .0
                    .gemm(&mut work.sums, input, weights, GemmOptions::default());
            done.expect("rows, inputs and outputs were made to fit");
        }
    }

    /// Multiplies the rows of bytes, to numbers.
    pub fn multiply(&self, work: &mut Work) {
        self.sum_up(work);
        work.numbers.resize(work.sums.len(), 0.0);
        let (sums, numbers, outputs) = (&work.sums, &mut work.numbers, self.outputs());
        swiftly(
            #[inline(always)]
            || {
                for (sums, numbers) in sums
                    .chunks_exact(outputs)
                    .zip(numbers.chunks_exact_mut(outputs))
                {
                    self.scale(0, sums, numbers);
                }
            },
        );
    }

    /// Makes numbers of the sums of some outputs, from the first one given on.
    #[inline(always)]
    pub fn scale(&self, first: usize, sums: &[i32], numbers: &mut [f32]) {
        let (scales, biases) = (&self.scales[first..], &self.biases[first..]);
        for (((number, &sum), scale), bias) in numbers.iter_mut().zip(sums).zip(scales).zip(biases)
        {
            *number = sum as f32 * scale + bias;
        }
    }
}

/// What is to be added to each output, less what the bytes of nought would bring in.
fn around_nought(biases: &[f32], scales: &[f32], weights: &[i8]) -> Vec<f32> {
    let mut sums = vec![0_i32; biases.len()];
    for row in weights.chunks_exact(biases.len().max(1)) {
        for (sum, &weight) in sums.iter_mut().zip(row) {
            *sum += i32::from(weight);
        }
    }
    let parts = biases.iter().zip(scales).zip(sums);
    parts
        .map(|((bias, scale), sum)| bias - scale * (sum * i32::from(MIDDLE)) as f32)
        .collect()
}
