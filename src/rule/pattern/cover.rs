//! Whether one pattern fits everything that another fits.

use super::{ArgumentPattern, ClausePattern, FillerPattern, Slot};

impl ClausePattern {
    /// Whether this pattern fits every clause that `other` fits, and binds the same roles.
    pub(in crate::rule) fn covers(
        &self,
        other: &Self,
        slots: &[Slot],
        other_slots: &[Slot],
    ) -> bool {
        self.kind == other.kind
            && other
                .predicate
                .iter()
                .all(|word| self.predicate.contains(word))
            && self.arguments.len() == other.arguments.len()
            && self
                .arguments
                .iter()
                .zip(&other.arguments)
                .all(|(mine, theirs)| mine.covers(theirs, slots, other_slots))
    }
}

impl ArgumentPattern {
    fn covers(&self, other: &Self, slots: &[Slot], other_slots: &[Slot]) -> bool {
        other
            .functions
            .iter()
            .all(|function| self.functions.contains(function))
            && match (&self.filler, &other.filler) {
                (FillerPattern::Slot(mine), FillerPattern::Slot(theirs)) => {
                    match (slots.get(*mine), other_slots.get(*theirs)) {
                        (Some(mine), Some(theirs)) => mine.covers(theirs),
                        _ => false,
                    }
                }
                (FillerPattern::Words(mine), FillerPattern::Words(theirs)) => {
                    theirs.iter().all(|phrase| mine.contains(phrase))
                }
                (FillerPattern::Owned(mine, slot), FillerPattern::Owned(theirs, other)) => {
                    theirs.iter().all(|phrase| mine.contains(phrase))
                        && match (slots.get(*slot), other_slots.get(*other)) {
                            (Some(mine), Some(theirs)) => mine.covers(theirs),
                            _ => false,
                        }
                }
                (FillerPattern::Clause(mine), FillerPattern::Clause(theirs)) => {
                    mine.covers(theirs, slots, other_slots)
                }
                _ => false,
            }
    }
}

impl Slot {
    fn covers(&self, other: &Self) -> bool {
        self.role == other.role && other.types.iter().all(|kind| self.types.contains(kind))
    }
}
