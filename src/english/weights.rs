//! Weights of features, read in place from the bytes of the model file.
//!
//! A feature's hash gives a bucket of a few places, and a fingerprint tells which of them is the
//! feature's. A bucket is looked through without a branch, since no processor can guess which
//! features a model knows. Nothing is copied or unpacked.
//!
//! Most of the time goes into waiting for memory. So all look-ups of a decision are asked for at
//! once, before the first answer is used.

use std::array;
use std::hint::black_box;

use super::features::is_rare;

/// The bits of a sparse cell that hold the class; the others hold the weight.
pub const CLASS_BITS: u32 = 6;

/// The most classes that there can be to choose from.
pub const CLASSES: usize = 1 << CLASS_BITS;

/// A score for each class.
pub type Scores = [i32; CLASSES];

/// Adds up what features say for each class.
pub trait Weights {
    /// Adds the weights of one feature to the scores of the classes.
    fn add(&self, feature: u64, scores: &mut Scores);

    /// Adds up the weights of all features.
    #[inline]
    fn score(&self, features: &[u64]) -> Scores {
        let mut scores = [0; CLASSES];
        for &feature in features {
            self.add(feature, &mut scores);
        }
        scores
    }
}

/// The class with the highest score among the first ones; of equals, the first.
pub fn best_class(scores: &Scores, classes: usize) -> usize {
    let mut best = 0;
    for (class, &score) in scores.iter().enumerate().take(classes) {
        if score > scores[best] {
            best = class;
        }
    }
    best
}

/// The size of one slot of any table.
pub const SLOT: usize = 8;

/// The slots of a bucket.
pub const BUCKET: usize = 4;

/// The place of a feature among so many.
#[inline(always)]
pub fn place(feature: u64, places: usize) -> usize {
    (((feature >> 32) * places as u64) >> 32) as usize
}

/// How much of a table in two parts is for features that are not rare, in percent.
const COMMON_PERCENT: usize = 30;

/// The number of the first bucket for rare features in a table in two parts.
#[inline(always)]
pub const fn first_rare(buckets: usize) -> usize {
    buckets * COMMON_PERCENT / 100
}

/// The bucket of a feature among so many. What is looked at most stands near together: before
/// the first bucket for rare features, if that is not nought, are those that are not.
#[inline(always)]
pub fn bucket(feature: u64, buckets: usize, first_rare: usize) -> usize {
    if first_rare == 0 || is_rare(feature) {
        first_rare + place(feature, buckets - first_rare)
    } else {
        place(feature, first_rare)
    }
}

/// Asks memory for the places of all features at once, so that none is waited for later.
#[inline(always)]
fn fetch(features: &[u64], first_byte: impl Fn(u64) -> u8) {
    let touch = |touched, &feature: &u64| touched ^ first_byte(feature);
    black_box(features.iter().fold(0, touch));
}

/// The fingerprint that tells a feature from others in its bucket.
#[inline(always)]
pub fn short_fingerprint(feature: u64) -> u16 {
    (feature as u16).max(1)
}

/// The fingerprint that tells a key from others near its place in a [`Map`].
#[inline(always)]
pub fn fingerprint(feature: u64) -> u32 {
    (feature as u32).max(1)
}

#[inline(always)]
fn read_u64(bytes: &[u8], at: usize) -> Option<u64> {
    let bytes = bytes.get(at..at + 8)?.try_into().ok()?;
    Some(u64::from_le_bytes(bytes))
}

/// A table from hashes to 32-bit values: slots of a 32-bit fingerprint and the value.
///
/// Every key has a slot: the first free one from its own place on.
#[derive(Clone, Copy, Debug)]
pub struct Map<'m> {
    slots: &'m [u8],
}

impl<'m> Map<'m> {
    /// Takes a table as it stands in the file.
    pub const fn new(slots: &'m [u8]) -> Self {
        Self { slots }
    }

    /// The value of a key.
    pub fn get(&self, key: u64) -> Option<u32> {
        let slots = self.slots.len() / SLOT;
        let first = place(key, slots);
        for slot in (first..slots).chain(0..first) {
            let slot = read_u64(self.slots, slot * SLOT)?;
            if slot == 0 {
                return None;
            }
            if slot as u32 == fingerprint(key) {
                return Some((slot >> 32) as u32);
            }
        }
        None
    }

    /// The value of the first key that has one.
    pub fn first(&self, keys: &[u64]) -> Option<u32> {
        keys.iter().find_map(|&key| self.get(key))
    }
}

/// Weights for up to three classes, in two parts. A bucket holds four 16-bit fingerprints, then the four 16-bit
/// weights of the first class, of the second and of the third.
#[derive(Clone, Copy, Debug)]
pub struct Triples<'m> {
    buckets: &'m [Bucket],
    first_rare: usize,
}

/// The features that share a place, with their weights.
type Bucket = [u8; BUCKET * SLOT];

/// For each class a sum for each place in a bucket.
type Sums = [[i32; BUCKET]; 3];

impl<'m> Triples<'m> {
    /// Takes a table as it stands in the file.
    pub fn new(buckets: &'m [u8]) -> Self {
        let buckets = buckets.as_chunks().0;
        Self {
            buckets,
            first_rare: first_rare(buckets.len()),
        }
    }

