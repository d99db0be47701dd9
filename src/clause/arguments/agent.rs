//! Who does what a passive says: the phrase with _by_ that is no time, place, means or measure.

use crate::clause::draft::Drafts;
use crate::clause::lexicon::lexicon;
use crate::clause::tree::headline::is_headline;
use crate::clause::tree::words::{is_time, preposition};
use crate::clause::{ClauseId, Function, Member, relative};
use crate::english::{Analysis, Penn, Relation, TokenId, Upos};

/// Whether a phrase is who does what a passive says, which lacks one.
pub fn is_agent(drafts: &Drafts<'_, '_>, id: ClauseId, phrase: TokenId) -> bool {
    let draft = &drafts.list[id];
    draft.passive
        && draft.members(&Function::Subject).is_empty()
        && can_do(drafts.analysis, phrase)
        && !is_before_doer(drafts.analysis, draft.node, phrase)
}

/// Whether the phrase is one with _by_ that names somebody or something that can do or cause.
fn can_do(analysis: &Analysis<'_>, phrase: TokenId) -> bool {
    preposition(analysis, phrase) == "by"
        && analysis.relation(phrase) != Relation::OblUnmarked
        && !is_time(analysis, phrase)
        && !matches!(analysis.tag(phrase), Upos::Num | Upos::Sym)
        && analysis.penn(phrase) != Penn::Vbg
        && !(analysis.tag(phrase) == Upos::Noun && is_circumstance(analysis, phrase))
}

/// Whether the noun after _by_ says how, where or by how much: _by mistake_, _by the barrel_, _by 4 per cent_. By the
/// tree, by what the noun mostly says there, or because only what cannot be counted acts without an article.
fn is_circumstance(analysis: &Analysis<'_>, noun: TokenId) -> bool {
    let lemma = analysis.lower_lemma(noun);
    let marked = analysis.relation(noun) == Relation::Obl;
    let alone = is_alone(analysis, noun);
    let articled = analysis
        .children(noun)
        .all(|child| matches!(analysis.relation(child), Relation::Case | Relation::Det));
    marked
        || lexicon().is_circumstance_by(&lemma)
        || alone
            && !lexicon().acts_bare(&lemma)
            && !is_headline(analysis, analysis.sentence_of(noun))
        || articled && !alone && analysis.penn(noun) == Penn::Nn && lexicon().is_measure(&lemma)
}

/// Whether a noun in the singular stands without article, adjective or name.
fn is_alone(analysis: &Analysis<'_>, noun: TokenId) -> bool {
    analysis.penn(noun) == Penn::Nn
        && analysis.children(noun).all(|child| {
            matches!(
                analysis.relation(child),
                Relation::Case | Relation::Nmod | Relation::Punct | Relation::Cc | Relation::Conj
            )
        })
}

/// Whether a later phrase says by whom, so that this one of a common noun says how or where: _found by a lake by monks_.
fn is_before_doer(analysis: &Analysis<'_>, verb: TokenId, phrase: TokenId) -> bool {
    analysis.tag(phrase) == Upos::Noun
        && analysis
            .children(verb)
            .any(|child| child > phrase && can_do(analysis, child))
}

/// Makes the agent that hangs on another phrase the subject, and cuts it off there: from what somebody is charged with,
/// _accused of fraud [by the mayor]_, or is given, _handed a letter [by a clerk]_.
pub fn take_agent_inside(
    drafts: &mut Drafts<'_, '_>,
    id: ClauseId,
    phrase: TokenId,
    members: &mut [Member],
) {
    let analysis = drafts.analysis;
    let Some(agent) = agent_inside(drafts, id, phrase) else {
        return;
    };
    let by = analysis.child(agent, &[Relation::Case]).unwrap_or(agent);
    let end = analysis.tokens[by.saturating_sub(1)].span.end;
    for member in members {
        member.span.end = member.span.end.min(end);
    }
    let agents = relative::members(drafts, id, agent);
    drafts.list[id].add(Function::Subject, agents);
}

/// The agent inside a phrase. What is itself an act may have a doer of its own.
fn agent_inside(drafts: &Drafts<'_, '_>, id: ClauseId, phrase: TokenId) -> Option<TokenId> {
    let analysis = drafts.analysis;
    if lexicon().noun(&analysis.lower_lemma(phrase)).is_some() {
        return None;
    }
    let mut holders = vec![phrase];
    holders.extend(
        analysis
            .children(phrase)
            .filter(|&child| analysis.relation(child) == Relation::Conj),
    );
    holders
        .into_iter()
        .flat_map(|holder| {
            analysis
                .children(holder)
                .filter(move |&child| child > holder)
        })
        .filter(|&child| analysis.relation(child) == Relation::Nmod)
        .find(|&child| is_agent(drafts, id, child))
}
