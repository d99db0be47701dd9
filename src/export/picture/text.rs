//! Text broken and cut to what a picture has room for.

/// Breaks a text into lines of like length, about so many characters at most, and at most so many lines.
pub fn wrapped(text: &str, width: usize, most: usize) -> Vec<String> {
    let length = text.chars().take(width * most * 2).count();
    let even = length.div_ceil(length.div_ceil(width).max(1));
    let mut lines = filled(text, width.min(even + SLACK), most + 1);
    if lines.len() > most {
        lines.truncate(most);
        let last = lines.pop().unwrap_or_default();
        lines.push(last + "…");
    }
    lines
}

/// How much longer than the others a line may get.
const SLACK: usize = 3;

/// Breaks a text into at most so many lines of at most so many characters, longer words apart.
fn filled(text: &str, width: usize, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(is_space).filter(|word| !word.is_empty()) {
        let length = word.chars().take(width).count();
        let is_full = lines.len() == most;
        let last = lines.last_mut();
        match last.filter(|line| line.chars().count() + length < width) {
            Some(line) => line.extend([" ", word]),
            None if is_full => break,
            None => lines.push(shortened(word, LONGEST_WORD)),
        }
    }
    lines
}

/// Whether a line may be broken at this character, or it can't be shown.
fn is_space(letter: char) -> bool {
    letter.is_whitespace() || letter.is_control()
}

/// How many characters of a word are shown.
const LONGEST_WORD: usize = 28;

/// The text, or so many of its characters and an ellipsis, cut at a word's end if there is one near.
pub fn shortened(text: &str, most: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(most) else {
        return text.to_owned();
    };
    let cut = &text[..end];
    let whole = cut.rfind(' ').filter(|space| *space * 3 > end * 2);
    let kept = cut[..whole.unwrap_or(end)].trim_end_matches([' ', ',', ';']);
    format!("{kept}…")
}

/// A number with its noun.
pub fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::*;

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

    #[test]
    fn a_text_is_cut_at_a_word() {
        assert_eq!(
            shortened("to repair the old harbour bridge by autumn", 30),
            "to repair the old harbour…"
        );
        assert_eq!(shortened("Donaudampfschifffahrt", 10), "Donaudampf…");
        assert_eq!(shortened("short", 10), "short");
    }
}
