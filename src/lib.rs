//! Write a sentence with holes; get a knowledge graph.
//!
#![doc = include_str!("../docs/embedding.md")]
//! # The house
//!
//! Data flows one way, and every arrow is one function:
//!
//! ```text
//! article ─► Document ─► Analysis ─► Clauses ─► Reading ─► Matches ─► KnowledgeGraph ─► .ttl .dot .json
//! ```
//!
//! | chapter | what is in it |
//! |---|---|
//! | [`Extractor`] | the whole way, with rules and names loaded once |
//! | [`document`] | a text and where it came from; articles from files of every kind |
//! | [`english`] | sentences, words, tags, lemmas, trees, names |
//! | [`clause`] | what each predicate says, with its arguments by function |
//! | [`reading`] | the clauses over entities: names, pronouns, groups and speakers resolved |
//! | [`rule`], [`vocabulary`], [`examples`] | what sentences mean which statements; types, relations and roles; rules run on their own examples |
//! | [`gazetteer`] | known names |
//! | [`graph`] | one node for each thing, one edge for each statement, with evidence |
//! | [`export`] | the formats, written and read back |
#![cfg_attr(feature = "query", doc = "| [`query`] | questions in SPARQL |")]
#![cfg_attr(feature = "cli", doc = "| [`cli`] | the program itself |")]
//!
//! # Invariants
//!
//! - No module imports upward: `span, spelling, document, gazetteer` ← `english` ← `clause` ← `reading` ← `matching` ← `graph` ←
//!   `export` ← `query` ← `cli`; `vocabulary` ← `reading, rule`.
//! - The library opens no file but in `cli`; what fails are rules and data, at load, with every fault at once.
//! - Analysis, matching and graph building return values, not `Result`: text is never an error and never a panic.
//! - No output depends on hash order, clock, thread count or chance.
//! - There is one tree of a sentence: [`english::Analysis`]. No module keeps or makes another.
//! - A document is read alone: nothing of another changes its reading.
//! - English knows no rules, rules know no graph, and no type below `export` is serialised.
//! - What is public is what an embedder needs; what only our own tests and benches need is hidden from these pages.
#![forbid(unsafe_code)]
#![warn(missing_docs)]

pub mod clause;
#[cfg(feature = "cli")]
pub mod cli;
#[doc(hidden)]
pub mod coverage;
pub mod document;
pub mod english;
pub mod examples;
pub mod export;
pub mod gazetteer;
pub mod graph;
#[doc(hidden)]
pub mod matching;
#[cfg(feature = "query")]
pub mod query;
pub mod reading;
pub mod rule;
pub mod span;
#[doc(hidden)]
pub mod spelling;
#[doc(hidden)]
pub mod suggest;
pub mod vocabulary;
#[doc(hidden)]
pub mod why;

use std::borrow::Cow;

pub use document::Document;
pub use gazetteer::Gazetteer;
pub use graph::{KnowledgeGraph, Statement};
pub use reading::Reading;
pub use rule::RuleSet;

use clause::find_clauses;
use english::{Analysis, analyze, analyze_in_parts};
use graph::Added;
use matching::{find_matches, find_open_matches};
use reading::read;

/// The whole way from a document to statements, with rules and known names loaded once.
///
/// # Examples
///
/// ```
/// use cloze::{Document, Extractor};
///
/// let document = Document::new("note", "The king of Denmark presented a silver ship to Maria Lopez.");
/// let graph = Extractor::default().graph(&document);
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

    /// What a document states, as a graph of its own.
    pub fn graph(&self, document: &Document) -> KnowledgeGraph {
        let mut graph = KnowledgeGraph::default();
        self.extract(document, &mut graph);
        graph
    }

    /// Adds what a document states to a graph.
    pub fn extract(&self, document: &Document, graph: &mut KnowledgeGraph) -> Added {
        let mut added = Added::default();
        self.with_readings(document, |reading| {
            let mut matches = find_matches(&self.rules, reading);
            if self.open {
                let open = find_open_matches(reading, &matches);
                matches.extend(open);
            }
            added += graph.add(reading, &matches);
        });
        added
    }

    /// Reads a document and hands its reading on.
    pub fn with_reading<T>(&self, document: &Document, then: impl FnOnce(&Reading<'_>) -> T) -> T {
        then(&self.read(&analyze(document)))
    }

    /// Reads a document and hands its reading on, as [`Self::extract`] does: of a very long text in parts
    /// of 50,000 words.
    pub fn with_readings(&self, document: &Document, mut then: impl FnMut(&Reading<'_>)) {
        analyze_in_parts(document, |analysis| then(&self.read(analysis)));
    }

    fn read<'d>(&self, analysis: &'d Analysis<'d>) -> Reading<'d> {
        let clauses = find_clauses(analysis);
        read(analysis, clauses, &self.gazetteer, &self.rules.vocabulary)
    }
}
