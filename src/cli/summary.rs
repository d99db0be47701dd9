//! What a run did, in a table on standard error.

use std::collections::BTreeMap;
use std::path::Path;

use crate::graph::{Added, KnowledgeGraph};

use super::input::Tally;
use super::report::say;
use super::visible::visible;

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
        for statement in graph.petgraph().edge_weights() {
            self.statements += 1;
            self.asserted += usize::from(statement.is_asserted());
            match self.by_relation.get_mut(&statement.relation) {
                Some(count) => *count += 1,
                None => {
                    self.by_relation.insert(statement.relation.clone(), 1);
                }
            }
        }
    }

    /// Tells the counts, what was left out, and where the files are.
    pub fn tell(&self, tally: &Tally, target: Option<&Path>) {
        let mut relations: Vec<_> = self.by_relation.iter().collect();
        relations.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
        for (relation, count) in relations.iter().take(LISTED) {
            say(format!("{count:>7}  {}", visible(relation)));
        }
        if let Some(more) = relations.len().checked_sub(LISTED).filter(|more| *more > 0) {
            say(format!("         and {more} more relations"));
        }
        say(format!(
            "{} from {}: {} asserted, {} negated, uncertain or reported; {} left out because who or what is meant is open",
            counted(self.statements, "statement"),
            counted(self.documents, "document"),
            self.asserted,
            self.statements - self.asserted,
            self.left_out,
        ));
        for line in tally.lines() {
            say(format!("left out: {line}"));
        }
        if let Some(target) = target.filter(|_| self.documents > 0) {
            say(format!("written to {}", visible(&target.to_string_lossy())));
        }
    }
}

/// A number with its noun.
fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}
