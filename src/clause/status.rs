//! Polarity and certainty: from the words of the clause itself, and from what governs it.

mod content;
mod denial;
mod fiction;
mod nouns;
mod own;
mod saying;

use crate::clause::draft::Drafts;
use crate::clause::form::{asks_to, form, is_gerund_after, is_nonfinite};
use crate::clause::lexicon::{Effect, lexicon};
use crate::clause::relative;
use crate::clause::relative::meant_instead;
use crate::clause::status::saying::of_saying;
use crate::clause::tree::marks::{has_to, marks};
use crate::clause::tree::subjects::own;
use crate::clause::{
    Certainty, ClauseId, Function, Member, Polarity, PredicateKind, Status, identity, speech,
};
use crate::english::{Analysis, Relation, TokenId};

/// Sets the status of all clauses, governing ones first.
pub fn settle(drafts: &mut Drafts<'_, '_>) {
    for id in drafts.governors_first() {
        let status = status(drafts, id);
        drafts.list[id].clause.status = status;
    }
    for id in drafts.attributes.clone() {
        if let Some(copula) = drafts.of_token[drafts.list[id].node] {
            drafts.list[id].clause.status = drafts.list[copula].clause.status.clone();
        }
    }
    for (id, whole) in drafts.copies.clone() {
        let mut status = drafts.list[whole].clause.status.clone();
        let overrides = drafts.list[id].overrides;
        status.polarity = overrides.polarity.unwrap_or(status.polarity);
        status.certainty = overrides.certainty.unwrap_or(status.certainty);
        drafts.list[id].clause.status = status;
    }
}

fn status(drafts: &mut Drafts<'_, '_>, id: ClauseId) -> Status {
    let mut status = incoming(drafts, id);
    if let Some(certainty) = own::certainty(drafts, id)
        && (status.certainty == Certainty::Stated || certainty == Certainty::Asked)
    {
        status.certainty = certainty;
    }
    if denial::is_negated(drafts, id) {
        status.polarity = Polarity::Negated;
    }
    if let Some(speakers) = speech::named_source(drafts, id) {
        speech::put_first(&mut status.speakers, speakers);
    } else if status.speakers.is_empty() {
        status.speakers = shared_source(drafts, id);
    }
    status
}

/// The source named before the first of coordinated clauses or after this one, which stands for all between.
fn shared_source(drafts: &Drafts<'_, '_>, id: ClauseId) -> Vec<Member> {
    let first = &drafts.list[first_conjunct(drafts, id)];
    let (start, end) = (first.node, drafts.list[id].node);
    let speakers = first.clause.status.speakers.iter();
    speakers
        .filter(|speaker| start < end && (speaker.head < start || speaker.head > end))
        .cloned()
        .collect()
}

/// What the governing words make of the clause, before its own.
fn incoming(drafts: &Drafts<'_, '_>, id: ClauseId) -> Status {
    let base = first_conjunct(drafts, id);
    if is_further_infinitive(drafts, base, id) {
        let outer = drafts.list[base].clause.status.clone();
        let effect = lexicon().embedding(governing_word(drafts, base), "to", true);
        let usual = Effect::Certainty(Certainty::Intended);
        return apply(
            drafts,
            base,
            outer,
            effect.map_or(usual, |embedding| embedding.effect),
        );
    }
    let Some(governor) = drafts.governor(base) else {
        return Status::default();
    };
    if speech::leaves_quotation(drafts, base, id) {
        return Status::default();
    }
    let mut outer = speech::outer_status(drafts, base, governor);
    let node = drafts.list[base].node;
    speech::drop_described(drafts, node, governor, &mut outer.speakers);
    let direct = drafts.analysis.head(node) == Some(drafts.list[governor].node);
    if drafts.list[base].clause.predicate.kind == PredicateKind::Noun {
        return nouns::of_noun(drafts, base, governor, outer);
    }
    if let Some(status) = content::of_content(drafts, base, governor, &outer) {
        return status;
    }
    match drafts.analysis.relation(node) {
        Relation::Ccomp | Relation::Xcomp | Relation::Obj if direct => {
            of_complement(drafts, base, governor, outer)
        }
        Relation::Acl
            if direct
                && marks(drafts.analysis, node).is_some()
                && drafts.list[governor].clause.predicate.kind == PredicateKind::Noun =>
        {
            of_complement(drafts, base, governor, outer)
        }
        Relation::Parataxis if speech::follows_saying(drafts, base, governor) => {
            of_saying(drafts, base, governor, outer)
        }
        Relation::Advcl
            if marks(drafts.analysis, node).is_some_and(|marks| marks == "that")
                && lexicon().saying(governing_word(drafts, governor)).is_some() =>
        {
            of_saying(drafts, base, governor, outer)
        }
        Relation::Advcl if is_after_first(drafts, base) => outer,
        Relation::Advcl => of_adverbial(drafts, base, governor, outer),
        Relation::Csubj | Relation::CsubjPass => of_clausal_subject(drafts, governor, outer),
        Relation::Acl if content::is_thought_of(drafts, base) => {
            with(said_only(outer), Certainty::Possible)
        }
        Relation::Acl
            if is_infinitive(drafts, base) && !belongs_to_first(drafts.analysis, node) =>
        {
            with(outer, Certainty::Intended)
        }
        Relation::Acl if is_infinitive(drafts, base) => outer,
        Relation::Acl | Relation::AclRelcl if is_said_with(drafts, base, governor) => outer,
        _ => said_only(outer),
    }
}

