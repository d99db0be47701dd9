//! Any bytes as an input of any name: documents, faults or a refusal, never a panic, and every fault has a place.
//!
//! `cargo +nightly fuzz run inputs`
#![no_main]

use cloze::document::{Fields, open};
use libfuzzer_sys::fuzz_target;

/// The endings that leave a choice of readers.
const NAMES: [&str; 8] = [
    "", "a.txt", "a.html", "a.jsonl", "a.json", "a.csv", "a.tsv", "a.md",
];

fuzz_target!(|input: (u8, &[u8])| {
    let (choice, bytes) = input;
    let name = NAMES[choice as usize % NAMES.len()];
    let fields = Fields::default();
    if let Ok(opened) = open(name, bytes, &fields) {
        for found in opened.format.documents("fuzz", opened.reader, &fields) {
            if let Err(fault) = found {
                assert!(fault.line > 0 && fault.column > 0 && !fault.message.is_empty());
            }
        }
    }
});
