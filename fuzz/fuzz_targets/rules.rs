//! Any text as a rule file: rules or faults, never a panic.
//!
//! `cargo +nightly fuzz run rules`
#![no_main]

use cloze::rule::{RuleSet, Source};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Err(faults) = RuleSet::read(&[Source::added("fuzz.rules", text)]) {
        assert!(
            faults
                .iter()
                .all(|fault| fault.line > 0 && !fault.to_string().is_empty())
        );
    }
});
