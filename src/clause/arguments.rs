//! Gives verbs and copulas their arguments, and turns passives round.

use crate::english::{Analysis, Penn, Relation, TokenId, Upos};

use super::agent::{is_agent, take_agent_inside};
use super::draft::{Draft, Drafts};
use super::lexicon::lexicon;
use super::phrase::{named, opens_list, preposition};
use super::predicate::absorbed_noun;
use super::{ClauseId, Function, Member, PredicateKind};
use super::{complement, copula, naming, noun, passive, relative, subject};

/// Fills a clause from what hangs on its node; clauses above it are filled already.
pub fn fill(drafts: &mut Drafts<'_, '_>, id: ClauseId) {
    match drafts.list[id].clause.predicate.kind {
        PredicateKind::Noun => noun::fill(drafts, id),
        PredicateKind::Copula => copula::fill(drafts, id),
        PredicateKind::Verb | PredicateKind::Preposition => fill_verb(drafts, id),
    }
}

fn fill_verb(drafts: &mut Drafts<'_, '_>, id: ClauseId) {
    subject::share_auxiliaries(drafts, id);
    let surface = subject::find(drafts, id);
    let objects = objects(drafts, id);
    drafts.list[id].surface = surface.clone();
    let absorbed = absorbed_noun(drafts.analysis, &drafts.list[id]).is_some();
    if drafts.list[id].passive && absorbed {
        drafts.list[id].step("passive turned round");
    } else if drafts.list[id].passive {
        passive::turn(drafts, id, surface, objects);
    } else {
        drafts.list[id].add(Function::Subject, surface);
        place_objects(drafts, id, objects);
    }
    fill_obliques(drafts, id);
    relative::fill_gap(drafts, id);
    naming::fill(drafts, id);
    complement::fill(drafts, id);
    share_later_object(drafts, id);
}

/// The objects of a verb in text order, each with its relation, a light verb's noun left out.
fn objects(drafts: &mut Drafts<'_, '_>, id: ClauseId) -> Vec<(Relation, Vec<Member>)> {
    let analysis = drafts.analysis;
    let node = drafts.list[id].node;
    let absorbed = absorbed_noun(analysis, &drafts.list[id]);
    let mut found = Vec::new();
    for child in analysis.children(node) {
        let relation = analysis.relation(child);
        let object = matches!(relation, Relation::Obj | Relation::Iobj)
            || found.is_empty() && is_bare_object(analysis, &drafts.list[id], child);
        if object
            && Some(child) != absorbed
            && analysis.penn(child) != Penn::Wrb
            && drafts.of_token[child].is_none_or(|clause| !is_clausal(drafts, clause))
        {
            found.extend(split_recipient(drafts, id, child, relation));
        }
    }
    found
}

/// Whether a phrase that the parser took for an adverbial can only be the object: it has no preposition, and is no time.
fn is_bare_object(analysis: &Analysis<'_>, draft: &Draft, child: TokenId) -> bool {
    matches!(
        analysis.relation(child),
        Relation::Obl | Relation::OblUnmarked
    ) && !draft.passive
        && child > draft.node
        && lexicon().is_transitive(draft.lemma())
        && matches!(analysis.tag(child), Upos::Noun | Upos::Propn | Upos::Pron)
        && preposition(analysis, child).is_empty()
        && !is_time(analysis, child)
        && analysis.child(draft.node, &[Relation::Obj]).is_none()
}

/// Whether the clause is one with a verb or copula.
pub fn is_clausal(drafts: &Drafts<'_, '_>, id: ClauseId) -> bool {
    drafts.list[id].clause.predicate.kind != PredicateKind::Noun
}

/// Parts a recipient from the object that the parser made it a modifier of: _gifted [Kim a car]_.
fn split_recipient(
    drafts: &mut Drafts<'_, '_>,
    id: ClauseId,
    object: TokenId,
    relation: Relation,
) -> Vec<(Relation, Vec<Member>)> {
    let analysis = drafts.analysis;
    let members = relative::members(drafts, id, object);
    let swallowed = swallowed_recipient(analysis, drafts.list[id].lemma(), object);
    let Some(recipient) = swallowed else {
        return vec![(relation, members)];
    };
    let mut objects = vec![(
        Relation::Iobj,
        vec![drafts.phrases.member(analysis, recipient)],
    )];
    let mut members = members;
    if let Some(first) = members.first_mut() {
        let after = analysis.tokens[drafts.phrases.last(recipient)].span.end;
        let next = analysis.tokens[drafts.phrases.last(recipient) + 1]
            .span
            .start;
        if first.span.start < after {
            first.span.start = next;
        }
    }
    objects.push((Relation::Obj, members));
    objects
}

