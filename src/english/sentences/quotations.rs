//! Which quotation marks open and which close.

use crate::english::word_list::WordList;
use crate::span::Span;

/// The direction of a quotation mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Opens,
    Closes,
}

/// For each token, whether it is a quotation mark that opens or closes.
pub struct Quotations {
    sides: Vec<Option<Side>>,
}

impl Quotations {
    /// Finds the quotation marks of a block; a straight mark is judged by the spaces around it,
    /// and by whether a quotation is open.
    pub fn find(text: &str, tokens: &[Span]) -> Self {
        let mut sides = Vec::with_capacity(tokens.len());
        let mut open = false;
        for (index, token) in tokens.iter().enumerate() {
            let before = index.checked_sub(1).and_then(|before| tokens.get(before));
            let after = tokens.get(index + 1);
            let touches_before = before.is_some_and(|before| before.end == token.start);
            let touches_after = after.is_some_and(|after| after.start == token.end);
            let side = match token.text(text) {
                "“" | "‘" | "``" | "«" | "„" | "‘‘" => Some(Side::Opens),
                "”" | "''" | "»" | "’’" => Some(Side::Closes),
                "\"" | "'" | "’" => straight(touches_before, touches_after, open),
                _ => None,
            };
            open = side.map_or(open, |side| side == Side::Opens);
            sides.push(side);
        }
        Self { sides }
    }

    /// The mark that opened the quotation around the token, not before token `start`.
    pub fn open_at(&self, token: usize, start: usize) -> Option<usize> {
        let marks = self.sides.get(start..token)?;
        let last = marks.iter().rposition(Option::is_some)?;
        Some(start + last).filter(|&mark| self.opens(mark))
    }

    /// Whether the token is a mark that opens a quotation.
    pub fn opens(&self, token: usize) -> bool {
        self.sides.get(token) == Some(&Some(Side::Opens))
    }

    /// Whether the token is a mark that closes a quotation.
    pub fn closes(&self, token: usize) -> bool {
        self.sides.get(token) == Some(&Some(Side::Closes))
    }
}

/// The side of a straight mark.
fn straight(touches_before: bool, touches_after: bool, open: bool) -> Option<Side> {
    match (touches_before, touches_after) {
        (false, true) => Some(Side::Opens),
        (true, false) => Some(Side::Closes),
        _ if open => Some(Side::Closes),
        _ => Some(Side::Opens),
    }
}

/// Whether the word is a verb that reports speech, such as _said_.
pub fn is_speech_verb(word: &str) -> bool {
    SPEECH_VERBS.contains(word)
}

static SPEECH_VERBS: WordList =
    WordList::new(include_str!("../../../data/lexicons/speech-verbs.txt"));
