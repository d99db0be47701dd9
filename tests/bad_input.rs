//! Text is never an error: whatever the bytes, documents, tokens and sentences come out whole, at a
//! cost linear in the text. A cost that is not would make these tests run for hours.

use cloze::document::{Document, Fields, Format, decode, open};
use cloze::english::{sentences, tokens};
use cloze::span::Span;

/// Pieces that are hard on their own and worse in long rows.
const PIECES: [&str; 58] = [
    "a", "A", "1", " ", ".", ",", "'", "\"", "’", "“", "‘", "-", "--", "/", "@", "#", "&", "$",
    "(", ")", "[", "]", "[1]", ":", ";", "!", "?", "…", "_", "*", "+", "<", ">", "\\", "`", "\0",
    "\u{1}", "\u{7f}", "\u{ad}", "\u{a0}", "\u{200d}", "\u{301}", "\u{feff}", "é", "中", "ش", "👍",
    "🇰", "\r", "\n", "\r\n", "\t", "www.", "http://", "a's", "n't", "U.S.", "Mr. ",
];

/// Divides a document and checks what holds for every text; gives the numbers of blocks,
/// sentences and tokens.
#[track_caller]
fn segment(text: &str) -> (usize, usize, usize) {
    let document = Document::new("bad", text);
    let blocks = document.blocks();
    check_spans(text, blocks.iter().map(|block| block.span));
    let (mut sentence_count, mut token_count) = (0, 0);
    for block in &blocks {
        let tokens = tokens::tokenize(text, block.span);
        check_spans(text, tokens.iter().copied());
        assert!(tokens.iter().all(|&token| block.span.covers(token)));
        let sentences = sentences::split(text, &tokens);
        let mut next = 0;
        for sentence in &sentences {
            assert_eq!(sentence.start, next, "sentences follow each other");
            assert!(sentence.end > next, "a sentence has a token");
            assert!(sentence.len() <= 400, "a sentence is not too long");
            next = sentence.end;
        }
        assert_eq!(next, tokens.len(), "every token is in a sentence");
        sentence_count += sentences.len();
        token_count += tokens.len();
    }
    (blocks.len(), sentence_count, token_count)
}

/// Checks that spans are not empty, in order, apart, and on character boundaries.
#[track_caller]
fn check_spans(text: &str, spans: impl Iterator<Item = Span>) {
    let mut end = 0;
    for span in spans {
        assert!(
            span.start >= end && span.end > span.start,
            "{span:?} after {end}"
        );
        assert!(
            text.get(span.start..span.end).is_some(),
            "{span:?} cuts a character"
        );
        end = span.end;
    }
}

#[test]
fn nothing_gives_nothing() {
    for text in ["", " ", "\n", "\0", "\u{feff}", "\r\n \t\u{a0}\u{200b}"] {
        assert_eq!(segment(text), (0, 0, 0), "{text:?}");
    }
}

#[test]
fn long_rows_of_one_piece() {
    for piece in PIECES {
        segment(&piece.repeat(100_000 / piece.len()));
    }
}

#[test]
fn long_rows_of_two_pieces() {
    for first in PIECES {
        for second in PIECES {
            segment(&format!("{first}{second}").repeat(200));
        }
    }
}

#[test]
fn pieces_in_any_order() {
    let mut seed = 1_u64;
    let mut text = String::new();
    for _ in 0..100_000 {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        text.push_str(PIECES[(seed >> 33) as usize % PIECES.len()]);
    }
    segment(&text);
    segment(&text.replace(['\n', '\r'], ""));
}

#[test]
fn every_character_between_letters() {
    let characters = '\0'..=char::MAX;
    for plane in characters.collect::<Vec<char>>().chunks(50_000) {
        segment(
            &plane
                .iter()
                .map(|c| format!("a{c}b {c} "))
                .collect::<String>(),
        );
    }
}

#[test]
fn ten_megabytes_on_one_line() {
    let words = "They said it would not end. ".repeat(10_000_000 / 28);
    assert_eq!(segment(&words), (1, 357_142, 357_142 * 7));
    assert_eq!(segment(&"x".repeat(10_000_000)), (1, 1, 1));
}

#[test]
fn a_sentence_of_a_hundred_thousand_tokens() {
    let (blocks, sentences, tokens) = segment(&"word ".repeat(100_000));
    assert_eq!((blocks, tokens), (1, 100_000));
    assert_eq!(sentences, 250);
}

#[test]
fn other_languages_and_codes() {
    let chinese = "朝鲜领导人金正恩会见了普京。他们签署了条约。".repeat(2_000);
    let arabic = "التقى الزعيمان في بيونغ يانغ. ثم غادر الرئيس؟ ".repeat(2_000);
    let base64 = "TWFuIGlzIGRpc3Rpbmd1aXNoZWQsIG5vdCBvbmx5IGJ5+/A==".repeat(2_000);
    for text in [chinese, arabic, base64] {
        let (blocks, sentences, tokens) = segment(&text);
        assert!(blocks == 1 && sentences > 0 && tokens > sentences);
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
    segment(&decode(&bytes));
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
