//! Write a sentence with holes; get a knowledge graph.
//!
//! Data flows one way, and every arrow is one function:
//!
//! ```text
//! article ─► Document ─► Analysis ─► Clauses ─► Reading ─► Matches ─► KnowledgeGraph ─► .ttl .dot .json
//! ```
//!
//! | step | function | what comes out |
//! |---|---|---|
//! | analyse | [`english::analyze`] | sentences, words, tags, lemmas, trees, names |
//! | clauses | [`clause::find_clauses`] | what each predicate says, with its arguments by function |
//! | read | [`reading::read`] | the clauses over entities: names, pronouns, groups and speakers resolved |
//! | match | [`matching::find_matches`] | what the rules state |
//! | build | [`graph::KnowledgeGraph::add`] | one node for each thing, one edge for each statement, with evidence |
//! | export | [`export::turtle`], [`export::dot`], [`export::json`] and the others in [`export`] | files |
//!
//! [`Extractor`] does the whole way.
//!
//! # Invariants
//!
//! - No module imports upward: `span, spelling, document, gazetteer` ← `english` ← `clause` ← `reading` ← `matching` ← `graph` ←
//!   `export` ← `query`; `vocabulary` ← `reading, rule`.
//! - The library opens no file; what fails are rules and data, at load, with every fault at once.
//! - Analysis, matching and graph building return values, not `Result`: text is never an error and never a panic.
//! - No output depends on hash order, clock, thread count or chance.
//! - There is one tree of a sentence: what [`english::analyze`] returns. No module keeps or makes another.
//! - A document is read alone: nothing of another changes its reading.
//! - English knows no rules, rules know no graph, and no type below `export` is serialised.
#![forbid(unsafe_code)]
#![warn(missing_docs)]

pub mod clause;
pub mod coverage;
pub mod document;
pub mod english;
pub mod examples;
pub mod export;
pub mod gazetteer;
pub mod graph;
pub mod matching;
#[cfg(feature = "query")]
pub mod query;
pub mod reading;
pub mod rule;
pub mod span;
pub mod spelling;
pub mod suggest;
pub mod vocabulary;
pub mod why;

use std::borrow::Cow;

use clause::find_clauses;
use document::Document;
use english::analyze;
use gazetteer::Gazetteer;
use graph::{Added, KnowledgeGraph};
use matching::{find_matches, find_open_matches};
use reading::{Reading, read};
use rule::RuleSet;

/// The whole way from a document to statements, with rules and known names loaded once.
///
/// # Examples
///
/// ```
/// use cloze::{Extractor, document::Document, graph::KnowledgeGraph};
///
/// let extractor = Extractor::default();
/// let document = Document::new("note", "The king of Denmark presented a silver ship to Maria Lopez.");
/// let mut graph = KnowledgeGraph::default();
/// extractor.extract(&document, &mut graph);
/// let gift = graph.statements().into_iter().find(|stated| stated.statement.relation == "gifted");
/// assert_eq!(gift.map(|stated| stated.object.name()), Some("silver ship"));
/// ```
#[derive(Debug)]
pub struct Extractor {
    rules: RuleSet,
    gazetteer: Cow<'static, Gazetteer>,
    open: bool,
}

impl Default for Extractor {
    /// Makes an extractor with the shipped rules and names.
    fn default() -> Self {
        Self::new(RuleSet::shipped(), Cow::Borrowed(Gazetteer::shipped()))
    }
}

impl Extractor {
    /// Makes an extractor.
    ///
    /// The names that the rules declare are added to the known ones.
    pub fn new(rules: RuleSet, gazetteer: Cow<'static, Gazetteer>) -> Self {
        let gazetteer = match rules.names.as_slice() {
            [] => gazetteer,
            names => Cow::Owned(gazetteer.into_owned().with_entries(names.to_vec())),
        };
        Self {
            rules,
            gazetteer,
            open: false,
        }
    }

    /// Also makes statements of the clauses that no rule fits, named after their predicates.
    #[must_use]
    pub const fn with_open_statements(mut self) -> Self {
        self.open = true;
        self
    }

    /// The rules.
    pub const fn rules(&self) -> &RuleSet {
        &self.rules
    }

    /// The known names.
    pub fn gazetteer(&self) -> &Gazetteer {
        &self.gazetteer
    }

    /// Adds what a document states to a graph.
    pub fn extract(&self, document: &Document, graph: &mut KnowledgeGraph) -> Added {
        self.with_reading(document, |reading| {
            let mut matches = find_matches(&self.rules, reading);
            if self.open {
                let open = find_open_matches(reading, &matches);
                matches.extend(open);
            }
            graph.add(reading, &matches)
        })
    }

    /// Reads a document and hands its reading on.
    pub fn with_reading<T>(&self, document: &Document, then: impl FnOnce(&Reading<'_>) -> T) -> T {
        let analysis = analyze(document);
        let clauses = find_clauses(&analysis);
        then(&read(
            &analysis,
            clauses,
            &self.gazetteer,
            &self.rules.vocabulary,
        ))
    }
}
