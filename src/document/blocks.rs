//! Divides a text into title, headings, paragraphs and list items, by its layout alone.
//!
//! A block is a line, or several lines of text that is wrapped at a fixed width. An empty line
//! always ends a block.

mod lines;
mod wrapping;

use std::collections::HashMap;

use super::{Block, BlockKind};
use crate::span::Span;
use lines::{Line, lines};
use wrapping::Wrapping;

/// The longest heading, in bytes.
const LONGEST_HEADING: usize = 200;

/// Divides a text into blocks, in text order.
pub fn find(text: &str) -> Vec<Block> {
    let lines = lines(text);
    let wrapping = Wrapping::of(text, &lines);
    let mut blocks: Vec<Block> = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        let before = index.checked_sub(1).and_then(|before| lines.get(before));
        let open = blocks.last_mut().filter(|_| !line.after_gap);
        match (open, before) {
            (Some(block), Some(before)) if wrapping.continues(text, before, line, block.kind) => {
                block.span = block.span.join(line.span);
            }
            _ => blocks.push(begin(text, line)),
        }
    }
    name(text, &mut blocks);
    blocks
}

/// The first block of a text.
pub fn first(text: &str) -> Option<Block> {
    find(text).into_iter().next()
}

/// The block that a line begins.
fn begin(text: &str, line: &Line) -> Block {
    match line.item(text) {
        Some(span) => Block {
            span,
            kind: BlockKind::ListItem,
        },
        None => Block {
            span: line.span,
            kind: BlockKind::Paragraph,
        },
    }
}

/// Finds the title, the headings and the repeats.
fn name(text: &str, blocks: &mut [Block]) {
    let mut known = HashMap::new();
    for (index, block) in blocks.iter_mut().enumerate() {
        let piece = block.span.text(text);
        if block.kind == BlockKind::Paragraph {
            block.kind = BlockKind::of_line(piece, index == 0);
        }
        if repeats(text, block.span, &mut known) {
            block.kind = BlockKind::Repeat;
        }
    }
}

impl BlockKind {
    /// What a line or paragraph is by its last mark and its length; `first` is whether nothing
    /// stands before it.
    pub(crate) fn of_line(line: &str, first: bool) -> Self {
        let last = line.chars().rev().find(|c| !is_closing(*c));
        let is_short = line.len() <= LONGEST_HEADING;
        match last {
            _ if !is_short => Self::Paragraph,
            Some('?' | '!') if first => Self::Title,
            Some('.' | '!' | '?' | '…' | ':' | ';' | ',' | '。' | '！' | '？') => {
                Self::Paragraph
            }
            Some(_) if first => Self::Title,
            Some(_) => Self::Heading,
            None => Self::Paragraph,
        }
    }
}

/// Whether the character can stand after the last stop of a sentence.
fn is_closing(character: char) -> bool {
    matches!(character, '"' | '\'' | '”' | '’' | '»' | ')' | ']' | '}')
}

/// Whether a block says the same as one of those known: only letters and figures count, in any
/// case. Notes the block.
fn repeats(text: &str, block: Span, known: &mut HashMap<u64, Span>) -> bool {
    let Some(hash) = essence(block.text(text)).map(u64::from).reduce(mix) else {
        return false;
    };
    let earlier = *known.entry(hash).or_insert(block);
    earlier != block && essence(earlier.text(text)).eq(essence(block.text(text)))
}

/// Mixes a character into a hash: Fowler, Noll and Vo's, of characters for bytes.
fn mix(hash: u64, character: u64) -> u64 {
    (hash ^ character).wrapping_mul(0x0100_0000_01b3)
}

/// The letters and figures of a text, in small letters.
fn essence(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars()
        .filter(|character| character.is_alphanumeric())
        .map(small)
}

/// The small form of a letter that has one of a single character.
fn small(character: char) -> char {
    if character.is_ascii() {
        return character.to_ascii_lowercase();
    }
    let mut small = character.to_lowercase();
    match (small.next(), small.next()) {
        (Some(small), None) => small,
        _ => character,
    }
}

#[cfg(test)]
mod tests;
