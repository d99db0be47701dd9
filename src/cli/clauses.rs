//! `cloze clauses`: the normal form of each sentence.

use std::io::Write;

use cloze::clause::open::{self, Line};
use cloze::clause::{Argument, Clause, Function, Member, PredicateKind, Tense, Time, text};
use cloze::reading::{Meaning, Reading};
use serde_json::{Value, json};

use super::output::{self, Stdout};
use super::readings::ReadingArguments;
use super::report::{Failure, Outcome};

/// Arguments of `clauses`.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  echo 'The pact was signed by the two ministers.' | cloze clauses -
  cloze clauses --format jsonl article.txt > clauses.jsonl")]
pub struct Arguments {
    #[command(flatten)]
    readings: ReadingArguments,

    /// The layout
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

/// How to write clauses.
#[derive(Clone, Copy, clap::ValueEnum)]
enum Format {
    /// Each sentence with its clauses below
    Text,
    /// One JSON line for each clause and combination of its arguments
    Jsonl,
}

/// Prints the clauses of each document.
pub fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
    match arguments.format {
        Format::Text => arguments.readings.show(output::screen(), write_sentences),
        Format::Jsonl => arguments.readings.show(output::stdout(), write_json),
    }
}

/// Writes each sentence that has clauses, and below it its clauses with the steps that made them.
fn write_sentences(reading: &Reading<'_>, out: &mut Stdout) -> Result<(), Failure> {
    let (analysis, clauses) = (reading.analysis, &reading.clauses);
    let mut sentence = None;
    for clause in clauses {
        if sentence.replace(clause.sentence) != Some(clause.sentence) {
            let text = text::one_line(analysis.text(analysis.sentences[clause.sentence].span));
            output::check(writeln!(out, "{text}"))?;
        }
        let line = text::describe(analysis, clauses, clause);
        output::check(write!(out, "    {line}"))?;
        if !clause.steps.is_empty() {
            output::check(write!(out, "   [{}]", clause.steps.join(", ")))?;
        }
        output::check(writeln!(out))?;
    }
    Ok(())
}

/// Writes each clause once for each combination of its arguments' members.
fn write_json(reading: &Reading<'_>, out: &mut Stdout) -> Result<(), Failure> {
    for (number, clause) in reading.clauses.iter().enumerate() {
        for line in open::lines(reading.analysis, &reading.clauses, clause) {
            let row = clause_json(reading, number, clause, &line);
            output::check(writeln!(out, "{row}"))?;
        }
    }
    Ok(())
}

/// One line of the JSON format.
fn clause_json(reading: &Reading<'_>, number: usize, clause: &Clause, line: &Line) -> Value {
    let analysis = reading.analysis;
    let span = text::extent(analysis, clause);
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
            .map(move |member| argument_json(reading, number, argument, member))
    });
    json!({
        "version": 1,
        "document": analysis.document.id,
        "start": span.start,
        "end": span.end,
        "predicate": words.join(" "),
        "lemma": clause.predicate.lemma,
        "kind": kind(clause.predicate.kind),
        "arguments": arguments.collect::<Vec<_>>(),
        "status": status_json(reading, number, clause),
        "tense": tense_json(clause.tense),
        "steps": clause.steps,
        "text": line.to_string(),
    })
}

fn argument_json(
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

fn status_json(reading: &Reading<'_>, number: usize, clause: &Clause) -> Value {
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

fn tense_json(tense: Tense) -> Value {
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
