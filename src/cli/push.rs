//! `cloze push`: graphs to a store, by the SPARQL 1.1 Graph Store Protocol.

mod endpoint;
mod journal;

use std::collections::HashSet;
use std::path::PathBuf;

use crate::export::rdf::{Provenance, describe_lines};
use crate::graph::{Added, KnowledgeGraph};
use crate::vocabulary::Vocabulary;

use super::graphs::Graphs;
use super::identifiers::IdentifierArguments;
use super::input::{InputArguments, Tally};
use super::library::LibraryArguments;
use super::pipeline::{Pipeline, WorkerArguments};
use super::report::{self, Failure, Outcome};
use super::summary::Summary;
use endpoint::{Endpoint, Place};
use journal::Journal;

/// Arguments of `push`.
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

    /// The store's address for the Graph Store Protocol
    #[arg(long, value_name = "URL")]
    endpoint: String,

    /// One graph for all documents, instead of one for each
    #[arg(long, value_name = "IRI")]
    graph: Option<String>,

    /// Replace what the store has of a document, instead of adding to it
    #[arg(long)]
    replace: bool,

    /// A file that notes what was sent; what it notes is not sent again
    #[arg(long, value_name = "FILE")]
    journal: Option<PathBuf>,

    /// How often a request is sent again that the store has no time for
    #[arg(long, value_name = "N", default_value_t = 5)]
    retries: u32,

    /// How long to wait for an answer
    #[arg(long, value_name = "SECONDS", default_value_t = 60)]
    timeout: u64,

    /// Also state what no rule fits, named after its predicate
    #[arg(long)]
    open: bool,

    /// No summary at the end
    #[arg(short, long)]
    quiet: bool,
}

const EXAMPLES: &str = "\
Examples:
  cloze push --endpoint http://localhost:7878/store news/               a graph for each article
  cloze push --endpoint http://localhost:7878/store --replace a.txt     the article's graph as it is now
  cloze push --endpoint http://localhost:3030/kg/data --journal sent news/   goes on where it was stopped

A document's graph is named by its address, or else by its id. What all documents share (vocabulary, rules, known names)
goes to the default graph. Credentials are taken from the environment alone: CLOZE_TOKEN, or CLOZE_USER and CLOZE_PASSWORD.";

/// What the journal calls that which all documents share, and the graph it goes to.
const SHARED: &str = "-";

/// Sends the graphs of all inputs.
pub fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
    let place = arguments.graph.as_deref().map(graph_name).transpose()?;
    let endpoint = Endpoint::new(&arguments.endpoint, arguments.timeout, arguments.retries)?;
    let journal = Journal::open(arguments.journal.as_deref())?;
    let extractor = arguments.library.load()?;
    let extractor = match arguments.open {
        true => extractor.with_open_statements(),
        false => extractor,
    };
    let mut documents = arguments.input.documents()?;
    let graphs = Graphs::take(&mut documents)?;
    let identifiers = arguments.identifiers.make(&graphs)?;
    let mut push = Push {
        place,
        replace: arguments.replace,
        endpoint,
        vocabulary: graphs.vocabulary(&extractor.rules().vocabulary),
        shared: HashSet::new(),
        emptied: !journal.is_empty(),
        journal,
        summary: Summary::default(),
        sent: 0,
        known: 0,
    };
    for part in graphs.iter().flat_map(KnowledgeGraph::parts) {
        push.document(&part, Added::default())?;
    }
    let pipeline = Pipeline {
        extractor: &extractor,
        identifiers: &identifiers,
        workers: arguments.workers,
    };
    let mut tally = arguments.input.tally();
    pipeline.run(documents, &mut tally, |_, extracted| {
        push.document(&extracted.graph, extracted.added)
    })?;
    if !arguments.quiet {
        push.tell(&tally);
        if graphs.is_empty() {
            arguments.identifiers.hint();
        }
    }
    Ok(tally.outcome())
}

/// The name of a graph, if it is an IRI.
fn graph_name(text: &str) -> Result<String, Failure> {
    crate::graph::identifiers::absolute_iri(text).ok_or_else(|| {
        Failure::Message(format!(
            "--graph {text}: not an absolute IRI; write it like https://example.org/graph/news"
        ))
    })
}

/// One run of the command.
struct Push {
    /// The one graph for all, if that is asked for.
    place: Option<String>,
    replace: bool,
    endpoint: Endpoint,
    journal: Journal,
    vocabulary: Vocabulary,
    /// What all documents share and is sent; looked up, never iterated.
    shared: HashSet<String>,
    /// Whether the one graph was replaced already, in this run or the one that it goes on with: then documents are added.
    emptied: bool,
    summary: Summary,
    sent: usize,
    known: usize,
}

impl Push {
    /// Sends a document: first what it shares with others and is not there yet, then its own.
    fn document(&mut self, graph: &KnowledgeGraph, added: Added) -> Result<(), Failure> {
        let Some(source) = graph.documents().next() else {
            return Ok(());
        };
        let name = self.place.clone().unwrap_or_else(|| source.iri.clone());
        let lines = describe_lines(graph, &self.vocabulary, Provenance::Evidence);
        let (own, all) = (text(&lines.own()), text(&lines.all()));
        if self.journal.holds(&source.iri, &name, &all) {
            self.known += 1;
            let shared = lines.shared().into_iter();
            self.shared.extend(shared.map(str::to_owned));
            return Ok(());
        }
        let mut new = lines.shared();
        new.retain(|line| !self.shared.contains(*line));
        if !new.is_empty() {
            self.share(&text(&new))?;
            self.shared.extend(new.into_iter().map(str::to_owned));
        }
        let replace = self.replace && !(self.place.is_some() && self.emptied);
        match replace {
            true => self.endpoint.replace(Place::Named(&name), &own)?,
            false => self.endpoint.add(Place::Named(&name), &own)?,
        }
        self.emptied = true;
        self.journal.note(&source.iri, &name, &all)?;
        self.sent += 1;
        self.summary.note(graph, added);
        Ok(())
    }

    /// Sends what all documents share, unless a run that was stopped did.
    fn share(&mut self, triples: &str) -> Result<(), Failure> {
        if self.journal.holds(SHARED, SHARED, triples) {
            return Ok(());
        }
        self.endpoint.add(Place::Default, triples)?;
        self.journal.note(SHARED, SHARED, triples)
    }

    fn tell(&self, tally: &Tally) {
        self.summary.tell(tally, None);
        let known = match self.known {
            0 => String::new(),
            1 => "; 1 was there already, by the journal".to_owned(),
            known => format!("; {known} were there already, by the journal"),
        };
        let documents = if self.sent == 1 {
            "document"
        } else {
            "documents"
        };
        report::say(format!("{} {documents} sent{known}", self.sent));
        if self.sent + self.known == 0 {
            report::hint("there was no document to send");
        }
    }
}

/// The lines as N-Triples.
fn text(lines: &[&str]) -> String {
    let lines = lines.iter().map(|line| format!("{line} .\n"));
    lines.collect()
}
