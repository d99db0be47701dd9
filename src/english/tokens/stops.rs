//! Whether the full stop after a word belongs to it.

use super::Scanner;
use super::chars;
use crate::english::abbreviations::{Abbreviation, opens_sentences};

impl Scanner<'_> {
    /// The end of a word, with its full stop if it is an abbreviation.
    pub(super) fn with_stop(&self, start: usize, end: usize) -> usize {
        let single_stop = self.byte(end) == b'.' && self.byte(end + 1) != b'.';
        if single_stop && self.takes_stop(start, end) {
            end + 1
        } else {
            end
        }
    }

    /// Whether the word before a full stop is an abbreviation.
    fn takes_stop(&self, start: usize, end: usize) -> bool {
        let word = self.slice(start, end);
        if word.len() == 1 && word.bytes().all(|byte| byte.is_ascii_uppercase()) {
            return self.is_initial(word, start, end);
        }
        match Abbreviation::of(word) {
            Some(Abbreviation::Number) => self.following(end + 1).is_ascii_digit(),
            Some(Abbreviation::AfterComma) => {
                self.last().is_some_and(|last| last.text(self.text) == ",")
            }
            Some(_) => true,
            None => has_inner_stops(word) || self.byte(end + 1) == b',',
        }
    }

    /// The first byte after white space from a place on; 0 at the end.
    fn following(&self, at: usize) -> u8 {
        self.byte(self.skip_spaces(at))
    }

    /// The first place from `at` on that is no space.
    fn skip_spaces(&self, at: usize) -> usize {
        let mut next = at;
        while let Some((chars::Class::Space, length)) = chars::class_at(self.text, next) {
            next += length;
        }
        next
    }

    /// Whether a capital letter is the initial of a name: _J. Smith_ but not _Plan B. The plan_.
    fn is_initial(&self, letter: &str, start: usize, end: usize) -> bool {
        let next = self.skip_spaces(end + 1);
        let after = self.byte(next);
        if letter == "I" && start > 0 && !self.follows_initial() {
            return false;
        }
        let next_end = self.run_end(next);
        let is_another_initial = next_end == next + 1 && self.byte(next_end) == b'.';
        let opener = || opens_sentences(self.slice(next, next_end));
        match after {
            b',' | b'-' => true,
            b'A'..=b'Z' | 0x80.. => is_another_initial || !opener(),
            _ => false,
        }
    }

    /// Whether the last token is an initial.
    fn follows_initial(&self) -> bool {
        self.last()
            .is_some_and(|token| token.len() == 2 && token.text(self.text).ends_with('.'))
    }
}

/// Whether a word is letters with stops between them, such as _U.S_, _p.m_ or _Ph.D_.
fn has_inner_stops(word: &str) -> bool {
    let mut parts = word.rsplit('.');
    let last = parts.next().unwrap_or_default();
    let is_letter = last.len() == 1 && last.bytes().all(|byte| byte.is_ascii_alphabetic());
    word.len() <= 12 && is_letter && parts.next().is_some_and(|part| part.len() <= 2)
}
