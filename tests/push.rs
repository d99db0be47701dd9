//! Graphs sent to a store: here one that answers what a test tells it to.
#![cfg(feature = "push")]

#[path = "common/program.rs"]
mod program;

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
use std::thread;

use program::{cloze, cloze_given, folder};

/// What the store does with a request.
#[derive(Clone, Copy)]
enum Reply {
    /// Answers with this status.
    Status(u16),
    /// Reads the request and closes the line.
    Close,
    /// Closes the line in the middle of its answer.
    Half,
    /// Never answers.
    Hang,
}

/// A request: its first line, its credentials, its body.
#[derive(Debug)]
struct Request {
    line: String,
    authorization: Option<String>,
    body: String,
}

/// A store that answers the first requests so, and all others with 204; with the requests as they come.
fn store(replies: &[Reply]) -> (String, Receiver<Request>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
    let address = format!(
        "http://{}/store",
        listener.local_addr().expect("it has one")
    );
    let (send, receive) = channel();
    let replies: Vec<Reply> = replies.to_vec();
    let mut replies = replies.into_iter();
    thread::spawn(move || {
        let mut hanging = Vec::new();
        for stream in listener.incoming() {
            let mut stream = stream.expect("a line");
            let reply = replies.next().unwrap_or(Reply::Status(204));
            let Some(request) = read(&stream) else {
                continue;
            };
            if send.send(request).is_err() {
                return;
            }
            match reply {
                Reply::Status(status) => {
                    let head = format!(
                        "HTTP/1.1 {status} X\r\nRetry-After: 0\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                    );
                    let _ = stream.write_all(head.as_bytes());
                }
                Reply::Half => {
                    let _ = stream.write_all(b"HTTP/1.1 20");
                }
                Reply::Close => {}
                Reply::Hang => hanging.push(stream),
            }
        }
    });
    (address, receive)
}

fn read(stream: &TcpStream) -> Option<Request> {
    let mut reader = BufReader::new(stream);
    let mut head = Vec::new();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).ok().filter(|read| *read > 0)?;
        if line.trim().is_empty() {
            break;
        }
        head.push(line.trim().to_owned());
    }
    let field = |name: &str| {
        let mut fields = head.iter().filter_map(|line| line.split_once(": "));
        fields.find_map(|(known, value)| known.eq_ignore_ascii_case(name).then(|| value.to_owned()))
    };
    let length = field("content-length")?.parse().ok()?;
    let mut body = vec![0; length];
    reader.read_exact(&mut body).ok()?;
    Some(Request {
        line: head[0].clone(),
        authorization: field("authorization"),
        body: String::from_utf8(body).expect("it is text"),
    })
}

/// A folder with two articles.
fn news(name: &str) -> std::path::PathBuf {
    let folder = folder(name);
    let lines = "{\"id\": \"a\", \"text\": \"The king of Denmark visited Norway.\", \"url\": \"https://news.example/a\"}\n\
                 {\"id\": \"b\", \"text\": \"Maria Lopez visited Norway and Ghana.\"}\n";
    fs::write(folder.join("news.jsonl"), lines).expect("written");
    folder
}

/// Pushes the articles; gives the exit code and what was told.
fn push(folder: &Path, endpoint: &str, options: &[&str]) -> (Option<i32>, String) {
    let arguments = [&["push", "news.jsonl", "--endpoint", endpoint], options].concat();
    let output = cloze(folder, &arguments);
    (
        output.status.code(),
        String::from_utf8_lossy(&output.stderr).into_owned(),
    )
}

/// Method and graph of each request.
fn lines(requests: &Receiver<Request>) -> Vec<String> {
    let requests = requests.try_iter();
    requests
        .map(|request| request.line.replace(" HTTP/1.1", "").replace("/store?", ""))
        .collect()
}

/// Method, graph and body of each request.
fn bodies(requests: &Receiver<Request>) -> Vec<(String, String)> {
    let requests = requests.try_iter();
    requests
        .map(|request| {
            let line = request.line.replace(" HTTP/1.1", "").replace("/store?", "");
            (line, request.body)
        })
        .collect()
}

const A: &str = "graph=https%3A%2F%2Fnews.example%2Fa";
const B: &str = "graph=https%3A%2F%2Fexample.org%2Fkg%2Fdoc%2Fb";

