//! Characters of a text that would act on a terminal, made visible.

use std::borrow::Cow;

/// A text with the escape `\u{…}` for every character that could move the cursor, colour, rename, ring or turn the direction
/// of writing round; lines and tabs stay.
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(acts) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    for character in text.chars() {
        match acts(character) {
            true => shown.extend(character.escape_unicode()),
            false => shown.push(character),
        }
    }
    Cow::Owned(shown)
}

/// Whether a character does something else than to stand there.
fn acts(character: char) -> bool {
    match character {
        '\n' | '\t' => false,
        // Line and paragraph separators, and all that turns the direction.
        '\u{2028}' | '\u{2029}' | '\u{061c}' | '\u{200e}' | '\u{200f}' => true,
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => true,
        // Letters that nobody sees.
        '\u{e0000}'..='\u{e007f}' => true,
        _ => character.is_control(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_acts_is_shown_and_what_stands_there_stays() {
        for (text, shown) in [
            ("Kim\n\tmet 金 👍 é", "Kim\n\tmet 金 👍 é"),
            ("\u{1b}[31mred", r"\u{1b}[31mred"),
            ("\u{9b}31m", r"\u{9b}31m"),
            ("a\rb\u{7}\u{8}", r"a\u{d}b\u{7}\u{8}"),
            ("\u{202e}abc\u{2069}", r"\u{202e}abc\u{2069}"),
            ("", ""),
        ] {
            assert_eq!(visible(text), shown);
        }
    }
}
