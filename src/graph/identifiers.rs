//! Names for everything in the graph: made of content, never of chance or order.

use std::fmt::Write;

use sha2::{Digest, Sha256};

use crate::document::Document;
use crate::reading::{Entity, Naming};

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
        let slug = slug(&entity.name);
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

/// Makes the part of an IRI that stands for a name: lower case, marks as hyphens, letters beyond ASCII encoded.
pub fn slug(name: &str) -> String {
    let mut slug = String::with_capacity(name.len());
    let mut pending = false;
    for character in name.chars().flat_map(char::to_lowercase) {
        if !is_letter(character) {
            pending = true;
            continue;
        }
        if pending && !slug.is_empty() {
            slug.push('-');
        }
        pending = false;
        encode_into(&mut slug, character, |character| character.is_ascii());
    }
    if slug.is_empty() {
        return percent_encode(name, |_| false);
    }
    slug
}

/// Letters, digits, the underscore, and the accents that follow letters.
fn is_letter(character: char) -> bool {
    character.is_alphanumeric() || character == '_' || ('\u{300}'..='\u{36F}').contains(&character)
}

/// `shake hands with` as `shakeHandsWith`.
fn camel_case(name: &str) -> String {
    let mut words = name.split(|character| !is_letter(character));
    let mut joined = words
        .find(|word| !word.is_empty())
        .unwrap_or_default()
        .to_lowercase();
    for word in words {
        let mut characters = word.chars();
        joined.extend(characters.next().into_iter().flat_map(char::to_uppercase));
        joined.push_str(characters.as_str());
    }
    percent_encode(&joined, is_unreserved)
}

/// The address, with what an IRI may not hold encoded; none if it is not an address of the web.
pub fn web_address(url: &str) -> Option<String> {
    let (scheme, rest) = url.trim().split_once("://")?;
    let scheme = scheme.to_ascii_lowercase();
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (host, path) = rest.split_at(end);
    let known = scheme == "http" || scheme == "https";
    (known && is_host(host)).then(|| format!("{scheme}://{host}{}", encode_path(path)))
}

/// Whether the text is a host name, perhaps with a port.
fn is_host(text: &str) -> bool {
    let (name, port) = text.split_once(':').unwrap_or((text, "80"));
    let is_port = port.len() <= 5 && port.bytes().all(|byte| byte.is_ascii_digit());
    let in_name = |character: char| character.is_alphanumeric() || ".-_".contains(character);
    !name.is_empty() && name.chars().all(in_name) && is_port
}

/// The IRI, with what it may not hold encoded; none if it has no scheme.
pub fn absolute_iri(text: &str) -> Option<String> {
    if text.contains("://") {
        return web_address(text);
    }
    let (scheme, rest) = text.trim().split_once(':')?;
    let is_scheme = scheme.starts_with(|first: char| first.is_ascii_alphabetic())
        && scheme
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte));
    (is_scheme && !rest.is_empty()).then(|| format!("{scheme}:{}", encode_path(rest)))
}

/// Encodes what a path, query and fragment may not hold; keeps what is encoded already.
fn encode_path(path: &str) -> String {
    let (path, fragment) = match path.split_once('#') {
        Some((path, fragment)) => (path, Some(fragment)),
        None => (path, None),
    };
    let encode = |part: &str| keep_encoded(&percent_encode(part, is_path));
    match fragment {
        Some(fragment) => format!("{}#{}", encode(path), encode(fragment)),
        None => encode(path),
    }
}

/// Undoes the encoding of a `%` that itself begins an encoded byte.
fn keep_encoded(encoded: &str) -> String {
    let mut kept = String::with_capacity(encoded.len());
    for (index, piece) in encoded.split("%25").enumerate() {
        let begins = piece.as_bytes();
        let is_byte = begins.len() >= 2 && begins[..2].iter().all(u8::is_ascii_hexdigit);
        if index > 0 {
            kept.push_str(if is_byte { "%" } else { "%25" });
        }
        kept.push_str(piece);
    }
    kept
}

/// Characters of a path that need no encoding, the letters of all scripts among them.
fn is_path(character: char) -> bool {
    is_unreserved(character)
        || "/?:@!$&'()*+,;=".contains(character)
        || (!character.is_ascii() && character.is_alphanumeric())
}

/// The characters that RFC 3986 lets stand anywhere.
fn is_unreserved(character: char) -> bool {
    character.is_ascii_alphanumeric() || "-._~".contains(character)
}

/// Encodes the dots of segments that would be read as "here" and "above".
fn without_dot_segments(path: &str) -> String {
    let segments = path.split('/').map(|segment| match segment {
        "." => "%2E",
        ".." => "%2E%2E",
        segment => segment,
    });
    segments.collect::<Vec<_>>().join("/")
}

fn percent_encode(text: &str, keep: impl Fn(char) -> bool) -> String {
    let mut encoded = String::with_capacity(text.len());
    for character in text.chars() {
        encode_into(&mut encoded, character, &keep);
    }
    encoded
}

/// Appends the character, or its bytes in UTF-8 percent-encoded.
fn encode_into(encoded: &mut String, character: char, keep: impl Fn(char) -> bool) {
    if keep(character) {
        encoded.push(character);
        return;
    }
    for byte in character.encode_utf8(&mut [0; 4]).bytes() {
        write!(encoded, "%{byte:02X}").expect("a string takes all that is written to it");
    }
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
    fn slugs_are_plain_ascii() {
        for (name, expected) in [
            ("Vladimir Putin", "vladimir-putin"),
            ("Kim Jong-un", "kim-jong-un"),
            ("Côte d’Ivoire", "c%C3%B4te-d-ivoire"),
            ("朝鲜", "%E6%9C%9D%E9%B2%9C"),
            ("  “U.S.” ", "u-s"),
            ("G_7", "g_7"),
            ("Jose\u{301}", "jose%CC%81"),
            ("!?", "%21%3F"),
            ("", ""),
        ] {
            assert_eq!(slug(name), expected, "{name}");
        }
    }

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
    fn addresses_are_encoded_or_refused() {
        for (url, expected) in [
            (
                "https://example.com/a b?q=é#c d",
                Some("https://example.com/a%20b?q=é#c%20d"),
            ),
            (
                "HTTP://example.com:80/%41%",
                Some("http://example.com:80/%41%25"),
            ),
            (
                "https://example.com/<a>[1]|\"",
                Some("https://example.com/%3Ca%3E%5B1%5D%7C%22"),
            ),
            ("https://例え.jp", Some("https://例え.jp")),
            ("https://a:b:c/", None),
            ("https://[::1]/", None),
            ("https:///x", None),
            ("javascript:alert(1)", None),
            ("example.com", None),
        ] {
            assert_eq!(web_address(url).as_deref(), expected, "{url}");
        }
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
    fn statements_are_named_by_the_hash_of_their_parts() {
        // printf 'a\x1fb' | sha256sum
        assert_eq!(
            Identifiers::default().statement(&["a", "b"]),
            "https://example.org/kg/stmt/f04cdced9736a69da6103f08a4daaf8c"
        );
    }
}
