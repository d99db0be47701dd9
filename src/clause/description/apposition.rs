//! Appositions: _China, a close partner,_ says what China is, _Irving, Texas_ where Irving is.

use crate::clause::description::office::{add_phrases, copular, office};
use crate::clause::description::place;
use crate::clause::description::title::title;
use crate::clause::draft::{Draft, Drafts};
use crate::clause::tree::bare_relative;
use crate::clause::tree::members::conjuncts;
use crate::clause::tree::words::{
    is_example, is_name, is_nominal, is_role_noun, is_time, name_type, preposition,
};
use crate::clause::{Function, Member};
use crate::english::{Analysis, NameType, Penn, Relation, TokenId, Upos};

/// Adds a copular clause for every apposition and title.
pub fn add(drafts: &mut Drafts<'_, '_>) {
    let analysis = drafts.analysis;
    for (number, sentence) in analysis.sentences.iter().enumerate() {
        for token in sentence.tokens.clone() {
            let draft = match analysis.relation(token) {
                Relation::Appos => apposed(drafts, number, token),
                Relation::Compound => place_before(drafts, number, token),
                Relation::NmodUnmarked => place_after(drafts, number, token),
                _ => None,
            };
            drafts.list.extend(draft);
            drafts.list.extend(title(drafts, number, token));
        }
    }
}

fn apposed(drafts: &Drafts<'_, '_>, sentence: usize, token: TokenId) -> Option<Draft> {
    let analysis = drafts.analysis;
    let noun = analysis.head(token)?;
    if !is_nominal(analysis, token)
        || token < noun
        || drafts.gaps.iter().any(|gap| gap.contains(&token))
        || is_measure(analysis, token)
        || is_listed(analysis, noun, token)
        || is_example(analysis, token)
        || is_path(analysis, noun, token)
        || bare_relative::follows(analysis, noun)
    {
        return None;
    }
    if let Some(role) = final_role(drafts, token).filter(|_| is_name(analysis, noun)) {
        let subject = drafts.phrases.member(analysis, noun);
        let mut draft = office(drafts, sentence, role, subject);
        draft.step("apposition");
        return Some(draft);
    }
    let names = (is_name(analysis, noun), is_name(analysis, token));
    let several = matches!(analysis.penn(noun), Penn::Nns | Penn::Nnps);
    match names {
        (false, true) if several && token > noun + 1 && is_described(analysis, noun) => {
            let attribute = vec![drafts.phrases.bare_member(drafts.analysis, noun)];
            let mut names = drafts.phrases.members(analysis, token);
            let first = names.remove(0);
            let mut draft = copular(sentence, noun, first, attribute);
            draft.add(Function::Subject, names);
            add_phrases(drafts, &mut draft, noun);
            draft.step("apposition");
            Some(draft)
        }
        (false, true) if token > noun + 1 && is_described(analysis, noun) => {
            let name = drafts.phrases.bare_member(drafts.analysis, token);
            let mut draft = office(drafts, sentence, noun, name);
            draft.step("apposition");
            Some(draft)
        }
        (true, true) => place_apposition(drafts, sentence, noun, token),
        (_, true) => None,
        (_, false) if analysis.tag(token) == Upos::Noun || is_role_noun(analysis, token) => {
            let subject = drafts.phrases.member(analysis, noun);
            let mut draft = description(drafts, sentence, token, subject);
            if matches!(analysis.penn(token), Penn::Nns) {
                let others = conjuncts(analysis, noun).into_iter().skip(1);
                let others = others.filter(|&other| other < token);
                let others = others.map(|other| drafts.phrases.member(analysis, other));
                draft.add(Function::Subject, others.collect());
            }
            draft.step("apposition");
            Some(draft)
        }
        _ => None,
    }
}

/// _Home > News_: steps to a page, not two words for one thing.
fn is_path(analysis: &Analysis<'_>, noun: TokenId, token: TokenId) -> bool {
    (noun + 1..token).any(|between| matches!(analysis.word(between), ">" | "\u{bb}" | "|"))
}

/// The office at the end of a phrase that the parser took for one long name: _the State Department Spokesperson_.
fn final_role(drafts: &Drafts<'_, '_>, token: TokenId) -> Option<TokenId> {
    let last = drafts.phrases.last(token);
    (last > token
        && drafts.analysis.relation(last) == Relation::Flat
        && is_role_noun(drafts.analysis, last))
    .then_some(last)
}

fn description(drafts: &Drafts<'_, '_>, sentence: usize, token: TokenId, subject: Member) -> Draft {
    let analysis = drafts.analysis;
    if is_role_noun(analysis, token) {
        return office(drafts, sentence, token, subject);
    }
    let attribute = drafts.phrases.members(analysis, token);
    let mut draft = copular(sentence, token, subject, attribute);
    add_phrases(drafts, &mut draft, token);
    draft
}

