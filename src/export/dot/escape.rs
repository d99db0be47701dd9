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

/// Breaks a text into lines of like length, about so many characters at most, and at most so many lines.
pub fn wrapped(text: &str, width: usize, most: usize) -> Vec<String> {
    let length = text.chars().count();
    let even = length.div_ceil(length.div_ceil(width).max(1));
    let mut lines = filled(text, width.min(even + SLACK));
    if lines.len() > most {
        lines.truncate(most);
        let last = lines.pop().unwrap_or_default();
        lines.push(last + "…");
    }
    lines
}

/// How much longer than the others a line may get.
const SLACK: usize = 3;

/// Breaks a text into lines of at most so many characters, longer words apart.
fn filled(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let length = word.chars().count();
        let last = lines.last_mut();
        match last.filter(|line| line.chars().count() + length < width) {
            Some(line) => line.extend([" ", word]),
            None => lines.push(shortened(word, LONGEST_WORD)),
        }
    }
    lines
}

/// How many characters of a word are shown.
const LONGEST_WORD: usize = 28;

/// The text, or so many of its characters and an ellipsis.
pub fn shortened(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
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

    #[test]
    fn long_texts_are_broken_and_cut() {
        for (text, expected) in [
            ("golden falcon", &["golden falcon"][..]),
            (
                "comprehensive strategic partnership",
                &["comprehensive", "strategic", "partnership"],
            ),
            (
                "one two three four five six seven eight",
                &["one two three", "four five six", "seven eight"],
            ),
            (
                "one two three four five six seven eight nine ten",
                &["one two three", "four five six", "seven eight…"],
            ),
            (
                "Donaudampfschifffahrtsgesellschaftskapitän",
                &["Donaudampfschifffahrtsgesell…"],
            ),
            ("", &[]),
        ] {
            assert_eq!(wrapped(text, 14, 3), expected, "{text}");
        }
    }
}
