//! `cloze extract`: articles to graph files, the main job.

mod files;
mod stream;

use std::path::{Path, PathBuf};

use cloze::Extractor;
use cloze::graph::{Added, Identifiers, KnowledgeGraph, Scope};
use cloze::vocabulary::Vocabulary;

use super::graphs::Graphs;
use super::input::{Documents, InputArguments};
use super::library::LibraryArguments;
use super::output::{self, Format, Offsets, Provenance};
use super::pipeline::{self, Extracted};
use super::report::{self, Failure, Outcome};
use super::summary::Summary;
use files::Files;
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
    if to_stdout {
        arguments.check_stdout()?;
    }
    let extractor = load(arguments)?;
    let mut documents = arguments.input.documents()?;
    let graphs = Graphs::take(&mut documents)?;
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
    /// Refuses what does not fit into one stream.
    fn check_stdout(&self) -> Result<(), Failure> {
        let cause = match self.format[..] {
            [Format::Csv] => "csv is two files; choose a folder with -o",
            [_] => return Ok(()),
            _ => "-o - takes exactly one format; choose it with --format, for example --format ttl",
        };
        Err(Failure::Message(cause.to_owned()))
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
            then(self, id.as_deref().unwrap_or("graph"), part)?;
        }
        let (extractor, identifiers) = (self.extractor, self.identifiers.clone());
        pipeline::run(documents, extractor, &identifiers, |document, extracted| {
            let Extracted { graph, added } = extracted;
            self.summary.note(&graph, added);
            then(self, &document.id, graph)
        })
    }

    /// Writes the one format to standard output: document by document if it can be, else at the end.
    fn print(&mut self, documents: &mut Documents) -> Result<(), Failure> {
        let format = self.arguments.format[0];
        let stream = Stream::new(format, vec![output::stdout()]);
        let Some(mut stream) = output::check(stream)? else {
            let all = self.collect(documents)?;
            let mut out = output::stdout();
            output::check(self.settings().write(format, &all, &mut out))?;
            return output::finish(&mut out);
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
        Ok(all)
    }

    /// Writes files for each document.
    fn write_each(&mut self, documents: &mut Documents) -> Result<(), Failure> {
        self.each(documents, |job, id, graph| {
            let mut files = job.open(id)?;
            files.add(&graph, &job.settings())?;
            files.finish()?;
            job.write_whole(id, &graph)
        })
    }

    /// Writes one graph of all documents: named after the document if it is the only one.
    fn write_all(&mut self, documents: &mut Documents) -> Result<(), Failure> {
        let is_whole = |format: &Format| Stream::<Vec<u8>>::endings(*format).is_empty();
        let holds_all = self.arguments.format.iter().any(is_whole);
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
        self.write_whole(&name, &all)
    }

    /// Opens the files of the formats that are written document by document.
    fn open(&self, name: &str) -> Result<Files, Failure> {
        Files::open(&self.arguments.output, name, &self.arguments.format)
    }

    /// Writes the other formats.
    fn write_whole(&self, name: &str, graph: &KnowledgeGraph) -> Result<(), Failure> {
        for &format in &self.arguments.format {
            if Stream::<Vec<u8>>::endings(format).is_empty() {
                let path = output::path_in(&self.arguments.output, name, &format.name());
                output::write_file(&path, |out| self.settings().write(format, graph, out))?;
            }
        }
        Ok(())
    }

    fn settings(&self) -> output::Settings<'_> {
        output::Settings {
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
