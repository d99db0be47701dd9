//! Which statements are written.

use crate::graph::{EntityNode, KnowledgeGraph, Stated};
use crate::rule::RuleSet;
use crate::vocabulary::Vocabulary;

use crate::cli::report::Failure;
use crate::cli::show::{Filter, Row, check_name};

/// Statements that are written, and what they are about.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Which statements")]
pub struct Choice {
    #[command(flatten)]
    filter: Filter,

    /// Only statements between names: none about what is only a thing of one document
    #[arg(long, value_enum, value_name = "WHAT")]
    only: Option<Only>,

    /// Only statements about these types (values aside), separated by commas
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
    /// Refuses names that there are not. What is only in graphs among the inputs, or is named after predicates, is not
    /// declared anywhere: then nothing is refused.
    pub fn check(&self, rules: &RuleSet, is_declared: bool) -> Result<(), Failure> {
        match is_declared {
            true => self.filter.check(&[], rules)?,
            false => self.filter.check_before(rules)?,
        }
        let types = rules.vocabulary.types.iter().map(|kind| kind.name.as_str());
        for kind in &self.types {
            check_name("--types", Some(kind), types.clone())?;
        }
        Ok(())
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

    fn fits(&self, stated: &Stated<'_>, graph: &KnowledgeGraph, vocabulary: &Vocabulary) -> bool {
        let ends = [Some(stated.subject), stated.object.entity()];
        let mut ends = ends.into_iter().flatten();
        let base = graph.identifiers().base();
        let of_type = |entity: &EntityNode| {
            let mut types = self.types.iter();
            types.any(|kind| entity.kind().is_some_and(|of| vocabulary.is_a(of, kind)))
        };
        stated.statement.evidence.len() >= self.min_evidence
            && ends.all(|entity| {
                (self.only.is_none() || is_named(entity, base))
                    && (self.types.is_empty() || of_type(entity))
            })
    }
}

/// Whether an entity goes by a name, and is not only a thing of one document.
fn is_named(entity: &EntityNode, base: &str) -> bool {
    let local = entity.id.strip_prefix(base).unwrap_or_default();
    let mut parts = local.rsplit('/').skip(1);
    parts.next() == Some("id")
}
