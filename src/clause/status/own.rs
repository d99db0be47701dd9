//! What the words of a clause itself say of its status: auxiliaries, adverbs, conditions, denials.

use crate::clause::complement::{has_to, marks, opening};
use crate::clause::draft::Drafts;
use crate::clause::lexicon::{Hedge, lexicon};
use crate::clause::subject::own;
use crate::clause::{Certainty, ClauseId, Polarity, PredicateKind};
use crate::english::{Analysis, Penn, Relation, TokenId, Upos};

use super::content::is_content;
use super::{fiction, first_conjunct};

/// The certainty by the clause's own auxiliaries, adverbs and conditions.
pub fn certainty(drafts: &Drafts<'_, '_>, id: ClauseId) -> Option<Certainty> {
    let analysis = drafts.analysis;
    let draft = &drafts.list[id];
    if draft.clause.predicate.kind == PredicateKind::Noun {
        return hedge_of_noun(analysis, draft.node).and_then(certainty_of_hedge);
    }
    if is_asked(drafts, id) {
        return Some(Certainty::Asked);
    }
    if marks(analysis, draft.node).is_some_and(|marks| marks == "whether") {
        return Some(Certainty::Asked);
    }
    if is_supposed(drafts, id) || has_condition(analysis, draft.node) {
        return Some(Certainty::Conditional);
    }
    if is_hearsay(drafts, id) {
        return Some(Certainty::Possible);
    }
    by_auxiliaries(drafts, id)
        .or_else(|| fiction::certainty(drafts, id))
        .or_else(|| by_adverbs(analysis, draft.node))
        .or_else(|| by_bare_form(drafts, id))
}

fn by_auxiliaries(drafts: &Drafts<'_, '_>, id: ClauseId) -> Option<Certainty> {
    let analysis = drafts.analysis;
    let draft = &drafts.list[id];
    draft.auxiliaries.iter().find_map(|&auxiliary| {
        match analysis.lemma(auxiliary).to_lowercase().as_str() {
            "will" | "shall" | "'ll" | "wo" => Some(future(analysis, auxiliary)),
            "would" | "'d" if analysis.penn(auxiliary) == Penn::Md => Some(conditional(drafts, id)),
            "may" | "might" | "could" | "can" => Some(Certainty::Possible),
            "should" | "must" | "ought" | "need" => Some(Certainty::Requested),
            "be" if has_to(analysis, draft.node) && auxiliary < draft.node => {
                is_be_to(analysis, auxiliary, draft.node).then_some(Certainty::Expected)
            }
            _ => None,
        }
    })
}

fn future(analysis: &Analysis<'_>, auxiliary: TokenId) -> Certainty {
    match analysis.word(auxiliary) {
        "would" | "'d" | "’d" => Certainty::Conditional,
        _ => Certainty::Expected,
    }
}

/// _Would_ is the future of what somebody said; else it depends on a condition.
fn conditional(drafts: &Drafts<'_, '_>, id: ClauseId) -> Certainty {
    let reported = drafts.governor(id).is_some_and(|governor| {
        drafts.analysis.relation(drafts.list[id].node) == Relation::Ccomp
            && lexicon().saying(drafts.list[governor].lemma()).is_some()
    });
    let unreal = drafts.list[id].clause.tense.perfect;
    if reported && !unreal {
        Certainty::Expected
    } else {
        Certainty::Conditional
    }
}

/// Whether the auxiliary stands before _to_: _is to visit_.
fn is_be_to(analysis: &Analysis<'_>, auxiliary: TokenId, verb: TokenId) -> bool {
    (auxiliary + 1..verb).any(|token| analysis.penn(token) == Penn::To)
}

fn by_adverbs(analysis: &Analysis<'_>, node: TokenId) -> Option<Certainty> {
    analysis
        .children(node)
        .filter(|&child| analysis.relation(child) == Relation::Advmod)
        .find_map(|child| lexicon().hedging_adverb(&analysis.lemma(child).to_lowercase()))
        .and_then(certainty_of_hedge)
}

/// Whether an adverb says that what is said is not so: _falsely claimed_.
pub fn is_false_report(drafts: &Drafts<'_, '_>, saying: ClauseId) -> bool {
    let analysis = drafts.analysis;
    analysis.children(drafts.list[saying].node).any(|child| {
        analysis.relation(child) == Relation::Advmod
            && matches!(
                &*analysis.word(child).to_lowercase(),
                "falsely" | "wrongly" | "mistakenly" | "erroneously" | "incorrectly" | "baselessly"
            )
    })
}

fn certainty_of_hedge(hedge: Hedge) -> Option<Certainty> {
    match hedge {
        Hedge::Certainty(certainty) => Some(certainty),
        Hedge::Negated => None,
    }
}

/// A bare verb at the top is an imperative; _to_ and a verb at the top is a headline's future.
fn by_bare_form(drafts: &Drafts<'_, '_>, id: ClauseId) -> Option<Certainty> {
    let analysis = drafts.analysis;
    let draft = &drafts.list[id];
    let node = draft.node;
    let top = analysis.relation(node) == Relation::Root;
    if !top || !draft.auxiliaries.is_empty() || analysis.penn(node) != Penn::Vb {
        return None;
    }
    if has_to(analysis, node) {
        return Some(Certainty::Expected);
    }
    own(analysis, node)
        .is_none()
        .then_some(Certainty::Requested)
}

