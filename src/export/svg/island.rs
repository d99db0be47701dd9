//! Nodes that hang together, laid out by themselves.

use super::geometry::{Area, Point, Size, do_cross};
use super::layout::Thread;
use super::overlaps::{Crate, MANY, push, push_apart};
use super::stress::{Link, Stress};

/// Text is wider than high: distances up and down count so much more, which makes boxes nearly square.
const FLATNESS: f64 = 1.7;
/// The room between a node and what is written on its edge.
const GAP: f64 = 15.0;
/// The room along an edge on which nothing is written.
const BARE: f64 = 26.0;
/// The room around a node, and around a label.
const MARGINS: [f64; 2] = [11.0, 5.0];
/// How much less a label weighs than a node.
const LIGHT: f64 = 0.25;
/// So often labels are drawn to the middle between their nodes; a quarter of it among many boxes.
const RELAXATIONS: usize = 60;

/// Nodes that hang together, with the labels of their edges.
#[derive(Clone, Debug)]
pub struct Island {
    spots: Vec<usize>,
    labels: Vec<usize>,
    boxes: Vec<Crate>,
    /// For each edge its two ends and its label, if it has one, as indices of boxes.
    ways: Vec<([usize; 2], Option<usize>)>,
}

impl Island {
    /// Lays out these nodes, all edges of which lead to each other.
    pub fn new(members: &[usize], spots: &[Size], threads: &[Thread]) -> Self {
        let mut island = Self::unplaced(members, spots, threads);
        let stress = Stress::new(island.boxes.len(), &island.links());
        let tries = match island.boxes.len() {
            0..2 => 0,
            2..120 => 12,
            120..400 => 3,
            _ => 1,
        };
        let mut least = f64::MAX;
        let mut best = island.clone();
        for seed in 0..tries {
            island.place(&stress.positions(seed));
            let cost = if tries == 1 { 0.0 } else { island.cost() };
            if cost < least {
                least = cost;
                best = island.clone();
            }
        }
        best
    }

    fn unplaced(members: &[usize], spots: &[Size], threads: &[Thread]) -> Self {
        let mut boxes: Vec<Crate> = members
            .iter()
            .map(|spot| boxed(spots[*spot], MARGINS[0], 1.0))
            .collect();
        let (mut labels, mut ways) = (Vec::new(), Vec::new());
        for (index, thread) in threads.iter().enumerate() {
            let end = |spot: usize| members.binary_search(&spot);
            let (Ok(from), Ok(to)) = (end(thread.from), end(thread.to)) else {
                continue;
            };
            let label = thread.label.map(|size| {
                labels.push(index);
                boxes.push(boxed(size, MARGINS[1], LIGHT));
                boxes.len() - 1
            });
            ways.push(([from, to], label));
        }
        Self {
            spots: members.to_vec(),
            labels,
            boxes,
            ways,
        }
    }

    /// How long edges should be: such that the boxes along them have room.
    fn links(&self) -> Vec<Link> {
        let mut degrees = vec![0_usize; self.boxes.len()];
        for ([one, other], _) in &self.ways {
            degrees[*one] += 1;
            degrees[*other] += 1;
        }
        let radius = |index: usize| {
            let half = self.boxes[index].area.half;
            (half.x + half.y * FLATNESS) / 2.0
        };
        // Where many edges meet, what is around needs a longer way to stand side by side.
        let crowd = |one: usize, other: usize| {
            let most = degrees[one].max(degrees[other]);
            (most.saturating_sub(4).min(40) * 5) as f64
        };
        let mut links = Vec::new();
        for &([one, other], label) in &self.ways {
            let mut link = |one: usize, other: usize, gap: f64| {
                links.push(Link {
                    ends: [one, other],
                    length: radius(one) + radius(other) + gap,
                });
            };
            match label {
                Some(label) if one == other => link(one, label, GAP),
                Some(label) => {
                    let gap = GAP + crowd(one, other) / 2.0;
                    link(one, label, gap);
                    link(label, other, gap);
                }
                None if one == other => {}
                None => link(one, other, BARE),
            }
        }
        links
    }

    /// Puts the boxes at these positions, lying down rather than upright, and parts them.
    fn place(&mut self, positions: &[Point]) {
        let positions = laid_down(positions);
        for (one, position) in self.boxes.iter_mut().zip(positions) {
            one.area.middle = Point::new(position.x, position.y / FLATNESS);
        }
        let rounds = match self.boxes.len() > MANY {
            true => RELAXATIONS / 4,
            false => RELAXATIONS,
        };
        for _ in 0..rounds {
            self.relax();
            push(&mut self.boxes);
        }
        push_apart(&mut self.boxes);
    }

