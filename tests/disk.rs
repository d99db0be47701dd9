//! What happens when the disk, a pipe or a file fails in the middle of the work: the table in `docs/inputs.md`.
#![cfg(target_os = "linux")]

#[path = "common/program.rs"]
mod program;

use std::fs::{self, OpenOptions};
use std::io::{Read, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use program::{cloze, code, err, folder, out};

const SENTENCE: &str = "The king of Denmark presented a silver ship to Maria Lopez on Monday.\n";

/// Runs the program with its standard output on a full disk.
fn on_full_disk(folder: &Path, arguments: &[&str]) -> (i32, String) {
    let full = OpenOptions::new().write(true).open("/dev/full");
    let output = Command::new(env!("CARGO_BIN_EXE_cloze"))
        .args(arguments)
        .current_dir(folder)
        .stdout(full.expect("it is there"))
        .output()
        .expect("the program runs");
    (code(&output), err(&output))
}

#[test]
fn a_full_disk_ends_every_command_with_its_place_and_cure() {
    let folder = folder("full-disk");
    fs::write(folder.join("gift.txt"), SENTENCE).expect("written");
    for arguments in [
        &["text", "gift.txt"][..],
        &["show", "gift.txt"],
        &["clauses", "gift.txt"],
        &["parse", "gift.txt"],
        &["rules"],
        &["extract", "gift.txt", "-q", "-o", "-", "--format", "jsonl"],
        &["extract", "gift.txt", "-q", "-o", "-", "--format", "ttl"],
    ] {
        let told = "error: standard output: no space left on device; make room, and run it again\n";
        assert_eq!(
            on_full_disk(&folder, arguments),
            (2, told.to_owned()),
            "{arguments:?}"
        );
    }
}

#[test]
fn a_reader_that_has_enough_is_no_failure() {
    let folder = folder("closed-pipe");
    let line = "{\"id\": \"a\", \"text\": \"Norway gave Chile a ship.\"}\n";
    let lines: String = (0..3_000)
        .map(|index| line.replacen("\"a\"", &format!("\"a{index}\""), 1))
        .collect();
    fs::write(folder.join("news.jsonl"), lines).expect("written");
    let mut child = Command::new(env!("CARGO_BIN_EXE_cloze"))
        .args([
            "extract",
            "news.jsonl",
            "-q",
            "-o",
            "-",
            "--format",
            "jsonl",
        ])
        .current_dir(&folder)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    let mut stdout = child.stdout.take().expect("it is piped");
    let mut beginning = [0; 100];
    stdout.read_exact(&mut beginning).expect("it writes");
    drop(stdout);
    let ended = child.wait_with_output().expect("it ends");
    assert_eq!((code(&ended), err(&ended).as_str()), (0, ""));
}

#[test]
fn a_file_that_vanishes_is_left_out_and_the_others_are_read() {
    let folder = folder("vanishing");
    fs::create_dir(folder.join("news")).expect("made");
    for name in ["a", "b", "c"] {
        fs::write(folder.join(format!("news/{name}.txt")), SENTENCE).expect("written");
    }
    let mut child = Command::new(env!("CARGO_BIN_EXE_cloze"))
        .args(["text", "-", "news"])
        .current_dir(&folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    // It has seen the folder, and waits for its first input.
    sleep(Duration::from_millis(700));
    fs::remove_file(folder.join("news/b.txt")).expect("removed");
    let mut stdin = child.stdin.take().expect("it is piped");
    stdin.write_all(b"Kim left.\n").expect("it reads");
    drop(stdin);
    let ended = child.wait_with_output().expect("it ends");
    assert_eq!(code(&ended), 3, "{}", err(&ended));
    assert_eq!(
        err(&ended).lines().next(),
        Some(
            "error: news/b.txt: this file has gone since its folder was looked through; put it back and run it again if it is \
             wanted"
        )
    );
    assert_eq!(out(&ended).matches("Denmark").count(), 2);
}

#[test]
fn a_folder_that_cannot_be_written_is_told_before_anything_is_read() {
    let folder = folder("closed-output");
    fs::write(folder.join("gift.txt"), SENTENCE).expect("written");
    let output = cloze(&folder, &["extract", "gift.txt", "-o", "/proc/cloze"]);
    assert_eq!(code(&output), 2);
    let told = err(&output);
    assert!(
        told.starts_with("error: /proc/cloze: no such file or directory; ")
            || told.starts_with("error: /proc/cloze: permission denied; "),
        "{told}"
    );
}

#[test]
fn rules_are_checked_again_when_a_file_changes() {
    let folder = folder("watch");
    let rules = |word: &str| {
        format!(
            "relation lent: gave\n  from Agent to Thing\n\nrule lent: x.\n  when {{lender: Agent}} lent {{object: Thing}}\n  \
             then {{lender}} lent {{object}}\n  yes  Norway lent a {word}.\n       => Norway lent ship\n  no   Kim left.\n"
        )
    };
    let file = folder.join("my.rules");
    fs::write(&file, rules("ship")).expect("written");
    let mut child = Command::new(env!("CARGO_BIN_EXE_cloze"))
        .args(["rules", "check", "-r", "my.rules", "--watch"])
        .current_dir(&folder)
        .env("NO_COLOR", "1")
        .stdout(
            OpenOptions::new()
                .create(true)
                .append(true)
                .open(folder.join("out"))
                .expect("made"),
        )
        .stderr(Stdio::null())
        .spawn()
        .expect("the program runs");
    let wait_for = |wanted: &str| {
        for _ in 0..600 {
            let said = fs::read_to_string(folder.join("out")).expect("it is there");
            if said.contains(wanted) {
                return;
            }
            sleep(Duration::from_millis(100));
        }
        panic!("it does not say: {wanted}");
    };
    wait_for("2 passed, 0 failed");
    fs::write(&file, rules("silver cup")).expect("written");
    wait_for("1 passed, 1 failed");
    child.kill().expect("it runs on");
    child.wait().expect("it ends");
}
