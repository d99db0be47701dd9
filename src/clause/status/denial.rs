//! Whether the words of a clause itself deny it: _not_, _nobody_, _far from_, _at no time_.

use crate::clause::draft::Drafts;
use crate::clause::form::opening;
use crate::clause::lexicon::{Hedge, lexicon};
use crate::clause::relative::meant_instead;
use crate::clause::status::own::hedge_of_noun;
use crate::clause::tree::marks::is_content;
use crate::clause::tree::subjects::own;
use crate::clause::{ClauseId, Polarity, PredicateKind};
use crate::english::{Analysis, Relation, TokenId, Upos};

/// Whether a word of the clause itself denies it.
pub fn is_negated(drafts: &Drafts<'_, '_>, id: ClauseId) -> bool {
    let analysis = drafts.analysis;
    let draft = &drafts.list[id];
    let node = draft.node;
    if draft.clause.predicate.kind == PredicateKind::Noun {
        return hedge_of_noun(analysis, node) == Some(Hedge::Negated)
            || has_no(analysis, node)
            || is_missing(analysis, node);
    }
    has_not(analysis, node)
        || draft
            .auxiliaries
            .iter()
            .any(|&auxiliary| has_not(analysis, auxiliary))
        || opening(drafts, id).is_some()
        || has_no_circumstance(analysis, node)
        || is_denied_cleft(analysis, node)
        || has_not_after_auxiliary(drafts, id)
        || shares_not(drafts, id)
        || has_no_argument(analysis, node)
        || modifies_none(analysis, node)
        || draft.clause.predicate.kind == PredicateKind::Copula && has_no(analysis, node)
}

fn has_not(analysis: &Analysis<'_>, node: TokenId) -> bool {
    analysis
        .children(node)
        .filter(|&child| {
            matches!(
                analysis.relation(child),
                Relation::Advmod | Relation::CcPreconj | Relation::Cc
            )
        })
        .any(|child| is_denial(analysis, child))
}

/// Whether _not_ stands between the auxiliary and the verb, wherever the parser hung it.
fn has_not_after_auxiliary(drafts: &Drafts<'_, '_>, id: ClauseId) -> bool {
    let draft = &drafts.list[id];
    let Some(&auxiliary) = draft.auxiliaries.first() else {
        return false;
    };
    auxiliary < draft.node
        && draft.node - auxiliary < 6
        && (auxiliary + 1..draft.node).any(|token| is_not(drafts.analysis, token))
}

/// Whether the word is _not_, and not that of _not only_.
fn is_not(analysis: &Analysis<'_>, token: TokenId) -> bool {
    let word = analysis.lower_word(token);
    matches!(word.as_str(), "not" | "n't" | "n’t" | "n`t")
        && !matches!(
            analysis.lemma(token + 1),
            "only" | "just" | "merely" | "simply" | "until"
        )
}

fn is_denial(analysis: &Analysis<'_>, token: TokenId) -> bool {
    let word = analysis.lower_word(token);
    if word == "never" {
        return true;
    }
    if matches!(word.as_str(), "not" | "n't" | "n’t" | "n`t") {
        return is_not(analysis, token);
    }
    word == "longer" && token > 0 && analysis.word(token - 1).eq_ignore_ascii_case("no")
        || lexicon().hedging_adverb(&word) == Some(Hedge::Negated)
}

/// Whether the clause shares a denied auxiliary: _did not eat or drink_.
fn shares_not(drafts: &Drafts<'_, '_>, id: ClauseId) -> bool {
    let analysis = drafts.analysis;
    let draft = &drafts.list[id];
    let node = draft.node;
    if analysis.relation(node) != Relation::Conj || own(analysis, node).is_some() {
        return false;
    }
    let Some(first) = analysis.head(node).and_then(|head| drafts.of_token[head]) else {
        return false;
    };
    let conjunction = analysis
        .child(node, &[Relation::Cc])
        .map_or("", |cc| analysis.lemma(cc));
    let shares =
        !draft.auxiliaries.is_empty() && draft.auxiliaries == drafts.list[first].auxiliaries;
    let joined = matches!(conjunction, "or" | "nor") || shares && conjunction != "but";
    joined && drafts.list[first].clause.status.polarity == Polarity::Negated
}

fn has_no_argument(analysis: &Analysis<'_>, node: TokenId) -> bool {
    analysis.children(node).any(|child| {
        matches!(
            analysis.relation(child),
            Relation::Nsubj | Relation::NsubjPass | Relation::Obj
        ) && is_none(analysis, child)
    })
}

