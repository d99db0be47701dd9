//! The program as its users run it: outputs, exit codes, messages, bad input.

#[path = "common/program.rs"]
mod program;

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use program::{cloze, code, err, folder, names_in, out};

const SENTENCE: &str = "The king of Denmark presented a silver ship to Maria Lopez on Monday.\n";

fn cloze_reading(folder: &Path, arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_cloze"))
        .args(arguments)
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    child
        .stdin
        .take()
        .expect("it is piped")
        .write_all(input)
        .expect("it reads");
    child.wait_with_output().expect("it ends")
}

#[test]
fn one_article_gives_three_files_named_after_it() {
    let folder = folder("three-files");
    fs::write(folder.join("gift.txt"), SENTENCE).expect("written");
    let output = cloze(&folder, &["extract", "gift.txt"]);
    assert_eq!(code(&output), 0, "{}", err(&output));
    assert_eq!(
        names_in(&folder.join("output")),
        ["gift.dot", "gift.json", "gift.ttl"]
    );
}

#[test]
fn several_articles_give_one_graph_or_one_each() {
    let folder = folder("several");
    fs::create_dir(folder.join("news")).expect("made");
    fs::write(folder.join("news/a.txt"), SENTENCE).expect("written");
    fs::write(folder.join("news/b.txt"), SENTENCE).expect("written");
    fs::write(folder.join("news/c.png"), [137, 80]).expect("written");
    let output = cloze(&folder, &["extract", "news", "--format", "ttl"]);
    assert_eq!(code(&output), 0, "{}", err(&output));
    assert_eq!(names_in(&folder.join("output")), ["graph.ttl"]);
    let output = cloze(
        &folder,
        &[
            "extract",
            "news",
            "--format",
            "ttl",
            "--per-document",
            "-o",
            "each",
        ],
    );
    assert_eq!(code(&output), 0, "{}", err(&output));
    assert_eq!(names_in(&folder.join("each")), ["a.ttl", "b.ttl"]);
}

#[test]
fn standard_output_takes_one_format() {
    let folder = folder("standard-output");
    fs::write(folder.join("gift.txt"), SENTENCE).expect("written");
    let output = cloze(
        &folder,
        &["extract", "gift.txt", "-o", "-", "--format", "jsonl"],
    );
    assert_eq!(code(&output), 0);
    assert!(
        out(&output)
            .lines()
            .all(|line| line.starts_with("{\"version\":2,")),
        "{}",
        out(&output)
    );
    assert!(
        out(&output).contains("\"label\":\"gifted\""),
        "{}",
        out(&output)
    );
    let output = cloze(&folder, &["extract", "gift.txt", "-o", "-"]);
    assert_eq!(code(&output), 2);
    assert!(err(&output).contains("--format"), "{}", err(&output));
}

#[test]
fn two_runs_write_the_same_bytes() {
    let folder = folder("same-bytes");
    fs::write(folder.join("gift.txt"), SENTENCE).expect("written");
    for output in ["one", "two"] {
        assert_eq!(
            code(&cloze(
                &folder,
                &["extract", "gift.txt", "--open", "-o", output]
            )),
            0
        );
    }
    for name in names_in(&folder.join("one")) {
        let read = |run: &str| fs::read(folder.join(run).join(&name)).expect("written");
        assert_eq!(read("one"), read("two"), "{name}");
    }
}

#[test]
fn an_input_that_cannot_be_read_is_told_and_the_others_go_on() {
    let folder = folder("unreadable");
    fs::write(folder.join("gift.txt"), SENTENCE).expect("written");
    let output = cloze(
        &folder,
        &[
            "extract",
            "missing.txt",
            "gift.txt",
            "--format",
            "jsonl",
            "-o",
            "-",
        ],
    );
    assert_eq!(code(&output), 3);
    assert!(
        err(&output).contains("error: missing.txt: no such file or directory"),
        "{}",
        err(&output)
    );
    assert!(
        out(&output).contains("\"document\":{\"id\":\"gift\""),
        "{}",
        out(&output)
    );
}

#[test]
fn any_text_gives_a_graph() {
    let line = format!(
        "the king gave a horse to the queen and {} ",
        "x".repeat(1_560)
    )
    .repeat(6_250);
    assert!(line.len() >= 10_000_000);
    let cases: &[(&str, Vec<u8>)] = &[
        ("empty", Vec::new()),
        ("blank", b" \n\t\n\r\n".to_vec()),
        ("all bytes", (b' '..=255).cycle().take(100_000).collect()),
        ("not UTF-8", b"Caf\xe9 owner met Kim.\xff\xfe".to_vec()),
        ("one long line", line.into_bytes()),
        ("one long token", vec![b'x'; 10_000_000]),
    ];
    let folder = folder("any-bytes");
    for (name, bytes) in cases {
        fs::write(folder.join("input.txt"), bytes).expect("written");
        let output = cloze(&folder, &["extract", "input.txt"]);
        assert_eq!(code(&output), 0, "{name}: {}", err(&output));
    }
}

