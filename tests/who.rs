//! Names, pronouns and descriptions mean whom they should, but in the texts that `tests/who_failing.txt` names.
//!
//! After a gain: `cargo run --release --example who -- --failing > tests/who_failing.txt`, and read the change.

#[path = "common/failing.rs"]
mod failing;
#[path = "who/reader.rs"]
mod reader;
#[path = "common/sentences.rs"]
mod sentences;

use std::path::Path;

#[test]
fn only_the_named_texts_fail() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/who");
    let kinds = sentences::read_folder(&folder);
    let found = sentences::failing(&kinds, reader::faults);
    failing::assert_only_named(found, include_str!("who_failing.txt"));
}
