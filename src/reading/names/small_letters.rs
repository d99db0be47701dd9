//! Names in sentences without a capital letter: _norway lent chile an icebreaker_.

use std::ops::Range;

use super::marks::is_proper;
use super::{Found, is_calendar};
use crate::english::{Analysis, NameType, TokenId, Upos};
use crate::gazetteer::{Gazetteer, Sense};
use crate::reading::lexicon::{NounClass, TITLES};
use crate::reading::phrase::text_of;

/// The names of a sentence without capitals: runs of what the tagger takes for proper nouns, those of the gazetteer first,
/// and adjectives of countries.
pub fn find(
    analysis: &Analysis<'_>,
    gazetteer: &Gazetteer,
    sentence: Range<TokenId>,
) -> Vec<Found> {
    let mut names = Vec::new();
    let mut title = None;
    let mut at = sentence.start;
    while at < sentence.end {
        let run = (at..sentence.end)
            .take_while(|&token| may_be_part(analysis, token))
            .count();
        let known = known_at(analysis, gazetteer, at..at + run);
        let (end, senses) = match known {
            Some((end, senses)) => (end, senses),
            None if run > 0 => (at + run, Vec::new()),
            None => {
                let is_title = TITLES.contains_lowercase(analysis.word(at));
                title = is_title.then_some(at..at + 1);
                at += 1;
                continue;
            }
        };
        names.push(Found {
            tokens: at..end,
            title: title.take(),
            senses,
            tagged: tagged(analysis, at..end),
            inner: Vec::new(),
        });
        at = end;
    }
    names
}

/// Whether a token may be of a name: a proper noun that is no title or noun for people.
fn may_be_part(analysis: &Analysis<'_>, token: TokenId) -> bool {
    let word = analysis.word(token);
    is_proper(analysis, token)
        && word.starts_with(char::is_alphabetic)
        && !TITLES.contains_lowercase(word)
        && NounClass::of(word) != NounClass::Person
        && !is_calendar(&in_capitals(word))
}

/// The longest name of the gazetteer that begins a run, or an adjective of a country where there is no run.
fn known_at(
    analysis: &Analysis<'_>,
    gazetteer: &Gazetteer,
    run: Range<TokenId>,
) -> Option<(TokenId, Vec<Sense>)> {
    if run.is_empty() {
        let is_adjective = analysis.tag(run.start) == Upos::Adj;
        let word = is_adjective.then(|| in_capitals(analysis.word(run.start)))?;
        let senses = gazetteer.senses_of(&word);
        let is_demonym = senses.first().is_some_and(|sense| sense.demonym);
        return is_demonym.then(|| (run.start + 1, senses));
    }
    (run.start + 1..=run.end).rev().find_map(|end| {
        let text = text_of(analysis, run.start..end);
        let senses = gazetteer.senses_of(&in_capitals(text));
        (!senses.is_empty()).then_some((end, senses))
    })
}

/// What the name tagger says of just these tokens.
fn tagged(analysis: &Analysis<'_>, tokens: Range<TokenId>) -> Option<NameType> {
    let names = &analysis.names;
    let at = names.partition_point(|name| name.tokens.start < tokens.start);
    let name = names.get(at).filter(|name| name.tokens == tokens);
    name.map(|name| name.kind)
}

/// A name with a capital at the start of each word.
pub fn in_capitals(text: &str) -> String {
    let mut starts = true;
    text.chars()
        .flat_map(|letter| {
            let capital = starts.then(|| letter.to_uppercase());
            starts = letter.is_whitespace() || letter == '-';
            let small = capital.is_none().then_some(letter);
            capital.into_iter().flatten().chain(small)
        })
        .collect()
}
