//! Titles before proper names: _Prime Minister_, _acting Defence Secretary_.

use std::ops::Range;

use super::marks::is_proper;
use super::walk::Walk;
use super::words::is_before_title;
use crate::english::{NameType, TokenId};
use crate::reading::lexicon::{NounClass, TITLES, is_given_name, opens_title};
use crate::reading::phrase::text_of;

/// The most tokens that a title has.
const LONGEST_TITLE: usize = 5;

impl Walk<'_, '_> {
    /// The longest title that starts here, if it is written with a capital or stands before a name.
    pub fn title_at(&self, start: TokenId) -> Option<Range<TokenId>> {
        if self.is_role_before_name(start) {
            return Some(start..start + 1);
        }
        let end = self.title_end(start)?;
        let capital = self.analysis.word(start).starts_with(char::is_uppercase);
        let before_name = end < self.end && self.starts_name(end);
        // "King" of "King Street" or a person called King is no title: a title stands before a name.
        (before_name || (capital && !self.follows_name(start)))
            .then_some(start..end)
            .filter(|title| !self.is_inside_longer_name(title))
    }

    /// _Boxer Jerome Dixon_: a noun for persons with the capital of the sentence, before a given name and another.
    fn is_role_before_name(&self, start: TokenId) -> bool {
        let noun = self.analysis.lower_word(start);
        start + 2 < self.end
            && self.is_first(start)
            && NounClass::of(&noun) == NounClass::Person
            && !is_given_name(&noun)
            && !TITLES.contains(&noun)
            && is_given_name(self.analysis.word(start + 1))
            && self.starts_name(start + 1)
    }

    /// The end of the title that starts here, with words such as _acting_ and a portfolio before it.
    pub fn title_end(&self, start: TokenId) -> Option<TokenId> {
        let lower = |token: TokenId| self.analysis.lower_word(token);
        let mut first = start;
        while first < self.end && first < start + 2 && is_before_title(&lower(first)) {
            first += 1;
        }
        if first == self.end || !opens_title(&lower(first)) {
            return None;
        }
        let most = self.end.min(first + LONGEST_TITLE);
        (first + 1..=most)
            .rev()
            .find(|&end| TITLES.contains_lowercase(text_of(self.analysis, first..end)))
    }

    pub fn follows_name(&self, token: TokenId) -> bool {
        token > 0 && is_proper(self.analysis, token - 1) && !self.marks.is_known[token - 1]
    }

    pub fn is_inside_longer_name(&self, title: &Range<TokenId>) -> bool {
        let known = self.marks.known.get(title.start).map(|(end, _)| *end);
        let tagged = self.marks.tagged.get(title.start);
        known.is_some_and(|end| end > title.end)
            || tagged.is_some_and(|&(end, kind)| end > title.end && kind != NameType::Person)
    }
}
