//! Packs weights and look-up tables as the model file holds them.

use cloze::english::weights::{BUCKET, CLASS_BITS, fingerprint, place, short_fingerprint};

use crate::perceptron::Row;

/// How full a table of keys may be, in percent.
const FULL: usize = 80;

/// A weight so many times smaller than the greatest of its row is left out.
const NEGLIGIBLE: f64 = 40.0;

/// The greatest weight of a cell before its row's shift.
const MOST: i32 = (1 << (15 - CLASS_BITS)) - 1;

/// The greatest shift of a row.
const MOST_SHIFT: u32 = 7;

/// The most weights that a row can hold.
const LONGEST_ROW: usize = 63;

/// Packs weights of three classes in a table of so many slots, with the features that matter most.
pub fn triples(rows: &[Row], slots: usize) -> Vec<u8> {
    let rows = by_importance(rows);
    let scale = scale(&rows, i32::from(i16::MAX));
    let mut buckets = Buckets::new(slots);
    for row in rows {
        buckets.insert(row.feature, triple(row, scale), 0xFFFF);
    }
    buckets.bytes()
}

/// A slot of a feature with three weights.
fn triple(row: &Row, scale: f64) -> u64 {
    let mut slot = u64::from(short_fingerprint(row.feature));
    for &(class, weight) in &row.weights {
        let weight = (weight * scale).round() as i16;
        slot |= u64::from(weight as u16) << (16 + 16 * class);
    }
    slot
}

/// Packs weights of many classes in a table of so many slots, with the features that matter
/// most: the table and its cells.
pub fn rows(rows: &[Row], slots: usize) -> (Vec<u8>, Vec<u8>) {
    let rows = by_importance(rows);
    let scale = scale(&rows, MOST << MOST_SHIFT);
    let (mut buckets, mut cells) = (Buckets::new(slots), Vec::new());
    for row in rows {
        let shift = shift_of(row, scale);
        let packed = cells_of(row, scale / f64::from(1 << shift));
        let value = (cells.len() as u32 / 2) << 9 | shift << 6 | packed.len() as u32;
        let slot = slot(row.feature, value);
        if !packed.is_empty() && buckets.insert(row.feature, slot, 0xFFFF_FFFF) {
            cells.extend(packed.into_iter().flat_map(i16::to_le_bytes));
        }
    }
    (buckets.bytes(), cells)
}

/// A table of buckets: who comes first, stays.
struct Buckets {
    slots: Vec<u64>,
}

impl Buckets {
    fn new(slots: usize) -> Self {
        Self {
            slots: vec![0; slots.next_multiple_of(BUCKET)],
        }
    }

    /// Puts a slot into its bucket; false if the bucket is full or has the same fingerprint.
    fn insert(&mut self, feature: u64, slot: u64, mask: u64) -> bool {
        let bucket = place(feature, self.slots.len() / BUCKET) * BUCKET;
        let bucket = &mut self.slots[bucket..bucket + BUCKET];
        if bucket.iter().any(|other| other & mask == slot & mask) {
            return false;
        }
        let free = bucket.iter_mut().find(|other| **other == 0);
        free.map(|free| *free = slot).is_some()
    }

    fn bytes(self) -> Vec<u8> {
        self.slots.into_iter().flat_map(u64::to_le_bytes).collect()
    }
}

/// The least shift that makes room for the greatest weight of a row.
fn shift_of(row: &Row, scale: f64) -> u32 {
    let fits = |shift: &u32| weight(row) * scale <= f64::from(MOST << shift);
    (0..MOST_SHIFT).find(fits).unwrap_or(MOST_SHIFT)
}

/// The cells of a row: class and weight, where the weight is not nought.
fn cells_of(row: &Row, scale: f64) -> Vec<i16> {
    let most = f64::from(MOST);
    let least = weight(row) / NEGLIGIBLE;
    let cells = row.weights.iter().filter_map(|&(class, exact)| {
        let weight = (exact * scale).round().clamp(-most, most) as i16;
        (weight != 0 && exact.abs() >= least).then_some(weight << CLASS_BITS | i16::from(class))
    });
    cells.take(LONGEST_ROW).collect()
}

