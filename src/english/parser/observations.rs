//! What the parser looks at: words, tags, relations and distances around the next move, after
//! Zhang and Nivre (2011).

pub mod arcs;
pub mod moves;

use super::words::{Seen, Words};
use crate::english::features::{NOTHING, atom, common};
use crate::english::transitions::Dependent;

/// How far two words are apart, in classes.
fn distance(left: Seen, right: Seen) -> u64 {
    let class = match right.number.saturating_sub(left.number) {
        near @ 0..=4 => near,
        5..=6 => 5,
        7..=10 => 6,
        11..=20 => 7,
        _ => 8,
    };
    common(atom(3000 + u64::from(class)))
}

/// A number of dependents.
fn count(dependents: u8) -> u64 {
    common(atom(4000 + u64::from(dependents)))
}

/// The relation of a dependent, if there is one.
fn relation(dependent: Dependent, words: &Words) -> u64 {
    if dependent.word as usize > words.len() {
        return common(NOTHING);
    }
    common(atom(5000 + dependent.relation as u64))
}
