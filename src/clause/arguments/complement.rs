//! Clauses inside clauses: _that_ clauses, infinitives, -ing forms, and adverbial clauses.

use crate::clause::draft::Drafts;
use crate::clause::form::{asks_to, form, is_gerund_after, kind};
use crate::clause::lexicon::lexicon;
use crate::clause::tree::verbs::is_verbal;
use crate::clause::{ClauseId, ComplementKind, Function, identity};
use crate::english::{Analysis, Relation, TokenId};

/// Adds the clauses that hang on a clause's node.
pub fn fill(drafts: &mut Drafts<'_, '_>, id: ClauseId) {
    let node = drafts.list[id].node;
    let children: Vec<TokenId> = drafts.analysis.children(node).collect();
    for child in children {
        let Some(inner) = drafts.of_token[child].filter(|&inner| inner != id) else {
            continue;
        };
        if let Some(function) = function(drafts, id, inner) {
            let member = drafts.clause_member(inner);
            drafts.list[id].add(function, vec![member]);
        }
    }
}

/// Takes the object away where somebody is made or let to do something, which says nothing of the two alone: _made Chile
/// return the boat_. Their clauses have taken it for their subject by then.
pub fn part_caused(drafts: &mut Drafts<'_, '_>) {
    for draft in &mut drafts.list {
        let causes = CAUSATIVE.contains(&draft.lemma()) && !draft.passive;
        let bare = draft
            .members(&Function::Complement(ComplementKind::Infinitive))
            .iter()
            .any(|member| {
                drafts
                    .analysis
                    .child(member.head, &[Relation::Mark])
                    .is_none()
            });
        if causes && bare {
            draft.remove(&Function::Object);
        }
    }
}

/// The verbs that take a bare infinitive for what they bring about.
const CAUSATIVE: [&str; 3] = ["have", "let", "make"];

fn function(drafts: &Drafts<'_, '_>, id: ClauseId, inner: ClauseId) -> Option<Function> {
    let analysis = drafts.analysis;
    let node = drafts.list[inner].node;
    match analysis.relation(node) {
        Relation::Ccomp | Relation::Xcomp if !is_clausal_node(analysis, node) => None,
        Relation::Ccomp => Some(Function::Complement(kind(drafts, inner))),
        Relation::Xcomp => Some(Function::Complement(kind(drafts, inner))),
        Relation::Advcl => Some(adverbial(drafts, id, inner)),
        Relation::Obj if is_verbal(analysis, node) => {
            Some(Function::Complement(ComplementKind::Ing))
        }
        _ => None,
    }
    .filter(|function| *function != Function::Oblique(String::new()))
}

fn is_clausal_node(analysis: &Analysis<'_>, node: TokenId) -> bool {
    is_verbal(analysis, node) || analysis.child(node, &[Relation::Cop]).is_some()
}

/// A complement if the governing word asks for one of this form, a purpose, or an adverbial clause by its conjunction.
fn adverbial(drafts: &Drafts<'_, '_>, id: ClauseId, inner: ClauseId) -> Function {
    let form = form(drafts, inner);
    let lemma = drafts.list[id].lemma();
    let asked_for = lexicon().embedding(lemma, &form, true);
    let after_first = drafts
        .analysis
        .head(drafts.list[inner].node)
        .is_some_and(|head| identity::is_ordinal(drafts.analysis, head));
    if form == "to" && after_first {
        return Function::Oblique(String::new());
    }
    if form == "to" {
        return if asks_to(drafts, id) {
            Function::Complement(ComplementKind::Infinitive)
        } else {
            Function::Oblique("in order to".to_owned())
        };
    }
    if form == "short of" || is_gerund_after(drafts, id, inner) {
        return Function::Complement(ComplementKind::Ing);
    }
    if form == "ing" || asked_for.is_some() {
        return if asked_for.is_some() && form != "ing" {
            Function::Complement(ComplementKind::Ing)
        } else {
            Function::Oblique(String::new())
        };
    }
    Function::Oblique(form)
}
