//! How far the work has come, on standard error, if that is a terminal.

use std::io::IsTerminal;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

use super::Extracted;
use crate::cli::input::Position;

/// Work that takes no longer than this shows nothing.
const QUIET: Duration = Duration::from_millis(500);

/// A count of what is done, with the time that is left where that can be told.
pub struct Progress {
    bar: ProgressBar,
    position: Position,
    begin: Instant,
    documents: usize,
    words: usize,
    statements: usize,
}

impl Progress {
    /// Begins to count.
    pub fn new(position: Position) -> Self {
        Self {
            bar: bar(&position),
            position,
            begin: Instant::now(),
            documents: 0,
            words: 0,
            statements: 0,
        }
    }

    /// Counts a document.
    pub fn note(&mut self, extracted: &Extracted) {
        if self.bar.is_hidden() {
            return;
        }
        self.documents += 1;
        self.words += extracted.document.text.split_whitespace().count();
        self.statements += extracted.graph.petgraph().edge_count();
        if self.begin.elapsed() > QUIET {
            self.bar.set_message(self.message());
            self.bar
                .set_position(self.position.read.load(Ordering::Relaxed));
        }
    }

    /// Does something that writes on standard error.
    pub fn pause(&self, then: impl FnOnce()) {
        self.bar.suspend(then);
    }

    fn message(&self) -> String {
        let seconds = self.begin.elapsed().as_secs_f64().max(0.001);
        format!(
            "{} documents, {:.0} words/s, {} statements",
            self.documents,
            self.words as f64 / seconds,
            self.statements
        )
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}

/// The line that is shown.
fn bar(position: &Position) -> ProgressBar {
    if !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let (bar, template) = match position.total {
        Some(total) => (ProgressBar::new(total), "{percent}%  {msg}, {eta} left"),
        None => (ProgressBar::no_length(), "{msg}, {elapsed}"),
    };
    let style = ProgressStyle::with_template(template);
    bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_spinner()))
}
