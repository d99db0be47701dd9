//! What coordinated verbs share: objects, agents, phrases and times that stand once for all of them.
//!
//! A tree hangs what all verbs share on the first: what hangs there but stands behind a later verb is that verb's too. The
//! object of _built and [sold] the ship_ hangs on the last, and is the first's as well.

use crate::clause::draft::Drafts;
use crate::clause::lexicon::lexicon;
use crate::clause::tree::subjects::own;
use crate::clause::tree::words::is_time;
use crate::clause::{Argument, ClauseId, Function, Member, PredicateKind, speech};
use crate::english::{Analysis, Relation, TokenId, Upos};

/// So many words may stand between two verbs that share an object.
const MOST_BETWEEN: usize = 12;

/// Shares among the verbs of every coordination what they have in common.
pub fn share(drafts: &mut Drafts<'_, '_>) {
    for first in drafts.governors_first() {
        let verbs = coordinated(drafts, first);
        if verbs.len() > 1 {
            share_behind(drafts, &verbs);
            share_last_object(drafts, &verbs);
            share_with_elliptic(drafts, &verbs);
            share_fronted_times(drafts, &verbs);
        }
    }
}

/// The clause and those whose verbs are coordinated with its verb, in text order; only it if it is one of them itself.
fn coordinated(drafts: &Drafts<'_, '_>, first: ClauseId) -> Vec<ClauseId> {
    let analysis = drafts.analysis;
    let is_verb = |id: &ClauseId| {
        let draft = &drafts.list[*id];
        draft.clause.predicate.kind == PredicateKind::Verb && !draft.dropped
    };
    let mut verbs: Vec<ClauseId> = vec![first];
    if is_verb(&first) {
        let conjuncts = analysis
            .children(drafts.list[first].node)
            .filter(|&child| analysis.relation(child) == Relation::Conj)
            .filter_map(|child| drafts.of_token[child]);
        let together = |&id: &ClauseId| !speech::crosses_quotation(drafts, first, id);
        verbs.extend(conjuncts.filter(is_verb).filter(together));
    }
    verbs
}

/// Gives later verbs what hangs on the first and stands behind them.
fn share_behind(drafts: &mut Drafts<'_, '_>, verbs: &[ClauseId]) {
    let first = verbs[0];
    for &later in &verbs[1..] {
        let node = drafts.list[later].node;
        let behind: Vec<Argument> = drafts.list[first]
            .clause
            .arguments
            .iter()
            .filter(|argument| {
                let behind = argument.members.iter().all(|member| member.head > node);
                behind || is_fronted_object(drafts, first, later, argument)
            })
            .filter(|argument| can_take(drafts, first, later, argument))
            .cloned()
            .collect();
        for argument in behind {
            let what = match argument.function {
                Function::Object => "object shared",
                Function::Subject => "agent shared",
                _ => "phrase shared",
            };
            drafts.list[later].add(argument.function, argument.members);
            drafts.list[later].step(what);
        }
    }
}

/// Whether the later verb lacks what the first has.
fn can_take(
    drafts: &Drafts<'_, '_>,
    first: ClauseId,
    later: ClauseId,
    argument: &Argument,
) -> bool {
    let draft = &drafts.list[later];
    let complement = argument
        .members
        .iter()
        .any(|member| member.clause == Some(later));
    let lacks = draft.members(&argument.function).is_empty();
    match &argument.function {
        _ if complement => false,
        Function::Object => lacks && !has_object(drafts, later) && !draft.passive,
        Function::Subject => lacks && draft.passive && drafts.list[first].passive,
        Function::Oblique(preposition) => lacks && preposition != "in order to",
        Function::Complement(_) => false,
        _ => false,
    }
}

/// Whether the first verb has its object before it, as in a relative clause, and the later one wants one: _the drug that
/// Reed developed and [tested]_.
fn is_fronted_object(
    drafts: &Drafts<'_, '_>,
    first: ClauseId,
    later: ClauseId,
    argument: &Argument,
) -> bool {
    let whole = &drafts.list[first];
    argument.function == Function::Object
        && !whole.passive
        && argument
            .members
            .iter()
            .all(|member| member.head < whole.node)
        && own(drafts.analysis, drafts.list[later].node).is_none()
        && !lexicon().is_mostly_intransitive(drafts.list[later].lemma())
}

fn has_object(drafts: &Drafts<'_, '_>, id: ClauseId) -> bool {
    drafts.list[id].clause.arguments.iter().any(|argument| {
        matches!(
            argument.function,
            Function::Object | Function::Attribute | Function::Complement(_)
        )
    })
}

/// Gives earlier verbs that end abruptly the object of the last: _signed and ratified the pact_, _searched for and found
/// the wreck_.
fn share_last_object(drafts: &mut Drafts<'_, '_>, verbs: &[ClauseId]) {
    let Some((&last, earlier)) = verbs.split_last() else {
        return;
    };
    let object = drafts.list[last].members(&Function::Object).to_vec();
    let node = drafts.list[last].node;
    let follows = object.first().is_some_and(|member| member.head > node);
    if !follows || drafts.list[last].passive {
        return;
    }
    for &id in earlier.iter().rev() {
        let draft = &drafts.list[id];
        if draft.passive || has_object(drafts, id) {
            break;
        }
        let left = preposition_left(drafts.analysis, draft.node, node);
        let ends = is_abrupt(drafts, verbs, draft.node, node, left);
        let function = match left {
            Some(word) if ends => Function::Oblique(drafts.analysis.lower_word(word).to_string()),
            None if ends && !lexicon().is_mostly_intransitive(draft.lemma()) => Function::Object,
            _ => break,
        };
        let draft = &mut drafts.list[id];
        draft.remove(&Function::Oblique(String::new()));
        draft.add(function, object.clone());
        draft.step("object shared");
    }
}

