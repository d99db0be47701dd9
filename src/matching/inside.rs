//! Phrases that a parser put inside an object, where a pattern looks for them beside it.
//!
//! Whether _with Denmark_ belongs to _signed_ or to _agreement_ in "signed an agreement with Denmark" is often a toss-up,
//! and the meaning is the same. So a phrase that a pattern asks for may also stand inside the object.

use std::borrow::Cow;

use super::fit::{Fit, Ground};
use crate::clause::Function;
use crate::clause::lexicon::lexicon;
use crate::english::{Relation, TokenId};
use crate::reading::{Filler, Meaning, ResolvedArgument, Value, ValueKind};
use crate::span::Span;

impl<'r> Ground<'r> {
    /// The phrases with this preposition inside the objects and attributes that a fit has used.
    pub(super) fn inside(
        self,
        preposition: &str,
        arguments: &'r [ResolvedArgument],
        fit: &Fit<'r>,
    ) -> Vec<Cow<'r, Filler>> {
        let used = fit.used.iter().filter_map(|&place| arguments.get(place));
        let whole = used
            .filter(|argument| matches!(argument.function, Function::Object | Function::Attribute));
        let heads = whole.flat_map(|argument| argument.fillers.iter().map(|filler| filler.head));
        let phrases = heads.flat_map(|head| self.phrases(head, preposition));
        phrases
            .flat_map(|head| self.fillers_at(head, preposition == "as"))
            .map(Cow::Owned)
            .collect()
    }

    /// The heads of the phrases with this preposition that hang on a noun, coordinated ones too.
    fn phrases(self, noun: TokenId, preposition: &str) -> Vec<TokenId> {
        let analysis = self.reading.analysis;
        let phrase = analysis
            .children(noun)
            .filter(|&child| matches!(analysis.relation(child), Relation::Nmod | Relation::Obl))
            .find(|&child| self.preposition(child) == preposition);
        let Some(first) = phrase else {
            return Vec::new();
        };
        let others = analysis
            .children(first)
            .filter(|&child| analysis.relation(child) == Relation::Conj);
        std::iter::once(first).chain(others).collect()
    }

    /// The preposition of a phrase, in lower case.
    fn preposition(self, head: TokenId) -> String {
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
    fn fillers_at(self, head: TokenId, names_office: bool) -> Vec<Filler> {
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
                .role(&self.reading.analysis.lemma(head).to_lowercase())
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
            _ => vec![filler(token.span, Meaning::Unresolved)],
        }
    }
}

/// How many mentions to look back.
const MENTIONS: usize = 16;
