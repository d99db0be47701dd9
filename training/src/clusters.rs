//! Word clusters: words that have the same neighbours in plain text, found by exchange (Martin,
//! Liermann and Ney 1998).
//!
//! Every word moves to the cluster where it makes the neighbours of the clusters most telling,
//! over and over. What is maximised is the mutual information of a word's cluster with the word
//! before and the word after.

use std::collections::BTreeMap;

use cloze::english::forms::Form;

use crate::pack;
use crate::treebank::Example;

/// How often a word must be seen to have a cluster.
const LEAST: u32 = 12;

/// So many of the most frequent words tell as neighbours; all others tell the same.
const TELLING: usize = 6000;

/// How many small and how many great clusters there are.
const SMALL: usize = 512;
const GREAT: usize = 64;

/// How often each word may move.
const ROUNDS: usize = 10;

/// Makes the table of the clusters of words: the number of the small one in the lower half.
pub fn learn(examples: &[&Example]) -> Vec<u8> {
    eprintln!("clusters");
    let text = Text::read(examples);
    let neighbours = text.neighbours();
    let small = Exchange::new(&neighbours, SMALL).run();
    let great = Exchange::new(&neighbours, GREAT).run();
    let numbers = small.iter().zip(&great);
    let entries = text
        .words
        .iter()
        .zip(numbers)
        .map(|(&word, (&small, &great))| (word, small as u32 | (great as u32) << 16));
    pack::map(&entries.collect::<Vec<_>>())
}

/// A text whose frequent words are numbered, the most frequent first.
struct Text {
    words: Vec<u64>,
    /// The numbers of the words; of a rare word and between sentences, [`RARE`].
    numbers: Vec<u32>,
}

/// The number of a word that has no cluster.
const RARE: u32 = u32::MAX;

impl Text {
    fn read(examples: &[&Example]) -> Self {
        let spellings = |example: &Example| -> Vec<u64> {
            let words = example.words.iter();
            words.map(|word| Form::new(word).word).collect()
        };
        let mut counts: BTreeMap<u64, u32> = BTreeMap::new();
        let mut text: Vec<Option<u64>> = Vec::new();
        for example in examples {
            for word in spellings(example) {
                *counts.entry(word).or_default() += 1;
                text.push(Some(word));
            }
            text.push(None);
        }
        let mut frequent: Vec<_> = counts.into_iter().filter(|word| word.1 >= LEAST).collect();
        frequent.sort_by_key(|&(word, count)| (std::cmp::Reverse(count), word));
        let words: Vec<u64> = frequent.into_iter().map(|(word, _)| word).collect();
        let numbers: BTreeMap<u64, u32> = words.iter().copied().zip(0..).collect();
        let number = |word: Option<u64>| word.and_then(|word| numbers.get(&word).copied());
        Self {
            numbers: text
                .into_iter()
                .map(|word| number(word).unwrap_or(RARE))
                .collect(),
            words,
        }
    }

    /// For each word its neighbours with their counts.
    fn neighbours(&self) -> Vec<Vec<(u32, u32)>> {
        let neighbour = |number: u32, side: u32| 2 * number.min(TELLING as u32) + side;
        let mut pairs: Vec<(u32, u32)> = Vec::new();
        for pair in self.numbers.windows(2) {
            let (left, right) = (pair[0], pair[1]);
            if left != RARE {
                pairs.push((left, neighbour(right, 1)));
            }
            if right != RARE {
                pairs.push((right, neighbour(left, 0)));
            }
        }
        pairs.sort_unstable();
        let mut neighbours = vec![Vec::new(); self.words.len()];
        for same in pairs.chunk_by(|a, b| a == b) {
            neighbours[same[0].0 as usize].push((same[0].1, same.len() as u32));
        }
        neighbours
    }
}

