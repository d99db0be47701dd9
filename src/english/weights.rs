//! Weights of features, read in place from the bytes of the model file.
//!
//! A feature's hash gives a bucket of a few slots, and a fingerprint tells which of them is the
//! feature's. A bucket is looked through without a branch, since no processor can guess which
//! features a model knows. Nothing is copied or unpacked.
//!
//! Most of the time goes into waiting for memory. So all look-ups of a decision are asked for at
//! once, before the first answer is used.

use std::hint::black_box;

use super::features::CAPACITY;

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

/// The fingerprint that tells a feature from others in its bucket of a [`Triples`] table.
#[inline(always)]
pub fn short_fingerprint(feature: u64) -> u16 {
    (feature as u16).max(1)
}

/// The fingerprint that tells a feature from others near its place in a [`Map`] or [`Rows`].
#[inline(always)]
pub fn fingerprint(feature: u64) -> u32 {
    (feature as u32).max(1)
}

/// The slots that a feature may be in.
type Bucket = [[u8; SLOT]; BUCKET];

/// A hash table of buckets, as it stands in the file.
#[derive(Clone, Copy, Debug)]
struct Buckets<'m>(&'m [Bucket]);

impl<'m> Buckets<'m> {
    fn new(bytes: &'m [u8]) -> Self {
        Self(bytes.as_chunks().0.as_chunks().0)
    }

    #[inline(always)]
    fn get(self, feature: u64) -> &'m Bucket {
        const EMPTY: &Bucket = &[[0; SLOT]; BUCKET];
        self.0.get(place(feature, self.0.len())).unwrap_or(EMPTY)
    }

    /// Asks memory for the buckets of all features at once, so that none is waited for later.
    #[inline(always)]
    fn fetch(self, features: &[u64]) {
        let touch = |touched, &feature: &u64| touched ^ self.get(feature)[0][0];
        black_box(features.iter().fold(0, touch));
    }

    /// The slot of a feature, or nought. `MASK` covers the bits of the fingerprint.
    ///
    /// At most one slot fits; its number is a sum, so that there is nothing to jump over.
    #[inline(always)]
    fn find<const MASK: u64>(self, feature: u64, fingerprint: u64) -> u64 {
        let mut slots = [0; 1 + BUCKET];
        let mut found = 0;
        for (number, &slot) in self.get(feature).iter().enumerate() {
            slots[1 + number] = u64::from_le_bytes(slot);
            found += (1 + number) * usize::from(slots[1 + number] & MASK == fingerprint);
        }
        slots[found.min(BUCKET)]
    }
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

/// Weights for up to three classes: slots of a 16-bit fingerprint and three 16-bit weights.
#[derive(Clone, Copy, Debug)]
pub struct Triples<'m> {
    slots: Buckets<'m>,
}

impl<'m> Triples<'m> {
    /// Takes a table as it stands in the file.
    pub fn new(slots: &'m [u8]) -> Self {
        Self {
            slots: Buckets::new(slots),
        }
    }
}

impl Weights for Triples<'_> {
    #[inline(always)]
    fn add(&self, feature: u64, scores: &mut Scores) {
        let fingerprint = u64::from(short_fingerprint(feature));
        let slot = self.slots.find::<0xFFFF>(feature, fingerprint);
        for (class, score) in scores.iter_mut().take(3).enumerate() {
            *score += i32::from((slot >> (16 + 16 * class)) as i16);
        }
    }

    fn score(&self, features: &[u64]) -> Scores {
        self.slots.fetch(features);
        let mut sums = [0; 4];
        for &feature in features {
            let fingerprint = u64::from(short_fingerprint(feature));
            let slot = self.slots.find::<0xFFFF>(feature, fingerprint);
            for (part, sum) in sums.iter_mut().enumerate() {
                *sum += i32::from((slot >> (16 * part)) as i16);
            }
        }
        let mut scores = [0; CLASSES];
        scores[..3].copy_from_slice(&sums[1..]);
        scores
    }
}

/// Weights for up to 64 classes, most of them nought and not stored.
///
/// A slot holds a 32-bit fingerprint, the place of the first cell, a shift and the number of
/// cells; a cell is a class in six bits and a weight in ten, which the shift scales.
#[derive(Clone, Copy, Debug)]
pub struct Rows<'m> {
    slots: Buckets<'m>,
    cells: &'m [[u8; 2]],
}

impl<'m> Rows<'m> {
    /// Takes a table and its cells as they stand in the file.
    pub fn new(slots: &'m [u8], cells: &'m [u8]) -> Self {
        Self {
            slots: Buckets::new(slots),
            cells: cells.as_chunks().0,
        }
    }
}

impl<'m> Rows<'m> {
    /// The row of a feature: the place of the first cell, the shift and the number of cells.
    #[inline(always)]
    fn row(&self, feature: u64) -> u32 {
        let fingerprint = u64::from(fingerprint(feature));
        (self.slots.find::<0xFFFF_FFFF>(feature, fingerprint) >> 32) as u32
    }

    /// The cells of a row.
    #[inline(always)]
    fn cells(&self, row: u32) -> &'m [[u8; 2]] {
        let (first, count) = ((row >> 9) as usize, (row & 63) as usize);
        self.cells.get(first..first + count).unwrap_or_default()
    }

    /// Adds the weights of a row.
    #[inline(always)]
    fn add_row(&self, row: u32, scores: &mut Scores) {
        let shift = (row >> 6) & 7;
        for &cell in self.cells(row) {
            let cell = i16::from_le_bytes(cell);
            scores[cell as usize % CLASSES] += i32::from(cell >> CLASS_BITS) << shift;
        }
    }
}

impl Weights for Rows<'_> {
    #[inline(always)]
    fn add(&self, feature: u64, scores: &mut Scores) {
        self.add_row(self.row(feature), scores);
    }

    fn score(&self, features: &[u64]) -> Scores {
        self.slots.fetch(features);
        let mut rows = [0; CAPACITY];
        let mut touched = 0;
        for (row, &feature) in rows.iter_mut().zip(features) {
            *row = self.row(feature);
            touched ^= self.cells(*row).first().map_or(0, |cell| cell[0]);
        }
        black_box(touched);
        let mut scores = [0; CLASSES];
        for &row in rows.iter().take(features.len()) {
            self.add_row(row, &mut scores);
        }
        scores
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_equal_scores_the_first_class_wins() {
        let mut scores = [0; CLASSES];
        scores[..4].copy_from_slice(&[1, 3, 3, 4]);
        assert_eq!(best_class(&scores, 3), 1);
    }

    #[test]
    fn an_empty_or_full_table_ends_the_search() {
        assert_eq!(Map::new(&[]).get(7), None);
        let full: Vec<u8> = (0..4).flat_map(|_| 9_u64.to_le_bytes()).collect();
        assert_eq!(Map::new(&full).get(7), None);
        assert_eq!(Map::new(&full).get(9), Some(0));
    }
}
