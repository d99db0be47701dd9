//! The sentences of the clause corpus have the clauses they should have, but for those that `tests/corpus_failing.txt`
//! names: one that fails and is not named is a loss, one that is named and comes out right is a gain to be noted.
//!
//! After a gain: `cargo run --release --example clause_corpus -- --failing > tests/corpus_failing.txt`, and read the change.

#[path = "common/failing.rs"]
mod failing;
#[path = "clause_corpus/reader.rs"]
mod reader;
#[path = "common/sentences.rs"]
mod sentences;

use std::path::Path;

#[test]
fn only_the_named_sentences_fail() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let corpus = sentences::read_folder(&folder);
    let found = sentences::failing(&corpus, reader::faults);
    failing::assert_only_named(found, include_str!("corpus_failing.txt"));
}
