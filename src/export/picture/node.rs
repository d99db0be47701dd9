//! What a node of a picture stands for.

use super::look::Shape;
use crate::clause::text::one_line;
use crate::graph::{EntityNode, Node};
use crate::reading::Value;
use crate::vocabulary::Vocabulary;

/// What a node of a picture stands for: entities that are one there, or a value.
#[derive(Debug)]
pub struct Figure<'g> {
    /// What sets it apart.
    pub key: String,
    /// The entities: several if a document has a thing of the same name twice. None for a value.
    pub entities: Vec<&'g EntityNode>,
    /// The value.
    pub value: Option<&'g Value>,
    /// Its shape.
    pub shape: Shape,
    /// Whether it goes by a name, and is not only a thing of one document.
    pub is_named: bool,
}

impl<'g> Figure<'g> {
    /// What a node that takes part in a statement stands for. A value stands for itself beside its subject: the same words
    /// said of two are two, since they join nothing.
    pub fn of(node: &'g Node, subject: &str, vocabulary: &Vocabulary) -> Self {
        match node {
            Node::Entity(entity) => Self::of_entity(entity, vocabulary),
            Node::Value(value) => Self {
                key: format!("{subject}\u{1F}{}", node.key()),
                entities: Vec::new(),
                value: Some(value),
                shape: Shape::Value,
                is_named: false,
            },
        }
    }

    /// What an entity stands for. Things of a document that bear the same name are one.
    pub fn of_entity(entity: &'g EntityNode, vocabulary: &Vocabulary) -> Self {
        let shape = Shape::of(entity, vocabulary);
        let is_named = is_named(entity);
        let key = match shape == Shape::Thing && !is_named {
            true => without_offset(&entity.id),
            false => &entity.id,
        };
        Self {
            key: key.to_owned(),
            entities: vec![entity],
            value: None,
            shape,
            is_named,
        }
    }

    /// What it is called.
    pub fn name(&self) -> &'g str {
        let entity = self.entities.first().map(|entity| entity.name());
        let value = || self.value.map(|value| value.text.as_str());
        entity.or_else(value).unwrap_or_default()
    }

    /// Name, type and other names in a line.
    pub fn told(&self) -> String {
        let Some(entity) = self.entities.first() else {
            return one_line(self.name());
        };
        let kind = entity.kind().unwrap_or("of unknown type");
        let names: Vec<&str> = entity.further_names().into_iter().collect();
        match names.is_empty() {
            true => format!("{}: {kind}", entity.name()),
            false => format!("{}: {kind}; also {}", entity.name(), names.join(", ")),
        }
    }

    /// An address on the web that tells more.
    pub fn url(&self) -> Option<&'g str> {
        let identifiers = self.entities.iter().flat_map(|entity| &entity.identifiers);
        let mut identifiers = identifiers.map(String::as_str);
        identifiers.find(|iri| iri.starts_with("http://") || iri.starts_with("https://"))
    }
}

/// Whether an entity goes by a name, and is not only a thing of one document.
fn is_named(entity: &EntityNode) -> bool {
    let mut parts = entity.id.rsplit('/').skip(1);
    parts.next() == Some("id")
}

/// The IRI of a thing without where it is first mentioned.
fn without_offset(id: &str) -> &str {
    match id.rsplit_once('_') {
        Some((start, offset)) if offset.bytes().all(|byte| byte.is_ascii_digit()) => start,
        _ => id,
    }
}
