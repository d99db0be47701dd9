//! Rules and names, loaded once; documents in, extractions out.

use std::borrow::Cow;
use std::sync::Arc;

use cloze::document::Document;
use cloze::export::{clauses, mentions};
use cloze::gazetteer::Gazetteer;
use cloze::graph::{Identifiers, KnowledgeGraph, Scope};
use cloze::reading::Reading;
use cloze::rule::{RuleSet, Source};
use cloze::vocabulary::Vocabulary;
use cloze::{Extractor as Engine, examples};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyBytes;

use crate::alone::alone;
use crate::article::Parts;
use crate::crew::Crew;
use crate::faults;
use crate::graph::{Graph, offsets};

/// An extractor with all that it needs.
#[pyclass(frozen, module = "cloze._cloze")]
pub struct Extractor(Arc<Tools>);

/// What extractions are made with.
pub struct Tools {
    engine: Engine,
    identifiers: Identifiers,
    longest: usize,
}

impl Tools {
    /// The document of these parts.
    pub fn document(&self, parts: &Parts<'_>) -> PyResult<Document> {
        parts.document(self.longest)
    }

    /// The vocabulary of the rules.
    pub fn vocabulary(&self) -> &Vocabulary {
        &self.engine.rules().vocabulary
    }

    /// What a document states.
    pub fn graph(&self, document: &Document) -> KnowledgeGraph {
        let mut graph = KnowledgeGraph::new(self.identifiers.clone());
        self.engine.extract(document, &mut graph);
        graph
    }
}

#[pymethods]
impl Extractor {
    /// Loads rules, as (name, text, whether they may override) in place of the shipped ones if `own`, and names, as (name,
    /// content); `modes` are whether every other clause is stated, and whether rules of last resort keep silent;
    /// identifiers have a base and a scope.
    #[new]
    fn new(
        py: Python<'_>,
        own: bool,
        rules: Vec<(String, String, bool)>,
        names: Vec<(String, Vec<u8>)>,
        modes: (bool, bool),
        naming: (String, String),
        longest: usize,
    ) -> PyResult<Self> {
        let (base, scope) = naming;
        let identifiers = Identifiers::new(&base, scope_of(&scope)?)
            .map_err(|fault| PyValueError::new_err(format!("base={base:?}: {fault}")))?;
        let rules = load_rules(own, rules).map_err(|found| faults::of_rules(py, &found))?;
        let names = load_names(&rules, &names).map_err(|found| faults::of_names(py, &found))?;
        let (open, rules_only) = modes;
        let rules = match rules_only {
            true => rules.without_last_resort(),
            false => rules,
        };
        let engine = Engine::new(rules, names);
        let engine = match open {
            true => engine.with_open_statements(),
            false => engine,
        };
        Ok(Self(Arc::new(Tools {
            engine,
            identifiers,
            longest,
        })))
    }

    /// What is odd about the rules but keeps none from working.
    #[getter]
    fn warnings(&self) -> Vec<String> {
        let warnings = &self.0.engine.rules().warnings;
        warnings.iter().map(ToString::to_string).collect()
    }

    /// Each rule: name, gloss, file, line.
    #[getter]
    fn rules(&self) -> Vec<(String, String, String, usize)> {
        let rules = self.0.engine.rules().rules.iter();
        let parts = rules.map(|rule| {
            let place = &rule.place;
            (
                rule.name.clone(),
                rule.gloss.clone(),
                place.file.clone(),
                place.line,
            )
        });
        parts.collect()
    }

    /// Runs the examples of all rules: each with its rule's name, place and text, and what is wrong, if anything is.
    fn check(&self, py: Python<'_>) -> PyResult<Vec<Checked>> {
        let engine = &self.0.engine;
        alone(py, "the examples of the rules", || {
            let report = examples::check(engine.rules(), engine.gazetteer());
            report.outcomes.iter().map(checked).collect()
        })
    }

    /// What one document states.
    fn extract(
        &self,
        py: Python<'_>,
        id: Bound<'_, PyAny>,
        text: Bound<'_, PyAny>,
        date: Bound<'_, PyAny>,
        title: Bound<'_, PyAny>,
        url: Bound<'_, PyAny>,
    ) -> PyResult<Extraction> {
        let document = self.0.document(&Parts::new([id, text, date, title, url]))?;
        let graph = alone(py, &document.id, || self.0.graph(&document))?;
        Ok(Extraction::new(&self.0, document, graph))
    }

    /// Workers for many documents.
    fn crew(&self, threads: usize) -> PyResult<Crew> {
        Crew::new(&self.0, threads)
    }

