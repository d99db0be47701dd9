//! One worker: takes documents from the queue and tells what they state.

use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::Extractor;
use crate::graph::{Identifiers, KnowledgeGraph};
use rayon::ThreadPoolBuilder;

use super::queue::Queue;
use super::{Answer, Extracted};
use crate::cli::input::{Left, Pending, Reason};

/// Works until the queue is empty. The thread is the only one of its own pool: what the analysis of one document divides for
/// several threads stays here, and no other document is taken up in the middle of it.
pub fn work(queue: &Queue, extractor: &Extractor, identifiers: &Identifiers) {
    let pool = ThreadPoolBuilder::new().num_threads(1).use_current_thread();
    // Without it the work is the same, only slower.
    let _pool = pool.build();
    while let Some((pending, answer)) = queue.next() {
        // Nobody listens any more if the work has ended.
        let _ = answer.send(extract(pending, extractor, identifiers));
    }
}

/// What a document states. A bug that it meets costs this document, not the others.
fn extract(pending: Pending, extractor: &Extractor, identifiers: &Identifiers) -> Answer {
    let id = pending.id().to_owned();
    let extracted = catch_unwind(AssertUnwindSafe(|| {
        let document = pending.read()?;
        let mut graph = KnowledgeGraph::new(identifiers.clone());
        let added = extractor.extract(&document, &mut graph);
        Ok(Box::new(Extracted {
            document,
            graph,
            added,
        }))
    }));
    extracted.unwrap_or_else(|_| {
        let message = format!(
            "document \"{id}\": this is a bug of cloze, and the document is left out; please report it with the text"
        );
        Err(Left::told(Reason::Bug, message))
    })
}