fn swallowed_recipient(analysis: &Analysis<'_>, verb: &str, object: TokenId) -> Option<TokenId> {
    lexicon().giving(verb)?;
    let determiner = analysis.child(object, &[Relation::Det, Relation::NmodPoss])?;
    analysis.children(object).find(|&child| {
        child < determiner
            && matches!(analysis.tag(child), Upos::Propn | Upos::Pron)
            && matches!(
                analysis.relation(child),
                Relation::Compound | Relation::NmodPoss | Relation::NmodDesc | Relation::Dep
            )
    })
}

/// Files one or two objects under object, recipient or attribute.
fn place_objects(drafts: &mut Drafts<'_, '_>, id: ClauseId, objects: Vec<(Relation, Vec<Member>)>) {
    let marked = objects.iter().any(|object| object.0 == Relation::Iobj);
    let two = objects.len() > 1;
    let lemma = drafts.list[id].lemma();
    let gives = takes_recipient(drafts.analysis, lemma, drafts.list[id].node);
    let names = lexicon().names_bare(lemma);
    let draft = &mut drafts.list[id];
    for (place, (relation, members)) in objects.into_iter().enumerate() {
        let function = match (relation, place) {
            (_, 0) if two && names && !gives => Function::Object,
            (_, 1) if two && names && !gives => Function::Attribute,
            (Relation::Iobj, _) if two || gives => Function::Recipient,
            (_, 0) if two && !marked && gives => Function::Recipient,
            (_, 1) if names && !marked => Function::Attribute,
            _ => Function::Object,
        };
        if function == Function::Recipient {
            draft.step("double object");
        }
        if draft.members(&function).is_empty() {
            draft.add(function, members);
        }
    }
}

/// Whether a single bare object can be the recipient: _told him that …_, not _caused him to …_.
fn takes_recipient(analysis: &Analysis<'_>, lemma: &str, node: TokenId) -> bool {
    let controls = || {
        lexicon()
            .embedding(lemma, "to", true)
            .is_none_or(|embedding| embedding.by_object)
    };
    lexicon().giving(lemma).is_some()
        && (analysis.child(node, &[Relation::Xcomp]).is_none() || !controls())
}

/// Adds the phrases with prepositions, and those of time without; the agent of a passive is its subject.
pub fn fill_obliques(drafts: &mut Drafts<'_, '_>, id: ClauseId) {
    let analysis = drafts.analysis;
    let node = drafts.list[id].node;
    let absorbed = absorbed_noun(analysis, &drafts.list[id]);
    let children: Vec<TokenId> = analysis
        .children(node)
        .chain(
            absorbed
                .into_iter()
                .flat_map(|noun| analysis.children(noun)),
        )
        .filter(|&child| is_oblique(analysis, child))
        .collect();
    let in_phrase = analysis.child(node, &[Relation::Case]).is_some();
    for child in children {
        let taken = in_phrase && analysis.relation(child) == Relation::Nmod
            || is_bare_object(analysis, &drafts.list[id], child);
        if taken || passive::take_stranded(drafts, id, child) {
            continue;
        }
        for phrase in with_own_prepositions(analysis, child) {
            add_oblique(drafts, id, phrase);
        }
    }
}

fn is_oblique(analysis: &Analysis<'_>, child: TokenId) -> bool {
    match analysis.relation(child) {
        Relation::Obl | Relation::OblAgent | Relation::OblUnmarked => true,
        Relation::Nmod => !opens_list(analysis, child),
        Relation::NmodUnmarked => is_time(analysis, child),
        Relation::Advmod => {
            analysis.tag(child) != Upos::Adv && is_time(analysis, child)
                || analysis.child(child, &[Relation::Case]).is_some()
        }
        _ => false,
    }
}

/// The phrase, and those coordinated with it that have prepositions of their own: _to Paris and from Rome_.
fn with_own_prepositions(analysis: &Analysis<'_>, phrase: TokenId) -> Vec<TokenId> {
    let with_preposition = |&child: &TokenId| {
        analysis.relation(child) == Relation::Conj
            && analysis.child(child, &[Relation::Case]).is_some()
    };
    let mut phrases = vec![phrase];
    phrases.extend(analysis.children(phrase).filter(with_preposition));
    phrases
}

