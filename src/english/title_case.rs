//! Headlines In Title Case: their small words are read as if they had small letters.

use super::word_list::WordList;
use crate::span::Span;

/// Words of which a language has few: articles, prepositions, conjunctions, pronouns, auxiliaries.
static SMALL_WORDS: WordList = WordList::new(include_str!("../../data/lexicons/small-words.txt"));

/// Fewer words say nothing of how a sentence is written.
const FEWEST_WORDS: usize = 4;

/// Whether all words of a sentence but a few begin with a capital, small ones behind the first too.
pub fn is_title_case(text: &str, words: &[Span]) -> bool {
    let letters = |span: &&Span| span.text(text).starts_with(char::is_alphabetic);
    let capital = |span: &Span| span.text(text).starts_with(char::is_uppercase);
    let shouted = |span: &Span| {
        span.text(text)
            .chars()
            .nth(1)
            .is_some_and(char::is_uppercase)
    };
    let words: Vec<&Span> = words.iter().filter(letters).collect();
    let capitals = words.iter().filter(|span| capital(span)).count();
    let small = words
        .iter()
        .skip(1)
        .any(|span| capital(span) && !shouted(span) && small_word(span.text(text)).is_some());
    words.len() >= FEWEST_WORDS && small && capitals * 5 >= words.len() * 4
}

/// The small word in small letters, if it is one.
pub fn small_word(word: &str) -> Option<&'static str> {
    SMALL_WORDS.word(&word.to_lowercase())
}
