//! Clauses that leave their verb to another: _Peru left, as did Chile_, _Mali has not paid, nor has Niger_; and those whom
//! a clause is denied of beside those whom it holds for: _not Oslo but Bergen_.

use crate::clause::draft::{Draft, Drafts, Override};
use crate::clause::tree::members::{conjuncts, is_denied};
use crate::clause::tree::words::named;
use crate::clause::{Argument, Certainty, ClauseId, Function, Member, Polarity, PredicateKind};
use crate::english::{Analysis, Penn, Relation, TokenId, Upos};

/// Adds the clauses that take their verb from another, and those that are denied beside others.
pub fn open(drafts: &mut Drafts<'_, '_>) {
    for token in 0..drafts.analysis.tokens.len() {
        if let Some(elliptic) = elliptic(drafts, token) {
            add(drafts, &elliptic);
        } else if is_denied(drafts.analysis, token) {
            deny(drafts, token);
        }
    }
}

/// A clause without a verb of its own.
struct Elliptic {
    /// The auxiliary that stands for the verb.
    auxiliary: TokenId,
    /// The word of the clause that hangs on the other.
    node: TokenId,
    /// Who does the same.
    subject: TokenId,
    /// Whether it is denied of them; none if it is so as far as the other clause is.
    denied: Option<bool>,
}

/// The elliptic clause whose auxiliary the token is.
fn elliptic(drafts: &Drafts<'_, '_>, token: TokenId) -> Option<Elliptic> {
    let analysis = drafts.analysis;
    if !is_auxiliary(analysis, token) {
        return None;
    }
    match introduction(analysis, token) {
        Some(word) => inverted(drafts, token, &word),
        None => in_order(drafts, token),
    }
}

/// _as did Chile_, _nor was his partner_: the subject stands behind the auxiliary.
fn inverted(drafts: &Drafts<'_, '_>, auxiliary: TokenId, word: &str) -> Option<Elliptic> {
    let analysis = drafts.analysis;
    let end = analysis.sentences[analysis.sentence_of(auxiliary)]
        .tokens
        .end;
    let first = auxiliary + 1;
    let top = top_of(analysis, first, end)?;
    let nominal = matches!(
        analysis.tag(top),
        Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num | Upos::Det
    );
    let verbless = (first..=top).all(|token| !is_finite(analysis, token));
    let node = [auxiliary - 1, auxiliary, top]
        .into_iter()
        .find(|&node| {
            analysis
                .head(node)
                .is_none_or(|head| head < auxiliary.min(first - 1))
        })
        .or_else(|| analysis.head(auxiliary))?;
    (nominal && verbless && !has_verb_behind(analysis, auxiliary, top)).then_some(Elliptic {
        auxiliary,
        node,
        subject: top,
        denied: matches!(word, "neither" | "nor").then_some(true),
    })
}

/// The word of the noun phrase from here on that the others hang on.
fn top_of(analysis: &Analysis<'_>, first: TokenId, end: TokenId) -> Option<TokenId> {
    if first >= end {
        return None;
    }
    let mut top = first;
    for _ in 0..16 {
        match analysis.head(top) {
            Some(head) if head > top && head < end && hangs_inside(analysis, top) => top = head,
            _ => break,
        }
    }
    Some(top)
}

/// Whether the word hangs on what follows as part of a noun phrase.
fn hangs_inside(analysis: &Analysis<'_>, token: TokenId) -> bool {
    matches!(
        analysis.relation(token),
        Relation::Det
            | Relation::Amod
            | Relation::Compound
            | Relation::Nummod
            | Relation::NmodPoss
            | Relation::NmodDesc
            | Relation::Advmod
    )
}

fn is_finite(analysis: &Analysis<'_>, token: TokenId) -> bool {
    matches!(
        analysis.penn(token),
        Penn::Vbd | Penn::Vbz | Penn::Vbp | Penn::Md
    )
}

/// Whether a verb that the auxiliary belongs to follows the subject after all.
fn has_verb_behind(analysis: &Analysis<'_>, auxiliary: TokenId, subject: TokenId) -> bool {
    analysis.head(auxiliary).is_some_and(|head| {
        head > subject
            && matches!(
                analysis.relation(auxiliary),
                Relation::Aux | Relation::AuxPass | Relation::Cop
            )
    })
}

