//! What happens in a novel or film did not happen.

use crate::clause::draft::Drafts;
use crate::clause::lexicon::lexicon;
use crate::clause::tree::words::preposition;
use crate::clause::{Certainty, ClauseId, Time};
use crate::english::{Analysis, Relation, TokenId};

/// _In a novel by Lopez, Peru attacks Chile_: possible, unless the verb is about the making of the work.
pub fn certainty(drafts: &Drafts<'_, '_>, id: ClauseId) -> Option<Certainty> {
    let analysis = drafts.analysis;
    let draft = &drafts.list[id];
    if makes_fiction(draft.lemma()) {
        return None;
    }
    let tense = draft.clause.tense;
    let told = tense.time == Some(Time::Present) && !tense.perfect && !tense.progressive;
    let node = draft.node;
    let inside = |child: TokenId| {
        (child < node || told)
            && analysis.relation(child) == Relation::Obl
            && preposition(analysis, child) == "in"
            && is_fiction(analysis, child)
    };
    analysis
        .children(node)
        .any(inside)
        .then_some(Certainty::Possible)
}

fn is_fiction(analysis: &Analysis<'_>, noun: TokenId) -> bool {
    let lemma = analysis.lower_lemma(noun);
    if lexicon().is_fiction(&lemma) {
        return true;
    }
    analysis.children(noun).any(|child| {
        child + 1 == noun
            && lexicon().is_fiction(&format!("{} {lemma}", analysis.lower_lemma(child)))
    })
}

/// Whether the verb says what people do for a work: _star_, _play_.
fn makes_fiction(verb: &str) -> bool {
    matches!(
        verb,
        "star"
            | "play"
            | "appear"
            | "act"
            | "feature"
            | "cast"
            | "portray"
            | "sing"
            | "perform"
            | "use"
            | "invest"
            | "work"
            | "depict"
            | "direct"
            | "show"
            | "be"
    )
}
