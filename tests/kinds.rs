//! The sentences of the kinds say what they should and nothing that they must not, but for those that
//! `tests/kinds_failing.txt` names: one that fails and is not named is a loss, one that is named and comes out right is a
//! gain to be noted.
//!
//! After a gain: `cargo run --release --example kinds -- --failing > tests/kinds_failing.txt`, and read the change.

#[path = "common/failing.rs"]
mod failing;
#[path = "kinds/reader.rs"]
mod reader;
#[path = "common/sentences.rs"]
mod sentences;

use std::path::Path;

#[test]
fn only_the_named_sentences_fail() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/kinds");
    let kinds = sentences::read_folder(&folder);
    let found = sentences::failing(&kinds, reader::faults);
    failing::assert_only_named(found, include_str!("kinds_failing.txt"));
}