/// The state of the exchange.
struct Exchange<'t> {
    neighbours: &'t [Vec<(u32, u32)>],
    /// How often each word occurs with a neighbour.
    weights: Vec<u32>,
    clusters: usize,
    /// The cluster of each word.
    chosen: Vec<usize>,
    /// How often each neighbour stands by each cluster.
    counts: Vec<u32>,
    sizes: Vec<u32>,
    /// n log n for small n.
    logarithms: Vec<i64>,
}

impl<'t> Exchange<'t> {
    fn new(neighbours: &'t [Vec<(u32, u32)>], clusters: usize) -> Self {
        let weight = |list: &Vec<(u32, u32)>| list.iter().map(|&(_, count)| count).sum();
        let mut exchange = Self {
            neighbours,
            weights: neighbours.iter().map(weight).collect(),
            clusters,
            chosen: (0..neighbours.len()).map(|word| word % clusters).collect(),
            counts: vec![0; 2 * (TELLING + 1) * clusters],
            sizes: vec![0; clusters],
            logarithms: (0..1 << 20).map(n_log_n).collect(),
        };
        for word in 0..neighbours.len() {
            exchange.add(word);
        }
        exchange
    }

    /// Moves all words so many times; gives the cluster of each.
    fn run(mut self) -> Vec<usize> {
        for round in 1..=ROUNDS {
            let moved = (0..self.chosen.len()).filter(|&word| self.exchange(word));
            let moved = moved.count();
            eprintln!("  round {round}: {moved} moved");
        }
        self.chosen
    }

    /// Moves a word to its best cluster; false if it stays.
    fn exchange(&mut self, word: usize) -> bool {
        let old = self.chosen[word];
        self.remove(word);
        let gains = self.gains(word);
        let best = (0..self.clusters).max_by_key(|&cluster| (gains[cluster], cluster == old));
        self.chosen[word] = best.unwrap_or(old);
        self.add(word);
        self.chosen[word] != old
    }

    /// How much the word would add to the objective in each cluster.
    fn gains(&self, word: usize) -> Vec<i64> {
        let size = |&size: &u32| n_log_n(size) - n_log_n(size + self.weights[word]);
        let mut gains: Vec<i64> = self.sizes.iter().map(size).collect();
        for &(neighbour, count) in &self.neighbours[word] {
            let row = &self.counts[neighbour as usize * self.clusters..][..self.clusters];
            for (gain, &before) in gains.iter_mut().zip(row) {
                *gain += self.log(before + count) - self.log(before);
            }
        }
        gains
    }

    fn log(&self, count: u32) -> i64 {
        let known = self.logarithms.get(count as usize);
        known.copied().unwrap_or_else(|| n_log_n(count))
    }

    fn add(&mut self, word: usize) {
        let cluster = self.chosen[word];
        for &(neighbour, count) in &self.neighbours[word] {
            self.counts[neighbour as usize * self.clusters + cluster] += count;
        }
        self.sizes[cluster] += self.weights[word];
    }

    fn remove(&mut self, word: usize) {
        let cluster = self.chosen[word];
        for &(neighbour, count) in &self.neighbours[word] {
            self.counts[neighbour as usize * self.clusters + cluster] -= count;
        }
        self.sizes[cluster] -= self.weights[word];
    }
}

/// n log n in thousandths, as a whole number so that sums don't depend on their order.
fn n_log_n(count: u32) -> i64 {
    let count = f64::from(count);
    (1000.0 * count * count.max(1.0).ln()).round() as i64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_with_the_same_neighbours_share_a_cluster() {
        // The words 0 and 3 stand by the neighbours 0 and 1, the words 1 and 2 by others.
        let lists = vec![
            vec![(0, 9), (1, 9)],
            vec![(2, 9), (3, 9)],
            vec![(2, 5), (3, 4)],
            vec![(0, 4), (1, 5)],
        ];
        let found = Exchange::new(&lists, 2).run();
        assert_eq!(found[0], found[3]);
        assert_eq!(found[1], found[2]);
        assert_ne!(found[0], found[1]);
    }
}