/// _the first woman to lead the bank_ did lead it.
fn belongs_to_first(analysis: &Analysis<'_>, node: TokenId) -> bool {
    analysis
        .head(node)
        .is_some_and(|noun| relative::is_first(analysis, noun))
}

/// Whether an infinitive is coordinated with a clause that is none: _sentenced to five years and [to pay] a fine_.
fn is_further_infinitive(drafts: &Drafts<'_, '_>, first: ClauseId, id: ClauseId) -> bool {
    first != id
        && is_infinitive(drafts, id)
        && !is_infinitive(drafts, first)
        && drafts.list[first].clause.predicate.kind == PredicateKind::Verb
        && drafts.list[id].auxiliaries.is_empty()
}

/// _the first to lead the bank_ did lead it.
fn is_after_first(drafts: &Drafts<'_, '_>, id: ClauseId) -> bool {
    let first = drafts.analysis.head(drafts.list[id].node);
    is_infinitive(drafts, id)
        && first.is_some_and(|first| identity::is_ordinal(drafts.analysis, first))
}

/// Whether the clause is on a noun that the governing one says somebody is, so that it holds as far as that does.
fn is_said_with(drafts: &Drafts<'_, '_>, id: ClauseId, governor: ClauseId) -> bool {
    let noun = drafts.analysis.head(drafts.list[id].node);
    noun.filter(|&noun| meant_instead(drafts.analysis, noun).is_none())
        .map(|noun| identity::predicate_noun(drafts.analysis, noun))
        .and_then(|noun| identity::copula_with(drafts, noun))
        == Some(governor)
}

/// The first of coordinated clauses, whose place in the sentence they all share.
fn first_conjunct(drafts: &Drafts<'_, '_>, id: ClauseId) -> ClauseId {
    let mut first = id;
    for _ in 0..8 {
        let node = drafts.list[first].node;
        let head = drafts.analysis.head(node);
        match head.and_then(|head| drafts.of_token[head]) {
            Some(above) if drafts.analysis.relation(node) == Relation::Conj => first = above,
            _ => break,
        }
    }
    first
}

/// Keeps only the speakers: the clause holds in its own right.
fn said_only(outer: Status) -> Status {
    Status {
        speakers: outer.speakers,
        ..Status::default()
    }
}

fn with(outer: Status, certainty: Certainty) -> Status {
    Status { certainty, ..outer }
}

fn is_infinitive(drafts: &Drafts<'_, '_>, id: ClauseId) -> bool {
    has_to(drafts.analysis, drafts.list[id].node)
}

fn is_finite(drafts: &Drafts<'_, '_>, id: ClauseId) -> bool {
    !is_nonfinite(drafts, id)
}

/// The word that decides about what it governs: the verb, or the adjective after _be_.
fn governing_word<'a>(drafts: &'a Drafts<'_, '_>, governor: ClauseId) -> &'a str {
    let draft = &drafts.list[governor];
    match draft.clause.predicate.kind {
        PredicateKind::Copula => drafts.analysis.lemma(draft.node),
        _ => draft.lemma(),
    }
}

fn of_complement(
    drafts: &Drafts<'_, '_>,
    id: ClauseId,
    governor: ClauseId,
    outer: Status,
) -> Status {
    let form = form(drafts, id);
    let said = is_finite(drafts, id)
        || own(drafts.analysis, drafts.list[id].node).is_some() && form != "to";
    if said {
        return of_saying(drafts, id, governor, outer);
    }
    let by_object = has_object(drafts, governor);
    let word = governing_word(drafts, governor);
    let effect = lexicon()
        .embedding(word, &form, by_object)
        .map(|embedding| embedding.effect);
    let usual = match form.as_str() {
        "to" if by_object => Effect::Certainty(Certainty::Requested),
        "to" => Effect::Certainty(Certainty::Intended),
        _ => Effect::Inherit,
    };
    apply(drafts, governor, outer, effect.unwrap_or(usual))
}

