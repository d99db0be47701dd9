//! What the gazetteer and the name tagger say, token by token.

use std::ops::Range;

use super::words::is_institution;
use crate::english::{Analysis, NameType, Penn, Relation, TokenId, Upos};
use crate::gazetteer::{Gazetteer, Sense};
use crate::reading::lexicon::{TITLES, is_given_name};

/// What the gazetteer and the tagger say, by the first token of each name.
pub struct Marks {
    pub known: ByStart<(TokenId, Vec<Sense>)>,
    pub tagged: ByStart<(TokenId, NameType)>,
    /// For each token whether it is inside a known name.
    pub is_known: Vec<bool>,
    /// For each token whether the tagger has it in a date, time or amount.
    pub is_value: Vec<bool>,
}

impl Marks {
    pub fn new(analysis: &Analysis<'_>, gazetteer: &Gazetteer) -> Self {
        let count = analysis.tokens.len();
        let mut marks = Self {
            known: ByStart::new(count),
            tagged: ByStart::new(count),
            is_known: vec![false; count],
            is_value: vec![false; count],
        };
        let stretch = analysis.stretch();
        for hit in gazetteer.find(analysis.text(stretch)) {
            if let Some(tokens) = tokens_at(analysis, hit.span.shifted(stretch.start))
                && may_be_name(analysis, &tokens, hit.senses[0])
            {
                marks.is_known[tokens.clone()].fill(true);
                marks.known.insert(tokens.start, (tokens.end, hit.senses));
            }
        }
        for name in &analysis.names {
            if is_value(name.kind) {
                marks.is_value[name.tokens.clone()].fill(true);
            } else {
                marks.add_tagged(analysis, name);
            }
        }
        marks
    }
}

impl Marks {
    /// Adds a tagged name, unless a comma, or an _and_ between two names, shows that it is more than one.
    pub fn add_tagged(&mut self, analysis: &Analysis<'_>, name: &crate::english::Name) {
        let mut places = name.tokens.clone();
        if places.any(|place| self.is_cut(analysis, place)) {
            return;
        }
        let is_adjective = name.tokens.len() == 1
            && analysis.tag(name.tokens.start) == Upos::Adj
            && analysis.relation(name.tokens.start) == Relation::Amod;
        if let Some(tokens) = trim(analysis, name.tokens.clone()).filter(|_| !is_adjective) {
            self.tagged.insert(tokens.start, (tokens.end, name.kind));
        }
    }

    pub fn is_cut(&self, analysis: &Analysis<'_>, place: TokenId) -> bool {
        let next = analysis
            .tokens
            .get(place + 1)
            .map(|token| token.span.text(&analysis.document.text));
        match analysis.word(place) {
            "," => next
                .is_none_or(|next| !matches!(next, "Inc" | "Inc." | "Ltd" | "LLC" | "Jr" | "Jr.")),
            "and" => {
                let before = place
                    .checked_sub(1)
                    .is_some_and(|before| self.is_known[before]);
                before || next.is_some_and(is_given_name) || self.known.get(place + 1).is_some()
            }
            _ => false,
        }
    }

    /// The known names inside a name that is longer.
    pub fn inside(&self, tokens: Range<TokenId>) -> Vec<(Range<TokenId>, Vec<Sense>)> {
        let inside = |start: TokenId| {
            let (end, senses) = self.known.get(start)?;
            let place = start..*end;
            (*end <= tokens.end && place != tokens).then(|| (place, senses.clone()))
        };
        tokens.clone().filter_map(inside).collect()
    }

    /// The end of the known name that starts here, or of the token.
    pub fn end_of(&self, start: TokenId) -> TokenId {
        self.known.get(start).map_or(start + 1, |(end, _)| *end)
    }
}

/// What starts at which token.
pub struct ByStart<T> {
    /// For each token one more than the number of what starts there, or nought.
    numbers: Vec<u32>,
    found: Vec<T>,
}

impl<T> ByStart<T> {
    fn new(tokens: usize) -> Self {
        Self {
            numbers: vec![0; tokens],
            found: Vec::new(),
        }
    }

    /// Puts something at a token, in place of what was there.
    fn insert(&mut self, start: TokenId, found: T) {
        self.found.push(found);
        self.numbers[start] = self.found.len() as u32;
    }

