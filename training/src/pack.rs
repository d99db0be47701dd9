//! Packs weights and look-up tables as the model file holds them.

use cloze::english::weights::{
    BUCKET, CLASS_BITS, LINE_CELLS, bucket, fingerprint, first_rare, place, short_fingerprint,
};

use crate::perceptron::Row;

/// How full a table of keys may be, in percent.
const FULL: usize = 80;

/// A weight so many times smaller than the greatest of its row is left out.
const NEGLIGIBLE: f64 = 40.0;

/// The greatest weight of a cell before its row's shift.
const MOST: i32 = (1 << (15 - CLASS_BITS)) - 1;

/// The greatest shift of a row.
const MOST_SHIFT: u32 = 7;

/// Packs weights of three classes in a table of so many slots, with the features that matter most.
pub fn triples(rows: &[Row], slots: usize) -> Vec<u8> {
    let rows = by_importance(rows);
    let scale = scale(&rows, i32::from(i16::MAX));
    let mut buckets = Buckets::new(slots);
    for row in rows {
        buckets.insert(row.feature, triple(row, scale));
    }
    buckets.bytes()
}

/// The fingerprint of a feature and its three weights.
fn triple(row: &Row, scale: f64) -> [u16; 4] {
    let mut slot = [short_fingerprint(row.feature), 0, 0, 0];
    for &(class, weight) in &row.weights {
        slot[1 + usize::from(class)] = (weight * scale).round() as i16 as u16;
    }
    slot
}

/// Packs weights of many classes in a table of so many lines, with the features that matter
/// most; of a long row the least weights are left out that a line has no room for. Lines before the first for rare features are for those
/// that are not, if it is not nought.
pub fn rows(rows: &[Row], lines: usize, first_rare: usize) -> Vec<u8> {
    let rows = by_importance(rows);
    let scale = scale(&rows, MOST << MOST_SHIFT);
    let mut table = vec![Line::default(); lines];
    for row in rows {
        let shift = shift_of(row, scale);
        let cells = cells_of(row, scale / f64::from(1 << shift));
        let line = &mut table[bucket(row.feature, lines, first_rare)];
        line.insert(row.feature, shift, &cells);
    }
    table.iter().flat_map(Line::bytes).collect()
}

/// A line of a table of rows: who comes first, stays.
#[derive(Clone, Debug, Default)]
struct Line {
    fingerprints: Vec<u16>,
    heads: Vec<u16>,
    cells: Vec<i16>,
}

impl Line {
    /// Puts in a row, or as many of its cells as there is room for.
    fn insert(&mut self, feature: u64, shift: u32, cells: &[i16]) {
        let fingerprint = short_fingerprint(feature);
        let count = cells.len().min(LINE_CELLS - self.cells.len());
        let known = self.fingerprints.contains(&fingerprint);
        if count > 0 && !known && self.fingerprints.len() < BUCKET {
            let head = self.cells.len() | count << 5 | (shift as usize) << 10;
            self.fingerprints.push(fingerprint);
            self.heads.push(head as u16);
            self.cells.extend(&cells[..count]);
        }
    }

    fn bytes(&self) -> impl Iterator<Item = u8> {
        let padded = |numbers: &[u16], length: usize| {
            let mut numbers = numbers.to_vec();
            numbers.resize(length, 0);
            numbers
        };
        let cells: Vec<u16> = self.cells.iter().map(|&cell| cell as u16).collect();
        let numbers = [
            padded(&self.fingerprints, BUCKET),
            padded(&self.heads, BUCKET),
            padded(&cells, LINE_CELLS),
        ];
        numbers.into_iter().flatten().flat_map(u16::to_le_bytes)
    }
}

/// A table of buckets of fingerprints and three weights each: who comes first, stays.
struct Buckets {
    slots: Vec<[u16; 4]>,
}

impl Buckets {
    fn new(slots: usize) -> Self {
        Self {
            slots: vec![[0; 4]; slots.next_multiple_of(BUCKET)],
        }
    }

    /// Puts a slot into its bucket, unless the bucket is full or has the same fingerprint.
    fn insert(&mut self, feature: u64, slot: [u16; 4]) {
        let buckets = self.slots.len() / BUCKET;
        let first = bucket(feature, buckets, first_rare(buckets)) * BUCKET;
        let bucket = &mut self.slots[first..first + BUCKET];
        if bucket.iter().any(|other| other[0] == slot[0]) {
            return;
        }
        if let Some(free) = bucket.iter_mut().find(|other| other[0] == 0) {
            *free = slot;
        }
    }

    /// The buckets as the file holds them: of each the fingerprints, then the weights of each
    /// class.
    fn bytes(&self) -> Vec<u8> {
        let buckets = self.slots.chunks_exact(BUCKET);
        let numbers = buckets.flat_map(|bucket| {
            (0..4).flat_map(move |kind| bucket.iter().map(move |slot| slot[kind]))
        });
        numbers.flat_map(u16::to_le_bytes).collect()
    }
}

/// The least shift that makes room for the greatest weight of a row.
fn shift_of(row: &Row, scale: f64) -> u32 {
    let fits = |shift: &u32| weight(row) * scale <= f64::from(MOST << shift);
    (0..MOST_SHIFT).find(fits).unwrap_or(MOST_SHIFT)
}

/// The cells of a row: class and weight, the heaviest first. Negligible ones
/// are left out.
fn cells_of(row: &Row, scale: f64) -> Vec<i16> {
    let most = f64::from(MOST);
    let least = weight(row) / NEGLIGIBLE;
    let mut weights = row.weights.clone();
    weights.sort_by(|a, b| b.1.abs().total_cmp(&a.1.abs()).then(a.0.cmp(&b.0)));
    let cells = weights.iter().filter_map(|&(class, exact)| {
        let weight = (exact * scale).round().clamp(-most, most) as i16;
        (weight != 0 && exact.abs() >= least).then_some(weight << CLASS_BITS | i16::from(class))
    });
    cells.collect()
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
        let table = super::rows(&[heavy, light], 2, 0);
        let weights = Rows::new(&table);
        assert_eq!(weights.score(&[feature(1)])[0], 511 << 7);
        let scores = weights.score(&[feature(2)]);
        assert_eq!((scores[1], scores[40]), (65, -33));
    }

    #[test]
    fn a_row_loses_its_lightest_weights_first() {
        let long = (0..30)
            .map(|class| (class, f64::from(100 - class)))
            .collect::<Vec<_>>();
        let table = super::rows(&[row(feature(1), &long)], 1, 0);
        let scores = Rows::new(&table).score(&[feature(1)]);
        assert!(scores[..LINE_CELLS].iter().all(|&score| score > 0));
        assert!(scores[LINE_CELLS..].iter().all(|&score| score == 0));
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
