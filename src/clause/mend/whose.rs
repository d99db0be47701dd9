//! _The mayor, whose wife owns the club, denied it_: between the commas stands what the sentence says by the way.

use std::ops::Range;

use crate::english::{Analysis, Penn, Relation, TokenId, Upos};

use super::Mend;
use super::stretch::{
    MAX_LENGTH, REACH, first_finite, in_place_of, is_comma, main_word, may_be_finite, subject_of,
};

/// Mends clauses with _whose_ that the parser took for the main ones.
pub fn find(analysis: &Analysis<'_>) -> Vec<Mend> {
    let mut mends = Vec::new();
    for sentence in &analysis.sentences {
        for token in sentence.tokens.clone() {
            if analysis.penn(token) == Penn::WpPoss {
                mends.extend(parted(analysis, &sentence.tokens, token).unwrap_or_default());
            }
        }
    }
    mends
}

fn parted(analysis: &Analysis<'_>, sentence: &Range<TokenId>, whose: TokenId) -> Option<Vec<Mend>> {
    let comma = whose
        .checked_sub(1)
        .filter(|&comma| comma > sentence.start && is_comma(analysis, comma))?;
    let inner = first_finite(analysis, whose + 1..sentence.end.min(whose + 6))?;
    let bare = (whose + 1..inner)
        .all(|token| matches!(analysis.tag(token), Upos::Noun | Upos::Adj | Upos::Num));
    let noun = inner - 1;
    let verb = main_word(analysis, inner, sentence.end);
    let main = analysis.relation(verb) != Relation::AclRelcl;
    if !bare || !main || analysis.tag(noun) != Upos::Noun {
        return None;
    }
    let closing =
        (verb + 1..sentence.end.min(verb + MAX_LENGTH)).find(|&token| is_comma(analysis, token))?;
    let finite = (closing + 1..sentence.end.min(closing + 4))
        .take_while(|&token| analysis.tag(token) == Upos::Adv || may_be_finite(analysis, token))
        .find(|&token| may_be_finite(analysis, token))?;
    let owner = owner(analysis, sentence.start, comma)?;
    let said = main_word(analysis, finite, sentence.end);
    let mut mends = vec![
        in_place_of(analysis, said, verb),
        subject_of(analysis, owner, finite, said),
        Mend::new(verb, owner, Relation::AclRelcl),
        subject_of(analysis, noun, inner, verb),
    ];
    let inside = whose..closing;
    for token in closing..sentence.end.min(closing + REACH) {
        let head = analysis.head(token);
        if token != said && head.is_some_and(|head| inside.contains(&head)) {
            mends.push(Mend::new(token, said, analysis.relation(token)));
        }
    }
    Some(mends)
}

/// The head of the phrase before the comma.
fn owner(analysis: &Analysis<'_>, start: TokenId, comma: TokenId) -> Option<TokenId> {
    let mut top = comma - 1;
    for _ in 0..8 {
        match analysis.head(top) {
            Some(head) if (start..comma).contains(&head) => top = head,
            _ => break,
        }
    }
    matches!(analysis.tag(top), Upos::Noun | Upos::Propn).then_some(top)
}
