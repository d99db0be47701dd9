//! Products of small matrices of numbers, as attention and the scores of heads need them for each sentence.

use super::arithmetic::LANES;

/// So many rows are worked on at once, so that what is read of the second matrix serves them all.
const ROWS: usize = 4;

/// Rows of numbers that begin at equal distances.
#[derive(Clone, Copy, Debug)]
pub struct Matrix<'n> {
    /// The numbers, from the first of the first row on.
    pub numbers: &'n [f32],
    /// From the beginning of one row to that of the next.
    pub row: usize,
}

impl<'n> Matrix<'n> {
    /// The matrix from some row on.
    #[inline(always)]
    fn from(self, row: usize) -> Self {
        Self {
            numbers: &self.numbers[row * self.row..],
            row: self.row,
        }
    }
}

/// Adds the product of a matrix (rows × inner) and another (inner × columns) to a third (rows × columns). Columns are a
/// multiple of [`LANES`]. Each sum is added up in the order of the inner numbers.
#[inline(always)]
pub fn add_product(left: Matrix, right: Matrix, inner: usize, sums: &mut [f32], columns: usize) {
    let rows = sums.len() / columns;
    let (whole, rest) = sums.split_at_mut(rows / ROWS * ROWS * columns);
    for (block, sums) in whole.chunks_exact_mut(ROWS * columns).enumerate() {
        add_rows::<ROWS>(left.from(block * ROWS), right, inner, sums, columns);
    }
    for (row, sums) in (rows / ROWS * ROWS..).zip(rest.chunks_exact_mut(columns)) {
        add_rows::<1>(left.from(row), right, inner, sums, columns);
    }
}

/// The same for some rows.
#[inline(always)]
fn add_rows<const N: usize>(
    left: Matrix,
    right: Matrix,
    inner: usize,
    sums: &mut [f32],
    columns: usize,
) {
    let left: [&[f32]; N] = std::array::from_fn(|row| &left.numbers[row * left.row..][..inner]);
    for first in (0..columns).step_by(LANES) {
        let mut lanes = [[0.0; LANES]; N];
        for (row, lanes) in lanes.iter_mut().enumerate() {
            lanes.copy_from_slice(&sums[row * columns + first..][..LANES]);
        }
        for (number, others) in right.numbers[first..]
            .chunks(right.row)
            .take(inner)
            .enumerate()
        {
            let others = others.first_chunk::<LANES>().unwrap_or(&[0.0; LANES]);
            for (lanes, left) in lanes.iter_mut().zip(left) {
                for (lane, other) in lanes.iter_mut().zip(others) {
                    *lane += left[number] * other;
                }
            }
        }
        for (row, lanes) in lanes.iter().enumerate() {
            sums[row * columns + first..][..LANES].copy_from_slice(lanes);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn products_are_those_of_the_definition() {
        for (rows, inner, columns) in [(1, 1, 16), (4, 3, 32), (7, 20, 16), (9, 5, 48)] {
            let number = |seed: usize| (seed * 7 % 13) as f32 - 6.0;
            let (apart, row) = (inner + 3, columns + 5);
            let left: Vec<f32> = (0..rows * apart).map(number).collect();
            let right: Vec<f32> = (0..inner * row).map(|seed| number(seed + 5)).collect();
            let mut sums = vec![1.0; rows * columns];
            let (first, second) = (
                Matrix {
                    numbers: &left,
                    row: apart,
                },
                Matrix {
                    numbers: &right,
                    row,
                },
            );
            add_product(first, second, inner, &mut sums, columns);
            for (place, sum) in sums.iter().enumerate() {
                let (own, column) = (place / columns, place % columns);
                let terms = (0..inner).map(|k| left[own * apart + k] * right[k * row + column]);
                assert_eq!(*sum, 1.0 + terms.sum::<f32>());
            }
        }
    }
}
