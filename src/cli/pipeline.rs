//! Documents through the extractor, a worker a core, in order.
//!
//! A reader thread finds documents, workers extract them, and the calling thread takes what they state in the order of the
//! inputs. Between them are queues of fixed length, so that no more than a few documents are held.

mod progress;
mod queue;
mod worker;

use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use crate::Extractor;
use crate::document::Document;
use crate::graph::{Added, Identifiers, KnowledgeGraph};

use super::input::{Documents, Left, Tally};
use super::interrupt;
use super::report::Failure;
use progress::Progress;
use queue::Queue;

/// How many documents are worked on at a time.
#[derive(Clone, Copy, clap::Args)]
pub struct WorkerArguments {
    /// So many documents at a time; without it, as many as RAYON_NUM_THREADS says, or one for each core
    #[arg(long, value_name = "N")]
    threads: Option<usize>,
}

impl WorkerArguments {
    /// The number of workers; 0 is taken for one a core.
    fn count(self) -> usize {
        let asked = || std::env::var("RAYON_NUM_THREADS").ok()?.parse().ok();
        let cores = || thread::available_parallelism().map_or(1, usize::from);
        let count = self.threads.or_else(asked).filter(|&count| count > 0);
        count.unwrap_or_else(cores)
    }
}

/// What one document states.
pub struct Extracted {
    /// The document.
    pub document: Document,
    /// Its graph.
    pub graph: KnowledgeGraph,
    /// What went into it.
    pub added: Added,
}

/// What a document comes to: statements, or nothing for a reason.
type Answer = Result<Box<Extracted>, Left>;

/// The next document in the order of the inputs.
enum Step {
    /// A worker will tell what it states.
    Awaited(Receiver<Answer>),
    /// There is none.
    Left(Left),
}

/// How documents are extracted.
pub struct Pipeline<'e> {
    /// With what.
    pub extractor: &'e Extractor,
    /// How identifiers are made.
    pub identifiers: &'e Identifiers,
    /// By how many.
    pub workers: WorkerArguments,
}

/// So often the calling thread looks whether somebody asked for the end.
const PATIENCE: Duration = Duration::from_millis(100);

impl Pipeline<'_> {
    /// Extracts each document and hands on what it states, in the order of the inputs, until all are read or somebody
    /// interrupts.
    pub fn run(
        &self,
        documents: Documents,
        tally: &mut Tally,
        mut then: impl FnMut(&mut Tally, Extracted) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        interrupt::watch();
        let workers = self.workers.count();
        let mut progress = Progress::new(documents.position());
        let (queue, steps) = start_reader(documents, workers);
        thread::scope(|scope| {
            for _ in 0..workers {
                scope.spawn(|| worker::work(&queue, self.extractor, self.identifiers));
            }
            // When it is dropped, the workers end, whether the work is done or failed.
            let _end = queue.end_on_drop();
            while let Some(step) = next(&steps) {
                match answer(step) {
                    Some(Ok(extracted)) => {
                        progress.note(&extracted);
                        then(tally, *extracted)?;
                    }
                    Some(Err(left)) => progress.pause(|| tally.leave(left)),
                    None => break,
                }
            }
            Ok(())
        })
    }
}

/// Starts to find documents. The thread is not waited for: it may be waiting itself, for a terminal or a pipe.
fn start_reader(documents: Documents, workers: usize) -> (Queue, Receiver<Step>) {
    let (steps, taken) = mpsc::sync_channel(4 * workers);
    let (jobs, queue) = queue::queue();
    thread::spawn(move || {
        for found in documents {
            let step = match found {
                Ok(pending) => {
                    let (answer, awaited) = mpsc::sync_channel(1);
                    if jobs.send((pending, answer)).is_err() {
                        return;
                    }
                    Step::Awaited(awaited)
                }
                Err(left) => Step::Left(left),
            };
            if steps.send(step).is_err() || interrupt::came() {
                return;
            }
        }
    });
    (queue, taken)
}

/// The next step, if there is one; none as well if the reader is still waiting when somebody asks for the end.
fn next(steps: &Receiver<Step>) -> Option<Step> {
    loop {
        match steps.recv_timeout(PATIENCE) {
            Ok(step) => return Some(step),
            Err(RecvTimeoutError::Timeout) if !interrupt::came() => {}
            Err(_) => return None,
        }
    }
}

/// What a step comes to; nothing if the workers have ended before it.
fn answer(step: Step) -> Option<Answer> {
    match step {
        Step::Awaited(awaited) => awaited.recv().ok(),
        Step::Left(left) => Some(Err(left)),
    }
}
