//! Many documents: the same bytes whatever the number of workers, and nothing lost or done twice when a run ends early.
#![cfg(unix)]

#[path = "common/program.rs"]
mod program;

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use program::{cloze, code, err, folder};

/// JSON lines of so many documents, each with statements of its own.
fn news(folder: &Path, count: usize) {
    let names = ["Norway", "Chile", "Ghana", "Peru", "Kenya"];
    let lines: String = (0..count)
        .map(|index| {
            let name = |offset: usize| names[(index + offset) % names.len()];
            let text = format!(
                "Maria Lopez of ship {index} visited {}. {} gave {} a ship. ",
                name(0),
                name(1),
                name(2)
            );
            serde_json::json!({"id": format!("d{index}"), "text": text}).to_string() + "\n"
        })
        .collect();
    fs::write(folder.join("news.jsonl"), lines).expect("written");
}

fn start(folder: &Path, arguments: &[&str]) -> Child {
    Command::new(env!("CARGO_BIN_EXE_cloze"))
        .args(arguments)
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs")
}

/// Waits until something is so, for a minute at most.
#[track_caller]
fn wait_until(is_so: impl Fn() -> bool) {
    for _ in 0..6_000 {
        if is_so() {
            return;
        }
        sleep(Duration::from_millis(10));
    }
    panic!("it does not come");
}

fn send(signal: &str, child: &Child) {
    let sent = Command::new("kill")
        .args([signal, &child.id().to_string()])
        .status();
    assert!(sent.is_ok_and(|sent| sent.success()));
}

const STREAM: [&str; 6] = [
    "extract",
    "news.jsonl",
    "--format",
    "jsonl",
    "--threads",
    "2",
];

#[test]
fn the_number_of_workers_changes_no_byte() {
    let folder = folder("workers");
    news(&folder, 60);
    let run = |threads: &str, output: &str| {
        let arguments = [
            "extract",
            "news.jsonl",
            "--format",
            "jsonl",
            "--threads",
            threads,
            "-o",
            output,
        ];
        let done = cloze(&folder, &arguments);
        assert_eq!(code(&done), 0, "{}", err(&done));
        fs::read(folder.join(output).join("graph.jsonl")).expect("written")
    };
    let one = run("1", "one");
    assert!(one.len() > 10_000);
    assert!(one == run("2", "two") && one == run("7", "seven"));
}

/// What a format comes to in one run, and in three of which two are killed.
fn whole_and_resumed(folder: &Path, format: &str) -> [String; 2] {
    news(folder, 400);
    let text = fs::read_to_string(folder.join("news.jsonl")).expect("written");
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let stream = |input, more: &[&'static str]| {
        let arguments = ["extract", input, "--format", format];
        [&arguments[..], more].concat()
    };
    let whole = cloze(folder, &stream("news.jsonl", &["-o", "whole"]));
    assert_eq!(code(&whole), 0, "{}", err(&whole));
    let name = format!("graph.{format}");
    let journal = folder.join(format!("output/{name}.journal"));
    for _ in 0..2 {
        let child = start(folder, &stream("-", &["--resume"]));
        kill_when_safe(child, &lines, &journal);
    }
    assert!(!folder.join("output").join(&name).exists());
    let done = cloze(folder, &stream("news.jsonl", &["--resume"]));
    assert_eq!(code(&done), 0, "{}", err(&done));
    let told = " done by an earlier run";
    assert!(err(&done).contains(told), "{}", err(&done));
    assert_eq!(program::names_in(&folder.join("output")), [name.as_str()]);
    ["whole", "output"]
        .map(|output| fs::read_to_string(folder.join(output).join(&name)).expect("it is written"))
}

/// Hands lines to a run slowly, and kills it when more of them are safe than before.
fn kill_when_safe(mut child: Child, lines: &[&str], journal: &Path) {
    let length = || fs::metadata(journal).map_or(0, |found| found.len());
    let before = length();
    let mut input = child.stdin.take().expect("it is piped");
    let mut lines = lines.iter();
    while length() < before + 100 {
        let line = lines.next().expect("before all are read, some are safe");
        input.write_all(line.as_bytes()).expect("it reads");
        sleep(Duration::from_millis(50));
    }
    child.kill().expect("it runs");
    child.wait().expect("it ends");
}

