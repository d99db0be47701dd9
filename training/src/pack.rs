//! Packs weights and look-up tables as the model file holds them.

use cloze::english::weights::{BUCKET, CLASS_BITS, fingerprint, place, short_fingerprint};

use crate::perceptron::Row;

/// How full a table of keys may be, in percent.
const FULL: usize = 80;

/// The most weights that a row can hold.
const LONGEST_ROW: usize = 63;

/// Packs weights of three classes in a table of so many slots, with the features that matter most.
pub fn triples(rows: &[Row], slots: usize) -> Vec<u8> {
    let rows = by_weight(rows);
    let scale = scale(&rows, f64::from(i16::MAX));
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
    let rows = by_weight(rows);
    let scale = scale(&rows, f64::from((1_i32 << (15 - CLASS_BITS)) - 1));
    let (mut buckets, mut cells) = (Buckets::new(slots), Vec::new());
    for row in rows {
        let packed = cells_of(row, scale);
        let value = (cells.len() as u32 / 2) << 6 | packed.len() as u32;
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

/// The cells of a row: class and weight, where the weight is not nought.
fn cells_of(row: &Row, scale: f64) -> Vec<i16> {
    let most = f64::from((1_i32 << (15 - CLASS_BITS)) - 1);
    let cells = row.weights.iter().filter_map(|&(class, weight)| {
        let weight = (weight * scale).round().clamp(-most, most) as i16;
        (weight != 0).then_some(weight << CLASS_BITS | i16::from(class))
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

/// The features that have a weight, those with the greatest first.
fn by_weight(rows: &[Row]) -> Vec<&Row> {
    let mut kept: Vec<&Row> = rows.iter().filter(|row| weight(row) > 0.0).collect();
    kept.sort_by(|a, b| {
        weight(b)
            .total_cmp(&weight(a))
            .then(a.feature.cmp(&b.feature))
    });
    kept
}

/// The greatest weight of a feature, whatever its sign.
fn weight(row: &Row) -> f64 {
    row.weights
        .iter()
        .fold(0.0, |most, &(_, weight)| weight.abs().max(most))
}

/// The factor that makes the greatest weight just fit.
fn scale(rows: &[&Row], limit: f64) -> f64 {
    let most = rows.iter().fold(0.0, |most, row| weight(row).max(most));
    if most > 0.0 { limit / most } else { 1.0 }
}