    #[inline(always)]
    fn bucket(&self, feature: u64) -> &'m Bucket {
        const EMPTY: &Bucket = &[0; BUCKET * SLOT];
        let bucket = bucket(feature, self.buckets.len(), self.first_rare);
        self.buckets.get(bucket).unwrap_or(EMPTY)
    }

    /// Adds the weights of a feature: those of its place in the bucket, and nought for the others.
    /// Four places are compared and added at once.
    #[inline(always)]
    fn add_to(&self, feature: u64, sums: &mut Sums) {
        let numbers = self.bucket(feature).as_chunks().0;
        let numbers: [i16; 4 * BUCKET] = array::from_fn(|at| i16::from_le_bytes(numbers[at]));
        let own = short_fingerprint(feature) as i16;
        let masks: [i32; BUCKET] = array::from_fn(|place| -i32::from(numbers[place] == own));
        for (class, sums) in sums.iter_mut().enumerate() {
            for (place, sum) in sums.iter_mut().enumerate() {
                *sum += i32::from(numbers[(1 + class) * BUCKET + place]) & masks[place];
            }
        }
    }
}

impl Weights for Triples<'_> {
    fn add(&self, feature: u64, scores: &mut Scores) {
        for (score, sum) in scores.iter_mut().zip(self.score(&[feature])) {
            *score += sum;
        }
    }

    fn score(&self, features: &[u64]) -> Scores {
        fetch(features, |feature| self.bucket(feature)[0]);
        let mut sums = Sums::default();
        for &feature in features {
            self.add_to(feature, &mut sums);
        }
        let mut scores = [0; CLASSES];
        for (score, sums) in scores.iter_mut().zip(sums) {
            *score = sums.iter().sum();
        }
        scores
    }
}

/// The bytes of a line, which memory gives at once.
pub const LINE: usize = 64;

/// The cells that a line has room for.
pub const LINE_CELLS: usize = (LINE - 4 * BUCKET) / 2;

/// Weights for up to 64 classes, most of them nought and not stored.
///
/// A line is a bucket with all that belongs to it: four 16-bit fingerprints, four 16-bit heads and
/// the cells. A head tells of a row its first cell (5 bits), the number of its cells (5 bits) and
/// a shift. A cell is a class in six bits and a weight in ten, which the shift scales.
#[derive(Clone, Copy, Debug)]
pub struct Rows<'m> {
    lines: &'m [[u8; LINE]],
    first_rare: usize,
}

impl<'m> Rows<'m> {
    /// Takes a table as it stands in the file.
    pub fn new(lines: &'m [u8]) -> Self {
        Self {
            lines: lines.as_chunks().0,
            first_rare: 0,
        }
    }

    /// Takes a table in two parts as it stands in the file.
    pub fn in_two_parts(lines: &'m [u8]) -> Self {
        let lines = lines.as_chunks().0;
        Self {
            lines,
            first_rare: first_rare(lines.len()),
        }
    }

    #[inline(always)]
    fn line(&self, feature: u64) -> &'m [u8; LINE] {
        const EMPTY: &[u8; LINE] = &[0; LINE];
        let line = bucket(feature, self.lines.len(), self.first_rare);
        self.lines.get(line).unwrap_or(EMPTY)
    }
}

impl Weights for Rows<'_> {
    /// At most one head of the line is the feature's, so that there is nothing to jump over.
    #[inline(always)]
    fn add(&self, feature: u64, scores: &mut Scores) {
        let numbers = self.line(feature).as_chunks().0;
        let number = |place: usize| u16::from_le_bytes(numbers[place]);
        let own = short_fingerprint(feature);
        let mask = |place: usize| u16::from(number(place) == own).wrapping_neg();
        let head = (0..BUCKET).fold(0, |head, place| head | number(BUCKET + place) & mask(place));
        let (first, count, shift) = (head & 31, head >> 5 & 31, head >> 10);
        let cells = &numbers[2 * BUCKET..];
        let cells = cells.get(usize::from(first)..usize::from(first + count));
        for &cell in cells.unwrap_or_default() {
            let cell = i16::from_le_bytes(cell);
            scores[cell as usize % CLASSES] += i32::from(cell >> CLASS_BITS) << (shift % 8);
        }
    }

    fn score(&self, features: &[u64]) -> Scores {
        fetch(features, |feature| self.line(feature)[0]);
        let mut scores = [0; CLASSES];
        for &feature in features {
            self.add(feature, &mut scores);
        }
        scores
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::english::features::atom;

    #[test]
    fn of_equal_scores_the_first_class_wins() {
        let mut scores = [0; CLASSES];
        scores[..4].copy_from_slice(&[1, 3, 3, 4]);
        assert_eq!(best_class(&scores, 3), 1);
    }

    #[test]
    fn common_and_rare_features_stand_apart() {
        let common = (0..1000).map(|number| atom(number) & !(1 << 31));
        let rare = (0..1000).map(|number| atom(number) | 1 << 31);
        assert!(common.clone().all(|feature| bucket(feature, 100, 30) < 30));
        assert!(
            rare.clone()
                .all(|feature| (30..100).contains(&bucket(feature, 100, 30)))
        );
        assert!(
            common
                .chain(rare)
                .any(|feature| bucket(feature, 100, 0) == 29)
        );
    }

    #[test]
    fn an_empty_or_full_table_ends_the_search() {
        assert_eq!(Map::new(&[]).get(7), None);
        let full: Vec<u8> = (0..4).flat_map(|_| 9_u64.to_le_bytes()).collect();
        assert_eq!(Map::new(&full).get(7), None);
        assert_eq!(Map::new(&full).get(9), Some(0));
    }
}
