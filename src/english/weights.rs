//! Weights of features, read in place from the bytes of the model file.
//!
//! Both tables are open-addressed: a feature's hash gives a slot, and the search goes on to the
//! next one until the fingerprint fits or the slot is empty. Nothing is copied or unpacked.

/// Adds up what features say for each class.
pub trait Weights {
    /// Adds the weights of one feature to the scores of the classes.
    fn add(&self, feature: u64, scores: &mut [i32]);

    /// Adds the weights of all features to the scores of the classes.
    fn score(&self, features: &[u64], scores: &mut [i32]) {
        for &feature in features {
            self.add(feature, scores);
        }
    }
}

/// The class with the highest score; of equals, the first.
pub fn best_class(scores: &[i32]) -> usize {
    let mut best = 0;
    for (class, &score) in scores.iter().enumerate() {
        if score > scores[best] {
            best = class;
        }
    }
    best
}

/// The size of one slot of either table.
pub const SLOT: usize = 8;

/// The bits of a sparse cell that hold the class; the others hold the weight.
pub const CLASS_BITS: u32 = 6;

/// The first slot to look at for a feature.
#[inline(always)]
pub fn first_slot(feature: u64, slots: usize) -> usize {
    (((feature >> 32) * slots as u64) >> 32) as usize
}

/// The fingerprint that tells a feature from others in the same slot of a [`Triples`] table.
#[inline(always)]
pub fn short_fingerprint(feature: u64) -> u16 {
    (feature as u16).max(1)
}

/// The fingerprint that tells a feature from others in the same slot of a [`Map`].
#[inline(always)]
pub fn fingerprint(feature: u64) -> u32 {
    (feature as u32).max(1)
}

/// Finds the first slot from the feature's own whose value `accept` takes, and stops at an empty one.
#[inline(always)]
fn probe(bytes: &[u8], feature: u64, accept: impl Fn(u64) -> bool) -> Option<u64> {
    let slots = bytes.len() / SLOT;
    let first = first_slot(feature, slots);
    for slot in (first..slots).chain(0..first) {
        let value = read_u64(bytes, slot * SLOT)?;
        if value == 0 {
            return None;
        }
        if accept(value) {
            return Some(value);
        }
    }
    None
}

#[inline(always)]
fn read_u64(bytes: &[u8], at: usize) -> Option<u64> {
    let bytes = bytes.get(at..at + 8)?.try_into().ok()?;
    Some(u64::from_le_bytes(bytes))
}

/// A table from hashes to 32-bit values: slots of a 32-bit fingerprint and the value.
#[derive(Clone, Copy, Debug)]
pub struct Map<'m> {
    slots: &'m [u8],
}

impl<'m> Map<'m> {
    /// Takes a table as it stands in the file.
    pub fn new(slots: &'m [u8]) -> Self {
        Self { slots }
    }

    /// The value of a key.
    #[inline(always)]
    pub fn get(&self, key: u64) -> Option<u32> {
        let wanted = fingerprint(key);
        probe(self.slots, key, |slot| slot as u32 == wanted).map(|slot| (slot >> 32) as u32)
    }

    /// The value of the first key that has one.
    pub fn first(&self, keys: &[u64]) -> Option<u32> {
        keys.iter().find_map(|&key| self.get(key))
    }
}

/// Weights for up to three classes: slots of a 16-bit fingerprint and three 16-bit weights.
#[derive(Clone, Copy, Debug)]
pub struct Triples<'m> {
    slots: &'m [u8],
}

impl<'m> Triples<'m> {
    /// Takes a table as it stands in the file.
    pub fn new(slots: &'m [u8]) -> Self {
        Self { slots }
    }
}

impl Weights for Triples<'_> {
    #[inline(always)]
    fn add(&self, feature: u64, scores: &mut [i32]) {
        let wanted = short_fingerprint(feature);
        if let Some(slot) = probe(self.slots, feature, |slot| slot as u16 == wanted) {
            for (class, score) in scores.iter_mut().take(3).enumerate() {
                *score += i32::from((slot >> (16 + 16 * class)) as i16);
            }
        }
    }
}

/// Weights for up to 64 classes, most of them nought and not stored.
///
/// The map's value of a feature is the place of its first cell and their number; a cell is a
/// class in six bits and a weight in ten.
#[derive(Clone, Copy, Debug)]
pub struct Rows<'m> {
    map: Map<'m>,
    cells: &'m [u8],
}

impl<'m> Rows<'m> {
    /// Takes a table and its cells as they stand in the file.
    pub fn new(map: &'m [u8], cells: &'m [u8]) -> Self {
        Self {
            map: Map::new(map),
            cells,
        }
    }
}

impl Weights for Rows<'_> {
    #[inline(always)]
    fn add(&self, feature: u64, scores: &mut [i32]) {
        let Some(row) = self.map.get(feature) else {
            return;
        };
        let (first, count) = ((row >> 6) as usize, (row & 63) as usize + 1);
        let cells = self.cells.get(first * 2..(first + count) * 2);
        for cell in cells.unwrap_or_default().chunks_exact(2) {
            let cell = i16::from_le_bytes([cell[0], cell[1]]);
            let class = (cell & ((1 << CLASS_BITS) - 1)) as usize;
            if let Some(score) = scores.get_mut(class) {
                *score += i32::from(cell >> CLASS_BITS);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_equal_scores_the_first_class_wins() {
        assert_eq!(best_class(&[1, 3, 3, 2]), 1);
    }

    #[test]
    fn an_empty_or_full_table_ends_the_search() {
        assert_eq!(Map::new(&[]).get(7), None);
        let full: Vec<u8> = (0..4).flat_map(|_| 9_u64.to_le_bytes()).collect();
        assert_eq!(Map::new(&full).get(7), None);
        assert_eq!(Map::new(&full).get(9), Some(0));
    }
}
