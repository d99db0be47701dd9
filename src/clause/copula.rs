//! Copular clauses: what someone or something is.

use crate::english::{Analysis, Penn, Relation, TokenId, Upos};

use super::agent::is_agent;
use super::arguments::fill_obliques;
use super::draft::Drafts;
use super::lexicon::lexicon;
use super::phrase::{is_role_noun, opens_list, preposition};
use super::status::is_content;
use super::{ClauseId, ComplementKind, Function, Member};
use super::{complement, relative, subject};

/// Fills a copular clause.
pub fn fill(drafts: &mut Drafts<'_, '_>, id: ClauseId) {
    let analysis = drafts.analysis;
    let node = drafts.list[id].node;
    if is_cleft(analysis, node) {
        drafts.list[id].dropped = true;
        return;
    }
    let surface = subject::find(drafts, id);
    drafts.list[id].surface = surface.clone();
    drafts.list[id].add(Function::Subject, surface);
    let prepositions = preposition(analysis, node);
    let members = predicate_members(drafts, id, &prepositions);
    if prepositions.is_empty() {
        drafts.list[id].add(Function::Attribute, members);
    } else {
        drafts.list[id].add(Function::Oblique(prepositions.into()), members);
    }
    fill_obliques(drafts, id);
    complement::fill(drafts, id);
    replace_it(drafts, id);
}

/// _It is likely that …_: what is likely is the clause, not _it_.
fn replace_it(drafts: &mut Drafts<'_, '_>, id: ClauseId) {
    let analysis = drafts.analysis;
    let it = match drafts.list[id].members(&Function::Subject) {
        [] => true,
        [only] => analysis.lemma(only.head) == "it",
        _ => false,
    };
    let node = drafts.list[id].node;
    let that = Function::Complement(ComplementKind::That);
    if it && announces_clause(drafts, node) {
        drafts.list[id].remove(&Function::Subject);
    }
    if !it || analysis.tag(node) != Upos::Adj {
        return;
    }
    let draft = &mut drafts.list[id];
    if let Some(clause) = draft.remove(&that) {
        draft.remove(&Function::Subject);
        draft.add(Function::Subject, clause);
        draft.step("clause in the place of \"it\"");
    }
}

/// Whether a clause after the adjective or noun is what _it_ stands for: _it is unclear whether_, _it is a myth that_.
fn announces_clause(drafts: &Drafts<'_, '_>, node: TokenId) -> bool {
    let analysis = drafts.analysis;
    let adjective = analysis.tag(node) == Upos::Adj;
    analysis.children(node).any(|child| {
        let clause = child > node && drafts.of_token[child].is_some();
        let opened = clause
            && complement::marks(analysis, child).is_some_and(|marks| {
                matches!(marks.as_str(), "that" | "whether" | "if" | "how" | "why")
            });
        clause && analysis.relation(child) == Relation::Csubj
            || adjective && opened
            || clause && is_content(analysis, node, child)
    })
}

/// What the subject is, or where.
fn predicate_members(drafts: &mut Drafts<'_, '_>, id: ClauseId, prepositions: &str) -> Vec<Member> {
    let analysis = drafts.analysis;
    let node = drafts.list[id].node;
    let pronoun = matches!(analysis.penn(node), Penn::Wdt | Penn::Wp);
    let mut members = if pronoun {
        relative::members(drafts, id, node)
    } else {
        drafts.phrases.members(analysis, node)
    };
    members.retain(|member| {
        drafts.of_token[member.head]
            .is_none_or(|other| other == id || !super::arguments::is_clausal(drafts, other))
    });
    if prepositions.is_empty() {
        for member in &mut members {
            *member = attribute(analysis, member);
        }
    }
    members
}

/// The attribute alone: an office without the phrase that says of what.
pub fn attribute(analysis: &Analysis<'_>, member: &Member) -> Member {
    let mut member = member.clone();
    if is_role_noun(analysis, member.head) {
        let last = office_end(analysis, member.head);
        member.span.end = member.span.end.min(analysis.tokens[last].span.end);
    }
    member
}

/// The last word of an office: _State_ in _Secretary of State_.
pub fn office_end(analysis: &Analysis<'_>, head: TokenId) -> TokenId {
    let of_phrase = analysis.children(head).find(|&child| {
        child > head
            && analysis.relation(child) == Relation::Nmod
            && preposition(analysis, child) == "of"
            && analysis.child(child, &[Relation::Det]).is_none()
            && is_department(analysis, child)
    });
    of_phrase.unwrap_or(head)
}

/// Whether the word is what a minister is minister of, rather than a country: _state_, _defence_.
fn is_department(analysis: &Analysis<'_>, token: TokenId) -> bool {
    lexicon().is_portfolio(&analysis.lower_lemma(token))
}

/// Whether _It was Kim who came_: the relative clause says it all.
fn is_cleft(analysis: &Analysis<'_>, node: TokenId) -> bool {
    let subject = subject::own(analysis, node);
    let expletive = analysis.child(node, &[Relation::Expl]);
    let it = subject.or(expletive).is_some_and(|token| {
        token < node && analysis.lemma(token) == "it" && analysis.tag(token) == Upos::Pron
    });
    let relative = analysis.child(
        node,
        &[Relation::AclRelcl, Relation::AdvclRelcl, Relation::Ccomp],
    );
    let definite = analysis
        .child(node, &[Relation::Det])
        .is_some_and(|determiner| analysis.lemma(determiner) == "the");
    let names = definite || matches!(analysis.tag(node), Upos::Propn | Upos::Pron);
    it && names
        && relative.is_some_and(|clause| {
            analysis
                .children(clause)
                .any(|child| matches!(analysis.penn(child), Penn::Wp | Penn::Wdt))
        })
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
