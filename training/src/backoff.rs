//! Look-up tables that know an answer for a case as a whole, or else for what is general in it.

use std::collections::BTreeMap;

/// Counts answers under keys of several levels, the most specific first.
#[derive(Debug)]
pub struct BackOff<const LEVELS: usize> {
    counts: [BTreeMap<u64, BTreeMap<u32, usize>>; LEVELS],
    cases: BTreeMap<[u64; LEVELS], ()>,
}

impl<const LEVELS: usize> Default for BackOff<LEVELS> {
    fn default() -> Self {
        Self {
            counts: std::array::from_fn(|_| BTreeMap::new()),
            cases: BTreeMap::new(),
        }
    }
}

impl<const LEVELS: usize> BackOff<LEVELS> {
    /// Counts an answer so many times.
    pub fn add(&mut self, keys: [u64; LEVELS], answer: u32, times: usize) {
        for (level, key) in keys.into_iter().enumerate() {
            *self.counts[level]
                .entry(key)
                .or_default()
                .entry(answer)
                .or_default() += times;
        }
        self.cases.insert(keys, ());
    }

    /// The keys whose most frequent answer is another than that of the next more general key
    /// that is kept; specific keys need to be seen at least so often.
    pub fn entries(&self, least: usize) -> Vec<(u64, u32)> {
        let mut kept: BTreeMap<u64, u32> = BTreeMap::new();
        for level in (0..LEVELS).rev() {
            let mut found = BTreeMap::new();
            for keys in self.cases.keys() {
                let (answer, times) = most_frequent(&self.counts[level][&keys[level]]);
                let general = keys[level + 1..].iter().find_map(|key| kept.get(key));
                if times >= least && general != Some(&answer) {
                    found.insert(keys[level], answer);
                }
            }
            kept.extend(found);
        }
        kept.into_iter().collect()
    }
}

fn most_frequent(counts: &BTreeMap<u32, usize>) -> (u32, usize) {
    let best = counts
        .iter()
        .max_by_key(|&(&answer, &times)| (times, std::cmp::Reverse(answer)));
    best.map_or((0, 0), |(&answer, &times)| (answer, times))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_specific_key_is_kept_only_if_it_says_something_else() {
        let mut table = BackOff::default();
        table.add([11, 1], 7, 5);
        table.add([12, 1], 7, 5);
        table.add([13, 1], 8, 2);
        table.add([14, 1], 9, 1);
        assert_eq!(table.entries(2), [(1, 7), (13, 8)]);
    }
}