/// Whether the phrase means nobody or hardly anybody: _no one_, _none of them_, _few senators_.
pub fn is_none(analysis: &Analysis<'_>, phrase: TokenId) -> bool {
    has_no(analysis, phrase)
        || has_not_enough(analysis, phrase)
        || has_few(analysis, phrase)
        || matches!(
            &*analysis.lower_lemma(phrase),
            "nobody" | "nothing" | "none" | "neither"
        )
}

/// Whether the phrase is of _few_ or _little_, not of _a few_.
fn has_few(analysis: &Analysis<'_>, phrase: TokenId) -> bool {
    let some = |few: TokenId| {
        few > 0
            && matches!(
                &*analysis.lower_word(few - 1),
                "a" | "the" | "these" | "those" | "quite" | "last" | "next" | "first" | "past"
            )
    };
    let few = |token: TokenId| {
        let word = analysis.lower_word(token);
        let means_few = word == "few" || word == "little" && token + 1 == phrase;
        means_few && token <= phrase && !some(token)
    };
    few(phrase) || analysis.children(phrase).any(few)
}

/// _not enough votes_, _not a single vote_: a denial inside the phrase, before its head.
fn has_not_enough(analysis: &Analysis<'_>, phrase: TokenId) -> bool {
    analysis
        .children(phrase)
        .filter(|&child| child < phrase)
        .flat_map(|child| analysis.children(child))
        .any(|token| is_not(analysis, token))
}

/// Whether the clause holds at no time or under no circumstances.
fn has_no_circumstance(analysis: &Analysis<'_>, node: TokenId) -> bool {
    analysis.children(node).any(|child| {
        child < node
            && matches!(analysis.relation(child), Relation::Obl | Relation::Advmod)
            && has_no(analysis, child)
            && matches!(
                analysis.lemma(child),
                "time"
                    | "point"
                    | "circumstance"
                    | "condition"
                    | "way"
                    | "account"
                    | "case"
                    | "mean"
            )
    })
}

/// _there are no guests left at the hotel_, _has no member who backs the ban_: what is said of none is denied. What
/// only says which ones are meant is not: _no country that signed the pact left it_.
fn modifies_none(analysis: &Analysis<'_>, node: TokenId) -> bool {
    let modifies = matches!(analysis.relation(node), Relation::Acl | Relation::AclRelcl);
    let noun = analysis.head(node).filter(|_| modifies);
    let Some(noun) = noun.filter(|&noun| !is_content(analysis, noun, node)) else {
        return false;
    };
    let verb = analysis.head(noun);
    let exists = verb.is_some_and(|verb| analysis.child(verb, &[Relation::Expl]).is_some());
    let is_said = exists || analysis.relation(noun) == Relation::Obj;
    is_said && has_no(analysis, noun)
}

/// _It was not the army that shot them_: what the relative clause says is denied of the army.
fn is_denied_cleft(analysis: &Analysis<'_>, node: TokenId) -> bool {
    let relative = matches!(
        analysis.relation(node),
        Relation::AclRelcl | Relation::AdvclRelcl | Relation::Ccomp
    );
    let focus = analysis
        .head(node)
        .filter(|&focus| relative && focus < node);
    focus.is_some_and(|focus| {
        let it = own(analysis, focus).or(analysis.child(focus, &[Relation::Expl]));
        matches!(analysis.tag(focus), Upos::Noun | Upos::Propn | Upos::Pron)
            && it.is_some_and(|it| analysis.lemma(it) == "it")
            && analysis.child(focus, &[Relation::Cop]).is_some()
            && has_not(analysis, focus)
            && meant_instead(analysis, focus).is_none()
    })
}

fn has_no(analysis: &Analysis<'_>, node: TokenId) -> bool {
    analysis.children(node).any(|child| {
        child < node
            && matches!(
                analysis.relation(child),
                Relation::Det | Relation::CcPreconj | Relation::Advmod
            )
            && matches!(&*analysis.lower_lemma(child), "no" | "neither")
    })
}

/// Whether the action is said to be missing: _without an attack_, _the lack of progress_.
fn is_missing(analysis: &Analysis<'_>, node: TokenId) -> bool {
    let without = analysis
        .child(node, &[Relation::Case])
        .is_some_and(|case| analysis.lemma(case) == "without");
    let lack = analysis.head(node).is_some_and(|head| {
        analysis.relation(node) == Relation::Nmod
            && matches!(analysis.lemma(head), "lack" | "absence" | "failure")
    });
    without || lack
}
