//! Where a word ends: which marks between letters and figures are inside of it.

use super::Scanner;
use super::chars::{self, Class};
use super::endings::is_decade;
use crate::english::abbreviations::Abbreviation;
use crate::english::word_list::WordList;

/// How far back a word is searched for a sign that it is an address.
const ADDRESS_WINDOW: usize = 64;

/// The longest date or telephone number.
const LONGEST_NUMBER: usize = 24;

impl Scanner<'_> {
    /// Reads the word or number that begins here.
    pub(super) fn word(&mut self) {
        let start = self.at;
        if let Some(end) = self.address_end(start) {
            return self.push(end);
        }
        let letters = self.run_end(start);
        let end = self.word_end(start, letters);
        let is_plain = end == letters && !self.byte(start).is_ascii_digit();
        if is_plain {
            self.plain_word(end);
        } else {
            self.joined_word(end);
        }
    }

    /// The end of a run of letters and figures.
    pub(super) fn run_end(&self, start: usize) -> usize {
        let mut at = start;
        while let Some((Class::Letter | Class::Digit | Class::Extend, length)) =
            chars::class_at(self.text, at)
        {
            at += length;
        }
        at
    }

    /// The end of the word that begins at `start` and goes on at least to `at`.
    pub(super) fn word_end(&self, start: usize, at: usize) -> usize {
        let mut end = self.number_end(start).unwrap_or(at);
        while let Some(mark) = chars::char_at(self.text, end) {
            let next = end + mark.len_utf8();
            if !self.is_word_byte(next) || !self.joins(start, end, next, mark) {
                break;
            }
            end = self.run_end(next);
        }
        self.with_currency(start, end)
    }

    /// Whether a letter or figure begins at a place.
    pub(super) fn is_word_byte(&self, at: usize) -> bool {
        let class = chars::class_at(self.text, at);
        matches!(class, Some((Class::Letter | Class::Digit, _)))
    }

    /// Whether a mark between letters or figures is inside the word that began at `start`.
    fn joins(&self, start: usize, at: usize, next: usize, mark: char) -> bool {
        let (before, after) = (self.byte(at.wrapping_sub(1)), self.byte(next));
        let digits = before.is_ascii_digit() && after.is_ascii_digit();
        let letters = !before.is_ascii_digit() && !after.is_ascii_digit();
        match mark {
            '.' => digits || self.stop_joins(start, at),
            ',' => digits && self.is_thousands(start, next),
            ':' => digits,
            '_' | '@' => true,
            '&' => before.is_ascii_uppercase() && after.is_ascii_uppercase(),
            '*' | '$' => letters,
            '/' => digits || self.slash_joins(start, at),
            _ if chars::is_apostrophe(mark) => letters || self.is_decade(start, at, next),
            _ if chars::is_hyphen(mark) => self.hyphen_joins(start, at, next),
            _ => false,
        }
    }

    /// Whether a stop before a letter is inside the word, as in _U.S._ and _bbc.co.uk_; not in
    /// _it.The_, which lacks a space.
    fn stop_joins(&self, start: usize, at: usize) -> bool {
        let (before, after) = (self.byte(at.wrapping_sub(1)), self.byte(at + 1));
        if after.is_ascii_digit() {
            return false;
        }
        if before.is_ascii_digit() {
            return after.is_ascii_lowercase();
        }
        let capitalised = after.is_ascii_uppercase() && self.byte(at + 2).is_ascii_lowercase();
        !capitalised || !self.ends_sentence_or_abbreviation(start, at)
    }

    /// Whether the word so far ends in small letters or is an abbreviation such as _Mr._
    fn ends_sentence_or_abbreviation(&self, start: usize, at: usize) -> bool {
        let small = self.byte(at.wrapping_sub(1)).is_ascii_lowercase()
            && self.byte(at.wrapping_sub(2)).is_ascii_lowercase();
        small || Abbreviation::of(self.slice(start, at)).is_some()
    }

    /// Whether exactly three figures follow a comma, after not more than three or another comma.
    fn is_thousands(&self, start: usize, next: usize) -> bool {
        let digits = |range: std::ops::Range<usize>| {
            range.into_iter().all(|at| self.byte(at).is_ascii_digit())
        };
        let group_before = self.byte(next.wrapping_sub(5)) == b',' || next - start <= 4;
        group_before && digits(next..next + 3) && !self.byte(next + 3).is_ascii_digit()
    }

    /// Whether the apostrophe makes the plural of a decade, as in _1990's_.
    fn is_decade(&self, start: usize, at: usize, next: usize) -> bool {
        let is_plural = self.byte(next) == b's' && !self.is_word_byte(next + 1);
        is_plural && is_decade(self.slice(start, at))
    }

    /// Whether a slash is inside the word: _w/o_, _I/O_, or the path of an address.
    fn slash_joins(&self, start: usize, at: usize) -> bool {
        let single = at - start == 1 && !self.is_word_byte(at + 2);
        let window = start.max(at.saturating_sub(ADDRESS_WINDOW));
        let address = || {
            let word = self.text.as_bytes().get(window..at).unwrap_or_default();
            word.windows(2)
                .any(|pair| pair[0] == b'.' && pair[1].is_ascii_lowercase())
        };
        single || address()
    }

    /// Whether the hyphen follows a prefix, as in _e-mail_, or precedes a suffix, as in _clockwise_.
    fn hyphen_joins(&self, start: usize, at: usize, next: usize) -> bool {
        let in_compound = self
            .slice(0, start)
            .chars()
            .next_back()
            .is_some_and(chars::is_hyphen);
        let follower = self.slice(next, next + self.ascii_letters(next));
        let prefix = PREFIXES.contains_lowercase(self.slice(start, at));
        (prefix && !in_compound && follower != "the") || SUFFIXES.contains_lowercase(follower)
    }

    /// The number of ASCII letters from a place on, counted up to eight.
    fn ascii_letters(&self, at: usize) -> usize {
        (0..8)
            .take_while(|offset| self.byte(at + offset).is_ascii_alphabetic())
            .count()
    }

    /// The end of a date or telephone number in figures and hyphens, as in _2015-05-18_.
    fn number_end(&self, start: usize) -> Option<usize> {
        if !self.byte(start).is_ascii_digit() {
            return None;
        }
        let end = (start..start + LONGEST_NUMBER)
            .find(|&at| !matches!(self.byte(at), b'0'..=b'9' | b'-'))?;
        let number = self.slice(start, end);
        let mut groups = number.split('-').map(str::len);
        let (first, second, third) = (groups.next()?, groups.next()?, groups.next());
        let telephone = third.is_none() && matches!((first, second), (3 | 5, 4));
        let complete = !number.ends_with('-') && !number.contains("--");
        let is_number = (telephone || third.is_some()) && complete && !self.is_word_byte(end);
        is_number.then_some(end)
    }

    /// Takes in the sign of a currency that is named by a country: _US$_, _HK$_.
    fn with_currency(&self, start: usize, end: usize) -> usize {
        let named = end - start <= 3
            && self
                .slice(start, end)
                .bytes()
                .all(|byte| byte.is_ascii_uppercase());
        let sign = self.byte(end) == b'$' && !self.byte(end + 1).is_ascii_alphabetic();
        if named && sign { end + 1 } else { end }
    }
}

static PREFIXES: WordList =
    WordList::new(include_str!("../../../data/lexicons/hyphen-prefixes.txt"));
static SUFFIXES: WordList =
    WordList::new(include_str!("../../../data/lexicons/hyphen-suffixes.txt"));
