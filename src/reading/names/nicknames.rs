//! People's names with a nickname in quotes or brackets: _Walter "Buddy" Kimball_.

use super::walk::Walk;
use crate::english::{NameType, TokenId};
use crate::reading::lexicon::is_given_name;

/// The most words of a nickname.
const LONGEST_NICKNAME: usize = 3;

impl Walk<'_, '_> {
    /// The end of a name that starts here and has a nickname between a given and a family name.
    pub fn nicknamed_end(&self, start: TokenId, after_title: bool) -> Option<TokenId> {
        let open = (start + 1..self.end.min(start + 3))
            .find(|&token| closing(self.word(token)).is_some())?;
        let are_names = (start..open).all(|token| self.starts_name(token));
        let tagged = self.marks.tagged.get(start);
        let is_person = after_title
            || is_given_name(self.word(start))
            || tagged.is_some_and(|(_, kind)| *kind == NameType::Person);
        if !are_names || !is_person {
            return None;
        }
        let close = self.nickname_end(open)?;
        let has_capital = |token: TokenId| self.word(token).starts_with(char::is_uppercase);
        let family = close + 1;
        let goes_on = family < self.end && has_capital(family) && self.touches_with_space(family);
        goes_on.then(|| self.run_end(family))
    }

    /// The token that closes a nickname, which an opening quote or bracket starts.
    fn nickname_end(&self, open: TokenId) -> Option<TokenId> {
        let mark = closing(self.word(open))?;
        let most = self.end.min(open + LONGEST_NICKNAME + 2);
        let close = (open + 2..most).find(|&token| mark == self.word(token))?;
        let is_name =
            (open + 1..close).all(|token| self.word(token).chars().all(char::is_alphabetic));
        let has_capital = self.word(close - 1).starts_with(char::is_uppercase);
        let touches =
            self.touches(open + 1) && self.touches(close) && self.touches_with_space(open);
        (is_name && has_capital && touches).then_some(close)
    }

    fn word(&self, token: TokenId) -> &str {
        self.analysis.word(token)
    }
}

/// The mark that closes what a mark opens.
fn closing(open: &str) -> Option<&'static str> {
    match open {
        "\"" => Some("\""),
        "'" => Some("'"),
        "\u{201c}" => Some("\u{201d}"),
        "\u{2018}" => Some("\u{2019}"),
        "(" => Some(")"),
        _ => None,
    }
}
