//! Proper names in a text: where they are, and what speaks for their meaning.
//!
//! Three sources together: the name tagger, the gazetteer, and runs of proper nouns. Where they disagree, a name of
//! the gazetteer goes before a shorter one of the tagger, the tagger before the gazetteer's doubtful names, and both
//! before bare runs.

use std::collections::BTreeMap;
use std::ops::Range;

use super::lexicon::{NounClass, TITLES, is_given_name};
use crate::document::BlockKind;
use crate::english::{Analysis, NameType, Penn, TokenId, Upos};
use crate::gazetteer::{Gazetteer, Sense};

/// The most tokens that a title or a name between small words has.
const LONGEST_TITLE: usize = 5;

/// A proper name in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its tokens, without determiner, title and possessive ending.
    pub tokens: Range<TokenId>,
    /// The title before it: _Prime Minister_.
    pub title: Option<Range<TokenId>>,
    /// What the gazetteer says it may be.
    pub senses: Vec<Sense>,
    /// What the name tagger says it is.
    pub tagged: Option<NameType>,
}

impl Found {
    /// Whether it is an adjective or a people's name: _Swedish_.
    pub fn is_demonym(&self) -> bool {
        self.senses.first().is_some_and(|sense| sense.demonym)
    }

    /// Its words as they stand in the text.
    pub fn text<'d>(&self, analysis: &Analysis<'d>) -> &'d str {
        let first = analysis.tokens[self.tokens.start].span;
        analysis.text(first.join(analysis.tokens[self.tokens.end - 1].span))
    }
}

/// Finds the names of a document, in text order; they do not overlap.
pub fn find_names(analysis: &Analysis<'_>, gazetteer: &Gazetteer) -> Vec<Found> {
    let marks = Marks::new(analysis, gazetteer);
    let mut names = Vec::new();
    for sentence in &analysis.sentences {
        let in_capitals = is_in_title_case(analysis, &sentence.tokens);
        let mut walk = Walk {
            analysis,
            marks: &marks,
            at: sentence.tokens.start,
            end: sentence.tokens.end,
            only_known: in_capitals || is_furniture(analysis, sentence.block),
        };
        while walk.at < walk.end {
            names.extend(walk.step());
        }
    }
    names
}

fn is_furniture(analysis: &Analysis<'_>, block: usize) -> bool {
    let kind = analysis.blocks.get(block).map(|block| block.kind);
    kind == Some(BlockKind::Repeat)
}

/// Whether most longer words start with a capital, as in many headlines: there, capitals tell nothing.
fn is_in_title_case(analysis: &Analysis<'_>, tokens: &Range<TokenId>) -> bool {
    let mut capitals = 0;
    let mut small = 0;
    for token in tokens.clone() {
        let word = analysis.word(token);
        if word.starts_with(char::is_uppercase) {
            capitals += 1;
        } else if word.starts_with(char::is_lowercase) && word.chars().count() > 3 {
            small += 1;
        }
    }
    capitals > 2 && small * 4 < capitals && !analysis.tokens[tokens.clone()].iter().any(is_stop)
}

fn is_stop(token: &crate::english::Token) -> bool {
    token.penn == Penn::Period
}

/// What the gazetteer and the tagger say, by the first token of each name.
struct Marks {
    known: BTreeMap<TokenId, (TokenId, Vec<Sense>)>,
    tagged: BTreeMap<TokenId, (TokenId, NameType)>,
    /// For each token whether it is inside a known name.
    is_known: Vec<bool>,
    /// For each token whether the tagger has it in a date, time or amount.
    is_value: Vec<bool>,
}