/// The preposition without a phrase behind the verb: _searched [for] and found_.
fn preposition_left(analysis: &Analysis<'_>, verb: TokenId, before: TokenId) -> Option<TokenId> {
    analysis.children(verb).find(|&child| {
        child > verb
            && child < before
            && analysis.tag(child) == Upos::Adp
            && analysis.relation(child) != Relation::CompoundPrt
            && analysis.children(child).next().is_none()
    })
}

/// Whether nothing but conjunctions, adverbs, auxiliaries and verbs coordinated with both stand between the two.
fn is_abrupt(
    drafts: &Drafts<'_, '_>,
    verbs: &[ClauseId],
    verb: TokenId,
    last: TokenId,
    left: Option<TokenId>,
) -> bool {
    let analysis = drafts.analysis;
    last > verb
        && last - verb <= MOST_BETWEEN
        && (verb + 1..last).all(|token| {
            let between = matches!(
                analysis.tag(token),
                Upos::Cconj | Upos::Adv | Upos::Punct | Upos::Aux | Upos::Part
            );
            let coordinated = verbs.iter().any(|&id| drafts.list[id].node == token);
            between || coordinated || Some(token) == left
        })
}

/// In _two were killed and nine hurt when …_, what stands behind the second, which leaves out its auxiliary, is said of
/// both: who did it, when and why.
fn share_with_elliptic(drafts: &mut Drafts<'_, '_>, verbs: &[ClauseId]) {
    let Some((&last, earlier)) = verbs.split_last() else {
        return;
    };
    let elliptic = drafts.list[last].passive && !has_own_auxiliary(drafts, last);
    if !elliptic || own(drafts.analysis, drafts.list[last].node).is_none() {
        return;
    }
    let shared: Vec<Argument> = drafts.list[last]
        .clause
        .arguments
        .iter()
        .filter(|argument| is_of_both(drafts.analysis, &drafts.list[last].surface, argument))
        .cloned()
        .collect();
    for &id in earlier {
        let draft = &drafts.list[id];
        if !draft.passive
            || !draft.clause.arguments.iter().all(|argument| {
                argument.function == Function::Oblique("according to".to_owned())
                    || argument
                        .members
                        .iter()
                        .all(|member| member.head < draft.node)
            })
        {
            continue;
        }
        for argument in &shared {
            drafts.list[id].add(argument.function.clone(), argument.members.clone());
            drafts.list[id].step("phrase shared");
        }
    }
}

fn has_own_auxiliary(drafts: &Drafts<'_, '_>, id: ClauseId) -> bool {
    drafts
        .analysis
        .child(drafts.list[id].node, &[Relation::Aux, Relation::AuxPass])
        .is_some()
}

fn is_of_both(analysis: &Analysis<'_>, surface: &[Member], argument: &Argument) -> bool {
    let own = argument
        .members
        .iter()
        .any(|member| surface.iter().any(|other| other.head == member.head));
    let time = argument
        .members
        .iter()
        .all(|member| member.clause.is_some() || is_time(analysis, member.head));
    match &argument.function {
        _ if own => false,
        Function::Subject => true,
        Function::Oblique(preposition) => {
            time || matches!(
                preposition.as_str(),
                "during" | "after" | "before" | "because of"
            )
        }
        _ => false,
    }
}

/// Gives later verbs without a subject of their own the times that open the sentence: _On Monday police arrested the
/// broker and [searched] his flat_.
fn share_fronted_times(drafts: &mut Drafts<'_, '_>, verbs: &[ClauseId]) {
    let analysis = drafts.analysis;
    let first = &drafts.list[verbs[0]];
    let Some(subject) = own(analysis, first.node) else {
        return;
    };
    let times: Vec<Argument> = first
        .clause
        .arguments
        .iter()
        .filter(|argument| matches!(argument.function, Function::Oblique(_)))
        .filter(|argument| {
            argument.members.iter().all(|member| {
                member.clause.is_none() && member.head < subject && is_time(analysis, member.head)
            })
        })
        .cloned()
        .collect();
    for &later in &verbs[1..] {
        let own_subject = own(analysis, drafts.list[later].node).is_some();
        if own_subject || has_time(drafts, later) {
            continue;
        }
        for time in &times {
            drafts.list[later].add(time.function.clone(), time.members.clone());
            drafts.list[later].step("time shared");
        }
    }
}

fn has_time(drafts: &Drafts<'_, '_>, id: ClauseId) -> bool {
    drafts.list[id].clause.arguments.iter().any(|argument| {
        matches!(argument.function, Function::Oblique(_))
            && argument
                .members
                .iter()
                .any(|member| member.clause.is_none() && is_time(drafts.analysis, member.head))
    })
}
