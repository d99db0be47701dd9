//! What a clause says that somebody is: the attribute alone, and the phrases that hang on it.

use crate::clause::arguments::agent::is_agent;
use crate::clause::draft::Drafts;
use crate::clause::tree::words::{is_role_noun, office_end, opens_list, preposition};
use crate::clause::{ClauseId, Function, Member};
use crate::english::{Analysis, Relation, TokenId};

/// The attribute alone: an office without the phrase that says of what.
pub fn attribute(analysis: &Analysis<'_>, member: &Member) -> Member {
    let mut member = member.clone();
    if is_role_noun(analysis, member.head) {
        let last = office_end(analysis, member.head);
        member.span.end = member.span.end.min(analysis.tokens[last].span.end);
    }
    member
}

/// Makes what follows _of_, _to_ or _for_ in an attribute phrases of the clause: _became [chairman] of [the club]_.
pub fn lift_phrases(drafts: &mut Drafts<'_, '_>, id: ClauseId, noun: TokenId) {
    let analysis = drafts.analysis;
    let end = office_end(analysis, noun);
    let phrases: Vec<TokenId> = analysis
        .children(noun)
        .filter(|&child| child > end && analysis.relation(child) == Relation::Nmod)
        .filter(|&child| !opens_list(analysis, child))
        .collect();
    for phrase in phrases {
        let preposition = preposition(analysis, phrase);
        let members = drafts.phrases.members(analysis, phrase);
        let function = match is_agent(drafts, id, phrase) {
            true => Function::Subject,
            false => Function::Oblique(preposition.into()),
        };
        drafts.list[id].add(function, members);
    }
}
