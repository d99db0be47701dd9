//! Names for everything in the graph: made of content, never of chance or order.

mod iri;

use std::fmt::Write;

use sha2::{Digest, Sha256};

use crate::document::Document;
use crate::reading::{Entity, Naming};
pub use iri::{absolute_iri, slug, web_address};
use iri::{camel_case, is_unreserved, percent_encode, without_dot_segments};

/// The base of identifiers where none is chosen.
pub const DEFAULT_BASE: &str = "https://example.org/kg/";

/// Local names in `vocab#` that are taken; a relation or role that would bear one gets an underscore.
const TAKEN: [&str; 9] = [
    "certainty",
    "content",
    "head",
    "open",
    "polarity",
    "speaker",
    "steps",
    "time",
    "trigger",
];

/// Whether the same name in two documents is one node.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// It is.
    #[default]
    Shared,
    /// Only names that a gazetteer knows are shared; all others belong to their document.
    Document,
}

/// Makes identifiers under one base.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identifiers {
    base: String,
    scope: Scope,
}

impl Default for Identifiers {
    fn default() -> Self {
        Self {
            base: DEFAULT_BASE.to_owned(),
            scope: Scope::Shared,
        }
    }
}

impl Identifiers {
    /// Makes identifiers under `base`, to which a slash is added if it ends in neither slash nor `#`.
    ///
    /// None if `base` is not an absolute IRI.
    pub fn new(base: &str, scope: Scope) -> Option<Self> {
        let mut base = absolute_iri(base)?;
        if !base.ends_with(['/', '#']) {
            base.push('/');
        }
        Some(Self { base, scope })
    }

    /// What every identifier begins with.
    pub fn base(&self) -> &str {
        &self.base
    }

    /// The IRI of an entity of a document.
    pub fn entity(&self, entity: &Entity, document: &Document) -> String {
        let slug = bounded(slug(&entity.name));
        let in_document = || self.in_document(document);
        match (entity.naming, self.scope) {
            (Naming::Description, _) => format!("{}/{slug}_{}", in_document(), entity.first.start),
            (Naming::Name, Scope::Document) => format!("{}/id/{slug}", in_document()),
            (Naming::Name, Scope::Shared) | (Naming::Gazetteer, _) => {
                format!("{}id/{slug}", self.base)
            }
        }
    }

    /// The IRI of a document: the address it was published at, if it has one.
    pub fn document(&self, document: &Document) -> String {
        let url = document.url.as_deref().and_then(web_address);
        url.unwrap_or_else(|| self.in_document(document))
    }

    /// The IRI of a relation; those that open mode makes have a room of their own.
    pub fn relation(&self, name: &str, open: bool) -> String {
        let local = camel_case(name);
        if open {
            return format!("{}open#{local}", self.base);
        }
        let mark = if TAKEN.contains(&local.as_str()) {
            "_"
        } else {
            ""
        };
        format!("{}vocab#{local}{mark}", self.base)
    }

    /// The IRI of a role. The reserved roles keep their names.
    pub fn role(&self, name: &str) -> String {
        match name {
            "time" | "place" => self.term(name),
            _ => self.relation(name, false),
        }
    }

    /// The IRI of a type.
    pub fn kind(&self, name: &str) -> String {
        self.term(&percent_encode(name, is_unreserved))
    }

    /// The IRI of one of our own terms, such as `polarity`.
    pub fn term(&self, local: &str) -> String {
        format!("{}vocab#{local}", self.base)
    }

    /// The IRI of a rule.
    pub fn rule(&self, name: &str) -> String {
        format!("{}rule/{}", self.base, percent_encode(name, is_unreserved))
    }

    /// The IRI of a code of an outside scheme, such as PLOVER's.
    pub fn code(&self, scheme: &str, value: &str) -> String {
        let value = percent_encode(value, is_unreserved);
        format!("{}/{value}", self.scheme(scheme))
    }

    /// The IRI of a scheme of codes.
    pub fn scheme(&self, name: &str) -> String {
        format!("{}code/{}", self.base, percent_encode(name, is_unreserved))
    }

    /// The IRI of a statement with these parts.
    pub fn statement<S: AsRef<str>>(&self, parts: &[S]) -> String {
        format!("{}stmt/{}", self.base, digest(parts))
    }

    /// The IRI of a piece of evidence with these parts.
    pub fn evidence<S: AsRef<str>>(&self, parts: &[S]) -> String {
        format!("{}evidence/{}", self.base, digest(parts))
    }

    /// What the identifiers of a document begin with.
    fn in_document(&self, document: &Document) -> String {
        let id = percent_encode(&document.id, |character| {
            is_unreserved(character) || character == '/'
        });
        format!("{}doc/{}", self.base, without_dot_segments(&id))
    }
}

