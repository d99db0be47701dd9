//! Which tokens stand in brackets.

use crate::span::Span;

/// The most tokens between two brackets that belong together.
const WIDEST: usize = 80;

/// For each token, the bracket pair around it.
pub struct Brackets {
    /// The numbers of the opening and closing bracket of the outermost pair around each token.
    pairs: Vec<Option<(usize, usize)>>,
    /// Whether each token is part of a note's number in brackets.
    notes: Vec<bool>,
}

impl Brackets {
    /// Finds the bracket pairs of a block.
    pub fn find(text: &str, tokens: &[Span]) -> Self {
        let mut pairs = vec![None; tokens.len()];
        let mut notes = vec![false; tokens.len()];
        let mut open = Vec::new();
        for (index, token) in tokens.iter().enumerate() {
            match token.text(text) {
                "(" | "[" => open.push(index),
                ")" | "]" => {
                    if let Some(start) = open.pop() {
                        mark(&mut pairs, start, index);
                        mark_note(&mut notes, start, index, text, tokens);
                    }
                }
                _ => {}
            }
        }
        Self { pairs, notes }
    }

    /// Whether the token stands in a bracket that was opened within the sentence, after its start.
    pub fn inside(&self, token: usize, sentence: usize) -> bool {
        self.pair(token).is_some_and(|(open, _)| open > sentence)
    }

    /// Whether the bracket around the token is closed before token `end`.
    pub fn closed(&self, token: usize, end: usize) -> bool {
        self.pair(token).is_none_or(|(_, close)| close < end)
    }

    /// Whether the token is part of a note's number: _[12]_.
    pub fn note(&self, token: usize) -> bool {
        self.notes.get(token).copied().unwrap_or_default()
    }

    fn pair(&self, token: usize) -> Option<(usize, usize)> {
        self.pairs.get(token).copied().flatten()
    }
}

/// Notes the pair for the tokens between its brackets, if they are near each other.
fn mark(pairs: &mut [Option<(usize, usize)>], open: usize, close: usize) {
    if close - open > WIDEST {
        return;
    }
    if let Some(inner) = pairs.get_mut(open + 1..close) {
        inner.fill(Some((open, close)));
    }
}

/// Notes a pair of square brackets with only a number in it.
fn mark_note(notes: &mut [bool], open: usize, close: usize, text: &str, tokens: &[Span]) {
    let Some([first, number, _]) = tokens.get(open..=close) else {
        return;
    };
    let is_number = number.text(text).bytes().all(|byte| byte.is_ascii_digit());
    if first.text(text) == "["
        && is_number
        && let Some(inner) = notes.get_mut(open..=close)
    {
        inner.fill(true);
    }
}
