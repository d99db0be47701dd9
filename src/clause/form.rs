//! The form of a clause in the making: finite or not, what opens it.

use crate::clause::draft::Drafts;
use crate::clause::lexicon::{Effect, lexicon};
use crate::clause::tree::marks::{asks, has_to, marks};
use crate::clause::tree::subjects::own;
use crate::clause::tree::words::push_word;
use crate::clause::{Certainty, ClauseId, ComplementKind, Function};
use crate::english::{Penn, Relation, TokenId, Upos};

/// The form of a complement clause, by its first word and its verb.
pub fn kind(drafts: &Drafts<'_, '_>, id: ClauseId) -> ComplementKind {
    let analysis = drafts.analysis;
    let node = drafts.list[id].node;
    if asks(analysis, node) {
        return ComplementKind::Whether;
    }
    let first = drafts.list[id].auxiliaries.first().copied().unwrap_or(node);
    match analysis.penn(first) {
        Penn::Vb => ComplementKind::Infinitive,
        Penn::Vbg => ComplementKind::Ing,
        Penn::Vbn if drafts.list[id].auxiliaries.is_empty() => ComplementKind::Ing,
        _ if has_to(analysis, node) => ComplementKind::Infinitive,
        _ => ComplementKind::That,
    }
}

/// The form as the lists have it: `to`, `ing`, or the preposition before an -ing form.
pub fn form(drafts: &Drafts<'_, '_>, id: ClauseId) -> String {
    let analysis = drafts.analysis;
    let node = drafts.list[id].node;
    if let Some(opening) = opening(drafts, id) {
        return opening.to_owned();
    }
    if is_inverted(drafts, id) {
        return "if".to_owned();
    }
    if let Some(marks) = marks(analysis, node).filter(|marks| marks != "to") {
        return marks;
    }
    match kind(drafts, id) {
        ComplementKind::Infinitive => "to".to_owned(),
        _ => "ing".to_owned(),
    }
}

/// Whether the auxiliary stands before the subject, as in a condition: _had he known_.
pub fn is_inverted(drafts: &Drafts<'_, '_>, id: ClauseId) -> bool {
    let draft = &drafts.list[id];
    let analysis = drafts.analysis;
    let subject = own(analysis, draft.node);
    let (Some(subject), Some(&auxiliary)) = (subject, draft.auxiliaries.first()) else {
        return false;
    };
    auxiliary < subject
        && analysis.relation(draft.node) == Relation::Advcl
        && marks(analysis, draft.node).is_none_or(|marks| marks == "to")
}

/// The words before a verb without tense that deny it: _far from supporting_, _has yet to sign_.
pub fn opening(drafts: &Drafts<'_, '_>, id: ClauseId) -> Option<&'static str> {
    let analysis = drafts.analysis;
    let draft = &drafts.list[id];
    let words = draft.auxiliaries.iter().copied();
    let first = words
        .chain([draft.clause.predicate.head])
        .filter(|&word| matches!(analysis.penn(word), Penn::Vb | Penn::Vbg | Penn::Vbn))
        .min()?;
    let start = analysis.sentences[draft.clause.sentence].tokens.start;
    let before = (start..first)
        .rev()
        .take(3)
        .find(|&token| analysis.tag(token) != Upos::Adv || analysis.word(token) == "instead")?;
    let ends = [before, before.saturating_sub(1)];
    let starts_at = |&end: &TokenId| end > start && end <= before;
    ends.iter()
        .take(if analysis.penn(before) == Penn::To {
            2
        } else {
            1
        })
        .filter(|end| starts_at(end))
        .find_map(|&end| {
            let mut words = String::new();
            push_word(&mut words, analysis.word(end - 1));
            push_word(&mut words, analysis.word(end));
            lexicon().opening(&words)
        })
}

/// The word of the clause that carries number: the first auxiliary, or the verb.
pub fn finite_verb(drafts: &Drafts<'_, '_>, id: ClauseId) -> TokenId {
    let draft = &drafts.list[id];
    draft
        .auxiliaries
        .first()
        .copied()
        .unwrap_or(draft.clause.predicate.head)
}

/// Whether the verb has no tense of its own.
pub fn is_nonfinite(drafts: &Drafts<'_, '_>, id: ClauseId) -> bool {
    let finite = finite_verb(drafts, id);
    matches!(
        drafts.analysis.penn(finite),
        Penn::Vb | Penn::Vbg | Penn::Vbn
    )
}

/// Whether an infinitive beside the clause is what somebody is asked to do: _called on Norway to leave_.
pub fn asks_to(drafts: &Drafts<'_, '_>, id: ClauseId) -> bool {
    let draft = &drafts.list[id];
    let asked = draft
        .clause
        .arguments
        .iter()
        .any(|argument| match &argument.function {
            Function::Object | Function::Recipient => true,
            Function::Oblique(preposition) => {
                matches!(preposition.as_str(), "on" | "upon" | "to" | "for" | "with")
            }
            _ => false,
        });
    let requested = Effect::Certainty(Certainty::Requested);
    asked
        && lexicon()
            .embedding(draft.lemma(), "to", true)
            .is_some_and(|embedding| embedding.by_object && embedding.effect == requested)
}

/// Whether an -ing form directly after the verb is what the verb by the lists decides about: _ruled out raising taxes_.
pub fn is_gerund_after(drafts: &Drafts<'_, '_>, id: ClauseId, inner: ClauseId) -> bool {
    let analysis = drafts.analysis;
    let draft = &drafts.list[id];
    let node = drafts.list[inner].node;
    analysis.penn(node) == Penn::Vbg
        && draft.clause.predicate.words.last() == node.checked_sub(1).as_ref()
        && lexicon()
            .embedding(draft.lemma(), "ing", false)
            .is_some_and(|embedding| embedding.effect != Effect::Inherit)
}
