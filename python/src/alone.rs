//! One document on one thread.
//!
//! The analysis divides its work among the threads of the pool that it runs in. With a pool of one thread for each document,
//! several documents that are read at the same time do not wait for each other, and a process that was forked, which has none
//! of its parent's threads, has no pool to wait for in vain.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process;
use std::sync::Mutex;

use pyo3::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};

use crate::faults;

/// What a thread may need for a deeply nested text, in bytes.
const STACK: usize = 16 << 20;

/// Pools that wait for their next document, and the process that they were made in.
static IDLE: Mutex<(u32, Vec<ThreadPool>)> = Mutex::new((0, Vec::new()));

/// Does work on the document with this id on one thread, with the interpreter's lock released.
pub fn alone<T: Send>(py: Python<'_>, id: &str, work: impl FnOnce() -> T + Send) -> PyResult<T> {
    py.detach(|| {
        let pool = match take() {
            Some(pool) => pool,
            None => new_pool()?,
        };
        let done = catch_unwind(AssertUnwindSafe(|| pool.install(work)));
        give_back(pool);
        done.map_err(|panic| faults::of_bug(id, &*panic))
    })
}

/// Makes a pool of one thread.
pub fn new_pool() -> PyResult<ThreadPool> {
    let pool = ThreadPoolBuilder::new().num_threads(1).stack_size(STACK);
    pool.build().map_err(faults::of_threads)
}

/// A pool that waits, if there is one. The lock is never waited for: a process may have been forked while it was held.
fn take() -> Option<ThreadPool> {
    let mut idle = IDLE.try_lock().ok()?;
    let (maker, pools) = &mut *idle;
    if *maker != process::id() {
        // Their threads stayed in the parent: there is nobody to tell that they may end.
        std::mem::forget(std::mem::take(pools));
        *maker = process::id();
    }
    pools.pop()
}

fn give_back(pool: ThreadPool) {
    if let Ok(mut idle) = IDLE.try_lock()
        && idle.0 == process::id()
    {
        idle.1.push(pool);
    }
}
