//! Where a statement is said.

use std::collections::BTreeSet;

use super::{Addition, LONGEST_TEXT, tidy};
use crate::graph::{Evidence, Places};
use crate::matching::{Match, Proposition};
use crate::reading::{Filler, Meaning, MentionKind, Reading};
use crate::span::Span;

impl Addition<'_, '_> {
    pub(super) fn evidence(
        &self,
        found: &Match<'_>,
        proposition: &Proposition<'_>,
        id: &str,
    ) -> Evidence {
        let document = self.reading.analysis.document;
        let spans = self.spans(found, proposition);
        let rule = found.rule.map(|rule| rule.name.clone());
        let mut parts = vec![
            self.graph.identifiers.document(document),
            rule.clone().unwrap_or_default(),
        ];
        parts.extend(spans.iter().chain([&found.trigger]).map(written));
        parts.push(id.to_owned());
        let bytes = Places {
            subject: Some(proposition.subject.span),
            object: Some(proposition.object.span),
            trigger: Some(found.trigger),
            spans,
        };
        Evidence {
            id: self.graph.identifiers.evidence(&parts),
            document: document.id.clone(),
            characters: bytes.counted(|span| self.characters.span(span)),
            quote: bytes.spans[0].text(&document.text).to_owned(),
            bytes,
            rule,
            trigger: tidy(found.trigger.text(&document.text)),
            steps: proposition.steps.clone(),
        }
    }

    /// The sentence, then what lies outside it: arguments in another sentence, and the names that pronouns stand for.
    fn spans(&self, found: &Match<'_>, proposition: &Proposition<'_>) -> Vec<Span> {
        let main = self.main_span(found, proposition);
        let mut further = BTreeSet::new();
        for filler in fillers(proposition) {
            further.insert(filler.span);
            further.extend(self.antecedent(filler));
        }
        let outside = further.into_iter().filter(|span| !main.covers(*span));
        let mut spans: Vec<Span> = [main].into_iter().chain(outside).collect();
        spans.shrink_to_fit();
        spans
    }

    /// The sentence that the predicate stands in; the words between its parts if the sentence is too long to quote.
    fn main_span(&self, found: &Match<'_>, proposition: &Proposition<'_>) -> Span {
        let trigger = found.trigger;
        let parts = fillers(proposition)
            .filter(|filler| !matches!(filler.meaning, Meaning::Clause(_)))
            .fold(trigger, |joined, filler| joined.join(filler.span));
        let candidates = [self.sentence_at(trigger).unwrap_or(parts), parts];
        let short = candidates
            .into_iter()
            .find(|span| span.len() <= LONGEST_TEXT);
        short.unwrap_or_else(|| self.beginning(trigger))
    }

    /// As much of a span as may be quoted.
    fn beginning(&self, span: Span) -> Span {
        let text = span.text(&self.reading.analysis.document.text);
        Span::new(
            span.start,
            span.start + text.floor_char_boundary(LONGEST_TEXT),
        )
    }

    fn sentence_at(&self, span: Span) -> Option<Span> {
        let sentences = &self.reading.analysis.sentences;
        let after = sentences.partition_point(|sentence| sentence.span.start <= span.start);
        let sentence = sentences.get(after.checked_sub(1)?)?;
        sentence.span.covers(span).then_some(sentence.span)
    }

    /// The last place before a filler where its entity is named, if the filler itself does not name it.
    fn antecedent(&self, filler: &Filler) -> Option<Span> {
        let Meaning::Entity(entity) = filler.meaning else {
            return None;
        };
        let names = self.named_at.get(entity)?;
        let before = names.partition_point(|span| span.start < filler.span.end);
        let last = *names.get(before.checked_sub(1)?)?;
        (!last.overlaps(filler.span)).then_some(last)
    }
}

/// For each entity of a reading, where its name stands, in text order.
pub(super) fn find_names(reading: &Reading<'_>) -> Vec<Vec<Span>> {
    let mut named_at = vec![Vec::new(); reading.entities.len()];
    let names = reading
        .mentions
        .iter()
        .filter(|mention| mention.kind == MentionKind::Name);
    for mention in names {
        for entity in &mention.entities {
            if let Some(spans) = named_at.get_mut(*entity) {
                spans.push(mention.span);
            }
        }
    }
    named_at
}

/// Everything that takes part in a proposition.
fn fillers<'a>(proposition: &'a Proposition<'_>) -> impl Iterator<Item = &'a Filler> {
    let qualifiers = proposition.qualifiers.iter().map(|(_, filler)| &**filler);
    [&*proposition.subject, &*proposition.object]
        .into_iter()
        .chain(qualifiers)
}

fn written(span: &Span) -> String {
    format!("{}-{}", span.start, span.end)
}
