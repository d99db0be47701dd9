//! `cloze extract`: articles to graph files, the main job.

mod files;
mod guard;
mod job;
mod journal;
mod stream;

use std::path::{Path, PathBuf};

use crate::Extractor;
use crate::graph::KnowledgeGraph;

use super::graphs::Graphs;
use super::identifiers::IdentifierArguments;
use super::input::{InputArguments, short_hash};
use super::library::LibraryArguments;
use super::output::{self, Format, Offsets, PictureArguments, Provenance, Settings};
use super::pipeline::WorkerArguments;
use super::report::{Failure, Outcome};
use super::show::Choice;
pub use files::Files;
use job::{Inputs, Job};
use stream::Stream;

/// Arguments of `extract`.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    #[command(flatten)]
    input: InputArguments,

    #[command(flatten)]
    library: LibraryArguments,

    #[command(flatten)]
    identifiers: IdentifierArguments,

    #[command(flatten)]
    workers: WorkerArguments,

    /// The folder to write to, or - for standard output
    #[arg(short, long, value_name = "FOLDER", default_value = "output")]
    output: PathBuf,

    /// The formats to write, separated by commas
    #[arg(long, value_enum, value_delimiter = ',', default_values = ["ttl", "dot", "json"])]
    format: Vec<Format>,

    /// Write one graph for each document instead of one for all
    #[arg(long)]
    per_document: bool,

    /// Also state what no rule fits, named after its predicate and marked open
    #[arg(long)]
    open: bool,

    /// How spans are counted in json and jsonl
    #[arg(long, value_enum, default_value = "bytes")]
    offsets: Offsets,

    /// How much of where statements come from goes into RDF
    #[arg(long, value_enum, default_value = "evidence")]
    provenance: Provenance,

    /// Go on with a run that was killed or interrupted; for one format of lines (jsonl, nt, nq) in a folder
    #[arg(long)]
    resume: bool,

    /// No summary at the end
    #[arg(short, long)]
    quiet: bool,

    #[command(flatten)]
    choice: Choice,

    #[command(flatten)]
    pictures: PictureArguments,
}

const EXAMPLES: &str = "\
Examples:
  cloze extract article.txt                            output/article.ttl, .dot and .json
  cloze extract news/ --format ttl                     output/graph.ttl for all articles of a folder
  cloze extract news/ --per-document -o graphs         graphs/NAME.ttl, .dot and .json for each
  cloze extract - --format jsonl -o - < news.jsonl     a stream of statements, a line each
  cloze extract archive/ --format jsonl --resume       goes on where a run that was killed came to
  cloze extract article.txt -r my.rules                your rules instead of the shipped ones
  cloze extract news/ --only named --min-evidence 2    what is said of names, and said twice
  cloze extract article.txt --format svg,html          a picture, and a page to read it with
  cloze extract news/ --format svg --focus Norway      what has to do with Norway
  cloze extract output/graph.ttl --format dot          another format of a graph that it wrote";

/// Extracts the statements of all inputs and writes them.
pub fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
    arguments.check_formats()?;
    let extractor = arguments.load()?;
    let inputs = arguments.inputs()?;
    let is_open = arguments.open || extractor.rules().has_last_resort();
    let is_declared = !is_open && inputs.graphs.is_empty();
    arguments
        .choice
        .check_before(extractor.rules(), is_declared)?;
    let mut job = Job::new(arguments, &extractor, &inputs.graphs)?;
    match arguments.way() {
        Way::Print(format) => job.print(format, inputs)?,
        Way::PerDocument => job.write_each(inputs)?,
        Way::Together => job.write_all(inputs)?,
    }
    if !arguments.quiet {
        job.tell();
    }
    Ok(job.outcome())
}

/// How outputs are written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    /// In one format to standard output.
    Print(Format),
    /// Into files for each document.
    PerDocument,
    /// Into files for all.
    Together,
}

impl Arguments {
    /// The way that is asked for.
    fn way(&self) -> Way {
        match self.format.first() {
            Some(format) if self.is_to_stdout() => Way::Print(*format),
            _ if self.per_document => Way::PerDocument,
            _ => Way::Together,
        }
    }

    /// Refuses formats that do not go together with the other options.
    fn check_formats(&self) -> Result<(), Failure> {
        if self.is_to_stdout() {
            check_stdout(&self.format)?;
        }
        if self.resume && self.format_of_lines().is_none() {
            let message = "--resume is for what is written as it comes; give --format jsonl, nt or nq, only one, and a folder with -o";
            return Err(Failure::Message(message.to_owned()));
        }
        let streamed = self.format.iter().find(|format| is_streamed(**format));
        match streamed.filter(|_| self.choice.counts()) {
            None => Ok(()),
            Some(format) => Err(Failure::Message(format!(
                "--min-evidence counts in the whole graph, and {} is written document by document; choose ttl, jsonld or json, and extract {0} from that",
                format.name()
            ))),
        }
    }

    fn is_to_stdout(&self) -> bool {
        self.output == Path::new("-")
    }

    /// The one format to write into a file for all, if it is one of lines.
    fn format_of_lines(&self) -> Option<Format> {
        match self.format.as_slice() {
            [format] if self.way() == Way::Together => {
                Some(*format).filter(|format| Stream::<Vec<u8>>::is_of_lines(*format))
            }
            _ => None,
        }
    }

    fn load(&self) -> Result<Extractor, Failure> {
        let extractor = self.library.load()?;
        Ok(match self.open {
            true => extractor.with_open_statements(),
            false => extractor,
        })
    }

    /// Finds the inputs, and makes sure that none of them is written over.
    fn inputs(&self) -> Result<Inputs, Failure> {
        let mut documents = self.input.documents()?;
        if !self.is_to_stdout() {
            guard::check(&documents, &self.output, &self.format)?;
            output::prepare(&self.output)?;
        }
        let graphs = Graphs::take(&mut documents)?;
        if self.resume && !graphs.is_empty() {
            let message = "--resume is for articles, and there is a graph among the inputs; leave out one or the other";
            return Err(Failure::Message(message.to_owned()));
        }
        Ok(Inputs { graphs, documents })
    }

    /// A hash of all that decides what is written of a document.
    fn settings(&self) -> Result<String, Failure> {
        let all = format!(
            "{} {:?} {} {:?} {:?} {:?} {} {}",
            env!("CARGO_PKG_VERSION"),
            self.identifiers,
            self.open,
            self.choice,
            self.offsets,
            self.provenance,
            self.input.settings(),
            self.library.settings()?,
        );
        Ok(format!("{:032x}", short_hash(&all)))
    }
}

/// Refuses what does not fit into one stream.
pub fn check_stdout(formats: &[Format]) -> Result<(), Failure> {
    let cause = match formats {
        [Format::Csv] => "csv is two files; choose a folder with -o",
        [_] => return Ok(()),
        _ => "-o - takes exactly one format; choose it with --format, for example --format ttl",
    };
    Err(Failure::Message(cause.to_owned()))
}

/// Whether a format is written document by document.
fn is_streamed(format: Format) -> bool {
    !Stream::<Vec<u8>>::endings(format).is_empty()
}

/// Prints a graph in a format.
pub fn print_whole(
    format: Format,
    graph: &KnowledgeGraph,
    settings: &Settings<'_>,
) -> Result<(), Failure> {
    let mut out = output::stdout();
    if let Some(mut stream) = output::check(Stream::new(format, vec![&mut out]))? {
        output::check(stream.add(graph, settings))?;
        return output::check(stream.finish().map(drop));
    }
    output::check(settings.write(format, graph, &mut out))?;
    output::finish(&mut out)
}
