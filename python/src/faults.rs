//! What is wrong, as Python's exceptions: each with its place, its cause and the cure.

use std::any::Any;

use cloze::gazetteer::DataFault;
use cloze::rule::RuleFault;
use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;

/// All faults of rule files as one `cloze.RuleError`.
pub fn of_rules(py: Python<'_>, faults: &[RuleFault]) -> PyErr {
    let parts = faults.iter().map(|fault| {
        let column = Some(fault.column);
        (
            &fault.file,
            fault.line,
            column,
            &fault.message,
            fault.to_string(),
        )
    });
    raised(py, parts.collect())
}

/// All faults of lists of names as one `cloze.RuleError`.
pub fn of_names(py: Python<'_>, faults: &[DataFault]) -> PyErr {
    let parts = faults.iter().map(|fault| {
        (
            &fault.file,
            fault.line,
            None,
            &fault.message,
            fault.to_string(),
        )
    });
    raised(py, parts.collect())
}

type Parts<'f> = (&'f String, usize, Option<usize>, &'f String, String);

fn raised(py: Python<'_>, faults: Vec<Parts<'_>>) -> PyErr {
    let raise = || {
        let kind = py.import("cloze._faults")?.getattr("RuleError")?;
        kind.call_method1("of", (faults,))
    };
    raise().map_or_else(|error| error, PyErr::from_value)
}

/// A bug that a document met: it costs this document, never the process.
pub fn of_bug(id: &str, panic: &(dyn Any + Send)) -> PyErr {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    let text = text.or_else(|| panic.downcast_ref::<&str>().copied());
    PyRuntimeError::new_err(format!(
        "document {id:?}: this is a bug of cloze ({}); please report it with the text",
        text.unwrap_or("no more is known")
    ))
}

/// No thread can be had.
pub fn of_threads(error: impl std::fmt::Display) -> PyErr {
    PyRuntimeError::new_err(format!(
        "no thread can be started ({error}); allow the process more threads, or ask for fewer with threads=1"
    ))
}
