//! Counts right heads and relations.

use std::fmt;

use cloze::english::{Penn, Relation};

use crate::treebank::Example;

/// Right answers among all words, and among those that are no punctuation.
#[derive(Debug, Default)]
pub struct Score {
    words: usize,
    tags: usize,
    heads: usize,
    both: usize,
    plain: usize,
    plain_both: usize,
}

impl Score {
    /// Compares an answer with the right tree.
    pub fn add(&mut self, right: &Example, tags: &[Penn], heads: &[u32], relations: &[Relation]) {
        for word in 0..right.len() {
            let head = right.heads[word] == heads[word];
            let both = head && right.relations[word] == relations[word];
            let plain = right.relations[word] != Relation::Punct;
            self.words += 1;
            self.tags += usize::from(right.tags[word] == tags[word]);
            self.heads += usize::from(head);
            self.both += usize::from(both);
            self.plain += usize::from(plain);
            self.plain_both += usize::from(both && plain);
        }
    }
}

impl fmt::Display for Score {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let percent = |part: usize, whole: usize| 100.0 * part as f64 / whole.max(1) as f64;
        write!(
            formatter,
            "Penn {:.2} UAS {:.2} LAS {:.2} LAS without punctuation {:.2}",
            percent(self.tags, self.words),
            percent(self.heads, self.words),
            percent(self.both, self.words),
            percent(self.plain_both, self.plain),
        )
    }
}
