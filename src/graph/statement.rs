//! What is stated, how, and where.

use std::collections::BTreeSet;

use crate::clause::{Certainty, Polarity, Step};
use crate::graph::NodeId;
use crate::span::Span;

/// A statement: an edge from its subject to its object.
///
/// Everything but `content` and `evidence` is part of its identifier, with subject and object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// Its IRI.
    pub id: String,
    /// The relation's name.
    pub relation: String,
    /// Whether no rule made it: the relation is a predicate of the text, not of the vocabulary.
    pub open: bool,
    /// The other bound roles, sorted by role, then by value.
    pub qualifiers: Vec<Qualifier>,
    /// Affirmed or denied.
    pub polarity: Polarity,
    /// How certain it is put.
    pub certainty: Certainty,
    /// To whom it is attributed: an entity, or the words for it where the text leaves open who it is.
    pub speaker: Option<NodeId>,
    /// An ISO 8601 date or interval.
    pub time: Option<String>,
    /// The IRIs of the statements that its object or a qualifier, being a clause, makes.
    pub content: BTreeSet<String>,
    /// Where it is said, in the order of documents and spans.
    pub evidence: Vec<Evidence>,
}

/// A bound role of a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Qualifier {
    /// The role's name.
    pub role: String,
    /// What fills it; the text of a clause, if a clause does.
    pub value: NodeId,
}

/// Where and how a statement was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// Its IRI.
    pub id: String,
    /// What the document is called.
    pub document: String,
    /// The spans in bytes, the main one first.
    pub spans: Vec<Span>,
    /// The same spans in characters.
    pub characters: Vec<Span>,
    /// The text at the main span.
    pub quote: String,
    /// The rule; none in open mode.
    pub rule: Option<String>,
    /// The predicate's words in the text.
    pub trigger: String,
    /// How it was found.
    pub steps: Vec<Step>,
}

impl Statement {
    /// Whether the plain triple is asserted: affirmed, stated, and in the text's own voice.
    pub fn is_asserted(&self) -> bool {
        self.polarity == Polarity::Affirmed
            && self.certainty == Certainty::Stated
            && self.speaker.is_none()
    }

    /// Adds evidence in its place. Of two accounts of one piece of evidence, the one with fewer steps stays.
    pub(super) fn support(&mut self, evidence: Evidence) {
        let order = |known: &Evidence| {
            (&known.document, &known.spans, &known.id).cmp(&(
                &evidence.document,
                &evidence.spans,
                &evidence.id,
            ))
        };
        match self.evidence.binary_search_by(order) {
            Err(place) => self.evidence.insert(place, evidence),
            Ok(place) => {
                let steps = &mut self.evidence[place].steps;
                if (evidence.steps.len(), &evidence.steps) < (steps.len(), steps) {
                    *steps = evidence.steps;
                }
            }
        }
    }
}
