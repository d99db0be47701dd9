//! Prints how many sentences of each kind come out right; with the start of a kind's name or `all`, what went wrong there
//! and the clauses that were found; with `--failing`, the sentences that fail.
//!
//! `cargo run --release --example kinds [KIND | --failing]`

#[path = "../tests/kinds/reader.rs"]
mod reader;
#[path = "../tests/common/sentences.rs"]
mod sentences;

use std::path::Path;

use cloze::clause::{find_clauses, text};
use cloze::document::Document;
use cloze::english::analyze;

fn main() {
    let kinds = sentences::read_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/kinds"));
    match std::env::args().nth(1) {
        Some(option) if option == "--failing" => {
            sentences::failing(&kinds, reader::faults)
                .iter()
                .for_each(|line| println!("{line}"));
        }
        Some(wanted) => kinds
            .iter()
            .filter(|kind| wanted == "all" || kind.name.starts_with(&wanted))
            .flat_map(|kind| &kind.entries)
            .for_each(print_faults),
        None => print_table(&kinds),
    }
}

fn print_table(kinds: &[sentences::Kind]) {
    println!("kind\tsentences\tright\tasserted wrongly");
    let (mut sentences, mut right, mut asserted) = (0, 0, 0);
    for kind in kinds {
        let faults: Vec<Vec<&str>> = kind.entries.iter().map(reader::faults).collect();
        let good = faults.iter().filter(|faults| faults.is_empty()).count();
        let bad = faults.iter().filter(|faults| asserts(faults)).count();
        println!("{}\t{}\t{good}\t{bad}", kind.name, kind.entries.len());
        sentences += kind.entries.len();
        right += good;
        asserted += bad;
    }
    println!("total\t{sentences}\t{right}\t{asserted}");
}

fn asserts(faults: &[&str]) -> bool {
    faults.iter().any(|fault| fault.starts_with("never "))
}

fn print_faults(entry: &sentences::Entry) {
    let faults = reader::faults(entry);
    if faults.is_empty() {
        return;
    }
    println!("{}", entry.text);
    for fault in faults {
        println!("    fails  {fault}");
    }
    let document = Document::new("kinds", entry.text.clone());
    let analysis = analyze(&document);
    let clauses = find_clauses(&analysis);
    for clause in &clauses {
        println!("    found  {}", text::describe(&analysis, &clauses, clause));
    }
}
