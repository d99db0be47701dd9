//! Lines of rule files and pieces of them, which know their place.

use super::fault::RuleFault;

/// A line of a rule file.
#[derive(Clone, Copy, Debug)]
pub struct Line<'s> {
    /// The file's name.
    pub file: &'s str,
    /// Counted from 1.
    pub number: usize,
    /// The line without its end.
    pub text: &'s str,
}

/// A stretch of a line.
#[derive(Clone, Copy, Debug)]
pub struct Piece<'s> {
    /// The line it stands in.
    pub line: Line<'s>,
    start: usize,
    end: usize,
}

impl<'s> Line<'s> {
    /// Lists the lines of a file that say something, without comments, whatever sign they end with.
    pub fn all(file: &'s str, text: &'s str) -> impl Iterator<Item = Line<'s>> {
        let ends = |line: &'s str| line.strip_suffix('\r').unwrap_or(line).split('\r');
        text.trim_start_matches('\u{feff}')
            .split('\n')
            .flat_map(ends)
            .enumerate()
            .map(move |(index, text)| Line {
                file,
                number: index + 1,
                text,
            })
            .filter(|line| {
                let text = line.text.trim_start();
                !text.is_empty() && !text.starts_with('#')
            })
    }

    /// The whole line as a piece, without the white space around it.
    pub fn piece(self) -> Piece<'s> {
        Piece {
            line: self,
            start: 0,
            end: self.text.len(),
        }
        .trim()
    }
}

impl<'s> Piece<'s> {
    /// The text of the piece.
    pub fn text(self) -> &'s str {
        &self.line.text[self.start..self.end]
    }

    /// Whether the piece holds nothing.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The piece without the white space around it.
    pub fn trim(self) -> Self {
        let text = self.text();
        let start = self.start + (text.len() - text.trim_start().len());
        Self {
            start,
            end: (self.start + text.trim_end().len()).max(start),
            ..self
        }
    }

    /// The bytes from `start` to `end` of the piece.
    pub fn slice(self, start: usize, end: usize) -> Self {
        Self {
            start: self.start + start,
            end: self.start + end,
            ..self
        }
    }

    /// From the start of this piece to the end of the other.
    pub fn to(self, other: Self) -> Self {
        Self {
            end: other.end,
            ..self
        }
    }

    /// The parts before and after the first `mark`, trimmed.
    pub fn split_once(self, mark: char) -> Option<(Self, Self)> {
        let at = self.text().find(mark)?;
        let rest = self.slice(at + mark.len_utf8(), self.text().len());
        Some((self.slice(0, at).trim(), rest.trim()))
    }

    /// The first word and what follows it.
    pub fn first_word(self) -> (Self, Self) {
        let text = self.text();
        let end = text.find(char::is_whitespace).unwrap_or(text.len());
        (self.slice(0, end), self.slice(end, text.len()).trim())
    }

    /// The parts between marks, trimmed.
    pub fn split(self, mark: char) -> Vec<Self> {
        let mut parts = Vec::new();
        let mut rest = self;
        while let Some((part, after)) = rest.split_once(mark) {
            parts.push(part);
            rest = after;
        }
        parts.push(rest.trim());
        parts
    }

    /// The words of the piece.
    pub fn words(self) -> Vec<Self> {
        let mut words = Vec::new();
        let mut rest = self.trim();
        while !rest.is_empty() {
            let (word, after) = rest.first_word();
            words.push(word);
            rest = after;
        }
        words
    }

    /// The words of the piece with one space between them.
    pub fn spaced(self) -> String {
        self.text().split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Makes a fault at this piece.
    pub fn fault(self, message: impl Into<String>) -> RuleFault {
        let Line { file, number, text } = self.line;
        RuleFault::new(file, number, text, self.start, self.end, message.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str) -> Vec<Piece<'_>> {
        Line::all("a", text).map(Line::piece).collect()
    }

    #[test]
    fn comments_and_empty_lines_say_nothing() {
        let text = "\u{feff}# gifts\n\n  \r\nrule a\r\n  # more\n  when b";
        let found: Vec<_> = pieces(text)
            .into_iter()
            .map(|piece| (piece.line.number, piece.text()))
            .collect();
        assert_eq!(found, [(4, "rule a"), (6, "when b")]);
    }

    #[test]
    fn a_carriage_return_alone_ends_a_line_too() {
        let found: Vec<_> = pieces("rule a\r  when b\r\n\r  then c")
            .into_iter()
            .map(|piece| (piece.line.number, piece.text()))
            .collect();
        assert_eq!(found, [(1, "rule a"), (2, "when b"), (4, "then c")]);
    }

    #[test]
    fn pieces_keep_their_columns() {
        let piece = pieces("  words giving:  gift , hand over,")[0];
        let (_, list) = piece.split_once(':').expect("there is a colon");
        let found: Vec<_> = list
            .split(',')
            .into_iter()
            .map(|part| (part.text(), part.fault("").column))
            .collect();
        assert_eq!(found, [("gift", 18), ("hand over", 25), ("", 35)]);
    }
}
