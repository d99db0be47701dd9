use super::*;
use crate::english::tokens::tokenize;

/// The sentences of a text of one block.
fn sentences(text: &str) -> Vec<&str> {
    let tokens = tokenize(text, Span::new(0, text.len()));
    let ranges = split(text, &tokens);
    let spans = ranges
        .into_iter()
        .map(|range| tokens[range.start].join(tokens[range.end - 1]));
    spans.map(|span| span.text(text)).collect()
}

/// Checks each text, in which `|` stands between two sentences.
#[track_caller]
fn check(cases: &[&str]) {
    for case in cases {
        let expected: Vec<&str> = case.split('|').map(str::trim).collect();
        assert_eq!(sentences(&case.replace('|', "")), expected);
    }
}

#[test]
fn stops_end_sentences() {
    check(&[
        "Kim met Xi. | They talked. | Why? | Nobody knows! | That is all.",
        "It ended.| The next day came.",
        "The price rose 5.2 percent. | It fell to 3.1.",
        "He left at 5. | She stayed.",
        "They like Yahoo!. | Others do not?. | So be it.",
        "\"Stop\" is a word",
    ]);
}

#[test]
fn abbreviations_do_not_end_sentences() {
    check(&[
        "Mr. Smith met Lt. Gen. Jay Lee in St. Louis. | He left.",
        "It is No. 5 on the list. | No. | He did not.",
        "On Jan. 5 he saw Sen. J. Smith. | George W. Bush came.",
        "U.S. officials met U.N. Secretary-General Lee. | They left.",
        "The firm Acme Inc. said so. | The Acme Corp. report came.",
        "He moved from Boston, Mass., to Gary, Ind. - a steel town. | It was Mass. | He went.",
        "Oil, gas, etc. were sold. | Then it stopped.",
    ]);
}

#[test]
fn abbreviations_end_sentences_before_words_that_open_them() {
    check(&[
        "He lives in the U.S. | The visit was short.",
        "She came at 5 p.m. | Orlov left at 8 a.m. Monday at 9 a.m. EST too.",
        "He works for Acme Inc. | It is large.",
        "It was plan B. | The plan failed.",
        "He fought in World War I. | Later he wrote.",
    ]);
}

#[test]
fn quotations_keep_what_follows_them() {
    check(&[
        "\"We will go,\" he said. | \"We will stay.\" | She left.",
        "\"Really?\" she asked. | \"No!\" he cried.",
        "\"Really?\" Ms. Lee asked. | \"Why not?\" | The minister left.",
        "“We will go.” | “They will not.” | He left.",
        "He said: \"We go. | They stay.\" | Then he left.",
        "He said, \"We go. They stay.\" | Then he left.",
        "They called it \"new. | Really new.\" | It was not.",
    ]);
}

#[test]
fn brackets_and_notes_stay_with_their_sentence() {
    check(&[
        "He left (he was ill. He said so) and rested. | She stayed.",
        "He left. | (She stayed.) | They met.",
        "It was built in 1905. [12] | It fell in 1940. [3][4] | It was rebuilt.",
    ]);
}

#[test]
fn ellipses_end_sentences_only_before_capitals() {
    check(&[
        "He waited... and waited. | He left... | Then he returned.",
        "Well… perhaps. | So…",
        "He asked . . . nothing.",
        "[...] Texans want more.",
    ]);
}

#[test]
fn datelines_and_credits() {
    check(&[
        "PYONGYANG, June 19 (Reuters) — Kim met Xi. | They talked.",
        "WASHINGTON (AP) -- The Senate voted. | It passed.",
        "The flag of New Zealand | Image: A. Smith.",
        "*** | The next part. | =====",
    ]);
}

#[test]
fn names_with_marks_do_not_end_sentences() {
    check(&["Yahoo! said it will. | The show Jeopardy! is old."]);
}

#[test]
fn a_sentence_without_end_is_cut_at_its_best_mark() {
    let text = format!("{}; {}", "word ".repeat(149), "word, ".repeat(600));
    let tokens = tokenize(&text, Span::new(0, text.len()));
    let ranges = split(&text, &tokens);
    assert_eq!(ranges[0], 0..150);
    assert!(ranges.iter().all(|range| range.len() <= LONGEST));
    assert_eq!(ranges.iter().map(Range::len).sum::<usize>(), tokens.len());
}

#[test]
fn no_tokens_make_no_sentence() {
    assert!(split("", &[]).is_empty());
}
