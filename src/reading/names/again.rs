//! Names known from elsewhere in the document, where neither tags nor capitals tell them: in headlines above all.

use std::collections::HashSet;
use std::ops::Range;

use super::{Found, is_calendar};
use crate::english::{Analysis, NameType, TokenId, Upos};
use crate::gazetteer::Gazetteer;
use crate::reading::lexicon::is_given_name;
use crate::reading::phrase::text_of;

/// The most tokens of a name that is looked for again.
const MOST_TOKENS: usize = 4;

/// Adds the names that were missed although the document has them elsewhere, and keeps the order of the text.
pub fn find_names_again(analysis: &Analysis<'_>, gazetteer: &Gazetteer, names: &mut Vec<Found>) {
    let known = known_texts(analysis, names);
    let mut is_taken = vec![false; analysis.tokens.len()];
    for found in names.iter() {
        let title = found.title.clone().unwrap_or(found.tokens.clone());
        is_taken[title].fill(true);
        is_taken[found.tokens.clone()].fill(true);
    }
    let before = names.len();
    let mut at = 0;
    while at < analysis.tokens.len() {
        match end_of_known(analysis, &known, &is_taken, at) {
            Some(end) => {
                names.push(found_again(analysis, gazetteer, at..end));
                at = end;
            }
            None => at += 1,
        }
    }
    if names.len() > before {
        names.sort_by_key(|found| found.tokens.start);
    }
}

fn found_again(analysis: &Analysis<'_>, gazetteer: &Gazetteer, tokens: Range<TokenId>) -> Found {
    let mut found = Found {
        tokens,
        title: None,
        senses: Vec::new(),
        tagged: None,
        inner: Vec::new(),
    };
    found.senses = gazetteer.senses_of(found.text(analysis));
    found
}

/// The names of the document, and the family names of its people.
fn known_texts<'d>(analysis: &Analysis<'d>, names: &[Found]) -> HashSet<&'d str> {
    let mut known = HashSet::new();
    for found in names.iter().filter(|found| !found.is_demonym()) {
        let text = found.text(analysis);
        known.insert(text);
        let mut words = text.split_whitespace();
        let first = words.next().unwrap_or_default();
        let is_person = found.title.is_some()
            || found.tagged == Some(NameType::Person)
            || (found.senses.is_empty() && is_given_name(first));
        known.extend(words.next_back().filter(|_| is_person));
    }
    known
}

/// Whether a month's name stands as in a date: _in May_, _last May_, _May 5_.
fn may_be_date(analysis: &Analysis<'_>, token: TokenId) -> bool {
    let before = token.checked_sub(1).map(|before| analysis.tag(before));
    let after = analysis.tokens.get(token + 1).map(|token| token.tag);
    matches!(before, Some(Upos::Adp | Upos::Adj | Upos::Det | Upos::Num))
        || after == Some(Upos::Num)
}

/// The end of the longest known name that starts at a free token with a capital.
fn end_of_known(
    analysis: &Analysis<'_>,
    known: &HashSet<&str>,
    is_taken: &[bool],
    start: TokenId,
) -> Option<TokenId> {
    let word = analysis.word(start);
    let may_be_name = word.starts_with(char::is_uppercase)
        && !(is_calendar(word) && may_be_date(analysis, start))
        && matches!(
            analysis.tag(start),
            Upos::Noun | Upos::Propn | Upos::Adj | Upos::X
        );
    if !may_be_name {
        return None;
    }
    let most = analysis.tokens.len().min(start + MOST_TOKENS);
    (start + 1..=most).rev().find(|&end| {
        known.contains(text_of(analysis, start..end)) && !is_taken[start..end].contains(&true)
    })
}
