//! `cloze extract`: articles to graph files, the main job.

mod guard;
mod journal;

use std::fs;
use std::path::{Path, PathBuf};

use cloze::Extractor;
use cloze::graph::{Identifiers, KnowledgeGraph, Scope};

use super::input::{Documents, InputArguments, Left, Reason, Tally, short_hash};
use super::interrupt;
use super::library::LibraryArguments;
use super::output::{self, Format, Offsets, Provenance};
use super::pipeline::{Extracted, Pipeline, WorkerArguments};
use super::report::{self, Failure, Outcome};
use super::summary::Summary;
use journal::{Begin, Journal};

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

    /// How much of where statements come from goes into ttl and nt
    #[arg(long, value_enum, default_value = "evidence")]
    provenance: Provenance,

    /// Go on with a run that was killed or interrupted; for formats that are written as they come, into a folder
    #[arg(long)]
    resume: bool,

    /// No summary at the end
    #[arg(short, long)]
    quiet: bool,
}

const EXAMPLES: &str = "\
Examples:
  cloze extract article.txt                            output/article.ttl, .dot and .json
  cloze extract news/ --format ttl                     output/graph.ttl for all articles of a folder
  cloze extract news/ --per-document -o graphs         graphs/NAME.ttl, .dot and .json for each
  cloze extract - --format jsonl -o - < news.jsonl     a stream of statements, a line each
  cloze extract archive/ --format jsonl --resume       goes on where a run that was killed came to
  cloze extract article.txt -r my.rules                your rules instead of the shipped ones";

/// How identifiers are made.
#[derive(Debug, clap::Args)]
struct IdentifierArguments {
    /// What all IRIs begin with
    #[arg(long, value_name = "IRI")]
    base: Option<String>,

    /// Whether a name means the same in all documents
    #[arg(long, value_enum, default_value = "shared")]
    scope: ScopeChoice,
}

/// Whether the same name in two documents is one node.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum ScopeChoice {
    /// The same name is one node
    Shared,
    /// Each document has nodes of its own, except for names that a gazetteer knows
    Document,
}

impl IdentifierArguments {
    fn make(&self) -> Result<Identifiers, Failure> {
        let scope = match self.scope {
            ScopeChoice::Shared => Scope::Shared,
            ScopeChoice::Document => Scope::Document,
        };
        let base = self
            .base
            .as_deref()
            .unwrap_or(cloze::graph::identifiers::DEFAULT_BASE);
        Identifiers::new(base, scope).ok_or_else(|| {
            Failure::Message(format!(
                "--base {base}: not an absolute IRI; write it like https://example.org/kg/"
            ))
        })
    }
}

/// Extracts the statements of all inputs and writes them.
pub fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
    let way = Way::of(arguments)?;
    let identifiers = arguments.identifiers.make()?;
    let extractor = load(arguments)?;
    let documents = arguments.input.documents()?;
    if !way.is_to_stdout() {
        guard::check(&documents, &arguments.output, &arguments.format)?;
        output::prepare(&arguments.output)?;
    }
    let mut job = Job {
        arguments,
        extractor: &extractor,
        identifiers,
        summary: Summary::default(),
        tally: arguments.input.tally(),
    };
    match way {
        Way::StreamToStdout(format) => job.stream(format, documents)?,
        Way::StreamToFile(format) => job.stream_to_file(format, documents)?,
        Way::PerDocument => job.write_each(documents)?,
        Way::WholeToStdout(_) | Way::Whole => job.write_all(way, documents)?,
    }
    if !arguments.quiet {
        job.finish(way);
    }
    Ok(job.tally.outcome())
}

/// How outputs are written.
#[derive(Clone, Copy)]
enum Way {
    /// On standard output, as statements come.
    StreamToStdout(Format),
    /// On standard output, when all is read.
    WholeToStdout(Format),
    /// Into one file, as statements come.
    StreamToFile(Format),
    /// Into files for each document.
    PerDocument,
    /// Into files for all, when all is read.
    Whole,
}

impl Way {
    /// The way that the command line asks for, or why there is none.
    fn of(arguments: &Arguments) -> Result<Self, Failure> {
        let to_stdout = arguments.output == Path::new("-");
        let way = match arguments.format.as_slice() {
            [format] if to_stdout && format.is_streamed() => Self::StreamToStdout(*format),
            [format] if to_stdout => Self::WholeToStdout(*format),
            _ if to_stdout => {
                let message = "-o - takes exactly one format; choose it with --format, for example --format ttl";
                return Err(Failure::Message(message.to_owned()));
            }
            _ if arguments.per_document => Self::PerDocument,
            [format] if format.is_streamed() => Self::StreamToFile(*format),
            _ => Self::Whole,
        };
        match way {
            _ if arguments.resume && !matches!(way, Self::StreamToFile(_)) => {
                let message = "--resume is for what is written as it comes; give --format jsonl and a folder with -o";
                Err(Failure::Message(message.to_owned()))
            }
            way => Ok(way),
        }
    }

    const fn is_to_stdout(self) -> bool {
        matches!(self, Self::StreamToStdout(_) | Self::WholeToStdout(_))
    }
}

fn load(arguments: &Arguments) -> Result<Extractor, Failure> {
    let extractor = arguments.library.load()?;
    Ok(if arguments.open {
        extractor.with_open_statements()
    } else {
        extractor
    })
}

