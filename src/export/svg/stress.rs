//! Positions whose distances are as near as can be to those along the edges: stress, made small by stochastic gradient descent
//! (Zheng, Pawar, Goodman 2018), for large graphs over pivots (Ortmann, Klimenta, Brandes 2016).

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::chance::Chance;
use super::geometry::Point;

/// An edge: its ends and how long it should be.
#[derive(Clone, Copy, Debug)]
pub struct Link {
    pub ends: [usize; 2],
    pub length: f64,
}

/// A pair of points, how far apart they should be, and how much that matters to each.
#[derive(Clone, Copy, Debug)]
struct Term {
    ends: [u32; 2],
    distance: f32,
    weights: [f32; 2],
}

/// Up to so many points, every pair is looked at.
const MOST_EXACT: usize = 700;
/// So many pivots beyond.
const PIVOTS: usize = 150;
/// So often every pair is looked at.
const ROUNDS: usize = 36;
/// Less often beyond.
const ROUNDS_WITH_PIVOTS: usize = 20;

/// What is to be laid out: a number of points that hang together.
pub struct Stress {
    count: usize,
    terms: Vec<Term>,
    rounds: usize,
}

impl Stress {
    pub fn new(count: usize, links: &[Link]) -> Self {
        let neighbours = neighbours(count, links);
        match count <= MOST_EXACT {
            true => Self {
                count,
                terms: all_pairs(&neighbours),
                rounds: ROUNDS,
            },
            false => Self {
                count,
                terms: with_pivots(&neighbours, links),
                rounds: ROUNDS_WITH_PIVOTS,
            },
        }
    }

    /// The positions that one seed leads to.
    pub fn positions(&self, seed: u64) -> Vec<Point> {
        let mut chance = Chance::new(seed);
        let far = self
            .terms
            .iter()
            .map(|term| term.distance)
            .fold(1.0, f32::max);
        let mut points: Vec<Point> = (0..self.count)
            .map(|_| Point::new(chance.fraction(), chance.fraction()) * f64::from(far))
            .collect();
        let mut terms = self.terms.clone();
        for step in self.steps() {
            chance.shuffle(&mut terms);
            for term in &terms {
                pull(&mut points, term, step);
            }
        }
        points
    }

    /// How far points may move in each round: from all the way to a tenth, falling by a constant factor.
    fn steps(&self) -> Vec<f64> {
        let weights = self
            .terms
            .iter()
            .map(|term| f64::from(term.weights[0].max(term.weights[1])));
        let (least, most) = weights
            .filter(|weight| *weight > 0.0)
            .fold((f64::MAX, 0.0), |(least, most): (f64, f64), weight| {
                (least.min(weight), most.max(weight))
            });
        if most == 0.0 {
            return Vec::new();
        }
        let (first, last) = (1.0 / least, 0.1 / most);
        let factor = root(last / first, self.rounds - 1);
        std::iter::successors(Some(first), |step| Some(step * factor))
            .take(self.rounds)
            .collect()
    }
}

/// The number that makes `value` if it is multiplied with itself so often, by halving.
fn root(value: f64, times: usize) -> f64 {
    let power = |number: f64| (0..times).fold(1.0, |product, _| product * number);
    let (mut low, mut high) = (0.0, 1.0);
    for _ in 0..60 {
        let middle = (low + high) / 2.0;
        match power(middle) < value {
            true => low = middle,
            false => high = middle,
        }
    }
    (low + high) / 2.0
}

fn pull(points: &mut [Point], term: &Term, step: f64) {
    let [one, other] = term.ends.map(|end| end as usize);
    let way = points[one] - points[other];
    let length = way.length().max(1e-6);
    let excess = (length - f64::from(term.distance)) / 2.0;
    let change = way * (excess / length);
    let share = |weight: f32| (f64::from(weight) * step).min(1.0);
    points[one] = points[one] - change * share(term.weights[0]);
    points[other] = points[other] + change * share(term.weights[1]);
}

type Neighbours = Vec<Vec<(usize, f64)>>;

fn neighbours(count: usize, links: &[Link]) -> Neighbours {
    let mut neighbours = vec![Vec::new(); count];
    for Link {
        ends: [one, other],
        length,
    } in links
    {
        neighbours[*one].push((*other, *length));
        neighbours[*other].push((*one, *length));
    }
    neighbours
}

