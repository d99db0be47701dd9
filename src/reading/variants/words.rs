//! When the words of two names may be those of one.

use std::ops::Range;

use crate::reading::names::is_company_ending;

/// The words of a name: split at spaces and dashes, without nicknames, full stops and the ending of a generation.
pub fn name_words(text: &str) -> Vec<String> {
    match nickname(text) {
        Some(place) => words(&text[..place.start])
            .chain(words(&text[place.end..]))
            .collect(),
        None => words(text).collect(),
    }
}

fn words(text: &str) -> impl Iterator<Item = String> {
    text.split([' ', '-', '\u{2013}', '\u{2014}'])
        .map(|word| word.trim_matches('.'))
        .filter(|word| !word.is_empty() && !is_suffix(word))
        .map(str::to_owned)
}

/// The words of the nickname that a name has in quotes or brackets.
pub fn nickname_words(text: &str) -> Vec<String> {
    let place = nickname(text).map(|place| text[place].trim_matches(MARKS));
    place
        .map(|inner| words(inner).collect())
        .unwrap_or_default()
}

/// What opens and closes nicknames.
const MARKS: [char; 8] = [
    '"', '\'', '\u{201c}', '\u{201d}', '\u{2018}', '\u{2019}', '(', ')',
];

/// The place of a nickname with its marks: after a space, before another.
fn nickname(text: &str) -> Option<Range<usize>> {
    let start = text.match_indices(' ').map(|(space, _)| space + 1);
    let start = { start }.find(|&start| text[start..].starts_with(MARKS))?;
    let length = text[start..]
        .match_indices(' ')
        .map(|(space, _)| space)
        .find(|&space| text[start..start + space].ends_with(MARKS))?;
    Some(start..start + length)
}

/// Whether a word around a name is no part of it: an article, a generation, a degree.
fn is_suffix(word: &str) -> bool {
    matches!(
        word,
        "the"
            | "The"
            | "Jr"
            | "Sr"
            | "II"
            | "III"
            | "IV"
            | "FRS"
            | "PhD"
            | "MD"
            | "MP"
            | "OBE"
            | "CBE"
            | "KC"
            | "QC"
            | "Esq"
    )
}

/// Whether the first of two full names is the second with words left out or shortened to initials.
pub fn is_abridged(short: &[String], long: &[String]) -> bool {
    if short.len() > long.len() || short.last() != long.last() {
        return false;
    }
    let mut rest = long.iter();
    let first_fits = short
        .first()
        .zip(long.first())
        .is_some_and(|(a, b)| fits(a, b));
    first_fits && short.iter().all(|word| rest.any(|other| fits(word, other)))
}

fn fits(word: &str, other: &str) -> bool {
    let is_initial = |word: &str| word.chars().count() == 1;
    word == other
        || ((is_initial(word) || is_initial(other)) && word.chars().next() == other.chars().next())
}

pub fn is_family_name(full: &str, word: &str) -> bool {
    let words = name_words(full);
    let is_family_first = full
        .split_once('-')
        .is_some_and(|(_, part)| part.starts_with(char::is_lowercase));
    let family = if is_family_first {
        words.first()
    } else {
        words.last()
    };
    family.is_some_and(|family| family == word)
}

/// The acronyms of a name, with and without its small words.
pub fn initials(text: &str) -> Vec<String> {
    let words = || {
        text.split([' ', '-'])
            .filter_map(|word| word.chars().next())
    };
    let capitals: String = words().filter(|letter| letter.is_uppercase()).collect();
    let all: String = words().flat_map(char::to_uppercase).collect();
    let mut found = vec![capitals];
    if !found.contains(&all) {
        found.push(all);
    }
    found.retain(|acronym| acronym.chars().count() > 1);
    found
}

/// The words of a name before the ending of a company, if it has one.
pub fn without_company_ending(words: &[String]) -> &[String] {
    match words {
        [rest @ .., last] if !rest.is_empty() && is_company_ending(last) => {
            without_company_ending(rest)
        }
        _ => words,
    }
}
