//! Islands side by side, in rows.

use std::cmp::Reverse;

use super::geometry::{Point, Size};
use super::island::Island;

/// The room between islands.
const GAP: f64 = 26.0;
/// How much wider than high the whole is to be.
const BREADTH: f64 = 2.2;

/// Puts islands into rows, the largest first, and gives the size of the whole.
pub fn pack(islands: &mut [Island]) -> Size {
    let mut order: Vec<usize> = (0..islands.len()).collect();
    let sizes: Vec<Size> = islands.iter().map(Island::size).collect();
    order.sort_by_key(|index| {
        let first = islands[*index].len() > 8;
        let height = sizes[*index].height.max(0.0);
        (Reverse(first), Reverse(height.to_bits()), *index)
    });
    let room: f64 = sizes
        .iter()
        .map(|size| (size.width + GAP) * (size.height + GAP))
        .sum();
    let widest = sizes.iter().map(|size| size.width).fold(0.0, f64::max);
    let limit = widest.max((room * BREADTH).sqrt());
    let (mut corner, mut row, mut whole) = (Point::default(), 0.0_f64, Size::default());
    for index in order {
        let size = sizes[index];
        if corner.x > 0.0 && corner.x + size.width > limit {
            corner = Point::new(0.0, corner.y + row + GAP);
            row = 0.0;
        }
        islands[index].move_to(corner);
        row = row.max(size.height);
        whole.width = whole.width.max(corner.x + size.width);
        whole.height = whole.height.max(corner.y + size.height);
        corner.x += size.width + GAP;
    }
    whole
}
