//! How the shipped patterns are read.

use std::fmt::Write as _;

use cloze::rule::RuleSet;

/// Lists every pattern of the shipped rules with its reading.
fn readings(rules: &RuleSet) -> String {
    let mut text = String::new();
    for rule in &rules.rules {
        writeln!(text, "{}", rule.name).expect("a string takes any text");
        for pattern in &rule.patterns {
            writeln!(text, "  {}\n    {}", pattern.text, pattern.reading())
                .expect("a string takes any text");
        }
    }
    text
}

/// Run with `UPDATE_SNAPSHOTS=1` to write the file anew after a change of the rules.
#[test]
fn the_shipped_patterns_are_read_as_the_snapshot_says() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/snapshots/patterns.txt");
    let found = readings(&RuleSet::shipped());
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        std::fs::write(path, &found).expect("the snapshot can be written");
    }
    let expected = std::fs::read_to_string(path).expect("the snapshot is there");
    assert_eq!(
        found, expected,
        "run with UPDATE_SNAPSHOTS=1 if the change is meant"
    );
}
