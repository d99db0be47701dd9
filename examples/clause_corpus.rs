//! Prints how the sentences of the clause corpus fare, by phenomenon; with a phenomenon's name or `all`, what went wrong
//! there; with `--failing`, the sentences that fail.
//!
//! `cargo run --release --example clause_corpus [PHENOMENON | --failing]`

#[path = "../tests/clause_corpus/reader.rs"]
mod reader;

use std::path::Path;

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
    let corpus = reader::read_folder(&folder);
    match std::env::args().nth(1) {
        Some(option) if option == "--failing" => {
            reader::failing(&corpus)
                .iter()
                .for_each(|line| println!("{line}"));
        }
        Some(wanted) => corpus
            .iter()
            .filter(|(phenomenon, _)| wanted == "all" || **phenomenon == wanted)
            .for_each(|(_, items)| print_faults(items)),
        None => print_table(&corpus),
    }
}

fn print_table(corpus: &std::collections::BTreeMap<String, Vec<reader::Item>>) {
    println!("phenomenon\texpected\tfound\tmissing\tnoisy");
    let mut total = Counts::default();
    for (phenomenon, items) in corpus {
        let counts = count(items);
        print_row(phenomenon, counts);
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

fn print_faults(items: &[reader::Item]) {
    for item in items {
        let comparison = reader::compare(item);
        if comparison.missing.is_empty() && comparison.noisy.is_empty() {
            continue;
        }
        println!("{}", item.sentence);
        for line in &comparison.missing {
            println!("    missing  {line}");
        }
        for line in &comparison.noisy {
            println!("    noisy    {line}");
        }
    }
}

/// The counts of a phenomenon.
fn count(items: &[reader::Item]) -> Counts {
    items.iter().fold(Counts::default(), |counts, item| {
        let comparison = reader::compare(item);
        Counts {
            expected: counts.expected + item.clauses.len(),
            found: counts.found + item.clauses.len() - comparison.missing.len(),
            noisy: counts.noisy + comparison.noisy.len(),
        }
    })
}