#[test]
fn each_document_is_a_graph_and_what_all_share_is_sent_once() {
    let folder = news("each");
    let (address, requests) = store(&[]);
    let (code, told) = push(&folder, &address, &[]);
    assert_eq!(code, Some(0), "{told}");
    assert!(told.contains("2 documents sent"), "{told}");
    let requests: Vec<Request> = requests.try_iter().collect();
    let own: Vec<&Request> = requests
        .iter()
        .filter(|one| one.line.contains("graph="))
        .collect();
    assert_eq!(own.len(), 2);
    assert!(
        own[0].line.starts_with(&format!("POST /store?{A} ")),
        "{}",
        own[0].line
    );
    assert!(
        own[1].line.starts_with(&format!("POST /store?{B} ")),
        "{}",
        own[1].line
    );
    let shared: Vec<&str> = requests
        .iter()
        .filter(|one| one.line.contains("?default"))
        .flat_map(|one| one.body.lines())
        .collect();
    let norway = shared
        .iter()
        .filter(|line| line.contains("id/norway> <http://www.w3.org/2002/07/owl#sameAs>"));
    assert_eq!(norway.count(), 1);
    assert!(
        own.iter()
            .all(|one| !one.body.contains("owl#ObjectProperty"))
    );
}

#[test]
fn identifiers_are_made_as_extract_makes_them() {
    let folder = news("identifiers");
    let (address, requests) = store(&[]);
    let options = ["--base", "https://kg.example/", "--iri", "unicode"];
    let (code, told) = push(&folder, &address, &options);
    assert_eq!(code, Some(0), "{told}");
    let sent = bodies(&requests);
    let name = "POST graph=https%3A%2F%2Fkg.example%2Fdoc%2Fb";
    assert!(sent.iter().any(|(request, _)| request == name), "{sent:#?}");
    assert!(
        sent.iter()
            .all(|(_, body)| !body.contains("example.org/kg"))
    );
}

#[test]
fn a_document_or_all_of_them_are_replaced() {
    let folder = news("replaced");
    let (address, requests) = store(&[]);
    push(&folder, &address, &["--replace"]);
    let sent = lines(&requests);
    for line in [
        format!("PUT {A}"),
        format!("PUT {B}"),
        "POST default".to_owned(),
    ] {
        assert!(sent.contains(&line), "{line}: {sent:?}");
    }
    push(
        &folder,
        &address,
        &["--replace", "--graph", "https://kg.example/all"],
    );
    let sent = lines(&requests);
    let own: Vec<&String> = sent.iter().filter(|line| line.contains("graph=")).collect();
    let all = "graph=https%3A%2F%2Fkg.example%2Fall";
    assert_eq!(own, [&format!("PUT {all}"), &format!("POST {all}")]);
}

#[test]
fn a_store_that_is_busy_or_breaks_off_is_asked_again() {
    for (name, replies) in [
        ("busy", &[Reply::Status(503), Reply::Status(503)][..]),
        ("closing", &[Reply::Close]),
        ("half", &[Reply::Half]),
    ] {
        let folder = news(name);
        let (address, requests) = store(replies);
        let (code, told) = push(&folder, &address, &[]);
        assert_eq!(code, Some(0), "{name}: {told}");
        assert!(told.contains("trying again"), "{name}: {told}");
        let sent = lines(&requests);
        let first = sent.iter().filter(|line| *line == "POST default").count();
        assert!(first > replies.len(), "{name}: {sent:?}");
        for own in [A, B] {
            let line = format!("POST {own}");
            assert_eq!(
                sent.iter().filter(|found| **found == line).count(),
                1,
                "{name}"
            );
        }
    }
}

#[test]
fn what_goes_wrong_for_good_is_told_with_its_cure() {
    let folder = news("wrong");
    let stores = [401, 404, 503].map(|status| store(&[Reply::Status(status); 9]));
    let refusing = |which: usize| stores[which].0.clone();
    let nobody = TcpListener::bind("127.0.0.1:0").expect("a port is free");
    let closed = format!("http://{}/store", nobody.local_addr().expect("it has one"));
    drop(nobody);
    for (address, cause) in [
        (refusing(0), "401 unauthorized; set CLOZE_TOKEN"),
        (
            refusing(1),
            "404 not found; see that the address is the store's",
        ),
        (
            refusing(2),
            "503 service unavailable; see that the store is up, and run it again with --journal",
        ),
        (closed, "see that the store is up"),
        (
            "http://me:secret@localhost/".to_owned(),
            "holds credentials; set CLOZE_USER",
        ),
        (
            "localhost:7878".to_owned(),
            "not an address; write it like http://localhost:7878/store",
        ),
    ] {
        let (code, told) = push(&folder, &address, &["--retries", "1"]);
        assert_eq!(code, Some(2), "{address}: {told}");
        assert!(told.contains(cause), "{cause}: {told}");
    }
    let (hanging, _requests) = store(&[Reply::Hang; 9]);
    let (code, told) = push(&folder, &hanging, &["--retries", "0", "--timeout", "1"]);
    assert_eq!(code, Some(2), "{told}");
    assert!(told.contains("no answer in time"), "{told}");
    let (code, told) = push(&folder, &hanging, &["--graph", "news"]);
    assert_eq!(code, Some(2), "{told}");
    assert!(told.contains("--graph news: not an absolute IRI"), "{told}");
}

