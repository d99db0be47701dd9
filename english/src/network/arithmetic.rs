//! What is done to numbers between products: additions, multiplications, divisions and square roots in one fixed order.

use rten_simd::{Isa, SimdOp};

use super::reader::Reader;
use crate::model::ModelFault;

/// How many numbers are added up side by side; rows are multiples of it.
pub const LANES: usize = 16;

/// Adding this to a small number leaves its nearest whole number in the lowest bits.
const ROUND: f32 = 12_582_912.0;

/// What a number becomes if it is nought, as it goes into a product.
pub const MIDDLE: u8 = 128;

/// Does a task with the widest instructions that the processor has; the closure must be inlined. The result does not
/// depend on them: nothing is added up in another order, and no two steps are joined to one.
pub fn swiftly<R>(task: impl FnOnce() -> R) -> R {
    struct Task<F>(F);
    impl<R, F: FnOnce() -> R> SimdOp for Task<F> {
        type Output = R;

        #[inline(always)]
        fn eval<I: Isa>(self, _: I) -> R {
            (self.0)()
        }
    }
    Task(task).dispatch()
}

/// A number, or nought if it is less.
#[inline(always)]
pub fn relu(number: f32) -> f32 {
    if number > 0.0 { number } else { 0.0 }
}

/// x / (1 + |x|), moved to between nought and one.
#[inline(always)]
pub fn gate(number: f32) -> f32 {
    0.5 + 0.5 * number / (1.0 + number.abs())
}

/// Steps of so many a unit, as bytes around [`MIDDLE`]; what is too great for them is cut.
#[inline(always)]
pub fn byte(number: f32, steps: f32) -> u8 {
    let scaled = number * steps;
    let scaled = if scaled < 127.0 { scaled } else { 127.0 };
    let scaled = if scaled > -127.0 { scaled } else { -127.0 };
    ((scaled + ROUND).to_bits() as u8).wrapping_add(MIDDLE)
}

/// e to the power of a number that is not above nought, to six digits.
#[inline(always)]
pub fn exponential(number: f32) -> f32 {
    let power = number * std::f32::consts::LOG2_E;
    let power = if power > -120.0 { power } else { -120.0 };
    let rounded = power + ROUND;
    let whole = rounded - ROUND;
    let rest = (power - whole) * std::f32::consts::LN_2;
    let series = 1.0
        + rest
            * (1.0
                + rest * (0.5 + rest * (1.0 / 6.0 + rest * (1.0 / 24.0 + rest * (1.0 / 120.0)))));
    let exponent = (rounded.to_bits() as i32).wrapping_sub(ROUND.to_bits() as i32);
    series * f32::from_bits(((exponent + 127) << 23) as u32)
}

/// Adds up a row, lane by lane.
#[inline(always)]
pub fn sum(row: &[f32]) -> f32 {
    let mut lanes = [0.0; LANES];
    for chunk in row.as_chunks::<LANES>().0 {
        for (lane, number) in lanes.iter_mut().zip(chunk) {
            *lane += number;
        }
    }
    lanes.iter().sum()
}

/// Brings rows to mean nought and deviation one, then to a learned size and place (Ba, Kiros and Hinton 2016).
#[derive(Debug)]
pub struct Norm {
    gain: Vec<f32>,
    bias: Vec<f32>,
}

impl Norm {
    /// Reads the learned sizes and places.
    pub fn read(reader: &mut Reader, width: usize) -> Result<Self, ModelFault> {
        Ok(Self {
            gain: reader.numbers(width)?,
            bias: reader.numbers(width)?,
        })
    }

    /// The length of a row.
    pub fn width(&self) -> usize {
        self.gain.len()
    }

    /// Changes a row.
    #[inline(always)]
    pub fn apply(&self, row: &mut [f32]) {
        let size = 1.0 / row.len() as f32;
        let mean = sum(row) * size;
        let mut lanes = [0.0; LANES];
        for chunk in row.as_chunks_mut::<LANES>().0 {
            for (lane, number) in lanes.iter_mut().zip(chunk) {
                *number -= mean;
                *lane += *number * *number;
            }
        }
        let deviation = 1.0 / (lanes.iter().sum::<f32>() * size + 1e-5).sqrt();
        for ((number, gain), bias) in row.iter_mut().zip(&self.gain).zip(&self.bias) {
            *number = *number * deviation * gain + bias;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exponentials_are_right_to_five_digits() {
        for step in 0..2000 {
            let number = -(step as f32) / 100.0;
            let right = f64::from(number).exp();
            let error = (f64::from(exponential(number)) - right).abs() / right;
            assert!(error < 1e-5, "{number}: {error}");
        }
        assert!(exponential(-1e9) < 1e-30);
    }

    #[test]
    fn bytes_round_to_the_nearest_step_and_are_cut() {
        for (number, expected) in [
            (0.0, 128),
            (0.26, 131),
            (-0.24, 126),
            (100.0, 255),
            (-100.0, 1),
            (f32::NAN, 1),
        ] {
            let found = byte(number, 10.0);
            assert!(found == expected || number.is_nan(), "{number}: {found}");
        }
    }

    #[test]
    fn a_row_comes_to_mean_nought_and_deviation_one() {
        let norm = Norm {
            gain: vec![1.0; 32],
            bias: vec![0.0; 32],
        };
        let mut row: Vec<f32> = (0..32).map(|number| number as f32 * 3.0 + 7.0).collect();
        norm.apply(&mut row);
        let squares: f32 = row.iter().map(|number| number * number).sum();
        assert!(sum(&row).abs() < 1e-3 && (squares / 32.0 - 1.0).abs() < 1e-3);
    }
}
