//! The nodes that take part in statements: each entity of a document is made a node once.

use super::{Addition, tidy};
use crate::graph::{EntityNode, Node, NodeId};
use crate::reading::{EntityId, Filler, Meaning, Value, ValueKind};
use crate::span::Span;

/// A node of the graph, or what becomes one.
pub(super) enum Place {
    /// An entity of the document that has its node.
    Known(NodeId),
    /// An entity that has none yet.
    Entity(EntityId, EntityNode),
    /// A date, an amount, a text.
    Value(Value),
}

impl Place {
    pub(super) const fn is_entity(&self) -> bool {
        !matches!(self, Self::Value(_))
    }
}

impl Addition<'_, '_> {
    /// What a filler stands for; none if that is not known.
    pub(super) fn place(&self, filler: &Filler) -> Option<Place> {
        match &filler.meaning {
            Meaning::Entity(entity) => self.place_of(*entity),
            Meaning::Value(value) => {
                let text = tidy(&value.text);
                (!text.is_empty()).then(|| {
                    let value = value.clone();
                    Place::Value(Value { text, ..value })
                })
            }
            Meaning::Clause(_) => {
                let words = self.words(filler.span);
                (!words.text.is_empty()).then_some(Place::Value(words))
            }
            Meaning::Unresolved => None,
        }
    }

    fn place_of(&self, id: EntityId) -> Option<Place> {
        let entity = self.reading.entities.get(id)?;
        if let Some(node) = self.nodes[id] {
            return Some(Place::Known(node));
        }
        let name = tidy(&entity.name);
        (!name.is_empty()).then(|| {
            let document = self.reading.analysis.document;
            let node = EntityNode {
                id: self.graph.identifiers.entity(entity, document),
                names: [name].into(),
                other_names: entity.other_names.iter().map(|name| tidy(name)).collect(),
                kinds: entity.kind.iter().cloned().collect(),
                heads: entity.head.iter().cloned().collect(),
                identifiers: entity.identifiers.iter().cloned().collect(),
            };
            Place::Entity(id, node)
        })
    }

    /// The words at a span as a value.
    pub(super) fn words(&self, span: Span) -> Value {
        Value {
            kind: ValueKind::Text,
            text: tidy(span.text(&self.reading.analysis.document.text)),
            iso: None,
        }
    }

    /// What sets the node apart from all others.
    pub(super) fn key(&self, place: &Place) -> String {
        match place {
            Place::Known(node) => self.graph.graph[*node].key(),
            Place::Entity(_, entity) => entity.id.clone(),
            Place::Value(value) => Node::Value(value.clone()).key(),
        }
    }

    /// The node, made if it is new.
    pub(super) fn intern(&mut self, place: Place) -> NodeId {
        match place {
            Place::Known(node) => node,
            Place::Entity(id, entity) => {
                let node = self.graph.intern(Node::Entity(entity));
                self.nodes[id] = Some(node);
                node
            }
            Place::Value(value) => self.graph.intern(Node::Value(value)),
        }
    }
}