/// _her brother did not_, _than Chile did_: the auxiliary is all the verb that there is.
fn in_order(drafts: &Drafts<'_, '_>, auxiliary: TokenId) -> Option<Elliptic> {
    let analysis = drafts.analysis;
    let stands = matches!(
        analysis.relation(auxiliary),
        Relation::Advcl | Relation::Conj | Relation::Parataxis | Relation::Root
    );
    let known = |relation| matches!(relation, Relation::Nsubj | Relation::NsubjPass);
    let mut children = analysis.children(auxiliary);
    let subject = analysis
        .children(auxiliary)
        .find(|&child| known(analysis.relation(child)) && child < auxiliary)?;
    let alone = children.all(|child| {
        !matches!(
            analysis.relation(child),
            Relation::Obj | Relation::Xcomp | Relation::Ccomp | Relation::Cop
        )
    });
    let question = is_asked(analysis, auxiliary);
    let answers = analysis.relation(auxiliary) != Relation::Root;
    let not = analysis.children(auxiliary).any(|child| {
        matches!(
            &*analysis.lower_word(child),
            "not" | "n't" | "n’t" | "never"
        )
    });
    (stands && alone && answers && !question).then_some(Elliptic {
        auxiliary,
        node: auxiliary,
        subject,
        denied: Some(not),
    })
}

fn is_asked(analysis: &Analysis<'_>, token: TokenId) -> bool {
    let sentence = &analysis.sentences[analysis.sentence_of(token)];
    let mut last = sentence.tokens.clone().rev().take(2);
    last.any(|token| analysis.word(token) == "?")
}

/// A form of _do_, _have_ or _be_, or a modal verb.
fn is_auxiliary(analysis: &Analysis<'_>, token: TokenId) -> bool {
    is_finite(analysis, token)
        && (analysis.penn(token) == Penn::Md
            || matches!(analysis.lemma(token), "do" | "have" | "be"))
}

/// The word before the auxiliary that says that somebody does the same, in small letters. An aside may stand between:
/// _nor, it seems, did Chad_.
fn introduction(analysis: &Analysis<'_>, auxiliary: TokenId) -> Option<String> {
    let start = analysis.sentences[analysis.sentence_of(auxiliary)]
        .tokens
        .start;
    let before = auxiliary.checked_sub(1).filter(|&before| before >= start)?;
    let word = match analysis.word(before) {
        "," => analysis
            .children(auxiliary)
            .find(|&child| child < before)
            .filter(|&child| matches!(&*analysis.lower_word(child), "neither" | "nor"))?,
        _ => before,
    };
    let word = analysis.lower_word(word).to_string();
    matches!(word.as_str(), "as" | "so" | "neither" | "nor").then_some(word)
}

fn add(drafts: &mut Drafts<'_, '_>, elliptic: &Elliptic) {
    let Some(id) = antecedent(drafts, elliptic) else {
        return;
    };
    for token in [elliptic.node, elliptic.auxiliary, elliptic.subject] {
        if let Some(own) = drafts.of_token[token].filter(|&own| own != id)
            && drafts.list[own].clause.predicate.kind != PredicateKind::Noun
        {
            drafts.list[own].dropped = true;
        }
    }
    let subject = drafts.phrases.members(drafts.analysis, elliptic.subject);
    let function = surface_function(&drafts.list[id]);
    let mut copy = copy_of(&drafts.list[id], elliptic.node);
    if drafts.analysis.sentence_of(elliptic.auxiliary) != copy.clause.sentence {
        copy.clause.sentence = drafts.analysis.sentence_of(elliptic.auxiliary);
        copy.clause.predicate.head = elliptic.auxiliary;
        copy.clause.predicate.words = vec![elliptic.auxiliary];
    }
    copy.remove(&function);
    copy.surface.clone_from(&subject);
    copy.add(function, subject);
    copy.overrides = Override {
        polarity: elliptic.denied.map(polarity),
        certainty: certainty(drafts.analysis, elliptic.auxiliary),
    };
    copy.step("verb left out, taken from before");
    drafts.copies.push((drafts.list.len(), id));
    drafts.list.push(copy);
}

fn polarity(denied: bool) -> Polarity {
    if denied {
        Polarity::Negated
    } else {
        Polarity::Affirmed
    }
}

/// What the auxiliary itself says of how certain it is.
fn certainty(analysis: &Analysis<'_>, auxiliary: TokenId) -> Option<Certainty> {
    match (analysis.penn(auxiliary), analysis.lemma(auxiliary)) {
        (Penn::Md, "will" | "shall") => Some(Certainty::Expected),
        (Penn::Md, "would") => Some(Certainty::Conditional),
        (Penn::Md, "should" | "must") => Some(Certainty::Requested),
        (Penn::Md, _) => Some(Certainty::Possible),
        _ => Some(Certainty::Stated),
    }
}

/// The clause whose verb is meant: the one that this hangs on, or one around it, whose form the auxiliary can stand for.
fn antecedent(drafts: &Drafts<'_, '_>, elliptic: &Elliptic) -> Option<ClauseId> {
    let analysis = drafts.analysis;
    let fits = |id: &ClauseId| {
        let draft = &drafts.list[*id];
        draft.clause.predicate.kind != PredicateKind::Noun
            && !draft.surface.is_empty()
            && !draft.dropped
            && can_stand_for(analysis, elliptic.auxiliary, draft)
    };
    let Some(head) = analysis.head(elliptic.node) else {
        return main_clause_before(drafts, elliptic.node).filter(fits);
    };
    let mut id = drafts.of_token[head].or(drafts.above[head])?;
    for _ in 0..3 {
        if fits(&id) {
            return Some(id);
        }
        id = drafts.governor(id)?;
    }
    None
}

