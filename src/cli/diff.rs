//! `cloze diff`: statements gained, lost and changed between two graphs or two rule sets.

mod change;

use std::path::PathBuf;
use std::slice;

use crate::Extractor;
use crate::graph::KnowledgeGraph;
use anstyle::{AnsiColor, Style};

use super::graphs::Graphs;
use super::input::{InputArguments, Tally};
use super::library::LibraryArguments;
use super::output;
use super::pipeline::{Pipeline, WorkerArguments};
use super::report::{self, Failure, Outcome};
use super::show::Row;
use super::visible::visible;
use change::{Change, Kind, changes};

/// Arguments of `diff`.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  cloze diff old/graph.json output/graph.json     two graphs that `cloze extract` wrote
  cloze diff news/ --after my.rules               the shipped rules against yours, on articles
  cloze diff news/ --before old.rules --after new.rules
  cloze diff news/ --add my.rules                 what your additions change")]
pub struct Arguments {
    #[command(flatten)]
    input: InputArguments,

    #[command(flatten)]
    workers: WorkerArguments,

    /// The rules before; without it, the shipped ones; may be repeated
    #[arg(long, value_name = "PATH")]
    before: Vec<PathBuf>,

    /// The rules after; without it, the shipped ones; may be repeated
    #[arg(long, value_name = "PATH")]
    after: Vec<PathBuf>,

    /// Rules that are added after; may be repeated
    #[arg(long, value_name = "PATH")]
    add: Vec<PathBuf>,
}

/// Tells what differs; exit code 1 if anything does.
pub fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
    let mut tally = arguments.input.tally();
    let rules = [&arguments.before, &arguments.after, &arguments.add];
    let (before, after) = match rules.iter().all(|paths| paths.is_empty()) {
        true => arguments.graphs()?,
        false => arguments.extracted(&mut tally)?,
    };
    let changes = changes(&before, &after);
    let mut out = output::screen();
    output::check(out.write_made(&tell(&changes)))?;
    output::finish(&mut out)?;
    Ok(match tally.outcome() {
        Outcome::Done if !changes.is_empty() => Outcome::Failed,
        outcome => outcome,
    })
}

impl Arguments {
    /// The statements of two exported graphs.
    fn graphs(&self) -> Result<(Vec<Row>, Vec<Row>), Failure> {
        let [before, after] = self.input.paths() else {
            let message = "diff takes two graphs, or articles with --before, --after or --add for the rules; see cloze diff --help";
            return Err(Failure::Message(message.to_owned()));
        };
        let read = |path| Ok(rows(&Graphs::read(slice::from_ref(path))?.united()));
        Ok((read(before)?, read(after)?))
    }

    /// The statements of the inputs with two rule sets.
    fn extracted(&self, tally: &mut Tally) -> Result<(Vec<Row>, Vec<Row>), Failure> {
        if self.input.has_stdin() {
            let message = "-: standard input can be read only once, and diff reads its inputs twice; give a file";
            return Err(Failure::Message(message.to_owned()));
        }
        let before = LibraryArguments::of(&self.before, &[]).load()?;
        let after = LibraryArguments::of(&self.after, &self.add).load()?;
        let mut silent = self.input.tally();
        let before = self.rows(&before, tally)?;
        // What is left out was told the first time.
        silent.be_silent();
        Ok((before, self.rows(&after, &mut silent)?))
    }

    fn rows(&self, extractor: &Extractor, tally: &mut Tally) -> Result<Vec<Row>, Failure> {
        let mut graph = KnowledgeGraph::default();
        let pipeline = Pipeline {
            extractor,
            identifiers: &graph.identifiers().clone(),
            workers: self.workers,
        };
        pipeline.run(self.input.documents()?, tally, |_, extracted| {
            graph.merge(&extracted.graph);
            Ok(())
        })?;
        Ok(rows(&graph))
    }
}

/// The statements of a graph.
fn rows(graph: &KnowledgeGraph) -> Vec<Row> {
    let statements = graph.statements();
    let rows = statements.iter().map(|stated| Row::of(graph, stated));
    rows.collect()
}

/// The changes below their rules, and a count.
fn tell(changes: &[Change<'_>]) -> String {
    let mut text = String::new();
    let mut rule = None;
    for change in changes {
        if rule.replace(change.rule) != Some(change.rule) {
            text.push_str(&format!("{}\n", visible(change.rule)));
        }
        let style = match change.kind {
            Kind::Gained => AnsiColor::Green,
            Kind::Lost => AnsiColor::Red,
            Kind::Changed => AnsiColor::Yellow,
        };
        let style = Style::new().fg_color(Some(style.into()));
        let line = visible(&change.text).into_owned();
        text.push_str(&match report::has_colours() {
            true => format!("  {style}{line}{style:#}\n"),
            false => format!("  {line}\n"),
        });
    }
    let count = |kind: Kind| changes.iter().filter(|change| change.kind == kind).count();
    text.push_str(&format!(
        "{} gained, {} lost, {} changed\n",
        count(Kind::Gained),
        count(Kind::Lost),
        count(Kind::Changed)
    ));
    text
}
