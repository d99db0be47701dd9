//! Text that GraphViz takes for text.

/// The text as a quoted DOT string. Line breaks stay; other control characters become spaces.
pub fn quoted(text: &str) -> String {
    let mut string = String::with_capacity(text.len() + 2);
    string.push('"');
    for character in text.chars() {
        match character {
            '\n' => string.push_str("\\n"),
            '\\' => string.push_str("\\\\"),
            '"' => string.push_str("\\\""),
            // GraphViz reads entities in every string.
            '&' => string.push_str("&amp;"),
            _ if is_refused(character) => string.push(' '),
            _ => string.push(character),
        }
    }
    string.push('"');
    string
}

/// The text inside an HTML-like label.
pub fn html(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            _ if is_refused(character) => escaped.push(' '),
            _ => escaped.push(character),
        }
    }
    escaped
}

/// Characters that XML, and so SVG and HTML-like labels, cannot hold, and other controls.
fn is_refused(character: char) -> bool {
    character.is_control() || matches!(character, '\u{FFFE}' | '\u{FFFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_text_is_taken_for_markup() {
        let text = "a \"b\" \\N <c> & d\u{0}\u{FFFF}\ne";
        assert_eq!(quoted(text), "\"a \\\"b\\\" \\\\N <c> &amp; d  \\ne\"");
        assert_eq!(html(text), "a &quot;b&quot; \\N &lt;c&gt; &amp; d   e");
    }
}