/// Packs a map from keys to numbers.
pub fn map(entries: &[(u64, u32)]) -> Vec<u8> {
    table(
        entries
            .iter()
            .map(|&(key, value)| (key, slot(key, value)))
            .collect(),
    )
}

fn slot(key: u64, value: u32) -> u64 {
    u64::from(fingerprint(key)) | u64::from(value) << 32
}

/// Gives each slot the first free place from its own on.
fn table(slots: Vec<(u64, u64)>) -> Vec<u8> {
    let size = (slots.len() * 100 / FULL).max(1);
    let mut table = vec![0_u64; size];
    for (key, slot) in slots {
        let mut at = place(key, size);
        while table[at] != 0 {
            at = (at + 1) % size;
        }
        table[at] = slot;
    }
    table.into_iter().flat_map(u64::to_le_bytes).collect()
}

/// The features that have a weight, the most important ones first.
fn by_importance(rows: &[Row]) -> Vec<&Row> {
    let weighted = rows.iter().map(|row| (importance(row), row));
    let mut kept: Vec<(f64, &Row)> = weighted.filter(|&(weight, _)| weight > 0.0).collect();
    kept.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(a.1.feature.cmp(&b.1.feature)));
    kept.into_iter().map(|(_, row)| row).collect()
}

/// How much is lost without a feature: the heavier and the more frequent it is.
fn importance(row: &Row) -> f64 {
    weight(row) * f64::from(row.seen + 1).sqrt()
}

/// The greatest weight of a feature, whatever its sign.
fn weight(row: &Row) -> f64 {
    row.weights
        .iter()
        .fold(0.0, |most, &(_, weight)| weight.abs().max(most))
}

/// The factor that makes the greatest weight just fit.
fn scale(rows: &[&Row], limit: i32) -> f64 {
    let most = rows.iter().fold(0.0, |most, row| weight(row).max(most));
    if most > 0.0 {
        f64::from(limit) / most
    } else {
        1.0
    }
}

#[cfg(test)]
mod tests {
    use cloze::english::weights::{Map, Rows, Triples, Weights};

    use super::*;

    fn row(feature: u64, weights: &[(u8, f64)]) -> Row {
        let weights = weights.to_vec();
        Row {
            feature,
            weights,
            seen: 0,
        }
    }

    /// A feature whose bits are well mixed.
    fn feature(number: u64) -> u64 {
        cloze::english::features::atom(number)
    }

    #[test]
    fn packed_triples_keep_signs_and_proportions() {
        let bytes = triples(&[row(feature(1), &[(0, 4.0), (2, -2.0)])], 8);
        let scores = Triples::new(&bytes).score(&[feature(1), feature(2)]);
        assert_eq!(scores[..3], [32767, 0, -16384]);
    }

    #[test]
    fn a_light_row_keeps_its_precision_beside_a_heavy_one() {
        let heavy = row(feature(1), &[(0, 1000.0)]);
        let light = row(feature(2), &[(1, 1.0), (40, -0.5)]);
        let (slots, cells) = super::rows(&[heavy, light], 8);
        let weights = Rows::new(&slots, &cells);
        assert_eq!(weights.score(&[feature(1)])[0], 511 << 7);
        let scores = weights.score(&[feature(2)]);
        assert_eq!((scores[1], scores[40]), (65, -33));
    }

    #[test]
    fn a_full_bucket_keeps_the_heavier_features() {
        let list: Vec<Row> = (1..=9)
            .map(|number| row(feature(number), &[(0, number as f64)]))
            .collect();
        let bytes = triples(&list, BUCKET);
        let kept = (1..=9).filter(|&number| Triples::new(&bytes).score(&[feature(number)])[0] != 0);
        assert_eq!(kept.collect::<Vec<_>>(), [6, 7, 8, 9]);
    }

    #[test]
    fn a_map_finds_all_its_keys_and_no_others() {
        let entries: Vec<_> = (0..1000)
            .map(|number| (feature(u64::from(number)), number))
            .collect();
        let bytes = map(&entries);
        let map = Map::new(&bytes);
        assert!(
            entries
                .iter()
                .all(|&(key, value)| map.get(key) == Some(value))
        );
        assert_eq!(map.get(feature(5000)), None);
    }
}
