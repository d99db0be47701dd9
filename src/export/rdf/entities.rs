//! Entities in RDF.

use super::{Used, terms, triples::Section, triples::Triples};
use crate::graph::{EntityNode, Identifiers, KnowledgeGraph, Literal};
use crate::reading::Amount;

/// Describes every entity: its types, names, head word and outside identifiers.
pub fn describe(graph: &KnowledgeGraph, triples: &mut Triples, used: &mut Used) {
    triples.begin(Section::Entities);
    for entity in graph.entities() {
        describe_entity(graph.identifiers(), entity, triples);
        used.types.extend(entity.kinds.iter().cloned());
        if !entity.heads.is_empty() {
            used.terms.insert("head");
        }
    }
}

/// What a gazetteer knows of an entity holds whatever a document says; the names that a document has for it do not.
fn describe_entity(identifiers: &Identifiers, entity: &EntityNode, triples: &mut Triples) {
    let is_outside = |iri: &String| !iri.starts_with(identifiers.base());
    triples.share(entity.identifiers.iter().any(is_outside));
    for kind in &entity.kinds {
        triples.link(&entity.id, terms::TYPE, &identifiers.kind(kind));
    }
    for name in &entity.names {
        triples.text(&entity.id, terms::LABEL, name);
    }
    for identifier in &entity.identifiers {
        triples.link(&entity.id, terms::SAME_AS, identifier);
    }
    triples.share(false);
    for name in &entity.other_names {
        triples.text(&entity.id, terms::ALT_LABEL, name);
    }
    for head in &entity.heads {
        triples.text(&entity.id, &identifiers.term("head"), head);
    }
    if let Some(Amount { number, unit }) = entity.amount() {
        let number = Literal::amount(&Amount { number, unit: None });
        triples.literal(&entity.id, terms::VALUE, &number);
        if let Some(unit) = unit {
            triples.text(&entity.id, terms::UNIT, &unit);
        }
    }
}
