//! Answers, and how they are written.

use std::io::{self, Write};

use oxrdf::{Term, Triple, Variable};
use oxttl::{NTriplesSerializer, TurtleSerializer};
use sparesults::{QueryResultsFormat, QueryResultsSerializer};
use spareval::{QueryEvaluationError, QueryResults};

use crate::export::turtle::layout;

/// What a question finds.
#[derive(Debug)]
pub struct Answers {
    found: Found,
    prefixes: Vec<(&'static str, String)>,
}

#[derive(Debug)]
enum Found {
    /// Of SELECT: a value, or none, for each variable.
    Rows {
        variables: Vec<Variable>,
        rows: Vec<Vec<Option<Term>>>,
    },
    /// Of ASK.
    Truth(bool),
    /// Of CONSTRUCT and DESCRIBE.
    Triples(Vec<Triple>),
}

/// A format that answers are written in. Triples are written as Turtle in all of them but N-Triples.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// SPARQL's CSV: values without their types.
    Csv,
    /// SPARQL's TSV: terms as in Turtle.
    Tsv,
    /// SPARQL's JSON.
    Json,
    /// Triples a line each.
    NTriples,
}

impl Answers {
    pub(super) fn collect(results: QueryResults<'_>) -> Result<Self, QueryEvaluationError> {
        let found = match results {
            QueryResults::Boolean(truth) => Found::Truth(truth),
            QueryResults::Graph(triples) => {
                let mut triples = triples.collect::<Result<Vec<_>, _>>()?;
                triples.sort_by_cached_key(ToString::to_string);
                triples.dedup();
                Found::Triples(triples)
            }
            QueryResults::Solutions(solutions) => {
                let variables = solutions.variables().to_vec();
                let rows = solutions.map(|solution| Ok(solution?.values().to_vec()));
                Found::Rows {
                    variables,
                    rows: rows.collect::<Result<_, QueryEvaluationError>>()?,
                }
            }
        };
        Ok(Self {
            found,
            prefixes: Vec::new(),
        })
    }

    pub(super) fn with_prefixes(self, prefixes: Vec<(&'static str, String)>) -> Self {
        Self { prefixes, ..self }
    }

    /// The answers as a table for people: headings and cells, names shortened by their prefixes, texts as they are; none
    /// if they are triples.
    pub fn table(&self) -> Option<(Vec<String>, Vec<Vec<String>>)> {
        match &self.found {
            Found::Triples(_) => None,
            Found::Truth(truth) => Some((vec!["answer".to_owned()], vec![vec![yes(*truth)]])),
            Found::Rows { variables, rows } => {
                let headings = variables.iter().map(|name| name.as_str().to_owned());
                let cells = |row: &Vec<Option<Term>>| {
                    let cells = row.iter().map(Option::as_ref);
                    cells
                        .map(|term| term.map_or(String::new(), |term| self.shown(term)))
                        .collect()
                };
                Some((headings.collect(), rows.iter().map(cells).collect()))
            }
        }
    }

    fn shown(&self, term: &Term) -> String {
        match term {
            Term::Literal(literal) => literal.value().to_owned(),
            Term::BlankNode(node) => node.to_string(),
            Term::NamedNode(iri) => {
                let iri = iri.as_str();
                let short = self.prefixes.iter().find_map(|(name, prefix)| {
                    let local = iri.strip_prefix(prefix.as_str())?;
                    Some(format!("{name}:{local}"))
                });
                short.unwrap_or_else(|| format!("<{iri}>"))
            }
        }
    }

    /// Writes the answers.
    ///
    /// # Errors
    ///
    /// Those of the writer.
    pub fn write(&self, layout: Layout, writer: impl Write) -> io::Result<()> {
        let format = match layout {
            Layout::Tsv => QueryResultsFormat::Tsv,
            Layout::Json => QueryResultsFormat::Json,
            Layout::Csv | Layout::NTriples => QueryResultsFormat::Csv,
        };
        let serializer = QueryResultsSerializer::from_format(format);
        match &self.found {
            Found::Truth(truth) => serializer
                .serialize_boolean_to_writer(writer, *truth)
                .map(drop),
            Found::Triples(triples) if layout == Layout::NTriples => write_lines(triples, writer),
            Found::Triples(triples) => self.write_turtle(triples, writer),
            Found::Rows { variables, rows } => {
                let mut solutions =
                    serializer.serialize_solutions_to_writer(writer, variables.clone())?;
                for row in rows {
                    let bound = variables.iter().zip(row);
                    let bound = bound.filter_map(|(name, term)| Some((name, term.as_ref()?)));
                    solutions.serialize(bound)?;
                }
                solutions.finish()?.flush()
            }
        }
    }

    fn write_turtle(&self, triples: &[Triple], mut writer: impl Write) -> io::Result<()> {
        let used = |prefix: &str| {
            let text = format!("<{prefix}");
            triples
                .iter()
                .any(|triple| triple.to_string().contains(&text))
        };
        let prefixes = self.prefixes.iter().filter(|(_, iri)| used(iri));
        let prefixes: Vec<_> = prefixes.cloned().collect();
        let mut serializer = TurtleSerializer::new();
        for (name, iri) in &prefixes {
            serializer = serializer
                .with_prefix(*name, iri.as_str())
                .map_err(io::Error::other)?;
        }
        let mut serializer = serializer.for_writer(Vec::new());
        for triple in triples {
            serializer.serialize_triple(triple)?;
        }
        layout::write_prefixes(&prefixes, &mut writer)?;
        layout::write_body(&serializer.finish()?, &prefixes, &mut writer)?;
        writer.flush()
    }
}

fn yes(truth: bool) -> String {
    if truth { "yes" } else { "no" }.to_owned()
}

fn write_lines(triples: &[Triple], writer: impl Write) -> io::Result<()> {
    let mut serializer = NTriplesSerializer::new().for_writer(writer);
    for triple in triples {
        serializer.serialize_triple(triple)?;
    }
    serializer.finish().flush()
}
