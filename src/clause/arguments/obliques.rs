//! Phrases with prepositions, and times without.

use crate::clause::arguments::agent::{is_agent, take_agent_inside};
use crate::clause::arguments::{noun, objects, passive};
use crate::clause::draft::Drafts;
use crate::clause::lexicon::lexicon;
use crate::clause::predicate::absorbed_noun;
use crate::clause::tree::phrases::is_day_of_name;
use crate::clause::tree::words::{is_example, is_time, opens_list, preposition};
use crate::clause::{ClauseId, Function, Member, relative};
use crate::english::{Analysis, Penn, Relation, TokenId, Upos};

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
    for day in days_of_names(analysis, node) {
        let member = drafts.phrases.member(analysis, day);
        drafts.list[id].add(Function::Oblique("on".to_owned()), vec![member]);
    }
    for adverb in analysis.children(node) {
        if let Some(time) = distance_in_time(analysis, adverb) {
            let member = Member {
                head: time,
                span: drafts.phrases.whole_span(analysis, adverb),
                clause: None,
            };
            drafts.list[id].add(Function::Oblique(String::new()), vec![member]);
        }
    }
    for child in children {
        let taken = in_phrase && analysis.relation(child) == Relation::Nmod
            || objects::is_bare_object(analysis, &drafts.list[id], child);
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

/// How long before or after: the adverb and the time that hangs on it, _[three days] later_.
fn distance_in_time(analysis: &Analysis<'_>, adverb: TokenId) -> Option<TokenId> {
    let measures = matches!(
        &*analysis.lower_word(adverb),
        "ago" | "later" | "earlier" | "before" | "afterwards" | "previously"
    );
    analysis.children(adverb).find(|&child| {
        measures
            && analysis.relation(adverb) == Relation::Advmod
            && matches!(
                analysis.relation(child),
                Relation::OblUnmarked | Relation::NmodUnmarked
            )
            && is_time(analysis, child)
    })
}

/// The days that the tree hung on a name before or behind the verb: _the city of Lima [on Monday]_.
fn days_of_names(analysis: &Analysis<'_>, node: TokenId) -> Vec<TokenId> {
    let mut inside: Vec<TokenId> = analysis
        .children(node)
        .filter(|&child| {
            matches!(
                analysis.relation(child),
                Relation::Nsubj | Relation::NsubjPass | Relation::Obj | Relation::Obl
            )
        })
        .collect();
    let nested: Vec<TokenId> = inside
        .iter()
        .flat_map(|&phrase| analysis.children(phrase))
        .filter(|&child| analysis.relation(child) == Relation::Nmod)
        .collect();
    inside.extend(nested);
    inside
        .into_iter()
        .flat_map(|phrase| analysis.children(phrase))
        .filter(|&child| is_day_of_name(analysis, child))
        .collect()
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
    if analysis.tag(phrase) == Upos::Adp && analysis.children(phrase).next().is_none() {
        return;
    }
    let mut members = relative::members(drafts, id, phrase);
    if preposition == "including" && extend_list(drafts, id, phrase, &members)
        || preposition == "among" && is_example(analysis, phrase + 1)
    {
        return;
    }
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

/// Adds what _including_ names to the phrase of several that it stands behind: _[ministers] resigned, including Reed_.
fn extend_list(
    drafts: &mut Drafts<'_, '_>,
    id: ClauseId,
    phrase: TokenId,
    members: &[Member],
) -> bool {
    let analysis = drafts.analysis;
    let several = |member: &Member| {
        member.head < phrase && matches!(analysis.penn(member.head), Penn::Nns | Penn::Nnps)
    };
    let nearest = drafts.list[id]
        .clause
        .arguments
        .iter()
        .filter(|argument| argument.members.iter().any(several))
        .max_by_key(|argument| argument.members.first().map(|member| member.head))
        .map(|argument| argument.function.clone());
    let Some(function) = nearest else {
        return false;
    };
    let draft = &mut drafts.list[id];
    draft.add(function.clone(), members.to_vec());
    if draft.surface.iter().any(several) && function != Function::Recipient {
        draft.surface = draft.members(&function).to_vec();
    }
    draft.step("listed after \"including\"");
    true
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
