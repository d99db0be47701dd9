//! Noun phrases: their determiners, their number, and what to call the thing that they name.

use std::ops::Range;

use crate::clause::stands_apart;
use crate::english::{Analysis, Penn, Relation, TokenId, Upos};
use crate::span::Span;

/// The most words that a phrase is followed through: longer ones are cut, so that any text takes linear time.
const MOST_WORDS: usize = 40;

/// The stretch of text that some tokens fill; there is one at least.
pub fn text_of<'d>(analysis: &Analysis<'d>, tokens: Range<TokenId>) -> &'d str {
    let first = analysis.tokens[tokens.start].span;
    analysis.text(first.join(analysis.tokens[tokens.end - 1].span))
}

/// How a noun phrase starts, which says whether it is known already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Determiner {
    /// _the_, _this_, _that_, _these_, _those_.
    Definite,
    /// _a_, _an_, _another_, _some_, _one_.
    Indefinite,
    /// _no_, _neither_.
    Negative,
    /// _his_, _Peru's_.
    Possessive,
    /// _both_.
    Both,
    /// _each_, _every_, _all_, _many_.
    Quantity,
    /// None.
    Bare,
}

/// What determines the phrase of this head.
pub fn determiner(analysis: &Analysis<'_>, head: TokenId) -> Determiner {
    let children = || {
        analysis
            .children(head)
            .take(MOST_WORDS)
            .take_while(|&child| child < head)
    };
    if children().any(|child| is_word(analysis, child, "both")) {
        return Determiner::Both;
    }
    children()
        .find_map(|child| match analysis.relation(child) {
            Relation::Det | Relation::DetPredet => Some(by_word(analysis, child)),
            Relation::NmodPoss => Some(Determiner::Possessive),
            _ => None,
        })
        .unwrap_or(Determiner::Bare)
}

fn by_word(analysis: &Analysis<'_>, token: TokenId) -> Determiner {
    match &*analysis.lower_word(token) {
        "the" | "this" | "that" | "these" | "those" => Determiner::Definite,
        "a" | "an" | "another" | "some" | "one" | "any" => Determiner::Indefinite,
        "no" | "neither" => Determiner::Negative,
        _ => Determiner::Quantity,
    }
}

fn is_word(analysis: &Analysis<'_>, token: TokenId, word: &str) -> bool {
    analysis.word(token).eq_ignore_ascii_case(word)
}

/// The first dependent with one of these relations, among so many that any text takes linear time.
pub fn first_child(
    analysis: &Analysis<'_>,
    token: TokenId,
    relations: &[Relation],
) -> Option<TokenId> {
    analysis
        .children(token)
        .take(MOST_WORDS)
        .find(|&child| relations.contains(&analysis.relation(child)))
}

/// Whether the head names several.
pub fn is_plural(analysis: &Analysis<'_>, head: TokenId) -> bool {
    matches!(analysis.penn(head), Penn::Nns | Penn::Nnps)
        || analysis.lemma(head).eq_ignore_ascii_case("people")
        || (analysis.tag(head) == Upos::Num && !is_word(analysis, head, "one"))
}

/// The number that counts the head, for _the two leaders_, _both countries_.
pub fn count(analysis: &Analysis<'_>, head: TokenId) -> Option<usize> {
    if determiner(analysis, head) == Determiner::Both {
        return Some(2);
    }
    let number = analysis
        .children(head)
        .take(MOST_WORDS)
        .find(|&child| analysis.relation(child) == Relation::Nummod)?;
    number_of(&analysis.lower_word(number))
}

/// A small number in letters or digits.
pub fn number_of(word: &str) -> Option<usize> {
    const WORDS: [&str; 11] = [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    ];
    let in_words = WORDS.iter().position(|&number| number == word);
    in_words.or_else(|| word.parse().ok())
}

/// The words before the head that tell the thing from others of its kind, in lower case: _rare_ of _a rare horse_.
pub fn modifiers(analysis: &Analysis<'_>, head: TokenId) -> Vec<String> {
    analysis
        .children(head)
        .take(MOST_WORDS)
        .filter(|&child| child < head && tells_apart(analysis.relation(child)))
        .map(|child| analysis.lemma(child).to_lowercase())
        .collect()
}

const fn tells_apart(relation: Relation) -> bool {
    matches!(
        relation,
        Relation::Amod
            | Relation::Compound
            | Relation::Flat
            | Relation::NmodDesc
            | Relation::Nummod
            | Relation::NmodUnmarked
    )
}

