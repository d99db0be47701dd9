//! Whether a text is English.

use whatlang::{Lang, detect};

/// So much of a text is looked at, in bytes.
const SAMPLE: usize = 4_000;

/// Shorter texts are taken for English, in letters: names alone tell no language.
const SHORTEST: usize = 200;

/// The language of a text, in English, if it is surely another than English.
pub fn other_language(text: &str) -> Option<&'static str> {
    let sample = text.get(..text.floor_char_boundary(SAMPLE))?;
    if sample.chars().filter(|c| c.is_alphabetic()).count() < SHORTEST {
        return None;
    }
    let found = detect(sample)?;
    let is_other = found.lang() != Lang::Eng && found.is_reliable();
    is_other.then(|| found.lang().eng_name())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_languages_are_told_by_name() {
        let german = "Die Ministerin sagte am Montag, dass die Verhandlungen mit dem Nachbarland fortgesetzt werden. ";
        let english = "The minister said on Monday that the talks with the country next door would go on as planned. ";
        for (text, language) in [
            (german.repeat(4), Some("German")),
            (english.repeat(4), None),
            (english.to_uppercase().repeat(4), None),
            (german.to_owned(), None),
            ("Müller, Schröder, Weiß. ".to_owned(), None),
            (
                "朝鲜领导人金正恩会见了普京。他们签署了条约。".repeat(20),
                Some("Mandarin"),
            ),
            ("x".repeat(10_000), None),
            (String::new(), None),
        ] {
            assert_eq!(other_language(&text), language, "{text}");
        }
    }
}
