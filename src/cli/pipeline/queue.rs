//! Documents that wait for a worker.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender, SyncSender};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use super::Answer;
use crate::cli::input::Pending;
use crate::cli::interrupt;

/// A document, and where to tell what it states.
pub type Job = (Pending, SyncSender<Answer>);

/// Documents that wait for a worker.
pub struct Queue {
    jobs: Mutex<Receiver<Job>>,
    ended: AtomicBool,
}

/// A queue, and where documents go into it.
pub fn queue() -> (Sender<Job>, Queue) {
    let (sender, jobs) = mpsc::channel();
    let queue = Queue {
        jobs: Mutex::new(jobs),
        ended: AtomicBool::new(false),
    };
    (sender, queue)
}

/// So often a worker that waits looks whether the work has ended.
const PATIENCE: Duration = Duration::from_millis(50);

impl Queue {
    /// The next document; none if there will be no more, or somebody asked for the end.
    pub fn next(&self) -> Option<Job> {
        loop {
            if interrupt::came() || self.ended.load(Ordering::Relaxed) {
                self.give_up();
                return None;
            }
            let jobs = self.jobs.lock().unwrap_or_else(PoisonError::into_inner);
            match jobs.recv_timeout(PATIENCE) {
                Ok(job) => return Some(job),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return None,
            }
        }
    }

    /// Lets go of the documents that still wait: those who wait for them learn it.
    fn give_up(&self) {
        let jobs = self.jobs.lock().unwrap_or_else(PoisonError::into_inner);
        while jobs.try_recv().is_ok() {}
    }

    /// Ends the work when the result is dropped.
    pub const fn end_on_drop(&self) -> End<'_> {
        End(self)
    }
}

/// Ends the work when it is dropped.
pub struct End<'q>(&'q Queue);

impl Drop for End<'_> {
    fn drop(&mut self) {
        self.0.ended.store(true, Ordering::Relaxed);
    }
}
