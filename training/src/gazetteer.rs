//! Known phrases from lists of names.

use std::collections::BTreeMap;
use std::io::{self, BufRead};
use std::path::Path;

use cloze::english::forms::Form;
use cloze::english::phrases::{self, Known};

use crate::treebank::open;

/// The columns of the table of countries that hold names, and what they name. A later column
/// does not change what an earlier one says.
const COLUMNS: &[(&str, Known)] = &[
    ("name", Known::Country),
    ("official_name", Known::Country),
    ("aliases", Known::Country),
    ("demonyms", Known::Demonym),
    ("capitals", Known::City),
];

/// Reads the table of countries: phrases by their keys.
pub fn read(path: &Path) -> io::Result<Vec<(u64, u32)>> {
    let mut known = BTreeMap::new();
    let lines: Vec<String> = open(path)?.lines().collect::<io::Result<_>>()?;
    let header: Vec<&str> = lines
        .first()
        .map_or(Vec::new(), |line| line.split('\t').collect());
    for &(column, kind) in COLUMNS {
        let Some(column) = header.iter().position(|&name| name == column) else {
            continue;
        };
        for line in &lines[1..] {
            let cell = line.split('\t').nth(column).unwrap_or_default();
            for name in cell.split('|').filter(|name| !name.is_empty()) {
                let forms: Vec<Form> = words(name).map(Form::new).collect();
                known.entry(phrases::key(&forms)).or_insert(kind as u32);
            }
        }
    }
    Ok(known.into_iter().collect())
}

/// The words of a name, cut as the tokens of a text are.
fn words(name: &str) -> impl Iterator<Item = &str> {
    name.split(' ')
        .flat_map(|word| word.split_inclusive('-'))
        .flat_map(|word| {
            let cut = word.strip_suffix('-');
            [cut.unwrap_or(word), if cut.is_some() { "-" } else { "" }]
        })
        .filter(|word| !word.is_empty())
}