/// Whether the clause is the main one of a question.
fn is_asked(drafts: &Drafts<'_, '_>, id: ClauseId) -> bool {
    let analysis = drafts.analysis;
    let draft = &drafts.list[id];
    let base = drafts.list[first_conjunct(drafts, id)].node;
    let sentence = &analysis.sentences[draft.clause.sentence];
    let question = sentence
        .tokens
        .clone()
        .rev()
        .take(3)
        .any(|token| analysis.word(token) == "?");
    question
        && !matches!(analysis.relation(base), Relation::AclRelcl | Relation::Acl)
        && (analysis.relation(base) == Relation::Root
            || analysis
                .head(base)
                .is_some_and(|head| analysis.relation(head) == Relation::Root))
}

/// Whether an aside puts the clause down to nobody: _the bomb, it is believed, hit a school_.
fn is_hearsay(drafts: &Drafts<'_, '_>, id: ClauseId) -> bool {
    let analysis = drafts.analysis;
    analysis.children(drafts.list[id].node).any(|child| {
        analysis.relation(child) == Relation::Parataxis
            && drafts.of_token[child].is_some_and(|aside| {
                let aside = &drafts.list[aside];
                aside.passive && lexicon().saying(aside.lemma()).is_some()
            })
    })
}

/// Whether the sentence only supposes what it says: _Suppose Peru leaves_, _What if Peru leaves?_
fn is_supposed(drafts: &Drafts<'_, '_>, id: ClauseId) -> bool {
    let analysis = drafts.analysis;
    let sentence = &analysis.sentences[drafts.list[id].clause.sentence].tokens;
    let word = |token: TokenId| {
        let inside = sentence.contains(&token);
        inside.then(|| analysis.word(token).to_lowercase())
    };
    let first = word(sentence.start);
    match first.as_deref() {
        Some("suppose" | "imagine") => true,
        Some("what" | "if") => {
            let second = word(sentence.start + 1);
            matches!(second.as_deref(), Some("if" | "only"))
        }
        _ => false,
    }
}

/// Whether an _if_ clause hangs on the clause.
fn has_condition(analysis: &Analysis<'_>, node: TokenId) -> bool {
    analysis.children(node).any(|child| {
        analysis.relation(child) == Relation::Advcl
            && marks(analysis, child).map_or(is_inverted_verb(analysis, child), |marks| {
                matches!(
                    marks.as_str(),
                    "if" | "unless" | "provided" | "provided that" | "only if" | "even if"
                )
            })
    })
}

fn is_inverted_verb(analysis: &Analysis<'_>, verb: TokenId) -> bool {
    let auxiliary = analysis.child(verb, &[Relation::Aux, Relation::Cop]);
    matches!((auxiliary, own(analysis, verb)), (Some(auxiliary), Some(subject)) if auxiliary < subject)
}

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
    let word = analysis.word(token).to_lowercase();
    let next = analysis.tokens.get(token + 1);
    matches!(word.as_str(), "not" | "n't" | "n’t" | "n`t")
        && next.is_none_or(|next| !matches!(&*next.lemma, "only" | "just" | "merely" | "simply"))
}

fn is_denial(analysis: &Analysis<'_>, token: TokenId) -> bool {
    let word = analysis.word(token).to_lowercase();
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
        || has_few(analysis, phrase)
        || matches!(
            analysis.lemma(phrase).to_lowercase().as_str(),
            "nobody" | "nothing" | "none" | "neither"
        )
}

/// Whether the phrase is of _few_ or _little_, not of _a few_.
fn has_few(analysis: &Analysis<'_>, phrase: TokenId) -> bool {
    let some = |few: TokenId| {
        few > 0
            && matches!(
                analysis.word(few - 1).to_lowercase().as_str(),
                "a" | "the" | "these" | "those" | "quite" | "last" | "next" | "first" | "past"
            )
    };
    let few = |token: TokenId| {
        let word = analysis.word(token).to_lowercase();
        let means_few = word == "few" || word == "little" && token + 1 == phrase;
        means_few && token <= phrase && !some(token)
    };
    few(phrase) || analysis.children(phrase).any(few)
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
    })
}

fn has_no(analysis: &Analysis<'_>, node: TokenId) -> bool {
    analysis.children(node).any(|child| {
        child < node
            && matches!(
                analysis.relation(child),
                Relation::Det | Relation::CcPreconj | Relation::Advmod
            )
            && matches!(
                analysis.lemma(child).to_lowercase().as_str(),
                "no" | "neither"
            )
    })
}

fn hedge_of_noun(analysis: &Analysis<'_>, node: TokenId) -> Option<Hedge> {
    analysis
        .children(node)
        .filter(|&child| child < node && matches!(analysis.tag(child), Upos::Adj | Upos::Verb))
        .find_map(|child| lexicon().hedging_adjective(&analysis.word(child).to_lowercase()))
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
