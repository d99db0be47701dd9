//! What a run did, in a table on standard error.

use std::collections::BTreeMap;
use std::path::Path;

use cloze::graph::{Added, KnowledgeGraph};

/// Counts of a run.
#[derive(Debug, Default)]
pub struct Summary {
    documents: usize,
    statements: usize,
    asserted: usize,
    left_out: usize,
    by_relation: BTreeMap<String, usize>,
}

/// So many relations are listed by name.
const LISTED: usize = 20;

impl Summary {
    /// Counts a document's graph.
    pub fn note(&mut self, graph: &KnowledgeGraph, added: Added) {
        self.documents += 1;
        self.left_out += added.left_out;
        for stated in graph.statements() {
            self.statements += 1;
            self.asserted += usize::from(stated.statement.is_asserted());
            *self
                .by_relation
                .entry(stated.statement.relation.clone())
                .or_default() += 1;
        }
    }

    /// Tells the counts, and where the files are.
    pub fn tell(&self, target: Option<&Path>) {
        let mut relations: Vec<_> = self.by_relation.iter().collect();
        relations.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
        for (relation, count) in relations.iter().take(LISTED) {
            anstream::eprintln!("{count:>7}  {relation}");
        }
        if let Some(more) = relations.len().checked_sub(LISTED).filter(|more| *more > 0) {
            anstream::eprintln!("         and {more} more relations");
        }
        anstream::eprintln!(
            "{} from {}: {} asserted, {} negated, uncertain or reported; {} left out because who or what is meant is open",
            counted(self.statements, "statement"),
            counted(self.documents, "document"),
            self.asserted,
            self.statements - self.asserted,
            self.left_out,
        );
        if let Some(target) = target.filter(|_| self.documents > 0) {
            anstream::eprintln!("written to {}", target.display());
        }
    }
}

/// A number with its noun.
fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}
