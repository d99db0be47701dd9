//! Clauses in words, for people.

use crate::english::Analysis;
use crate::span::Span;

use super::{Argument, Certainty, Clause, ComplementKind, Function, Polarity};

/// Writes a clause as `impose(subject: the US; object: sanctions; on: North Korea) negated`.
pub fn describe(analysis: &Analysis<'_>, clauses: &[Clause], clause: &Clause) -> String {
    let mut text = format!("{}(", clause.predicate.lemma);
    for (number, argument) in clause.arguments.iter().enumerate() {
        if number > 0 {
            text.push_str("; ");
        }
        text.push_str(function_name(&argument.function));
        text.push_str(": ");
        push_members(&mut text, analysis, clauses, argument);
    }
    text.push(')');
    for word in status_words(clause) {
        text.push(' ');
        text.push_str(word);
    }
    for speaker in &clause.status.speakers {
        text.push_str(", says ");
        push_line(&mut text, analysis.text(speaker.span));
    }
    text
}

fn status_words(clause: &Clause) -> impl Iterator<Item = &'static str> {
    let polarity = (clause.status.polarity == Polarity::Negated).then_some("negated");
    let certainty = clause.status.certainty;
    let certainty = (certainty != Certainty::Stated).then(|| certainty.as_str());
    polarity.into_iter().chain(certainty)
}

fn push_members(
    text: &mut String,
    analysis: &Analysis<'_>,
    clauses: &[Clause],
    argument: &Argument,
) {
    for (number, member) in argument.members.iter().enumerate() {
        if number > 0 {
            text.push_str(" + ");
        }
        match member.clause.and_then(|id| clauses.get(id)) {
            Some(inner) => text.extend(["[", inner.predicate.lemma.as_str(), "]"]),
            None => push_line(text, analysis.text(member.span)),
        }
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
    let mut line = String::with_capacity(text.len());
    push_line(&mut line, text);
    line
}

/// Adds a text with every run of white space as one blank.
fn push_line(line: &mut String, text: &str) {
    for (number, word) in text.split_whitespace().enumerate() {
        if number > 0 {
            line.push(' ');
        }
        line.push_str(word);
    }
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
