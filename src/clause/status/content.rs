//! Clauses that say what a claim, rumour or fact is: _the rumour that Spain bought the island_.

use crate::clause::draft::Drafts;
use crate::clause::lexicon::{Effect, Saying, lexicon};
use crate::clause::status::denial::is_none;
use crate::clause::tree::marks::{is_content, marks};
use crate::clause::{Certainty, ClauseId, Function, Polarity, PredicateKind, Status};
use crate::english::{Relation, TokenId};

use super::{attributed, governing_word, of_complement, said_only};

/// Whether the clause is an -ing form after _of_ on such a noun: _any chance of winning the cup_.
pub fn is_thought_of(drafts: &Drafts<'_, '_>, id: ClauseId) -> bool {
    let analysis = drafts.analysis;
    let node = drafts.list[id].node;
    let noun = analysis.head(node);
    noun.is_some_and(|noun| lexicon().content(analysis.lemma(noun)).is_some())
        && marks(analysis, node).is_some_and(|marks| marks == "of")
}

/// The status of a clause that says what a noun's content is; none if it does not.
pub fn of_content(
    drafts: &Drafts<'_, '_>,
    id: ClauseId,
    governor: ClauseId,
    outer: &Status,
) -> Option<Status> {
    let analysis = drafts.analysis;
    let node = drafts.list[id].node;
    let noun = analysis.head(node)?;
    if !is_content(analysis, noun, node) {
        return None;
    }
    let held = lexicon().content(analysis.lemma(noun))?;
    if analysis.lemma(noun) == "doubt" && is_none(analysis, noun) {
        return Some(said_only(outer.clone()));
    }
    let own_clause = drafts.list[governor].node == noun;
    let verb = if own_clause {
        drafts.governor(governor)
    } else {
        Some(governor)
    };
    if let Some(denied) = verb.and_then(|verb| denied(drafts, noun, verb)) {
        return Some(denied);
    }
    let said = own_clause && drafts.list[governor].clause.predicate.kind == PredicateKind::Noun;
    let mut status = if said && !drafts.list[governor].members(&Function::Subject).is_empty() {
        of_complement(drafts, id, governor, outer.clone())
    } else {
        let mut status = said_only(outer.clone());
        status.certainty = held;
        status
    };
    if status.certainty == Certainty::Stated && is_doubtful(drafts, noun, verb) {
        status.certainty = Certainty::Possible;
        status.speakers.clear();
    }
    Some(status)
}

/// _rejected the claim that_: denied by who rejects it; if nobody is named, only possible.
fn denied(drafts: &Drafts<'_, '_>, noun: TokenId, verb: ClauseId) -> Option<Status> {
    let analysis = drafts.analysis;
    let governs = analysis.head(noun) == Some(drafts.list[verb].node)
        && matches!(
            analysis.relation(noun),
            Relation::Obj | Relation::NsubjPass | Relation::Obl
        );
    let denies = lexicon().saying(drafts.list[verb].lemma()) == Some(Saying::Denies);
    if !governs || !denies {
        return None;
    }
    let possible = Status {
        certainty: Certainty::Possible,
        ..Status::default()
    };
    let outer = &drafts.list[verb].clause.status;
    let plain = outer.polarity == Polarity::Affirmed && outer.certainty == Certainty::Stated;
    let by_somebody = !drafts.list[verb].members(&Function::Subject).is_empty();
    if !plain || !by_somebody {
        return Some(possible);
    }
    let negated = Status {
        polarity: Polarity::Negated,
        speakers: outer.speakers.clone(),
        ..Status::default()
    };
    Some(attributed(drafts, verb, negated))
}

/// Whether what governs the noun takes its content back: _no evidence that_, _the claim that … is false_.
fn is_doubtful(drafts: &Drafts<'_, '_>, noun: TokenId, verb: Option<ClauseId>) -> bool {
    if is_none(drafts.analysis, noun) {
        return true;
    }
    let Some(verb) = verb else {
        return false;
    };
    let status = &drafts.list[verb].clause.status;
    let word = governing_word(drafts, verb);
    let effect = lexicon().embedding(word, "to", false);
    status.polarity == Polarity::Negated
        || status.certainty != Certainty::Stated
        || effect.is_some_and(|embedding| embedding.effect == Effect::Negated)
        || matches!(
            word,
            "withdraw" | "retract" | "discredit" | "debunk" | "disprove" | "fabricate" | "invent"
        )
}
