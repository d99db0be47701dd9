//! What is cut from a word: clitics, the halves of contractions, units.

use super::Scanner;
use super::chars;
use crate::english::word_list::WordList;
use crate::span::Span;

impl Scanner<'_> {
    /// Adds a word of letters and figures only, which begins here and ends at `end`.
    pub(super) fn plain_word(&mut self, end: usize) {
        let word = self.slice(self.at, end);
        let contraction = match end - self.at {
            4..=8 => CONTRACTIONS.pieces(word),
            _ => None,
        };
        match contraction {
            Some(pieces) => self.push_pieces(pieces),
            None => self.push(self.with_stop(self.at, end)),
        }
    }

    /// Adds the pieces of a word that has figures or marks in it.
    pub(super) fn joined_word(&mut self, end: usize) {
        if self.is_mailbox(self.at, end) {
            return self.push_mailbox(end);
        }
        if let Some(unit) = self.unit_start(self.at, end) {
            self.push(unit);
        }
        if let Some(pieces) = CONTRACTIONS.pieces(self.slice(self.at, end)) {
            return self.push_pieces(pieces);
        }
        self.push_with_clitics(end);
    }

    /// Adds a word with its clitics as tokens of their own: _could·n't·'ve_.
    fn push_with_clitics(&mut self, end: usize) {
        let first = self.tokens.len();
        let (start, mut rest) = (self.at, end);
        while let Some(clitic) = clitic_start(self.slice(start, rest)) {
            self.tokens.push(Span::new(start + clitic, rest));
            rest = start + clitic;
        }
        if rest == end {
            return self.push(self.with_stop(start, end));
        }
        self.tokens.push(Span::new(start, rest));
        self.tokens
            .get_mut(first..)
            .expect("the clitics were added after the tokens counted")
            .reverse();
        self.at = end;
    }

    /// Adds the pieces of a contraction, given by their lengths.
    pub(super) fn push_pieces(&mut self, pieces: impl Iterator<Item = usize>) {
        for length in pieces {
            self.push(self.at + length);
        }
    }

    /// Where the unit begins in a number with a unit, such as _5km_ and _7p.m_.
    fn unit_start(&self, start: usize, end: usize) -> Option<usize> {
        let is_number = |&at: &usize| matches!(self.byte(at), b'0'..=b'9' | b'.' | b',' | b':');
        let unit = start + (start..end).take_while(is_number).count();
        if unit == start || unit == end {
            return None;
        }
        let text = self.slice(unit, end);
        let is_unit = UNITS.contains(text) || self.is_scale(start, text);
        is_unit.then_some(unit)
    }

    /// Whether a letter after a sum of money is a scale: _$5B_, _€20K_.
    fn is_scale(&self, start: usize, letter: &str) -> bool {
        let before = self.slice(0, start);
        let is_money = before.ends_with(['$', '€', '£', '¥']);
        is_money && matches!(letter, "M" | "B" | "K" | "T" | "t")
    }

    /// The end of the clitic that begins with the apostrophe here, as in _"Times"'s_.
    pub(super) fn clitic_end(&self) -> Option<usize> {
        let apostrophe = chars::char_at(self.text, self.at)?;
        let end = self.run_end(self.at + apostrophe.len_utf8());
        let is_clitic = clitic_start(self.slice(self.at, end)) == Some(0);
        (is_clitic && self.touches_last()).then_some(end)
    }

    /// The pieces of a word that has lost its beginning, such as _'em_ and _'tis_.
    pub(super) fn elision(&self) -> Option<impl Iterator<Item = usize> + use<>> {
        let apostrophe = chars::char_at(self.text, self.at)?.len_utf8();
        let end = self.run_end(self.at + apostrophe);
        let letters = self.slice(self.at + apostrophe, end);
        if letters.len() > 5 {
            return None;
        }
        let pieces = CONTRACTIONS.pieces(&format!("'{letters}"))?;
        let more = apostrophe - 1;
        Some(pieces.enumerate().map(
            move |(index, length)| {
                if index == 0 { length + more } else { length }
            },
        ))
    }
}

/// Where the clitic at the end of a word begins.
fn clitic_start(word: &str) -> Option<usize> {
    let tail = word.char_indices().rev().take(3);
    let (apostrophe, mark) = tail.into_iter().find(|&(_, c)| chars::is_apostrophe(c))?;
    let ending = word.get(apostrophe + mark.len_utf8()..)?;
    if ending.eq_ignore_ascii_case("t") {
        let negated = word.get(..apostrophe)?;
        return (negated.len() > 1 && negated.ends_with(['n', 'N'])).then(|| apostrophe - 1);
    }
    if word.get(..apostrophe).is_some_and(is_decade) {
        return None;
    }
    let is_clitic = ["s", "m", "d", "re", "ve", "ll"]
        .iter()
        .any(|clitic| ending.eq_ignore_ascii_case(clitic));
    is_clitic.then_some(apostrophe)
}

/// Whether a number names a decade, so that _'s_ after it is its plural: _1990's_, _70's_.
pub(super) fn is_decade(number: &str) -> bool {
    let is_number = number.bytes().all(|byte| byte.is_ascii_digit());
    is_number && matches!(number.len(), 2 | 4) && number.ends_with('0')
}

/// Words that are written as one but are several in grammar.
struct Contractions(WordList);

impl Contractions {
    /// The lengths of the pieces of a contraction; none if the word is not one.
    fn pieces(&self, word: &str) -> Option<impl Iterator<Item = usize> + use<>> {
        let pieces = self.0.note_lowercase(word)?;
        Some(pieces.split('+').map(str::len))
    }
}

static CONTRACTIONS: Contractions = Contractions(WordList::new(include_str!(
    "../../../data/lexicons/contractions.txt"
)));
static UNITS: WordList = WordList::new(include_str!("../../../data/lexicons/units.txt"));
