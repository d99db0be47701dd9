//! Copular clauses: what someone or something is.

use crate::clause::arguments::attribute::attribute;
use crate::clause::arguments::complement;
use crate::clause::arguments::objects::is_clausal;
use crate::clause::arguments::obliques::fill_obliques;
use crate::clause::draft::Drafts;
use crate::clause::tree::marks::{is_content, marks};
use crate::clause::tree::subjects::own;
use crate::clause::tree::words::preposition;
use crate::clause::{ClauseId, ComplementKind, Function, Member, relative, subject};
use crate::english::{Analysis, Penn, Relation, TokenId, Upos};

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
            && marks(analysis, child).is_some_and(|marks| {
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
        drafts.of_token[member.head].is_none_or(|other| other == id || !is_clausal(drafts, other))
    });
    if prepositions.is_empty() {
        for member in &mut members {
            *member = attribute(analysis, member);
        }
    }
    members
}

/// Whether _It was Kim who came_: the relative clause says it all.
fn is_cleft(analysis: &Analysis<'_>, node: TokenId) -> bool {
    let subject = own(analysis, node);
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
