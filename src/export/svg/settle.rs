//! Labels moved to where their edges do the least harm.

use super::geometry::{Area, Curve, PIECES, Point, do_cross};
use super::layout::{Plan, Thread, curve};

/// Beyond so many edges all stay where they are.
const MOST: usize = 420;
/// So often each is looked at.
const ROUNDS: usize = 3;
/// What an edge over a node costs, over a label, over another edge.
const COSTS: [f64; 3] = [80.0, 70.0, 9.0];
/// Room around labels and nodes.
const MARGIN: f64 = 4.0;

/// Moves each label to the best place it can have, one after another: on no box, its edge over as few as can be.
pub fn settle(plan: &mut Plan, threads: &[Thread]) {
    if threads.len() > MOST {
        return;
    }
    let mut ways: Vec<Way> = (0..threads.len())
        .map(|thread| Way::of(&curve(plan, threads, thread)))
        .collect();
    for _ in 0..ROUNDS {
        for thread in 0..threads.len() {
            let Thread { from, to, .. } = threads[thread];
            let Some(label) = plan.labels[thread].filter(|_| from != to) else {
                continue;
            };
            let [start, end] = [from, to].map(|spot| plan.spots[spot].middle);
            let mut best = (cost(plan, threads, &ways, thread), label);
            for middle in places(start, end) {
                let moved = Area { middle, ..label };
                if !is_free(plan, thread, moved) {
                    continue;
                }
                plan.labels[thread] = Some(moved);
                ways[thread] = Way::of(&curve(plan, threads, thread));
                let cost = cost(plan, threads, &ways, thread);
                if cost < best.0 - 0.5 {
                    best = (cost, moved);
                }
            }
            plan.labels[thread] = Some(best.1);
            ways[thread] = Way::of(&curve(plan, threads, thread));
        }
    }
}

/// A curve as straight pieces.
struct Way {
    points: [Point; PIECES + 1],
    /// The box around it.
    around: Area,
}

impl Way {
    fn of(curve: &Curve) -> Self {
        let points = curve.sampled();
        let (mut low, mut high) = (points[0], points[0]);
        for point in points {
            low = Point::new(low.x.min(point.x), low.y.min(point.y));
            high = Point::new(high.x.max(point.x), high.y.max(point.y));
        }
        let around = Area {
            middle: (low + high) * 0.5,
            half: (high - low) * 0.5 + Point::new(1.0, 1.0),
        };
        Self { points, around }
    }

    fn touches(&self, area: Area) -> bool {
        let mut pieces = self.points.windows(2);
        self.around.overlaps(area) && pieces.any(|piece| area.is_touched(piece[0], piece[1]))
    }

    /// How often two cross, looked at with less care.
    fn crossings(&self, other: &Self) -> usize {
        if !self.around.overlaps(other.around) {
            return 0;
        }
        let coarse = |way: &Self| [0, 4, 8, 12, 16].map(|place| way.points[place]);
        let (one, other) = (coarse(self), coarse(other));
        let pairs = one
            .windows(2)
            .flat_map(|piece| other.windows(2).map(move |other| (piece, other)));
        pairs
            .filter(|(piece, other)| do_cross([piece[0], piece[1]], [other[0], other[1]]))
            .count()
    }

    fn length(&self) -> f64 {
        self.points
            .windows(2)
            .map(|piece| (piece[1] - piece[0]).length())
            .sum()
    }
}

/// Where a label may stand: at some places along the way, and aside.
fn places(start: Point, end: Point) -> impl Iterator<Item = Point> {
    let way = end - start;
    let aside = way.unit().turned();
    let along = [0.5, 0.4, 0.6, 0.32, 0.68];
    let away = [
        0.0, 1.0, -1.0, 2.0, -2.0, 3.5, -3.5, 5.0, -5.0, 7.0, -7.0, 9.0, -9.0,
    ];
    along.into_iter().flat_map(move |part| {
        away.into_iter()
            .map(move |steps| start + way * part + aside * (steps * 20.0))
    })
}

/// Whether a label would lie on nothing there.
fn is_free(plan: &Plan, thread: usize, label: Area) -> bool {
    let grown = label.grown(MARGIN);
    let labels = plan.labels.iter().enumerate();
    !plan.spots.iter().any(|spot| grown.overlaps(*spot))
        && !labels
            .filter(|(other, _)| *other != thread)
            .any(|(_, other)| other.is_some_and(|other| grown.overlaps(other)))
}

/// What an edge does to the others, and how far about it goes.
fn cost(plan: &Plan, threads: &[Thread], ways: &[Way], thread: usize) -> f64 {
    let Thread { from, to, .. } = threads[thread];
    let own = &ways[thread];
    let spots = plan.spots.iter().enumerate();
    let spots =
        spots.filter(|(spot, area)| *spot != from && *spot != to && own.touches(area.grown(3.0)));
    let labels = plan.labels.iter().enumerate();
    let labels = labels
        .filter(|(other, area)| *other != thread && area.is_some_and(|area| own.touches(area)));
    let others = ways.iter().enumerate();
    let others = others.filter(|(other, _)| *other != thread);
    let label = plan.labels[thread];
    let under = others
        .clone()
        .filter(|(_, way)| label.is_some_and(|label| way.touches(label)));
    let crossings: usize = others.clone().map(|(_, way)| own.crossings(way)).sum();
    let chord = (own.points[PIECES] - own.points[0]).length();
    spots.count() as f64 * COSTS[0]
        + (labels.count() + under.count()) as f64 * COSTS[1]
        + crossings as f64 * COSTS[2]
        + (own.length() - chord) * 0.3
}