    /// What starts at a token.
    pub fn get(&self, start: TokenId) -> Option<&T> {
        let number = *self.numbers.get(start)? as usize;
        self.found.get(number.checked_sub(1)?)
    }
}

/// The tokens that fill a span, whose last one may have a full stop more.
fn tokens_at(analysis: &Analysis<'_>, span: crate::span::Span) -> Option<Range<TokenId>> {
    let tokens = &analysis.tokens;
    let start = tokens.partition_point(|token| token.span.start < span.start);
    let end = tokens.partition_point(|token| token.span.end <= span.end);
    let starts = tokens.get(start)?.span.start == span.start;
    let after = tokens.get(end).filter(|token| token.span.start < span.end);
    let end = match after {
        Some(token) if token.span.end <= span.end + 1 => end + 1,
        Some(_) => return None,
        None => end,
    };
    (starts && start < end).then_some(start..end)
}

/// Whether words with a known name's letters may be that name: one of them at least is a noun or adjective, or an
/// acronym.
fn may_be_name(analysis: &Analysis<'_>, tokens: &Range<TokenId>, sense: Sense) -> bool {
    tokens.clone().any(|token| {
        let is_noun = analysis.tag(token) == Upos::Noun;
        let is_nominal = matches!(analysis.tag(token), Upos::Adj | Upos::X);
        is_proper(analysis, token)
            || is_acronym(analysis, token)
            || !sense.doubtful
            || is_noun
            || (is_nominal && token_is_inside_sentence(analysis, token))
    })
}

/// Whether a token is all capitals where others are not: _WHO_ among small letters.
pub fn is_acronym(analysis: &Analysis<'_>, token: TokenId) -> bool {
    let word = analysis.word(token);
    let is_capitals = word.len() > 1 && word.chars().all(char::is_uppercase);
    let around = token.saturating_sub(2)..analysis.tokens.len().min(token + 3);
    is_capitals
        && around
            .filter(|&other| other != token)
            .any(|other| analysis.word(other).starts_with(char::is_lowercase))
}

pub fn token_is_inside_sentence(analysis: &Analysis<'_>, token: TokenId) -> bool {
    let sentence = analysis.sentence_of(token);
    analysis
        .sentences
        .get(sentence)
        .is_some_and(|sentence| sentence.tokens.start != token)
}

/// Whether a token is tagged as a proper noun.
pub fn is_proper(analysis: &Analysis<'_>, token: TokenId) -> bool {
    analysis.tag(token) == Upos::Propn || matches!(analysis.penn(token), Penn::Nnp | Penn::Nnps)
}

const fn is_value(kind: NameType) -> bool {
    matches!(
        kind,
        NameType::Cardinal
            | NameType::Date
            | NameType::Money
            | NameType::Ordinal
            | NameType::Percent
            | NameType::Quantity
            | NameType::Time
    )
}

/// A tagged name without determiner and possessive ending; none if nothing is left or nothing is capitalised.
fn trim(analysis: &Analysis<'_>, mut tokens: Range<TokenId>) -> Option<Range<TokenId>> {
    while !tokens.is_empty() && is_determiner(analysis, tokens.start) {
        tokens.start += 1;
    }
    while !tokens.is_empty() && is_ending(analysis, &tokens) {
        tokens.end -= 1;
    }
    let has_capital = tokens.clone().any(|token| {
        let word = analysis.word(token);
        word.contains(char::is_uppercase) || !word.is_ascii()
    });
    (!tokens.is_empty() && has_capital).then_some(tokens)
}

fn is_determiner(analysis: &Analysis<'_>, token: TokenId) -> bool {
    matches!(analysis.tag(token), Upos::Det | Upos::Adp | Upos::Punct)
}

/// Whether the last of some tokens is not part of the name: a mark, a word in small letters, a title.
fn is_ending(analysis: &Analysis<'_>, tokens: &Range<TokenId>) -> bool {
    let last = tokens.end - 1;
    let word = analysis.word(last);
    let is_small = !word.contains(char::is_uppercase) && word.starts_with(char::is_lowercase);
    let is_title = tokens.len() > 1
        && TITLES.contains_lowercase(word)
        && is_institution(analysis.word(last - 1));
    analysis.penn(last) == Penn::Pos
        || (analysis.tag(last) == Upos::Punct && word != ".")
        || is_small
        || is_title
}
