//! Phrases that a parser put inside another, where a pattern looks for them beside it.
//!
//! Whether _with Denmark_ belongs to _signed_ or to _agreement_ in "signed an agreement with Denmark" is often a toss-up,
//! and the meaning is the same. So a phrase that a pattern asks for may also stand inside another argument.

use std::borrow::Cow;

use super::fit::{Fit, Ground};
use crate::clause::Function;
use crate::clause::lexicon::lexicon;
use crate::english::{NameType, Relation, TokenId};
use crate::reading::{Filler, Meaning, ResolvedArgument, Value, ValueKind};
use crate::span::Span;

impl<'r> Ground<'r> {
    /// The phrases with this preposition inside the arguments that a fit has used, other than the subject.
    pub(super) fn inside(
        self,
        preposition: &str,
        arguments: &'r [ResolvedArgument],
        fit: &Fit<'r>,
    ) -> Vec<Cow<'r, Filler>> {
        let used = fit.used.iter().filter_map(|&place| arguments.get(place));
        let whole = used.filter(|argument| argument.function != Function::Subject);
        let heads = whole.flat_map(|argument| argument.fillers.iter().map(|filler| filler.head));
        let phrases = heads.flat_map(|head| self.phrases(head, preposition));
        phrases
            .flat_map(|head| self.fillers_at(head, preposition == "as"))
            .map(Cow::Owned)
            .collect()
    }

    /// The heads of the phrases with this preposition that hang on a noun or on a phrase of it, coordinated ones too.
    fn phrases(self, noun: TokenId, preposition: &str) -> Vec<TokenId> {
        let own = self.hanging(noun);
        let deeper = own.iter().flat_map(|&phrase| self.hanging(phrase));
        let found = own
            .iter()
            .copied()
            .chain(deeper)
            .find(|&phrase| self.preposition(phrase) == preposition);
        let Some(first) = found else {
            return Vec::new();
        };
        let analysis = self.reading.analysis;
        let others = analysis
            .children(first)
            .filter(|&child| analysis.relation(child) == Relation::Conj);
        std::iter::once(first).chain(others).collect()
    }

    /// Whose a thing is: before it with a mark of possession, or after it with _of_ or _in_.
    pub(super) fn owners(self, noun: TokenId) -> Vec<Cow<'r, Filler>> {
        let analysis = self.reading.analysis;
        let own = analysis
            .children(noun)
            .filter(|&child| analysis.relation(child) == Relation::NmodPoss);
        let heads: Vec<TokenId> = own.collect();
        let heads = match heads.is_empty() {
            true => ["of", "in"]
                .iter()
                .flat_map(|of| self.phrases(noun, of))
                .collect(),
            false => heads,
        };
        let owners = heads
            .into_iter()
            .flat_map(|head| self.fillers_at(head, false));
        owners.map(Cow::Owned).collect()
    }

    /// The heads of the phrases that hang on a noun.
    fn hanging(self, noun: TokenId) -> Vec<TokenId> {
        let analysis = self.reading.analysis;
        let phrase =
            |&child: &TokenId| matches!(analysis.relation(child), Relation::Nmod | Relation::Obl);
        analysis.children(noun).filter(phrase).collect()
    }

    /// The preposition of a phrase, in lower case.
    pub(super) fn preposition(self, head: TokenId) -> String {
        let analysis = self.reading.analysis;
        let Some(case) = analysis.child(head, &[Relation::Case]) else {
            return String::new();
        };
        let rest = analysis
            .children(case)
            .filter(|&child| analysis.relation(child) == Relation::Fixed);
        let words: Vec<String> = std::iter::once(case)
            .chain(rest)
            .map(|token| analysis.word(token).to_lowercase())
            .collect();
        words.join(" ")
    }

    /// What a phrase means: one filler for each entity that it names.
    pub(super) fn fillers_at(self, head: TokenId, names_office: bool) -> Vec<Filler> {
        let Some(token) = self.reading.analysis.tokens.get(head) else {
            return Vec::new();
        };
        let filler = |span: Span, meaning: Meaning| Filler {
            head,
            span,
            meaning,
            steps: Vec::new(),
        };
        if names_office
            && lexicon()
                .role(&self.reading.analysis.lower_lemma(head))
                .is_some()
        {
            let text = self.reading.analysis.word(head).to_owned();
            return vec![filler(
                token.span,
                Meaning::Value(Value {
                    kind: ValueKind::Office,
                    text,
                    iso: None,
                }),
            )];
        }
        let mentions = &self.reading.mentions;
        let end = mentions.partition_point(|mention| mention.span.start <= token.span.start);
        // The mention of a head opens at or before it, within the noun phrase: a few mentions back at most.
        let mention = mentions[..end]
            .iter()
            .rev()
            .take(MENTIONS)
            .find(|mention| mention.head == head);
        match mention {
            Some(mention) if !mention.entities.is_empty() => mention
                .entities
                .iter()
                .map(|&entity| filler(mention.span, Meaning::Entity(entity)))
                .collect(),
            _ => vec![
                self.amount(head)
                    .unwrap_or_else(|| filler(token.span, Meaning::Unresolved)),
            ],
        }
    }
}

impl Ground<'_> {
    /// The sum or number that a word is part of.
    pub(super) fn amount(self, head: TokenId) -> Option<Filler> {
        let analysis = self.reading.analysis;
        let after = analysis
            .names
            .partition_point(|name| name.tokens.end <= head);
        let name = analysis
            .names
            .get(after)
            .filter(|name| name.tokens.contains(&head))?;
        let amount = matches!(
            name.kind,
            NameType::Money | NameType::Percent | NameType::Quantity | NameType::Cardinal
        );
        let tokens = analysis
            .tokens
            .get(name.tokens.clone())
            .filter(|_| amount)?;
        let span = tokens.iter().map(|token| token.span).reduce(Span::join)?;
        let value = Value {
            kind: ValueKind::Amount,
            text: analysis.text(span).to_owned(),
            iso: None,
        };
        Some(Filler {
            head,
            span,
            meaning: Meaning::Value(value),
            steps: Vec::new(),
        })
    }
}

/// How many mentions to look back.
const MENTIONS: usize = 16;
