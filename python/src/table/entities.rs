//! The table of entities: a row for each entity of each document.

use std::sync::Arc;

use arrow_array::ArrayRef;
use arrow_array::builder::StringBuilder;
use arrow_schema::{DataType, Schema};
use cloze::graph::KnowledgeGraph;

use super::columns::{list, optional, text, texts};

/// The columns.
pub fn schema() -> Schema {
    Schema::new(vec![
        text("document"),
        text("id"),
        text("name"),
        optional("type"),
        optional("head"),
        list("names", DataType::Utf8),
        list("other_names", DataType::Utf8),
        list("types", DataType::Utf8),
        list("same_as", DataType::Utf8),
    ])
}

/// The rows of some graphs of one document each.
pub fn columns<'g>(graphs: impl Iterator<Item = &'g KnowledgeGraph>) -> Vec<ArrayRef> {
    let mut plain: [StringBuilder; 5] = Default::default();
    let mut lists = [texts(), texts(), texts(), texts()];
    for graph in graphs {
        let document = graph.documents().next().map_or("", |source| &source.id);
        for entity in graph.entities() {
            let texts = [
                Some(document),
                Some(&*entity.id),
                Some(entity.name()),
                entity.kind(),
                entity.head(),
            ];
            for (column, text) in plain.iter_mut().zip(texts) {
                column.append_option(text);
            }
            let further = entity.further_names();
            let further: Vec<&str> = further.into_iter().collect();
            let all =
                |set: &'g [String]| -> Vec<&'g str> { set.iter().map(String::as_str).collect() };
            let sets = [
                all(&entity.names),
                further,
                all(&entity.kinds),
                all(&entity.identifiers),
            ];
            for (column, set) in lists.iter_mut().zip(sets) {
                column.append_value(set.into_iter().map(Some));
            }
        }
    }
    let plain = plain
        .iter_mut()
        .map(|column| Arc::new(column.finish()) as ArrayRef);
    let lists = lists
        .iter_mut()
        .map(|column| Arc::new(column.finish()) as ArrayRef);
    plain.chain(lists).collect()
}
