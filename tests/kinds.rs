//! The sentences of the kinds say what they should and nothing that they must not, but for those that
//! `tests/kinds_failing.txt` names: one that fails and is not named is a loss, one that is named and comes out right is a
//! gain to be noted.
//!
//! After a gain: `cargo run --release --example kinds -- --failing > tests/kinds_failing.txt`, and read the change.

#[path = "kinds/reader.rs"]
mod reader;

use std::collections::BTreeSet;
use std::path::Path;

#[test]
fn only_the_named_sentences_fail() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/kinds");
    let failing: BTreeSet<String> = reader::failing(&reader::read_folder(&folder))
        .into_iter()
        .collect();
    let named: BTreeSet<String> = include_str!("kinds_failing.txt")
        .lines()
        .map(str::to_owned)
        .collect();
    let lost: Vec<_> = failing.difference(&named).collect();
    let gained: Vec<_> = named.difference(&failing).collect();
    assert!(lost.is_empty(), "these fail and are not named: {lost:#?}");
    assert!(gained.is_empty(), "these come out right: {gained:#?}");
}
