//! Text and data within a page, such that nothing in them is taken for markup.

use std::io;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::export::svg::visible;

/// Data as JSON in which no character means anything to HTML, wherever it stands.
pub fn json(data: &impl Serialize) -> io::Result<String> {
    let plain = serde_json::to_string(data)?;
    let mut safe = String::with_capacity(plain.len() + plain.len() / 50);
    for letter in plain.chars() {
        match letter {
            // These occur in JSON only within strings.
            '<' | '>' | '&' | '\'' | '\u{2028}' | '\u{2029}' | '\u{7F}'..='\u{9F}' => {
                safe.push_str(&format!("\\u{:04x}", u32::from(letter)));
            }
            _ => safe.push(letter),
        }
    }
    Ok(safe)
}

/// Text as it stands in HTML.
pub fn markup(text: &str) -> String {
    quick_xml::escape::escape(visible(text)).into_owned()
}

/// The hash by which a policy knows a script or a style.
pub fn hash(text: &str) -> String {
    STANDARD.encode(Sha256::digest(text.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_never_ends_its_block() {
        let text = "</script><!--<script>\u{2028}&lt;'\u{85}\"";
        let safe = json(&text).unwrap();
        assert!(
            !safe.contains(['<', '>', '&', '\'', '\u{2028}', '\u{85}']),
            "{safe}"
        );
        assert_eq!(serde_json::from_str::<String>(&safe).unwrap(), text);
    }

    #[test]
    fn a_hash_is_that_of_the_standard() {
        // The example of the Content Security Policy's own text.
        assert_eq!(
            hash("doSomething();"),
            "RFWPLDbv2BY+rCkDzsE+0fr8ylGr2R2faWMhq4lfEQc="
        );
    }
}
