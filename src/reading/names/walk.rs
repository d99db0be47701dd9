//! Takes the proper names of a sentence one after the other.

use super::Found;
use super::marks::{Marks, is_proper, token_is_inside_sentence};
use super::words::{is_calendar, is_institution, is_roman_numeral};
use crate::english::{Analysis, NameType, Relation, TokenId};
use crate::gazetteer::Sense;
use crate::reading::lexicon::{NounClass, TITLES, is_given_name};

/// A walk through one sentence.
pub struct Walk<'a, 'd> {
    pub analysis: &'a Analysis<'d>,
    pub marks: &'a Marks,
    pub at: TokenId,
    pub end: TokenId,
    /// Whether bare runs of capitals are left out.
    pub only_known: bool,
    /// Whether what the name tagger found counts all the same.
    pub tagger_counts: bool,
}

impl Walk<'_, '_> {
    /// Takes the name at this place, if there is one, and moves on.
    pub fn step(&mut self) -> Option<Found> {
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

    pub fn starts_name(&self, token: TokenId) -> bool {
        let word = self.analysis.word(token);
        let is_month_name = is_calendar(word) && self.is_family_name(token);
        let is_name = is_proper(self.analysis, token) && !self.marks.is_value[token];
        word.starts_with(char::is_uppercase) && (is_name || is_month_name)
    }

    /// A capitalised word after a given name, whatever its tag.
    pub fn is_surname(&self, token: TokenId) -> bool {
        let word = self.analysis.word(token);
        let given = token
            .checked_sub(1)
            .map(|before| self.analysis.word(before));
        given.is_some_and(is_given_name)
            && word.starts_with(char::is_uppercase)
            && word.chars().count() > 2
            && !is_calendar(word)
            && self.marks.known.get(token).is_none()
    }

    /// A capitalised noun for an institution, which taggers may take for a common noun: _Harvest Authority_.
    pub fn is_name_head(&self, token: TokenId) -> bool {
        let word = self.analysis.word(token);
        word.starts_with(char::is_uppercase) && is_institution(word)
    }

    /// _May_ after a given name or a title.
    pub fn is_family_name(&self, token: TokenId) -> bool {
        let before = token
            .checked_sub(1)
            .map(|before| self.analysis.word(before));
        before.is_some_and(|before| is_given_name(before) || TITLES.contains_lowercase(before))
    }

    pub fn name_at(
        &self,
        start: TokenId,
        after_title: bool,
    ) -> Option<(TokenId, Vec<Sense>, Option<NameType>)> {
        if start >= self.end {
            return None;
        }
        if let Some(end) = self.nicknamed_end(start, after_title) {
            return Some((end, Vec::new(), Some(NameType::Person)));
        }
        if let Some((end, kind)) = self.dashed_end(start) {
            return Some((end, Vec::new(), Some(kind)));
        }
        let known = self.marks.known.get(start).cloned();
        let tagged = self.marks.tagged.get(start).copied();
        match (known, tagged) {
            (Some((end, senses)), Some((tagged_end, kind))) if tagged_end <= end => {
                let kind = (tagged_end == end).then_some(kind);
                Some(self.extended(start, end, senses, kind, after_title))
            }
            (known, Some((end, kind))) if self.tagger_counts || known.is_some() => {
                let end = self.with_syllables(end.min(self.end), kind);
                let end = self.with_family_name(start, end, kind);
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
    pub fn with_syllables(&self, end: TokenId, kind: NameType) -> TokenId {
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

    /// A person's name with the small words and the name after them: _Pieter_ and _de Wit_.
    pub fn with_family_name(&self, start: TokenId, end: TokenId, kind: NameType) -> TokenId {
        let link = self.link_length(start, end);
        let small = link > 0 && self.analysis.word(end).len() > 1 && {
            let word = self.analysis.word(end);
            !matches!(word, "of" | "for" | "on") && word.chars().all(char::is_lowercase)
        };
        let next = end + link;
        if kind == NameType::Person && small && next < self.end && self.starts_name(next) {
            self.marks.end_of(next)
        } else {
            end
        }
    }

    /// A known or tagged name, or a longer one that starts with it: _Google Science Fair_, _Indonesian Navy_,
    /// _Jordan Peele_.
    pub fn extended(
        &self,
        start: TokenId,
        end: TokenId,
        senses: Vec<Sense>,
        tagged: Option<NameType>,
        after_title: bool,
    ) -> (TokenId, Vec<Sense>, Option<NameType>) {
        let doubtful = senses.first().is_some_and(|sense| sense.doubtful);
        let run = if end >= self.end || self.only_known {
            end
        } else if self.goes_on(end) {
            self.run_end(end)
        } else {
            end + usize::from(doubtful && self.is_surname(end))
        };
        if run > end && self.is_one_name(start, end, run, &senses, tagged, after_title) {
            (run, Vec::new(), None)
        } else {
            (end, senses, tagged)
        }
    }

    /// Whether a name and the proper nouns right after it are one name.
    pub fn is_one_name(
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
            let is_full_name = end > start + 1 || is_given_name(self.analysis.word(start));
            let is_person = tagged == Some(NameType::Person) && is_full_name;
            return !starts_person && !is_person;
        }
        match senses.first() {
            // "Saudi Herald", but not "Somali Abdi Ali".
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
    pub fn goes_on(&self, token: TokenId) -> bool {
        let tagged = self.marks.tagged.get(token);
        let may_go_on = |(end, kind): &(TokenId, NameType)| {
            matches!(kind, NameType::Gpe | NameType::Loc) || self.names_something(end - 1, *end)
        };
        (self.starts_name(token) || self.is_name_head(token))
            && self.title_at(token).is_none()
            && tagged.is_none_or(may_go_on)
            && self.marks.known.get(token).is_none()
            && !self.is_apart(token)
    }

    /// Whether the tree keeps a word out of the name before it: a phrase of time, or an auxiliary of what follows, as in
    /// _toured Burkina Faso [Thursday]_.
    fn is_apart(&self, token: TokenId) -> bool {
        matches!(
            self.analysis.relation(token),
            Relation::OblUnmarked
                | Relation::NmodUnmarked
                | Relation::Aux
                | Relation::AuxPass
                | Relation::Cop
        ) && self.analysis.head(token) != token.checked_sub(1)
    }

    /// A run with the place right after it that belongs to it: _Air India_, _Environment Canada_.
    pub fn with_place(&self, start: TokenId, end: TokenId) -> TokenId {
        let known = self.marks.known.get(end);
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

    pub fn is_first(&self, token: TokenId) -> bool {
        !token_is_inside_sentence(self.analysis, token)
    }

    /// Whether only white space is between a token and the one before it.
    pub fn touches_with_space(&self, token: TokenId) -> bool {
        token > 0
            && self.analysis.tokens[token - 1].span.end + 1
                == self.analysis.tokens[token].span.start
    }

    /// Whether a run ends in a noun for an institution, building, event or work: _Navy_, _Square_, _Cup_.
    pub fn names_something(&self, start: TokenId, end: TokenId) -> bool {
        (start..end).any(|token| is_institution(self.analysis.word(token)))
    }

    /// The end of a run of proper nouns with the small words that join them.
    pub fn run_end(&self, start: TokenId) -> TokenId {
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
    pub fn link_length(&self, start: TokenId, end: TokenId) -> usize {
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
    pub fn touches(&self, token: TokenId) -> bool {
        token > 0
            && self.analysis.tokens[token - 1].span.end == self.analysis.tokens[token].span.start
    }

    pub fn continues(&self, token: TokenId, link: usize) -> bool {
        let hyphen_part = link == 1 && self.touches(token) && self.touches(token - 1);
        let proper = self.starts_name(token)
            || self.is_name_head(token)
            || (hyphen_part && self.is_word(token));
        if link == 0 && self.is_apart(token) {
            return false;
        }
        let own_name = link == 0
            && self
                .marks
                .known
                .get(token)
                .is_some_and(|(_, senses)| senses[0].demonym);
        let is_own = self.marks.tagged.get(token).is_some() || self.marks.is_known[token];
        if link == 0 && is_roman_numeral(self.analysis.word(token)) {
            return true;
        }
        proper && !own_name && (link > 0 || !is_own) && (link > 0 || self.title_at(token).is_none())
    }

    pub fn is_word(&self, token: TokenId) -> bool {
        self.analysis.word(token).chars().all(char::is_alphanumeric)
    }

    /// Takes in the full stop of _Inc._ or _Jr._
    pub fn with_full_stop(&self, start: TokenId, end: TokenId) -> TokenId {
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
    pub fn is_name_run(&self, start: TokenId, end: TokenId) -> bool {
        let words = (start..end).map(|token| self.analysis.word(token));
        let mut real =
            words.filter(|word| !is_calendar(word) && word.contains(char::is_alphabetic));
        real.next().is_some() && !self.is_common_noun(start, end)
    }

    /// Whether a lone capital that opens a sentence is that of a common noun for people: _Farmers blame Keller._
    fn is_common_noun(&self, start: TokenId, end: TokenId) -> bool {
        let word = self.analysis.lower_word(start);
        let singular = word.strip_suffix('s').filter(|_| end == start + 1);
        self.is_first(start)
            && singular.is_some_and(|noun| NounClass::of(noun) == NounClass::Person)
    }
}
