//! Every failure of the command line with what is said of it: place, cause, cure. What is wrong in rule files has a table of
//! its own, in `faults.rs`.

#[path = "common/program.rs"]
mod program;

use std::fs;
use std::path::Path;

use program::{cloze, code, err, folder, out};

const SENTENCE: &str = "The king of Denmark presented a silver ship to Maria Lopez on Monday.\n";

/// A command line, its exit code, and the first error, warning or hint that is told.
type Case = (&'static str, i32, &'static str);

const INPUTS: &[Case] = &[
    (
        "text missing.txt",
        3,
        "error: missing.txt: no such file or directory; check the name",
    ),
    (
        "text gfit.txt",
        3,
        "error: gfit.txt: no such file or directory; did you mean \"gift.txt\"?",
    ),
    (
        "text missing.txt --strict",
        2,
        "error: missing.txt: no such file or directory; check the name",
    ),
    (
        "text gift.txt/inner",
        3,
        "error: gift.txt/inner: not a directory; a part of this path is a file; give another",
    ),
    (
        "text paper.pdf",
        3,
        "error: paper.pdf: this is a PDF, not text; turn it into text first, for example with pdftotext",
    ),
    (
        "text picture",
        3,
        "error: picture: this is image/png, not text; give the text in it",
    ),
    (
        "text noise.txt",
        3,
        "error: noise.txt: this is not text; if it is in an unusual encoding, turn it into UTF-8 first",
    ),
    (
        "text list.xml",
        3,
        "error: list.xml: this is XML, not a page, a feed or a text; take the text out of it first",
    ),
    (
        "text feed.xml",
        3,
        "error: feed.xml:2:1: damaged XML: ill-formed document: expected `</item>`, but `</rss>` was found; what comes after it \
         is left out",
    ),
    (
        "text crawl.warc",
        3,
        "error: crawl.warc:1:1: damaged archive: a record without Content-Length; what comes after this line is left out",
    ),
    (
        "text rows.parquet",
        3,
        "error: rows.parquet: this is Parquet, which this program was built without; build it with --features parquet, or give \
         JSON lines or CSV",
    ),
    (
        "text output/gift.ttl",
        3,
        "error: output/gift.ttl: this is a graph (Turtle), not an article; give the article it was made from",
    ),
    (
        "text output/gift.json",
        3,
        "error: output/gift.json: this is a graph that cloze wrote, not an article; `cloze show` reads it",
    ),
    (
        "text broken.gz",
        3,
        "error: broken.gz: damaged compressed data: corrupt deflate stream",
    ),
    (
        "text rows.jsonl",
        3,
        "error: rows.jsonl:1:8: \"text\" is missing; a line is {\"id\": \"a1\", \"text\": \"Kim left.\"}",
    ),
    (
        "text broken.jsonl",
        3,
        "error: broken.jsonl:1:2: not JSON: key must be a string; a line is {\"id\": \"a1\", \"text\": \"Kim left.\"}",
    ),
    (
        "text dates.jsonl",
        3,
        "error: dates.jsonl:1:1: \"date\" is \"June 3\"; write it as YYYY-MM-DD",
    ),
    (
        "text table.csv",
        3,
        "error: table.csv:1:1: there is no column \"text\"; name the one with the text, as in --text-column body; the columns \
         are id, body",
    ),
    (
        "text gift.txt again/gift.txt",
        3,
        "error: again/gift.txt: there was a document of the id \"gift\" before, and this one is left out; give it another id",
    ),
    (
        "text german.txt",
        0,
        "warning: german.txt: \"german\" is in German and left out; --any-language reads it",
    ),
    (
        "text gift.txt --fields body",
        2,
        "error: --fields body: a name is missing; write PART=NAME, as in text=body; parts are id, text, title, date, url",
    ),
    (
        "text gift.txt --fields bdy=x",
        2,
        "error: --fields bdy=x: there is no such part; write PART=NAME, as in text=body; parts are id, text, title, date, url",
    ),
    (
        "text gift.txt --date Monday",
        2,
        "error: --date Monday: not a date; write it as YYYY-MM-DD",
    ),
    (
        "text gift.txt german.txt --date 2024-06-19",
        2,
        "error: --date is for one input, and there are 2; put the dates into JSON lines: {\"id\": …, \"text\": …, \"date\": …}",
    ),
];

