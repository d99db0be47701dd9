//! Quotations: what stands between quotation marks is a clause of what is said, though no grammar ties them together.

use std::borrow::Cow;

use super::fit::Ground;
use crate::clause::lexicon::lexicon;
use crate::clause::{Clause, ClauseId, Function};
use crate::reading::{Filler, Meaning};
use crate::span::Span;

impl<'r> Ground<'r> {
    /// The first clause that is attributed to the subject of a verb of saying, if the verb has no clause of its own.
    pub(super) fn quoted(self, clause: ClauseId) -> Option<Cow<'r, Filler>> {
        let clauses = &self.reading.clauses;
        let saying = clauses.get(clause)?;
        lexicon().saying(&saying.predicate.lemma)?;
        let subject = saying.argument(&Function::Subject)?.members.first()?;
        let near = clauses
            .iter()
            .enumerate()
            .filter(|(_, other)| other.sentence.abs_diff(saying.sentence) <= 1);
        let mut said = near.filter(|(_, other)| {
            other
                .status
                .speakers
                .first()
                .is_some_and(|speaker| speaker.head == subject.head)
        });
        let (id, said) = said.next()?;
        let span = self.span(said);
        Some(Cow::Owned(Filler {
            head: said.predicate.head,
            span,
            meaning: Meaning::Clause(id),
            steps: vec!["quotation".into()],
        }))
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
