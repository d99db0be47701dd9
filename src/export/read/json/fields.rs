//! The fields of the JSON formats, as far as they are needed to make a graph of them.

use std::collections::BTreeSet;

use serde::Deserialize;

use crate::export::read::GraphFault;
use crate::graph::{EntityNode, Evidence, Places, Source};
use crate::span::Span;

#[derive(Debug, Deserialize)]
pub struct GraphFields {
    pub offsets: String,
    pub documents: Vec<DocumentFields>,
    pub entities: Vec<EntityFields>,
    pub statements: Vec<StatementFields>,
}

#[derive(Debug, Deserialize)]
pub struct LineFields {
    pub offsets: String,
    pub document: DocumentFields,
    #[serde(flatten)]
    pub statement: StatementFields,
}

#[derive(Debug, Deserialize)]
pub struct VersionField {
    pub version: Option<u32>,
}

#[derive(Debug, Deserialize)]
pub struct DocumentFields {
    pub id: String,
    pub iri: String,
    pub title: Option<String>,
    pub date: Option<String>,
}

#[derive(Debug, Deserialize)]
pub struct EntityFields {
    pub id: String,
    pub names: BTreeSet<String>,
    pub other_names: BTreeSet<String>,
    pub types: BTreeSet<String>,
    pub head: Option<String>,
    pub same_as: BTreeSet<String>,
}

#[derive(Debug, Deserialize)]
pub struct StatementFields {
    pub id: String,
    pub subject: EndFields,
    pub relation: RelationFields,
    pub object: EndFields,
    pub qualifiers: Vec<QualifierFields>,
    pub status: StatusFields,
    pub content: BTreeSet<String>,
    pub evidence: Vec<EvidenceFields>,
}

#[derive(Debug, Deserialize)]
pub struct EndFields {
    pub id: Option<String>,
    pub name: String,
    #[serde(rename = "type")]
    pub kind: Option<String>,
    pub head: Option<String>,
    pub value: Option<String>,
}

#[derive(Debug, Deserialize)]
pub struct QualifierFields {
    pub role: String,
    pub value: EndFields,
}

#[derive(Debug, Deserialize)]
pub struct RelationFields {
    pub id: String,
    pub label: String,
}

#[derive(Debug, Deserialize)]
pub struct StatusFields {
    pub polarity: String,
    pub certainty: String,
    pub speaker: Option<EndFields>,
    pub time: Option<String>,
}

#[derive(Debug, Deserialize)]
pub struct EvidenceFields {
    pub id: String,
    pub document: Option<String>,
    #[serde(flatten)]
    pub places: PlacesFields,
    pub characters: PlacesFields,
    pub quote: String,
    pub rule: Option<String>,
    pub trigger: String,
    pub steps: Vec<String>,
}

#[derive(Debug, Deserialize)]
pub struct PlacesFields {
    pub spans: Vec<[usize; 2]>,
    pub subject: Option<[usize; 2]>,
    pub object: Option<[usize; 2]>,
    pub predicate: Option<[usize; 2]>,
}

impl From<EntityFields> for EntityNode {
    fn from(fields: EntityFields) -> Self {
        let other_names = &fields.other_names - &fields.names;
        Self {
            id: fields.id,
            names: fields.names.into(),
            other_names: other_names.into(),
            kinds: fields.types.into(),
            heads: fields.head.into_iter().collect(),
            identifiers: fields.same_as.into(),
        }
    }
}

impl From<DocumentFields> for Source {
    fn from(fields: DocumentFields) -> Self {
        Self {
            id: fields.id,
            iri: fields.iri,
            title: fields.title,
            date: fields.date,
        }
    }
}

impl EvidenceFields {
    /// The evidence, of this document if it does not name one itself.
    pub fn evidence(self, offsets: &str, document: Option<&str>) -> Result<Evidence, GraphFault> {
        let document = self.document.or_else(|| document.map(str::to_owned));
        let document = document
            .ok_or_else(|| GraphFault::new(format!("the evidence {} has no document", self.id)))?;
        let bytes = match offsets {
            "bytes" => self.places.into(),
            _ => Places::default(),
        };
        Ok(Evidence {
            id: self.id,
            document,
            bytes,
            characters: self.characters.into(),
            quote: self.quote,
            rule: self.rule,
            trigger: self.trigger,
            steps: self.steps.into_iter().map(Into::into).collect(),
        })
    }
}

impl From<PlacesFields> for Places {
    fn from(fields: PlacesFields) -> Self {
        let span = |[start, end]: [usize; 2]| Span::new(start.min(end), end);
        Self {
            spans: fields.spans.into_iter().map(span).collect(),
            subject: fields.subject.map(span),
            object: fields.object.map(span),
            trigger: fields.predicate.map(span),
        }
    }
}
