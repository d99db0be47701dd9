//! Headlines, which leave out articles and auxiliaries.

use crate::english::{Analysis, Upos};

/// Whether the sentence is a headline: a line of its own without a full stop, question mark or closing quotation mark.
pub fn is_headline(analysis: &Analysis<'_>, sentence: usize) -> bool {
    let own = &analysis.sentences[sentence];
    let beside = |other: Option<usize>| {
        other
            .and_then(|other| analysis.sentences.get(other))
            .is_some_and(|other| other.block == own.block)
    };
    let alone = !beside(sentence.checked_sub(1)) && !beside(Some(sentence + 1));
    let open = own
        .tokens
        .clone()
        .next_back()
        .is_some_and(|last| analysis.tag(last) != Upos::Punct);
    alone && open && own.tokens.len() > 2
}
