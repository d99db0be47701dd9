//! Relative clauses, full and reduced: the noun they belong to takes its place in them.

mod reduced;

pub use reduced::{is_first, subject};

use crate::clause::draft::Drafts;
use crate::clause::form::finite_verb;
use crate::clause::predicate::absorbed_noun;
use crate::clause::tree::marks::is_content;
use crate::clause::tree::subjects::own;
use crate::clause::tree::words::{is_plural, preposition, push_word};
use crate::clause::{ClauseId, Function, Member, identity};
use crate::english::{Analysis, Penn, Relation, TokenId, Upos};

/// The members of a phrase; for a relative pronoun, those of the noun that it stands for.
pub fn members(drafts: &mut Drafts<'_, '_>, id: ClauseId, phrase: TokenId) -> Vec<Member> {
    if !is_relative_pronoun(drafts.analysis, phrase) {
        return drafts.phrases.members(drafts.analysis, phrase);
    }
    let content = |clause: ClauseId| {
        let node = drafts.list[clause].node;
        let noun = drafts.analysis.head(node);
        noun.is_some_and(|noun| is_content(drafts.analysis, noun, node))
    };
    if content(id) && drafts.analysis.word(phrase) == "that" {
        return Vec::new();
    }
    let Some(clause) = relative_clause(drafts, id) else {
        return noun_before(drafts, phrase);
    };
    drafts.list[id].step("relative pronoun replaced");
    if drafts.analysis.relation(drafts.list[clause].node) == Relation::AdvclRelcl {
        return described(drafts, clause);
    }
    antecedent(drafts, clause, id)
}

/// The noun directly before a relative pronoun whose clause hangs elsewhere; the pronoun itself if it asks.
fn noun_before(drafts: &Drafts<'_, '_>, pronoun: TokenId) -> Vec<Member> {
    let analysis = drafts.analysis;
    let start = analysis.sentences[analysis.sentence_of(pronoun)]
        .tokens
        .start;
    let noun = (start..pronoun)
        .rev()
        .take(2)
        .find(|&token| analysis.penn(token) != Penn::Comma)
        .filter(|&token| matches!(analysis.tag(token), Upos::Noun | Upos::Propn));
    match noun {
        Some(noun) => vec![drafts.phrases.member(analysis, top_of_name(analysis, noun))],
        None => drafts.phrases.members(analysis, pronoun),
    }
}

fn top_of_name(analysis: &Analysis<'_>, token: TokenId) -> TokenId {
    match (analysis.relation(token), analysis.head(token)) {
        (Relation::Flat, Some(head)) => head,
        _ => token,
    }
}

fn is_relative_pronoun(analysis: &Analysis<'_>, token: TokenId) -> bool {
    matches!(analysis.penn(token), Penn::Wdt | Penn::Wp | Penn::WpPoss)
        || analysis.word(token) == "that" && analysis.penn(token) == Penn::In
}

/// The relative clause that the clause is or is part of.
fn relative_clause(drafts: &Drafts<'_, '_>, id: ClauseId) -> Option<ClauseId> {
    let mut clause = id;
    for _ in 0..3 {
        let node = drafts.list[clause].node;
        match drafts.analysis.relation(node) {
            Relation::AclRelcl | Relation::AdvclRelcl => return Some(clause),
            Relation::Conj | Relation::Ccomp | Relation::Xcomp => {
                clause = drafts.governor(clause)?;
            }
            _ => return None,
        }
    }
    None
}

/// The clause that _which_ stands for: _…, which surprised him_.
fn described(drafts: &Drafts<'_, '_>, clause: ClauseId) -> Vec<Member> {
    let governor = drafts.governor(clause);
    governor
        .map(|governor| drafts.clause_member(governor))
        .into_iter()
        .collect()
}

/// The noun that a relative clause belongs to, chosen by agreement with the finite verb `by`.
fn antecedent(drafts: &Drafts<'_, '_>, clause: ClauseId, by: ClauseId) -> Vec<Member> {
    let analysis = drafts.analysis;
    let Some(noun) = analysis.head(drafts.list[clause].node) else {
        return Vec::new();
    };
    if let Some(meant) = meant_instead(analysis, noun) {
        return drafts.phrases.members(analysis, meant);
    }
    if let Some(bearers) = identity::bearers(drafts, noun) {
        return bearers;
    }
    let verb = finite_verb(drafts, by);
    let plural = match (analysis.penn(verb), analysis.word(verb)) {
        (Penn::Vbz, _) | (_, "was") => Some(false),
        (Penn::Vbp, _) | (_, "were") => Some(true),
        _ => None,
    };
    match plural {
        Some(plural) => agreeing(drafts, noun, plural),
        None => vec![drafts.phrases.member(analysis, noun)],
    }
}

/// Who it was instead, in _it was not the army but [the police] that fired_.
pub fn meant_instead(analysis: &Analysis<'_>, focus: TokenId) -> Option<TokenId> {
    let it = own(analysis, focus).or(analysis.child(focus, &[Relation::Expl]))?;
    let denied = analysis
        .children(focus)
        .any(|child| child < focus && analysis.word(child) == "not");
    let instead = analysis.children(focus).find(|&child| {
        child > focus
            && analysis.relation(child) == Relation::Conj
            && analysis
                .child(child, &[Relation::Cc])
                .is_some_and(|cc| analysis.lemma(cc) == "but")
    });
    instead.filter(|_| denied && analysis.lemma(it) == "it")
}

