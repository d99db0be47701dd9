//! Any bytes as a list of names: entries or faults with a place, never a panic, and what is found in a text lies in it.
//!
//! `cargo +nightly fuzz run gazetteer`
#![no_main]

use cloze::gazetteer::Gazetteer;
use libfuzzer_sys::fuzz_target;

const TYPES: [&str; 4] = ["Person", "Organization", "Country", "City"];

fuzz_target!(|input: (&[u8], &str)| {
    let (list, text) = input;
    match Gazetteer::read(&[("fuzz.tsv", list)], &TYPES) {
        Ok(gazetteer) => {
            for hit in gazetteer.find(text) {
                assert!(text.get(hit.span.start..hit.span.end).is_some());
            }
        }
        Err(faults) => assert!(
            faults
                .iter()
                .all(|fault| fault.to_string().starts_with("fuzz.tsv:"))
        ),
    }
});
