//! The clause corpus must not fare worse than the committed table says.
//!
//! After a change that makes it fare better: `cargo run --release --example clause_corpus > tests/corpus/table.tsv`.

#[path = "clause_corpus/reader.rs"]
mod reader;

use std::path::Path;

#[test]
fn no_phenomenon_fares_worse_than_the_table_says() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let corpus = reader::read_folder(&folder);
    let table = include_str!("corpus/table.tsv");
    let mut worse = Vec::new();
    for row in table.lines().skip(1) {
        let (phenomenon, numbers) = row.split_once('\t').expect("a row has columns");
        let numbers: Vec<usize> = numbers
            .split('\t')
            .map(|number| number.parse().expect("a column is a number"))
            .collect();
        let Some(items) = corpus.get(phenomenon) else {
            continue;
        };
        let counts = reader::count(items);
        if counts.found < numbers[1] || counts.noisy > numbers[3] {
            worse.push(format!(
                "{phenomenon}: found {} (was {}), noisy {} (was {})",
                counts.found, numbers[1], counts.noisy, numbers[3]
            ));
        }
    }
    assert!(worse.is_empty(), "{}", worse.join("\n"));
}

#[test]
fn every_phenomenon_is_in_the_table() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let table = include_str!("corpus/table.tsv");
    for (phenomenon, items) in reader::read_folder(&folder) {
        let row = table
            .lines()
            .find(|row| row.split('\t').next() == Some(&phenomenon));
        let expected: usize = items.iter().map(|item| item.clauses.len()).sum();
        let column = row.and_then(|row| row.split('\t').nth(1));
        assert_eq!(column, Some(expected.to_string().as_str()), "{phenomenon}");
    }
}
