//! Questions in SPARQL 1.1, asked of graphs here.
//!
//! The engine is `spareval`; what is ours is the store that it looks into. The default graph holds everything, and each
//! document is a named graph as well, as in N-Quads.

mod answers;
mod misread;
mod store;

use std::fmt;

pub use answers::{Answers, Layout};
use misread::misread;
use spareval::QueryEvaluator;
use spargebra::SparqlParser;
pub use store::Store;

use crate::export::rdf::prefixes;

/// Why a question has no answer: what is wrong and what helps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueryFault(String);

impl fmt::Display for QueryFault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for QueryFault {}

impl Store {
    /// Answers a question. The prefixes of Turtle files are known and need no declaration.
    ///
    /// # Errors
    ///
    /// The question is not SPARQL, changes something, or asks another server.
    ///
    /// # Examples
    ///
    /// ```
    /// use cloze::query::{Layout, Store};
    ///
    /// let store = Store::default();
    /// let answers = store.ask("SELECT ?who WHERE { ?who v:gifted ?what }").expect("it is SPARQL");
    /// let mut text = Vec::new();
    /// answers.write(Layout::Csv, &mut text).expect("memory takes it");
    /// assert_eq!(text, b"who\r\n");
    /// ```
    pub fn ask(&self, question: &str) -> Result<Answers, QueryFault> {
        let mut parser = SparqlParser::new();
        let prefixes = prefixes(self.base());
        for (name, iri) in &prefixes {
            parser = parser
                .with_prefix(*name, iri.as_str())
                .map_err(|error| QueryFault(error.to_string()))?;
        }
        let query = parser
            .parse_query(question)
            .map_err(|error| misread(question, &error.to_string(), &prefixes))?;
        let evaluator = QueryEvaluator::new();
        let results = evaluator.prepare(&query).execute(self.view());
        results
            .and_then(Answers::collect)
            .map(|answers| answers.with_prefixes(prefixes))
            .map_err(|error| QueryFault(small(&error.to_string())))
    }
}

/// A library's message as we write ours.
fn small(message: &str) -> String {
    let mut letters = message.trim_end_matches('.').chars();
    let first = letters.next().into_iter().flat_map(char::to_lowercase);
    first.chain(letters.as_str().chars()).collect()
}

#[cfg(test)]
mod tests;
