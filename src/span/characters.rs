//! Byte offsets told in characters.

use super::Span;

/// How many bytes lie between two counted places.
const STRIDE: usize = 256;

/// The number of characters before each byte of a text: what RDF and CoNLL-U count in.
///
/// Built in one pass over the text; a question costs no more than a fixed number of bytes, however long the text is.
///
/// # Examples
///
/// ```
/// use cloze::span::{Characters, Span};
///
/// let text = "café au lait";
/// let characters = Characters::new(text);
/// assert_eq!(characters.span(Span::new(6, 8)), Span::new(5, 7));
/// ```
#[derive(Clone, Debug)]
pub struct Characters<'d> {
    text: &'d str,
    /// The number of characters that begin before each multiple of [`STRIDE`].
    before: Vec<usize>,
}

impl<'d> Characters<'d> {
    /// Counts the characters of a text.
    pub fn new(text: &'d str) -> Self {
        let mut count = 0;
        let mut before = vec![0];
        for piece in text.as_bytes().chunks(STRIDE) {
            count += count_starts(piece);
            before.push(count);
        }
        Self { text, before }
    }

    /// The number of characters before a byte offset; offsets past the end count as the end.
    pub fn offset(&self, byte: usize) -> usize {
        let byte = byte.min(self.text.len());
        let piece = byte / STRIDE;
        let rest = &self.text.as_bytes()[piece * STRIDE..byte];
        self.before[piece] + count_starts(rest)
    }

    /// The same span in characters.
    pub fn span(&self, span: Span) -> Span {
        Span::new(self.offset(span.start), self.offset(span.end))
    }
}

/// Counts the bytes that begin a character.
fn count_starts(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xC0 != 0x80).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_offset_agrees_with_a_count_from_the_start() {
        let text = "Zoë gifted “朝鲜” a 🐎. ".repeat(40);
        let characters = Characters::new(&text);
        for (count, (byte, _)) in text.char_indices().enumerate() {
            assert_eq!(characters.offset(byte), count, "at byte {byte}");
        }
        assert_eq!(characters.offset(usize::MAX), text.chars().count());
    }

    #[test]
    fn an_empty_text_has_one_offset() {
        assert_eq!(Characters::new("").span(Span::new(0, 9)), Span::new(0, 0));
    }
}
