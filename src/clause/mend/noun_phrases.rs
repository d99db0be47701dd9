//! What belongs to a noun phrase: conjuncts, appositions, names after titles.

use crate::clause::lexicon::lexicon;
use crate::clause::phrase::{is_nominal, is_role_noun, opens_list, preposition};
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
        && lexicon().is_portfolio(&analysis.lemma(before).to_lowercase());
    office.then_some(Mend {
        token,
        head: role,
        relation: Relation::Flat,
    })
}

/// _areas beyond defence, including science_: the list belongs to the whole phrase before the comma.
pub fn list_after_including(analysis: &Analysis<'_>, token: TokenId) -> Option<Mend> {
    let listed = matches!(analysis.relation(token), Relation::Nmod | Relation::Obl)
        && opens_list(analysis, token);
    let head = analysis.head(token).filter(|_| listed)?;
    let top = match analysis.relation(token) {
        Relation::Obl => last_nominal_before(analysis, head, token)?,
        _ => top_of_phrase(analysis, head),
    };
    (top != head).then_some(Mend {
        token,
        head: top,
        relation: Relation::Nmod,
    })
}

/// _beyond defence, including science and culture_: what follows the list's first item belongs to the list.
pub fn item_after_including(analysis: &Analysis<'_>, token: TokenId) -> Option<Mend> {
    let noun = analysis
        .head(token)
        .filter(|_| analysis.relation(token) == Relation::Conj)?;
    let first = analysis
        .children(noun)
        .find(|&child| child > noun && child < token && opens_list(analysis, child))?;
    Some(Mend {
        token,
        head: first,
        relation: Relation::Conj,
    })
}

/// _the arrest of [the editor by the police]_: who does it belongs to the action, and so does who gets it.
pub fn phrase_of_action(analysis: &Analysis<'_>, token: TokenId) -> Option<Mend> {
    let noun = analysis
        .head(token)
        .filter(|_| analysis.relation(token) == Relation::Nmod)?;
    let of = analysis.relation(noun) == Relation::Nmod && preposition(analysis, noun) == "of";
    let action = analysis.head(noun).filter(|_| of)?;
    let frame = lexicon().noun(analysis.lemma(action))?;
    let preposition = preposition(analysis, token);
    let listed = frame
        .phrases
        .iter()
        .any(|pair| pair.0 == preposition && pair.1 == "recipient");
    let free = lexicon().noun(analysis.lemma(noun)).is_none();
    (free && (preposition == "by" || listed)).then_some(Mend {
        token,
        head: action,
        relation: Relation::Nmod,
    })
}

fn last_nominal_before(analysis: &Analysis<'_>, verb: TokenId, token: TokenId) -> Option<TokenId> {
    analysis
        .children(verb)
        .filter(|&child| child < token && is_nominal(analysis, child))
        .last()
}

/// The noun that governs the whole noun phrase.
fn top_of_phrase(analysis: &Analysis<'_>, noun: TokenId) -> TokenId {
    let mut top = noun;
    for _ in 0..8 {
        match analysis.head(top) {
            Some(head)
                if matches!(analysis.relation(top), Relation::Nmod)
                    && is_nominal(analysis, head) =>
            {
                top = head
            }
            _ => break,
        }
    }
    top
}
