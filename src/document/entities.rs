//! Character references that were left in a text when a page was taken apart: `&#8217;`, `&amp;`.

use std::borrow::Cow;

/// The text with its character references as the characters that they stand for. An ampersand of any other kind stays.
pub fn unescape(text: &str) -> Cow<'_, str> {
    html_escape::decode_html_entities(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_become_their_characters_and_ampersands_stay() {
        let cases = [
            (
                "Togo&#39;s king met Fiji&#8217;s premier.",
                "Togo's king met Fiji’s premier.",
            ),
            ("the navy &amp; the guard", "the navy & the guard"),
            ("&quot;We won&quot;", "\"We won\""),
            (
                "AT&T, R&D; A & B &nothing; &#xffffffff;",
                "AT&T, R&D; A & B &nothing; &#xffffffff;",
            ),
            ("Zoë", "Zoë"),
        ];
        for (text, expected) in cases {
            assert_eq!(unescape(text), expected);
        }
    }
}