/// A hash of all that decides what is written of a document.
fn settings(arguments: &Arguments) -> Result<String, Failure> {
    let all = format!(
        "{} {:?} {} {:?} {} {}",
        env!("CARGO_PKG_VERSION"),
        arguments.identifiers,
        arguments.open,
        arguments.offsets,
        arguments.input.settings(),
        arguments.library.settings()?,
    );
    Ok(format!("{:032x}", short_hash(&all)))
}

/// One run of the command.
struct Job<'a> {
    arguments: &'a Arguments,
    extractor: &'a Extractor,
    identifiers: Identifiers,
    summary: Summary,
    tally: Tally,
}

impl Job<'_> {
    /// Hands on what each document states, in order.
    fn each(
        &mut self,
        documents: Documents,
        mut then: impl FnMut(&Self, &Extracted) -> Result<Option<Left>, Failure>,
    ) -> Result<(), Failure> {
        let identifiers = self.identifiers.clone();
        let pipeline = Pipeline {
            extractor: self.extractor,
            identifiers: &identifiers,
            workers: self.arguments.workers,
        };
        let mut tally = self.arguments.input.tally();
        pipeline.run(documents, &mut tally, |tally, extracted| {
            match then(self, &extracted)? {
                Some(left) => tally.leave(left),
                None => self.summary.note(&extracted.graph, extracted.added),
            }
            Ok(())
        })?;
        self.tally = tally;
        Ok(())
    }

    /// Writes statements as they come, holding one document at a time.
    fn stream(&mut self, format: Format, documents: Documents) -> Result<(), Failure> {
        let mut out = output::stdout();
        self.each(documents, |job, extracted| {
            let settings = job.settings();
            output::check(settings.write(format, &extracted.graph, &mut out))?;
            Ok(None)
        })?;
        output::finish(&mut out)
    }

    /// Writes statements into a file as they come, so that a run that is killed can be gone on with.
    fn stream_to_file(&mut self, format: Format, mut documents: Documents) -> Result<(), Failure> {
        let folder = &self.arguments.output;
        let place = output::path_in(folder, "graph", format);
        let mut journal = self.open_journal(&place)?;
        documents.pass_over(journal.done().clone());
        self.each(documents, |job, extracted| {
            let id = &extracted.document.id;
            journal.add(id, |out| {
                job.settings().write(format, &extracted.graph, out)
            })?;
            Ok(None)
        })?;
        if interrupt::came() {
            journal.make_safe()?;
            report::hint("what is done is kept; the same command with --resume goes on");
            return Ok(());
        }
        let only = journal.only();
        let path = only.map(|id| output::path_in(folder, id, format));
        journal.finish(&path.unwrap_or(place))
    }

    fn open_journal(&self, place: &Path) -> Result<Journal, Failure> {
        fs::create_dir_all(&self.arguments.output)
            .map_err(|error| Failure::at(self.arguments.output.display(), &error))?;
        let settings = settings(self.arguments)?;
        let begin = match self.arguments.resume {
            true => Begin::Resumed,
            false => Begin::Anew,
        };
        if begin == Begin::Anew && journal::is_left(place) {
            report::warning(format!(
                "{}: a run that did not end is begun anew; with --resume it would have been gone on with",
                place.display()
            ));
        }
        Journal::open(place, begin, &settings)
    }

    /// Writes files for each document. One that can't be written is left out.
    fn write_each(&mut self, documents: Documents) -> Result<(), Failure> {
        self.each(documents, |job, extracted| {
            match job.write_files(&extracted.document.id, &extracted.graph) {
                Err(Failure::Message(message)) => Ok(Some(Left::told(Reason::Unwritten, message))),
                done => done.map(|()| None),
            }
        })
    }

    /// Writes one graph of all documents: named after the document if it is the only one.
    fn write_all(&mut self, way: Way, documents: Documents) -> Result<(), Failure> {
        let mut all = KnowledgeGraph::new(self.identifiers.clone());
        let mut name = None;
        let mut count = 0;
        self.each(documents, |_, extracted| {
            count += 1;
            name.get_or_insert_with(|| extracted.document.id.clone());
            all.merge(&extracted.graph);
            Ok(None)
        })?;
        if let Way::WholeToStdout(format) = way {
            let mut out = output::stdout();
            output::check(self.settings().write(format, &all, &mut out))?;
            return output::finish(&mut out);
        }
        match name {
            None => Ok(()),
            Some(name) if count == 1 => self.write_files(&name, &all),
            Some(_) => self.write_files("graph", &all),
        }
    }

    fn write_files(&self, name: &str, graph: &KnowledgeGraph) -> Result<(), Failure> {
        for &format in &self.arguments.format {
            let path = output::path_in(&self.arguments.output, name, format);
            output::write_file(&path, |out| self.settings().write(format, graph, out))?;
        }
        Ok(())
    }

    fn settings(&self) -> output::Settings<'_> {
        output::Settings {
            vocabulary: &self.extractor.rules().vocabulary,
            offsets: self.arguments.offsets,
            provenance: self.arguments.provenance,
        }
    }

    /// Tells what was done.
    fn finish(&self, way: Way) {
        let target = (!way.is_to_stdout()).then_some(self.arguments.output.as_path());
        self.summary.tell(&self.tally, target);
        let has_rdf = self.arguments.format.iter().any(|format| format.is_rdf());
        if has_rdf && self.arguments.identifiers.base.is_none() {
            report::hint("IRIs begin with https://example.org/kg/; choose your own with --base");
        }
    }
}
