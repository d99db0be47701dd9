//! The IRIs of standard vocabularies, and the prefixes that stand for them.

use crate::graph::identifiers;

macro_rules! terms {
    ($($namespace:literal { $($(#[$doc:meta])* $name:ident = $local:literal),* $(,)? })*) => {
        $($($(#[$doc])* pub const $name: &str = concat!($namespace, $local);)*)*
    };
}

terms! {
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#" {
        TYPE = "type",
        STATEMENT = "Statement",
        SUBJECT = "subject",
        PREDICATE = "predicate",
        OBJECT = "object",
        PROPERTY = "Property",
    }
    "http://www.w3.org/2000/01/rdf-schema#" {
        LABEL = "label",
        COMMENT = "comment",
        DOMAIN = "domain",
        RANGE = "range",
        SUBCLASS_OF = "subClassOf",
        SUBPROPERTY_OF = "subPropertyOf",
    }
    "http://www.w3.org/2002/07/owl#" {
        CLASS = "Class",
        OBJECT_PROPERTY = "ObjectProperty",
        DATATYPE_PROPERTY = "DatatypeProperty",
        SYMMETRIC_PROPERTY = "SymmetricProperty",
        INVERSE_OF = "inverseOf",
        SAME_AS = "sameAs",
    }
    "http://www.w3.org/2001/XMLSchema#" {
        BOOLEAN = "boolean",
        INTEGER = "integer",
        STRING = "string",
        DECIMAL = "decimal",
        DURATION = "duration",
    }
    "http://www.w3.org/2004/02/skos/core#" {
        CONCEPT = "Concept",
        CONCEPT_SCHEME = "ConceptScheme",
        ALT_LABEL = "altLabel",
        BROAD_MATCH = "broadMatch",
        NOTATION = "notation",
        IN_SCHEME = "inScheme",
    }
    "http://www.w3.org/ns/prov#" {
        DERIVED_FROM = "wasDerivedFrom",
        INFLUENCED_BY = "wasInfluencedBy",
        PLAN = "Plan",
    }
    "http://www.w3.org/ns/oa#" {
        ANNOTATION = "Annotation",
        SPECIFIC_RESOURCE = "SpecificResource",
        POSITION_SELECTOR = "TextPositionSelector",
        QUOTE_SELECTOR = "TextQuoteSelector",
        HAS_BODY = "hasBody",
        HAS_TARGET = "hasTarget",
        HAS_SOURCE = "hasSource",
        HAS_SELECTOR = "hasSelector",
        START = "start",
        END = "end",
        EXACT = "exact",
    }
    "http://purl.org/dc/terms/" {
        IDENTIFIER = "identifier",
        TITLE = "title",
        ISSUED = "issued",
    }
    "https://schema.org/" {
        NEWS_ARTICLE = "NewsArticle",
        VALUE = "value",
        UNIT = "unitText",
    }
    "https://w3id.org/cdt/" {
        QUANTITY = "ucum",
    }
}

/// The prefixes of vocabularies that are not ours.
const OUTSIDE: [(&str, &str); 12] = [
    ("cdt", "https://w3id.org/cdt/"),
    ("dct", "http://purl.org/dc/terms/"),
    ("foaf", "http://xmlns.com/foaf/0.1/"),
    ("oa", "http://www.w3.org/ns/oa#"),
    ("owl", "http://www.w3.org/2002/07/owl#"),
    ("prov", "http://www.w3.org/ns/prov#"),
    ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
    ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
    ("schema", "https://schema.org/"),
    ("skos", "http://www.w3.org/2004/02/skos/core#"),
    ("wd", "http://www.wikidata.org/entity/"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
];

/// The prefixes of our own namespaces, with what follows the base.
const OURS: [(&str, &str); 7] = [
    ("ev", "evidence/"),
    ("id", "id/"),
    ("o", "open#"),
    ("r", "role#"),
    ("rule", "rule/"),
    ("st", "stmt/"),
    ("v", "vocab#"),
];

/// Whether an IRI is one of our own terms; their IRIs begin with this.
pub fn is_ours(iri: &str, room: &str) -> bool {
    let local = iri.strip_prefix(room);
    local.is_some_and(|local| identifiers::TERMS.contains(&local))
}

/// Whether an IRI is a plain name in a standard vocabulary, and so certainly valid.
pub fn is_standard(iri: &str) -> bool {
    let locals = OUTSIDE
        .iter()
        .filter_map(|(_, room)| iri.strip_prefix(room));
    let mut locals = locals.map(str::as_bytes);
    locals.any(|local| local.iter().all(u8::is_ascii_alphanumeric))
}

/// All prefixes for graphs under a base, in the order of their names. No prefix begins with another.
pub fn prefixes(base: &str) -> Vec<(&'static str, String)> {
    let ours = OURS
        .iter()
        .map(|(name, end)| (*name, format!("{base}{end}")));
    let outside = OUTSIDE.iter().filter(|(_, iri)| !base.starts_with(iri));
    let outside = outside.map(|(name, iri)| (*name, (*iri).to_owned()));
    let mut all: Vec<_> = ours.chain(outside).collect();
    all.sort_unstable();
    all
}
