//! Phrases: from which token to which a word's phrase goes.

use crate::clause::Member;
use crate::clause::lexicon::lexicon;
use crate::clause::tree::quotations::is_inverted_saying;
use crate::clause::tree::words::{is_nominal, opens_list, preposition};
use crate::english::{Analysis, Penn, Relation, TokenId, Upos};
use crate::span::Span;

/// The first and last token of every word's phrase, measured once for a document.
#[derive(Debug)]
pub struct Phrases {
    /// With everything that hangs on the word.
    whole: Vec<(TokenId, TokenId)>,
    /// As part of a larger phrase: with coordination, without asides at its edges.
    inner: Vec<(TokenId, TokenId)>,
    /// As one member of an argument: without coordination either.
    member: Vec<(TokenId, TokenId)>,
    /// Every token, governing words before what hangs on them.
    pub order: Vec<TokenId>,
}

impl Phrases {
    /// Measures all phrases, in time linear in the number of tokens.
    pub fn measure(analysis: &Analysis<'_>) -> Self {
        let order = governors_first(analysis);
        let own: Vec<_> = (0..analysis.tokens.len())
            .map(|token| (token, token))
            .collect();
        let mut phrases = Self {
            whole: own.clone(),
            inner: own.clone(),
            member: own,
            order,
        };
        for position in (0..phrases.order.len()).rev() {
            phrases.measure_token(analysis, phrases.order[position]);
        }
        phrases
    }

    fn measure_token(&mut self, analysis: &Analysis<'_>, token: TokenId) {
        for child in analysis.children(token) {
            self.whole[token] = join(self.whole[token], self.whole[child]);
        }
        self.inner[token] = self.bounds(analysis, token, |analysis, child| {
            is_part(analysis, child) || is_coordinated(analysis, child)
        });
        self.member[token] = self.bounds(analysis, token, is_part);
    }

