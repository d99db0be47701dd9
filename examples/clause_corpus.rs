//! Prints how the sentences of the clause corpus fare, by phenomenon; with a phenomenon's name, what went wrong there.
//!
//! `cargo run --release --example clause_corpus [PHENOMENON]`

#[path = "../tests/clause_corpus/reader.rs"]
mod reader;

use std::path::Path;

fn main() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let corpus = reader::read_folder(&folder);
    match std::env::args().nth(1) {
        Some(wanted) => corpus
            .iter()
            .filter(|(phenomenon, _)| wanted == "all" || **phenomenon == wanted)
            .for_each(|(_, items)| print_faults(items)),
        None => print_table(&corpus),
    }
}

fn print_table(corpus: &std::collections::BTreeMap<String, Vec<reader::Item>>) {
    println!("phenomenon\texpected\tfound\tmissing\tnoisy");
    let mut total = reader::Counts::default();
    for (phenomenon, items) in corpus {
        let counts = reader::count(items);
        print_row(phenomenon, counts);
        total.expected += counts.expected;
        total.found += counts.found;
        total.noisy += counts.noisy;
    }
    print_row("total", total);
}

fn print_row(phenomenon: &str, counts: reader::Counts) {
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
