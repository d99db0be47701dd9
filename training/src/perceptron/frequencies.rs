//! How often features occur, roughly: features may share a counter.

/// The bits of a feature that choose its counter.
const BITS: u32 = 24;

/// Counters of features.
#[derive(Debug)]
pub struct Frequencies(Vec<u32>);

impl Default for Frequencies {
    fn default() -> Self {
        Self(vec![0; 1 << BITS])
    }
}

impl Frequencies {
    /// Counts features once more.
    pub fn count(&mut self, features: &[u64]) {
        for &feature in features {
            self.0[counter(feature)] += 1;
        }
    }

    /// How often a feature was counted.
    pub fn of(&self, feature: u64) -> u32 {
        self.0[counter(feature)]
    }
}

fn counter(feature: u64) -> usize {
    (feature >> (u64::BITS - BITS)) as usize
}
