//! Documents through the extractor, on all cores, in order.

use std::io::IsTerminal;

use cloze::Extractor;
use cloze::document::Document;
use cloze::graph::{Added, Identifiers, KnowledgeGraph};
use indicatif::{ProgressBar, ProgressStyle};
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use super::input::Documents;
use super::report::Failure;

/// So many documents are held at a time.
const BATCH: usize = 64;

/// What one document states.
pub struct Extracted {
    /// Its graph.
    pub graph: KnowledgeGraph,
    /// What went into it.
    pub added: Added,
}

/// Extracts each document and hands its graph on, in the order of the inputs.
pub fn run(
    documents: &mut Documents,
    extractor: &Extractor,
    identifiers: &Identifiers,
    mut then: impl FnMut(&Document, Extracted) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let progress = progress(documents.remaining());
    loop {
        let batch: Vec<Document> = documents.by_ref().take(BATCH).collect();
        if batch.is_empty() {
            break;
        }
        let extracted: Vec<_> = batch
            .par_iter()
            .map(|document| extract(document, extractor, identifiers))
            .collect();
        for (document, extracted) in batch.iter().zip(extracted) {
            then(document, extracted)?;
        }
        progress.inc(batch.len() as u64);
    }
    progress.finish_and_clear();
    Ok(())
}

fn extract(document: &Document, extractor: &Extractor, identifiers: &Identifiers) -> Extracted {
    let mut graph = KnowledgeGraph::new(identifiers.clone());
    let added = extractor.extract(document, &mut graph);
    Extracted { graph, added }
}

/// A count of documents on standard error, if that is a terminal and the work is long.
fn progress(inputs: usize) -> ProgressBar {
    if inputs <= BATCH || !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{pos} documents, {per_sec}, {elapsed}");
    ProgressBar::no_length().with_style(style.unwrap_or_else(|_| ProgressStyle::default_spinner()))
}