#[test]
fn a_killed_run_is_gone_on_with() {
    let [whole, resumed] = whole_and_resumed(&folder("killed"), "jsonl");
    assert!(whole == resumed);
}

#[test]
fn a_killed_run_is_gone_on_with_in_rdf() {
    for format in ["nt", "nq"] {
        let all = whole_and_resumed(&folder(&format!("killed-{format}")), format);
        let [whole, resumed] = all
            .each_ref()
            .map(|text| text.lines().collect::<BTreeSet<_>>());
        assert!(whole == resumed, "{format}");
    }
}

#[test]
fn a_run_with_other_options_is_not_gone_on_with() {
    let folder = folder("other-options");
    news(&folder, 1);
    fs::create_dir(folder.join("output")).expect("made");
    fs::write(folder.join("output/graph.jsonl.part"), "").expect("written");
    fs::write(
        folder.join("output/graph.jsonl.journal"),
        "cloze-journal-1 other\n",
    )
    .expect("written");
    let resumed = cloze(&folder, &[&STREAM[..], &["--resume"]].concat());
    assert_eq!(code(&resumed), 2);
    assert!(
        err(&resumed)
            .contains("output/graph.jsonl.journal: the run to resume had other rules or options")
    );
    let anew = cloze(&folder, &STREAM);
    assert_eq!(code(&anew), 0);
    assert!(
        err(&anew).contains("warning: output/graph.jsonl: a run that did not end is begun anew")
    );
    assert!(
        folder.join("output/d0.jsonl").is_file(),
        "one document gives its name"
    );
    let refused = cloze(&folder, &["extract", "news.jsonl", "--resume"]);
    assert_eq!(code(&refused), 2);
    assert!(err(&refused).starts_with("error: --resume is for what is written as it comes"));
}

#[test]
fn one_document_gives_its_name_also_to_a_stream() {
    let folder = folder("one-stream");
    let line = "{\"id\": \"2024/a\", \"text\": \"Norway gave Chile a ship.\"}\n";
    fs::write(folder.join("news.jsonl"), line).expect("written");
    let done = cloze(&folder, &STREAM);
    assert_eq!(code(&done), 0, "{}", err(&done));
    assert!(folder.join("output/2024/a.jsonl").is_file());
}

#[test]
fn an_interrupt_keeps_what_is_done() {
    let folder = folder("interrupt");
    news(&folder, 2_000);
    let child = start(&folder, &STREAM);
    let part = folder.join("output/graph.jsonl.part");
    wait_until(|| fs::metadata(&part).is_ok_and(|found| found.len() > 0));
    send("-INT", &child);
    let ended = child.wait_with_output().expect("it ends");
    assert_eq!(code(&ended), 130, "{}", err(&ended));
    assert!(err(&ended).contains("--resume goes on"), "{}", err(&ended));
    assert!(err(&ended).contains(" statements from "), "{}", err(&ended));
    let part = fs::read_to_string(part).expect("it is kept");
    assert!(part.ends_with("}\n"));
}

#[test]
fn an_interrupt_does_not_wait_for_a_pipe() {
    let folder = folder("interrupt-pipe");
    let mut child = start(&folder, &["extract", "-", "--format", "jsonl"]);
    let mut input = child.stdin.take().expect("it is piped");
    let line = "{\"id\": \"a\", \"text\": \"Norway gave Chile a ship.\"}\n";
    input.write_all(line.as_bytes()).expect("it reads");
    wait_until(|| folder.join("output/graph.jsonl.part").exists());
    sleep(Duration::from_millis(300));
    send("-INT", &child);
    let ended = child.wait_with_output().expect("it ends");
    assert_eq!(code(&ended), 130, "{}", err(&ended));
}
