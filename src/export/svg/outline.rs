//! The outlines of nodes: where edges end.

use super::geometry::{Area, Curve, Point};
use crate::export::picture::look::Shape;

/// The part of an octagon's side that its corners take.
const CORNER: f64 = 0.29;

/// Whether a point lies within a node of this shape.
pub fn holds(shape: Shape, area: Area, point: Point) -> bool {
    if !area.holds(point) {
        return false;
    }
    let away = point - area.middle;
    let (x, y) = (away.x.abs() / area.half.x, away.y.abs() / area.half.y);
    match shape {
        Shape::Country | Shape::Place => x * x + y * y <= 1.0,
        Shape::Organization => {
            let corner = corner(area);
            let (left, up) = (area.half.x - away.x.abs(), area.half.y - away.y.abs());
            left + up >= corner
        }
        _ => true,
    }
}

/// How long an octagon's corners are.
pub fn corner(area: Area) -> f64 {
    2.0 * CORNER * area.half.y.min(area.half.x)
}

/// The part of a curve between the outlines of two nodes; none if there is none.
pub fn between(curve: &Curve, from: (Shape, Area), to: (Shape, Area)) -> Option<Curve> {
    let start = last(curve, |point| holds(from.0, from.1, point), 0.0, 0.5);
    let end = last(curve, |point| holds(to.0, to.1, point), 1.0, 0.5);
    (start < end).then(|| curve.part(start, end))
}

/// Where a curve, on its way from one place to another, leaves what it is in at first.
fn last(curve: &Curve, is_in: impl Fn(Point) -> bool, from: f64, to: f64) -> f64 {
    let (mut within, mut beyond) = (from, to);
    for _ in 0..24 {
        let middle = (within + beyond) / 2.0;
        match is_in(curve.at(middle)) {
            true => within = middle,
            false => beyond = middle,
        }
    }
    beyond
}
