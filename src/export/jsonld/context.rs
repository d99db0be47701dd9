//! The context of JSON-LD: what keys stand for.

use serde_json::{Map, Value, json};

use crate::export::rdf::terms;

/// The keys for properties of others: what is best known by a plain word.
const WORDS: [(&str, &str); 10] = [
    ("label", terms::LABEL),
    ("altLabel", terms::ALT_LABEL),
    ("sameAs", terms::SAME_AS),
    ("subject", terms::SUBJECT),
    ("predicate", terms::PREDICATE),
    ("object", terms::OBJECT),
    ("hasBody", terms::HAS_BODY),
    ("hasTarget", terms::HAS_TARGET),
    ("hasSource", terms::HAS_SOURCE),
    ("hasSelector", terms::HAS_SELECTOR),
];

/// Those of these words that lead to nodes alone, so that an IRI stands for itself.
const TO_NODES: [&str; 7] = [
    terms::SAME_AS,
    terms::SUBJECT,
    terms::PREDICATE,
    terms::HAS_BODY,
    terms::HAS_TARGET,
    terms::HAS_SOURCE,
    terms::HAS_SELECTOR,
];

/// What keys stand for under one base.
pub struct Context {
    /// What the IRIs of relations, types and our own terms begin with: these go by their bare names.
    room: String,
    prefixes: Vec<(&'static str, String)>,
}

impl Context {
    /// The context of graphs whose IRIs begin so.
    pub fn new(base: &str) -> Self {
        let mut prefixes = terms::prefixes(base);
        let room = format!("{base}vocab#");
        prefixes.sort_unstable();
        Self { room, prefixes }
    }

    /// The context as JSON.
    pub fn to_json(&self) -> Value {
        let mut context = Map::new();
        context.insert("@vocab".to_owned(), json!(self.room));
        for (name, iri) in &self.prefixes {
            context.insert((*name).to_owned(), json!(iri));
        }
        for (word, iri) in WORDS {
            let short = self.short(iri);
            let meaning = match TO_NODES.contains(&iri) {
                true => json!({"@id": short, "@type": "@id"}),
                false => json!(short),
            };
            context.insert(word.to_owned(), meaning);
        }
        Value::Object(context)
    }

    /// The key for a property.
    pub fn key(&self, predicate: &str) -> String {
        if predicate == terms::TYPE {
            return "@type".to_owned();
        }
        let word = WORDS.iter().find(|(_, iri)| *iri == predicate);
        match word {
            Some((word, _)) => (*word).to_owned(),
            None => self.kind(predicate),
        }
    }

    /// The word for a type: its bare name, if it is ours.
    pub fn kind(&self, iri: &str) -> String {
        let local = iri.strip_prefix(&self.room);
        match local.filter(|local| self.is_free(local)) {
            Some(local) => local.to_owned(),
            None => self.short(iri),
        }
    }

    /// Whether a bare name stands for nothing else.
    fn is_free(&self, name: &str) -> bool {
        let is_word = WORDS.iter().any(|(word, _)| *word == name);
        let is_prefix = self.prefixes.iter().any(|(prefix, _)| *prefix == name);
        !name.is_empty() && !is_word && !is_prefix
    }

    /// Whether the context says that a property leads to nodes alone.
    pub fn leads_to_nodes(&self, predicate: &str) -> bool {
        TO_NODES.contains(&predicate)
    }

    /// The IRI with its prefix, if there is one for it.
    pub fn short(&self, iri: &str) -> String {
        let found = self.prefixes.iter().find_map(|(name, prefix)| {
            let local = iri.strip_prefix(prefix.as_str())?;
            // What follows "//" is not a prefix's to shorten.
            (!local.starts_with("//")).then(|| format!("{name}:{local}"))
        });
        found.unwrap_or_else(|| iri.to_owned())
    }
}
