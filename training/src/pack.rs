//! Packs weights and look-up tables as the model file holds them.

use cloze::english::weights::{CLASS_BITS, SLOT, fingerprint, first_slot, short_fingerprint};

use crate::perceptron::Row;

/// How full a table may be, in percent.
const FULL: usize = 80;

/// The most weights that a row can hold.
const LONGEST_ROW: usize = 64;

/// Packs weights of three classes, keeping the features that matter most.
pub fn triples(rows: &[Row], most: usize) -> Vec<u8> {
    let rows = heaviest(rows, most);
    let scale = scale(&rows, f64::from(i16::MAX));
    let slots = rows.iter().map(|row| (row.feature, triple(row, scale)));
    table(slots.collect())
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

/// Packs weights of many classes, keeping the features that matter most: a map and its cells.
pub fn rows(rows: &[Row], most: usize) -> (Vec<u8>, Vec<u8>) {
    let rows = heaviest(rows, most);
    let scale = scale(&rows, f64::from((1_i32 << (15 - CLASS_BITS)) - 1));
    let (mut slots, mut cells) = (Vec::new(), Vec::new());
    for row in rows {
        let packed = cells_of(row, scale);
        if packed.is_empty() {
            continue;
        }
        let value = (cells.len() as u32 / 2) << 6 | (packed.len() as u32 - 1);
        slots.push((row.feature, slot(row.feature, value)));
        cells.extend(packed.into_iter().flat_map(i16::to_le_bytes));
    }
    (table(slots), cells)
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

/// Places slots in an open-addressed table.
fn table(slots: Vec<(u64, u64)>) -> Vec<u8> {
    let size = (slots.len() * 100 / FULL).max(1);
    let mut table = vec![0_u64; size];
    for (key, slot) in slots {
        let mut place = first_slot(key, size);
        while table[place] != 0 {
            place = (place + 1) % size;
        }
        table[place] = slot;
    }
    let bytes: Vec<u8> = table.into_iter().flat_map(u64::to_le_bytes).collect();
    debug_assert_eq!(bytes.len(), size * SLOT);
    bytes
}

/// The features with the greatest weights, in the order of the features.
fn heaviest(rows: &[Row], most: usize) -> Vec<&Row> {
    let mut kept: Vec<&Row> = rows.iter().filter(|row| weight(row) > 0.0).collect();
    kept.sort_by(|a, b| {
        weight(b)
            .total_cmp(&weight(a))
            .then(a.feature.cmp(&b.feature))
    });
    kept.truncate(most);
    kept.sort_by_key(|row| row.feature);
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