#[test]
fn a_run_that_was_stopped_goes_on_where_it_was_and_sends_nothing_twice() {
    for (name, end) in [
        ("failing", Reply::Status(500)),
        ("busy-for-good", Reply::Status(503)),
        ("closed", Reply::Close),
        ("broken-off", Reply::Half),
        ("silent", Reply::Hang),
    ] {
        let folder = news(&format!("journal-{name}"));
        let options = ["--journal", "sent", "--retries", "0", "--timeout", "2"];
        // The store takes what is shared and the first document, then what the second shares, and not the second.
        let taken = Reply::Status(204);
        let (address, requests) = store(&[taken, taken, taken, end]);
        let (code, told) = push(&folder, &address, &options);
        assert_eq!(code, Some(2), "{name}: {told}");
        let before = bodies(&requests);
        assert_eq!(before.len(), 4, "{name}: {before:#?}");
        assert_eq!(before[1].0, format!("POST {A}"), "{name}");
        assert_eq!(before[3].0, format!("POST {B}"), "{name}");
        let (code, told) = push(&folder, &address, &options);
        assert_eq!(code, Some(0), "{name}: {told}");
        assert!(
            told.contains("1 document sent; 1 was there already, by the journal"),
            "{name}: {told}"
        );
        assert_eq!(bodies(&requests), before[3..], "{name}");
        push(&folder, &address, &options);
        assert_eq!(lines(&requests), Vec::<String>::new(), "{name}");
    }
}

#[test]
fn a_journal_that_was_cut_short_loses_one_document_at_most() {
    let folder = news("cut-journal");
    let (address, requests) = store(&[]);
    push(&folder, &address, &["--journal", "sent"]);
    lines(&requests);
    let journal = fs::read_to_string(folder.join("sent")).expect("it is there");
    fs::write(folder.join("sent"), &journal[..journal.len() - 5]).expect("written");
    push(&folder, &address, &["--journal", "sent"]);
    let own: Vec<String> = lines(&requests)
        .into_iter()
        .filter(|line| line.contains("graph="))
        .collect();
    assert_eq!(own, [format!("POST {B}")]);
}

#[test]
fn a_graph_is_pushed_from_a_file_a_compressed_one_or_standard_input() {
    let folder = news("graphs");
    let (address, requests) = store(&[]);
    push(&folder, &address, &[]);
    let expected = bodies(&requests);
    let written = cloze(
        &folder,
        &["extract", "news.jsonl", "-q", "--format", "nq", "-o", "-"],
    );
    let packed = zstd::encode_all(&written.stdout[..], 3).expect("memory takes it");
    fs::write(folder.join("graph.nq.zst"), &packed).expect("written");
    for (input, given) in [
        ("graph.nq.zst", &b""[..]),
        ("-", &packed),
        ("-", &written.stdout),
    ] {
        let arguments = ["push", "-q", "--endpoint", &address, input];
        let output = cloze_given(&folder, &arguments, given);
        assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
        assert_eq!(bodies(&requests), expected, "{input}");
    }
}

#[test]
fn credentials_come_from_the_environment() {
    let folder = news("credentials");
    let (address, requests) = store(&[]);
    for (variables, expected) in [
        (&[("CLOZE_TOKEN", "t0ken")][..], "Bearer t0ken"),
        (
            &[("CLOZE_USER", "me"), ("CLOZE_PASSWORD", "secret")],
            "Basic bWU6c2VjcmV0",
        ),
    ] {
        let status = std::process::Command::new(env!("CARGO_BIN_EXE_cloze"))
            .args(["push", "news.jsonl", "-q", "--endpoint", &address])
            .current_dir(&folder)
            .envs(variables.iter().copied())
            .status();
        assert!(status.expect("the program runs").success());
        let sent: Vec<Request> = requests.try_iter().collect();
        assert!(!sent.is_empty());
        assert!(
            sent.iter()
                .all(|one| one.authorization.as_deref() == Some(expected))
        );
    }
}
