//! `cloze merge`: graphs joined, and names that mean the same.

mod candidates;
mod decisions;

use std::path::{Path, PathBuf};

use crate::export::html::Texts;
use crate::export::picture::View;
use crate::graph::KnowledgeGraph;
use crate::rule::RuleSet;
use crate::vocabulary::Vocabulary;

use super::extract::{Files, check_stdout, print_whole};
use super::graphs::Graphs;
use super::input::files_at;
use super::output::{self, Format, Offsets, Provenance, Settings};
use super::report::{Failure, Outcome};
use decisions::Decisions;

/// Arguments of `merge`.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// Graphs that `cloze extract` wrote, in any format that is read back, also as .gz and .zst; of a folder all that are in it;
    /// - for standard input
    #[arg(required = true, value_name = "GRAPH")]
    graphs: Vec<PathBuf>,

    /// A file of lines `same A B` and `apart A B`, for names that mean one thing and names that don't
    #[arg(long, value_name = "FILE")]
    decisions: Option<PathBuf>,

    /// List names that may mean the same, with their sentences, as decisions to be made
    #[arg(long)]
    review: bool,

    /// The folder to write to, or - for standard output
    #[arg(short, long, value_name = "FOLDER", default_value = "-")]
    output: PathBuf,

    /// The formats to write, separated by commas
    #[arg(long, value_enum, value_delimiter = ',', default_values = ["ttl"])]
    format: Vec<Format>,
}

const EXAMPLES: &str = "\
Examples:
  cloze merge monday.ttl tuesday.json > week.ttl           statements and evidence united
  cloze merge graphs/ --review > decisions.txt             names that may mean the same
  cloze merge graphs/ --decisions decisions.txt -o merged --format ttl,nq

A decision is a line: same id:kwame-boateng id:k-boateng, or apart id:georgia id:georgia-tech. What is the same is linked by
owl:sameAs, never renamed, so that a decision can be taken back.";

/// The endings of the graphs that are read of a folder.
const ENDINGS: &[&str] = &["ttl", "nt", "nq", "trig", "jsonld", "json", "jsonl"];

/// The endings of compressed files.
const PACKED: &[&str] = &["gz", "zst"];

/// Joins the graphs, or lists what there is to decide.
pub fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
    let graphs = Graphs::read(&arguments.files()?)?;
    let vocabulary = graphs.vocabulary(&RuleSet::shipped().vocabulary);
    let mut graph = graphs.united();
    let decisions = match &arguments.decisions {
        Some(path) => Decisions::read(path, &graph)?,
        None => Decisions::default(),
    };
    for (one, other) in decisions.same() {
        graph.link(one, other);
    }
    if arguments.review {
        let listed = candidates::list(&graph, &vocabulary, &decisions);
        output::print(&mut output::stdout(), listed)?;
        return Ok(Outcome::Done);
    }
    arguments.write(&graph, &vocabulary)?;
    Ok(Outcome::Done)
}

impl Arguments {
    /// The files to join.
    fn files(&self) -> Result<Vec<PathBuf>, Failure> {
        files_at(&self.graphs, |path| {
            let is_packed = PACKED.iter().any(|known| has_ending(path, known));
            let path = if is_packed {
                path.with_extension("")
            } else {
                path.to_owned()
            };
            ENDINGS.iter().any(|known| has_ending(&path, known))
        })
    }

    fn write(&self, graph: &KnowledgeGraph, vocabulary: &Vocabulary) -> Result<(), Failure> {
        let settings = Settings {
            vocabulary,
            offsets: Offsets::Bytes,
            provenance: Provenance::Evidence,
            view: &View::default(),
            texts: &Texts::default(),
        };
        if self.output == Path::new("-") {
            check_stdout(&self.format)?;
            return print_whole(self.format[0], graph, &settings);
        }
        Files::save(&self.output, "graph", &self.format, graph, &settings)
    }
}

fn has_ending(path: &Path, ending: &str) -> bool {
    path.extension().is_some_and(|found| found == ending)
}