    /// An empty graph.
    fn empty(&self) -> Graph {
        let graph = KnowledgeGraph::new(self.0.identifiers.clone());
        Graph::new(Arc::new(graph), &self.0)
    }
}

/// An example: rule, file, line, text, and what is wrong.
type Checked = (String, String, usize, String, Option<String>);

fn checked(outcome: &examples::Outcome<'_>) -> Checked {
    let example = outcome.example;
    let fault = (!outcome.passed()).then(|| outcome.to_string().trim_end().to_owned());
    (
        outcome.rule.name.clone(),
        example.place.file.clone(),
        example.place.line,
        example.text.clone(),
        fault,
    )
}

fn scope_of(name: &str) -> PyResult<Scope> {
    match name {
        "shared" => Ok(Scope::Shared),
        "document" => Ok(Scope::Document),
        _ => Err(PyValueError::new_err(format!(
            "scope={name:?}: there is no such scope; write \"shared\" or \"document\""
        ))),
    }
}

fn load_rules(
    own: bool,
    files: Vec<(String, String, bool)>,
) -> Result<RuleSet, Vec<cloze::rule::RuleFault>> {
    let mut sources = match own {
        true => Vec::new(),
        false => Source::shipped(),
    };
    sources.extend(files.into_iter().map(|(name, text, overrides)| Source {
        name,
        text,
        overrides,
        draft: false,
    }));
    RuleSet::read(&sources)
}

fn load_names(
    rules: &RuleSet,
    files: &[(String, Vec<u8>)],
) -> Result<Cow<'static, Gazetteer>, Vec<cloze::gazetteer::DataFault>> {
    if files.is_empty() {
        return Ok(Cow::Borrowed(Gazetteer::shipped()));
    }
    let kinds = rules.vocabulary.types.iter();
    let kinds: Vec<&str> = kinds.map(|kind| kind.name.as_str()).collect();
    let files = files.iter();
    let files: Vec<_> = files
        .map(|(name, bytes)| (name.as_str(), bytes.as_slice()))
        .collect();
    let names = Gazetteer::shipped().clone().with_files(&files, &kinds)?;
    Ok(Cow::Owned(names))
}

/// A document and what it states.
#[pyclass(frozen, module = "cloze._cloze")]
pub struct Extraction {
    tools: Arc<Tools>,
    document: Document,
    /// What it states.
    pub graph: Arc<KnowledgeGraph>,
}

impl Extraction {
    /// Takes what a document states.
    pub fn new(tools: &Arc<Tools>, document: Document, graph: KnowledgeGraph) -> Self {
        Self {
            tools: Arc::clone(tools),
            document,
            graph: Arc::new(graph),
        }
    }

    /// Reads the document again, and writes what is to be known of its reading.
    fn read_again(
        &self,
        py: Python<'_>,
        write: impl Fn(&Reading<'_>, &mut Vec<u8>) -> std::io::Result<()> + Sync,
    ) -> PyResult<Py<PyBytes>> {
        let lines = alone(py, &self.document.id, || {
            self.tools.engine.with_reading(&self.document, |reading| {
                let mut lines = Vec::new();
                write(reading, &mut lines).map(|()| lines)
            })
        })?;
        Ok(PyBytes::new(py, &lines?).unbind())
    }
}

#[pymethods]
impl Extraction {
    /// What the document is called.
    #[getter]
    fn id(&self) -> &str {
        &self.document.id
    }

    /// Its text.
    #[getter]
    fn text(&self) -> &str {
        &self.document.text
    }

    /// Its headline.
    #[getter]
    fn title(&self) -> Option<&str> {
        self.document.title.as_deref()
    }

    /// The day it was published.
    #[getter]
    fn date(&self) -> Option<&str> {
        self.document.date.as_deref()
    }

    /// The address it was published at.
    #[getter]
    fn url(&self) -> Option<&str> {
        self.document.url.as_deref()
    }

    /// What it states.
    #[getter]
    fn graph(&self) -> Graph {
        Graph::new(Arc::clone(&self.graph), &self.tools)
    }

    /// Its mentions as JSON lines.
    fn mentions(&self, py: Python<'_>, unit: &str) -> PyResult<Py<PyBytes>> {
        let offsets = offsets(unit)?;
        let identifiers = &self.tools.identifiers;
        self.read_again(py, |reading, lines| {
            mentions::write(reading, identifiers, offsets, lines)
        })
    }

    /// Its clauses as JSON lines.
    fn clauses(&self, py: Python<'_>, unit: &str) -> PyResult<Py<PyBytes>> {
        let offsets = offsets(unit)?;
        self.read_again(py, |reading, lines| clauses::write(reading, offsets, lines))
    }
}
