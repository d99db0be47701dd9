//! Prints how the sentences of the clause corpus fare, by phenomenon; with a phenomenon's name or `all`, what went wrong
//! there; with `--failing`, the sentences that fail.
//!
//! `cargo run --release --example clause_corpus [PHENOMENON | --failing]`

#[path = "../tests/clause_corpus/reader.rs"]
mod reader;
#[path = "../tests/common/sentences.rs"]
mod sentences;

use std::path::Path;

use sentences::{Entry, Kind};

/// How a file's sentences fared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Counts {
    /// Clauses that the corpus has.
    expected: usize,
    /// Those of them that were found.
    found: usize,
    /// Clauses found that the corpus does not have.
    noisy: usize,
}

fn main() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let corpus = sentences::read_folder(&folder);
    match std::env::args().nth(1) {
        Some(option) if option == "--failing" => {
            sentences::failing(&corpus, reader::faults)
                .iter()
                .for_each(|line| println!("{line}"));
        }
        Some(wanted) => corpus
            .iter()
            .filter(|kind| wanted == "all" || kind.name == wanted)
            .for_each(|kind| print_faults(&kind.entries)),
        None => print_table(&corpus),
    }
}

fn print_table(corpus: &[Kind]) {
    println!("phenomenon\texpected\tfound\tmissing\tnoisy");
    let mut total = Counts::default();
    for kind in corpus {
        let counts = count(&kind.entries);
        print_row(&kind.name, counts);
        total.expected += counts.expected;
        total.found += counts.found;
        total.noisy += counts.noisy;
    }
    print_row("total", total);
}

fn print_row(phenomenon: &str, counts: Counts) {
    let missing = counts.expected - counts.found;
    println!(
        "{phenomenon}\t{}\t{}\t{missing}\t{}",
        counts.expected, counts.found, counts.noisy
    );
}

fn print_faults(entries: &[Entry]) {
    for entry in entries {
        let comparison = reader::compare(entry);
        if comparison.missing.is_empty() && comparison.noisy.is_empty() {
            continue;
        }
        println!("{}", entry.text);
        for line in &comparison.missing {
            println!("    missing  {line}");
        }
        for line in &comparison.noisy {
            println!("    noisy    {line}");
        }
    }
}

/// The counts of a phenomenon.
fn count(entries: &[Entry]) -> Counts {
    entries.iter().fold(Counts::default(), |counts, entry| {
        let comparison = reader::compare(entry);
        Counts {
            expected: counts.expected + entry.lines.len(),
            found: counts.found + entry.lines.len() - comparison.missing.len(),
            noisy: counts.noisy + comparison.noisy.len(),
        }
    })
}
