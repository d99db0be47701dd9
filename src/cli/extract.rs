//! `cloze extract`: articles to graph files, the main job.

mod choice;
mod files;
mod stream;

use std::path::{Path, PathBuf};

use cloze::Extractor;
use cloze::graph::{Added, Identifiers, KnowledgeGraph, Scope};
use cloze::vocabulary::Vocabulary;

use super::graphs::Graphs;
use super::input::{Documents, InputArguments};
use super::library::LibraryArguments;
use super::output::{self, Format, Offsets, Provenance, Settings};
use super::pipeline::{self, Extracted};
use super::report::{self, Failure, Outcome};
use super::summary::Summary;
use choice::Choice;
pub use files::Files;
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

    #[command(flatten)]
    choice: Choice,

    /// How spans are counted in json and jsonl
    #[arg(long, value_enum, default_value = "bytes")]
    offsets: Offsets,

    /// How much of where statements come from goes into RDF
    #[arg(long, value_enum, default_value = "evidence")]
    provenance: Provenance,

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
  cloze extract article.txt -r my.rules                your rules instead of the shipped ones
  cloze extract news/ --only named --min-evidence 2    what is said of names, and said twice
  cloze extract output/graph.ttl --format dot          another format of a graph that it wrote";

/// How identifiers are made.
#[derive(clap::Args)]
struct IdentifierArguments {
    /// What all IRIs begin with
    #[arg(long, value_name = "IRI")]
    base: Option<String>,

    /// Whether a name means the same in all documents
    #[arg(long, value_enum, default_value = "shared")]
    scope: ScopeChoice,
}

/// Whether the same name in two documents is one node.
#[derive(Clone, Copy, clap::ValueEnum)]
enum ScopeChoice {
    /// The same name is one node
    Shared,
    /// Each document has nodes of its own, except for names that a gazetteer knows
    Document,
}

impl IdentifierArguments {
    /// The identifiers that are asked for; those of the graphs among the inputs, if there are any.
    fn make(&self, graphs: &Graphs) -> Result<Identifiers, Failure> {
        let asked = self.asked()?;
        match graphs.identifiers() {
            None => Ok(asked),
            Some(given) if self.base.is_none() || given.base() == asked.base() => Ok(given.clone()),
            Some(given) => Err(Failure::Message(format!(
                "--base {}: the IRIs of a graph among the inputs begin with {}, and stay; leave --base out",
                asked.base(),
                given.base()
            ))),
        }
    }

    fn asked(&self) -> Result<Identifiers, Failure> {
        let scope = match self.scope {
            ScopeChoice::Shared => Scope::Shared,
            ScopeChoice::Document => Scope::Document,
        };
        let base = self
            .base
            .as_deref()
            .unwrap_or(cloze::graph::identifiers::DEFAULT_BASE);
        Identifiers::new(base, scope)
            .map_err(|fault| Failure::Message(format!("--base {base}: {fault}")))
    }
}

/// Extracts the statements of all inputs and writes them.
pub fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
    let to_stdout = arguments.output == Path::new("-");
    arguments.check_formats()?;
    let extractor = load(arguments)?;
    let mut documents = arguments.input.documents()?;
    let graphs = Graphs::take(&mut documents)?;
    let is_declared = !arguments.open && graphs.iter().next().is_none();
    arguments.choice.check(extractor.rules(), is_declared)?;
    let mut job = Job {
        arguments,
        extractor: &extractor,
        identifiers: arguments.identifiers.make(&graphs)?,
        vocabulary: graphs.vocabulary(&extractor.rules().vocabulary),
        graphs,
        summary: Summary::default(),
    };
    match (to_stdout, arguments.per_document) {
        (true, _) => job.print(&mut documents)?,
        (false, true) => job.write_each(&mut documents)?,
        (false, false) => job.write_all(&mut documents)?,
    }
    if !arguments.quiet {
        job.finish(to_stdout);
    }
    Ok(documents.outcome())
}

