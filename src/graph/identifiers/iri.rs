//! IRIs that every reader of RDF takes.

use std::fmt::Write;

use unicode_normalization::UnicodeNormalization;

/// How letters beyond ASCII stand in the IRIs that are made of names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Alphabet {
    /// Percent-encoded (RFC 3986), so that every reader takes them.
    #[default]
    Ascii,
    /// As they are (RFC 3987).
    Unicode,
}

impl Alphabet {
    /// The alphabet that an IRI shows to be used; none if it would be the same in both.
    pub fn of(iri: &str) -> Option<Self> {
        if !iri.is_ascii() {
            return Some(Self::Unicode);
        }
        let mut encoded = iri.split('%').skip(1);
        let is_beyond = |byte: &str| byte.starts_with(|digit: char| "89ABCDEF".contains(digit));
        encoded.any(is_beyond).then_some(Self::Ascii)
    }

    /// Whether a character of a name stands as it is.
    pub fn keeps(self, character: char) -> bool {
        let is_kept = self == Self::Unicode && !character.is_ascii() && is_letter(character);
        is_kept || is_unreserved(character)
    }
}

/// Makes the part of an IRI that stands for a name: lower case, marks as hyphens, letters beyond ASCII encoded unless the
/// alphabet has them.
///
/// Composed and decomposed letters look the same and are the same (Unicode's form NFC).
pub fn slug(name: &str, alphabet: Alphabet) -> String {
    let mut slug = String::with_capacity(name.len());
    let mut pending = false;
    for character in name.nfc().flat_map(char::to_lowercase).nfc() {
        if !is_letter(character) {
            pending = true;
            continue;
        }
        if pending && !slug.is_empty() {
            slug.push('-');
        }
        pending = false;
        encode_into(&mut slug, character, |character| alphabet.keeps(character));
    }
    if slug.is_empty() {
        return percent_encode(name, |_| false);
    }
    slug
}

/// The text without the characters that some readers of RDF refuse, or take for the end of the text.
pub fn readable(text: &str) -> String {
    text.replace(['\0', '\u{FFFE}', '\u{FFFF}'], "\u{FFFD}")
}

/// Letters, digits, the underscore, and the accents that follow letters.
fn is_letter(character: char) -> bool {
    character.is_alphanumeric() || character == '_' || ('\u{300}'..='\u{36F}').contains(&character)
}

/// `shake hands with` as `shakeHandsWith`.
pub fn camel_case(name: &str, alphabet: Alphabet) -> String {
    let name: String = name.nfc().collect();
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
    percent_encode(&joined, |character| alphabet.keeps(character))
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
pub fn is_unreserved(character: char) -> bool {
    character.is_ascii_alphanumeric() || "-._~".contains(character)
}

/// Encodes the dots of segments that would be read as "here" and "above".
pub fn without_dot_segments(path: &str) -> String {
    let segments = path.split('/').map(|segment| match segment {
        "." => "%2E",
        ".." => "%2E%2E",
        segment => segment,
    });
    segments.collect::<Vec<_>>().join("/")
}

/// The text, with every character that is not kept as its bytes, percent-encoded.
pub fn percent_encode(text: &str, keep: impl Fn(char) -> bool) -> String {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_plain_ascii() {
        for (name, expected) in [
            ("Viktor Orlov", "viktor-orlov"),
            ("Han Min-ho", "han-min-ho"),
            ("Côte d’Ivoire", "c%C3%B4te-d-ivoire"),
            ("朝鲜", "%E6%9C%9D%E9%B2%9C"),
            ("  “U.S.” ", "u-s"),
            ("G_7", "g_7"),
            ("Jose\u{301}", "jos%C3%A9"),
            ("José", "jos%C3%A9"),
            ("Zo\u{308}e", "z%C3%B6e"),
            ("!?", "%21%3F"),
            ("", ""),
        ] {
            assert_eq!(slug(name, Alphabet::Ascii), expected, "{name}");
        }
    }

    #[test]
    fn letters_of_all_scripts_stay_in_unicode() {
        for (name, expected) in [
            ("Viktor Orlov", "viktor-orlov"),
            ("Côte d’Ivoire", "côte-d-ivoire"),
            ("朝鲜", "朝鲜"),
            ("Jose\u{301}", "josé"),
            ("Q\u{301}i", "q\u{301}i"),
            ("right\u{202E}left", "right-left"),
            ("🐎", "%F0%9F%90%8E"),
            ("!?", "%21%3F"),
        ] {
            assert_eq!(slug(name, Alphabet::Unicode), expected, "{name}");
        }
        let all = ('\u{80}'..=char::MAX).filter(|letter| Alphabet::Unicode.keeps(*letter));
        for letter in all {
            let iri = format!("https://kg.example/id/{letter}");
            assert!(oxrdf::NamedNode::new(&iri).is_ok(), "{letter:?}");
        }
    }

    #[test]
    fn an_iri_shows_its_alphabet() {
        for (iri, expected) in [
            ("https://kg.example/id/zo%C3%AB", Some(Alphabet::Ascii)),
            ("https://kg.example/id/zoë", Some(Alphabet::Unicode)),
            ("https://kg.example/id/zoë%F0", Some(Alphabet::Unicode)),
            ("https://kg.example/doc/a%20b", None),
            ("https://kg.example/id/xi", None),
        ] {
            assert_eq!(Alphabet::of(iri), expected, "{iri}");
        }
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
}
