//! Clauses in words: one line for people, and lines of open information extraction.

use crate::english::{Analysis, Relation, TokenId, Upos};
use crate::span::Span;

use super::{
    Argument, Certainty, Clause, ComplementKind, Function, Member, Polarity, PredicateKind,
};

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
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// One statement of a clause in the words of the sentence: open information extraction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Who does it.
    pub subject: String,
    /// The predicate with its auxiliaries and the preposition before the object.
    pub relation: String,
    /// The first object.
    pub object: String,
    /// Further arguments, each with its preposition.
    pub further: Vec<String>,
}

impl std::fmt::Display for Line {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            formatter,
            "{} | {} | {}",
            self.subject, self.relation, self.object
        )?;
        for argument in &self.further {
            write!(formatter, " | {argument}")?;
        }
        Ok(())
    }
}

/// The clause multiplied out: one line for every combination of a subject and a first object.
pub fn lines(analysis: &Analysis<'_>, clauses: &[Clause], clause: &Clause) -> Vec<Line> {
    let subjects = phrases(analysis, clause.argument(&Function::Subject));
    let Some(first) = first_argument(clause) else {
        return Vec::new();
    };
    let objects = object_texts(analysis, clauses, first);
    let further: Vec<String> = clause
        .arguments
        .iter()
        .filter(|argument| is_further(argument, first))
        .map(|argument| with_preposition(analysis, argument))
        .collect();
    let relation = relation(analysis, clause, first);
    let mut lines = Vec::new();
    for subject in &subjects {
        for object in &objects {
            lines.push(Line {
                subject: subject.clone(),
                relation: relation.clone(),
                object: object.clone(),
                further: further.clone(),
            });
        }
    }
    lines
}

fn phrases(analysis: &Analysis<'_>, argument: Option<&Argument>) -> Vec<String> {
    let members = argument.map_or(&[][..], |argument| &argument.members);
    members
        .iter()
        .map(|member| one_line(analysis.text(member.span)))
        .collect()
}

/// The argument that counts as the object of the line: object, attribute, recipient, complement, or the first phrase.
fn first_argument(clause: &Clause) -> Option<&Argument> {
    let of = |wanted: fn(&Function) -> bool| {
        clause
            .arguments
            .iter()
            .find(|argument| wanted(&argument.function))
    };
    of(|function| *function == Function::Object)
        .or_else(|| of(|function| *function == Function::Attribute))
        .or_else(|| of(|function| *function == Function::Recipient))
        .or_else(|| of(|function| matches!(function, Function::Complement(_))))
        .or_else(|| {
            clause.arguments.iter().find(|argument| {
                matches!(&argument.function, Function::Oblique(preposition) if !preposition.is_empty())
                    && argument.members.iter().all(|member| member.clause.is_none())
            })
        })
        .or_else(|| of(|function| matches!(function, Function::Oblique(_))))
}

fn object_texts(analysis: &Analysis<'_>, clauses: &[Clause], argument: &Argument) -> Vec<String> {
    let _ = clauses;
    phrases(analysis, Some(argument))
}

fn is_further(argument: &Argument, first: &Argument) -> bool {
    argument != first
        && argument.function != Function::Subject
        && argument
            .members
            .iter()
            .all(|member| member.clause.is_none())
}

fn with_preposition(analysis: &Analysis<'_>, argument: &Argument) -> String {
    let phrases = phrases(analysis, Some(argument)).join(", ");
    match &argument.function {
        Function::Oblique(preposition) if !preposition.is_empty() => {
            format!("{preposition} {phrases}")
        }
        _ => phrases,
    }
}

/// The predicate as the sentence has it, with the preposition of the line's object.
fn relation(analysis: &Analysis<'_>, clause: &Clause, first: &Argument) -> String {
    let mut text = match clause.predicate.kind {
        PredicateKind::Preposition => format!("is {}", clause.predicate.lemma),
        PredicateKind::Copula if analysis.tag(clause.predicate.head) != Upos::Aux => {
            "is".to_owned()
        }
        PredicateKind::Noun => clause.predicate.lemma.clone(),
        PredicateKind::Copula | PredicateKind::Verb => verb_phrase(analysis, clause),
    };
    if let Function::Oblique(preposition) = &first.function
        && !preposition.is_empty()
    {
        text.push(' ');
        text.push_str(preposition);
    }
    text
}

/// The verb with its auxiliaries and negation, in text order.
fn verb_phrase(analysis: &Analysis<'_>, clause: &Clause) -> String {
    let head = clause.predicate.head;
    let node = match clause.predicate.kind {
        PredicateKind::Copula => analysis.head(head).unwrap_or(head),
        _ => head,
    };
    let mut tokens: Vec<TokenId> = clause.predicate.words.clone();
    tokens.extend(analysis.children(node).filter(|&child| {
        child < head.max(node)
            && (matches!(
                analysis.relation(child),
                Relation::Aux | Relation::AuxPass | Relation::Cop
            ) || analysis.relation(child) == Relation::Advmod
                && matches!(analysis.word(child), "not" | "n't" | "never"))
    }));
    tokens.sort_unstable();
    tokens.dedup();
    let words: Vec<&str> = tokens.iter().map(|&token| analysis.word(token)).collect();
    words.join(" ")
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
