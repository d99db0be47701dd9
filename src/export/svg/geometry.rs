//! Points, boxes and curves. Only the four operations and square roots, which every processor rounds alike.

use std::ops::{Add, Mul, Sub};

/// A point, or the way from one to another; y grows downwards.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    pub x: f64,
    pub y: f64,
}

impl Point {
    pub const fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }

    pub fn length(self) -> f64 {
        (self.x * self.x + self.y * self.y).sqrt()
    }

    pub fn dot(self, other: Self) -> f64 {
        self.x * other.x + self.y * other.y
    }

    pub fn cross(self, other: Self) -> f64 {
        self.x * other.y - self.y * other.x
    }

    /// The same way, one long; to the right if it is no way at all.
    pub fn unit(self) -> Self {
        let length = self.length();
        match length > 1e-9 {
            true => self * (1.0 / length),
            false => Self::new(1.0, 0.0),
        }
    }

    /// The way turned by a right angle.
    pub const fn turned(self) -> Self {
        Self::new(-self.y, self.x)
    }
}

impl Add for Point {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self::new(self.x + other.x, self.y + other.y)
    }
}

impl Sub for Point {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self::new(self.x - other.x, self.y - other.y)
    }
}

impl Mul<f64> for Point {
    type Output = Self;
    fn mul(self, factor: f64) -> Self {
        Self::new(self.x * factor, self.y * factor)
    }
}

/// Width and height.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Size {
    pub width: f64,
    pub height: f64,
}

/// A box: its middle and half of its size.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Area {
    pub middle: Point,
    pub half: Point,
}

impl Area {
    pub fn new(middle: Point, size: Size) -> Self {
        Self {
            middle,
            half: Point::new(size.width / 2.0, size.height / 2.0),
        }
    }

    /// The box with so much more on each side.
    pub fn grown(self, margin: f64) -> Self {
        Self {
            half: self.half + Point::new(margin, margin),
            ..self
        }
    }

    /// How far the two reach into each other, in both directions; they overlap if both are above zero.
    pub fn overlap(self, other: Self) -> Point {
        let between = other.middle - self.middle;
        let half = self.half + other.half;
        Point::new(half.x - between.x.abs(), half.y - between.y.abs())
    }

    pub fn overlaps(self, other: Self) -> bool {
        let overlap = self.overlap(other);
        overlap.x > 0.0 && overlap.y > 0.0
    }

    pub fn holds(self, point: Point) -> bool {
        let away = point - self.middle;
        away.x.abs() <= self.half.x && away.y.abs() <= self.half.y
    }

    /// Whether the straight way between two points touches it.
    pub fn is_touched(self, from: Point, to: Point) -> bool {
        let (from, to) = (from - self.middle, to - self.middle);
        let way = to - from;
        let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
        for (start, step, half) in [(from.x, way.x, self.half.x), (from.y, way.y, self.half.y)] {
            if step.abs() < 1e-9 {
                if start.abs() > half {
                    return false;
                }
                continue;
            }
            let (one, other) = ((-half - start) / step, (half - start) / step);
            enter = enter.max(one.min(other));
            leave = leave.min(one.max(other));
        }
        enter < leave
    }
}

/// Whether the straight ways between two pairs of points cross.
pub fn do_cross([a, b]: [Point; 2], [c, d]: [Point; 2]) -> bool {
    let side = |from: Point, to: Point, point: Point| (to - from).cross(point - from);
    side(a, b, c) * side(a, b, d) < 0.0 && side(c, d, a) * side(c, d, b) < 0.0
}

/// A cubic Bézier curve.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Curve {
    pub points: [Point; 4],
}

/// A curve is taken for so many straight pieces.
pub const PIECES: usize = 16;

impl Curve {
    /// The curve between two points through a third.
    pub fn through(from: Point, by: Point, to: Point) -> Self {
        let way = to - from;
        let along = (by - from).dot(way) / way.dot(way).max(1e-9);
        let at = along.clamp(0.3, 0.7);
        let rest = 1.0 - at;
        let pull = (by - from * (rest * rest) - to * (at * at)) * (1.0 / (2.0 * at * rest));
        Self {
            points: [
                from,
                from + (pull - from) * (2.0 / 3.0),
                to + (pull - to) * (2.0 / 3.0),
                to,
            ],
        }
    }

    /// The straight way between two points.
    pub fn straight(from: Point, to: Point) -> Self {
        Self::through(from, (from + to) * 0.5, to)
    }

    /// The curve from a point through another and back.
    pub fn back_through(from: Point, by: Point) -> Self {
        let far = from + (by - from) * (4.0 / 3.0);
        let aside = (by - from).unit().turned() * 34.0;
        Self {
            points: [from, far + aside, far - aside, from],
        }
    }

    pub fn at(&self, t: f64) -> Point {
        let rest = 1.0 - t;
        let [a, b, c, d] = self.points;
        a * (rest * rest * rest)
            + b * (3.0 * rest * rest * t)
            + c * (3.0 * rest * t * t)
            + d * (t * t * t)
    }

    /// The part between two places.
    pub fn part(&self, start: f64, end: f64) -> Self {
        let second = self.split(start).1;
        second.split((end - start) / (1.0 - start).max(1e-9)).0
    }

    fn split(&self, t: f64) -> (Self, Self) {
        let between = |one: Point, other: Point| one + (other - one) * t;
        let [a, b, c, d] = self.points;
        let (ab, bc, cd) = (between(a, b), between(b, c), between(c, d));
        let (abc, bcd) = (between(ab, bc), between(bc, cd));
        let middle = between(abc, bcd);
        let (first, second) = ([a, ab, abc, middle], [middle, bcd, cd, d]);
        (Self { points: first }, Self { points: second })
    }

    /// Its points at even steps.
    pub fn sampled(&self) -> [Point; PIECES + 1] {
        std::array::from_fn(|step| self.at(step as f64 / PIECES as f64))
    }
}
