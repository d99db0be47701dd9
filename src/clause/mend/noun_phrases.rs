//! What belongs to a noun phrase: conjuncts, appositions, names after titles.

use crate::clause::phrase::{is_nominal, is_role_noun};
use crate::english::{Analysis, Penn, Relation, TokenId, Upos};

use super::{Mend, branch};

/// _Spain and Portugal signed_: of two subjects joined by _and_, the second is coordinated with the first.
pub fn second_subject(analysis: &Analysis<'_>, token: TokenId) -> Option<Mend> {
    let relation = analysis.relation(token);
    let subject = matches!(relation, Relation::Nsubj | Relation::NsubjPass);
    let verb = analysis.head(token).filter(|_| subject)?;
    let first = analysis
        .children(verb)
        .find(|&child| analysis.relation(child) == relation)
        .filter(|&first| first < token)?;
    let joined = (first + 1..token).any(|between| analysis.penn(between) == Penn::Cc);
    joined.then_some(Mend {
        token,
        head: first,
        relation: Relation::Conj,
    })
}

/// _by the US and its allies_: a bare noun after _and_ is coordinated with the phrase before it.
pub fn lost_conjunct(analysis: &Analysis<'_>, token: TokenId) -> Option<Mend> {
    let lost = matches!(
        analysis.relation(token),
        Relation::Obl | Relation::OblUnmarked | Relation::Obj | Relation::Nmod | Relation::Dep
    ) && is_nominal(analysis, token)
        && analysis.child(token, &[Relation::Case]).is_none();
    let conjunction = analysis
        .child(token, &[Relation::Cc])
        .filter(|&cc| lost && cc < token)?;
    let before = conjunction.checked_sub(1)?;
    let before = if analysis.penn(before) == Penn::Comma {
        before.checked_sub(1)?
    } else {
        before
    };
    let top = analysis.head(token)?;
    let first = branch(analysis, top, before)
        .filter(|&first| first < token && is_nominal(analysis, first))?;
    Some(Mend {
        token,
        head: first,
        relation: Relation::Conj,
    })
}

/// _the adviser, Chang,_: two nouns with only a comma between, one of them an office, are the same person.
pub fn apposition(analysis: &Analysis<'_>, token: TokenId) -> Option<Mend> {
    let noun = analysis
        .head(token)
        .filter(|_| analysis.relation(token) == Relation::Conj)?;
    let joined = analysis.child(token, &[Relation::Cc]).is_some()
        || analysis
            .children(noun)
            .any(|other| other > token && analysis.relation(other) == Relation::Conj);
    let name = |token| analysis.tag(token) == Upos::Propn && !is_role_noun(analysis, token);
    let pair =
        is_role_noun(analysis, noun) && name(token) || name(noun) && is_role_noun(analysis, token);
    let comma = (noun + 1..token).any(|between| analysis.penn(between) == Penn::Comma);
    let and = (noun + 1..token).any(|between| analysis.penn(between) == Penn::Cc);
    (pair && comma && !and && !joined).then_some(Mend {
        token,
        head: noun,
        relation: Relation::Appos,
    })
}

/// _Secretary of State Hillary Clinton_: the name hangs on the office, not on its department.
pub fn name_after_title(analysis: &Analysis<'_>, token: TokenId) -> Option<Mend> {
    let bare = analysis.tag(token) == Upos::Propn
        && matches!(
            analysis.relation(token),
            Relation::Nmod | Relation::Flat | Relation::Appos
        )
        && analysis.child(token, &[Relation::Case]).is_none();
    let before = token.checked_sub(1).filter(|_| bare)?;
    let of = before.checked_sub(1)?;
    let role = of.checked_sub(1)?;
    let office = analysis.word(of) == "of"
        && is_role_noun(analysis, role)
        && crate::clause::lexicon::lexicon().is_portfolio(&analysis.lemma(before).to_lowercase());
    office.then_some(Mend {
        token,
        head: role,
        relation: Relation::Flat,
    })
}