fn add_oblique(drafts: &mut Drafts<'_, '_>, id: ClauseId, phrase: TokenId) {
    let analysis = drafts.analysis;
    let preposition = preposition(analysis, phrase);
    let mut members = relative::members(drafts, id, phrase);
    if charges(drafts.list[id].lemma(), &preposition) {
        take_agent_inside(drafts, id, phrase, &mut members);
    }
    let function = if is_agent(drafts, id, phrase) {
        Function::Subject
    } else {
        function_by_noun(drafts, id, phrase, &preposition)
            .unwrap_or(Function::Oblique(preposition.into()))
    };
    drafts.list[id].add(function, members);
}

/// Whether the preposition stands before what the verb charges somebody with.
fn charges(verb: &str, preposition: &str) -> bool {
    lexicon()
        .embedding(verb, preposition, true)
        .is_some_and(|embedding| embedding.by_object)
}

/// The function that a light verb's noun gives a phrase: _paid a visit to Ghana_ is _visited Ghana_.
fn function_by_noun(
    drafts: &Drafts<'_, '_>,
    id: ClauseId,
    phrase: TokenId,
    preposition: &str,
) -> Option<Function> {
    let analysis = drafts.analysis;
    let noun = absorbed_noun(analysis, &drafts.list[id])?;
    let frame = lexicon().noun(analysis.lemma(noun))?;
    let passive = drafts.list[id].passive;
    noun::function_of_phrase(frame, preposition, analysis, phrase)
        .filter(|function| passive || *function != Function::Subject)
}

/// Whether the phrase is a time or measure.
pub fn is_time(analysis: &Analysis<'_>, phrase: TokenId) -> bool {
    lexicon().is_time(&analysis.lower_lemma(named(analysis, phrase)))
        || analysis.tag(phrase) == Upos::Num && analysis.word(phrase).len() == 4
}

/// So many words may stand between two verbs that share an object.
const MOST_BETWEEN: usize = 5;

/// Gives a verb the object that it shares with a coordinated one: _signed and ratified the pact_.
fn share_later_object(drafts: &mut Drafts<'_, '_>, id: ClauseId) {
    let analysis = drafts.analysis;
    let node = drafts.list[id].node;
    if analysis.relation(node) != Relation::Conj || drafts.list[id].passive {
        return;
    }
    let Some(first) = analysis.head(node).and_then(|head| drafts.of_token[head]) else {
        return;
    };
    let same_form = analysis.penn(drafts.list[first].node) == analysis.penn(node);
    if drafts.list[first].passive || !same_form && !has_auxiliary(analysis, node) {
        return;
    }
    let (from, to) = match (has_object(drafts, first), has_object(drafts, id)) {
        (true, false) if object_follows(drafts, first, node) => (first, id),
        (false, true) if is_bare(drafts, first, node) => (id, first),
        _ => return,
    };
    let object = drafts.list[from].members(&Function::Object).to_vec();
    if from == first || lexicon().is_mostly_transitive(drafts.list[to].lemma()) {
        drafts.list[to].add(Function::Object, object);
        drafts.list[to].step("object shared");
    }
}

fn has_object(drafts: &Drafts<'_, '_>, id: ClauseId) -> bool {
    drafts.list[id].clause.arguments.iter().any(|argument| {
        matches!(
            argument.function,
            Function::Object | Function::Complement(_)
        )
    })
}

fn object_follows(drafts: &Drafts<'_, '_>, id: ClauseId, node: TokenId) -> bool {
    let object = drafts.list[id].members(&Function::Object);
    object.first().is_some_and(|member| member.head > node)
}

/// Whether the verb has an auxiliary of its own: _has bought and [will] deploy_.
fn has_auxiliary(analysis: &Analysis<'_>, verb: TokenId) -> bool {
    analysis.child(verb, &[Relation::Aux]).is_some()
}

/// Whether nothing but a conjunction and auxiliaries stand between the first verb and the second.
fn is_bare(drafts: &Drafts<'_, '_>, first: ClauseId, second: TokenId) -> bool {
    let verb = drafts.list[first].node;
    second > verb
        && (verb + 1..second).len() <= MOST_BETWEEN
        && (verb + 1..second).all(|token| {
            matches!(
                drafts.analysis.tag(token),
                Upos::Cconj | Upos::Adv | Upos::Punct | Upos::Aux | Upos::Part
            )
        })
}
