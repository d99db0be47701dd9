//! A plain tokeniser and sentence splitter, until the real ones stand.

use std::ops::Range;

use crate::span::Span;

pub fn tokenize(text: &str, block: Span) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    let mut joins = false;
    for (offset, character) in block.text(text).char_indices() {
        let start = block.start + offset;
        let end = start + character.len_utf8();
        match spans.last_mut() {
            Some(last) if joins && character.is_alphanumeric() => last.end = end,
            _ if character.is_whitespace() => {}
            _ => spans.push(Span::new(start, end)),
        }
        joins = character.is_alphanumeric();
    }
    spans
}

pub fn split(text: &str, tokens: &[Span]) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let mut start = 0;
    for (position, token) in tokens.iter().enumerate() {
        if matches!(token.text(text), "." | "!" | "?") || position + 1 == tokens.len() {
            sentences.push(start..position + 1);
            start = position + 1;
        }
    }
    sentences
}
