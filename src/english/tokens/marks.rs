//! Marks, symbols, pictograms, and the words that begin with a mark.

use super::Scanner;
use super::chars::{self, Class};

impl Scanner<'_> {
    /// Reads the mark that begins here, of `length` bytes.
    pub(super) fn mark(&mut self, length: usize) {
        let Some(mark) = chars::char_at(self.text, self.at) else {
            return;
        };
        match mark {
            '\'' | '\u{2019}' | '\u{2018}' | '`' => self.apostrophe(mark),
            '.' if self.is_fraction() => self.joined_mark(length),
            '.' | '!' | '?' | '\u{2026}' => self.push(self.stops_end()),
            '#' | '@' if self.begins_tag() => self.tag(),
            '+' if self.byte(self.at + 1).is_ascii_digit() && !self.touches_last() => {
                self.joined_mark(length);
            }
            ':' | ';' | '=' | '(' if self.emoticon_end().is_some() => self.emoticon(),
            '-' | '*' | '=' | '_' | '~' | '#' | '+' | '<' | '>' | '|' | '/' | '\\' | '$' => {
                self.push(self.same_end(mark, usize::MAX));
            }
            _ => self.push(self.at + length),
        }
    }

    /// Reads an apostrophe or single quotation mark, and the short word it may begin.
    fn apostrophe(&mut self, mark: char) {
        if mark != '\u{2018}'
            && let Some(end) = self.clitic_end()
        {
            return self.push(end);
        }
        if !self.touches_last() {
            if let Some(pieces) = self.elision() {
                return self.push_pieces(pieces);
            }
            if let Some(end) = self.year_end(mark.len_utf8()) {
                return self.push(end);
            }
        }
        self.push(self.same_end(mark, 2));
    }

    /// The end of a year without its century: _'05_, _'60s_.
    fn year_end(&self, apostrophe: usize) -> Option<usize> {
        let year = self.at + apostrophe;
        let is_year = self.byte(year).is_ascii_digit() && self.byte(year + 1).is_ascii_digit();
        let end = self.run_end(year);
        let ending = self.slice(year + 2, end);
        (is_year && (ending.is_empty() || ending == "s")).then_some(end)
    }

    /// The end of a run of one mark, of not more than `most` of them.
    fn same_end(&self, mark: char, most: usize) -> usize {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let count = rest.chars().take(most).take_while(|&c| c == mark).count();
        self.at + count * mark.len_utf8()
    }

    /// The end of a run of stops, question and exclamation marks.
    fn stops_end(&self) -> usize {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let others = rest.trim_start_matches(['.', '!', '?', '\u{2026}']);
        self.at + rest.len() - others.len()
    }

    /// Whether a point begins a number, as in _.45_.
    fn is_fraction(&self) -> bool {
        self.byte(self.at + 1).is_ascii_digit() && !self.touches_last()
    }

    /// Reads a number that begins with a mark: _.45_, _+44_.
    fn joined_mark(&mut self, length: usize) {
        let next = self.at + length;
        let end = self.word_end(next, self.run_end(next));
        self.joined_word(end);
    }

    /// Whether a hashtag or the name of an account begins here.
    fn begins_tag(&self) -> bool {
        let next = chars::class_at(self.text, self.at + 1);
        matches!(next, Some((Class::Letter, _))) || self.byte(self.at + 1) == b'_'
    }

    /// Reads a hashtag or the name of an account.
    fn tag(&mut self) {
        let mut end = self.at + 1;
        while self.is_word_byte(end) || self.byte(end) == b'_' {
            end = self.run_end(end).max(end + 1);
        }
        self.push(end);
    }

    /// The end of a face made of marks, as in _:-)_; it touches no letter.
    fn emoticon_end(&self) -> Option<usize> {
        if self.touches_last() {
            return None;
        }
        let reversed = self.byte(self.at) == b'(';
        let nose = usize::from(matches!(self.byte(self.at + 1), b'-' | b'o' | b'^'));
        let mouth = self.at + 1 + nose;
        let is_face = match self.byte(mouth) {
            b':' | b';' => reversed,
            b')' | b'(' | b'D' | b'P' | b'p' | b'/' | b'\\' => !reversed,
            _ => false,
        };
        let free = !self.is_word_byte(mouth + 1) && self.byte(mouth + 1) != b'/';
        (is_face && free).then_some(mouth + 1)
    }

    /// Reads a face made of marks.
    fn emoticon(&mut self) {
        let end = self.emoticon_end().unwrap_or(self.at + 1);
        self.push(end);
    }
}
