//! Clauses as JSON lines: what each predicate says, once for each combination of its arguments' members.

use std::io::{self, Write};

use serde_json::{Value, json};

use crate::clause::open::{self, Line};
use crate::clause::{Argument, Clause, Function, Member, PredicateKind, Tense, Time, text};
use crate::export::Offsets;
use crate::reading::{Meaning, Reading};
use crate::span::Span;

/// The version of the format, which changes when a field changes its meaning or goes.
const VERSION: u32 = 1;

/// Writes the clauses of a document in text order.
pub fn write(reading: &Reading<'_>, offsets: Offsets, mut writer: impl Write) -> io::Result<()> {
    let count = offsets.counter(&reading.analysis.document.text);
    for (number, clause) in reading.clauses.iter().enumerate() {
        for line in open::lines(reading.analysis, &reading.clauses, clause) {
            let record = record(reading, number, clause, &line, &count);
            writeln!(writer, "{record}")?;
        }
    }
    Ok(())
}

/// One line of the JSON format.
fn record(
    reading: &Reading<'_>,
    number: usize,
    clause: &Clause,
    line: &Line,
    count: &impl Fn(Span) -> Span,
) -> Value {
    let analysis = reading.analysis;
    let span = count(text::extent(analysis, clause));
    let words: Vec<_> = clause
        .predicate
        .words
        .iter()
        .map(|&word| analysis.word(word))
        .collect();
    let arguments = clause.arguments.iter().flat_map(|argument| {
        argument
            .members
            .iter()
            .map(move |member| argument_record(reading, number, argument, member))
    });
    json!({
        "version": VERSION,
        "document": analysis.document.id,
        "clause": number,
        "start": span.start,
        "end": span.end,
        "predicate": words.join(" "),
        "lemma": clause.predicate.lemma,
        "kind": kind(clause.predicate.kind),
        "arguments": arguments.collect::<Vec<_>>(),
        "status": status_record(reading, number, clause),
        "tense": tense_record(clause.tense),
        "steps": clause.steps,
        "text": line.to_string(),
    })
}

fn argument_record(
    reading: &Reading<'_>,
    number: usize,
    argument: &Argument,
    member: &Member,
) -> Value {
    let analysis = reading.analysis;
    let preposition = match &argument.function {
        Function::Oblique(preposition) => Some(preposition),
        _ => None,
    };
    json!({
        "function": if preposition.is_some() { "oblique" } else { text::function_name(&argument.function) },
        "preposition": preposition,
        "text": analysis.text(member.span),
        "head": analysis.word(member.head),
        "entity": entity(reading, number, member),
        "clause": member.clause,
    })
}

/// The name of the entity that a member was resolved to.
fn entity<'r>(reading: &'r Reading<'_>, number: usize, member: &Member) -> Option<&'r str> {
    let arguments = &reading.resolved.get(number)?.arguments;
    let mut fillers = arguments.iter().flat_map(|argument| &argument.fillers);
    let filler = fillers.find(|filler| filler.head == member.head)?;
    match filler.meaning {
        Meaning::Entity(entity) => reading
            .entities
            .get(entity)
            .map(|entity| entity.name.as_str()),
        _ => None,
    }
}

fn status_record(reading: &Reading<'_>, number: usize, clause: &Clause) -> Value {
    let analysis = reading.analysis;
    let speakers: Vec<_> = clause
        .status
        .speakers
        .iter()
        .map(|speaker| analysis.text(speaker.span))
        .collect();
    json!({
        "polarity": clause.status.polarity.as_str(),
        "certainty": clause.status.certainty.as_str(),
        "speakers": speakers,
        "time": reading.resolved.get(number).and_then(|resolved| resolved.time.as_deref()),
    })
}

fn tense_record(tense: Tense) -> Value {
    let time = tense.time.map(|time| match time {
        Time::Past => "past",
        Time::Present => "present",
        Time::Future => "future",
    });
    json!({"time": time, "perfect": tense.perfect, "progressive": tense.progressive})
}

const fn kind(kind: PredicateKind) -> &'static str {
    match kind {
        PredicateKind::Verb => "verb",
        PredicateKind::Copula => "copula",
        PredicateKind::Noun => "noun",
        PredicateKind::Preposition => "preposition",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Extractor;
    use crate::document::Document;

    #[test]
    fn the_lines_of_a_clause_share_its_number_and_arguments_refer_to_it() {
        let document = Document::new("é", "«Norway» refused to sell Chile and Peru the boat.");
        let records: Vec<Value> = Extractor::default().with_reading(&document, |reading| {
            let mut lines = Vec::new();
            write(reading, Offsets::Characters, &mut lines).unwrap();
            let lines = String::from_utf8(lines).unwrap();
            let records = lines
                .lines()
                .map(|line| serde_json::from_str(line).unwrap());
            records.collect()
        });
        let of = |lemma: &str| -> Vec<&Value> {
            records
                .iter()
                .filter(|record| record["lemma"] == lemma)
                .collect()
        };
        let (refuse, sell) = (of("refuse"), of("sell"));
        assert_eq!(sell.len(), 2);
        assert_eq!(sell[0]["clause"], sell[1]["clause"]);
        let arguments = refuse[0]["arguments"].as_array().unwrap();
        assert!(
            arguments
                .iter()
                .any(|argument| argument["clause"] == sell[0]["clause"])
        );
        assert_eq!(refuse[0]["start"], 1);
    }
}
