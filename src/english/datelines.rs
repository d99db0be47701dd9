//! Datelines: where and when a report was written, before the dash that opens its first sentence.

use super::{Analysis, Relation};
use crate::span::Span;

/// The most words of a dateline.
const LONGEST: usize = 16;

/// The most words in the brackets of a dateline.
const LONGEST_BRACKETS: usize = 5;

/// The fewest letters of a place in capitals.
const SHORTEST_PLACE: usize = 3;

/// How many words at the start of a sentence are its dateline, the dash included; nought if there is none.
///
/// A dateline names a place in capitals, an agency in brackets, or both, has no word in small letters but the name of
/// a month, and ends in a dash: _PARIS, May 4 (Reuters) -_, _NAIROBI —_, _Lima, Peru (AP) --_.
pub fn dateline(text: &str, words: &[Span]) -> usize {
    let word = |position: usize| words.get(position).map_or("", |word| word.text(text));
    let opens = |&position: &usize| is_dash(word(position)) && !is_hyphen(text, words, position);
    let Some(dash) = (0..words.len().min(LONGEST)).find(opens) else {
        return 0;
    };
    let place_end = brackets_before(dash, word).unwrap_or(dash);
    let has_number = |position| word(position).starts_with(|c: char| c.is_ascii_digit());
    let signed = place_end < dash && !(place_end..dash).any(has_number);
    let in_capitals = is_place_in_capitals(word(0));
    let fits = (0..place_end)
        .all(|position| fits_dateline(word(position)) || is_hyphen(text, words, position));
    match fits && opens_report(text, &words[dash + 1..]) && (signed || in_capitals) {
        true => dash + 1,
        false => 0,
    }
}

/// Whether a sentence of an analysis, by its number, is a dateline.
pub fn is_dateline(analysis: &Analysis<'_>, sentence: usize) -> bool {
    let last = analysis
        .sentences
        .get(sentence)
        .and_then(|sentence| sentence.tokens.clone().last());
    last.is_some_and(|last| {
        is_dash(analysis.word(last)) && analysis.relation(last) == Relation::Dep
    })
}

/// Whether a sentence begins here: with no word in small letters, but with some later.
fn opens_report(text: &str, words: &[Span]) -> bool {
    let small = |word: &Span| word.text(text).starts_with(char::is_lowercase);
    words.first().is_some_and(|first| !small(first)) && words.iter().any(small)
}

fn is_dash(word: &str) -> bool {
    matches!(
        word,
        "-" | "--" | "---" | "\u{2013}" | "\u{2014}" | "\u{2015}"
    )
}

/// Whether a short dash joins the words on both its sides: _PORT-AU-PRINCE_.
fn is_hyphen(text: &str, words: &[Span], position: usize) -> bool {
    let before = position.checked_sub(1).and_then(|before| words.get(before));
    let (Some(before), Some(dash), Some(after)) =
        (before, words.get(position), words.get(position + 1))
    else {
        return false;
    };
    let is_short = matches!(dash.text(text), "-" | "\u{2010}" | "\u{2011}" | "\u{2013}");
    is_short && before.end == dash.start && dash.end == after.start
}

/// Where the brackets that end before the dash begin, if they hold what an agency is called, or a day.
fn brackets_before<'t>(dash: usize, word: impl Fn(usize) -> &'t str) -> Option<usize> {
    let close = dash.checked_sub(1).filter(|&close| word(close) == ")")?;
    let open =
        (close.saturating_sub(LONGEST_BRACKETS + 1)..close).find(|&open| word(open) == "(")?;
    let named = open + 1 < close
        && (open + 1..close).all(|position| {
            word(position)
                .starts_with(|letter: char| letter.is_uppercase() || !letter.is_alphabetic())
        });
    named.then_some(open)
}

fn is_place_in_capitals(word: &str) -> bool {
    word.chars().count() >= SHORTEST_PLACE
        && word.chars().any(char::is_alphabetic)
        && !word.chars().any(char::is_lowercase)
}

/// Whether a word may stand before the brackets or the dash.
fn fits_dateline(word: &str) -> bool {
    let first = word.chars().next();
    first.is_some_and(|first| first.is_uppercase() || first.is_ascii_digit() || first == '\'')
        || matches!(word, "," | "." | "/" | "de" | "al" | "of" | "\u{2019}s")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::english::tokens::tokenize;

    /// Checks sentences whose dateline ends at the bar.
    #[track_caller]
    fn check(sentences: &[&str]) {
        for &marked in sentences {
            let text = marked.replace("| ", "");
            let spans = tokenize(&text, Span::new(0, text.len()));
            let end = match dateline(&text, &spans) {
                0 => 0,
                count => spans.get(count).map_or(text.len(), |word| word.start),
            };
            let shown = match end {
                0 => text.clone(),
                end => format!("{}| {}", &text[..end], &text[end..]),
            };
            assert_eq!(shown, marked);
        }
    }

    #[test]
    fn a_place_in_capitals_or_an_agency_before_a_dash() {
        check(&[
            "NAIROBI \u{2014} | Rebels seized the town.",
            "BRUSSELS, March 4 (Reuters) - | Regulators fined the firm.",
            "RIO DE JANEIRO, Brazil (AP) -- | The court freed him.",
            "Lima, Peru (AP) \u{2014} | The court freed him.",
            "(CNN) \u{2013} | The court freed him.",
            "ST. LOUIS (AP) - | A judge ruled on Friday.",
            "U.N. HEADQUARTERS, Sept. 5 - | The council met.",
        ]);
    }

    #[test]
    fn a_place_of_several_names_or_a_day_in_brackets() {
        check(&[
            "BUENOS AIRES-ROSARIO (June 3) \u{2014} | Argentina sold two ships.",
            "PORT-AU-PRINCE, Haiti (AP) \u{2013} | The court freed him.",
            "GUINEA-BISSAU - | Rebels burned the post.",
        ]);
    }

    #[test]
    fn other_words_before_a_dash() {
        check(&[
            "Poland (38 Million) - it is a member - met.",
            "US-led forces - two men - left.",
            "NATO - the alliance that Poland joined in 1999 - met.",
            "Poland (pop. 38 million) - a member - met.",
            "Reed \u{2014} the mayor \u{2014} left.",
            "The mayor (Reed) - he left.",
            "ALL CAPITALS - ALL THE TIME",
            "- a list item",
            "BBC - well known.",
        ]);
    }
}
