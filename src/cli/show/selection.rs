//! Which statements are shown, and in what order.

use crate::Extractor;
use crate::graph::KnowledgeGraph;

use crate::cli::graphs::Graphs;
use crate::cli::input::InputArguments;
use crate::cli::library::LibraryArguments;
use crate::cli::pipeline::{Pipeline, WorkerArguments};
use crate::cli::report::{Failure, Outcome};

use super::choice::Choice;
use super::row::Row;

/// Statements of inputs: which, and in what order.
#[derive(clap::Args)]
pub struct Selection {
    #[command(flatten)]
    input: InputArguments,

    #[command(flatten)]
    library: LibraryArguments,

    #[command(flatten)]
    workers: WorkerArguments,

    /// Also state what no rule fits, named after its predicate
    #[arg(long)]
    open: bool,

    /// The order of statements
    #[arg(long, value_enum, default_value = "text")]
    sort: Sort,

    /// At most so many statements
    #[arg(long, value_name = "N")]
    limit: Option<usize>,

    #[command(flatten)]
    choice: Choice,
}

/// The order of statements.
#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Sort {
    /// As the documents have them
    Text,
    /// By subject, then relation, then object
    Subject,
    /// By relation, then subject, then object
    Relation,
    /// By object, then relation, then subject
    Object,
}

impl Selection {
    /// The statements of all inputs that the filters leave, in order; a failure if a filter names what there is not.
    pub fn read(&self) -> Result<Selected, Failure> {
        let extractor = self.library.load()?;
        let extractor = if self.open {
            extractor.with_open_statements()
        } else {
            extractor
        };
        let mut documents = self.input.documents()?;
        let mut tally = self.input.tally();
        let graphs = Graphs::take(&mut documents)?;
        let mut graph = graphs.united();
        let pipeline = Pipeline {
            extractor: &extractor,
            identifiers: &graph.identifiers().clone(),
            workers: self.workers,
        };
        pipeline.run(documents, &mut tally, |_, extracted| {
            graph.merge(&extracted.graph);
            Ok(())
        })?;
        let statements = graph.statements();
        let rows = statements.iter().map(|stated| Row::of(&graph, stated));
        let mut rows: Vec<(usize, Row)> = rows.enumerate().collect();
        self.choice.check(&rows, extractor.rules())?;
        let vocabulary = graphs.vocabulary(&extractor.rules().vocabulary);
        rows.retain(|(index, row)| {
            let stated = &statements[*index];
            self.choice.keeps(stated, row, &graph, &vocabulary)
        });
        self.sort.apply(&mut rows);
        rows.truncate(self.limit.unwrap_or(usize::MAX));
        drop(statements);
        Ok(Selected {
            outcome: tally.outcome(),
            extractor,
            graph,
            rows,
        })
    }
}

/// What was selected.
pub struct Selected {
    /// The extractor, with its rules.
    pub extractor: Extractor,
    /// The graph of all inputs.
    pub graph: KnowledgeGraph,
    /// What the filters leave of its statements, each with its index, in order.
    pub rows: Vec<(usize, Row)>,
    /// Whether all could be read.
    pub outcome: Outcome,
}

impl Sort {
    fn apply(self, rows: &mut [(usize, Row)]) {
        let key = |row: &Row| match self {
            Self::Text => (row.document.clone(), row.start),
            Self::Subject => (row.subject.clone(), 0),
            Self::Relation => (row.relation.clone(), 0),
            Self::Object => (row.object.clone(), 0),
        };
        rows.sort_by_cached_key(|(_, row)| key(row));
    }
}