/// The noun itself if it agrees, else the coordination or the larger noun phrase that it is the last word of.
fn agreeing(drafts: &Drafts<'_, '_>, noun: TokenId, plural: bool) -> Vec<Member> {
    let analysis = drafts.analysis;
    let only = vec![drafts.phrases.member(analysis, noun)];
    if is_number(analysis, noun, plural) {
        return only;
    }
    let mut outer = noun;
    for _ in 0..3 {
        let beside = matches!(
            analysis.relation(outer),
            Relation::Nmod | Relation::Conj | Relation::Obl | Relation::Advmod
        );
        let Some(head) = analysis.head(outer).filter(|_| beside) else {
            break;
        };
        if plural && analysis.relation(outer) == Relation::Conj {
            return drafts.phrases.members(analysis, head);
        }
        let nominal = matches!(analysis.tag(head), Upos::Noun | Upos::Propn);
        if nominal && is_number(analysis, head, plural) {
            return vec![drafts.phrases.member(analysis, head)];
        }
        outer = head;
    }
    only
}

fn is_number(analysis: &Analysis<'_>, noun: TokenId, plural: bool) -> bool {
    let singular = analysis.penn(noun) == Penn::Nn;
    if plural {
        !singular
    } else {
        !is_plural(analysis, noun)
    }
}

/// Whether the clause says what the noun is: _the claim that he won_, not what it does.
fn is_clause_of_content(analysis: &Analysis<'_>, node: TokenId) -> bool {
    analysis.child(node, &[Relation::Mark]).is_some()
        || analysis
            .head(node)
            .is_some_and(|noun| is_content(analysis, noun, node))
}

/// Puts the noun into the place that a relative clause without pronoun leaves open: _the clock he made_.
pub fn fill_gap(drafts: &mut Drafts<'_, '_>, id: ClauseId) {
    let analysis = drafts.analysis;
    let node = drafts.list[id].node;
    let belongs = matches!(analysis.relation(node), Relation::AclRelcl | Relation::Acl);
    if !belongs || own(analysis, node).is_none() || is_clause_of_content(analysis, node) {
        return;
    }
    if let Some(adverb) = relative_adverb(analysis, node) {
        return fill_adverb(drafts, id, adverb);
    }
    if has_relative_pronoun(analysis, node) {
        return;
    }
    let members = antecedent_alone(drafts, id);
    if let Some(stranded) = stranded_preposition(analysis, node) {
        let mut preposition = String::new();
        push_word(&mut preposition, analysis.word(stranded));
        drafts.list[id].add(Function::Oblique(preposition), members);
    } else if drafts.list[id].members(&Function::Object).is_empty()
        && absorbed_noun(analysis, &drafts.list[id]).is_none()
        && analysis
            .child(node, &[Relation::Ccomp, Relation::Xcomp])
            .is_none()
        && !drafts.list[id].passive
    {
        drafts.list[id].add(Function::Object, members);
    } else {
        return;
    }
    drafts.list[id].step("relative clause without pronoun");
}

fn antecedent_alone(drafts: &Drafts<'_, '_>, id: ClauseId) -> Vec<Member> {
    let Some(noun) = drafts.analysis.head(drafts.list[id].node) else {
        return Vec::new();
    };
    identity::bearers(drafts, noun)
        .unwrap_or_else(|| vec![drafts.phrases.member(drafts.analysis, noun)])
}

fn relative_adverb(analysis: &Analysis<'_>, node: TokenId) -> Option<TokenId> {
    analysis
        .children(node)
        .find(|&child| child < node && analysis.penn(child) == Penn::Wrb)
}

/// Puts the noun where _where_ and _when_ stand.
fn fill_adverb(drafts: &mut Drafts<'_, '_>, id: ClauseId, adverb: TokenId) {
    let preposition = match drafts.analysis.lemma(adverb) {
        "where" => "in",
        "when" => "",
        _ => return,
    };
    let members = antecedent_alone(drafts, id);
    let draft = &mut drafts.list[id];
    draft.add(Function::Oblique(preposition.to_owned()), members);
    draft.step("relative adverb replaced");
}

/// Whether a relative pronoun hangs on the clause or on a phrase of it.
fn has_relative_pronoun(analysis: &Analysis<'_>, node: TokenId) -> bool {
    let is_relative =
        |token| is_relative_pronoun(analysis, token) || analysis.penn(token) == Penn::WpPoss;
    analysis
        .children(node)
        .filter(|&child| child < node)
        .any(|child| is_relative(child) || analysis.children(child).any(is_relative))
}

fn stranded_preposition(analysis: &Analysis<'_>, node: TokenId) -> Option<TokenId> {
    analysis.children(node).find(|&child| {
        child > node
            && analysis.tag(child) == Upos::Adp
            && preposition(analysis, child).is_empty()
            && analysis.relation(child) != Relation::CompoundPrt
    })
}
