//! Statements and entities as Arrow tables, handed over without a copy through Arrow's C interface as PyCapsules.
//!
//! <https://arrow.apache.org/docs/format/CDataInterface/PyCapsuleInterface.html>

mod columns;
mod entities;
mod reader;
mod statements;

use std::ffi::CStr;
use std::sync::Arc;

use arrow_array::ffi::{FFI_ArrowArray, FFI_ArrowSchema, to_ffi};
use arrow_array::{Array, RecordBatch, StructArray};
use arrow_schema::{ArrowError, Schema};
use pyo3::exceptions::{PyRuntimeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::PyCapsule;

use crate::extractor::Extraction;
use crate::graph::Graph;
pub use reader::Reader;

/// Some rows of a table.
#[pyclass(frozen, module = "cloze._cloze")]
pub struct Batch(RecordBatch);

/// Which table.
#[derive(Clone, Copy)]
enum Kind {
    /// A row for each statement of each document, perhaps with its JSON line.
    Statements { record: bool },
    /// A row for each entity of each document.
    Entities,
}

impl Kind {
    fn named(name: &str) -> PyResult<Self> {
        match name {
            "statements" => Ok(Self::Statements { record: false }),
            "records" => Ok(Self::Statements { record: true }),
            "entities" => Ok(Self::Entities),
            _ => Err(PyValueError::new_err(format!(
                "there is no table {name:?}; choose statements, records or entities"
            ))),
        }
    }

    fn schema(self) -> Arc<Schema> {
        Arc::new(match self {
            Self::Statements { record } => statements::schema(record),
            Self::Entities => entities::schema(),
        })
    }

    fn batch<'g>(
        self,
        graphs: impl Iterator<Item = &'g cloze::graph::KnowledgeGraph>,
    ) -> Result<RecordBatch, ArrowError> {
        let columns = match self {
            Self::Statements { record } => statements::columns(graphs, record)?,
            Self::Entities => entities::columns(graphs),
        };
        RecordBatch::try_new(self.schema(), columns)
    }
}

#[pymethods]
impl Batch {
    /// The rows of these extractions.
    #[staticmethod]
    fn of(py: Python<'_>, kind: &str, extractions: Vec<Py<Extraction>>) -> PyResult<Self> {
        let kind = Kind::named(kind)?;
        let graphs: Vec<_> = extractions.iter().map(|one| &*one.get().graph).collect();
        let batch = py.detach(|| kind.batch(graphs.into_iter()));
        batch.map(Self).map_err(of_arrow)
    }

    /// The rows of a graph.
    #[staticmethod]
    fn of_graph(py: Python<'_>, kind: &str, graph: Py<Graph>) -> PyResult<Self> {
        let kind = Kind::named(kind)?;
        let graph = graph.get().shared();
        let batch = py.detach(|| kind.batch(graph.parts().iter()));
        batch.map(Self).map_err(of_arrow)
    }

    /// The number of rows.
    #[getter]
    fn num_rows(&self) -> usize {
        self.0.num_rows()
    }

    /// The schema as a capsule.
    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        schema_capsule(py, &self.0.schema())
    }

    /// Schema and rows as capsules; it is given as it is, whatever schema is asked for.
    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_array__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyAny>>,
    ) -> PyResult<(Bound<'py, PyCapsule>, Bound<'py, PyCapsule>)> {
        let _ = requested_schema;
        let rows = StructArray::from(self.0.clone());
        let (array, schema) = to_ffi(&rows.to_data()).map_err(of_arrow)?;
        let schema: FFI_ArrowSchema = schema;
        let array: FFI_ArrowArray = array;
        Ok((
            capsule(py, schema, c"arrow_schema")?,
            capsule(py, array, c"arrow_array")?,
        ))
    }
}

fn schema_capsule<'py>(py: Python<'py>, schema: &Schema) -> PyResult<Bound<'py, PyCapsule>> {
    let schema = FFI_ArrowSchema::try_from(schema).map_err(of_arrow)?;
    capsule(py, schema, c"arrow_schema")
}

/// A capsule that owns a value until somebody moves it out; dropping it then does nothing.
fn capsule<'py, T: 'static + Send>(
    py: Python<'py>,
    value: T,
    name: &'static CStr,
) -> PyResult<Bound<'py, PyCapsule>> {
    PyCapsule::new_with_value(py, value, name)
}

fn of_arrow(error: ArrowError) -> PyErr {
    PyRuntimeError::new_err(format!("no table can be made: {error}"))
}
