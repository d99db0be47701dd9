//! Boxes pushed apart until none lies on another.

use super::geometry::{Area, Point};

/// So often boxes are pushed before all is spread a little.
const PATIENCE: usize = 120;
/// Among more boxes than these, a fifth as often.
pub const MANY: usize = 700;
/// How much that is.
const SPREAD: f64 = 1.05;
/// Boxes that only touch are left.
const TOUCH: f64 = 1e-3;

/// A box that can be pushed.
#[derive(Clone, Copy, Debug)]
pub struct Crate {
    pub area: Area,
    /// The room around it.
    pub margin: f64,
    /// How little it moves when it meets another.
    pub weight: f64,
}

/// Pushes boxes apart, the lighter ones farther, each time in the direction in which less is to do.
pub fn push_apart(boxes: &mut [Crate]) {
    let mut round = 0;
    let patience = match boxes.len() > MANY {
        true => PATIENCE / 5,
        false => PATIENCE,
    };
    while push(boxes) {
        round += 1;
        if round % patience == 0 {
            for one in boxes.iter_mut() {
                one.area.middle = one.area.middle * SPREAD;
            }
        }
    }
}

/// Pushes every pair that overlaps once. Tells whether there was any.
pub fn push(boxes: &mut [Crate]) -> bool {
    let mut order: Vec<usize> = (0..boxes.len()).collect();
    let left = |one: &Crate| one.area.middle.x - one.area.half.x - one.margin;
    order.sort_by(|one, other| left(&boxes[*one]).total_cmp(&left(&boxes[*other])));
    let mut any = false;
    for place in 0..order.len() {
        let one = order[place];
        for &other in &order[place + 1..] {
            let right = {
                let area = &boxes[one].area;
                area.middle.x + area.half.x + boxes[one].margin
            };
            if left(&boxes[other]) > right + SLACK {
                break;
            }
            any |= part(boxes, one, other);
        }
    }
    any
}

/// Boxes move while they are looked through; so much is allowed for.
const SLACK: f64 = 40.0;

/// Parts two boxes if they overlap.
fn part(boxes: &mut [Crate], one: usize, other: usize) -> bool {
    let (a, b) = (boxes[one], boxes[other]);
    let margin = a.margin.max(b.margin);
    let overlap = a.area.grown(margin).overlap(b.area);
    if overlap.x <= TOUCH || overlap.y <= TOUCH {
        return false;
    }
    let between = b.area.middle - a.area.middle;
    // Two in one place part in the order of their numbers.
    let sign = |way: f64| match way == 0.0 {
        true => {
            if one < other {
                1.0
            } else {
                -1.0
            }
        }
        false => way.signum(),
    };
    let way = match overlap.x < overlap.y {
        true => Point::new(overlap.x * sign(between.x), 0.0),
        false => Point::new(0.0, overlap.y * sign(between.y)),
    };
    let share = b.weight / (a.weight + b.weight);
    boxes[one].area.middle = a.area.middle - way * share;
    boxes[other].area.middle = b.area.middle + way * (1.0 - share);
    true
}
