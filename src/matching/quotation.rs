//! Quotations: what stands between quotation marks is a clause of what is said, though no grammar ties them together.

use std::borrow::Cow;

use super::fit::Ground;
use crate::clause::lexicon::lexicon;
use crate::clause::{Clause, ClauseId, ComplementKind, Function};
use crate::reading::{Filler, Meaning};
use crate::span::Span;

impl<'r> Ground<'r> {
    /// The first clause that is attributed to the subject of a verb of saying, if the verb has no clause of its own.
    pub(super) fn quoted(self, clause: ClauseId) -> Option<Cow<'r, Filler>> {
        let clauses = &self.reading.clauses;
        let saying = clauses.get(clause)?;
        lexicon().saying(&saying.predicate.lemma)?;
        let subject = saying.argument(&Function::Subject)?.members.first()?;
        // Clauses come in text order, so those of the neighbouring sentences are neighbours.
        let from = clauses.partition_point(|other| other.sentence + 1 < saying.sentence);
        let to = clauses.partition_point(|other| other.sentence <= saying.sentence + 1);
        let near = clauses.iter().enumerate().take(to).skip(from);
        let mut said = near.filter(|&(id, other)| {
            let speaker = other.status.speakers.first();
            speaker.is_some_and(|speaker| speaker.head == subject.head) && !is_told(saying, id)
        });
        let (id, said) = said.next()?;
        let verb = self.reading.analysis.tokens.get(saying.predicate.head)?;
        let span = self.before(self.span(said), subject.span.join(verb.span));
        Some(Cow::Owned(Filler {
            head: said.predicate.head,
            span,
            meaning: Meaning::Clause(id),
            steps: vec!["quotation".into()],
        }))
    }

    /// What is said, up to the words that tell who says it: _[Oslo won], the mayor said_.
    fn before(self, said: Span, saying: Span) -> Span {
        if saying.start <= said.start || saying.start >= said.end {
            return said;
        }
        let text = Span::new(said.start, saying.start).text(&self.reading.analysis.document.text);
        let end = text.trim_end_matches(|mark: char| mark == ',' || mark.is_whitespace());
        Span::new(said.start, said.start + end.len())
    }

    /// From the first to the last word that a clause is made of.
    fn span(self, clause: &Clause) -> Span {
        let tokens = &self.reading.analysis.tokens;
        let words = clause
            .predicate
            .words
            .iter()
            .filter_map(|&token| tokens.get(token))
            .map(|token| token.span);
        let members = clause
            .arguments
            .iter()
            .flat_map(|argument| argument.members.iter().map(|member| member.span));
        words.chain(members).reduce(Span::join).unwrap_or_default()
    }
}

/// Whether a clause is what someone is told to do: _told us [to stay]_. That is no quotation.
fn is_told(saying: &Clause, clause: ClauseId) -> bool {
    saying.arguments.iter().any(|argument| {
        let infinitive = argument.function == Function::Complement(ComplementKind::Infinitive);
        infinitive
            && argument
                .members
                .iter()
                .any(|member| member.clause == Some(clause))
    })
}
