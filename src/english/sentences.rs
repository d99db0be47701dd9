//! Where sentences end within a block.
//!
//! A sentence ends at a full stop, question or exclamation mark with the closing quotation marks
//! and brackets after it, unless the words that follow go on with it: _"Really?" she asked._

mod brackets;
mod quotations;
mod stops;

use std::ops::{Not, Range};

use super::abbreviations::{Abbreviation, opens_sentences};
use super::word_list::WordList;
use crate::span::Span;
use brackets::Brackets;
use quotations::Quotations;
use stops::Stop;

/// The most tokens of one sentence: what is longer is cut, so that later steps stay linear.
const LONGEST: usize = 200;

/// The most tokens of a quotation's rest that stay with the sentence that leads it in.
const SHORT_REST: usize = 30;

/// Groups the tokens of one block into sentences: ranges of token numbers, without gaps.
pub fn split(text: &str, tokens: &[Span]) -> Vec<Range<usize>> {
    let block = Block::new(text, tokens);
    let mut sentences = Vec::new();
    let mut start = 0;
    for end in 1..=tokens.len() {
        if block.ends_at(start, end) {
            sentences.push(start..end);
            start = end;
        } else if end - start == LONGEST {
            let cut = block.best_cut(start, end);
            sentences.push(start..cut);
            start = cut;
        }
    }
    sentences
}

/// The tokens of a block, with what is known of all of its quotations and brackets.
struct Block<'t> {
    text: &'t str,
    tokens: &'t [Span],
    quotations: Quotations,
    brackets: Brackets,
}

impl<'t> Block<'t> {
    fn new(text: &'t str, tokens: &'t [Span]) -> Self {
        Self {
            text,
            tokens,
            quotations: Quotations::find(text, tokens),
            brackets: Brackets::find(text, tokens),
        }
    }

    /// Whether the sentence that began at token `start` ends before token `end`.
    fn ends_at(&self, start: usize, end: usize) -> bool {
        if end == self.tokens.len() {
            return true;
        }
        if self.closes(end) || self.is_enumerator(start, end) {
            return false;
        }
        if self.begins_credit(end) || self.is_separator(end) || self.is_separator(end - 1) {
            return true;
        }
        let last = self.before_closers(start, end);
        if !self.has_words(start, last) {
            return false;
        }
        match self.stop(last) {
            Stop::None => false,
            _ if self.brackets.inside(last, start) && !self.brackets.closed(last, end) => false,
            Stop::Full if self.is_quoted_on(start, last, end) => false,
            Stop::Full => self.goes_on_after_stop(last, end).not(),
            Stop::Ellipsis => self.is_capitalised(end) || self.opens(end),
            Stop::Abbreviated(kind) => self.ends_after_abbreviation(kind, last, end),
        }
    }

    /// The last token before `end` that is no closing quotation mark or bracket.
    fn before_closers(&self, start: usize, end: usize) -> usize {
        let closers = (start + 1..end)
            .rev()
            .take_while(|&token| self.closes(token));
        end - 1 - closers.count()
    }

    /// Whether the tokens from `start` to `last` are not only marks.
    fn has_words(&self, start: usize, last: usize) -> bool {
        last - start > 4 || (start..last).any(|token| self.first(token).is_alphanumeric())
    }

    /// Whether the token closes a quotation or bracket, or is part of a note's number: _[12]_.
    fn closes(&self, token: usize) -> bool {
        self.quotations.closes(token)
            || self.brackets.note(token)
            || matches!(self.word(token), ")" | "]" | "}")
    }

    /// Whether the credit of a picture begins at the token: _Image: …_
    fn begins_credit(&self, token: usize) -> bool {
        self.word(token + 1) == ":" && CREDITS.contains(self.word(token))
    }

    /// Whether the token is a line of marks that divides texts: _***_, _=====_.
    fn is_separator(&self, token: usize) -> bool {
        let word = self.word(token);
        word.len() >= 3 && word.bytes().all(|byte| b"*=_~-#".contains(&byte))
    }

    /// Whether the token opens a quotation or bracket.
    fn opens(&self, token: usize) -> bool {
        self.quotations.opens(token) || matches!(self.word(token), "(" | "[" | "{")
    }

    /// The token's form.
    fn word(&self, token: usize) -> &'t str {
        let span = self.tokens.get(token).copied().unwrap_or_default();
        span.text(self.text)
    }

    /// Whether the tokens touch.
    fn touches(&self, token: usize, next: usize) -> bool {
        match (self.tokens.get(token), self.tokens.get(next)) {
            (Some(token), Some(next)) => token.end == next.start,
            _ => false,
        }
    }
}

