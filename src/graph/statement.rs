//! What is stated, how, and where.

use std::collections::BTreeSet;

use crate::clause::{Certainty, Polarity, Step};
use crate::graph::NodeId;
use crate::span::Span;

/// A statement: an edge from its subject to its object.
///
/// Everything but `words`, `content` and `evidence` is part of its identifier, with subject and object.
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
    /// The words of the text that say so, as far as they are known apart from the evidence.
    pub words: BTreeSet<String>,
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
    /// Where it stands, in bytes.
    pub bytes: Places,
    /// The same in characters.
    pub characters: Places,
    /// The text at the main span.
    pub quote: String,
    /// The rule; none in open mode.
    pub rule: Option<String>,
    /// The predicate's words in the text.
    pub trigger: String,
    /// How it was found.
    pub steps: Vec<Step>,
}

/// Where in a text a piece of evidence stands, in one way of counting.
///
/// Empty in a graph that was read back from a format that counts in the other way.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Places {
    /// The spans that it rests on, the main one first.
    pub spans: Vec<Span>,
    /// The words for the subject.
    pub subject: Option<Span>,
    /// The words for the object.
    pub object: Option<Span>,
    /// The words of the predicate.
    pub trigger: Option<Span>,
}

impl Places {
    /// The same places in another way of counting.
    pub(crate) fn counted(&self, count: impl Fn(Span) -> Span) -> Self {
        Self {
            spans: self.spans.iter().map(|span| count(*span)).collect(),
            subject: self.subject.map(&count),
            object: self.object.map(&count),
            trigger: self.trigger.map(&count),
        }
    }

    /// The main span.
    pub fn main(&self) -> Option<Span> {
        self.spans.first().copied()
    }

    fn is_empty(&self) -> bool {
        self.spans.is_empty()
    }
}

impl Evidence {
    /// Where it stands, as far as is known: in characters, or else in bytes. The order of evidence.
    pub fn places(&self) -> &Places {
        match self.characters.is_empty() {
            true => &self.bytes,
            false => &self.characters,
        }
    }

    /// Adds another account of the same evidence: the one with fewer steps stays.
    fn unite(&mut self, mut new: Self) {
        let rank = |one: &Self| (one.steps.len(), one.steps.clone(), one.places().clone());
        if rank(&new) < rank(self) {
            std::mem::swap(self, &mut new);
        }
        fill(&mut self.bytes, new.bytes);
        fill(&mut self.characters, new.characters);
    }
}

fn fill(known: &mut Places, new: Places) {
    if known.is_empty() {
        *known = new;
    }
}

impl Statement {
    /// The words of the text that say so, each once, sorted.
    pub fn triggers(&self) -> BTreeSet<&str> {
        let words = self.evidence.iter().map(|one| one.trigger.as_str());
        let apart = self.words.iter().map(String::as_str);
        words.chain(apart).filter(|word| !word.is_empty()).collect()
    }

    /// Whether the plain triple is asserted: affirmed, stated, and in the text's own voice.
    pub fn is_asserted(&self) -> bool {
        self.polarity == Polarity::Affirmed
            && self.certainty == Certainty::Stated
            && self.speaker.is_none()
    }

    /// Adds evidence in its place. Of two accounts of one piece of evidence, the one with fewer steps stays.
    pub(super) fn support(&mut self, evidence: Evidence) {
        fn key(evidence: &Evidence) -> (&str, &[Span], &str) {
            let spans = &evidence.places().spans;
            (&evidence.document, spans, &evidence.id)
        }
        let place = self
            .evidence
            .binary_search_by(|known| key(known).cmp(&key(&evidence)));
        match place.or_else(|place| self.told_otherwise(&evidence).ok_or(place)) {
            Ok(place) => self.evidence[place].unite(evidence),
            Err(place) => self.evidence.insert(place, evidence),
        }
    }

    /// The same evidence counted in the other way, which stands elsewhere among those of its document.
    fn told_otherwise(&self, evidence: &Evidence) -> Option<usize> {
        let document = |known: &Evidence| known.document.as_str().cmp(&evidence.document);
        let start = self
            .evidence
            .partition_point(|known| document(known).is_lt());
        let same = self.evidence[start..]
            .iter()
            .take_while(|known| document(known).is_eq())
            .position(|known| known.id == evidence.id)?;
        Some(start + same)
    }
}
