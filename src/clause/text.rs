//! Clauses in words, for people.

use crate::english::Analysis;
use crate::span::Span;

use super::{Argument, Certainty, Clause, ComplementKind, Function, Member, Polarity};

/// Writes a clause as `impose(subject: the US; object: sanctions; on: North Korea) negated`.
pub fn describe(analysis: &Analysis<'_>, clauses: &[Clause], clause: &Clause) -> String {
    let arguments: Vec<String> = clause
        .arguments
        .iter()
        .map(|argument| describe_argument(analysis, clauses, argument))
        .collect();
    let mut text = format!("{}({})", clause.predicate.lemma, arguments.join("; "));
    for word in status_words(clause) {
        text.push(' ');
        text.push_str(word);
    }
    for speaker in &clause.status.speakers {
        text.push_str(", says ");
        text.push_str(&one_line(analysis.text(speaker.span)));
    }
    text
}

fn status_words(clause: &Clause) -> impl Iterator<Item = &'static str> {
    let polarity = (clause.status.polarity == Polarity::Negated).then_some("negated");
    let certainty = clause.status.certainty;
    let certainty = (certainty != Certainty::Stated).then(|| certainty.as_str());
    polarity.into_iter().chain(certainty)
}

fn describe_argument(analysis: &Analysis<'_>, clauses: &[Clause], argument: &Argument) -> String {
    let members: Vec<String> = argument
        .members
        .iter()
        .map(|member| describe_member(analysis, clauses, member))
        .collect();
    format!(
        "{}: {}",
        function_name(&argument.function),
        members.join(" + ")
    )
}

fn describe_member(analysis: &Analysis<'_>, clauses: &[Clause], member: &Member) -> String {
    match member.clause.and_then(|id| clauses.get(id)) {
        Some(inner) => format!("[{}]", inner.predicate.lemma),
        None => one_line(analysis.text(member.span)),
    }
}

/// The name of a function in outputs: a preposition stands for itself.
pub fn function_name(function: &Function) -> &str {
    match function {
        Function::Subject => "subject",
        Function::Object => "object",
        Function::Recipient => "recipient",
        Function::Attribute => "attribute",
        Function::Oblique(preposition) if preposition.is_empty() => "when",
        Function::Oblique(preposition) => preposition,
        Function::Complement(ComplementKind::That) => "that",
        Function::Complement(ComplementKind::Infinitive) => "infinitive",
        Function::Complement(ComplementKind::Ing) => "ing",
        Function::Complement(ComplementKind::Whether) => "whether",
    }
}

/// The text with every run of white space as one blank.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The text that a clause covers: its predicate and arguments.
pub fn extent(analysis: &Analysis<'_>, clause: &Clause) -> Span {
    let start = analysis.tokens[clause.predicate.head].span;
    clause
        .arguments
        .iter()
        .flat_map(|argument| &argument.members)
        .fold(start, |extent, member| extent.join(member.span))
}