impl Block<'_> {
    /// What kind of stop the token is; a point after a point and a space is part of an ellipsis.
    fn stop(&self, token: usize) -> Stop {
        let before = token.checked_sub(1).map_or("", |before| self.word(before));
        match self.word(token) {
            "." if before == "." => Stop::Ellipsis,
            word => Stop::of(word),
        }
    }

    /// Whether the sentence goes on after a stop and the closing marks that follow it.
    fn goes_on_after_stop(&self, last: usize, next: usize) -> bool {
        let closed = next > last + 1;
        let touching = self.touches(next - 1, next);
        if self.is_lowercase(next) {
            let ends = matches!(self.word(last), "." | "?") && !self.may_be_abbreviation(last);
            return closed || touching || !ends;
        }
        let is_stop = matches!(self.stop(next), Stop::Full | Stop::Ellipsis);
        let digit = touching && !closed && self.first(next).is_ascii_digit();
        let is_dash = matches!(self.word(next), "-" | "--" | "–" | "—");
        let dash = is_dash && self.may_be_abbreviation(last);
        is_stop
            || digit
            || dash
            || is_comma(self.word(next))
            || (closed && self.is_reported(last, next))
    }

    /// Whether the stop is in a short quotation that is led in, so that the next sentence in it is
    /// said by the same: _He said, "We go. They stay."_
    fn is_quoted_on(&self, start: usize, last: usize, end: usize) -> bool {
        let Some(open) = self.quotations.open_at(last, start) else {
            return false;
        };
        let lead = open.checked_sub(1).map_or("", |before| self.word(before));
        let is_led_in = lead == "," || quotations::is_speech_verb(lead);
        let close = (end..end + SHORT_REST).find(|&token| self.quotations.closes(token));
        is_led_in && open > start && end == last + 1 && close.is_some()
    }

    /// Whether the words after a closed quotation report who said it: _"Why?" Ms. Lee asked._
    fn is_reported(&self, last: usize, next: usize) -> bool {
        let is_question = self.word(last) != ".";
        is_question && self.quotations.closes(next - 1) && self.speaks_within(next, 5)
    }

    /// Whether a verb of speech follows within some words, with only names and titles before it.
    fn speaks_within(&self, next: usize, words: usize) -> bool {
        (next..next + words)
            .take_while(|&token| token == next || self.is_name_like(token - 1))
            .any(|token| quotations::is_speech_verb(self.word(token)))
    }

    /// Whether the token may be a word of a name or of _the minister_.
    fn is_name_like(&self, token: usize) -> bool {
        self.first(token).is_alphabetic()
    }

    /// Whether the word before a stop may be an abbreviation that no list has: a short one that
    /// is followed by a small letter.
    fn may_be_abbreviation(&self, stop: usize) -> bool {
        let word = stop.checked_sub(1).map_or("", |before| self.word(before));
        word.len() <= 5 && word.chars().any(char::is_uppercase)
    }

    /// Whether a sentence ends after an abbreviation of some kind.
    fn ends_after_abbreviation(&self, kind: Abbreviation, last: usize, next: usize) -> bool {
        let closed = next > last + 1;
        let next = if self.quotations.opens(next) {
            next + 1
        } else {
            next
        };
        let word = self.word(next);
        match kind {
            Abbreviation::Title | Abbreviation::Number => closed && opens_sentences(word),
            Abbreviation::Plain | Abbreviation::AfterComma => opens_sentences(word),
            Abbreviation::OftenFinal => self.is_capitalised(next) && !belongs_to_time(word),
        }
    }

    /// Whether the tokens from `start` to `end` only number what follows: _1._, _a._
    fn is_enumerator(&self, start: usize, end: usize) -> bool {
        let word = self.word(start);
        let number = word.len() <= 2 && word.bytes().all(|byte| byte.is_ascii_digit());
        end - start == 2 && number && self.word(start + 1) == "."
    }

    /// Where a sentence that is too long is cut: after the strongest mark of its second half.
    fn best_cut(&self, start: usize, end: usize) -> usize {
        let half = start + (end - start) / 2;
        (half..end)
            .max_by_key(|&token| (strength(self.word(token)), token))
            .map_or(end, |token| token + 1)
    }

    /// The token's first character.
    fn first(&self, token: usize) -> char {
        self.word(token).chars().next().unwrap_or_default()
    }

    /// Whether the token begins with a small letter.
    fn is_lowercase(&self, token: usize) -> bool {
        self.first(token).is_lowercase()
    }

    /// Whether the token begins with a capital letter.
    fn is_capitalised(&self, token: usize) -> bool {
        self.first(token).is_uppercase()
    }
}

/// Whether the word goes on with an hour: _p.m. EST_, _a.m. Monday_.
fn belongs_to_time(word: &str) -> bool {
    let is_zone = matches!(word.len(), 2..=4) && word.chars().all(char::is_uppercase);
    is_zone || TIME_WORDS.contains(word)
}

/// Whether the token is a mark that never begins a sentence.
fn is_comma(word: &str) -> bool {
    matches!(word, "," | ";" | ":")
}

/// How good a place a mark is for cutting a sentence that is too long.
fn strength(word: &str) -> u8 {
    match word {
        ";" => 4,
        ":" | "—" | "–" | "--" => 3,
        "," => 2,
        ")" | "]" | "}" | "\"" | "”" => 1,
        _ => 0,
    }
}

static CREDITS: WordList = WordList::new(include_str!("../../data/lexicons/credits.txt"));
static TIME_WORDS: WordList = WordList::new(include_str!("../../data/lexicons/time-words.txt"));

#[cfg(test)]
mod tests;