/// The tokens of the phrase that belong to the thing's label, in text order.
///
/// Left out are determiners, pronouns of possession, relative clauses, participles and all else that follows the head
/// but for a phrase with _of_.
pub fn label_tokens(analysis: &Analysis<'_>, head: TokenId) -> Vec<TokenId> {
    let mut tokens = vec![head];
    let mut budget = MOST_WORDS;
    for child in analysis.children(head) {
        let opens = matches!(
            analysis.relation(child),
            Relation::Case | Relation::Det | Relation::DetPredet
        );
        let belongs = belongs_to_label(analysis, head, child) && !stands_apart(analysis, child);
        if !opens && budget > 0 && belongs {
            tokens.push(child);
            gather_label(analysis, child, &mut budget, &mut tokens);
        }
    }
    tokens.sort_unstable();
    tokens
}

fn gather_label(
    analysis: &Analysis<'_>,
    head: TokenId,
    budget: &mut usize,
    tokens: &mut Vec<TokenId>,
) {
    for child in analysis.children(head) {
        if *budget == 0 {
            return;
        }
        *budget -= 1;
        if belongs_to_label(analysis, head, child) {
            tokens.push(child);
            gather_label(analysis, child, budget, tokens);
        }
    }
}

fn belongs_to_label(analysis: &Analysis<'_>, head: TokenId, child: TokenId) -> bool {
    let before = child < head;
    // A verb that the tree takes for part of a name or phrase is a mistake.
    let is_verb = matches!(
        analysis.penn(child),
        Penn::Vbd | Penn::Vbz | Penn::Vbp | Penn::Md
    );
    match analysis.relation(child) {
        _ if is_verb => false,
        relation if tells_apart(relation) => {
            before || relation == Relation::Flat || is_after_sign(analysis, head, relation)
        }
        Relation::NmodPoss => before && analysis.tag(child) != Upos::Pron,
        // The possessive ending and the "of" of a phrase inside.
        Relation::Case => true,
        Relation::Punct => analysis.penn(child) == Penn::Hyph,
        // A participle can be tagged as a verb: "a highly anticipated visit".
        Relation::Advmod => {
            before && (analysis.tag(head) == Upos::Adj || analysis.relation(head) == Relation::Amod)
        }
        Relation::Nmod => !before && is_of_phrase(analysis, child),
        Relation::Fixed | Relation::Goeswith => true,
        Relation::Conj => is_modifier(analysis, head),
        Relation::Cc => before && is_modifier_conjunct(analysis, head),
        Relation::Det => before,
        _ => false,
    }
}

/// The number of _$5 million_ hangs on the sign before it.
fn is_after_sign(analysis: &Analysis<'_>, head: TokenId, relation: Relation) -> bool {
    analysis.tag(head) == Upos::Sym && relation == Relation::Nummod
}

fn is_modifier(analysis: &Analysis<'_>, token: TokenId) -> bool {
    matches!(
        analysis.relation(token),
        Relation::Amod | Relation::Compound
    )
}

fn is_modifier_conjunct(analysis: &Analysis<'_>, token: TokenId) -> bool {
    analysis.relation(token) == Relation::Conj
        && analysis
            .head(token)
            .is_some_and(|first| is_modifier(analysis, first))
}

fn is_of_phrase(analysis: &Analysis<'_>, token: TokenId) -> bool {
    analysis.tag(token) != Upos::Pron
        && first_child(analysis, token, &[Relation::Case])
            .is_some_and(|case| is_word(analysis, case, "of"))
}

/// The text of tokens, with one space wherever the document has white space or left a token out.
pub fn join_tokens(analysis: &Analysis<'_>, tokens: &[TokenId]) -> String {
    let mut text = String::new();
    let mut end = None;
    for &token in tokens {
        let span = analysis.tokens[token].span;
        if end.is_some_and(|end| end != span.start) {
            text.push(' ');
        }
        text.push_str(analysis.word(token));
        end = Some(span.end);
    }
    text
}

/// The span of the phrase from its determiner to the last token of its label.
pub fn span(analysis: &Analysis<'_>, head: TokenId, label: &[TokenId]) -> Span {
    let determiner = analysis.children(head).take(MOST_WORDS).find(|&child| {
        child < head
            && matches!(
                analysis.relation(child),
                Relation::Det | Relation::NmodPoss | Relation::DetPredet
            )
    });
    let first = determiner.into_iter().chain(label.iter().copied()).min();
    let last = label.last().copied().unwrap_or(head);
    let start = analysis.tokens[first.unwrap_or(head)].span;
    start.join(analysis.tokens[last].span)
}
