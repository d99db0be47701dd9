//! The choice of what has a vector.

use std::collections::BTreeMap;

use cloze::english::features::Features;
use cloze::english::names::{self, Sight, observations};
use cloze::english::weights::Map;

use super::Lesson;

/// How often something must be seen to have a vector.
const LEAST: u32 = 5;

/// How many vectors there may be.
const MOST: usize = 56_000;

/// Chooses what is seen most often of tokens, the most frequent first.
pub fn choose(lessons: &[Lesson], phrases: &Map) -> Vec<u64> {
    let mut seen = Vec::new();
    let mut counts = BTreeMap::new();
    let mut sight = Sight::default();
    let mut features = Features::default();
    for lesson in lessons {
        if lesson.example.first {
            sight.forget();
        }
        let view = sight.look(phrases, &lesson.forms, &lesson.tags);
        for token in 0..lesson.forms.len() {
            observations::observe(view, token, &mut features);
            seen.extend(features.as_slice());
        }
        sight.note(&lesson.forms, &names::collect(&lesson.example.names));
        if seen.len() > TOGETHER {
            count(&mut seen, &mut counts);
        }
    }
    count(&mut seen, &mut counts);
    let mut frequent: Vec<_> = counts.into_iter().filter(|it| it.1 >= LEAST).collect();
    frequent.sort_unstable_by_key(|&(feature, count)| (std::cmp::Reverse(count), feature));
    frequent.into_iter().take(MOST).map(|it| it.0).collect()
}

/// So many observations are counted together.
const TOGETHER: usize = 1 << 22;

/// Counts observations, and forgets them.
fn count(seen: &mut Vec<u64>, counts: &mut BTreeMap<u64, u32>) {
    seen.sort_unstable();
    for same in seen.chunk_by(|a, b| a == b) {
        *counts.entry(same[0]).or_default() += same.len() as u32;
    }
    seen.clear();
}
