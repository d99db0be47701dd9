//! Which statements are written or shown.

use crate::graph::{EntityNode, KnowledgeGraph, Node, Stated};
use crate::rule::RuleSet;
use crate::vocabulary::Vocabulary;

use crate::cli::report::Failure;

use super::filter::{Filter, VALUE_TYPES, check_name};
use super::row::Row;

/// Statements that are chosen, and what they are about.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Which statements")]
pub struct Choice {
    #[command(flatten)]
    filter: Filter,

    /// Only statements between names: none about what is only a thing of one document
    #[arg(long, value_enum, value_name = "WHAT")]
    only: Option<Only>,

    /// Only statements whose subject and object both are of these types, separated by commas; those of values are Date, Amount,
    /// Office and Text: Person,Country,Office leaves in what a person's office is
    #[arg(long, value_delimiter = ',', value_name = "TYPES")]
    types: Vec<String>,

    /// Only statements that are found in so many places
    #[arg(long, value_name = "N", default_value_t = 1, hide_default_value = true)]
    min_evidence: usize,
}

/// What statements may be about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Only {
    /// Names, and values
    Named,
}

impl Choice {
    /// Refuses names that there are not, given the statements that there are.
    pub fn check(&self, rows: &[(usize, Row)], rules: &RuleSet) -> Result<(), Failure> {
        self.filter.check(rows, rules)?;
        self.check_types(rows, rules)
    }

    /// Refuses names that there are not, before anything is read. What is only in graphs among the inputs, or is named after
    /// predicates, is not declared anywhere: then less is refused.
    pub fn check_before(&self, rules: &RuleSet, is_declared: bool) -> Result<(), Failure> {
        match is_declared {
            true => self.filter.check(&[], rules)?,
            false => self.filter.check_before(rules)?,
        }
        self.check_types(&[], rules)
    }

    fn check_types(&self, rows: &[(usize, Row)], rules: &RuleSet) -> Result<(), Failure> {
        let declared = rules.vocabulary.types.iter();
        let declared = declared.map(|kind| kind.name.as_str()).chain(VALUE_TYPES);
        let found = rows.iter().flat_map(|(_, row)| &row.kinds);
        let known = declared.chain(found.map(String::as_str));
        let mut types = self.types.iter();
        types.try_for_each(|kind| check_name("--types", Some(kind), known.clone()))
    }

    /// Whether places are counted, which takes the whole graph.
    pub const fn counts(&self) -> bool {
        self.min_evidence > 1
    }

    /// The part of a graph that is chosen.
    pub fn of(&self, graph: KnowledgeGraph, vocabulary: &Vocabulary) -> KnowledgeGraph {
        let has_filter = self.filter.is_set();
        if !has_filter && self.only.is_none() && self.types.is_empty() && !self.counts() {
            return graph;
        }
        graph.selected(|stated| {
            self.fits(stated, &graph, vocabulary)
                && (!has_filter || self.filter.keeps(&Row::of(&graph, stated), vocabulary))
        })
    }

    /// Whether a statement of a graph, in words this row, is chosen.
    pub fn keeps(
        &self,
        stated: &Stated<'_>,
        row: &Row,
        graph: &KnowledgeGraph,
        vocabulary: &Vocabulary,
    ) -> bool {
        self.fits(stated, graph, vocabulary) && self.filter.keeps(row, vocabulary)
    }

    fn fits(&self, stated: &Stated<'_>, graph: &KnowledgeGraph, vocabulary: &Vocabulary) -> bool {
        let object = stated.object.entity();
        let is_kept =
            |entity: &EntityNode| self.only.is_none() || graph.identifiers().is_of_name(&entity.id);
        let is_wanted = |kind: Option<&str>| {
            let mut types = self.types.iter();
            self.types.is_empty()
                || types.any(|wanted| kind.is_some_and(|kind| vocabulary.is_a(kind, wanted)))
        };
        stated.statement.evidence.len() >= self.min_evidence
            && is_kept(stated.subject)
            && object.is_none_or(is_kept)
            && is_wanted(stated.subject.kind())
            && is_wanted(match stated.object {
                Node::Entity(entity) => entity.kind(),
                Node::Value(value) => Some(value.kind.as_str()),
            })
    }
}
