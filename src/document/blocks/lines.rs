//! The lines of a text that are not empty.

use crate::span::Span;

/// A line with something on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// The line without the white space around it.
    pub span: Span,
    /// The columns of white space before it.
    pub indent: usize,
    /// Whether an empty line or nothing stands before it.
    pub after_gap: bool,
}

/// Finds the lines of a text; they end at line feeds, carriage returns and the separators of
/// Unicode.
pub fn lines(text: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut after_gap = true;
    let mut start = 0;
    let text_without_pairs = text.split_inclusive(is_line_end);
    for piece in text_without_pairs {
        let is_rest_of_pair = piece == "\n" && text.get(..start).is_some_and(|t| t.ends_with('\r'));
        match line(piece, start, after_gap) {
            Some(line) => {
                lines.push(line);
                after_gap = false;
            }
            None if is_rest_of_pair => {}
            None => after_gap = true,
        }
        start += piece.len();
    }
    lines
}

fn is_line_end(character: char) -> bool {
    matches!(
        character,
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

/// The line that a piece of text is, if anything can be seen of it.
fn line(piece: &str, start: usize, after_gap: bool) -> Option<Line> {
    let rest = piece.trim_start_matches(is_blank);
    let trimmed = rest.trim_end_matches(is_blank);
    let blank = piece.len() - rest.len();
    let span = Span::new(start + blank, start + blank + trimmed.len());
    (!trimmed.is_empty()).then_some(Line {
        span,
        indent: piece.get(..blank).map_or(0, |blank| blank.chars().count()),
        after_gap,
    })
}

/// Whether a character leaves no ink.
fn is_blank(character: char) -> bool {
    character.is_whitespace()
        || character.is_control()
        || matches!(character, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{feff}')
}

impl Line {
    /// The line's width in columns, counted up to a limit.
    pub fn width(&self, text: &str, limit: usize) -> usize {
        let line = self.span.text(text).chars().take(limit).count();
        (self.indent + line).min(limit)
    }

    /// The width of its first word in columns, counted up to a limit.
    pub fn first_word(&self, text: &str, limit: usize) -> usize {
        let line = self.span.text(text).chars();
        line.take(limit).take_while(|c| !c.is_whitespace()).count()
    }

    /// Whether it begins with a small letter.
    pub fn is_lowercase(&self, text: &str) -> bool {
        self.span.text(text).starts_with(char::is_lowercase)
    }

    /// Whether it ends in a stop or colon.
    pub fn ends_clause(&self, text: &str) -> bool {
        self.span.text(text).ends_with(['.', '!', '?', ':', ';'])
    }

    /// The text of a list item without its bullet or number; none if the line is no list item.
    pub fn item(&self, text: &str) -> Option<Span> {
        let line = self.span.text(text);
        let marker = bullet(line).or_else(|| number(line))?;
        let rest = line.get(marker..)?;
        let item = rest.trim_start_matches(is_blank);
        let is_separated = item.len() < rest.len() && !item.is_empty();
        is_separated.then(|| Span::new(self.span.end - item.len(), self.span.end))
    }
}

/// The length of the bullet that a line begins with.
fn bullet(line: &str) -> Option<usize> {
    let first = line.chars().next()?;
    let is_bullet = matches!(
        first,
        '•' | '‣'
            | '◦'
            | '▪'
            | '■'
            | '●'
            | '○'
            | '·'
            | '–'
            | '-'
            | '*'
            | '+'
            | '►'
            | '→'
            | '✓'
    );
    is_bullet.then(|| first.len_utf8())
}

/// The length of the number that a line begins with: `1.`, `2)`, `(3)`, `a)`.
fn number(line: &str) -> Option<usize> {
    let opening = usize::from(line.starts_with('('));
    let rest = line.get(opening..)?;
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let letters = rest.bytes().take_while(u8::is_ascii_lowercase).count();
    let closing = rest.as_bytes().get(digits.max(letters))?;
    let is_number = match closing {
        b'.' => opening == 0 && matches!(digits, 1 | 2),
        b')' => matches!((digits, letters), (1 | 2, 0) | (0, 1)),
        _ => false,
    };
    is_number.then(|| opening + digits.max(letters) + 1)
}
