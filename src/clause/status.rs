//! Polarity and certainty: from the words of the clause itself, and from what governs it.

use crate::english::{Analysis, Penn, Relation, TokenId, Upos};

use super::complement::{asks_to, form, has_to, marks};
use super::draft::Drafts;
use super::lexicon::{Effect, Hedge, Saying, lexicon};
use super::speech;
use super::subject::own;
use super::{Certainty, ClauseId, Function, Member, Polarity, PredicateKind, Status};

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
}

fn status(drafts: &mut Drafts<'_, '_>, id: ClauseId) -> Status {
    let mut status = incoming(drafts, id);
    if let Some(certainty) = own_certainty(drafts, id)
        && (status.certainty == Certainty::Stated || certainty == Certainty::Asked)
    {
        status.certainty = certainty;
    }
    if is_negated(drafts, id) {
        status.polarity = Polarity::Negated;
    }
    if let Some(speakers) = speech::named_source(drafts, id) {
        speech::put_first(&mut status.speakers, speakers);
    }
    status
}

/// What the governing words make of the clause, before its own.
fn incoming(drafts: &Drafts<'_, '_>, id: ClauseId) -> Status {
    let base = first_conjunct(drafts, id);
    let Some(governor) = drafts.governor(base) else {
        return Status::default();
    };
    let outer = speech::outer_status(drafts, base, governor);
    let node = drafts.list[base].node;
    let direct = drafts.analysis.head(node) == Some(drafts.list[governor].node);
    if drafts.list[base].clause.predicate.kind == PredicateKind::Noun {
        return of_noun(drafts, base, governor, outer);
    }
    match drafts.analysis.relation(node) {
        Relation::Ccomp | Relation::Xcomp | Relation::Obj if direct => {
            of_complement(drafts, base, governor, outer)
        }
        Relation::Acl if direct && marks(drafts.analysis, node).is_some() => {
            of_complement(drafts, base, governor, outer)
        }
        Relation::Parataxis if speech::follows_saying(drafts, base, governor) => {
            of_saying(drafts, base, governor, outer)
        }
        Relation::Advcl => of_adverbial(drafts, base, governor, outer),
        Relation::Csubj | Relation::CsubjPass => of_clausal_subject(drafts, governor, outer),
        Relation::Acl if is_infinitive(drafts, base) => with(outer, Certainty::Intended),
        _ => said_only(outer),
    }
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
    !super::subject::is_nonfinite(drafts, id)
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

/// The status of what a verb of saying or thinking governs.
fn of_saying(drafts: &Drafts<'_, '_>, id: ClauseId, governor: ClauseId, outer: Status) -> Status {
    let word = governing_word(drafts, governor);
    let denied = outer.polarity == Polarity::Negated;
    let Some(saying) = lexicon().saying(word) else {
        return of_unknown(drafts, id, governor, outer);
    };
    if saying == Saying::Knows {
        return said_only(outer);
    }
    let mut status = said_only(outer);
    status.certainty = certainty_of_saying(saying, is_question(drafts, id));
    match saying {
        Saying::Denies => {
            status.polarity = if denied {
                Polarity::Affirmed
            } else {
                Polarity::Negated
            }
        }
        Saying::Thinks | Saying::Expects | Saying::Requests if denied => {
            status.polarity = Polarity::Negated;
        }
        _ if denied => status.certainty = Certainty::Possible,
        _ => {}
    }
    let speakers = speech::speakers_of(drafts, governor);
    if speakers.is_empty() && status.certainty == Certainty::Stated {
        status.certainty = Certainty::Possible;
    }
    speech::put_first(&mut status.speakers, speakers);
    status
}

fn certainty_of_saying(saying: Saying, question: bool) -> Certainty {
    match saying {
        _ if question => Certainty::Asked,
        Saying::Expects => Certainty::Expected,
        Saying::Hopes => Certainty::Intended,
        Saying::Fears | Saying::Doubts => Certainty::Possible,
        Saying::Requests => Certainty::Requested,
        _ => Certainty::Stated,
    }
}

fn is_question(drafts: &Drafts<'_, '_>, id: ClauseId) -> bool {
    marks(drafts.analysis, drafts.list[id].node)
        .is_some_and(|marks| matches!(marks.as_str(), "whether" | "if"))
}

/// A complement of a word that the lists do not have: adjectives (_is likely that_) by the other lists.
fn of_unknown(drafts: &Drafts<'_, '_>, id: ClauseId, governor: ClauseId, outer: Status) -> Status {
    let word = governing_word(drafts, governor);
    if is_question(drafts, id) {
        return with(said_only(outer), Certainty::Asked);
    }
    match lexicon()
        .embedding(word, "to", false)
        .map(|embedding| embedding.effect)
    {
        Some(Effect::Certainty(certainty)) => with(said_only(outer), certainty),
        Some(Effect::Negated) => with(said_only(outer), Certainty::Possible),
        _ if outer.certainty != Certainty::Stated || outer.polarity == Polarity::Negated => {
            with(said_only(outer), Certainty::Possible)
        }
        _ => said_only(outer),
    }
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
    let complement = form != "ing" && (form != "to" || asks_to(drafts, governor));
    if let Some(embedding) = listed.filter(|_| complement) {
        return apply(drafts, governor, outer, embedding.effect);
    }
    if is_inverted(drafts, id) {
        return with(said_only(outer), Certainty::Conditional);
    }
    let first = form.split(' ').next().unwrap_or_default();
    match form.as_str() {
        "without" | "instead of" | "rather than" => Status {
            polarity: Polarity::Negated,
            certainty: outer.certainty,
            speakers: outer.speakers,
        },
        "to" | "in order to" | "so that" | "in order for" => {
            with(said_only(outer), Certainty::Intended)
        }
        "as if" | "as though" => with(said_only(outer), Certainty::Possible),
        _ if matches!(
            first,
            "if" | "unless" | "provided" | "whether" | "should" | "lest" | "in case"
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

/// Whether the auxiliary stands before the subject: _had he known_.
fn is_inverted(drafts: &Drafts<'_, '_>, id: ClauseId) -> bool {
    let draft = &drafts.list[id];
    let subject = own(drafts.analysis, draft.node);
    let (Some(subject), Some(&auxiliary)) = (subject, draft.auxiliaries.first()) else {
        return false;
    };
    auxiliary < subject && marks(drafts.analysis, draft.node).is_none()
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

/// The status of an action noun: _called for a review_, _prevented an attack_, _will attend the signing_.
fn of_noun(drafts: &Drafts<'_, '_>, id: ClauseId, governor: ClauseId, outer: Status) -> Status {
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

/// The certainty by the clause's own auxiliaries, adverbs and conditions.
fn own_certainty(drafts: &Drafts<'_, '_>, id: ClauseId) -> Option<Certainty> {
    let analysis = drafts.analysis;
    let draft = &drafts.list[id];
    if draft.clause.predicate.kind == PredicateKind::Noun {
        return hedge_of_noun(analysis, draft.node).and_then(certainty_of_hedge);
    }
    if is_asked(drafts, id) {
        return Some(Certainty::Asked);
    }
    if has_condition(analysis, draft.node) {
        return Some(Certainty::Conditional);
    }
    by_auxiliaries(drafts, id)
        .or_else(|| by_adverbs(analysis, draft.node))
        .or_else(|| by_bare_form(drafts, id))
}

fn by_auxiliaries(drafts: &Drafts<'_, '_>, id: ClauseId) -> Option<Certainty> {
    let analysis = drafts.analysis;
    let draft = &drafts.list[id];
    draft.auxiliaries.iter().find_map(|&auxiliary| {
        match analysis.lemma(auxiliary).to_lowercase().as_str() {
            "will" | "shall" | "'ll" | "wo" => Some(future(analysis, auxiliary)),
            "would" | "'d" if analysis.penn(auxiliary) == Penn::Md => Some(conditional(drafts, id)),
            "may" | "might" | "could" | "can" => Some(Certainty::Possible),
            "should" | "must" | "ought" | "need" => Some(Certainty::Requested),
            "be" if has_to(analysis, draft.node) && auxiliary < draft.node => {
                is_be_to(analysis, auxiliary, draft.node).then_some(Certainty::Expected)
            }
            _ => None,
        }
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
        .find_map(|child| lexicon().hedging_adverb(&analysis.lemma(child).to_lowercase()))
        .and_then(certainty_of_hedge)
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
    let sentence = &analysis.sentences[draft.clause.sentence];
    let question = sentence
        .tokens
        .clone()
        .rev()
        .take(3)
        .any(|token| analysis.word(token) == "?");
    question
        && !matches!(analysis.relation(base), Relation::AclRelcl | Relation::Acl)
        && (analysis.relation(base) == Relation::Root
            || analysis
                .head(base)
                .is_some_and(|head| analysis.relation(head) == Relation::Root))
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
    let auxiliary = analysis.child(verb, &[Relation::Aux, Relation::Cop]);
    matches!((auxiliary, own(analysis, verb)), (Some(auxiliary), Some(subject)) if auxiliary < subject)
}

/// Whether a word of the clause itself denies it.
fn is_negated(drafts: &Drafts<'_, '_>, id: ClauseId) -> bool {
    let analysis = drafts.analysis;
    let draft = &drafts.list[id];
    let node = draft.node;
    if draft.clause.predicate.kind == PredicateKind::Noun {
        return hedge_of_noun(analysis, node) == Some(Hedge::Negated)
            || has_no(analysis, node)
            || is_missing(analysis, node);
    }
    has_not(analysis, node)
        || shares_not(drafts, id)
        || has_no_argument(analysis, node)
        || draft.clause.predicate.kind == PredicateKind::Copula && has_no(analysis, node)
}

fn has_not(analysis: &Analysis<'_>, node: TokenId) -> bool {
    analysis
        .children(node)
        .filter(|&child| {
            matches!(
                analysis.relation(child),
                Relation::Advmod | Relation::CcPreconj | Relation::Cc
            )
        })
        .any(|child| is_denial(analysis, child))
}

fn is_denial(analysis: &Analysis<'_>, token: TokenId) -> bool {
    let word = analysis.word(token).to_lowercase();
    if matches!(word.as_str(), "not" | "n't" | "n’t" | "n`t") {
        let next = analysis.tokens.get(token + 1);
        return next
            .is_none_or(|next| !matches!(&*next.lemma, "only" | "just" | "merely" | "simply"));
    }
    word == "longer" && token > 0 && analysis.word(token - 1).eq_ignore_ascii_case("no")
        || lexicon().hedging_adverb(&word) == Some(Hedge::Negated)
}

/// Whether the clause shares a denied auxiliary: _did not eat or drink_.
fn shares_not(drafts: &Drafts<'_, '_>, id: ClauseId) -> bool {
    let analysis = drafts.analysis;
    let draft = &drafts.list[id];
    let node = draft.node;
    if analysis.relation(node) != Relation::Conj || own(analysis, node).is_some() {
        return false;
    }
    let Some(first) = analysis.head(node).and_then(|head| drafts.of_token[head]) else {
        return false;
    };
    let conjunction = analysis
        .child(node, &[Relation::Cc])
        .map_or("", |cc| analysis.lemma(cc));
    let shares =
        !draft.auxiliaries.is_empty() && draft.auxiliaries == drafts.list[first].auxiliaries;
    let joined = matches!(conjunction, "or" | "nor") || shares && conjunction != "but";
    joined && drafts.list[first].clause.status.polarity == Polarity::Negated
}

fn has_no_argument(analysis: &Analysis<'_>, node: TokenId) -> bool {
    analysis.children(node).any(|child| {
        matches!(
            analysis.relation(child),
            Relation::Nsubj | Relation::NsubjPass | Relation::Obj
        ) && (has_no(analysis, child)
            || matches!(
                analysis.lemma(child).to_lowercase().as_str(),
                "nobody" | "nothing" | "none" | "neither"
            ))
    })
}

fn has_no(analysis: &Analysis<'_>, node: TokenId) -> bool {
    analysis.children(node).any(|child| {
        child < node
            && matches!(
                analysis.relation(child),
                Relation::Det | Relation::CcPreconj | Relation::Advmod
            )
            && matches!(
                analysis.lemma(child).to_lowercase().as_str(),
                "no" | "neither"
            )
    })
}

fn hedge_of_noun(analysis: &Analysis<'_>, node: TokenId) -> Option<Hedge> {
    analysis
        .children(node)
        .filter(|&child| child < node && matches!(analysis.tag(child), Upos::Adj | Upos::Verb))
        .find_map(|child| lexicon().hedging_adjective(&analysis.word(child).to_lowercase()))
}

/// Whether the action is said to be missing: _without an attack_, _the lack of progress_.
fn is_missing(analysis: &Analysis<'_>, node: TokenId) -> bool {
    let without = analysis
        .child(node, &[Relation::Case])
        .is_some_and(|case| analysis.lemma(case) == "without");
    let lack = analysis.head(node).is_some_and(|head| {
        analysis.relation(node) == Relation::Nmod
            && matches!(analysis.lemma(head), "lack" | "absence" | "failure")
    });
    without || lack
}

/// The members as one may quote them as speakers.
pub fn as_speakers(members: &[Member]) -> Vec<Member> {
    members
        .iter()
        .filter(|member| member.clause.is_none())
        .cloned()
        .collect()
}