impl Marks {
    fn new(analysis: &Analysis<'_>, gazetteer: &Gazetteer) -> Self {
        let count = analysis.tokens.len();
        let mut marks = Self {
            known: BTreeMap::new(),
            tagged: BTreeMap::new(),
            is_known: vec![false; count],
            is_value: vec![false; count],
        };
        for hit in gazetteer.find(&analysis.document.text) {
            if let Some(tokens) = tokens_at(analysis, hit.span)
                && may_be_name(analysis, &tokens, hit.senses[0].demonym)
            {
                marks.is_known[tokens.clone()].fill(true);
                marks.known.insert(tokens.start, (tokens.end, hit.senses));
            }
        }
        for name in &analysis.names {
            if is_value(name.kind) {
                marks.is_value[name.tokens.clone()].fill(true);
            } else if let Some(tokens) = trim(analysis, name.tokens.clone()) {
                marks.tagged.insert(tokens.start, (tokens.end, name.kind));
            }
        }
        marks
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

/// Whether words with a known name's letters may be that name: one of them at least is a noun or adjective.
fn may_be_name(analysis: &Analysis<'_>, tokens: &Range<TokenId>, demonym: bool) -> bool {
    tokens.clone().any(|token| {
        is_proper(analysis, token)
            || (demonym && matches!(analysis.tag(token), Upos::Adj | Upos::Noun))
            || (tokens.len() == 1
                && matches!(analysis.tag(token), Upos::X | Upos::Noun | Upos::Adj)
                && token_is_inside_sentence(analysis, token))
    })
}

fn token_is_inside_sentence(analysis: &Analysis<'_>, token: TokenId) -> bool {
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
    while !tokens.is_empty() && is_ending(analysis, tokens.end - 1) {
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

fn is_ending(analysis: &Analysis<'_>, token: TokenId) -> bool {
    analysis.penn(token) == Penn::Pos
        || (analysis.tag(token) == Upos::Punct && analysis.word(token) != ".")
}

/// A walk through one sentence.
struct Walk<'a, 'd> {
    analysis: &'a Analysis<'d>,
    marks: &'a Marks,
    at: TokenId,
    end: TokenId,
    /// Whether bare runs of capitals are left out.
    only_known: bool,
}

impl Walk<'_, '_> {
    /// Takes the name at this place, if there is one, and moves on.
    fn step(&mut self) -> Option<Found> {
        let start = self.at;
        let title = self.title_at(start);
        let name_start = title.as_ref().map_or(start, |title| title.end);
        let found = self.name_at(name_start, title.is_some());
        match (found, title) {
            (Some((end, senses, tagged)), title) => {
                self.at = end;
                Some(Found {
                    tokens: name_start..end,
                    title,
                    senses,
                    tagged,
                })
            }
            (None, Some(title)) => {
                self.at = title.end;
                None
            }
            (None, None) => {
                self.at += 1;
                None
            }
        }
    }

    /// The longest title that starts here, if it is written with a capital or stands before a name.
    fn title_at(&self, start: TokenId) -> Option<Range<TokenId>> {
        let most = self.end.min(start + LONGEST_TITLE);
        let end = (start + 1..=most).rev().find(|&end| {
            let first = self.analysis.tokens[start].span;
            let text = self
                .analysis
                .text(first.join(self.analysis.tokens[end - 1].span));
            TITLES.contains(&text.to_lowercase())
        })?;
        let capital = self.analysis.word(start).starts_with(char::is_uppercase);
        let before_name = end < self.end && self.starts_name(end);
        // "King" of "King Street" or a person called King is no title: a title stands before a name.
        (capital && (before_name || !self.follows_name(start)) || before_name)
            .then_some(start..end)
            .filter(|title| !self.is_inside_longer_name(title))
    }

    fn follows_name(&self, token: TokenId) -> bool {
        token > 0 && is_proper(self.analysis, token - 1) && !self.marks.is_known[token - 1]
    }

    fn is_inside_longer_name(&self, title: &Range<TokenId>) -> bool {
        let known = self.marks.known.get(&title.start).map(|(end, _)| *end);
        let tagged = self.marks.tagged.get(&title.start);
        known.is_some_and(|end| end > title.end)
            || tagged.is_some_and(|&(end, kind)| end > title.end && kind != NameType::Person)
    }

    fn starts_name(&self, token: TokenId) -> bool {
        is_proper(self.analysis, token)
            && self.analysis.word(token).starts_with(char::is_uppercase)
            && !self.marks.is_value[token]
    }

    fn name_at(
        &self,
        start: TokenId,
        after_title: bool,
    ) -> Option<(TokenId, Vec<Sense>, Option<NameType>)> {
        if start >= self.end {
            return None;
        }
        let known = self.marks.known.get(&start).cloned();
        let tagged = self.marks.tagged.get(&start).copied();
        match (known, tagged) {
            (Some((end, senses)), Some((tagged_end, kind))) if tagged_end <= end => {
                Some((end, senses, (tagged_end == end).then_some(kind)))
            }
            (_, Some((end, kind))) => Some((end.min(self.end), Vec::new(), Some(kind))),
            (Some((end, senses)), None) => Some(self.known_at(start, end, senses, after_title)),
            (None, None) if !self.only_known && self.starts_name(start) => {
                let end = self.run_end(start);
                self.is_name_run(start, end)
                    .then(|| (end, Vec::new(), None))
            }
            (None, None) => None,
        }
    }

    /// A known name, or a longer one that starts with it: _Google Science Fair_, _Indonesian Navy_, _Jordan Peele_.
    fn known_at(
        &self,
        start: TokenId,
        end: TokenId,
        senses: Vec<Sense>,
        after_title: bool,
    ) -> (TokenId, Vec<Sense>, Option<NameType>) {
        let run = if end < self.end && self.goes_on(end) && !self.only_known {
            self.run_end(end)
        } else {
            end
        };
        let is_person =
            after_title || (senses[0].doubtful && is_given_name(self.analysis.word(start)));
        if run > end && (is_person || self.names_something(end, run)) {
            (run, Vec::new(), None)
        } else {
            (end, senses, None)
        }
    }

    /// Whether a capitalised word that is no title, date or name of its own follows.
    fn goes_on(&self, token: TokenId) -> bool {
        self.starts_name(token)
            && self.title_at(token).is_none()
            && !self.marks.tagged.contains_key(&token)
    }

    /// Whether a run ends in a noun for an institution, building, event or work: _Navy_, _Square_, _Cup_.
    fn names_something(&self, start: TokenId, end: TokenId) -> bool {
        (start..end).any(|token| is_institution(self.analysis.word(token)))
    }

    /// The end of a run of proper nouns with the small words that join them.
    fn run_end(&self, start: TokenId) -> TokenId {
        let mut end = start + 1;
        while end < self.end {
            let link = self.link_length(start, end);
            if end + link < self.end && self.continues(start, end + link, link) {
                end += link + 1;
            } else {
                break;
            }
        }
        self.with_full_stop(start, end)
    }

    /// The number of small words after a run that may belong to a name: a hyphen, _of the_, _al_.
    fn link_length(&self, start: TokenId, end: TokenId) -> usize {
        let word = |token: TokenId| -> &str {
            if token < self.end {
                self.analysis.word(token)
            } else {
                ""
            }
        };
        let is_joined = |token: TokenId| self.touches(token);
        match word(end) {
            "-" | "\u{2013}" | "\u{2011}" if is_joined(end) => 1,
            "al" | "el" | "bin" | "ibn" | "bint" | "de" | "da" | "do" | "dos" | "del" | "di"
            | "du" | "la" | "le" | "van" | "von" | "der" | "den" | "ter" | "y" | "e"
            | "\u{0f1}" | "ul" | "ud" => {
                1 + usize::from(matches!(
                    word(end + 1),
                    "la" | "der" | "den" | "los" | "las" | "-"
                ))
            }
            "&" => 1,
            "of" | "for" | "on" if self.names_something(start, end) => {
                1 + usize::from(word(end + 1) == "the")
            }
            _ => 0,
        }
    }

    /// Whether a token stands right after the one before it.
    fn touches(&self, token: TokenId) -> bool {
        token > 0
            && self.analysis.tokens[token - 1].span.end == self.analysis.tokens[token].span.start
    }

    fn continues(&self, start: TokenId, token: TokenId, link: usize) -> bool {
        let hyphen_part = link == 1 && self.touches(token) && self.touches(token - 1);
        let proper = self.starts_name(token) || (hyphen_part && self.is_word(token));
        let own_name = link == 0
            && self
                .marks
                .known
                .get(&token)
                .is_some_and(|(_, senses)| senses[0].demonym);
        let _ = start;
        proper
            && !own_name
            && !self.marks.tagged.contains_key(&token)
            && (link > 0 || self.title_at(token).is_none())
    }

    fn is_word(&self, token: TokenId) -> bool {
        self.analysis.word(token).chars().all(char::is_alphanumeric)
    }

    /// Takes in the full stop of _Inc._ or _Jr._
    fn with_full_stop(&self, start: TokenId, end: TokenId) -> TokenId {
        let is_short = end > start + 1
            && matches!(
                self.analysis.word(end - 1),
                "Inc" | "Jr" | "Sr" | "Corp" | "Ltd" | "Co"
            );
        let has_stop = end < self.end && self.analysis.word(end) == "." && self.touches(end);
        if is_short && has_stop && end + 1 < self.end {
            end + 1
        } else {
            end
        }
    }

    /// Whether a run of proper nouns is worth a name: not a day, a month or a lone title.
    fn is_name_run(&self, start: TokenId, end: TokenId) -> bool {
        let words = (start..end).map(|token| self.analysis.word(token));
        let mut real =
            words.filter(|word| !is_calendar(word) && word.contains(char::is_alphabetic));
        real.next().is_some()
    }
}

/// Whether a capitalised word is the head of a name for an institution, building, event or work.
pub fn is_institution(word: &str) -> bool {
    matches!(
        NounClass::of(&word.to_lowercase()),
        NounClass::Organization
            | NounClass::Facility
            | NounClass::Event
            | NounClass::City
            | NounClass::Place
    )
}

/// Whether a word names a day of the week or a month.
pub fn is_calendar(word: &str) -> bool {
    const NAMES: [&str; 19] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
    ];
    NAMES.contains(&word)
        || NAMES.iter().any(|name| {
            word.strip_suffix('.')
                .is_some_and(|short| short.len() >= 3 && name.starts_with(short))
        })
}
