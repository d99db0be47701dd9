//! The averaged perceptron (Collins 2002; averaging after Freund and Schapire 1999).

use cloze::english::weights::{CLASSES, Scores, Weights};

mod frequencies;
mod table;

use frequencies::Frequencies;
use table::{Table, class, weight};

/// The usual factor of settled weights.
pub const FINE: i64 = 1000;

/// How many features are looked up before their weights are added: memory answers many
/// questions at a time.
const TOGETHER: usize = 32;

/// Of so many decisions the features of one are counted.
const COUNTED: u32 = 16;

/// Weights while they are learned.
#[derive(Debug, Default)]
pub struct Perceptron {
    table: Table<Past>,
    now: u32,
    frequencies: Frequencies,
    /// In how many mistakes features came up.
    updates: Frequencies,
    /// How often a feature must come up in mistakes to have weights: what came up once or twice
    /// is hardly worth its place (Goldberg and Elhadad 2011).
    least: u32,
}

/// The sum of a weight over past decisions, and when it last changed.
#[derive(Clone, Copy, Debug, Default)]
struct Past {
    total: i64,
    changed: u32,
}

/// A feature's weights for the classes where it has one.
pub struct Row {
    /// The feature.
    pub feature: u64,
    /// Classes and weights.
    pub weights: Vec<(u8, f64)>,
    /// How often it was seen among the decisions that were counted.
    pub seen: u32,
}

impl Perceptron {
    /// Makes a perceptron of features that come up in mistakes at least so often.
    pub fn new(least: u32) -> Self {
        Self {
            least,
            ..Self::default()
        }
    }

    /// Counts one more decision, and now and then its features.
    pub fn tick(&mut self, features: &[u64]) {
        self.now += 1;
        if self.now.is_multiple_of(COUNTED) {
            self.frequencies.count(features);
        }
    }

    /// Learns from a decision: the class that was right, and the one that was chosen.
    pub fn learn(&mut self, features: &[u64], right: usize, chosen: usize) {
        if right == chosen {
            return;
        }
        for &feature in features {
            if self.admits(feature) {
                self.change(feature, right, 1);
                self.change(feature, chosen, -1);
            }
        }
    }

    /// Adds to the weights of all features for a class.
    pub fn add_all(&mut self, features: &[u64], class: usize, by: i32) {
        for &feature in features {
            if self.admits(feature) {
                self.change(feature, class, by);
            }
        }
    }

    /// Whether a feature has come up in mistakes often enough to have weights.
    fn admits(&mut self, feature: u64) -> bool {
        self.updates.count(&[feature]);
        self.updates.of(feature) >= self.least
    }

    /// Changes a weight, and counts the old one up to now.
    fn change(&mut self, feature: u64, class: usize, by: i32) {
        let now = self.now;
        self.table.update(feature, class, |weight, past| {
            past.total += i64::from(weight) * i64::from(now - past.changed);
            past.changed = now;
            weight + by
        });
    }

    /// Replaces the weights by their averages, times a factor so that they stay whole numbers;
    /// then begins anew.
    pub fn settle(&mut self, factor: i64) {
        let now = self.now;
        self.table.update_all(|weight, past| {
            let total = past.total + i64::from(weight) * i64::from(now - past.changed);
            (total * factor / i64::from(now.max(1))) as i32
        });
        self.now = 0;
    }

    /// All weights of a settled perceptron, in the order of their features.
    pub fn rows(&self) -> Vec<Row> {
        let part = |&cell: &i32| (class(cell) as u8, f64::from(weight(cell)));
        let rows = self.table.rows().map(|(feature, cells)| Row {
            feature,
            weights: cells.iter().map(part).collect(),
            seen: self.frequencies.of(feature),
        });
        let mut rows: Vec<Row> = rows.collect();
        rows.sort_unstable_by_key(|row| row.feature);
        rows
    }
}

impl Weights for Perceptron {
    fn add(&self, feature: u64, scores: &mut Scores) {
        for &cell in self.table.row(feature) {
            scores[class(cell)] += weight(cell);
        }
    }

    fn score(&self, features: &[u64]) -> Scores {
        let mut scores = [0; CLASSES];
        for features in features.chunks(TOGETHER) {
            let mut places: [_; TOGETHER] = std::array::from_fn(|_| 0..0);
            for (place, &feature) in places.iter_mut().zip(features) {
                *place = self.table.place(feature);
            }
            for &cell in places.into_iter().flat_map(|place| self.table.cells(place)) {
                scores[class(cell)] += weight(cell);
            }
        }
        scores
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_average_counts_how_long_a_weight_stood() {
        let mut perceptron = Perceptron::default();
        perceptron.tick(&[5]);
        perceptron.learn(&[5], 1, 0);
        for _ in 0..3 {
            perceptron.tick(&[5]);
        }
        perceptron.learn(&[5], 1, 0);
        assert_eq!(perceptron.score(&[5])[..2], [-2, 2]);
        perceptron.settle(FINE);
        assert_eq!(perceptron.score(&[5])[..2], [-750, 750]);
    }

    #[test]
    fn a_right_choice_teaches_nothing() {
        let mut perceptron = Perceptron::default();
        perceptron.tick(&[5]);
        perceptron.learn(&[5], 1, 1);
        assert!(perceptron.rows().is_empty());
    }

    #[test]
    fn many_features_and_classes_stay_apart() {
        let mut perceptron = Perceptron::default();
        for feature in 1..=100_000_u64 {
            perceptron.add_all(&[feature << 20], (feature % 40) as usize, feature as i32);
        }
        for feature in [1, 77, 50_000, 100_000_u64] {
            let scores = perceptron.score(&[feature << 20]);
            assert_eq!(scores[(feature % 40) as usize], feature as i32);
        }
    }
}