/// The main clause of the sentence before, in the same paragraph.
fn main_clause_before(drafts: &Drafts<'_, '_>, node: TokenId) -> Option<ClauseId> {
    let analysis = drafts.analysis;
    let sentence = analysis.sentence_of(node);
    let before = analysis.sentences.get(sentence.checked_sub(1)?)?;
    let same = before.block == analysis.sentences[sentence].block;
    let mut tokens = before.tokens.clone().filter(|_| same);
    let root = tokens.find(|&token| analysis.head(token).is_none())?;
    drafts.of_token[root]
}

/// Whether the auxiliary can stand for the verb: _do_ for one without auxiliaries, others for their like.
fn can_stand_for(analysis: &Analysis<'_>, auxiliary: TokenId, draft: &Draft) -> bool {
    let own = match draft.clause.predicate.kind {
        PredicateKind::Copula => draft
            .auxiliaries
            .iter()
            .copied()
            .find(|&own| own != auxiliary)
            .unwrap_or(draft.clause.predicate.head),
        _ => match draft.auxiliaries.first() {
            Some(&own) => own,
            None => return analysis.lemma(auxiliary) == "do" && is_finite(analysis, draft.node),
        },
    };
    let modal = |token| analysis.penn(token) == Penn::Md;
    modal(auxiliary) && modal(own) || analysis.lemma(auxiliary) == analysis.lemma(own)
}

/// What the grammatical subject is in the clause.
fn surface_function(draft: &Draft) -> Function {
    if !draft.passive {
        return Function::Subject;
    }
    let head = draft.surface.first().map(|member| member.head);
    draft
        .clause
        .arguments
        .iter()
        .find(|argument| argument.members.first().map(|member| member.head) == head)
        .map_or(Function::Object, |argument| argument.function.clone())
}

fn copy_of(whole: &Draft, node: TokenId) -> Draft {
    let mut copy = Draft::new(whole.clause.sentence, node, whole.clause.predicate.clone());
    copy.clause.tense = whole.clause.tense;
    copy.auxiliaries.clone_from(&whole.auxiliaries);
    copy.surface.clone_from(&whole.surface);
    copy.passive = whole.passive;
    copy.clause.steps.clone_from(&whole.clause.steps);
    copy.clause.arguments = whole
        .clause
        .arguments
        .iter()
        .filter(|argument| !is_elsewhere(argument))
        .cloned()
        .collect();
    copy
}

/// Clauses beside the other one, and when it happened, say nothing of this one.
fn is_elsewhere(argument: &Argument) -> bool {
    let oblique = matches!(argument.function, Function::Oblique(_));
    let clause = argument
        .members
        .iter()
        .any(|member| member.clause.is_some());
    let bare_time = argument.function == Function::Oblique(String::new());
    oblique && clause || bare_time
}

/// Adds what is denied of the phrase beside the one that it stands with: _not Oslo but Bergen_, _the calf but not the cow_.
fn deny(drafts: &mut Drafts<'_, '_>, phrase: TokenId) {
    let analysis = drafts.analysis;
    let top = match analysis.relation(phrase) {
        Relation::Conj => analysis.head(phrase),
        _ => Some(phrase),
    };
    let Some(top) = top else {
        return;
    };
    let others: Vec<TokenId> = conjuncts(analysis, top)
        .into_iter()
        .filter(|&other| other != phrase)
        .collect();
    let Some((id, function)) = analysis
        .head(top)
        .and_then(|head| drafts.of_token[head])
        .and_then(|id| Some((id, function_of(drafts, id, &others)?)))
    else {
        return;
    };
    let denied = vec![drafts.phrases.member(analysis, phrase)];
    let mut copy = copy_of(&drafts.list[id], drafts.list[id].node);
    copy.remove(&function);
    copy.add(function, denied);
    copy.overrides.polarity = Some(Polarity::Negated);
    copy.step("denied beside another");
    drafts.copies.push((drafts.list.len(), id));
    drafts.list.push(copy);
}

/// The function that one of these words has in the clause.
fn function_of(drafts: &Drafts<'_, '_>, id: ClauseId, heads: &[TokenId]) -> Option<Function> {
    let named = |member: &Member| {
        heads
            .iter()
            .any(|&head| member.head == named(drafts.analysis, head))
    };
    drafts.list[id]
        .clause
        .arguments
        .iter()
        .find(|argument| argument.members.iter().any(named))
        .map(|argument| argument.function.clone())
}
