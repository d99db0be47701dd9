//! What is written and where: no input is written over, no document lost, no half file, nothing of a text that could
//! act on a terminal.

#[path = "common/program.rs"]
mod program;

use std::fs;
use std::path::Path;

use program::{cloze, code, err, folder, names_in, out};

const SENTENCE: &str = "The king of Denmark presented a silver ship to Maria Lopez on Monday.\n";

/// A line of JSON for a document.
fn line(id: &str) -> String {
    serde_json::json!({"id": id, "text": SENTENCE}).to_string() + "\n"
}

/// Runs the program, which is to refuse; gives what it says.
#[track_caller]
fn refused(folder: &Path, arguments: &[&str]) -> String {
    let output = cloze(folder, arguments);
    assert_eq!(code(&output), 2, "{arguments:?}: {}", err(&output));
    err(&output)
}

#[test]
fn an_input_is_never_written_over() {
    let folder = folder("written-over");
    let text = line("a");
    fs::write(folder.join("a.jsonl"), &text).expect("written");
    fs::create_dir(folder.join("inner")).expect("made");
    #[cfg(unix)]
    std::os::unix::fs::symlink(&folder, folder.join("link")).expect("linked");
    for output in [".", "./", "inner/..", "link", "link/inner/.."] {
        let message = refused(
            &folder,
            &["extract", "--format", "jsonl", "-o", output, "a.jsonl"],
        );
        assert!(
            message.contains("a.jsonl: this input lies in the output folder"),
            "{message}"
        );
        let kept = fs::read_to_string(folder.join("a.jsonl")).expect("it is there");
        assert_eq!(kept, text, "-o {output}");
    }
}

#[test]
#[cfg(unix)]
fn standard_output_is_no_input() {
    let folder = folder("endless");
    fs::write(folder.join("a.jsonl"), line("a")).expect("written");
    let script = format!(
        "{} extract -q --format jsonl -o - a.jsonl >> a.jsonl",
        env!("CARGO_BIN_EXE_cloze")
    );
    let output = std::process::Command::new("sh")
        .args(["-c", &script])
        .current_dir(&folder)
        .output()
        .expect("the shell runs");
    assert_eq!(code(&output), 2, "{}", err(&output));
    assert!(
        err(&output).contains("a.jsonl: this input is also the output"),
        "{}",
        err(&output)
    );
}

#[test]
fn a_second_run_does_not_read_the_outputs_of_the_first() {
    let folder = folder("second-run");
    fs::write(folder.join("a.txt"), SENTENCE).expect("written");
    fs::write(folder.join("b.txt"), SENTENCE).expect("written");
    let run = || {
        let arguments = [
            "extract",
            ".",
            "-o",
            ".",
            "--format",
            "jsonl,json,jsonld,ttl,trig,svg,dot,nt,nq,csv,cypher,graphml,mermaid,html",
        ];
        let output = cloze(&folder, &arguments);
        assert_eq!(code(&output), 0, "{}", err(&output));
        assert!(
            err(&output).contains(" from 2 documents"),
            "{}",
            err(&output)
        );
        fs::read(folder.join("graph.jsonl")).expect("written")
    };
    assert_eq!(run(), run());
}

#[test]
fn every_document_has_a_file_of_its_own() {
    let folder = folder("own-files");
    let long = "long".repeat(200);
    let other = "long".repeat(200) + "er";
    let ids = [
        "x", "./x", "x/", "../../x", "", "/x", "x//", "%", "%2E", "..", ".", "x\0", "x\\y",
        "x.ttl", "x.ttl/y", "a/b", &long, &other, "/", "con:", "x ", "é", "x\n",
    ];
    let lines: String = ids.iter().map(|id| line(id)).collect();
    fs::write(folder.join("ids.jsonl"), lines).expect("written");
    let output = cloze(
        &folder,
        &[
            "extract",
            "ids.jsonl",
            "--per-document",
            "--format",
            "ttl",
            "-o",
            "one/two",
        ],
    );
    assert_eq!(code(&output), 0, "{}", err(&output));
    assert_eq!(names_in(&folder), ["ids.jsonl", "one"]);
    assert_eq!(names_in(&folder.join("one")), ["two"]);
    let files = files(&folder.join("one/two"));
    assert_eq!(files.len(), ids.len(), "{files:#?}");
    for plain in ["x.ttl", "a/b.ttl", "é.ttl"] {
        assert!(
            files.iter().any(|file| file == plain),
            "{plain}: {files:#?}"
        );
    }
}

/// All files under a folder, by their paths in it.
fn files(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for name in names_in(folder) {
        let path = folder.join(&name);
        if path.is_dir() {
            let inner = files(&path);
            found.extend(inner.iter().map(|file| format!("{name}/{file}")));
        } else {
            found.push(name);
        }
    }
    found
}