const OUTPUTS: &[Case] = &[
    (
        "extract gift.txt -o -",
        2,
        "error: -o - takes exactly one format; choose it with --format, for example --format ttl",
    ),
    (
        "extract gift.txt -o gift.txt",
        2,
        "error: gift.txt: this is a file, and a folder is wanted; choose another with -o, or -o - for standard output",
    ),
    (
        "extract gift.txt -o gift.txt/inner",
        2,
        "error: gift.txt: this is a file, and a folder is wanted; choose another with -o, or -o - for standard output",
    ),
    (
        "extract rows.jsonl -o . --format jsonl",
        2,
        "error: rows.jsonl: this input lies in the output folder and could be written over; choose another folder with -o",
    ),
    (
        "extract gift.txt --format ttl -o taken",
        2,
        "error: taken/gift.ttl: is a directory; move the folder away, or give another name",
    ),
    (
        "extract gift.txt --format ttl -o taken --per-document",
        3,
        "error: taken/gift.ttl: is a directory; move the folder away, or give another name",
    ),
    (
        "extract gift.txt --resume",
        2,
        "error: --resume is for what is written as it comes; give --format jsonl, nt or nq, only one, and a folder with -o",
    ),
    (
        "extract gift.txt output/gift.ttl --resume --format jsonl -o begun",
        2,
        "error: --resume is for articles, and there is a graph among the inputs; leave out one or the other",
    ),
    (
        "extract gift.txt --resume --format jsonl -o begun",
        2,
        "error: begun/graph.jsonl.journal: the run to resume had other rules or options, or was one of another version; give \
         the same, or leave out --resume",
    ),
    (
        "extract gift.txt --format jsonl -o begun",
        0,
        "warning: begun/graph.jsonl: a run that did not end is begun anew; with --resume it would have been gone on with",
    ),
    (
        "extract gift.txt --base kg",
        2,
        "error: --base kg: not an absolute IRI; write it like https://example.org/kg/",
    ),
    (
        "rules check --watch",
        2,
        "error: --watch looks at rule files, and none is given; give one with -r or --add",
    ),
    (
        "init .",
        2,
        "error: ./article.txt: this is there already; name another folder, as in cloze init my-graph-2",
    ),
];

const QUESTIONS: &[Case] = &[
    (
        "show gift.txt --relation gifed",
        2,
        "error: --relation gifed: there is none of this name; did you mean \"gifted\"?",
    ),
    (
        "show gift.txt --type Organisation",
        2,
        "error: --type Organisation: there is none of this name; did you mean \"Organization\"?",
    ),
    (
        "show gift.txt --document other",
        2,
        "error: --document other: there is none of this name; known are gift",
    ),
    (
        "why Kim --rule gifed",
        2,
        "error: --rule gifed: there is no such rule; did you mean \"gifted\"?",
    ),
    (
        "diff gift.txt",
        2,
        "error: diff takes two graphs, or articles with --before, --after or --add for the rules; see cloze diff --help",
    ),
    (
        "diff gift.txt output/gift.json",
        2,
        "error: gift.txt: this is no graph; write one with `cloze extract`",
    ),
    (
        "diff - --add my.rules",
        2,
        "error: -: standard input can be read only once, and diff reads its inputs twice; give a file",
    ),
    (
        "show gift.txt -r missing.rules",
        2,
        "error: missing.rules: no such file or directory; check the name",
    ),
    (
        "show gift.txt --gazetteer missing.tsv",
        2,
        "error: missing.tsv: no such file or directory; check the name",
    ),
];

