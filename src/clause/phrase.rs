//! Phrases: from which token to which a word's phrase goes, and the members of a coordination.

use crate::english::small_letters::SmallLetters;
use crate::english::{Analysis, Relation, TokenId, Upos};
use crate::span::Span;

use super::Member;
use super::lexicon::lexicon;

/// No argument has more members than this, so that shared arguments cost linear time.
const MAX_MEMBERS: usize = 48;

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
        span_of(analysis, self.member[token])
    }

    /// The span of everything that hangs on the word.
    pub fn whole_span(&self, analysis: &Analysis<'_>, token: TokenId) -> Span {
        span_of(analysis, self.whole[token])
    }

    /// The first token of the phrase as one member of an argument.
    pub fn first(&self, token: TokenId) -> TokenId {
        self.member[token].0
    }

    /// The last token of the phrase as one member of an argument.
    pub fn last(&self, token: TokenId) -> TokenId {
        self.member[token].1
    }

    /// The phrase as an argument's member; a name for the description that it is set beside: _the president, Kim_.
    pub fn member(&self, analysis: &Analysis<'_>, token: TokenId) -> Member {
        let head = named(analysis, token);
        Member {
            head,
            span: self.span(
                analysis,
                if head == token {
                    token
                } else {
                    self.outer(analysis, token, head)
                },
            ),
            clause: None,
        }
    }

    /// The word whose phrase is the member: the name's own if it is apart, else the description's that holds it.
    fn outer(&self, analysis: &Analysis<'_>, token: TokenId, head: TokenId) -> TokenId {
        match analysis.relation(head) {
            Relation::Appos => head,
            _ => token,
        }
    }

    /// The phrase and what is coordinated with it or listed after _including_, as members.
    pub fn members(&self, analysis: &Analysis<'_>, token: TokenId) -> Vec<Member> {
        let mut members = Vec::new();
        for conjunct in conjuncts(analysis, token) {
            if let Some(counted) = counted(analysis, conjunct) {
                members.extend(self.counted_members(analysis, conjunct, counted));
            } else if !is_denied(analysis, conjunct) && !self.is_replaced(analysis, conjunct) {
                members.push(self.member(analysis, conjunct));
            }
            for listed in listed(analysis, conjunct) {
                members.push(self.member(analysis, listed));
            }
            if members.len() >= MAX_MEMBERS {
                break;
            }
        }
        members
    }
}

impl Phrases {
    /// Whether the phrase is what is not meant: _[negotiate] rather than a strike_.
    fn is_replaced(&self, analysis: &Analysis<'_>, token: TokenId) -> bool {
        let first = self.first(token);
        let mut words = String::new();
        if first < 2 || !matches!(analysis.relation(token), Relation::Conj | Relation::Obj) {
            return false;
        }
        push_word(&mut words, analysis.word(first - 2));
        push_word(&mut words, analysis.word(first - 1));
        lexicon().opening(&words).is_some()
    }

    /// The members of _a number of conferences and roadshows_: the things counted.
    fn counted_members(
        &self,
        analysis: &Analysis<'_>,
        quantity: TokenId,
        counted: TokenId,
    ) -> Vec<Member> {
        let things = conjuncts(analysis, counted);
        let mut members: Vec<Member> = things
            .into_iter()
            .map(|thing| self.member(analysis, thing))
            .collect();
        if let Some(first) = members.first_mut() {
            let start = analysis.tokens[self.first(quantity)].span;
            first.span = start.join(first.span);
        }
        members
    }
}

/// What is counted by a noun of quantity: _seekers_ in _thousands of seekers_.
fn counted(analysis: &Analysis<'_>, token: TokenId) -> Option<TokenId> {
    if !lexicon().is_quantity(analysis.lemma(token)) {
        return None;
    }
    analysis
        .children(token)
        .find(|&child| child > token && preposition(analysis, child) == "of")
}

/// The word and all that is coordinated with it without a preposition of its own, in text order.
pub fn conjuncts(analysis: &Analysis<'_>, token: TokenId) -> Vec<TokenId> {
    let mut found = vec![token];
    let mut next = 0;
    while next < found.len() && found.len() < MAX_MEMBERS {
        let more = analysis
            .children(found[next])
            .filter(|&child| is_conjunct(analysis, child));
        found.extend(more);
        next += 1;
    }
    found.sort_unstable();
    found
}

fn is_conjunct(analysis: &Analysis<'_>, child: TokenId) -> bool {
    analysis.relation(child) == Relation::Conj
        && is_nominal(analysis, child)
        && analysis
            .child(child, &[Relation::Case, Relation::Orphan])
            .is_none()
        && analysis
            .child(child, &[Relation::Nsubj, Relation::Cop])
            .is_none()
}

/// The phrases after _including_ or _such as_.
pub fn listed(analysis: &Analysis<'_>, token: TokenId) -> Vec<TokenId> {
    let mut found = Vec::new();
    for child in analysis.children(token) {
        if let Some(first) = first_listed(analysis, child) {
            found.extend(conjuncts(analysis, first));
        }
    }
    found
}

fn first_listed(analysis: &Analysis<'_>, child: TokenId) -> Option<TokenId> {
    match analysis.relation(child) {
        Relation::Nmod if opens_list(analysis, child) => Some(child),
        Relation::Acl if analysis.lemma(child) == "include" => {
            analysis.child(child, &[Relation::Obj])
        }
        _ => None,
    }
}

/// Whether the phrase stands after _including_ or _such as_.
pub fn opens_list(analysis: &Analysis<'_>, token: TokenId) -> bool {
    analysis
        .child(token, &[Relation::Case])
        .is_some_and(|case| matches!(analysis.word(case), "including" | "such"))
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

/// The name that stands for the description: _the adviser, Chang_, _spokeswoman Julie Hahn_.
pub fn named(analysis: &Analysis<'_>, token: TokenId) -> TokenId {
    let role = is_role_noun(analysis, token);
    if !role && analysis.tag(token) != Upos::Noun {
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
    use crate::english::Penn;
    matches!(analysis.penn(token), Penn::Nns | Penn::Nnps)
        || matches!(
            &*analysis.lower_lemma(token),
            "they" | "we" | "these" | "those" | "both"
        )
        || analysis
            .children(token)
            .any(|child| is_conjunct(analysis, child))
}

fn is_denied(analysis: &Analysis<'_>, token: TokenId) -> bool {
    let is_not = |child| child < token && analysis.word(child) == "not";
    analysis.children(token).any(is_not) && analysis.child(token, &[Relation::Cop]).is_none()
}

fn is_part(analysis: &Analysis<'_>, child: TokenId) -> bool {
    match analysis.relation(child) {
        Relation::Nmod => !opens_list(analysis, child),
        Relation::Advmod => {
            let head = analysis.head(child);
            head.is_some_and(|head| child < head && analysis.tag(head) == Upos::Num)
        }
        Relation::Det
        | Relation::DetPredet
        | Relation::Amod
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
