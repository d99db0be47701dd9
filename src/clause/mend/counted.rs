//! Names with only a number after them, whose verb is left out: _France won three medals, Italy two._

use crate::english::{Analysis, Relation, TokenId, Upos};

use super::Mend;

/// _Peru bought four ships, Chile three_: a name with a number after it is no ship, but somebody else who buys.
pub fn counted_conjunct(analysis: &Analysis<'_>, token: TokenId) -> Option<Mend> {
    let verb = verb_of_gap(analysis, token)?;
    Some(Mend::new(token, verb, Relation::Conj))
}

/// The number is left over from a clause without its verb.
pub fn count_of_conjunct(analysis: &Analysis<'_>, token: TokenId) -> Option<Mend> {
    let name = token.checked_sub(1)?;
    verb_of_gap(analysis, name)?;
    Some(Mend::new(token, name, Relation::Orphan))
}

/// _The Greens had 40 percent, the Liberals 29 percent_: the same with a unit after the number.
pub fn count_with_unit(analysis: &Analysis<'_>, token: TokenId) -> Option<Mend> {
    let number = token + 1;
    let unit = token + 2;
    let is_unit = analysis
        .tokens
        .get(unit)
        .is_some_and(|next| matches!(next.tag, Upos::Noun | Upos::Sym));
    let counted = is_unit
        && analysis.tag(token) == Upos::Propn
        && analysis.tag(number) == Upos::Num
        && analysis.head(number) == Some(unit)
        && analysis.relation(unit) == Relation::Conj;
    let first = Some(unit)
        .filter(|_| counted)
        .and_then(|unit| analysis.head(unit))?;
    let same = analysis.lemma(first) == analysis.lemma(unit)
        && analysis.child(first, &[Relation::Nummod]).is_some();
    same.then_some(Mend::new(token, unit, Relation::Orphan))
}

/// The verb that is left out between a name and the number after it, which ends its part of the sentence.
fn verb_of_gap(analysis: &Analysis<'_>, name: TokenId) -> Option<TokenId> {
    let number = name + 1;
    let closes = |token: TokenId| {
        analysis
            .tokens
            .get(token)
            .is_none_or(|next| next.tag == Upos::Punct)
            || analysis.word(token) == "and"
    };
    let pair = analysis.tag(name) == Upos::Propn
        && analysis
            .tokens
            .get(number)
            .is_some_and(|next| next.tag == Upos::Num)
        && analysis.word(number).chars().all(char::is_alphabetic)
        && closes(number + 1);
    let mut place = name;
    for _ in 0..4 {
        let head = analysis.head(place).filter(|_| pair)?;
        if analysis.tag(head) == Upos::Verb {
            let object = analysis.child(head, &[Relation::Obj])?;
            let counted = object < name
                && head < object
                && analysis.child(object, &[Relation::Nummod]).is_some();
            return counted.then_some(head);
        }
        place = head;
    }
    None
}
