//! `cloze query`: questions in SPARQL.

use std::fs;
use std::path::{Path, PathBuf};

use crate::query::{Layout, Store};
use comfy_table::{ContentArrangement, Table, presets};

use super::graphs::with_graph;
use super::input::InputArguments;
use super::library::LibraryArguments;
use super::output::{self, Stdout};
use super::pipeline::{Pipeline, WorkerArguments};
use super::report::{Failure, Outcome};

/// Arguments of `query`.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// The question in SPARQL 1.1, then what it is asked of: articles, folders of articles, graphs, or - for standard input
    #[arg(required = true, value_name = "QUERY> <INPUT")]
    words: Vec<String>,

    /// A file with the question; all else is inputs
    #[arg(short, long, value_name = "FILE")]
    file: Option<PathBuf>,

    #[command(flatten)]
    library: LibraryArguments,

    #[command(flatten)]
    workers: WorkerArguments,

    /// Also state what no rule fits in articles, named after its predicate
    #[arg(long)]
    open: bool,

    /// The layout; graphs (CONSTRUCT, DESCRIBE) are Turtle, or N-Triples with nt
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
}

const EXAMPLES: &str = "\
Examples:
  cloze query 'SELECT ?who ?what WHERE { ?who v:gifted/rdfs:label ?what }' article.txt
  cloze query -f question.rq news/ --format csv > answers.csv
  cloze query 'CONSTRUCT WHERE { ?a v:metWith ?b }' output/graph.ttl > meetings.ttl

Prefixes need no declaration: v: relations, types and our terms, r: roles, o: relations of --open, id: names,
st: statements, ev: evidence, rule: rules, and rdf, rdfs, owl, skos, xsd, cdt, dct, oa, prov, schema, foaf, wd.
docs/queries.md has ten questions with their answers.";

/// How to write answers.
#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// A table that fits the terminal
    Table,
    /// Values without types
    Csv,
    /// Terms as in Turtle
    Tsv,
    /// SPARQL's JSON
    Json,
    /// Triples a line each
    Nt,
}

/// Answers the question.
pub fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
    let (question, inputs) = arguments.parted()?;
    let (store, outcome) = arguments.store(inputs)?;
    let answers = store.ask(&question).map_err(|fault| {
        let place = arguments.file.as_deref().unwrap_or(Path::new("query"));
        Failure::Message(format!("{}:{fault}", place.display()))
    })?;
    let mut out = match arguments.format {
        Format::Table => output::screen(),
        _ => output::stdout(),
    };
    match (arguments.format, answers.table()) {
        (Format::Table, Some((headings, rows))) => write_table(headings, rows, &mut out)?,
        (format, _) => output::check(answers.write(format.layout(), &mut out))?,
    }
    output::finish(&mut out)?;
    Ok(outcome)
}

impl Format {
    const fn layout(self) -> Layout {
        match self {
            Self::Csv | Self::Table => Layout::Csv,
            Self::Tsv => Layout::Tsv,
            Self::Json => Layout::Json,
            Self::Nt => Layout::NTriples,
        }
    }
}

impl Arguments {
    /// The question and the inputs.
    fn parted(&self) -> Result<(String, &[String]), Failure> {
        let (question, inputs) = match &self.file {
            Some(file) => {
                let text = fs::read_to_string(file);
                let text = text.map_err(|error| Failure::at(file.display(), &error))?;
                (text, &self.words[..])
            }
            None => (self.words[0].clone(), &self.words[1..]),
        };
        if inputs.is_empty() {
            let cure = "cloze query 'SELECT …' article.txt";
            return Err(Failure::Message(format!(
                "nothing to ask: give articles or graphs after the question, as in {cure}"
            )));
        }
        Ok((question, inputs))
    }

    /// Everything that the inputs say.
    fn store(&self, inputs: &[String]) -> Result<(Store, Outcome), Failure> {
        let extractor = self.library.load()?;
        let extractor = match self.open {
            true => extractor.with_open_statements(),
            false => extractor,
        };
        let vocabulary = &extractor.rules().vocabulary;
        let input = InputArguments::of(inputs);
        let (mut documents, mut tally) = (input.documents()?, input.tally());
        let mut store = Store::default();
        documents.take_graphs(|source| {
            with_graph(source, |syntax, bytes| {
                store.load(syntax, bytes, vocabulary)
            })
        });
        let identifiers = store.identifiers();
        let pipeline = Pipeline {
            extractor: &extractor,
            identifiers: &identifiers,
            workers: self.workers,
        };
        pipeline.run(documents, &mut tally, |_, extracted| {
            store.add_graph(&extracted.graph, vocabulary);
            Ok(())
        })?;
        Ok((store, tally.outcome()))
    }
}

fn write_table(
    headings: Vec<String>,
    rows: Vec<Vec<String>>,
    out: &mut Stdout,
) -> Result<(), Failure> {
    let mut table = Table::new();
    table
        .load_style(presets::NOTHING)
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_header(headings);
    for row in rows {
        table.add_row(row);
    }
    output::print(out, format!("{}\n", table.trim_fmt()))
}
