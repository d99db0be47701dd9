//! What is told, seen, said as well: clauses that hang on the wrong verb of two.

use crate::clause::complement::has_to;
use crate::clause::lexicon::lexicon;
use crate::clause::predicate::is_verbal;
use crate::clause::subject::own;
use crate::english::{Analysis, Penn, Relation, TokenId, Upos};

use super::Mend;
use super::clauses::is_told;

/// _told [the court that his client had lost his job]_: _that_ opens what is told; nothing is left out for it to
/// stand for.
pub fn told_without_gap(analysis: &Analysis<'_>, token: TokenId) -> Option<Mend> {
    let (verb, _) = gapless_after_told(analysis, token)?;
    Some(Mend::new(token, verb, Relation::Ccomp))
}

/// The _that_ before such a clause.
pub fn that_without_gap(analysis: &Analysis<'_>, token: TokenId) -> Option<Mend> {
    let clause = analysis
        .head(token)
        .filter(|_| analysis.word(token) == "that")?;
    let (_, that) = gapless_after_told(analysis, clause)?;
    (that == token).then_some(Mend::new(token, clause, Relation::Mark))
}

/// The verb of telling and the _that_ of a clause that was hung on who is told, though it has subject and object.
fn gapless_after_told(analysis: &Analysis<'_>, token: TokenId) -> Option<(TokenId, TokenId)> {
    let noun = analysis
        .head(token)
        .filter(|_| analysis.relation(token) == Relation::AclRelcl)?;
    let that = noun + 1;
    let subject = own(analysis, token)?;
    let object = analysis
        .children(token)
        .any(|child| child > token && analysis.relation(child) == Relation::Obj);
    let told = matches!(analysis.relation(noun), Relation::Obj | Relation::Iobj)
        && that < subject
        && analysis.word(that) == "that"
        && analysis.head(that) == Some(token);
    let verb = analysis.head(noun).filter(|_| told && object)?;
    let tells = analysis.lemma(verb) == "tell" || is_told(analysis.lemma(verb)).is_some();
    tells.then_some((verb, that))
}

/// _saw him climb out and called the police_: a verb in the past is joined to the one that has a past, not to the bare
/// infinitive.
pub fn past_after_infinitive(analysis: &Analysis<'_>, token: TokenId) -> Option<Mend> {
    let past = analysis.relation(token) == Relation::Conj
        && analysis.penn(token) == Penn::Vbd
        && is_verbal(analysis, token)
        && own(analysis, token).is_none();
    let infinitive = analysis.head(token).filter(|_| past)?;
    let bare = analysis.penn(infinitive) == Penn::Vb
        && matches!(
            analysis.relation(infinitive),
            Relation::Xcomp | Relation::Ccomp
        );
    let verb = analysis.head(infinitive).filter(|_| bare)?;
    (verb < infinitive && analysis.penn(verb) == Penn::Vbd).then_some(Mend::new(
        token,
        verb,
        Relation::Conj,
    ))
}

/// _He is due to meet them_: who is due does it.
pub fn infinitive_of_adjective(analysis: &Analysis<'_>, token: TokenId) -> Option<Mend> {
    let infinitive = analysis.relation(token) == Relation::Csubj
        && is_verbal(analysis, token)
        && has_to(analysis, token)
        && own(analysis, token).is_none();
    let adjective = analysis.head(token).filter(|_| infinitive)?;
    let governs = adjective < token
        && analysis.tag(adjective) == Upos::Adj
        && lexicon()
            .embedding(analysis.lemma(adjective), "to", false)
            .is_some()
        && analysis
            .child(adjective, &[Relation::Nsubj])
            .is_some_and(|subject| analysis.lemma(subject) != "it");
    governs.then_some(Mend::new(token, adjective, Relation::Xcomp))
}

/// _moved to Lima to train_: an infinitive is no part of a place's name; it says what for.
pub fn purpose_after_place(analysis: &Analysis<'_>, token: TokenId) -> Option<Mend> {
    let infinitive = analysis.relation(token) == Relation::Acl
        && is_verbal(analysis, token)
        && has_to(analysis, token)
        && own(analysis, token).is_none();
    let place = analysis
        .head(token)
        .filter(|&place| infinitive && analysis.tag(place) == Upos::Propn)?;
    let oblique = analysis.relation(place) == Relation::Obl
        && analysis.child(place, &[Relation::Case]).is_some();
    let verb = analysis.head(place).filter(|_| oblique)?;
    (verb < token && is_verbal(analysis, verb)).then_some(Mend::new(token, verb, Relation::Advcl))
}

/// _said that he had lost his job and was ill_, _said it works and is safe_: what goes on with an auxiliary is said
/// as well, after _that_ or in the present.
pub fn said_as_well(analysis: &Analysis<'_>, token: TokenId) -> Option<Mend> {
    let auxiliary = analysis
        .children(token)
        .find(|&child| child < token && analysis.tag(child) == Upos::Aux)?;
    let joined = analysis.relation(token) == Relation::Conj && own(analysis, token).is_none();
    let saying = analysis.head(token).filter(|_| joined)?;
    let and = auxiliary
        .checked_sub(1)
        .filter(|&and| analysis.penn(and) == Penn::Cc)?;
    let in_present = analysis.penn(saying) == Penn::Vbd
        && matches!(analysis.penn(auxiliary), Penn::Vbz | Penn::Vbp);
    let after_that = |clause| {
        let mark = analysis.child(clause, &[Relation::Mark]);
        mark.is_some_and(|mark| analysis.word(mark) == "that")
    };
    let said = analysis.children(saying).find(|&child| {
        (saying..and).contains(&child)
            && analysis.relation(child) == Relation::Ccomp
            && own(analysis, child).is_some()
            && (in_present || after_that(child))
    })?;
    lexicon().saying(analysis.lemma(saying))?;
    Some(Mend::new(token, said, Relation::Conj))
}
