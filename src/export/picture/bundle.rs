//! Lines of one edge or note, brought together.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::said::Said;

/// Joins lines with the same words, and takes away those that another line says better; the weightiest first.
pub fn bundle(lines: Vec<Said<'_>>) -> Vec<Said<'_>> {
    let mut joined: BTreeMap<_, Said<'_>> = BTreeMap::new();
    for line in lines {
        let key = (line.relation, line.doubt.clone());
        match joined.get_mut(&key) {
            Some(known) => known.unite(line),
            None => {
                joined.insert(key, line);
            }
        }
    }
    let mut lines = absorbed(joined.into_values().collect());
    lines.sort_by_cached_key(|line| {
        let weight = Reverse(line.count());
        (line.look.is_doubtful, weight, line.relation)
    });
    lines
}

/// Takes away lines that stand on the same words of the text as another with more details: "holds office: king" and "leads".
fn absorbed(mut lines: Vec<Said<'_>>) -> Vec<Said<'_>> {
    lines.sort_by_cached_key(|line| (Reverse(line.details.len()), Reverse(line.statements.len())));
    let mut kept: Vec<Said<'_>> = Vec::new();
    for line in lines {
        let places = line.places();
        let is_anchored = places.iter().all(|(_, _, predicate)| predicate.is_some());
        let fuller = kept.iter_mut().find(|known| {
            !known.details.is_empty()
                && known.doubt == line.doubt
                && line.about.is_subset(&known.about)
                && places.is_subset(&known.places())
        });
        match fuller.filter(|_| is_anchored) {
            Some(known) => known.statements.extend(line.statements),
            None => kept.push(line),
        }
    }
    kept
}