fn has_object(drafts: &Drafts<'_, '_>, id: ClauseId) -> bool {
    let draft = &drafts.list[id];
    !draft.members(&Function::Object).is_empty() && !draft.passive
        || !draft.members(&Function::Recipient).is_empty()
}

fn apply(drafts: &Drafts<'_, '_>, governor: ClauseId, outer: Status, effect: Effect) -> Status {
    match effect {
        Effect::Inherit => outer,
        Effect::Certainty(certainty) => with(outer, certainty),
        Effect::Negated => Status {
            polarity: flipped(outer.polarity),
            ..outer
        },
        Effect::Alleged => attributed(drafts, governor, with(outer, Certainty::Possible)),
        Effect::Denied => attributed(
            drafts,
            governor,
            Status {
                polarity: flipped(outer.polarity),
                ..outer
            },
        ),
    }
}

fn flipped(polarity: Polarity) -> Polarity {
    match polarity {
        Polarity::Affirmed => Polarity::Negated,
        Polarity::Negated => Polarity::Affirmed,
    }
}

fn attributed(drafts: &Drafts<'_, '_>, governor: ClauseId, mut status: Status) -> Status {
    let speakers = speech::speakers_of(drafts, governor);
    speech::put_first(&mut status.speakers, speakers);
    status
}

/// The status of a clause beside the main one, by its conjunction.
fn of_adverbial(
    drafts: &Drafts<'_, '_>,
    id: ClauseId,
    governor: ClauseId,
    outer: Status,
) -> Status {
    let form = form(drafts, id);
    let by_object = has_object(drafts, governor);
    let listed = lexicon().embedding(governing_word(drafts, governor), &form, by_object);
    let complement = form != "ing" && (form != "to" || asks_to(drafts, governor))
        || is_gerund_after(drafts, governor, id);
    if let Some(embedding) = listed.filter(|_| complement) {
        return apply(drafts, governor, outer, embedding.effect);
    }
    let first = form.split(' ').next().unwrap_or_default();
    match form.as_str() {
        "without" | "instead of" | "rather than" | "far from" | "short of" | "as opposed to"
        | "in lieu of" | "in place of" | "let alone" => Status {
            polarity: Polarity::Negated,
            certainty: outer.certainty,
            speakers: outer.speakers,
        },
        "with" if stands_apart(drafts, id) => said_only(outer),
        "until" | "till" if is_of_future(governing_word(drafts, governor)) => {
            with(said_only(outer), Certainty::Expected)
        }
        "to" | "in order to" | "so that" | "in order for" => {
            with(said_only(outer), Certainty::Intended)
        }
        "whether" => with(said_only(outer), Certainty::Asked),
        "as if" | "as though" => with(said_only(outer), Certainty::Possible),
        _ if matches!(
            first,
            "if" | "unless" | "provided" | "should" | "lest" | "in case"
        ) =>
        {
            with(said_only(outer), Certainty::Conditional)
        }
        "after" | "since" | "because" | "although" | "though" | "as" => said_only(outer),
        _ => Status {
            polarity: Polarity::Affirmed,
            ..outer
        },
    }
}

/// Whether the verb is about what is to come, as _promise_ is.
fn is_of_future(word: &str) -> bool {
    lexicon().saying(word).is_some()
        && lexicon()
            .embedding(word, "to", false)
            .is_some_and(|embedding| {
                matches!(
                    embedding.effect,
                    Effect::Certainty(
                        Certainty::Intended | Certainty::Requested | Certainty::Expected
                    )
                )
            })
}

/// Whether a comma sets a clause with a subject of its own off: _…, with Peru calling it a success_.
fn stands_apart(drafts: &Drafts<'_, '_>, id: ClauseId) -> bool {
    let analysis = drafts.analysis;
    let node = drafts.list[id].node;
    let mark = analysis.child(node, &[Relation::Mark, Relation::Case]);
    own(analysis, node).is_some()
        && mark.is_some_and(|mark| mark > 0 && analysis.word(mark - 1) == ",")
}

fn of_clausal_subject(drafts: &Drafts<'_, '_>, governor: ClauseId, outer: Status) -> Status {
    let word = governing_word(drafts, governor);
    match lexicon()
        .embedding(word, "to", false)
        .map(|embedding| embedding.effect)
    {
        Some(Effect::Certainty(certainty)) => with(said_only(outer), certainty),
        Some(Effect::Negated) => with(said_only(outer), Certainty::Possible),
        _ => with(said_only(outer.clone()), outer.certainty),
    }
}
