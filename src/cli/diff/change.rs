//! What differs between two lists of statements.

use std::collections::BTreeMap;

use crate::cli::show::Row;

/// One statement that differs.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Change<'r> {
    /// The rule that states it; the new one, if both do.
    pub rule: &'r str,
    /// What it says, with a sign before it.
    pub text: String,
    /// How it differs.
    pub kind: Kind,
}

/// How a statement differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// It was not there before.
    Gained,
    /// It is there no more.
    Lost,
    /// It is there with other qualifiers or another status.
    Changed,
}

/// Subject, relation, object and document of a statement: what makes it the same though it says more.
type Key<'r> = [&'r str; 4];

/// The statements that differ, by rule, then by what they say.
pub fn changes<'r>(before: &'r [Row], after: &'r [Row]) -> Vec<Change<'r>> {
    let mut pairs: BTreeMap<Key<'r>, [Vec<&'r Row>; 2]> = BTreeMap::new();
    for (side, rows) in [before, after].into_iter().enumerate() {
        for row in rows {
            pairs.entry(key(row)).or_default()[side].push(row);
        }
    }
    let mut changes: Vec<_> = pairs.into_values().flat_map(of_pair).collect();
    changes.sort();
    changes
}

fn key(row: &Row) -> Key<'_> {
    [&row.subject, &row.relation, &row.object, &row.document]
}

/// The differences between statements of one key.
fn of_pair<'r>([mut before, mut after]: [Vec<&'r Row>; 2]) -> Vec<Change<'r>> {
    before.retain(|old| {
        let same = after
            .iter()
            .position(|new| new.sentence() == old.sentence());
        same.map(|place| after.remove(place)).is_none()
    });
    let both = before.len().min(after.len());
    let changed = before.iter().zip(&after).map(|(old, new)| Change {
        rule: rule(new),
        text: format!("~ {} -> {}", old.sentence(), new.sentence()),
        kind: Kind::Changed,
    });
    let one = |sign: char, kind: Kind| {
        move |row: &&'r Row| Change {
            rule: rule(row),
            text: format!("{sign} {}", row.sentence()),
            kind,
        }
    };
    let lost = before.iter().skip(both).map(one('-', Kind::Lost));
    let gained = after.iter().skip(both).map(one('+', Kind::Gained));
    changed.chain(lost).chain(gained).collect()
}

fn rule(row: &Row) -> &str {
    let first = row.evidence.first().and_then(|(rule, _)| rule.as_deref());
    first.unwrap_or("no rule")
}
