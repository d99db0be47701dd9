//! The main verb and its subject.

use crate::clause::phrase::is_nominal;
use crate::clause::predicate::is_verbal;
use crate::english::{Analysis, Penn, Relation, TokenId};

use super::{Mend, branch};

/// _The minister called Ghana a friend._ A full sentence is no noun with a participle: the participle is its verb.
pub fn verb_as_root(analysis: &Analysis<'_>, token: TokenId) -> Option<Mend> {
    subject_for(analysis, token)?;
    Some(Mend {
        token,
        head: None,
        relation: Relation::Root,
    })
}

/// The noun that was the root is the subject of the verb.
pub fn subject_of_root(analysis: &Analysis<'_>, token: TokenId) -> Option<Mend> {
    if analysis.relation(token) != Relation::Root {
        return None;
    }
    let verb = analysis.child(token, &[Relation::Acl])?;
    let subject = subject_for(analysis, verb)?;
    (subject == token).then_some(Mend::new(token, verb, Relation::Nsubj))
}

/// The root that should be the verb's subject.
fn subject_for(analysis: &Analysis<'_>, verb: TokenId) -> Option<TokenId> {
    let participle = analysis.penn(verb) == Penn::Vbn
        && is_verbal(analysis, verb)
        && analysis.relation(verb) == Relation::Acl;
    let noun = analysis.head(verb).filter(|_| participle)?;
    let sentence = &analysis.sentences[analysis.sentence_of(verb)].tokens;
    let whole = analysis.relation(noun) == Relation::Root
        && is_nominal(analysis, noun)
        && noun < verb
        && analysis.child(noun, &[Relation::Cop]).is_none()
        && analysis.child(noun, &[Relation::Acl]) == Some(verb)
        && sentence
            .clone()
            .last()
            .is_some_and(|last| analysis.word(last) == ".");
    let finite = |token: TokenId| {
        matches!(
            analysis.penn(token),
            Penn::Vbd | Penn::Vbz | Penn::Vbp | Penn::Md
        )
    };
    let takes_object = analysis
        .child(verb, &[Relation::Obj, Relation::Xcomp, Relation::Ccomp])
        .is_some();
    (whole && takes_object && !sentence.clone().any(finite)).then_some(noun)
}

/// _Okafor, the captain, praised them_: of two phrases before the verb, the first is the subject.
pub fn subject_before_apposition(analysis: &Analysis<'_>, token: TokenId) -> Option<Mend> {
    let verb = analysis.head(token)?;
    let second = analysis
        .children(verb)
        .find(|&child| child > token && analysis.relation(child) == Relation::Nsubj)?;
    let first = phrase_before(analysis, second)?;
    (first == token).then_some(Mend::new(token, verb, Relation::Nsubj))
}

/// The second phrase says what the first is.
pub fn apposition_of_subject(analysis: &Analysis<'_>, token: TokenId) -> Option<Mend> {
    let first = phrase_before(analysis, token)?;
    Some(Mend::new(token, first, Relation::Appos))
}

/// The phrase at the start of the sentence that only a comma parts from the subject, which another parts from the verb.
fn phrase_before(analysis: &Analysis<'_>, subject: TokenId) -> Option<TokenId> {
    let verb = analysis
        .head(subject)
        .filter(|_| analysis.relation(subject) == Relation::Nsubj)?;
    let described = analysis
        .child(subject, &[Relation::Det, Relation::NmodPoss])
        .is_some();
    let start = analysis
        .children(subject)
        .filter(|&child| child < subject)
        .min()?;
    let start = analysis.children(start).min().unwrap_or(start).min(start);
    let comma = start
        .checked_sub(1)
        .filter(|&comma| analysis.penn(comma) == Penn::Comma)?;
    let closed = (subject + 1..verb).any(|token| analysis.penn(token) == Penn::Comma);
    let before = comma.checked_sub(1)?;
    let first = branch(analysis, verb, before)
        .filter(|&first| first != subject)
        .or_else(|| branch(analysis, subject, before))?;
    let sentence = &analysis.sentences[analysis.sentence_of(subject)].tokens;
    let loose = matches!(
        analysis.relation(first),
        Relation::Discourse
            | Relation::Vocative
            | Relation::Dislocated
            | Relation::OblUnmarked
            | Relation::Dep
            | Relation::Nsubj
    );
    let capital = analysis.word(first).starts_with(char::is_uppercase)
        && analysis.word(first).chars().count() > 2;
    (described
        && closed
        && loose
        && capital
        && first < subject
        && first - sentence.start < 3
        && verb > subject)
        .then_some(first)
}