/// A distance that heaps can order: lengths are never negative, and for such the order of bits is that of numbers.
fn ordered(length: f64) -> u64 {
    length.to_bits()
}

/// The lengths of the shortest ways from one point to all others (Dijkstra).
fn distances(neighbours: &Neighbours, from: usize) -> Vec<f64> {
    let mut found = vec![f64::INFINITY; neighbours.len()];
    let mut heap = BinaryHeap::from([Reverse((ordered(0.0), from))]);
    found[from] = 0.0;
    while let Some(Reverse((length, point))) = heap.pop() {
        let length = f64::from_bits(length);
        if length > found[point] {
            continue;
        }
        for (next, step) in &neighbours[point] {
            let longer = length + step;
            if longer < found[*next] {
                found[*next] = longer;
                heap.push(Reverse((ordered(longer), *next)));
            }
        }
    }
    found
}

fn term(one: usize, other: usize, distance: f64, weights: [f64; 2]) -> Term {
    Term {
        ends: [one as u32, other as u32],
        distance: distance as f32,
        weights: weights.map(|weight| weight as f32),
    }
}

fn all_pairs(neighbours: &Neighbours) -> Vec<Term> {
    let mut terms = Vec::new();
    for one in 0..neighbours.len() {
        let found = distances(neighbours, one);
        for (other, distance) in found.into_iter().enumerate().skip(one + 1) {
            if distance.is_finite() && distance > 0.0 {
                let weight = 1.0 / (distance * distance);
                terms.push(term(one, other, distance, [weight, weight]));
            }
        }
    }
    terms
}

/// The edges, and every point with some pivots far from each other, each of which stands for the points nearest to it.
fn with_pivots(neighbours: &Neighbours, links: &[Link]) -> Vec<Term> {
    let mut terms: Vec<Term> = links
        .iter()
        .map(|link| {
            let weight = 1.0 / (link.length * link.length);
            term(link.ends[0], link.ends[1], link.length, [weight, weight])
        })
        .collect();
    let (pivots, found) = pivots(neighbours);
    let regions = regions(&found, neighbours.len());
    for ((pivot, lengths), region) in pivots.iter().zip(&found).zip(regions) {
        let mut reach: Vec<f64> = region.iter().map(|point| lengths[*point]).collect();
        reach.sort_by(f64::total_cmp);
        for (point, &distance) in lengths.iter().enumerate() {
            if point == *pivot || !distance.is_finite() {
                continue;
            }
            let near = reach
                .partition_point(|length| *length <= distance / 2.0)
                .max(1);
            let square = distance * distance;
            // A pivot is moved only by pivots, each for itself.
            let back = if pivots.contains(&point) {
                1.0 / square
            } else {
                0.0
            };
            terms.push(term(point, *pivot, distance, [near as f64 / square, back]));
        }
    }
    terms
}

/// For each pivot the points that are nearest to it, given the distances of all from each.
fn regions(found: &[Vec<f64>], count: usize) -> Vec<Vec<usize>> {
    let mut regions = vec![Vec::new(); found.len()];
    for point in 0..count {
        let nearest = (0..found.len()).min_by(|one, other| {
            let [one, other] = [one, other].map(|pivot| found[*pivot][point]);
            one.total_cmp(&other)
        });
        regions[nearest.unwrap_or(0)].push(point);
    }
    regions
}

/// Points that lie far from each other, each the farthest from those before, with their distances to all.
fn pivots(neighbours: &Neighbours) -> (Vec<usize>, Vec<Vec<f64>>) {
    let (mut pivots, mut found) = (vec![0], vec![distances(neighbours, 0)]);
    let mut nearest = found[0].clone();
    while pivots.len() < PIVOTS.min(neighbours.len()) {
        let mut points = 0..neighbours.len();
        let far = points
            .by_ref()
            .max_by(|one, other| nearest[*one].total_cmp(&nearest[*other]));
        let next = far.unwrap_or(0);
        let lengths = distances(neighbours, next);
        for (known, new) in nearest.iter_mut().zip(&lengths) {
            *known = known.min(*new);
        }
        pivots.push(next);
        found.push(lengths);
    }
    (pivots, found)
}