    /// Draws labels towards the middle between their nodes.
    fn relax(&mut self) {
        for &([one, other], label) in &self.ways {
            if let Some(label) = label.filter(|_| one != other) {
                let middle = (self.boxes[one].area.middle + self.boxes[other].area.middle) * 0.5;
                let area = &mut self.boxes[label].area;
                area.middle = area.middle + (middle - area.middle) * 0.25;
            }
        }
    }

    /// How bad the layout is: edges that cross, edges over nodes, and room taken.
    fn cost(&self) -> f64 {
        let pieces: Vec<(usize, [Point; 2])> = self
            .ways
            .iter()
            .enumerate()
            .flat_map(|(way, (ends, label))| {
                let [one, other] = ends.map(|end| self.boxes[end].area.middle);
                let by = label.map_or((one + other) * 0.5, |label| self.boxes[label].area.middle);
                [(way, [one, by]), (way, [by, other])]
            })
            .collect();
        let mut cost = 0.0;
        for (index, (way, piece)) in pieces.iter().enumerate() {
            for (other_way, other) in &pieces[index + 1..] {
                if way != other_way && do_cross(*piece, *other) {
                    cost += 1.0;
                }
            }
            let ([from, to], label) = self.ways[*way];
            for (place, one) in self.boxes.iter().enumerate() {
                let is_own = place == from || place == to || Some(place) == label;
                if !is_own && one.area.is_touched(piece[0], piece[1]) {
                    cost += if place < self.spots.len() { 4.0 } else { 1.0 };
                }
            }
        }
        let (size, covered) = (self.size(), self.covered());
        let length: f64 = pieces
            .iter()
            .map(|(_, [from, to])| (*to - *from).length())
            .sum();
        cost + size.width * size.height / covered.max(1.0) * 0.5
            + length / covered.max(1.0).sqrt() * 0.05
    }

    fn covered(&self) -> f64 {
        let areas = self
            .boxes
            .iter()
            .map(|one| one.area.half.x * one.area.half.y * 4.0);
        areas.sum()
    }

    fn bounds(&self) -> (Point, Point) {
        let mut bounds = (
            Point::new(f64::MAX, f64::MAX),
            Point::new(f64::MIN, f64::MIN),
        );
        for Crate { area, .. } in &self.boxes {
            let (low, high) = (area.middle - area.half, area.middle + area.half);
            bounds.0 = Point::new(bounds.0.x.min(low.x), bounds.0.y.min(low.y));
            bounds.1 = Point::new(bounds.1.x.max(high.x), bounds.1.y.max(high.y));
        }
        bounds
    }

    /// The size of all.
    pub fn size(&self) -> Size {
        let (low, high) = self.bounds();
        Size {
            width: high.x - low.x,
            height: high.y - low.y,
        }
    }

    /// How many boxes there are.
    pub fn len(&self) -> usize {
        self.boxes.len()
    }

    /// Moves all such that it begins at a point.
    pub fn move_to(&mut self, corner: Point) {
        let way = corner - self.bounds().0;
        for one in &mut self.boxes {
            one.area.middle = one.area.middle + way;
        }
    }

    /// The nodes with their places.
    pub fn spots(&self) -> impl Iterator<Item = (usize, Area)> {
        let areas = self.boxes.iter().map(|one| one.area);
        self.spots.iter().copied().zip(areas)
    }

    /// The edges with the places of their labels.
    pub fn labels(&self) -> impl Iterator<Item = (usize, Area)> {
        let areas = self.boxes.iter().skip(self.spots.len());
        self.labels.iter().copied().zip(areas.map(|one| one.area))
    }
}

fn boxed(size: Size, margin: f64, weight: f64) -> Crate {
    Crate {
        area: Area::new(Point::default(), size),
        margin,
        weight,
    }
}

/// The points turned such that they spread from left to right the most.
fn laid_down(points: &[Point]) -> Vec<Point> {
    let count = points.len().max(1) as f64;
    let sum = points
        .iter()
        .fold(Point::default(), |sum, point| sum + *point);
    let middle = sum * (1.0 / count);
    let (mut across, mut down, mut both) = (0.0, 0.0, 0.0);
    for point in points {
        let way = *point - middle;
        across += way.x * way.x;
        down += way.y * way.y;
        both += way.x * way.y;
    }
    // The direction of the greatest spread: the first eigenvector of the covariances.
    let spread = (across - down) / 2.0;
    let root = (spread * spread + both * both).sqrt();
    let axis = match spread >= 0.0 {
        true => Point::new(spread + root, both),
        false => Point::new(both, root - spread),
    };
    let axis = axis.unit();
    let turned = axis.turned();
    points
        .iter()
        .map(|point| *point - middle)
        .map(|way| Point::new(way.dot(axis), way.dot(turned)))
        .collect()
}
