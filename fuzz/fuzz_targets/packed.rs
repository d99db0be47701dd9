//! Any text packed with gzip, whole and damaged, as an input: documents, faults or a refusal, never a panic; whole, it reads
//! as it does unpacked.
//!
//! `cargo +nightly fuzz run packed`
#![no_main]

use std::io::Write;

use cloze::document::{Document, DocumentFault, Fields, open};
use flate2::{Compression, write::GzEncoder};
use libfuzzer_sys::fuzz_target;

/// All that is read of an input; nothing if it is refused.
fn read(name: &str, bytes: &[u8]) -> Option<Vec<Result<Document, DocumentFault>>> {
    let fields = Fields::default();
    let opened = open(name, bytes, &fields).ok()?;
    Some(
        opened
            .format
            .documents("fuzz", opened.reader, &fields)
            .collect(),
    )
}

fuzz_target!(|input: (u8, u8, &[u8])| {
    let (place, change, bytes) = input;
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).expect("memory takes it");
    let mut packed = encoder.finish().expect("memory takes it");
    // What is packed itself is unpacked once only.
    if !bytes.starts_with(b"\x1f\x8b") && !bytes.starts_with(b"\x28\xb5\x2f\xfd") {
        assert_eq!(read("a.gz", &packed), read("a", bytes));
    }
    let place = usize::from(place) % packed.len();
    packed[place] ^= change;
    read("a.gz", &packed);
});
