//! Names for everything in the graph: made of content, never of chance or order.

mod iri;

use std::fmt::{self, Write};

use sha2::{Digest, Sha256};

use crate::document::Document;
use crate::reading::{Entity, Naming};
use crate::span::Span;
pub use iri::Alphabet;
pub(crate) use iri::{absolute_iri, readable, web_address};
use iri::{camel_case, percent_encode, slug, without_dot_segments};

/// The base of identifiers where none is chosen.
pub const DEFAULT_BASE: &str = "https://example.org/kg/";

/// Our own terms in `vocab#` that are neither types nor relations; a relation that would bear the name of one gets an
/// underscore.
pub(crate) const TERMS: [&str; 17] = [
    "alsoAt",
    "certainty",
    "content",
    "end",
    "head",
    "objectAt",
    "open",
    "polarity",
    "rule",
    "source",
    "speaker",
    "start",
    "steps",
    "subjectAt",
    "time",
    "trigger",
    "triggerAt",
];

/// What follows the base in identifiers that are made of names.
const ROOMS: [&str; 7] = ["id/", "doc/", "vocab#", "open#", "role#", "rule/", "code/"];

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
    alphabet: Alphabet,
}

/// Why an IRI can be no base.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BaseFault {
    /// It has no scheme, or no host.
    NotAbsolute,
    /// It has a `#`, and an IRI can have but one.
    Fragment,
}

impl fmt::Display for BaseFault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::NotAbsolute => "not an absolute IRI; write it like https://example.org/kg/",
            Self::Fragment => {
                "holds a \"#\", which the names of relations and types need for themselves; end it in \"/\""
            }
        })
    }
}

impl std::error::Error for BaseFault {}

impl Default for Identifiers {
    fn default() -> Self {
        Self {
            base: DEFAULT_BASE.to_owned(),
            scope: Scope::Shared,
            alphabet: Alphabet::Ascii,
        }
    }
}

impl Identifiers {
    /// Makes identifiers under `base`, to which a slash is added if it does not end in one.
    ///
    /// # Errors
    ///
    /// `base` is not an absolute IRI, or has a `#`: the names of relations and types follow one of their own.
    pub fn new(base: &str, scope: Scope) -> Result<Self, BaseFault> {
        let mut base = absolute_iri(base).ok_or(BaseFault::NotAbsolute)?;
        if base.contains('#') {
            return Err(BaseFault::Fragment);
        }
        if !base.ends_with('/') {
            base.push('/');
        }
        Ok(Self {
            base,
            scope,
            alphabet: Alphabet::Ascii,
        })
    }

    /// The same with letters beyond ASCII written so.
    #[must_use]
    pub fn with_alphabet(self, alphabet: Alphabet) -> Self {
        Self { alphabet, ..self }
    }

    /// How letters beyond ASCII are written.
    pub const fn alphabet(&self) -> Alphabet {
        self.alphabet
    }

    /// The alphabet that an IRI shows these identifiers to be written in; none if it is none of them, or would be the same in
    /// both.
    pub fn alphabet_of(&self, iri: &str) -> Option<Alphabet> {
        let local = iri.strip_prefix(&self.base)?;
        let is_ours = ROOMS.iter().any(|room| local.starts_with(room));
        is_ours.then(|| Alphabet::of(local))?
    }

    /// The text with every character encoded that a name in an IRI may not have.
    fn encoded(&self, text: &str) -> String {
        percent_encode(text, |character| self.alphabet.keeps(character))
    }

    /// What every identifier begins with.
    pub fn base(&self) -> &str {
        &self.base
    }

    /// The IRI of an entity of a document. Names are shared by all documents, but for those of [`Scope::Document`] and of
    /// people who are named by one word.
    pub fn entity(&self, entity: &Entity, document: &Document) -> String {
        let slug = bounded(slug(&entity.name, self.alphabet));
        let in_document = || self.text(&document.id);
        match (entity.naming, self.scope) {
            (Naming::Description, _) => format!("{}/{slug}_{}", in_document(), entity.first.start),
            (Naming::Name, scope) if scope == Scope::Document || is_anybodys(entity) => {
                format!("{}/id/{slug}", in_document())
            }
            (Naming::Name | Naming::Gazetteer, _) => format!("{}id/{slug}", self.base),
        }
    }

    /// Whether an IRI is of an entity that goes by a name, and is not only a thing of one document.
    pub fn is_of_name(&self, iri: &str) -> bool {
        let local = iri.strip_prefix(&self.base).unwrap_or_default();
        local.rsplit('/').nth(1) == Some("id")
    }

    /// The IRI of a document: the address it was published at, if it has one.
    pub fn document(&self, document: &Document) -> String {
        let url = document.url.as_deref().and_then(web_address);
        url.unwrap_or_else(|| self.text(&document.id))
    }

