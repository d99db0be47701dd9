//! Clauses inside clauses: _that_ clauses, infinitives, -ing forms, and adverbial clauses.

use crate::english::{Analysis, Penn, Relation, TokenId, Upos};

use super::draft::Drafts;
use super::lexicon::{Effect, lexicon};
use super::phrase::push_word;
use super::predicate::is_verbal;
use super::subject::own;
use super::{Certainty, ClauseId, ComplementKind, Function, identity};

/// Adds the clauses that hang on a clause's node.
pub fn fill(drafts: &mut Drafts<'_, '_>, id: ClauseId) {
    let node = drafts.list[id].node;
    let children: Vec<TokenId> = drafts.analysis.children(node).collect();
    for child in children {
        let Some(inner) = drafts.of_token[child].filter(|&inner| inner != id) else {
            continue;
        };
        if let Some(function) = function(drafts, id, inner) {
            let member = drafts.clause_member(inner);
            drafts.list[id].add(function, vec![member]);
        }
    }
}

/// Takes the object away where somebody is made or let to do something, which says nothing of the two alone: _made Chile
/// return the boat_. Their clauses have taken it for their subject by then.
pub fn part_caused(drafts: &mut Drafts<'_, '_>) {
    for draft in &mut drafts.list {
        let causes = CAUSATIVE.contains(&draft.lemma()) && !draft.passive;
        let bare = draft
            .members(&Function::Complement(ComplementKind::Infinitive))
            .iter()
            .any(|member| {
                drafts
                    .analysis
                    .child(member.head, &[Relation::Mark])
                    .is_none()
            });
        if causes && bare {
            draft.remove(&Function::Object);
        }
    }
}

/// The verbs that take a bare infinitive for what they bring about.
const CAUSATIVE: [&str; 3] = ["have", "let", "make"];

fn function(drafts: &Drafts<'_, '_>, id: ClauseId, inner: ClauseId) -> Option<Function> {
    let analysis = drafts.analysis;
    let node = drafts.list[inner].node;
    match analysis.relation(node) {
        Relation::Ccomp | Relation::Xcomp if !is_clausal_node(analysis, node) => None,
        Relation::Ccomp => Some(Function::Complement(kind(drafts, inner))),
        Relation::Xcomp => Some(Function::Complement(kind(drafts, inner))),
        Relation::Advcl => Some(adverbial(drafts, id, inner)),
        Relation::Obj if is_verbal(analysis, node) => {
            Some(Function::Complement(ComplementKind::Ing))
        }
        _ => None,
    }
    .filter(|function| *function != Function::Oblique(String::new()))
}

fn is_clausal_node(analysis: &Analysis<'_>, node: TokenId) -> bool {
    is_verbal(analysis, node) || analysis.child(node, &[Relation::Cop]).is_some()
}

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

fn asks(analysis: &Analysis<'_>, node: TokenId) -> bool {
    analysis.children(node).any(|child| {
        child < node
            && (analysis.relation(child) == Relation::Mark
                && matches!(analysis.word(child), "whether" | "if")
                || analysis.relation(child) != Relation::Mark
                    && matches!(analysis.penn(child), Penn::Wrb | Penn::Wp | Penn::Wdt)
                || analysis.penn(child) == Penn::Wrb)
    })
}

/// Whether _to_ stands before the verb.
pub fn has_to(analysis: &Analysis<'_>, node: TokenId) -> bool {
    analysis.children(node).any(|child| {
        child < node && analysis.relation(child) == Relation::Mark && analysis.lemma(child) == "to"
    })
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
fn is_inverted(drafts: &Drafts<'_, '_>, id: ClauseId) -> bool {
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

/// The conjunctions or prepositions before a clause, as one; none if there are none.
pub fn marks(analysis: &Analysis<'_>, node: TokenId) -> Option<String> {
    let mut text = String::new();
    for mark in analysis.children(node) {
        let opens = matches!(analysis.relation(mark), Relation::Mark | Relation::Case)
            || analysis.penn(mark) == Penn::Wrb;
        if mark < node && opens {
            push_word(&mut text, analysis.word(mark));
            for fixed in analysis.children(mark) {
                push_word(&mut text, analysis.word(fixed));
            }
        }
    }
    (!text.is_empty()).then_some(text)
}

/// A complement if the governing word asks for one of this form, a purpose, or an adverbial clause by its conjunction.
fn adverbial(drafts: &Drafts<'_, '_>, id: ClauseId, inner: ClauseId) -> Function {
    let form = form(drafts, inner);
    let lemma = drafts.list[id].lemma();
    let asked_for = lexicon().embedding(lemma, &form, true);
    let after_first = drafts
        .analysis
        .head(drafts.list[inner].node)
        .is_some_and(|head| identity::is_ordinal(drafts.analysis, head));
    if form == "to" && after_first {
        return Function::Oblique(String::new());
    }
    if form == "to" {
        return if asks_to(drafts, id) {
            Function::Complement(ComplementKind::Infinitive)
        } else {
            Function::Oblique("in order to".to_owned())
        };
    }
    if form == "short of" || is_gerund_after(drafts, id, inner) {
        return Function::Complement(ComplementKind::Ing);
    }
    if form == "ing" || asked_for.is_some() {
        return if asked_for.is_some() && form != "ing" {
            Function::Complement(ComplementKind::Ing)
        } else {
            Function::Oblique(String::new())
        };
    }
    Function::Oblique(form)
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
