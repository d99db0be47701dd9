//! Proper names in a text: where they are, and what speaks for their meaning.
//!
//! Three sources together: the name tagger, the gazetteer, and runs of proper nouns. Where they disagree, a name of
//! the gazetteer goes before a shorter one of the tagger, the tagger before the gazetteer's doubtful names, and both
//! before bare runs.

mod again;

use std::collections::BTreeMap;
use std::ops::Range;

use super::lexicon::{NAME_HEADS, NounClass, TITLES, is_given_name};
use crate::document::BlockKind;
use crate::english::{Analysis, NameType, Penn, Relation, TokenId, Upos};
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
    /// Known names inside it: _Canada_ of _Air Canada_.
    pub inner: Vec<(Range<TokenId>, Vec<Sense>)>,
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
    again::find_names_again(analysis, gazetteer, &mut names);
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
    let ends_like_a_sentence = tokens.clone().next_back().is_some_and(|last| {
        analysis
            .word(last)
            .ends_with(['.', '!', '?', '"', '\u{201d}'])
    });
    capitals > 1 && small * 4 < capitals && !ends_like_a_sentence
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
    fn add_tagged(&mut self, analysis: &Analysis<'_>, name: &crate::english::Name) {
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

    fn is_cut(&self, analysis: &Analysis<'_>, place: TokenId) -> bool {
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
                before || next.is_some_and(is_given_name) || self.known.contains_key(&(place + 1))
            }
            _ => false,
        }
    }

    /// The known names inside a name that is longer.
    fn inside(&self, tokens: Range<TokenId>) -> Vec<(Range<TokenId>, Vec<Sense>)> {
        self.known
            .range(tokens.clone())
            .filter(|(start, (end, _))| *end <= tokens.end && (**start..*end) != tokens)
            .map(|(start, (end, senses))| (*start..*end, senses.clone()))
            .collect()
    }

    /// The end of the known name that starts here, or of the token.
    fn end_of(&self, start: TokenId) -> TokenId {
        self.known.get(&start).map_or(start + 1, |(end, _)| *end)
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
        let is_nominal = matches!(analysis.tag(token), Upos::Noun | Upos::Adj | Upos::X);
        is_proper(analysis, token)
            || is_acronym(analysis, token)
            || (is_nominal && (!sense.doubtful || token_is_inside_sentence(analysis, token)))
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
        && TITLES.contains(&word.to_lowercase())
        && is_institution(analysis.word(last - 1));
    analysis.penn(last) == Penn::Pos
        || (analysis.tag(last) == Upos::Punct && word != ".")
        || is_small
        || is_title
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
                    inner: self.marks.inside(name_start..end),
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
        (before_name || (capital && !self.follows_name(start)))
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
        let word = self.analysis.word(token);
        let is_month_name = is_calendar(word) && self.is_family_name(token);
        let is_name = is_proper(self.analysis, token) && !self.marks.is_value[token];
        word.starts_with(char::is_uppercase) && (is_name || is_month_name)
    }

    /// _May_ after a given name or a title.
    fn is_family_name(&self, token: TokenId) -> bool {
        let before = token
            .checked_sub(1)
            .map(|before| self.analysis.word(before));
        before
            .is_some_and(|before| is_given_name(before) || TITLES.contains(&before.to_lowercase()))
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
                let kind = (tagged_end == end).then_some(kind);
                Some(self.extended(start, end, senses, kind, after_title))
            }
            (known, Some((end, kind))) if !self.only_known || known.is_some() => {
                let end = self.with_syllables(end.min(self.end), kind);
                Some(self.extended(start, end, Vec::new(), Some(kind), after_title))
            }
            (Some((end, senses)), _) => Some(self.extended(start, end, senses, None, after_title)),
            (None, _) if !self.only_known && self.starts_name(start) => {
                let end = self.with_place(start, self.run_end(start));
                (after_title || self.is_name_run(start, end)).then(|| (end, Vec::new(), None))
            }
            (None, _) => None,
        }
    }

    /// A person's name with the hyphen and syllable after it: _Park Min_ and _-jun_.
    fn with_syllables(&self, end: TokenId, kind: NameType) -> TokenId {
        let has_hyphen = end + 1 < self.end && self.analysis.word(end) == "-" && self.touches(end);
        let is_syllable = has_hyphen && self.touches(end + 1) && {
            let word = self.analysis.word(end + 1);
            word.chars().count() <= 5 && word.chars().all(char::is_alphabetic)
        };
        if kind == NameType::Person && is_syllable {
            end + 2
        } else {
            end
        }
    }

    /// A known or tagged name, or a longer one that starts with it: _Google Science Fair_, _Indonesian Navy_,
    /// _Jordan Peele_.
    fn extended(
        &self,
        start: TokenId,
        end: TokenId,
        senses: Vec<Sense>,
        tagged: Option<NameType>,
        after_title: bool,
    ) -> (TokenId, Vec<Sense>, Option<NameType>) {
        let run = if end < self.end && self.goes_on(end) && !self.only_known {
            self.run_end(end)
        } else {
            end
        };
        if run > end && self.is_one_name(start, end, run, &senses, tagged, after_title) {
            (run, Vec::new(), None)
        } else {
            (end, senses, tagged)
        }
    }

    /// Whether a name and the proper nouns right after it are one name.
    fn is_one_name(
        &self,
        start: TokenId,
        end: TokenId,
        run: TokenId,
        senses: &[Sense],
        tagged: Option<NameType>,
        after_title: bool,
    ) -> bool {
        let starts_person = is_given_name(self.analysis.word(end)) && run > end + 1;
        if self.names_something(end, run) {
            return !starts_person && tagged != Some(NameType::Person);
        }
        match senses.first() {
            // "Saudi Gazette", but not "Somali Abdi Ali".
            Some(sense) if sense.demonym => {
                !starts_person && !is_given_name(self.analysis.word(end))
            }
            Some(sense) if sense.doubtful => {
                after_title || is_given_name(self.analysis.word(start)) || tagged.is_none()
            }
            _ => after_title || is_given_name(self.analysis.word(start)),
        }
    }

    /// Whether a capitalised word that is no title, date or name of its own follows.
    fn goes_on(&self, token: TokenId) -> bool {
        let tagged = self.marks.tagged.get(&token);
        let may_go_on = |(end, kind): &(TokenId, NameType)| {
            matches!(kind, NameType::Gpe | NameType::Loc) || self.names_something(end - 1, *end)
        };
        self.starts_name(token)
            && self.title_at(token).is_none()
            && tagged.is_none_or(may_go_on)
            && !self.marks.known.contains_key(&token)
    }

    /// A run with the place right after it that belongs to it: _Air India_, _Environment Canada_.
    fn with_place(&self, start: TokenId, end: TokenId) -> TokenId {
        let known = self.marks.known.get(&end);
        let before = self.analysis.word(end - 1);
        let is_part = known.is_some_and(|(_, senses)| !senses[0].demonym)
            && !is_calendar(before)
            && end < self.end
            && self.touches_with_space(end)
            && !(end == start + 1 && self.is_first(start) && !is_proper(self.analysis, start));
        match known {
            Some((known_end, _)) if is_part => *known_end,
            _ => end,
        }
    }

    fn is_first(&self, token: TokenId) -> bool {
        !token_is_inside_sentence(self.analysis, token)
    }

    /// Whether only white space is between a token and the one before it.
    fn touches_with_space(&self, token: TokenId) -> bool {
        token > 0
            && self.analysis.tokens[token - 1].span.end + 1
                == self.analysis.tokens[token].span.start
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
            if end + link < self.end && self.continues(end + link, link) {
                end = self.marks.end_of(end + link);
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

    fn continues(&self, token: TokenId, link: usize) -> bool {
        let hyphen_part = link == 1 && self.touches(token) && self.touches(token - 1);
        let proper = self.starts_name(token) || (hyphen_part && self.is_word(token));
        let own_name = link == 0
            && self
                .marks
                .known
                .get(&token)
                .is_some_and(|(_, senses)| senses[0].demonym);
        let is_own = self.marks.tagged.contains_key(&token) || self.marks.is_known[token];
        proper && !own_name && (link > 0 || !is_own) && (link > 0 || self.title_at(token).is_none())
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

/// The class of what is named by a name that ends in this word: _Herald_, _Navy_, _Square_.
pub fn institution(word: &str) -> Option<NounClass> {
    let lower = word.to_lowercase();
    let class = match NAME_HEADS.get(&lower) {
        Some("organization" | "organization?") => NounClass::Organization,
        Some("facility" | "facility?") => NounClass::Facility,
        Some("event" | "event?") => NounClass::Event,
        Some("place" | "place?") => NounClass::Place,
        Some("work" | "work?") => NounClass::Work,
        Some(_) => return None,
        None => NounClass::of(&lower),
    };
    matches!(
        class,
        NounClass::Organization
            | NounClass::Facility
            | NounClass::Event
            | NounClass::City
            | NounClass::Place
            | NounClass::Work
    )
    .then_some(class)
}

/// Whether such a word is a family name too: _Park_, _House_.
pub fn is_family_name_too(word: &str) -> bool {
    let mark = NAME_HEADS.get(&word.to_lowercase());
    mark.is_none_or(|mark| mark.ends_with('?'))
}

/// Whether a capitalised word is the head of a name for an institution, building, event or work.
pub fn is_institution(word: &str) -> bool {
    institution(word).is_some()
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