    /// The IRI of a relation; those that open mode makes have a room of their own.
    pub fn relation(&self, name: &str, open: bool) -> String {
        let local = camel_case(name, self.alphabet);
        if open {
            return format!("{}open#{local}", self.base);
        }
        let mark = if TERMS.contains(&local.as_str()) {
            "_"
        } else {
            ""
        };
        format!("{}vocab#{local}{mark}", self.base)
    }

    /// The IRI of a role. Roles have a room of their own, since a relation may bear the same name.
    pub fn role(&self, name: &str) -> String {
        format!("{}role#{}", self.base, camel_case(name, self.alphabet))
    }

    /// The IRI of a type.
    pub fn kind(&self, name: &str) -> String {
        self.term(&self.encoded(name))
    }

    /// The IRI of one of our own terms, such as `polarity`.
    pub(crate) fn term(&self, local: &str) -> String {
        format!("{}vocab#{local}", self.base)
    }

    /// The IRI of a rule.
    pub fn rule(&self, name: &str) -> String {
        format!("{}rule/{}", self.base, bounded(slug(name, self.alphabet)))
    }

    /// The IRI of a code of an outside scheme, such as PLOVER's.
    pub(crate) fn code(&self, scheme: &str, value: &str) -> String {
        format!("{}/{}", self.scheme(scheme), self.encoded(value))
    }

    /// The IRI of a scheme of codes.
    pub(crate) fn scheme(&self, name: &str) -> String {
        format!("{}code/{}", self.base, self.encoded(name))
    }

    /// The IRI of a statement with these parts.
    pub(crate) fn statement<S: AsRef<str>>(&self, parts: &[S]) -> String {
        [&self.base, "stmt/", &digest(parts)].concat()
    }

    /// The IRI of a piece of evidence with these parts.
    pub(crate) fn evidence<S: AsRef<str>>(&self, parts: &[S]) -> String {
        [&self.base, "evidence/", &digest(parts)].concat()
    }

    /// The IRI of the text of the document with this id, which all that is only in this document is named below.
    pub(crate) fn text(&self, document: &str) -> String {
        let id = percent_encode(&readable(document), |character| {
            self.alphabet.keeps(character) || character == '/'
        });
        format!("{}doc/{}", self.base, without_dot_segments(&id))
    }

    /// The IRI of a stretch of a document's text, counted in characters as RFC 5147 says.
    pub(crate) fn stretch(&self, document: &str, characters: Span) -> String {
        let Span { start, end } = characters;
        format!("{}#char={start},{end}", self.text(document))
    }
}

/// Whether a name is a person's by one word only: the _Kim_ of one document is not that of another.
fn is_anybodys(entity: &Entity) -> bool {
    entity.kind.as_deref() == Some("Person") && !entity.name.contains([' ', '\u{a0}'])
}

/// The longest slug, in bytes, that stays whole.
const LONGEST_SLUG: usize = 120;

/// The slug, or as many of its words as fit and a digest of the whole.
fn bounded(slug: String) -> String {
    if slug.len() <= LONGEST_SLUG {
        return slug;
    }
    let fitting = &slug[..slug.floor_char_boundary(LONGEST_SLUG)];
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
    }

    #[test]
    fn roles_never_share_a_name_with_a_relation_or_a_term() {
        let identifiers = Identifiers::default();
        for name in ["time", "recipient", "shake hands with", "rule"] {
            let role = identifiers.role(name);
            assert_ne!(role, identifiers.relation(name, false));
            assert_ne!(role, identifiers.term(name));
        }
    }

    #[test]
    fn rules_are_named_by_slugs() {
        let rule = Identifiers::default().rule("gave (100 %) to");
        assert_eq!(rule.strip_prefix(DEFAULT_BASE), Some("rule/gave-100-to"));
    }

    #[test]
    fn bases_end_where_a_name_can_begin() {
        let base = |text| Identifiers::new(text, Scope::Shared).map(|made| made.base().to_owned());
        for (text, expected) in [
            (
                "https://kg.example.org",
                Ok("https://kg.example.org/".to_owned()),
            ),
            ("urn:kg:", Ok("urn:kg:/".to_owned())),
            ("kg", Err(BaseFault::NotAbsolute)),
            ("", Err(BaseFault::NotAbsolute)),
            ("https://kg.example.org/#", Err(BaseFault::Fragment)),
            ("urn:kg#", Err(BaseFault::Fragment)),
            ("https://kg.example.org/#kg/", Err(BaseFault::Fragment)),
        ] {
            assert_eq!(base(text), expected, "{text}");
        }
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
            strength: crate::reading::Strength::Known,
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
        let one = bounded(slug(&"the very long ".repeat(20), Alphabet::Ascii));
        let other = bounded(slug(
            &("the very long ".repeat(20) + "name"),
            Alphabet::Ascii,
        ));
        assert!(one.starts_with("the-very-long-the-very-long-"));
        assert!(one.len() <= LONGEST_SLUG + 9);
        assert_ne!(one, other);
        assert_eq!(bounded("x".repeat(300)).len(), 9);
        assert_eq!(bounded("朝".repeat(100)).len(), 9);
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
