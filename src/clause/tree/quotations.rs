//! Quotation marks, and verbs of saying behind them that a tree takes for adjectives.

use crate::clause::lexicon::lexicon;
use crate::english::{Analysis, Penn, Relation, TokenId};

/// Whether the token opens (true) or closes a quotation.
pub fn mark(analysis: &Analysis<'_>, token: TokenId, inside: bool) -> Option<bool> {
    match analysis.word(token) {
        "“" | "``" | "«" => Some(true),
        "”" | "''" | "»" => Some(false),
        "\"" => Some(!inside),
        _ => None,
    }
}

/// How many quotation marks stand between two tokens.
pub fn marks_between(analysis: &Analysis<'_>, first: TokenId, last: TokenId) -> usize {
    (first..last)
        .filter(|&token| mark(analysis, token, false).is_some())
        .count()
}

/// Whether what looks like an adjective is a verb of saying before its subject: _"We won," [grumbled] coach Reed_.
pub fn is_inverted_saying(analysis: &Analysis<'_>, token: TokenId) -> bool {
    let Some(before) = token.checked_sub(1) else {
        return false;
    };
    analysis.relation(token) == Relation::Amod
        && matches!(analysis.penn(token), Penn::Vbd | Penn::Vbn)
        && matches!(analysis.penn(before), Penn::CloseQuote | Penn::OpenQuote)
        && analysis.head(token).is_some_and(|head| head > token)
        && lexicon().saying(&analysis.lower_lemma(token)).is_some()
}

/// The subject of such a verb: what it hangs on, or the name behind the title that it hangs on.
pub fn subject_of_inverted(analysis: &Analysis<'_>, saying: TokenId) -> Option<TokenId> {
    let above = analysis.head(saying)?;
    match analysis.relation(above) {
        Relation::NmodDesc | Relation::Compound => analysis.head(above),
        _ => Some(above),
    }
}

/// Whether the phrase is the subject of a verb of saying that the tree hung on it like an adjective.
pub fn is_subject_of_inverted(analysis: &Analysis<'_>, phrase: TokenId) -> bool {
    let titles = analysis.children(phrase).filter(|&child| child < phrase);
    std::iter::once(phrase)
        .chain(titles)
        .flat_map(|word| analysis.children(word))
        .any(|child| is_inverted_saying(analysis, child))
}
