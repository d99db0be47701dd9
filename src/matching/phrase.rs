//! Fits of patterns without a verb: nouns that stand together.
//!
//! The noun phrases of a text are read into one form, two heads and what joins them, and the patterns are looked up by
//! that. What a noun phrase says is said by the way: whatever the clause around it denies or reports, it is so.

use std::borrow::Cow;

use super::Match;
use super::fit::Ground;
use super::propose::{Found, fitting, state};
use crate::english::{Relation, TokenId, Upos};
use crate::reading::{Filler, Meaning, Value, ValueKind};
use crate::rule::pattern::{NounPattern, POSSESSOR};
use crate::rule::{PatternForm, RuleSet};
use crate::span::Span;

/// Two nouns that stand together, in the order of a pattern's slots.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// What joins them: a preposition, `'s`, `-based`, or nothing.
    pub words: String,
    /// The head of the noun that a pattern has first.
    pub first: TokenId,
    /// The head of the noun that it has last.
    pub last: TokenId,
    /// Where the joining words stand; the last noun where there are none.
    pub trigger: Span,
}

/// Finds every fit of every noun phrase of the rules.
pub fn find<'r>(rules: &'r RuleSet, ground: Ground<'r>) -> Vec<Match<'r>> {
    if rules.index.has_no_phrases() {
        return Vec::new();
    }
    let links = ground.links();
    let found = links.iter().flat_map(|link| {
        let entries = rules.index.phrases(&link.words).iter();
        entries.filter_map(move |&(rule, pattern)| {
            let rule = rules.rules.get(rule)?;
            let pattern = rule.patterns.get(pattern)?;
            let PatternForm::Noun(nouns) = &pattern.form else {
                return None;
            };
            let [first, last] = ground.ends(nouns, link, |slot| {
                pattern
                    .slots
                    .get(slot)
                    .map_or(&[], |slot| slot.types.as_slice())
            })?;
            let role = |slot: usize| {
                pattern
                    .slots
                    .get(slot)
                    .map_or("", |slot| slot.role.as_str())
            };
            let steps = ["noun phrase".into(), fitting(rule, pattern)];
            let said = Found {
                roles: vec![(role(nouns.first), first), (role(nouns.last), last)],
                words: (link.last, link.trigger),
                steps: &steps,
                occasion: Vec::new(),
                open: None,
            };
            let propositions = state(rules, rule, &said);
            (!propositions.is_empty()).then_some(Match {
                reading: ground.reading,
                rule: Some(rule),
                clause: None,
                trigger: link.trigger,
                propositions,
            })
        })
    });
    found.collect()
}

type Ends<'r> = [Vec<Cow<'r, Filler>>; 2];

impl<'r> Ground<'r> {
    /// What fills the two slots of a noun phrase; nothing if one of them does not take it.
    pub fn ends<'s>(
        self,
        nouns: &NounPattern,
        link: &Link,
        types: impl Fn(usize) -> &'s [String],
    ) -> Option<Ends<'r>> {
        let end = |slot: usize, head: TokenId| {
            let types = types(slot);
            let found = self.named_at(head, types);
            let taken: Vec<_> = found
                .into_iter()
                .map(Cow::Owned)
                .filter_map(|filler| self.taken(&filler, types))
                .filter(|filler| filler.meaning != Meaning::Unresolved)
                .collect();
            (!taken.is_empty()).then_some(taken)
        };
        Some([end(nouns.first, link.first)?, end(nouns.last, link.last)?])
    }

    /// What stands at a head: its entities, or the noun itself where only a text is asked for.
    fn named_at(self, head: TokenId, types: &[String]) -> Vec<Filler> {
        if types.iter().all(|kind| kind == "Text")
            && let Some(token) = self.reading.analysis.tokens.get(head)
        {
            let text = self.reading.analysis.word(head).to_lowercase();
            return vec![Filler {
                head,
                span: token.span,
                meaning: Meaning::Value(Value {
                    kind: ValueKind::Text,
                    text,
                    iso: None,
                }),
                steps: Vec::new(),
            }];
        }
        self.fillers_at(head, false)
    }

    /// The nouns of the text that stand together, in text order.
    pub fn links(self) -> Vec<Link> {
        let analysis = self.reading.analysis;
        let tokens = 0..analysis.tokens.len();
        tokens.filter_map(|token| self.link_to(token)).collect()
    }

    /// How a noun hangs on another.
    fn link_to(self, token: TokenId) -> Option<Link> {
        let analysis = self.reading.analysis;
        let head = analysis.head(token)?;
        let span = |token: TokenId| analysis.tokens.get(token).map(|token| token.span);
        let is_noun =
            |token: TokenId| matches!(analysis.tag(token), Upos::Noun | Upos::Propn | Upos::Num);
        match analysis.relation(token) {
            Relation::Nmod if is_noun(head) => {
                let words = self.preposition(token);
                let case = analysis.child(token, &[Relation::Case])?;
                Some(Link {
                    words,
                    first: head,
                    last: token,
                    trigger: span(case)?,
                })
            }
            Relation::NmodPoss if is_noun(token) => Some(Link {
                words: POSSESSOR.to_owned(),
                first: token,
                last: head,
                trigger: span(token)?.join(span(head)?),
            }),
            // The carmaker Zorvex, with no comma between them.
            Relation::Appos if analysis.tag(head) == Upos::Noun && token > head => {
                let close = (head + 1..token).all(|between| analysis.tag(between) == Upos::Propn);
                let names = analysis.tag(token) == Upos::Propn;
                (close && names).then_some(Link {
                    words: String::new(),
                    first: head,
                    last: token,
                    trigger: span(head)?,
                })
            }
            // Oslo-based, army-led: the place or person before a hyphen and a participle.
            _ => self.hyphened(token),
        }
    }

    /// _the Oslo-based carmaker_: the participle hangs on the noun, and the name stands before its hyphen.
    fn hyphened(self, token: TokenId) -> Option<Link> {
        let analysis = self.reading.analysis;
        let hyphen = token.checked_sub(1)?;
        let name = token.checked_sub(2)?;
        if analysis.word(hyphen) != "-" || analysis.relation(token) != Relation::Amod {
            return None;
        }
        let head = analysis.head(token)?;
        let noun = self.apposed(head);
        Some(Link {
            words: format!("-{}", analysis.lower_word(token)),
            first: self.head_of_name(name),
            last: noun,
            trigger: analysis.tokens.get(token)?.span,
        })
    }

    /// The name that a class noun introduces, or else the noun: _the Oslo-based carmaker [Zorvex]_.
    fn apposed(self, noun: TokenId) -> TokenId {
        let analysis = self.reading.analysis;
        let name = analysis.child(noun, &[Relation::Appos]);
        name.filter(|&name| analysis.tag(name) == Upos::Propn)
            .unwrap_or(noun)
    }

    /// The head of the name that a word is the last of.
    fn head_of_name(self, token: TokenId) -> TokenId {
        let span = self
            .reading
            .analysis
            .tokens
            .get(token)
            .map(|token| token.span);
        let mentions = self.reading.mentions.iter();
        let around = mentions.filter(|mention| span.is_some_and(|span| mention.span.covers(span)));
        let closest = around.min_by_key(|mention| mention.span.len());
        closest.map_or(token, |mention| mention.head)
    }
}
