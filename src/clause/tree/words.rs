//! What a word is in a noun phrase: its head, its preposition, an office, a name.

use crate::clause::lexicon::lexicon;
use crate::clause::tree::bare_relative;
use crate::clause::tree::members::is_conjunct;
use crate::english::small_letters::SmallLetters;
use crate::english::{Analysis, NameType, Penn, Relation, TokenId, Upos};

/// Whether the phrase stands after _including_ or _such as_, or names some of those before it after _like_: _towns like
/// Oslo_.
pub fn opens_list(analysis: &Analysis<'_>, token: TokenId) -> bool {
    let of_several = || {
        analysis.tag(token) == Upos::Propn
            && analysis
                .head(token)
                .is_some_and(|head| analysis.penn(head) == Penn::Nns)
    };
    analysis
        .child(token, &[Relation::Case])
        .is_some_and(|case| match analysis.word(case) {
            "including" | "such" => true,
            "like" => of_several(),
            _ => false,
        })
}

/// Whether the phrase names some of those before it: _among them Oslo_, _notably Oslo_.
pub fn is_example(analysis: &Analysis<'_>, first: TokenId) -> bool {
    let start = analysis.sentences[analysis.sentence_of(first)].tokens.start;
    let word = |back: usize| {
        first
            .checked_sub(back)
            .filter(|&token| token >= start)
            .map(|token| analysis.lower_word(token))
    };
    match (word(2).as_deref(), word(1).as_deref()) {
        (Some("among"), Some("them" | "whom" | "which")) => true,
        (_, Some("notably" | "particularly" | "especially" | "including" | "e.g.")) => true,
        _ => false,
    }
}

/// The token's prepositions in lower case, as one: `because of`; empty if it has none.
pub fn preposition<'d>(analysis: &Analysis<'d>, token: TokenId) -> SmallLetters<'d> {
    let fixed = |case| {
        let fixed = |&child: &TokenId| analysis.relation(child) == Relation::Fixed;
        analysis.children(case).filter(fixed)
    };
    let mut words = analysis
        .children(token)
        .filter(|&child| is_preposition(analysis, child))
        .flat_map(|case| std::iter::once(case).chain(fixed(case)));
    let Some(first) = words.next() else {
        return SmallLetters::of("");
    };
    let first = analysis.lower_word(first);
    let Some(second) = words.next() else {
        return first;
    };
    let mut text = first.to_string();
    for word in std::iter::once(second).chain(words) {
        push_word(&mut text, analysis.word(word));
    }
    text.into()
}

fn is_preposition(analysis: &Analysis<'_>, child: TokenId) -> bool {
    analysis.relation(child) == Relation::Case && analysis.word(child) != "'s"
}

/// Adds a word in lower case after a blank.
pub fn push_word(text: &mut String, word: &str) {
    if !text.is_empty() {
        text.push(' ');
    }
    text.push_str(&SmallLetters::of(word));
}

/// The name that stands for the description: _the adviser, Chang_, _spokeswoman Nora Falk_.
pub fn named(analysis: &Analysis<'_>, token: TokenId) -> TokenId {
    let role = is_role_noun(analysis, token);
    if !role && analysis.tag(token) != Upos::Noun || bare_relative::follows(analysis, token) {
        return token;
    }
    analysis
        .children(token)
        .find(|&child| {
            let beside = match analysis.relation(child) {
                Relation::Appos => true,
                Relation::Flat => role,
                _ => false,
            };
            beside
                && child > token
                && !is_example(analysis, child)
                && analysis.tag(child) == Upos::Propn
                && !is_role_noun(analysis, child)
        })
        .unwrap_or(token)
}

/// Whether the word is an office, profession or kinship.
pub fn is_role_noun(analysis: &Analysis<'_>, token: TokenId) -> bool {
    matches!(analysis.tag(token), Upos::Noun | Upos::Propn)
        && lexicon().role(&analysis.lower_lemma(token)).is_some()
}

/// Whether the word can head a noun phrase.
pub fn is_nominal(analysis: &Analysis<'_>, token: TokenId) -> bool {
    matches!(
        analysis.tag(token),
        Upos::Noun
            | Upos::Propn
            | Upos::Pron
            | Upos::Num
            | Upos::Adj
            | Upos::Det
            | Upos::Sym
            | Upos::X
    )
}

/// Whether the word is plural, or a coordination.
pub fn is_plural(analysis: &Analysis<'_>, token: TokenId) -> bool {
    matches!(analysis.penn(token), Penn::Nns | Penn::Nnps)
        || matches!(
            &*analysis.lower_lemma(token),
            "they" | "we" | "these" | "those" | "both"
        )
        || analysis
            .children(token)
            .any(|child| is_conjunct(analysis, child))
}

/// Whether the phrase is a time or measure.
pub fn is_time(analysis: &Analysis<'_>, phrase: TokenId) -> bool {
    lexicon().is_time(&analysis.lower_lemma(named(analysis, phrase)))
        || analysis.tag(phrase) == Upos::Num && analysis.word(phrase).len() == 4
}

/// Whether the phrase is a proper name.
pub fn is_name(analysis: &Analysis<'_>, token: TokenId) -> bool {
    analysis.tag(token) == Upos::Propn
        && (!is_role_noun(analysis, token) || analysis.child(token, &[Relation::Flat]).is_some())
}

/// The name tagger's type for the token, if it has one.
pub fn name_type(analysis: &Analysis<'_>, token: TokenId) -> Option<NameType> {
    let at = analysis
        .names
        .partition_point(|name| name.tokens.end <= token);
    let name = analysis.names.get(at)?;
    name.tokens.contains(&token).then_some(name.kind)
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
