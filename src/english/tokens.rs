//! Words and marks, as the Universal Dependencies treebanks of English divide them.
//!
//! _don't_ is _do·n't_, _John's_ is _John·'s_, _well-known_ is _well·-·known_ (but _e-mail_ and
//! _non-proliferation_ are one word), _$5.2m_ is _$·5.2·m_, _U.S._ keeps its stops, also at the end
//! of a sentence. White space, control characters and other characters without a shape belong to
//! no token.

mod addresses;
mod chars;
mod endings;
mod marks;
mod stops;
mod words;

use crate::span::Span;
use chars::Class;

/// Divides a block of a text into tokens, in text order and without overlap.
pub fn tokenize(text: &str, block: Span) -> Vec<Span> {
    let mut scanner = Scanner::new(block.text(text));
    while scanner.step() {}
    for token in &mut scanner.tokens {
        token.start += block.start;
        token.end += block.start;
    }
    scanner.tokens
}

/// A walk through a text that leaves tokens behind.
struct Scanner<'t> {
    /// The block's text.
    text: &'t str,
    /// The byte that is read next.
    at: usize,
    /// The tokens found so far.
    tokens: Vec<Span>,
}

impl<'t> Scanner<'t> {
    fn new(text: &'t str) -> Self {
        Self {
            text,
            at: 0,
            tokens: Vec::with_capacity(text.len() / 5),
        }
    }

    /// Reads what begins at the next byte; false at the end of the text.
    fn step(&mut self) -> bool {
        let Some((class, length)) = chars::class_at(self.text, self.at) else {
            return false;
        };
        match class {
            Class::Space => self.at += length,
            Class::Extend => self.extend(length),
            Class::Letter | Class::Digit => self.word(),
            Class::Emoji => self.at += length,
            Class::Mark => self.mark(length),
        }
        true
    }

    /// Adds the bytes from the current place up to `end` as one token, and goes there.
    fn push(&mut self, end: usize) {
        self.tokens.push(Span::new(self.at, end));
        self.at = end;
    }

    /// Adds a character without meaning of its own to the token that it touches.
    fn extend(&mut self, length: usize) {
        let end = self.at + length;
        if let Some(token) = self.tokens.last_mut().filter(|token| token.end == self.at) {
            token.end = end;
        }
        self.at = end;
    }

    /// Whether the last token ends where the next byte is.
    fn touches_last(&self) -> bool {
        self.last().is_some_and(|token| token.end == self.at)
    }

    /// The last token.
    fn last(&self) -> Option<Span> {
        self.tokens.last().copied()
    }

    /// The byte at a place; 0 outside the text.
    fn byte(&self, at: usize) -> u8 {
        self.text.as_bytes().get(at).copied().unwrap_or_default()
    }

    /// The text between two places.
    fn slice(&self, start: usize, end: usize) -> &'t str {
        self.text.get(start..end).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests;
