//! What Python gives for a document, checked: place, cause and cure of what can't be one.

use cloze::document::{Document, is_day};
use pyo3::exceptions::{PyTypeError, PyUnicodeEncodeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyString};

/// The parts of a document as Python has them.
pub struct Parts<'py> {
    id: Bound<'py, PyAny>,
    text: Bound<'py, PyAny>,
    date: Bound<'py, PyAny>,
    title: Bound<'py, PyAny>,
    url: Bound<'py, PyAny>,
}

impl<'py> Parts<'py> {
    /// Parts from the arguments of a call.
    pub fn new([id, text, date, title, url]: [Bound<'py, PyAny>; 5]) -> Self {
        Self {
            id,
            text,
            date,
            title,
            url,
        }
    }

    /// The document, if its text has at most so many bytes.
    pub fn document(&self, longest: usize) -> PyResult<Document> {
        let id = string(&self.id, "the id of a document")?;
        let place = |part: &str| format!("document {id:?}: its {part}");
        let text = string(&self.text, &place("text"))?;
        if text.len() > longest {
            return Err(too_long(&id, text.len(), longest));
        }
        let option = |value: &Bound<'py, PyAny>, part| {
            let given = (!value.is_none()).then_some(value);
            given.map(|value| string(value, &place(part))).transpose()
        };
        let document = Document {
            date: option(&self.date, "date")?
                .filter(|date| !date.is_empty())
                .map(|date| day(&date, &place("date")))
                .transpose()?,
            title: option(&self.title, "title")?,
            url: option(&self.url, "url")?,
            id,
            text,
        };
        Ok(document.with_title())
    }
}

/// A string, or what is wrong with it.
fn string(value: &Bound<'_, PyAny>, place: &str) -> PyResult<String> {
    let Ok(text) = value.cast::<PyString>() else {
        return Err(no_string(value, place));
    };
    let copied = text.to_cow().map(std::borrow::Cow::into_owned);
    copied.map_err(|error| lone_surrogate(value.py(), &error, place))
}

fn no_string(value: &Bound<'_, PyAny>, place: &str) -> PyErr {
    let kind = value.get_type().name();
    let kind = kind.map_or_else(|_| "something else".to_owned(), |name| name.to_string());
    let cure = match value.is_instance_of::<PyBytes>() {
        true => "decode it first, as in data.decode(\"utf-8\", errors=\"replace\")",
        false => "give a str",
    };
    PyTypeError::new_err(format!("{place} is of type {kind}, not str; {cure}"))
}

/// A string that is no text: half of a pair of surrogates stands in it.
fn lone_surrogate(py: Python<'_>, error: &PyErr, place: &str) -> PyErr {
    if !error.is_instance_of::<PyUnicodeEncodeError>(py) {
        return error.clone_ref(py);
    }
    let start = error.value(py).getattr("start");
    let start = start.and_then(|start| start.extract::<usize>());
    let at = start.map_or_else(|_| String::new(), |start| format!(" at character {start}"));
    PyValueError::new_err(format!(
        "{place} has a lone surrogate{at}, which stands for no character; make it \
         text.encode(\"utf-16\", \"surrogatepass\").decode(\"utf-16\", \"replace\"), or decode its source without \
         errors=\"surrogateescape\""
    ))
}

fn too_long(id: &str, length: usize, longest: usize) -> PyErr {
    PyValueError::new_err(format!(
        "document {id:?}: its text has {length} bytes, more than the {longest} that are read at once; give it in parts, or \
         raise longest= of the Extractor (a byte of text takes some 160 bytes of memory)"
    ))
}

/// The day of a date that may have a time behind it.
fn day(date: &str, place: &str) -> PyResult<String> {
    let day = date.split(['T', ' ']).next().unwrap_or_default();
    match is_day(day) {
        true => Ok(day.to_owned()),
        false => {
            let shown: String = date.chars().take(40).collect();
            Err(PyValueError::new_err(format!(
                "{place} is {shown:?}; write it as YYYY-MM-DD"
            )))
        }
    }
}
