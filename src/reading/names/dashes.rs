//! Names with a dash: _the Weber–Lange Foundation_, _Anna Schmidt–Berger_.

use super::walk::Walk;
use crate::english::{NameType, TokenId};
use crate::reading::lexicon::is_given_name;

/// The most words before the dash.
const MOST_BEFORE: usize = 3;

impl Walk<'_, '_> {
    /// The end and type of a name that starts here and goes on behind a dash. A body's last word tells that it is one
    /// name, and a given name that it is one person's; in _the Lopez–Berg talks_ there are two.
    pub fn dashed_end(&self, start: TokenId) -> Option<(TokenId, NameType)> {
        let most = self.end.min(start + MOST_BEFORE + 1);
        let is_dash = |token: &TokenId| {
            matches!(self.analysis.word(*token), "\u{2013}" | "\u{2014}") && self.touches(*token)
        };
        let dash = (start + 1..most).find(is_dash)?;
        let after = dash + 1;
        let are_names = (start..dash).all(|token| self.starts_name(token))
            && after < self.end
            && self.touches(after)
            && self.starts_name(after);
        let are_known = [start, after]
            .iter()
            .any(|&token| self.marks.known.get(token).is_some());
        if !are_names || are_known {
            return None;
        }
        let end = self.run_end(after);
        let is_full_name = dash > start + 1 && is_given_name(self.analysis.word(start));
        if self.names_something(after, end) {
            Some((end, NameType::Org))
        } else {
            (is_full_name && end == after + 1).then_some((end, NameType::Person))
        }
    }
}