/// Whether the noun before a name is an office, or a thing of some owner: _Peru's capital, Lima_.
fn is_described(analysis: &Analysis<'_>, noun: TokenId) -> bool {
    is_role_noun(analysis, noun)
        || analysis.tag(noun) == Upos::Noun
            && analysis
                .child(noun, &[Relation::NmodPoss, Relation::Det, Relation::Nummod])
                .is_some()
}

/// Numbers, dates, ages and abbreviations beside a noun say nothing of what it is.
fn is_measure(analysis: &Analysis<'_>, token: TokenId) -> bool {
    let abbreviation = token > 0
        && analysis.penn(token - 1) == Penn::OpenBracket
        && analysis
            .word(token)
            .chars()
            .all(|letter| !letter.is_lowercase());
    abbreviation
        || analysis.tag(token) == Upos::Num
        || is_time(analysis, token)
        || analysis.penn(token) == Penn::Add
}

/// Whether the two are rather items of a list: _a car, a dagger and a tea set_.
fn is_listed(analysis: &Analysis<'_>, noun: TokenId, token: TokenId) -> bool {
    let several = |noun| {
        analysis.penn(noun) == Penn::Nns
            || analysis
                .children(noun)
                .any(|child| analysis.relation(child) == Relation::Conj && child < token)
    };
    let conjunct = |head| {
        analysis
            .children(head)
            .any(|child| analysis.relation(child) == Relation::Conj && child > token)
    };
    let determiner = |noun| {
        analysis
            .child(noun, &[Relation::Det])
            .map(|determiner| analysis.lemma(determiner).to_owned())
    };
    let one_of_several = analysis.penn(noun) == Penn::Nns
        && analysis.penn(token) == Penn::Nn
        && determiner(token).is_some_and(|word| word == "a")
        && conjunct(token);
    let closed = is_name(analysis, noun)
        && is_role_noun(analysis, token)
        && determiner(token).is_some()
        && ends_with_comma(analysis, token);
    !closed
        && (one_of_several
            || conjunct(noun) && !(several(noun) && analysis.penn(token) == Penn::Nns)
            || conjunct(token)
                && is_name(analysis, noun) == is_name(analysis, token)
                && (determiner(noun) == determiner(token) || is_name(analysis, noun)))
}

/// Whether a comma closes the description: _Reed, a judge, and Lopez_.
fn ends_with_comma(analysis: &Analysis<'_>, token: TokenId) -> bool {
    let next = analysis.tokens.get(token + 1);
    next.is_some_and(|next| next.penn == Penn::Comma)
}

/// A place with the larger place that it lies in: _Irving, Texas_.
fn place_apposition(
    drafts: &Drafts<'_, '_>,
    sentence: usize,
    inner: TokenId,
    outer: TokenId,
) -> Option<Draft> {
    let analysis = drafts.analysis;
    let comma = comma_between(analysis, inner, outer)?;
    let is_place = |token| match name_type(analysis, token) {
        Some(kind) => matches!(kind, NameType::Gpe | NameType::Loc | NameType::Fac),
        None => analysis.names.is_empty() && is_in_place_phrase(analysis, inner, outer),
    };
    if !is_place(inner) || !is_place(outer) {
        return None;
    }
    Some(place::located(
        drafts,
        sentence,
        "in",
        comma,
        inner,
        outer,
        "place after place",
    ))
}

/// _Aceh, Indonesia_ with the smaller place hung on the larger.
fn place_before(drafts: &Drafts<'_, '_>, sentence: usize, token: TokenId) -> Option<Draft> {
    let outer = drafts.analysis.head(token)?;
    (token < outer && is_name(drafts.analysis, token) && is_name(drafts.analysis, outer))
        .then(|| place_apposition(drafts, sentence, token, outer))?
}

/// _Irving, Texas_ with the larger place hung on the smaller.
fn place_after(drafts: &Drafts<'_, '_>, sentence: usize, token: TokenId) -> Option<Draft> {
    let inner = drafts.analysis.head(token)?;
    (inner < token && is_name(drafts.analysis, token) && is_name(drafts.analysis, inner))
        .then(|| place_apposition(drafts, sentence, inner, token))?
}

/// The comma that stands alone between two names.
fn comma_between(analysis: &Analysis<'_>, first: TokenId, second: TokenId) -> Option<TokenId> {
    let mut between = (first + 1..second)
        .filter(|&token| analysis.tag(token) != Upos::Propn && analysis.tag(token) != Upos::Num);
    let comma = between.next()?;
    (analysis.penn(comma) == Penn::Comma && between.next().is_none()).then_some(comma)
}

fn is_in_place_phrase(analysis: &Analysis<'_>, inner: TokenId, outer: TokenId) -> bool {
    [inner, outer].iter().any(|&token| {
        matches!(
            &*preposition(analysis, token),
            "in" | "at" | "near" | "from" | "of" | "to" | "outside"
        )
    })
}
