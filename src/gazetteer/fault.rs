//! What is wrong with a data file, and what to do about it.

use std::fmt;

/// A fault in a data file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataFault {
    /// The file's name.
    pub file: String,
    /// The line, counted from 1.
    pub line: usize,
    /// What is wrong, and the cure.
    pub message: String,
}

impl fmt::Display for DataFault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}:{}: {}", self.file, self.line, self.message)
    }
}

impl std::error::Error for DataFault {}

/// The one of `known` that was probably meant by `word`: the nearest, if at most a third of its letters differ.
///
/// # Examples
///
/// ```
/// use cloze::gazetteer::closest;
///
/// assert_eq!(closest("Organisation", &["Person", "Organization"]), Some("Organization"));
/// assert_eq!(closest("Horse", &["Person", "Organization"]), None);
/// ```
pub fn closest<'a>(word: &str, known: &[&'a str]) -> Option<&'a str> {
    let lower = word.to_lowercase();
    known
        .iter()
        .map(|&candidate| (distance(&lower, &candidate.to_lowercase()), candidate))
        .filter(|(distance, candidate)| distance * 3 <= candidate.chars().count())
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// The number of letters to insert, delete or replace to turn one word into the other (Levenshtein).
fn distance(from: &str, to: &str) -> usize {
    // Long words are not misspelt keywords, and the table would be large.
    if from.len() > 64 || to.len() > 64 {
        return from.len().max(to.len());
    }
    let to: Vec<char> = to.chars().collect();
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (deleted, letter) in from.chars().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], deleted + 1);
        for (column, &other) in to.iter().enumerate() {
            let replaced = diagonal + usize::from(letter != other);
            diagonal = row[column + 1];
            row[column + 1] = replaced.min(diagonal + 1).min(row[column] + 1);
        }
    }
    row[to.len()]
}
