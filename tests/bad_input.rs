//! Text is never an error: whatever the bytes, documents and their analyses come out whole, at a cost linear in the text.
//! A cost that is not would make these tests run for hours.

use cloze::document::{Document, Fields, Format, decode, open};
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
fn any_bytes_are_a_text() {
    let mut seed = 7_u64;
    let bytes: Vec<u8> = std::iter::repeat_with(|| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (seed >> 56) as u8
    })
    .take(100_000)
    .collect();
    check(&decode(&bytes));
}

#[test]
fn a_broken_line_of_json_spoils_no_other() {
    let mut file = br#"{"id": "a", "text": "Kim left."}"#.to_vec();
    file.extend(b"\n\xff\0{\n{\"id\": \"b\", \"text\": \"\\ud83d\"}\n");
    file.extend("[".repeat(100_000).bytes());
    file.extend(b"\n{\"id\": \"c\", \"text\": \"\\u0000\"}\n");
    let rows: Vec<String> = Format::JsonLines
        .documents("file", file.as_slice(), &Fields::default())
        .map(|row| row.map_or_else(|fault| format!("fault {}", fault.line), |row| row.id))
        .collect();
    assert_eq!(rows, ["a", "fault 2", "fault 3", "fault 4", "c"]);
}

const MARKDOWN: &str = "---\ntitle: A ship\n---\n\n# A *ship*\n\n- Kim [met](https://example.org) Xi.\n  1. Xi left.\n\n```\nlet a = 1;\n```\n\n| a |\n|---|\n| b |\n";

/// A file of each kind that is read.
fn samples() -> Vec<(&'static str, Vec<u8>)> {
    let rows: String = (0..20)
        .map(|id| {
            format!(
                "{{\"id\": {id}, \"text\": \"Kim \\u00e9 met Xi.\", \"date\": \"2024-06-19\"}}\n"
            )
        })
        .collect();
    let list = format!("[{}]", rows.trim().replace('\n', ",\n"));
    let table =
        "id,text,date\n1,\"Kim met\nXi, \"\"again\"\".\",2024-06-19\n2,Kim left.,\n".repeat(5);
    let page = include_bytes!("pages/blog.html").to_vec();
    let packed = zstd::encode_all(rows.as_bytes(), 3).unwrap();
    vec![
        ("a.jsonl", rows.into_bytes()),
        ("a.json", list.into_bytes()),
        ("a.csv", table.into_bytes()),
        ("a.html", page),
        ("a.md", MARKDOWN.repeat(3).into_bytes()),
        ("a.xml", include_bytes!("inputs/rss.xml").to_vec()),
        ("a.atom", include_bytes!("inputs/atom.xml").to_vec()),
        ("a.warc", include_bytes!("inputs/crawl.warc").to_vec()),
        ("a.jsonl.zst", packed),
    ]
}

#[test]
fn damaged_files_of_every_kind_are_read_as_far_as_they_go() {
    let mut seed = 11_u64;
    let mut random = |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (seed >> 33) as usize % below
    };
    let rounds = std::env::var("CLOZE_ROUNDS").map_or(60, |rounds| rounds.parse().unwrap());
    for (name, sample) in samples() {
        for _ in 0..rounds {
            let mut bytes = sample.clone();
            for _ in 0..=random(6) {
                let (start, length) = (random(bytes.len()), random(40));
                let end = (start + length).min(bytes.len());
                match random(4) {
                    0 => drop(bytes.drain(start..end)),
                    1 => bytes[start] = random(256) as u8,
                    2 => {
                        let piece = bytes[start..end].to_vec();
                        let place = random(bytes.len());
                        bytes.splice(place..place, piece);
                    }
                    _ => bytes.truncate(bytes.len() - length.min(bytes.len() / 4)),
                }
                if bytes.is_empty() {
                    bytes.push(b'x');
                }
            }
            let fields = Fields::default();
            if let Ok(opened) = open(name, bytes.as_slice(), &fields) {
                for found in opened.format.documents("a", opened.reader, &fields) {
                    assert!(
                        found.is_ok_and(|document| document.text.len() <= 100_000)
                            || name != "a.html"
                    );
                }
            }
        }
    }
}
