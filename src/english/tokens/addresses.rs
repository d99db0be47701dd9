//! Web addresses and mailboxes.

use super::Scanner;
use super::chars::{self, Class};

/// How addresses begin.
const BEGINNINGS: [&str; 5] = ["http://", "https://", "www.", "ftp://", "mailto:"];

/// How many pieces of a mailbox's name may stand before its last word.
const MAILBOX_PIECES: usize = 8;

impl Scanner<'_> {
    /// The end of the web address that begins at `start`; none if none does.
    pub(super) fn address_end(&self, start: usize) -> Option<usize> {
        if !matches!(self.byte(start) | 0x20, b'h' | b'w' | b'f' | b'm') {
            return None;
        }
        let length = BEGINNINGS
            .iter()
            .find(|beginning| self.begins_with(start, beginning))?
            .len();
        let end = self.without_closing_marks(start + length, self.visible_end(start + length));
        (end > start + length).then_some(end)
    }

    /// Whether the text goes on with some ASCII letters and marks, large or small.
    fn begins_with(&self, start: usize, beginning: &str) -> bool {
        let bytes = self.text.as_bytes().get(start..start + beginning.len());
        bytes.is_some_and(|bytes| bytes.eq_ignore_ascii_case(beginning.as_bytes()))
    }

    /// The end of the characters from `start` on that can be part of an address.
    fn visible_end(&self, start: usize) -> usize {
        let mut at = start;
        while let Some((class, length)) = chars::class_at(self.text, at) {
            let stops = matches!(self.byte(at), b'<' | b'>' | b'"' | b'|' | b'`')
                || (class == Class::Mark && length > 1);
            if class == Class::Space || stops {
                break;
            }
            at += length;
        }
        at
    }

    /// The end of an address without the marks that belong to the sentence around it.
    fn without_closing_marks(&self, start: usize, end: usize) -> usize {
        let address = self.slice(start, end);
        let has_bracket = address.contains('(');
        let is_closing = |mark: char| match mark {
            ')' => !has_bracket,
            _ => matches!(mark, '.' | ',' | ';' | ':' | '!' | '?' | '\'' | ']' | '}'),
        };
        start + address.trim_end_matches(is_closing).len()
    }

    /// Whether a word is a mailbox such as _desk@example.com_.
    pub(super) fn is_mailbox(&self, start: usize, end: usize) -> bool {
        let word = self.slice(start, end);
        word.split_once('@')
            .is_some_and(|(_, host)| host.contains('.'))
    }

    /// Adds a mailbox as one token, with the pieces of its name that were taken for words.
    pub(super) fn push_mailbox(&mut self, end: usize) {
        for _ in 0..MAILBOX_PIECES {
            let Some(token) = self.last().filter(|token| token.end == self.at) else {
                break;
            };
            if !token.text(self.text).bytes().all(is_mailbox_byte) {
                break;
            }
            self.tokens.pop();
            self.at = token.start;
        }
        self.push(end);
    }
}

/// Whether a byte can be in a mailbox's name.
fn is_mailbox_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'%' | b'+' | b'-')
}
