//! Prints in how many texts of each kind everybody is who they should be; with the start of a kind's name or `all`, what
//! went wrong there and all mentions; with `--failing`, the texts that fail.
//!
//! `cargo run --release --example who [KIND | --failing]`

#[path = "../tests/who/reader.rs"]
mod reader;
#[path = "../tests/common/sentences.rs"]
mod sentences;

use std::path::Path;

use cloze::reading::{Mention, Reading};
use sentences::{Entry, Kind};

fn main() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/who");
    let kinds = sentences::read_folder(&folder);
    match std::env::args().nth(1) {
        Some(option) if option == "--failing" => {
            let failing = sentences::failing(&kinds, reader::faults);
            failing.iter().for_each(|line| println!("{line}"));
        }
        Some(wanted) => kinds
            .iter()
            .filter(|kind| wanted == "all" || kind.name.starts_with(&wanted))
            .flat_map(|kind| &kind.entries)
            .for_each(print_faults),
        None => print_table(&kinds),
    }
}

fn print_table(kinds: &[Kind]) {
    println!("kind\ttexts\tright");
    let (mut texts, mut right) = (0, 0);
    for kind in kinds {
        let is_good = |entry: &&Entry| reader::faults(entry).is_empty();
        let good = kind.entries.iter().filter(is_good).count();
        println!("{}\t{}\t{good}", kind.name, kind.entries.len());
        texts += kind.entries.len();
        right += good;
    }
    println!("total\t{texts}\t{right}");
}

fn print_faults(entry: &Entry) {
    let faults = reader::faults(entry);
    if faults.is_empty() {
        return;
    }
    println!("{}", entry.text);
    for fault in faults {
        println!("    fails  {fault}");
    }
    reader::with_reading(&entry.text, |reading| {
        for mention in &reading.mentions {
            let words = mention.span.text(&entry.text);
            println!(
                "    found  {words} = {} ({})",
                meaning(reading, mention),
                mention.steps.join("; ")
            );
        }
    });
}

/// Who a mention means, and of what type: `Maria Lopez, Person`.
fn meaning(reading: &Reading<'_>, mention: &Mention) -> String {
    let entities = mention.entities.iter().map(|&id| &reading.entities[id]);
    let names: Vec<&str> = entities
        .clone()
        .map(|entity| entity.name.as_str())
        .collect();
    let types: Vec<&str> = entities
        .map(|entity| entity.kind.as_deref().unwrap_or("-"))
        .collect();
    match names.is_empty() {
        true => "nobody".to_owned(),
        false => format!("{}, {}", names.join(" + "), types.join("+")),
    }
}
