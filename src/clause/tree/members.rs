//! The members of an argument: a word, what is coordinated with it, what is listed or counted.

use crate::clause::Member;
use crate::clause::lexicon::lexicon;
use crate::clause::tree::bare_relative::person_before;
use crate::clause::tree::phrases::{Phrases, is_name_behind_ampersand};
use crate::clause::tree::words::{
    is_example, is_nominal, named, opens_list, preposition, push_word,
};
use crate::english::{Analysis, Penn, Relation, TokenId};

/// No argument has more members than this, so that shared arguments cost linear time.
const MAX_MEMBERS: usize = 48;

impl Phrases {
    /// The phrase as an argument's member; a name for the description that it is set beside: _the president, Kim_.
    pub fn member(&self, analysis: &Analysis<'_>, token: TokenId) -> Member {
        if let Some(person) = person_before(analysis, token) {
            let first = analysis.tokens[self.first(token)].span;
            return Member {
                head: person,
                span: first.join(analysis.tokens[person].span),
                clause: None,
            };
        }
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
                let further = match items_behind(analysis, conjunct) {
                    items if items.is_empty() => further_names(analysis, conjunct),
                    items => items,
                };
                members.extend(further.into_iter().map(|name| self.member(analysis, name)));
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

/// The names after the first that stand for a description of several: _Sund Finance_ in _two banks, Alta Capital and Sund
/// Finance_.
fn further_names(analysis: &Analysis<'_>, description: TokenId) -> Vec<TokenId> {
    let first = named(analysis, description);
    let several = matches!(analysis.penn(description), Penn::Nns | Penn::Nnps);
    if first == description || !several || analysis.relation(first) != Relation::Appos {
        return Vec::new();
    }
    conjuncts(analysis, first).split_off(1)
}

/// The items of a list that hang on its first like an apposition: _two jets, [a hangar] and [a school]_.
fn items_behind(analysis: &Analysis<'_>, first: TokenId) -> Vec<TokenId> {
    let article = |item| {
        analysis
            .child(item, &[Relation::Det])
            .is_some_and(|determiner| matches!(analysis.lemma(determiner), "a" | "an"))
    };
    let item = analysis.children(first).find(|&child| {
        child > first
            && analysis.relation(child) == Relation::Appos
            && analysis.penn(first) == Penn::Nns
            && analysis.penn(child) == Penn::Nn
            && article(child)
    });
    let mut items = item.map_or(Vec::new(), |item| conjuncts(analysis, item));
    if items.len() < 2 {
        items.clear();
    }
    items
}

/// What is counted by a noun of quantity: _seekers_ in _thousands of seekers_.
fn counted(analysis: &Analysis<'_>, token: TokenId) -> Option<TokenId> {
    analysis
        .children(token)
        .find(|&child| is_counted(analysis, token, child))
}

/// Whether a phrase is what the word counts.
fn is_counted(analysis: &Analysis<'_>, quantity: TokenId, phrase: TokenId) -> bool {
    phrase > quantity
        && lexicon().is_quantity(analysis.lemma(quantity))
        && preposition(analysis, phrase) == "of"
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

pub fn is_conjunct(analysis: &Analysis<'_>, child: TokenId) -> bool {
    analysis.relation(child) == Relation::Conj
        && is_nominal(analysis, child)
        && !is_name_behind_ampersand(analysis, child)
        && analysis
            .child(child, &[Relation::Case, Relation::Orphan])
            .is_none()
        && analysis
            .child(child, &[Relation::Nsubj, Relation::Cop])
            .is_none()
}

/// The phrases after _including_ or _such as_, on the word itself or on what it counts: _a range of areas,
/// including trade_.
pub fn listed(analysis: &Analysis<'_>, token: TokenId) -> Vec<TokenId> {
    let mut found = Vec::new();
    for child in analysis.children(token) {
        if let Some(first) = first_listed(analysis, token, child) {
            found.extend(conjuncts(analysis, first));
        } else if is_counted(analysis, token, child) {
            found.extend(listed(analysis, child));
        }
    }
    found
}

fn first_listed(analysis: &Analysis<'_>, listing: TokenId, child: TokenId) -> Option<TokenId> {
    match analysis.relation(child) {
        Relation::Nmod if opens_list(analysis, child) => Some(child),
        Relation::Appos | Relation::Amod | Relation::Conj
            if child > listing && is_example(analysis, child) =>
        {
            Some(child)
        }
        Relation::Acl if analysis.lemma(child) == "include" => {
            analysis.child(child, &[Relation::Obj])
        }
        _ => None,
    }
}

/// Whether _not_ stands before the phrase itself: _not [Oslo] but Bergen_.
pub fn is_denied(analysis: &Analysis<'_>, token: TokenId) -> bool {
    let is_not = |child| child < token && analysis.word(child) == "not";
    analysis.children(token).any(is_not) && analysis.child(token, &[Relation::Cop]).is_none()
}
