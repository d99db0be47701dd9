//! A graph, and the formats it leaves in.

use std::io;
use std::sync::Arc;

use cloze::export::picture::{Picture, View};
use cloze::export::rdf::Provenance;
use cloze::export::{
    Offsets, dot, graphml, json, jsonl, jsonld, mermaid, nq, nt, svg, trig, turtle,
};
use cloze::graph::KnowledgeGraph;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyBytes;

use crate::extractor::Tools;

/// What documents state.
#[pyclass(frozen, module = "cloze._cloze")]
pub struct Graph {
    graph: Arc<KnowledgeGraph>,
    tools: Arc<Tools>,
}

impl Graph {
    /// Takes a graph that was made with these tools.
    pub fn new(graph: Arc<KnowledgeGraph>, tools: &Arc<Tools>) -> Self {
        Self {
            graph,
            tools: Arc::clone(tools),
        }
    }

    /// The graph itself.
    pub fn shared(&self) -> Arc<KnowledgeGraph> {
        Arc::clone(&self.graph)
    }

    fn write_as(
        &self,
        format: &str,
        (offsets, provenance): (Offsets, Provenance),
        out: &mut Vec<u8>,
    ) -> Option<io::Result<()>> {
        let (graph, vocabulary) = (&*self.graph, self.tools.vocabulary());
        let picture = || Picture::new(graph, vocabulary, &View::default());
        Some(match format {
            "ttl" => turtle::write(graph, vocabulary, provenance, out),
            "nt" => nt::write(graph, vocabulary, provenance, out),
            "nq" => nq::write(graph, vocabulary, provenance, out),
            "trig" => trig::write(graph, vocabulary, provenance, out),
            "jsonld" => jsonld::write(graph, vocabulary, provenance, out),
            "json" => json::write(graph, offsets, out),
            "jsonl" => jsonl::write(graph, offsets, out),
            "dot" => dot::write(&picture(), out),
            "mermaid" => mermaid::write(&picture(), out),
            "svg" => svg::write(&picture(), out),
            "graphml" => graphml::write(graph, out),
            _ => return None,
        })
    }
}

#[pymethods]
impl Graph {
    /// The number of statements.
    fn __len__(&self) -> usize {
        self.graph.len()
    }

    /// The union of this graph and others.
    fn united(&self, py: Python<'_>, others: Vec<Py<Self>>) -> PyResult<Self> {
        let base = self.graph.identifiers();
        let others: Vec<_> = others.iter().map(|other| &other.get().graph).collect();
        if others.iter().any(|other| other.identifiers() != base) {
            return Err(PyValueError::new_err(
                "the graphs name their entities in different ways; make them with the same base= and scope=",
            ));
        }
        let graph = py.detach(|| {
            let mut graph = (*self.graph).clone();
            for other in others {
                graph.merge(other);
            }
            graph
        });
        Ok(Self::new(Arc::new(graph), &self.tools))
    }

    /// The graph in a format.
    fn write(
        &self,
        py: Python<'_>,
        format: &str,
        unit: &str,
        provenance: &str,
    ) -> PyResult<Py<PyBytes>> {
        let choice = (offsets(unit)?, provenance_of(provenance)?);
        let mut out = Vec::new();
        let written = py.detach(|| self.write_as(format, choice, &mut out));
        written.ok_or_else(|| no_format(format))??;
        Ok(PyBytes::new(py, &out).unbind())
    }
}

/// What offsets count.
pub fn offsets(unit: &str) -> PyResult<Offsets> {
    match unit {
        "bytes" => Ok(Offsets::Bytes),
        "characters" => Ok(Offsets::Characters),
        _ => Err(PyValueError::new_err(format!(
            "offsets={unit:?}: offsets count no such thing; write \"characters\" or \"bytes\""
        ))),
    }
}

fn provenance_of(name: &str) -> PyResult<Provenance> {
    match name {
        "none" => Ok(Provenance::None),
        "statement" => Ok(Provenance::Statement),
        "evidence" => Ok(Provenance::Evidence),
        _ => Err(PyValueError::new_err(format!(
            "provenance={name:?}: there is no such choice; write \"none\", \"statement\" or \"evidence\""
        ))),
    }
}

fn no_format(format: &str) -> PyErr {
    PyValueError::new_err(format!(
        "there is no format {format:?}; choose one of ttl, nt, nq, trig, jsonld, json, jsonl, dot, svg, mermaid, graphml"
    ))
}
