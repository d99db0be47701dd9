//! `cloze extract`: articles to graph files, the main job.

use std::path::{Path, PathBuf};

use cloze::Extractor;
use cloze::document::Document;
use cloze::graph::{Identifiers, KnowledgeGraph, Scope};

use super::input::{Documents, InputArguments};
use super::library::LibraryArguments;
use super::output::{self, Format, Offsets, Provenance};
use super::pipeline::{self, Extracted};
use super::report::{self, Failure, Outcome};
use super::summary::Summary;

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

    /// How much of where statements come from goes into ttl and nt
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
  cloze extract article.txt -r my.rules                your rules instead of the shipped ones";

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
    let to_stdout = arguments.output == Path::new("-");
    if to_stdout && arguments.format.len() != 1 {
        let message =
            "-o - takes exactly one format; choose it with --format, for example --format ttl";
        return Err(Failure::Message(message.to_owned()));
    }
    let identifiers = arguments.identifiers.make()?;
    let extractor = load(arguments)?;
    let mut documents = arguments.input.documents()?;
    let mut job = Job {
        arguments,
        extractor: &extractor,
        identifiers,
        summary: Summary::default(),
    };
    match (
        to_stdout,
        arguments.format.as_slice(),
        arguments.per_document,
    ) {
        (true, [Format::Jsonl], _) => job.stream(&mut documents)?,
        (false, _, true) => job.write_each(&mut documents)?,
        _ => job.write_all(&mut documents, to_stdout)?,
    }
    if !arguments.quiet {
        job.finish(to_stdout);
    }
    Ok(documents.outcome())
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
    summary: Summary,
}

impl Job<'_> {
    /// Hands on each document with its own graph, in order.
    fn each(
        &mut self,
        documents: &mut Documents,
        mut then: impl FnMut(&Self, &Document, KnowledgeGraph) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        let (extractor, identifiers) = (self.extractor, self.identifiers.clone());
        pipeline::run(documents, extractor, &identifiers, |document, extracted| {
            let Extracted { graph, added } = extracted;
            self.summary.note(&graph, added);
            then(self, document, graph)
        })
    }

    /// Writes statements as they come, holding one document at a time.
    fn stream(&mut self, documents: &mut Documents) -> Result<(), Failure> {
        let mut out = output::stdout();
        self.each(documents, |job, _, graph| {
            let settings = job.settings();
            output::check(settings.write(Format::Jsonl, &graph, &mut out))
        })?;
        output::finish(&mut out)
    }

    /// Writes files for each document.
    fn write_each(&mut self, documents: &mut Documents) -> Result<(), Failure> {
        self.each(documents, |job, document, graph| {
            job.write_files(&document.id, &graph)
        })
    }

    /// Writes one graph of all documents: named after the document if it is the only one.
    fn write_all(&mut self, documents: &mut Documents, to_stdout: bool) -> Result<(), Failure> {
        let mut all = KnowledgeGraph::new(self.identifiers.clone());
        let mut name = None;
        let mut count = 0;
        self.each(documents, |_, document, graph| {
            count += 1;
            name.get_or_insert_with(|| document.id.clone());
            all.merge(&graph);
            Ok(())
        })?;
        if to_stdout {
            let mut out = output::stdout();
            output::check(
                self.settings()
                    .write(self.arguments.format[0], &all, &mut out),
            )?;
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
    fn finish(&self, to_stdout: bool) {
        let target = (!to_stdout).then_some(self.arguments.output.as_path());
        self.summary.tell(target);
        let has_rdf = self.arguments.format.iter().any(|format| format.is_rdf());
        if has_rdf && self.arguments.identifiers.base.is_none() {
            report::hint("IRIs begin with https://example.org/kg/; choose your own with --base");
        }
    }
}
