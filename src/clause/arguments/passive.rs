//! Turns passives round: the grammatical subject is whom or what it is done to.

use crate::clause::arguments::agent::take_agent_inside;
use crate::clause::draft::{Draft, Drafts};
use crate::clause::lexicon::lexicon;
use crate::clause::tree::words::{is_time, preposition};
use crate::clause::{ClauseId, Function, Member, relative};
use crate::english::{Analysis, Penn, Relation, TokenId, Upos};

/// Makes the grammatical subject of a passive its object, or the recipient where an object is left; what a preposition
/// left behind says, where there is one: _[the house] was broken into_.
pub fn turn(
    drafts: &mut Drafts<'_, '_>,
    id: ClauseId,
    surface: Vec<Member>,
    objects: Vec<(Relation, Vec<Member>)>,
) {
    if !surface.is_empty() {
        drafts.list[id].step("passive turned round");
    }
    let retained = objects.into_iter().next().map(|(_, mut members)| {
        if let Some(first) = members.first().map(|member| member.head) {
            take_agent_inside(drafts, id, first, &mut members);
        }
        members
    });
    let gives = lexicon().giving(drafts.list[id].lemma()).is_some();
    let names = lexicon().names_bare(drafts.list[id].lemma());
    let stranded = stranded(drafts.analysis, &drafts.list[id]);
    let draft = &mut drafts.list[id];
    let subject = match (&stranded, &retained) {
        (Some(preposition), _) => Function::Oblique(preposition.clone()),
        (None, Some(_)) if gives => Function::Recipient,
        _ => Function::Object,
    };
    let object = match subject {
        Function::Object if names => Function::Attribute,
        Function::Object => Function::Oblique(String::new()),
        _ => Function::Object,
    };
    draft.add(object, retained.unwrap_or_default());
    draft.add(subject, surface);
    drop_particle(draft, stranded.as_deref());
}

/// Takes a preposition that the parser took for a particle out of the predicate.
fn drop_particle(draft: &mut Draft, stranded: Option<&str>) {
    let predicate = &mut draft.clause.predicate;
    if let Some(verb) = stranded.and_then(|word| predicate.lemma.strip_suffix(word)) {
        predicate.lemma.truncate(verb.trim_end().len());
        predicate.words.truncate(1);
    }
}

/// The preposition that a passive leaves behind, whose object is its grammatical subject.
fn stranded(analysis: &Analysis<'_>, draft: &Draft) -> Option<String> {
    if !draft.passive {
        return None;
    }
    let node = draft.node;
    let inside_object = analysis
        .children(node)
        .filter(|&child| matches!(analysis.relation(child), Relation::Obj | Relation::Xcomp))
        .flat_map(|object| {
            analysis
                .children(object)
                .filter(move |&child| child > object)
        });
    analysis
        .children(node)
        .chain(inside_object)
        .find_map(|child| left_behind(analysis, draft, child))
}

/// Takes what stands behind a preposition that is left behind for what it is, a time or the agent; whether there is one.
pub fn take_stranded(drafts: &mut Drafts<'_, '_>, id: ClauseId, child: TokenId) -> bool {
    let analysis = drafts.analysis;
    let draft = &drafts.list[id];
    if !draft.passive || left_behind(analysis, draft, child).is_none() {
        return false;
    }
    if is_agent_behind(analysis, child) {
        let members = relative::members(drafts, id, child);
        drafts.list[id].add(Function::Subject, members);
    } else if is_bare_time(analysis, child) {
        let members = drafts.phrases.members(analysis, child);
        drafts.list[id].add(Function::Oblique(String::new()), members);
    }
    true
}

/// The preposition that is left behind at this dependent of the verb: the dependent itself, or its first preposition,
/// where what follows is a time or the agent: _written to [last month]_, _dealt with [by the courts]_.
fn left_behind(analysis: &Analysis<'_>, draft: &Draft, child: TokenId) -> Option<String> {
    if child < draft.node {
        return None;
    }
    let word = analysis.lower_word(child).to_string();
    let alone = analysis.children(child).next().is_none();
    if alone && is_preposition(&word) {
        return is_no_particle(analysis, draft, child).then_some(word);
    }
    let case = analysis.child(child, &[Relation::Case])?;
    let first = analysis.lower_word(case).to_string();
    let bare_time = is_bare_time(analysis, child) && !lexicon().is_mostly_transitive(draft.lemma());
    let parted = analysis.tag(child) == Upos::Adv || bare_time || is_agent_behind(analysis, child);
    (is_preposition(&first) && parted).then_some(first)
}

/// Whether the phrase has the agent's preposition behind one that is left over: _with by the courts_.
fn is_agent_behind(analysis: &Analysis<'_>, phrase: TokenId) -> bool {
    let words = preposition(analysis, phrase);
    words.strip_suffix(" by").is_some_and(is_preposition)
}

/// Whether the word after the verb is a preposition and no particle that the verb has its meaning with.
fn is_no_particle(analysis: &Analysis<'_>, draft: &Draft, word: TokenId) -> bool {
    let verb = analysis.lower_lemma(draft.node);
    match analysis.relation(word) {
        Relation::CompoundPrt => !lexicon().is_phrasal(&verb, analysis.word(word)),
        Relation::Advmod => {
            !lexicon().is_phrasal(&verb, analysis.word(word))
                && !lexicon().is_mostly_transitive(&verb)
        }
        Relation::Obl | Relation::Nmod => true,
        _ => false,
    }
}

/// A time without preposition or article: _last month_, _every evening_.
fn is_bare_time(analysis: &Analysis<'_>, phrase: TokenId) -> bool {
    is_time(analysis, phrase)
        && analysis.children(phrase).any(|child| {
            matches!(
                analysis.lemma(child),
                "last" | "next" | "every" | "each" | "this" | "yesterday"
            ) || matches!(analysis.penn(phrase), Penn::Rb)
        })
}

/// The prepositions that a passive can leave behind.
fn is_preposition(word: &str) -> bool {
    matches!(
        word,
        "about"
            | "after"
            | "against"
            | "at"
            | "for"
            | "from"
            | "in"
            | "into"
            | "of"
            | "on"
            | "onto"
            | "over"
            | "through"
            | "to"
            | "upon"
            | "with"
    )
}
