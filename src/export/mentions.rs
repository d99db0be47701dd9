//! Mentions as JSON lines: one name, pronoun or description a line, with the entities it stands for.

use std::io::{self, Write};

use serde_json::{Value, json};

use crate::export::Offsets;
use crate::graph::Identifiers;
use crate::reading::{Entity, Mention, Reading, Sieve};

/// The version of the format, which changes when a field changes its meaning or goes.
const VERSION: u32 = 2;

/// Writes the mentions of a document in text order.
pub fn write(
    reading: &Reading<'_>,
    identifiers: &Identifiers,
    offsets: Offsets,
    mut writer: impl Write,
) -> io::Result<()> {
    let count = offsets.counter(&reading.analysis.document.text);
    for mention in &reading.mentions {
        let span = count(mention.span);
        let entities: Vec<&Entity> = entities(reading, mention).collect();
        let record = |entity: &&Entity| entity_record(reading, identifiers, entity);
        let line = json!({
            "version": VERSION,
            "document": reading.analysis.document.id,
            "start": span.start,
            "end": span.end,
            "text": reading.analysis.text(mention.span),
            "type": entities.first().and_then(|entity| entity.kind.as_deref()),
            "kind": mention.kind.as_str(),
            "entity": entities.first().map(record),
            "entities": entities.iter().map(record).collect::<Vec<_>>(),
            "sieve": mention.sieve.map(Sieve::as_str),
            "steps": mention.steps,
        });
        writeln!(writer, "{line}")?;
    }
    Ok(())
}

fn entities<'r>(
    reading: &'r Reading<'_>,
    mention: &'r Mention,
) -> impl Iterator<Item = &'r Entity> {
    let known = |&entity: &usize| reading.entities.get(entity);
    mention.entities.iter().filter_map(known)
}

fn entity_record(reading: &Reading<'_>, identifiers: &Identifiers, entity: &Entity) -> Value {
    let wikidata = entity
        .identifiers
        .iter()
        .find_map(|iri| iri.rsplit_once("wikidata.org/entity/").map(|(_, id)| id));
    let iri = identifiers.entity(entity, reading.analysis.document);
    json!({"id": iri, "name": entity.name, "type": entity.kind, "wikidata": wikidata})
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Extractor;
    use crate::document::Document;

    #[test]
    fn offsets_count_what_they_are_asked_to() {
        let document = Document::new("d", "«Zoë Otieno» flew to Ghana. She met the king.");
        let starts = |offsets| {
            Extractor::default().with_reading(&document, |reading| {
                let mut lines = Vec::new();
                write(reading, &Identifiers::default(), offsets, &mut lines).unwrap();
                let lines = String::from_utf8(lines).unwrap();
                let records = lines
                    .lines()
                    .map(|line| serde_json::from_str::<Value>(line).unwrap());
                let she = records.into_iter().find(|record| record["text"] == "She");
                let she = she.expect("she is mentioned");
                assert_eq!(she["entity"]["name"], "Zoë Otieno");
                (she["start"].as_u64(), she["end"].as_u64())
            })
        };
        assert_eq!(starts(Offsets::Bytes), (Some(31), Some(34)));
        assert_eq!(starts(Offsets::Characters), (Some(28), Some(31)));
    }
}
