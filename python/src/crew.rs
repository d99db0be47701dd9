//! Workers, each with a thread of its own, and the queue between them and Python.
//!
//! Python hands in documents and takes extractions in the same order. It hands in only so many more than it has taken, so that
//! memory stays flat however many there are.

use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, SyncSender, channel, sync_channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use cloze::document::Document;
use cloze::graph::KnowledgeGraph;
use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;
use rayon::ThreadPool;

use crate::alone::new_pool;
use crate::article::Parts;
use crate::extractor::{Extraction, Tools};
use crate::faults;

/// What a document comes to: its graph, or how the work on it panicked.
type Answer = std::thread::Result<KnowledgeGraph>;

/// A document, and where to tell what it states.
type Job = (Arc<Document>, SyncSender<Answer>);

/// So often the interpreter is asked whether somebody interrupts.
const PATIENCE: Duration = Duration::from_millis(100);

/// Workers and what they work on.
#[pyclass(frozen, module = "cloze._cloze")]
pub struct Crew {
    tools: Arc<Tools>,
    jobs: Sender<Job>,
    awaited: Mutex<VecDeque<(Arc<Document>, Receiver<Answer>)>>,
    /// The process that has the threads: after a fork, the child has none.
    process: u32,
    /// Their threads end when no more jobs can come.
    _pools: Vec<ThreadPool>,
}

impl Crew {
    /// Starts so many workers.
    pub fn new(tools: &Arc<Tools>, threads: usize) -> PyResult<Self> {
        let (jobs, queue) = channel();
        let queue = Arc::new(Mutex::new(queue));
        let pools = (0..threads).map(|_| {
            let (queue, tools) = (Arc::clone(&queue), Arc::clone(tools));
            let pool = new_pool()?;
            pool.spawn(move || work(&queue, &tools));
            Ok(pool)
        });
        Ok(Self {
            tools: Arc::clone(tools),
            jobs,
            awaited: Mutex::default(),
            process: process::id(),
            _pools: pools.collect::<PyResult<_>>()?,
        })
    }

    fn awaited(&self) -> MutexGuard<'_, VecDeque<(Arc<Document>, Receiver<Answer>)>> {
        self.awaited.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Works until no more jobs can come. A bug that a document meets costs that document.
fn work(queue: &Mutex<Receiver<Job>>, tools: &Tools) {
    loop {
        let next = queue.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok((document, answer)) = next else {
            return;
        };
        let graph = catch_unwind(AssertUnwindSafe(|| tools.graph(&document)));
        drop(document);
        // Nobody listens any more if Python has lost interest.
        let _ = answer.send(graph);
    }
}

#[pymethods]
impl Crew {
    /// How many documents are handed in and not taken yet.
    fn __len__(&self) -> usize {
        self.awaited().len()
    }

    /// Hands a document in.
    fn submit(
        &self,
        id: Bound<'_, PyAny>,
        text: Bound<'_, PyAny>,
        date: Bound<'_, PyAny>,
        title: Bound<'_, PyAny>,
        url: Bound<'_, PyAny>,
    ) -> PyResult<()> {
        self.check_process()?;
        let document = self
            .tools
            .document(&Parts::new([id, text, date, title, url]))?;
        let document = Arc::new(document);
        let (answer, awaited) = sync_channel(1);
        let job = (Arc::clone(&document), answer);
        self.jobs.send(job).map_err(faults::of_threads)?;
        self.awaited().push_back((document, awaited));
        Ok(())
    }

    /// Takes what the first of the documents states that were handed in; nothing if there is none.
    fn take(&self, py: Python<'_>) -> PyResult<Option<Extraction>> {
        self.check_process()?;
        let Some((document, awaited)) = self.awaited().pop_front() else {
            return Ok(None);
        };
        let graph = wait(py, awaited)?;
        let graph = graph.map_err(|panic| faults::of_bug(&document.id, &*panic))?;
        let document = Arc::try_unwrap(document).unwrap_or_else(|shared| (*shared).clone());
        Ok(Some(Extraction::new(&self.tools, document, graph)))
    }
}

impl Crew {
    fn check_process(&self) -> PyResult<()> {
        match self.process == process::id() {
            true => Ok(()),
            false => Err(PyRuntimeError::new_err(
                "this extract_many was begun before the process was forked, and its threads stayed with the parent; call \
                 extract_many again in this process",
            )),
        }
    }
}

/// Waits for an answer with the interpreter's lock released.
fn wait(py: Python<'_>, mut awaited: Receiver<Answer>) -> PyResult<Answer> {
    loop {
        let (answer, again) = py.detach(move || (awaited.recv_timeout(PATIENCE), awaited));
        awaited = again;
        match answer {
            Ok(answer) => return Ok(answer),
            Err(RecvTimeoutError::Timeout) => py.check_signals()?,
            Err(RecvTimeoutError::Disconnected) => {
                return Err(faults::of_threads("a worker has ended"));
            }
        }
    }
}
