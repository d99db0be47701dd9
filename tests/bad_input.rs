//! Text is never an error: whatever the bytes, documents and their analyses come out whole, at a cost linear in the text.
//! A cost that is not would make these tests run for hours.

use cloze::document::{Document, Format, decode};
use cloze::english::{Analysis, analyze};

/// Analyses a text and checks what holds for every one: each sentence has one root, and every head leads to it.
#[track_caller]
fn check(text: &str) -> usize {
    let document = Document::new("bad", text);
    let analysis = analyze(&document);
    for sentence in &analysis.sentences {
        let tokens = sentence.tokens.clone();
        let roots = tokens
            .clone()
            .filter(|&token| analysis.head(token).is_none());
        assert_eq!(roots.count(), 1);
        assert!(
            tokens
                .clone()
                .all(|token| reaches_root(&analysis, token, tokens.len()))
        );
    }
    for name in &analysis.names {
        assert!(name.tokens.start < name.tokens.end && name.tokens.end <= analysis.tokens.len());
    }
    analysis.sentences.len()
}

fn reaches_root(analysis: &Analysis, token: usize, most: usize) -> bool {
    let heads = std::iter::successors(Some(token), |&token| analysis.head(token));
    heads.take(most + 1).count() <= most
}

#[test]
fn a_token_of_ten_megabytes() {
    assert_eq!(check(&"x".repeat(10_000_000)), 1);
    check(&format!("Kim visited {} on Monday.", "é-".repeat(20_000)));
}

#[test]
fn a_hundred_thousand_tokens_without_a_full_stop() {
    assert_eq!(check(&"word ".repeat(100_000)), 500);
    check(&"the man who saw ".repeat(5_000));
    check(&"Kim, ".repeat(20_000));
}

#[test]
fn other_languages_codes_and_marks() {
    for text in [
        "朝鲜领导人金正恩会见了普京。他们签署了条约。",
        "التقى الزعيمان في بيونغ يانغ. ثم غادر الرئيس؟ ",
        "TWFuIGlzIGRpc3Rpbmd1aXNoZWQsIG5vdCBvbmx5IGJ5+/A==",
        "\0",
        "\0a ",
        "?!",
        "( ",
        "\" ",
        "👍🏽 ",
        "\u{202e}\u{200b}x ",
    ] {
        check(text);
        check(&text.repeat(500));
    }
}

#[test]
fn any_bytes_are_a_document() {
    let mut seed = 7_u64;
    let bytes: Vec<u8> = std::iter::repeat_with(|| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (seed >> 56) as u8
    })
    .take(100_000)
    .collect();
    analyze(&Document::new("bytes", decode(&bytes)));
    for name in ["a.txt", "a", "-", ""] {
        let documents = Format::of(name, &bytes).read("a", &bytes);
        assert_eq!(documents.len(), 1, "{name}");
        assert!(documents[0].is_ok(), "{name}");
    }
}

#[test]
fn a_broken_line_of_json_spoils_no_other() {
    let mut file = br#"{"id": "a", "text": "Kim left."}"#.to_vec();
    file.extend(b"\n\xff\0{\n{\"id\": \"b\", \"text\": \"\\ud83d\"}\n");
    file.extend("[".repeat(100_000).bytes());
    file.extend(b"\n{\"id\": \"c\", \"text\": \"\\u0000\"}\n");
    let rows: Vec<String> = Format::JsonLines
        .read("file", &file)
        .into_iter()
        .map(|row| row.map_or_else(|fault| format!("fault {}", fault.line), |row| row.id))
        .collect();
    assert_eq!(rows, ["a", "fault 2", "fault 3", "fault 4", "c"]);
}