/// The longest slug, in bytes, that stays whole.
const LONGEST_SLUG: usize = 120;

/// The slug, or as many of its words as fit and a digest of the whole.
fn bounded(slug: String) -> String {
    if slug.len() <= LONGEST_SLUG {
        return slug;
    }
    let fitting = &slug[..LONGEST_SLUG];
    let words = fitting.rsplit_once('-').map_or("", |(words, _)| words);
    format!("{words}-{}", &digest(&[&slug])[..8])
}

/// The first 32 hexadecimal digits of the SHA-256 of the parts, joined by U+001F.
fn digest<S: AsRef<str>>(parts: &[S]) -> String {
    let mut hasher = Sha256::new();
    for (index, part) in parts.iter().enumerate() {
        if index > 0 {
            hasher.update([0x1F]);
        }
        hasher.update(part.as_ref());
    }
    let mut digits = String::with_capacity(32);
    for byte in hasher.finalize().iter().take(16) {
        write!(digits, "{byte:02x}").expect("a string takes all that is written to it");
    }
    digits
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::Span;

    #[test]
    fn relations_are_camel_case_and_never_take_a_term_of_ours() {
        let identifiers = Identifiers::default();
        for (name, open, expected) in [
            ("gifted", false, "vocab#gifted"),
            ("met with", false, "vocab#metWith"),
            ("is US-led by", false, "vocab#isUSLedBy"),
            ("trigger", false, "vocab#trigger_"),
            ("trigger", true, "open#trigger"),
            ("shake hands with", true, "open#shakeHandsWith"),
            ("être", true, "open#%C3%AAtre"),
        ] {
            let iri = identifiers.relation(name, open);
            assert_eq!(iri.strip_prefix(DEFAULT_BASE), Some(expected));
        }
        assert!(identifiers.role("time").ends_with("vocab#time"));
    }

    #[test]
    fn bases_end_where_a_name_can_begin() {
        let base = |text| Identifiers::new(text, Scope::Shared).map(|made| made.base().to_owned());
        assert_eq!(
            base("https://kg.example.org").as_deref(),
            Some("https://kg.example.org/")
        );
        assert_eq!(base("urn:kg#").as_deref(), Some("urn:kg#"));
        assert_eq!(base("kg"), None);
        assert_eq!(base(""), None);
    }

    #[test]
    fn documents_keep_their_path_but_never_climb_it() {
        let identifiers = Identifiers::default();
        for (id, expected) in [
            ("2024/june/visit", "doc/2024/june/visit"),
            ("../a b", "doc/%2E%2E/a%20b"),
            ("50%", "doc/50%25"),
        ] {
            let iri = identifiers.document(&Document::new(id, ""));
            assert_eq!(iri.strip_prefix(DEFAULT_BASE), Some(expected));
        }
    }

    #[test]
    fn only_gazetteer_names_are_shared_in_document_scope() {
        let document = Document::new("d", "");
        let entity = |naming| Entity {
            name: "Rare horse".to_owned(),
            kind: None,
            other_names: Vec::new(),
            head: None,
            identifiers: Vec::new(),
            naming,
            first: Span::new(7, 12),
        };
        for (naming, shared, kept_apart) in [
            (Naming::Gazetteer, "id/rare-horse", "id/rare-horse"),
            (Naming::Name, "id/rare-horse", "doc/d/id/rare-horse"),
            (
                Naming::Description,
                "doc/d/rare-horse_7",
                "doc/d/rare-horse_7",
            ),
        ] {
            for (scope, expected) in [(Scope::Shared, shared), (Scope::Document, kept_apart)] {
                let identifiers = Identifiers::new(DEFAULT_BASE, scope).unwrap();
                let iri = identifiers.entity(&entity(naming), &document);
                assert_eq!(iri.strip_prefix(DEFAULT_BASE), Some(expected));
            }
        }
    }

    #[test]
    fn long_names_are_cut_between_words_and_stay_apart() {
        let one = bounded(slug(&"the very long ".repeat(20)));
        let other = bounded(slug(&("the very long ".repeat(20) + "name")));
        assert!(one.starts_with("the-very-long-the-very-long-"));
        assert!(one.len() <= LONGEST_SLUG + 9);
        assert_ne!(one, other);
        assert_eq!(bounded("x".repeat(300)).len(), 9);
    }

    #[test]
    fn statements_are_named_by_the_hash_of_their_parts() {
        // printf 'a\x1fb' | sha256sum
        assert_eq!(
            Identifiers::default().statement(&["a", "b"]),
            "https://example.org/kg/stmt/f04cdced9736a69da6103f08a4daaf8c"
        );
    }
}
