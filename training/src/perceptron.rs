//! The averaged perceptron (Collins 2002; averaging after Freund and Schapire 1999).

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use cloze::english::weights::Weights;

/// The weight of a feature for one class, with what its average needs.
#[derive(Clone, Copy, Debug)]
struct Cell {
    class: u8,
    weight: i32,
    changed: u32,
    total: i64,
}

impl Cell {
    /// Changes the weight at a time, and counts the old one up to then.
    fn change(&mut self, by: i32, now: u32) {
        self.total += i64::from(self.weight) * i64::from(now - self.changed);
        self.weight += by;
        self.changed = now;
    }
}

/// Features are hashes already.
#[derive(Default)]
struct AsItIs(u64);

impl Hasher for AsItIs {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, _: &[u8]) {
        unreachable!("features are written as numbers");
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = number;
    }
}

/// Weights while they are learned.
#[derive(Debug, Default)]
pub struct Perceptron {
    rows: HashMap<u64, Vec<Cell>, BuildHasherDefault<AsItIs>>,
    now: u32,
}

/// A feature's averaged weights for the classes where it has one.
pub struct Row {
    /// The feature.
    pub feature: u64,
    /// Classes and weights.
    pub weights: Vec<(u8, f64)>,
}

impl Perceptron {
    /// Counts one more decision.
    pub fn tick(&mut self) {
        self.now += 1;
    }

    /// Learns from a decision: the class that was right, and the one that was chosen.
    pub fn learn(&mut self, features: &[u64], right: usize, chosen: usize) {
        if right == chosen {
            return;
        }
        for &feature in features {
            let row = self.rows.entry(feature).or_default();
            change(row, right, 1, self.now);
            change(row, chosen, -1, self.now);
        }
    }

    /// Replaces the weights by their averages, to a thousandth; nothing more can be learned then.
    pub fn settle(&mut self) {
        let now = self.now.max(1);
        for cell in self.rows.values_mut().flatten() {
            cell.change(0, now);
            cell.weight = (cell.total * 1000 / i64::from(now)) as i32;
        }
    }

    /// The averages of all weights, in the order of their features.
    pub fn averages(&self) -> Vec<Row> {
        let mut rows: Vec<Row> = self
            .rows
            .iter()
            .map(|(&feature, cells)| Row {
                feature,
                weights: cells.iter().map(|&cell| self.average(cell)).collect(),
            })
            .collect();
        rows.sort_unstable_by_key(|row| row.feature);
        rows
    }

    fn average(&self, mut cell: Cell) -> (u8, f64) {
        cell.change(0, self.now);
        (cell.class, cell.total as f64 / f64::from(self.now.max(1)))
    }
}

fn change(row: &mut Vec<Cell>, class: usize, by: i32, now: u32) {
    let class = class as u8;
    let found = row.iter().position(|cell| cell.class == class);
    let place = found.unwrap_or_else(|| {
        row.push(Cell {
            class,
            weight: 0,
            changed: now,
            total: 0,
        });
        row.len() - 1
    });
    row[place].change(by, now);
}

impl Weights for Perceptron {
    fn add(&self, feature: u64, scores: &mut [i32]) {
        if let Some(row) = self.rows.get(&feature) {
            for cell in row {
                scores[usize::from(cell.class)] += cell.weight;
            }
        }
    }
}
