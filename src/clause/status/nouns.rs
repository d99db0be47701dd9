//! What governing verbs make of the status of action nouns.

use crate::clause::draft::Drafts;
use crate::clause::lexicon::{Effect, Saying, lexicon};
use crate::clause::tree::words::preposition;
use crate::clause::{Certainty, ClauseId, Polarity, Status};
use crate::english::{Analysis, Relation, TokenId, Upos};

use super::{apply, governing_word, said_only, with};

/// The status of an action noun: _called for a review_, _prevented an attack_, _will attend the signing_.
pub fn of_noun(drafts: &Drafts<'_, '_>, id: ClauseId, governor: ClauseId, outer: Status) -> Status {
    let analysis = drafts.analysis;
    let node = drafts.list[id].node;
    let direct = analysis.head(node) == Some(drafts.list[governor].node);
    let depends = direct
        && matches!(
            analysis.relation(node),
            Relation::Obj | Relation::Obl | Relation::NsubjPass | Relation::Nmod
        );
    if depends && let Some(status) = of_wanted(drafts, governor, &outer) {
        return status;
    }
    if let Some(certainty) = of_noun_above(drafts, id) {
        return with(said_only(outer), certainty);
    }
    let indefinite = !is_definite(analysis, node);
    let polarity = if indefinite && depends && analysis.relation(node) != Relation::Obl {
        outer.polarity
    } else {
        Polarity::Affirmed
    };
    let certainty = match outer.certainty {
        Certainty::Stated => Certainty::Stated,
        certainty if indefinite || certainty != Certainty::Possible => certainty,
        _ => Certainty::Stated,
    };
    Status {
        polarity,
        certainty,
        speakers: outer.speakers,
    }
}

/// _the possibility of a merger_, _talks on the sale of the bank_, _the sale fell through_: what did not happen yet, or
/// may not have.
fn of_noun_above(drafts: &Drafts<'_, '_>, id: ClauseId) -> Option<Certainty> {
    let analysis = drafts.analysis;
    let node = drafts.list[id].node;
    let above = analysis.head(node)?;
    let lemma = analysis.lemma(above);
    match analysis.relation(node) {
        Relation::Nmod if analysis.tag(above) == Upos::Noun => {
            let deliberates = matches!(
                lemma,
                "talk" | "negotiation" | "discussion" | "debate" | "bid" | "campaign" | "prospect"
            );
            let held = lexicon()
                .content(lemma)
                .filter(|_| is_about(analysis, node));
            held.filter(|&held| held != Certainty::Stated)
                .or(deliberates.then_some(Certainty::Possible))
        }
        Relation::Nsubj if drafts.list[id].lemma() != "attempt" => {
            let verb = drafts.of_token[above].map(|verb| drafts.list[verb].lemma());
            matches!(verb, Some("fail" | "fall through" | "founder" | "stall"))
                .then_some(Certainty::Intended)
        }
        _ => None,
    }
}

/// Whether the phrase says what a claim or fear is about, not whose it is or where.
fn is_about(analysis: &Analysis<'_>, node: TokenId) -> bool {
    matches!(
        &*preposition(analysis, node),
        "of" | "about" | "over" | "on" | "for"
    )
}

/// What a verb of wanting, asking, expecting or preventing makes of the action that is its object.
fn of_wanted(drafts: &Drafts<'_, '_>, governor: ClauseId, outer: &Status) -> Option<Status> {
    let word = governing_word(drafts, governor);
    let said = lexicon().saying(word);
    let effect = match said {
        Some(Saying::Requests) => Effect::Certainty(Certainty::Requested),
        Some(Saying::Denies) => Effect::Denied,
        Some(Saying::Hopes) => Effect::Certainty(Certainty::Intended),
        Some(Saying::Expects) => Effect::Certainty(Certainty::Expected),
        Some(Saying::Fears | Saying::Doubts) => Effect::Certainty(Certainty::Possible),
        _ => wanted_by_form(word)?,
    };
    Some(apply(drafts, governor, outer.clone(), effect))
}

fn wanted_by_form(word: &str) -> Option<Effect> {
    let of = |form| {
        lexicon()
            .embedding(word, form, false)
            .map(|embedding| embedding.effect)
    };
    match (of("to"), of("ing")) {
        (_, Some(Effect::Negated)) => Some(Effect::Negated),
        (
            Some(
                effect @ Effect::Certainty(
                    Certainty::Intended | Certainty::Requested | Certainty::Expected,
                ),
            ),
            _,
        ) => Some(effect),
        (_, Some(effect @ Effect::Certainty(Certainty::Intended | Certainty::Requested))) => {
            Some(effect)
        }
        _ => None,
    }
}

fn is_definite(analysis: &Analysis<'_>, node: TokenId) -> bool {
    analysis.children(node).any(|child| {
        analysis.relation(child) == Relation::NmodPoss
            || analysis.relation(child) == Relation::Det
                && matches!(
                    analysis.lemma(child),
                    "the" | "this" | "that" | "these" | "those"
                )
    })
}