/// Files that each fail in their own way.
fn prepare(folder: &Path) {
    let german: &str = &"Die Ministerin sagte am Montag, dass die Verhandlungen mit dem Nachbarland fortgesetzt werden. ".repeat(4);
    let noise: Vec<u8> = (0..8).cycle().take(400).collect();
    let files: [(&str, &[u8]); 17] = [
        ("gift.txt", SENTENCE.as_bytes()),
        ("article.txt", SENTENCE.as_bytes()),
        ("again/gift.txt", SENTENCE.as_bytes()),
        ("paper.pdf", b"%PDF-1.7\n"),
        ("picture", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01"),
        ("noise.txt", &noise),
        ("list.xml", b"<?xml version=\"1.0\"?>\n<list></list>"),
        ("feed.xml", b"<?xml version=\"1.0\"?>\n<rss><item></rss>"),
        ("crawl.warc", b"WARC/1.0\r\nWARC-Type: response\r\n\r\n"),
        ("rows.parquet", b"PAR1\x15\0\x15\0\0\0\x01\0PAR1"),
        (
            "broken.gz",
            b"\x1f\x8b\x08\0\0\0\0\0\0\xff\xff\xff\xff\xff\xff",
        ),
        ("rows.jsonl", b"{\"id\":1}\n"),
        ("broken.jsonl", b"{nonsense\n"),
        (
            "dates.jsonl",
            b"{\"id\":1,\"text\":\"a\",\"date\":\"June 3\"}\n",
        ),
        ("table.csv", b"id,body\n1,Kim left.\n"),
        ("german.txt", german.as_bytes()),
        ("begun/graph.jsonl.part", b""),
    ];
    for inner in ["again", "begun", "taken/gift.ttl/inner"] {
        fs::create_dir_all(folder.join(inner)).expect("made");
    }
    for (name, content) in files {
        fs::write(folder.join(name), content).expect("written");
    }
    fs::write(folder.join("begun/graph.jsonl.journal"), "other\n").expect("written");
    let made = cloze(folder, &["extract", "gift.txt", "--format", "ttl,json"]);
    assert_eq!(code(&made), 0, "{}", err(&made));
}

/// Runs each case and compares what is told.
#[track_caller]
fn check(name: &str, cases: &[Case]) {
    let folder = folder(name);
    prepare(&folder);
    let mut faults = Vec::new();
    for (line, expected_code, expected) in cases {
        let arguments: Vec<&str> = line.split(' ').collect();
        let output = cloze(&folder, &arguments);
        let told = err(&output);
        let first = told.lines().next().unwrap_or_default();
        if (code(&output), first) != (*expected_code, *expected) {
            faults.push(format!(
                "cloze {line}\n    {expected_code} {expected}\n    {} {first}\n{}",
                code(&output),
                out(&output)
            ));
        }
        read_aloud(first);
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// What holds for every message: lower case after its place, no full stop, and what to do.
#[track_caller]
fn read_aloud(message: &str) {
    assert!(
        !message.ends_with('.') || message.ends_with("…."),
        "{message}"
    );
    let has_cure = ["; ", "damaged compressed data"]
        .into_iter()
        .any(|mark| message.contains(mark));
    assert!(has_cure, "no cure: {message}");
    let cause = message.rsplit(": ").next().unwrap_or_default();
    let is_name = cause.starts_with("PDF") || cause.starts_with("XML");
    assert!(
        is_name || !cause.starts_with(char::is_uppercase),
        "{message}"
    );
}

#[test]
fn what_is_said_of_inputs() {
    check("inputs", INPUTS);
}

#[test]
fn what_is_said_of_outputs() {
    check("outputs", OUTPUTS);
}

#[test]
fn what_is_said_of_questions() {
    check("questions", QUESTIONS);
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_is_told() {
    let folder = folder("full");
    fs::write(folder.join("gift.txt"), SENTENCE).expect("written");
    let full = fs::OpenOptions::new()
        .write(true)
        .open("/dev/full")
        .expect("it is there");
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_cloze"))
        .args(["text", "gift.txt"])
        .current_dir(&folder)
        .stdout(full)
        .output()
        .expect("the program runs");
    assert_eq!(code(&output), 2);
    assert_eq!(
        err(&output),
        "error: standard output: no space left on device; make room, and run it again\n"
    );
}