#[test]
fn standard_input_is_read_for_a_dash() {
    let folder = folder("standard-input");
    let output = cloze_reading(&folder, &["text", "-"], "Kim met Xi.\r\n".as_bytes());
    assert_eq!(code(&output), 0);
    assert!(out(&output).starts_with("Kim met Xi."));
    let lines = br#"{"id":"x/1","text":"The king presented a ship to Maria Lopez."}
{"id":"x/2","text":"Nothing."}"#;
    let output = cloze_reading(
        &folder,
        &["extract", "-", "--format", "jsonl", "-o", "-"],
        lines,
    );
    assert_eq!(code(&output), 0);
    assert!(
        out(&output).contains("\"document\":{\"id\":\"x/1\""),
        "{}",
        out(&output)
    );
}

#[test]
fn a_broken_line_of_json_has_its_number() {
    let folder = folder("broken-json");
    fs::write(
        folder.join("news.jsonl"),
        "{\"id\":\"a\",\"text\":\"Kim met Xi.\"}\n{\"id\":\"b\"}\n{nonsense\n",
    )
    .expect("written");
    let output = cloze(
        &folder,
        &["extract", "news.jsonl", "--format", "jsonl", "-o", "-"],
    );
    assert_eq!(code(&output), 3);
    assert!(err(&output).contains("news.jsonl:2:"), "{}", err(&output));
    assert!(err(&output).contains("news.jsonl:3:"), "{}", err(&output));
}

#[test]
fn every_fault_of_a_rule_file_is_told() {
    let folder = folder("faulty-rules");
    fs::write(folder.join("gift.txt"), SENTENCE).expect("written");
    let rules = "rule gives: Someone gives.\n  when {giver: Agnt} gives {gift: Thing}\n  thn {giver} gifted {gift}\n  yes Kim gives a horse.\n";
    fs::write(folder.join("bad.rules"), rules).expect("written");
    let output = cloze(&folder, &["extract", "gift.txt", "-r", "bad.rules"]);
    assert_eq!(code(&output), 2);
    let message = err(&output);
    assert!(message.contains("bad.rules:2:"), "{message}");
    assert!(message.contains("bad.rules:3:"), "{message}");
    assert!(message.contains("did you mean \"Agent\"?"), "{message}");
    assert!(
        !folder.join("output").exists(),
        "nothing is written when rules can't be read"
    );
}

#[test]
fn a_failure_to_write_leaves_no_half_file() {
    let folder = folder("half-file");
    fs::write(folder.join("gift.txt"), SENTENCE).expect("written");
    fs::write(folder.join("taken"), "a file, not a folder").expect("written");
    let output = cloze(&folder, &["extract", "gift.txt", "-o", "taken"]);
    assert_eq!(code(&output), 2);
    assert!(err(&output).starts_with("error: taken"), "{}", err(&output));
    fs::create_dir_all(folder.join("output/gift.ttl")).expect("made");
    let output = cloze(&folder, &["extract", "gift.txt", "--format", "ttl"]);
    assert_eq!(code(&output), 2);
    assert_eq!(
        names_in(&folder.join("output")),
        ["gift.ttl"],
        "no temporary file is left"
    );
}

#[test]
fn an_id_never_leads_out_of_the_output_folder() {
    let folder = folder("path-escape");
    let line = r#"{"id":"../../escape","text":"The king presented a ship to Maria Lopez."}"#;
    fs::write(folder.join("news.jsonl"), line).expect("written");
    let output = cloze(
        &folder,
        &[
            "extract",
            "news.jsonl",
            "--format",
            "ttl",
            "-o",
            "inner/output",
        ],
    );
    assert_eq!(code(&output), 0, "{}", err(&output));
    assert_eq!(names_in(&folder), ["inner", "news.jsonl"]);
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let folder = folder("broken-pipe");
    fs::write(folder.join("long.txt"), SENTENCE.repeat(5_000)).expect("written");
    let mut child = Command::new(env!("CARGO_BIN_EXE_cloze"))
        .args(["text", "long.txt"])
        .current_dir(&folder)
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program runs");
    drop(child.stdout.take());
    assert_eq!(child.wait().expect("it ends").code(), Some(0));
}

#[test]
fn help_of_every_command_teaches_by_example() {
    let folder = folder("help");
    for command in [
        "extract",
        "show",
        "clauses",
        "parse",
        "mentions",
        "rules",
        "text",
        "completions",
    ] {
        let output = cloze(&folder, &[command, "--help"]);
        assert_eq!(code(&output), 0);
        assert!(
            out(&output).contains("Example"),
            "{command}: {}",
            out(&output)
        );
    }
}
