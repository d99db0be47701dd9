//! `cloze parse`: sentences, tokens, tags, lemmas, heads.

use std::io::Write;

use crate::english::{Analysis, TokenId, analyze, conllu};

use super::input::InputArguments;
use super::output;
use super::report::{Failure, Outcome};

/// Arguments of `parse`.
#[derive(clap::Args)]
#[command(
    after_help = "Examples:\n  echo 'Kim met Xi.' | cloze parse -\n  cloze parse --format conllu article.txt"
)]
pub struct Arguments {
    #[command(flatten)]
    input: InputArguments,

    /// The layout
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

/// How to write trees.
#[derive(Clone, Copy, clap::ValueEnum)]
enum Format {
    /// One token a line, in aligned columns
    Text,
    /// CoNLL-U, with TokenRange in Unicode code points
    Conllu,
}

/// Prints the grammar of each document.
pub fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
    let mut tally = arguments.input.tally();
    let mut out = match arguments.format {
        Format::Text => output::screen(),
        Format::Conllu => output::stdout(),
    };
    arguments.input.documents()?.each(&mut tally, |document| {
        let analysis = analyze(document);
        output::check(match arguments.format {
            Format::Text => write_columns(&analysis, &mut out),
            Format::Conllu => conllu::write(&analysis, &mut out),
        })
    })?;
    output::finish(&mut out)?;
    Ok(tally.outcome())
}

/// Columns are no wider than this; what is longer stands out of its column.
const WIDEST: usize = 40;

/// Writes number, form, lemma, tags, head and relation in columns, an empty line after each sentence.
fn write_columns(analysis: &Analysis<'_>, out: &mut impl Write) -> std::io::Result<()> {
    for sentence in &analysis.sentences {
        let first = sentence.tokens.start;
        let widest = |text: fn(&Analysis<'_>, TokenId) -> usize| {
            sentence
                .tokens
                .clone()
                .map(|token| text(analysis, token))
                .max()
                .map(|width| width.min(WIDEST))
        };
        let form = widest(|analysis, token| analysis.word(token).chars().count()).unwrap_or(0);
        let lemma = widest(|analysis, token| analysis.lemma(token).chars().count()).unwrap_or(0);
        for token in sentence.tokens.clone() {
            let head = analysis.head(token).map_or(0, |head| head + 1 - first);
            writeln!(
                out,
                "{:>3}  {:form$}  {:lemma$}  {:5}  {:5}  {:>3}  {}",
                token + 1 - first,
                analysis.word(token),
                analysis.lemma(token),
                analysis.tag(token).as_str(),
                analysis.penn(token).as_str(),
                head,
                analysis.relation(token),
            )?;
        }
        writeln!(out)?;
    }
    Ok(())
}
