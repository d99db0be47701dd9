//! A stream of batches that Python makes as they are asked for.

use std::sync::Arc;

use arrow_array::ffi_stream::FFI_ArrowArrayStream;
use arrow_array::{RecordBatch, RecordBatchReader};
use arrow_schema::{ArrowError, Schema, SchemaRef};
use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyIterator};
use std::sync::Mutex;

use super::{Batch, Kind, capsule, schema_capsule};

/// A stream of batches; it can be taken once.
#[pyclass(frozen, module = "cloze._cloze")]
pub struct Reader {
    schema: Arc<Schema>,
    batches: Mutex<Option<Py<PyIterator>>>,
}

#[pymethods]
impl Reader {
    /// A stream of batches of one kind, from an iterator.
    #[new]
    fn new(kind: &str, batches: Bound<'_, PyAny>) -> PyResult<Self> {
        Ok(Self {
            schema: Kind::named(kind)?.schema(),
            batches: Mutex::new(Some(batches.try_iter()?.unbind())),
        })
    }

    /// The schema as a capsule.
    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        schema_capsule(py, &self.schema)
    }

    /// The stream as a capsule; it is given as it is, whatever schema is asked for.
    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        let _ = requested_schema;
        let batches = self
            .batches
            .try_lock()
            .ok()
            .and_then(|mut batches| batches.take());
        let batches = batches.ok_or_else(|| {
            PyRuntimeError::new_err("this stream was taken already; call extract_many again")
        })?;
        let stream = Stream {
            schema: Arc::clone(&self.schema),
            batches,
        };
        capsule(
            py,
            FFI_ArrowArrayStream::new(Box::new(stream)),
            c"arrow_array_stream",
        )
    }
}

/// What is behind the capsule. Whoever reads it may hold the interpreter's lock or not.
struct Stream {
    schema: Arc<Schema>,
    batches: Py<PyIterator>,
}

impl Iterator for Stream {
    type Item = Result<RecordBatch, ArrowError>;

    fn next(&mut self) -> Option<Self::Item> {
        Python::attach(|py| {
            let batch = self.batches.bind(py).clone().next()?;
            let rows = batch.and_then(|batch| {
                let batch = batch.cast_into::<Batch>()?;
                Ok(batch.get().0.clone())
            });
            Some(rows.map_err(|error| ArrowError::ExternalError(Box::new(error))))
        })
    }
}

impl RecordBatchReader for Stream {
    fn schema(&self) -> SchemaRef {
        Arc::clone(&self.schema)
    }
}
