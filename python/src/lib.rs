//! cloze for Python: what takes long is done here, with the interpreter's lock released; the rest of the package is Python.
//!
//! | file | holds |
//! |---|---|
//! | `extractor` | rules and names, loaded once; documents in, extractions out |
//! | `crew` | workers, each with a thread of its own, and the queue between them and Python |
//! | `alone` | one document on one thread, also after a fork |
//! | `article` | what Python gives for a document, checked |
//! | `graph` | a graph, and the formats it leaves in |
//! | `table` | statements and entities as Arrow tables |
//! | `faults` | what is wrong, as Python's exceptions |
#![deny(unsafe_code)]

mod alone;
mod article;
mod crew;
mod extractor;
mod faults;
mod graph;
mod table;

use std::ffi::OsString;

use pyo3::prelude::*;

/// Runs the command line and gives its exit code.
#[pyfunction]
fn run(py: Python<'_>, line: Vec<OsString>) -> u8 {
    py.detach(|| cloze::cli::run(line))
}

#[pymodule]
mod _cloze {
    use super::*;

    #[pymodule_export]
    use super::crew::Crew;
    #[pymodule_export]
    use super::extractor::{Extraction, Extractor};
    #[pymodule_export]
    use super::graph::Graph;
    #[pymodule_export]
    use super::run;
    #[pymodule_export]
    use super::table::{Batch, Reader};

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        module.add("__version__", env!("CARGO_PKG_VERSION"))
    }
}