impl Arguments {
    /// Refuses formats that do not go together with the other options.
    fn check_formats(&self) -> Result<(), Failure> {
        if self.output == Path::new("-") {
            check_stdout(&self.format)?;
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

fn load(arguments: &Arguments) -> Result<Extractor, Failure> {
    let extractor = arguments.library.load()?;
    Ok(if arguments.open {
        extractor.with_open_statements()
    } else {
        extractor
    })
}

/// One run of the command.
struct Job<'a> {
    arguments: &'a Arguments,
    extractor: &'a Extractor,
    identifiers: Identifiers,
    /// What is declared by the rules and by the graphs among the inputs.
    vocabulary: Vocabulary,
    graphs: Graphs,
    summary: Summary,
}

impl Job<'_> {
    /// Hands on each document's id with its own graph: those of the graphs among the inputs, then the others in order.
    fn each(
        &mut self,
        documents: &mut Documents,
        mut then: impl FnMut(&Self, &str, KnowledgeGraph) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        for part in self.graphs.iter().flat_map(KnowledgeGraph::parts) {
            self.summary.note(&part, Added::default());
            let id = part.documents().next().map(|source| source.id.clone());
            let part = self.chosen(part);
            then(self, id.as_deref().unwrap_or("graph"), part)?;
        }
        let (extractor, identifiers) = (self.extractor, self.identifiers.clone());
        pipeline::run(documents, extractor, &identifiers, |document, extracted| {
            let Extracted { graph, added } = extracted;
            self.summary.note(&graph, added);
            then(self, &document.id, self.chosen(graph))
        })
    }

    /// What is chosen of a document's graph; what takes the whole graph is chosen later.
    fn chosen(&self, graph: KnowledgeGraph) -> KnowledgeGraph {
        match self.arguments.choice.counts() && !self.arguments.per_document {
            true => graph,
            false => self.arguments.choice.of(graph, &self.vocabulary),
        }
    }

    /// Writes the one format to standard output: document by document if it can be, else at the end.
    fn print(&mut self, documents: &mut Documents) -> Result<(), Failure> {
        let format = self.arguments.format[0];
        let stream = Stream::new(format, vec![output::stdout()]);
        let Some(mut stream) = output::check(stream)? else {
            let all = self.collect(documents)?;
            return print_whole(format, &all, &self.settings());
        };
        self.each(documents, |job, _, graph| {
            output::check(stream.add(&graph, &job.settings()))
        })?;
        output::check(stream.finish().map(drop))
    }

    fn collect(&mut self, documents: &mut Documents) -> Result<KnowledgeGraph, Failure> {
        let mut all = KnowledgeGraph::new(self.identifiers.clone());
        self.each(documents, |_, _, graph| {
            all.merge(&graph);
            Ok(())
        })?;
        Ok(self.arguments.choice.of(all, &self.vocabulary))
    }

    /// Writes files for each document.
    fn write_each(&mut self, documents: &mut Documents) -> Result<(), Failure> {
        self.each(documents, |job, id, graph| {
            let Arguments { output, format, .. } = job.arguments;
            Files::save(output, id, format, &graph, &job.settings())
        })
    }

    /// Writes one graph of all documents: named after the document if it is the only one.
    fn write_all(&mut self, documents: &mut Documents) -> Result<(), Failure> {
        let mut formats = self.arguments.format.iter();
        let holds_all = formats.any(|format| !is_streamed(*format));
        let mut all = KnowledgeGraph::new(self.identifiers.clone());
        let mut first: Option<(String, KnowledgeGraph)> = None;
        let mut files: Option<Files> = None;
        self.each(documents, |job, id, graph| {
            if holds_all {
                all.merge(&graph);
            }
            match (first.take(), &mut files) {
                (None, None) => first = Some((id.to_owned(), graph)),
                (None, Some(files)) => files.add(&graph, &job.settings())?,
                (Some((_, before)), _) => {
                    let files = files.insert(job.open("graph")?);
                    files.add(&before, &job.settings())?;
                    files.add(&graph, &job.settings())?;
                }
            }
            Ok(())
        })?;
        let (name, files) = match (first, files) {
            (Some((name, only)), _) => {
                let mut files = self.open(&name)?;
                files.add(&only, &self.settings())?;
                (name, files)
            }
            (None, Some(files)) => ("graph".to_owned(), files),
            (None, None) => return Ok(()),
        };
        files.finish()?;
        let all = self.arguments.choice.of(all, &self.vocabulary);
        let Arguments { output, format, .. } = self.arguments;
        files::save_whole(output, &name, format, &all, &self.settings())
    }

    /// Opens the files of the formats that are written document by document.
    fn open(&self, name: &str) -> Result<Files, Failure> {
        Files::open(&self.arguments.output, name, &self.arguments.format)
    }

    fn settings(&self) -> Settings<'_> {
        Settings {
            vocabulary: &self.vocabulary,
            offsets: self.arguments.offsets,
            provenance: self.arguments.provenance,
        }
    }

    /// Tells what was done.
    fn finish(&self, to_stdout: bool) {
        let target = (!to_stdout).then_some(self.arguments.output.as_path());
        self.summary.tell(target);
        let has_rdf = self.arguments.format.iter().any(|format| format.is_rdf());
        if has_rdf && self.arguments.identifiers.base.is_none() {
            report::hint("IRIs begin with https://example.org/kg/; choose your own with --base");
        }
    }
}