#[test]
fn a_document_that_cannot_be_written_does_not_stop_the_others() {
    let folder = folder("one-unwritten");
    let lines: String = ["a", "b", "c"].map(line).concat();
    fs::write(folder.join("news.jsonl"), lines).expect("written");
    fs::create_dir_all(folder.join("output/b.ttl/in the way")).expect("made");
    let output = cloze(
        &folder,
        &["extract", "news.jsonl", "--per-document", "--format", "ttl"],
    );
    assert_eq!(code(&output), 3, "{}", err(&output));
    assert!(
        err(&output).contains("error: output/b.ttl: "),
        "{}",
        err(&output)
    );
    assert_eq!(
        names_in(&folder.join("output")),
        ["a.ttl", "b.ttl", "c.ttl"]
    );
}

#[test]
fn a_word_may_be_longer_than_any_column() {
    let folder = folder("long-word");
    let long = "x".repeat(65_536);
    fs::write(folder.join("long.txt"), format!("Kim met {long} twice.\n")).expect("written");
    for command in ["parse", "clauses", "mentions", "show"] {
        let output = cloze(&folder, &[command, "long.txt"]);
        assert_eq!(code(&output), 0, "{command}: {}", err(&output));
    }
    let output = cloze(&folder, &["parse", "long.txt"]);
    let short = out(&output)
        .lines()
        .find(|line| line.contains("Kim"))
        .map(str::len);
    assert!(short.is_some_and(|length| length < 200), "{short:?}");
}

#[test]
fn messages_nobody_reads_are_no_failure() {
    let folder = folder("closed-messages");
    fs::write(folder.join("gift.txt"), SENTENCE).expect("written");
    let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_cloze"))
        .args(["extract", "missing.txt", "gift.txt", "--format", "ttl"])
        .current_dir(&folder)
        .stderr(std::process::Stdio::piped())
        .spawn()
        .expect("the program runs");
    drop(child.stderr.take());
    assert_eq!(child.wait().expect("it ends").code(), Some(3));
    assert_eq!(names_in(&folder.join("output")), ["gift.ttl"]);
}

#[test]
fn a_text_cannot_act_on_the_terminal() {
    let folder = folder("escapes");
    let text = "The \u{1b}]0;owned\u{7} king \u{1b}[2J of \u{202e}Denmark\u{9b}31m presented a silver ship to Maria\u{1b}[31m Lopez.\n";
    fs::write(folder.join("gift.txt"), text).expect("written");
    let sentence = text.trim();
    let commands: [&[&str]; 9] = [
        &["show", "--open", "--quote", "gift.txt"],
        &["explain", "--open", "gift.txt"],
        &["clauses", "gift.txt"],
        &["mentions", "gift.txt"],
        &["parse", "gift.txt"],
        &["rules", "new", sentence],
        &["suggest", "gift.txt"],
        &["why", sentence],
        &["show", "gift.txt", "--relation", "\u{1b}[2Jvisited"],
    ];
    for arguments in commands {
        let output = cloze(&folder, arguments);
        let told = out(&output) + &err(&output);
        let acts = |c: char| (c.is_control() && c != '\n' && c != '\t') || c == '\u{202e}';
        assert!(!told.contains(acts), "{arguments:?}: {told:?}");
        assert!(
            !told.is_empty() || arguments[0] == "suggest",
            "{arguments:?}"
        );
    }
    let told = out(&cloze(&folder, &["clauses", "gift.txt"]));
    assert!(told.contains(r"\u{1b}"), "{told}");
}

#[test]
fn what_programs_read_keeps_every_character() {
    let folder = folder("raw");
    let text = "Maria Lopez\u{1b}[31m met the king of \u{202e}Denmark.\n";
    fs::write(folder.join("gift.txt"), text).expect("written");
    assert_eq!(out(&cloze(&folder, &["text", "gift.txt"])), text);
}

#[test]
#[cfg(unix)]
fn a_draft_left_by_a_killed_run_is_cleared_away() {
    let folder = folder("stale-draft");
    fs::write(folder.join("gift.txt"), SENTENCE).expect("written");
    fs::create_dir(folder.join("output")).expect("made");
    fs::write(folder.join("output/.cloze-draft-abc123"), "half").expect("written");
    let output = cloze(&folder, &["extract", "gift.txt", "--format", "ttl"]);
    assert_eq!(code(&output), 0, "{}", err(&output));
    let all: Vec<_> = fs::read_dir(folder.join("output"))
        .expect("it can be read")
        .map(|entry| entry.expect("it can be read").file_name())
        .collect();
    assert_eq!(all, ["gift.ttl"]);
}

#[test]
#[cfg(target_os = "linux")]
fn drafts_have_names_that_no_other_run_has() {
    // Two containers may give two runs one process number and one folder.
    let folder = folder("draft-names");
    fs::write(folder.join("gift.txt"), SENTENCE).expect("written");
    let trap = format!("output/.gift.ttl.{}.part", 1);
    fs::create_dir_all(folder.join(&trap)).expect("made");
    let script = format!(
        "mkdir -p output/.gift.ttl.$$.part/x; exec {} extract gift.txt --format ttl",
        env!("CARGO_BIN_EXE_cloze")
    );
    let output = std::process::Command::new("sh")
        .args(["-c", &script])
        .current_dir(&folder)
        .output()
        .expect("the shell runs");
    assert_eq!(code(&output), 0, "{}", err(&output));
    assert!(folder.join("output/gift.ttl").is_file());
}
