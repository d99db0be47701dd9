//! The answers in `docs/queries.md` are what the program prints.
#![cfg(feature = "query")]

#[path = "common/program.rs"]
mod program;

use std::fs;
use std::path::Path;

use program::{cloze, folder};

/// The answer to a question, without blanks at the ends of lines.
fn answer(question: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let output = cloze(root, &["query", question, "docs/news.jsonl"]);
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{question}\n{told}");
    let printed = String::from_utf8(output.stdout).expect("it is text");
    let lines = printed.lines().map(|line| format!("{}\n", line.trim_end()));
    lines.collect()
}

/// The page with each answer as the program prints it now.
fn asked_again(page: &str) -> String {
    let mut parts = page.split("```sparql\n");
    let mut again = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (question, rest) = part.split_once("```\n").expect("the question ends");
        let (between, rest) = rest.split_once("```text\n").expect("an answer follows");
        let (_, rest) = rest.split_once("```").expect("the answer ends");
        let answer = answer(question);
        assert!(answer.lines().count() > 1, "nothing is found: {question}");
        again += &format!("```sparql\n{question}```\n{between}```text\n{answer}```{rest}");
    }
    again
}

#[test]
fn ten_questions_have_the_answers_that_their_page_shows() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/queries.md");
    let page = fs::read_to_string(&path).expect("the page is there");
    let again = asked_again(&page);
    if std::env::var_os("CLOZE_REWRITE").is_some() {
        fs::write(&path, &again).expect("docs/ can be written");
    }
    let page = fs::read_to_string(&path).expect("the page is there");
    assert_eq!(page.matches("```sparql").count(), 10);
    assert!(
        page == again,
        "docs/queries.md shows other answers; CLOZE_REWRITE=1 cargo test writes it anew"
    );
}

#[test]
fn a_graph_in_any_syntax_answers_like_its_articles() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let out = folder("asked");
    let to = out.to_string_lossy().into_owned();
    let formats = "ttl,nt,nq,trig,jsonld,json";
    let news = "docs/news.jsonl";
    let written = cloze(
        root,
        &["extract", news, "-q", "-o", &to, "--format", formats],
    );
    assert!(written.status.success());
    let question = "SELECT ?s ?p ?o WHERE { ?s ?p ?o } ORDER BY ?s ?p ?o";
    let expected = cloze(root, &["query", question, news, "--format", "tsv"]).stdout;
    assert!(expected.len() > 10_000);
    for format in formats.split(',') {
        let graph = format!("graph.{format}");
        let found = cloze(&out, &["query", question, &graph, "--format", "tsv"]).stdout;
        assert!(found == expected, "{format}");
    }
}

#[test]
fn a_question_may_stand_in_a_file_and_its_faults_have_their_place() {
    let folder = folder("file");
    fs::write(
        folder.join("note.txt"),
        "The king of Denmark visited Norway.",
    )
    .expect("written");
    fs::write(folder.join("ask.rq"), "ASK { ?who v:visited id:norway }").expect("written");
    fs::write(folder.join("bad.rq"), "SELECT *\nWHERE { id:norway ?left").expect("written");
    let output = cloze(&folder, &["query", "-f", "ask.rq", "note.txt"]);
    assert_eq!(String::from_utf8_lossy(&output.stdout), " answer\n yes\n");
    for (arguments, cause) in [
        (
            &["-f", "bad.rq", "note.txt"][..],
            "bad.rq:2:24: the question ends too early",
        ),
        (&["ASK { ?s ?p }", "note.txt"], "query:1:"),
        (
            &["ASK { ?s ?p ?o }"],
            "nothing to ask: give articles or graphs",
        ),
        (
            &["-f", "none.rq", "note.txt"],
            "none.rq: no such file or directory",
        ),
    ] {
        let output = cloze(&folder, &[&["query"], arguments].concat());
        let told = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{told}");
        assert!(told.contains(cause), "{cause}: {told}");
    }
}