    /// Joins the word with its parts, going outwards on each side up to the first that is no part.
    fn bounds(
        &self,
        analysis: &Analysis<'_>,
        token: TokenId,
        belongs: fn(&Analysis<'_>, TokenId) -> bool,
    ) -> (TokenId, TokenId) {
        let mut bounds = (token, token);
        for child in analysis.children(token) {
            if child < token {
                if belongs(analysis, child) {
                    bounds.0 = bounds.0.min(self.left_edge(analysis, child));
                }
            } else if belongs(analysis, child) {
                bounds.1 = bounds.1.max(self.inner[child].1);
            } else if is_aside(analysis, child) {
                break;
            }
        }
        bounds
    }

    /// The first token of a part before the head; with its preposition, if it has one: _at least_ ten people.
    fn left_edge(&self, analysis: &Analysis<'_>, part: TokenId) -> TokenId {
        match analysis.relation(part) {
            Relation::Nmod | Relation::Advmod => self.whole[part].0,
            _ => self.inner[part].0,
        }
    }

    /// The span of the phrase as one member of an argument.
    pub fn span(&self, analysis: &Analysis<'_>, token: TokenId) -> Span {
        span_of(analysis, closed(analysis, self.member[token]))
    }

    /// The phrase itself as a member, whatever name stands beside it.
    pub fn bare_member(&self, analysis: &Analysis<'_>, token: TokenId) -> Member {
        Member {
            head: token,
            span: self.span(analysis, token),
            clause: None,
        }
    }

    /// The span of everything that hangs on the word.
    pub fn whole_span(&self, analysis: &Analysis<'_>, token: TokenId) -> Span {
        span_of(analysis, closed(analysis, self.whole[token]))
    }

    /// The first token of the phrase as one member of an argument.
    pub fn first(&self, token: TokenId) -> TokenId {
        self.member[token].0
    }

    /// The last token of the phrase as one member of an argument.
    pub fn last(&self, token: TokenId) -> TokenId {
        self.member[token].1
    }
}

/// The bounds of a phrase with the quotation mark right behind it that closes one inside: _a "new era"_.
fn closed(analysis: &Analysis<'_>, (first, last): (TokenId, TokenId)) -> (TokenId, TokenId) {
    let is_mark =
        |token: &TokenId| matches!(analysis.penn(*token), Penn::OpenQuote | Penn::CloseQuote);
    let next = last + 1;
    let sentence = analysis.sentences.get(analysis.sentence_of(last));
    let follows =
        sentence.is_some_and(|sentence| sentence.tokens.contains(&next)) && is_mark(&next);
    let is_open = || (first..=last).filter(is_mark).count() % 2 == 1;
    (first, if follows && is_open() { next } else { last })
}

fn is_part(analysis: &Analysis<'_>, child: TokenId) -> bool {
    match analysis.relation(child) {
        Relation::Nmod => !opens_list(analysis, child) && !is_day_of_name(analysis, child),
        Relation::Conj => is_name_behind_ampersand(analysis, child),
        Relation::Amod => !is_inverted_saying(analysis, child),
        Relation::Advmod => {
            let head = analysis.head(child);
            head.is_some_and(|head| child < head && analysis.tag(head) == Upos::Num)
        }
        Relation::Det
        | Relation::DetPredet
        | Relation::Compound
        | Relation::CompoundPrt
        | Relation::Nummod
        | Relation::NmodPoss
        | Relation::NmodDesc
        | Relation::NmodUnmarked
        | Relation::Flat
        | Relation::Fixed
        | Relation::Goeswith => true,
        _ => false,
    }
}

/// Whether the phrase is a day hung on a name, which it says nothing of: _the city of Lima [on Monday]_.
pub fn is_day_of_name(analysis: &Analysis<'_>, phrase: TokenId) -> bool {
    analysis.relation(phrase) == Relation::Nmod
        && preposition(analysis, phrase) == "on"
        && lexicon().is_day(&analysis.lower_lemma(phrase))
        && analysis.head(phrase).is_some_and(|name| {
            analysis.tag(name) == Upos::Propn
                || analysis.children(name).any(|child| {
                    child < phrase
                        && analysis.relation(child) == Relation::Nmod
                        && analysis.tag(child) == Upos::Propn
                }) && lexicon().noun(analysis.lemma(name)).is_none()
        })
}

/// Whether the words are one name with those before them: _Oakley [& Sons]_.
pub fn is_name_behind_ampersand(analysis: &Analysis<'_>, child: TokenId) -> bool {
    analysis.relation(child) == Relation::Conj
        && analysis.tag(child) == Upos::Propn
        && analysis
            .child(child, &[Relation::Cc])
            .is_some_and(|cc| analysis.word(cc) == "&")
}

fn is_coordinated(analysis: &Analysis<'_>, child: TokenId) -> bool {
    match analysis.relation(child) {
        Relation::Conj => is_nominal(analysis, child),
        Relation::Cc | Relation::CcPreconj => true,
        _ => false,
    }
}

/// Whether the dependent is a phrase beyond which the noun phrase is taken to be over.
fn is_aside(analysis: &Analysis<'_>, child: TokenId) -> bool {
    matches!(
        analysis.relation(child),
        Relation::Appos
            | Relation::Acl
            | Relation::AclRelcl
            | Relation::Parataxis
            | Relation::Conj
            | Relation::Advcl
    )
}

fn join(one: (TokenId, TokenId), other: (TokenId, TokenId)) -> (TokenId, TokenId) {
    (one.0.min(other.0), one.1.max(other.1))
}

fn span_of(analysis: &Analysis<'_>, (first, last): (TokenId, TokenId)) -> Span {
    analysis.tokens[first].span.join(analysis.tokens[last].span)
}

/// Lists the tokens breadth first from the roots, so that no recursion is needed, however deep a tree is.
fn governors_first(analysis: &Analysis<'_>) -> Vec<TokenId> {
    let mut order: Vec<TokenId> = (0..analysis.tokens.len())
        .filter(|&token| analysis.head(token).is_none())
        .collect();
    let mut next = 0;
    while next < order.len() {
        let token = order[next];
        order.extend(analysis.children(token));
        next += 1;
    }
    order
}
