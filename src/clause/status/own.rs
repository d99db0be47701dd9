//! What the words of a clause itself say of its status: auxiliaries, adverbs, conditions.

use crate::clause::draft::Drafts;
use crate::clause::lexicon::{Hedge, lexicon};
use crate::clause::status::fiction;
use crate::clause::tree::headline;
use crate::clause::tree::marks::{has_to, marks};
use crate::clause::tree::subjects::own;
use crate::clause::{Certainty, ClauseId, PredicateKind};
use crate::english::{Analysis, Penn, Relation, TokenId, Upos};

use super::first_conjunct;

/// The certainty by the clause's own auxiliaries, adverbs and conditions.
pub fn certainty(drafts: &Drafts<'_, '_>, id: ClauseId) -> Option<Certainty> {
    let analysis = drafts.analysis;
    let draft = &drafts.list[id];
    if draft.clause.predicate.kind == PredicateKind::Noun {
        return hedge_of_noun(analysis, draft.node).and_then(certainty_of_hedge);
    }
    if headline::is_future(analysis, draft.node) {
        return Some(Certainty::Expected);
    }
    if is_asked(drafts, id) {
        return Some(Certainty::Asked);
    }
    if marks(analysis, draft.node).is_some_and(|marks| marks == "whether") {
        return Some(Certainty::Asked);
    }
    if is_supposed(drafts, id) || has_condition(analysis, draft.node) {
        return Some(Certainty::Conditional);
    }
    if is_hearsay(drafts, id) {
        return Some(Certainty::Possible);
    }
    by_auxiliaries(drafts, id)
        .or_else(|| fiction::certainty(drafts, id))
        .or_else(|| by_adverbs(analysis, draft.node))
        .or_else(|| by_bare_form(drafts, id))
}

fn by_auxiliaries(drafts: &Drafts<'_, '_>, id: ClauseId) -> Option<Certainty> {
    let analysis = drafts.analysis;
    let draft = &drafts.list[id];
    draft
        .auxiliaries
        .iter()
        .find_map(|&auxiliary| match &*analysis.lower_lemma(auxiliary) {
            "will" | "shall" | "'ll" | "wo" => Some(future(analysis, auxiliary)),
            "would" | "'d" if analysis.penn(auxiliary) == Penn::Md => Some(conditional(drafts, id)),
            "may" | "might" | "could" | "can" => Some(Certainty::Possible),
            "should" | "must" | "ought" | "need" => Some(Certainty::Requested),
            "be" if has_to(analysis, draft.node) && auxiliary < draft.node => {
                is_be_to(analysis, auxiliary, draft.node).then_some(Certainty::Expected)
            }
            _ => None,
        })
}

fn future(analysis: &Analysis<'_>, auxiliary: TokenId) -> Certainty {
    match analysis.word(auxiliary) {
        "would" | "'d" | "’d" => Certainty::Conditional,
        _ => Certainty::Expected,
    }
}

/// _Would_ is the future of what somebody said; else it depends on a condition.
fn conditional(drafts: &Drafts<'_, '_>, id: ClauseId) -> Certainty {
    let reported = drafts.governor(id).is_some_and(|governor| {
        drafts.analysis.relation(drafts.list[id].node) == Relation::Ccomp
            && lexicon().saying(drafts.list[governor].lemma()).is_some()
    });
    let unreal = drafts.list[id].clause.tense.perfect;
    if reported && !unreal {
        Certainty::Expected
    } else {
        Certainty::Conditional
    }
}

/// Whether the auxiliary stands before _to_: _is to visit_.
fn is_be_to(analysis: &Analysis<'_>, auxiliary: TokenId, verb: TokenId) -> bool {
    (auxiliary + 1..verb).any(|token| analysis.penn(token) == Penn::To)
}

fn by_adverbs(analysis: &Analysis<'_>, node: TokenId) -> Option<Certainty> {
    analysis
        .children(node)
        .filter(|&child| analysis.relation(child) == Relation::Advmod)
        .find_map(|child| lexicon().hedging_adverb(&analysis.lower_lemma(child)))
        .and_then(certainty_of_hedge)
}

/// Whether an adverb says that what is said is not so: _falsely claimed_.
pub fn is_false_report(drafts: &Drafts<'_, '_>, saying: ClauseId) -> bool {
    let analysis = drafts.analysis;
    analysis.children(drafts.list[saying].node).any(|child| {
        analysis.relation(child) == Relation::Advmod
            && matches!(
                &*analysis.lower_word(child),
                "falsely" | "wrongly" | "mistakenly" | "erroneously" | "incorrectly" | "baselessly"
            )
    })
}

fn certainty_of_hedge(hedge: Hedge) -> Option<Certainty> {
    match hedge {
        Hedge::Certainty(certainty) => Some(certainty),
        Hedge::Negated => None,
    }
}

/// A bare verb at the top is an imperative; _to_ and a verb at the top is a headline's future.
fn by_bare_form(drafts: &Drafts<'_, '_>, id: ClauseId) -> Option<Certainty> {
    let analysis = drafts.analysis;
    let draft = &drafts.list[id];
    let node = draft.node;
    let top = analysis.relation(node) == Relation::Root;
    if !top || !draft.auxiliaries.is_empty() || analysis.penn(node) != Penn::Vb {
        return None;
    }
    if has_to(analysis, node) {
        return Some(Certainty::Expected);
    }
    own(analysis, node)
        .is_none()
        .then_some(Certainty::Requested)
}

/// Whether the clause is the main one of a question.
fn is_asked(drafts: &Drafts<'_, '_>, id: ClauseId) -> bool {
    let analysis = drafts.analysis;
    let draft = &drafts.list[id];
    let base = drafts.list[first_conjunct(drafts, id)].node;
    let end = analysis.sentences[draft.clause.sentence].tokens.end;
    let mark = (base..end).find(|&token| matches!(analysis.word(token), "." | "?" | "!"));
    mark.is_some_and(|mark| analysis.word(mark) == "?")
        && (is_interrogative(analysis, base) || !leads_to_question(drafts, base))
        && !matches!(analysis.relation(base), Relation::AclRelcl | Relation::Acl)
        && (analysis.relation(base) == Relation::Root
            || analysis
                .head(base)
                .is_some_and(|head| analysis.relation(head) == Relation::Root))
}

/// Whether the clause has a question's form: a question word, or its auxiliary before its subject.
fn is_interrogative(analysis: &Analysis<'_>, node: TokenId) -> bool {
    let asks = |token: TokenId| matches!(analysis.penn(token), Penn::Wp | Penn::Wrb | Penn::WpPoss);
    let asked = |child: TokenId| asks(child) || analysis.children(child).any(asks);
    is_inverted_verb(analysis, node)
        || analysis
            .children(node)
            .filter(|&child| child < node && analysis.relation(child) != Relation::Advcl)
            .any(asked)
}

/// Whether a full clause behind it asks, so that this one only leads to the question: _The mine has closed, so who will
/// pay?_ A tag does not: _The mine has closed, hasn't it?_
fn leads_to_question(drafts: &Drafts<'_, '_>, node: TokenId) -> bool {
    let analysis = drafts.analysis;
    analysis.children(node).any(|child| {
        child > node
            && matches!(
                analysis.relation(child),
                Relation::Conj | Relation::Parataxis
            )
            && drafts.of_token[child].is_some()
            && analysis.tag(child) != Upos::Aux
            && is_interrogative(analysis, child)
    })
}

/// Whether an aside puts the clause down to nobody: _the bomb, it is believed, hit a school_.
fn is_hearsay(drafts: &Drafts<'_, '_>, id: ClauseId) -> bool {
    let analysis = drafts.analysis;
    analysis.children(drafts.list[id].node).any(|child| {
        analysis.relation(child) == Relation::Parataxis
            && drafts.of_token[child].is_some_and(|aside| {
                let aside = &drafts.list[aside];
                aside.passive && lexicon().saying(aside.lemma()).is_some()
            })
    })
}

/// Whether the sentence only supposes what it says: _Suppose Peru leaves_, _What if Peru leaves?_
fn is_supposed(drafts: &Drafts<'_, '_>, id: ClauseId) -> bool {
    let analysis = drafts.analysis;
    let sentence = &analysis.sentences[drafts.list[id].clause.sentence].tokens;
    let word = |token: TokenId| {
        let inside = sentence.contains(&token);
        inside.then(|| analysis.lower_word(token))
    };
    let first = word(sentence.start);
    match first.as_deref() {
        Some("suppose" | "imagine") => true,
        Some("what" | "if") => {
            let second = word(sentence.start + 1);
            matches!(second.as_deref(), Some("if" | "only"))
        }
        _ => false,
    }
}

/// Whether an _if_ clause hangs on the clause.
fn has_condition(analysis: &Analysis<'_>, node: TokenId) -> bool {
    analysis.children(node).any(|child| {
        analysis.relation(child) == Relation::Advcl
            && marks(analysis, child).map_or(is_inverted_verb(analysis, child), |marks| {
                matches!(
                    marks.as_str(),
                    "if" | "unless" | "provided" | "provided that" | "only if" | "even if"
                )
            })
    })
}

fn is_inverted_verb(analysis: &Analysis<'_>, verb: TokenId) -> bool {
    let auxiliary = analysis.child(verb, &[Relation::Aux, Relation::AuxPass, Relation::Cop]);
    matches!((auxiliary, own(analysis, verb)), (Some(auxiliary), Some(subject)) if auxiliary < subject)
}

/// The adjective before an action noun that decides about it: an _alleged_ murder.
pub fn hedge_of_noun(analysis: &Analysis<'_>, node: TokenId) -> Option<Hedge> {
    analysis
        .children(node)
        .filter(|&child| child < node && matches!(analysis.tag(child), Upos::Adj | Upos::Verb))
        .find_map(|child| lexicon().hedging_adjective(&analysis.lower_word(child)))
}
