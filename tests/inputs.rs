//! What is read: files of many kinds, told by their content; folders with traps; and what is refused by name.

#[path = "common/program.rs"]
mod program;

use std::fs;
use std::path::Path;

use program::{cloze, code, err, folder, out};

const SENTENCE: &str = "The king of Denmark presented a silver ship to Maria Lopez on Monday.\n";

/// The texts that are read of inputs.
fn texts(folder: &Path, inputs: &[&str]) -> (i32, String, String) {
    let output = cloze(folder, &[&["text"], inputs].concat());
    (code(&output), out(&output), err(&output))
}

#[test]
#[cfg(unix)]
fn links_that_loop_are_walked_once() {
    use std::os::unix::fs::symlink;
    let folder = folder("loops");
    let news = folder.join("news");
    fs::create_dir_all(news.join("inner")).expect("made");
    fs::write(news.join("inner/a.txt"), SENTENCE).expect("written");
    for name in ["one", "two", "three"] {
        symlink("..", news.join("inner").join(name)).expect("linked");
    }
    // No loops, yet 2^30 ways from the first to the last.
    for level in 0..30 {
        let level_folder = news.join(format!("level{level:02}"));
        fs::create_dir(&level_folder).expect("made");
        for name in ["left", "right"] {
            symlink(format!("../level{:02}", level + 1), level_folder.join(name)).expect("linked");
        }
    }
    fs::create_dir(news.join("level30")).expect("made");
    let (code, out, err) = texts(&folder, &["news"]);
    assert_eq!((code, out.as_str()), (0, SENTENCE), "{err}");
}

#[test]
#[cfg(unix)]
fn pipes_and_devices_in_a_folder_are_passed_over() {
    let folder = folder("pipes");
    fs::create_dir(folder.join("news")).expect("made");
    fs::write(folder.join("news/a.txt"), SENTENCE).expect("written");
    let made = std::process::Command::new("mkfifo")
        .arg(folder.join("news/b.txt"))
        .status();
    assert!(made.is_ok_and(|made| made.success()));
    std::os::unix::fs::symlink("/dev/zero", folder.join("news/c.txt")).expect("linked");
    let (code, out, err) = texts(&folder, &["news"]);
    assert_eq!((code, out.as_str()), (0, SENTENCE), "{err}");
}

#[test]
#[cfg(target_os = "linux")]
fn a_device_is_no_article() {
    let folder = folder("device");
    let (code, _, err) = texts(&folder, &["/dev/zero"]);
    assert_eq!(code, 3, "{err}");
    assert!(
        err.contains("/dev/zero: this is a device; give a file"),
        "{err}"
    );
}

#[test]
#[cfg(unix)]
fn a_folder_that_cannot_be_read_does_not_stop_the_others() {
    let folder = folder("closed-folder");
    fs::create_dir_all(folder.join("news/a")).expect("made");
    fs::write(folder.join("news/b.txt"), SENTENCE).expect("written");
    // A link to nowhere is what root cannot read either.
    std::os::unix::fs::symlink("nowhere", folder.join("news/a/gone.txt")).expect("linked");
    let (code, out, err) = texts(&folder, &["news"]);
    assert_eq!((code, out.as_str()), (3, SENTENCE), "{err}");
    assert!(
        err.contains("error: news/a/gone.txt: no such file"),
        "{err}"
    );
}

#[test]
fn what_is_no_article_is_refused_by_name() {
    let folder = folder("refused");
    fs::write(folder.join("a.txt"), SENTENCE).expect("written");
    let made = cloze(
        &folder,
        &[
            "extract",
            "a.txt",
            "-o",
            "graph",
            "--format",
            "ttl,nt,dot,json,jsonl",
        ],
    );
    assert_eq!(code(&made), 0, "{}", err(&made));
    let binary: Vec<u8> = (0..=255).cycle().take(4_000).collect();
    fs::write(folder.join("binary.txt"), binary).expect("written");
    fs::write(
        folder.join("paper.pdf"),
        "%PDF-1.7\nThe king met the queen.\n",
    )
    .expect("written");
    fs::write(
        folder.join("picture"),
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01",
    )
    .expect("written");
    fs::write(
        folder.join("report.docx"),
        b"PK\x03\x04\x14\0\0\0\x08\0\0\0!\0",
    )
    .expect("written");
    for (input, told) in [
        ("binary.txt", "this is not text"),
        ("paper.pdf", "this is a PDF"),
        ("picture", "this is image/png, not text"),
        ("report.docx", "this is application/zip, not text"),
        ("graph/a.ttl", "this is a graph (Turtle), not an article"),
        ("graph/a.nt", "this is a graph (N-Triples), not an article"),
        ("graph/a.dot", "this is a graph (GraphViz), not an article"),
        ("graph/a.json", "this is a graph that cloze wrote"),
        ("graph/a.jsonl", "this is a graph that cloze wrote"),
    ] {
        let (code, out, err) = texts(&folder, &[input]);
        assert_eq!((code, out.as_str()), (3, ""), "{input}: {err}");
        assert!(
            err.starts_with(&format!("error: {input}: {told}")),
            "{input}: {err}"
        );
        assert!(err.contains("; "), "a cure is given: {err}");
    }
}

#[test]
fn compressed_files_tables_and_pages_are_no_prose() {
    let folder = folder("kinds");
    let zipped = {
        let mut zipped = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        std::io::Write::write_all(&mut zipped, SENTENCE.as_bytes()).expect("zipped");
        zipped.finish().expect("zipped")
    };
    fs::write(folder.join("a.txt.gz"), zipped).expect("written");
    fs::write(
        folder.join("b.csv"),
        format!("id,text\nb1,\"{}\"\n", SENTENCE.trim()),
    )
    .expect("written");
    fs::write(
        folder.join("c.html"),
        format!("<!DOCTYPE html><title>Gift</title><p>{SENTENCE}</p>"),
    )
    .expect("written");
    for input in ["a.txt.gz", "b.csv", "c.html"] {
        let (code, out, err) = texts(&folder, &[input]);
        assert_eq!(code, 0, "{input}: {err}");
        assert_eq!(out.trim().lines().last(), Some(SENTENCE.trim()), "{input}");
    }
}

#[test]
fn one_bad_row_is_left_out_and_the_exit_code_says_so() {
    let folder = folder("bad-row");
    let mut rows: String = (0..50)
        .map(|id| format!("{{\"id\": {id}, \"text\": \"Kim met Xi.\"}}\n"))
        .collect();
    rows.insert_str(0, "{\"id\": \"bad\"}\n");
    fs::write(folder.join("news.jsonl"), rows).expect("written");
    let arguments = ["extract", "news.jsonl", "--format", "jsonl", "-o", "-"];
    let output = cloze(&folder, &arguments);
    assert_eq!(code(&output), 3, "{}", err(&output));
    assert!(err(&output).contains("50 documents"), "{}", err(&output));
    let output = cloze(&folder, &[&arguments[..], &["--strict"]].concat());
    assert_eq!(code(&output), 2, "{}", err(&output));
}

#[test]
fn rows_may_call_their_parts_what_they_like() {
    let folder = folder("fields");
    let text = SENTENCE.trim();
    for (name, content) in [
        (
            "a.jsonl",
            format!("{{\"guid\": 1, \"body\": \"{text}\"}}\n"),
        ),
        (
            "a.json",
            format!("[\n {{\"guid\": 1,\n \"body\": \"{text}\"}}\n]"),
        ),
        ("a.csv", format!("GUID,Body\n1,{text}\n")),
        ("a.tsv", format!("guid\tbody\n1\t{text}\n")),
    ] {
        fs::write(folder.join(name), content).expect("written");
        let arguments = ["text", name, "--fields", "text=body,id=guid"];
        let output = cloze(&folder, &arguments);
        assert_eq!(
            (code(&output), out(&output).as_str()),
            (0, text),
            "{name}: {}",
            err(&output)
        );
        let (code, _, err) = texts(&folder, &[name]);
        assert_eq!(code, 3, "{name}: without --fields there is no text: {err}");
    }
    for (fields, told) in [
        (
            "body",
            "--fields body: a name is missing; write PART=NAME, as in text=body",
        ),
        ("txt=body", "--fields txt=body: there is no such part"),
    ] {
        let output = cloze(&folder, &["text", "a.csv", "--fields", fields]);
        assert_eq!(code(&output), 2);
        assert!(err(&output).contains(told), "{}", err(&output));
    }
}

#[test]
fn the_column_of_the_text_may_be_named_alone() {
    let folder = folder("text-column");
    fs::write(folder.join("a.csv"), "id,Body\n1,Kim left.\n").expect("written");
    let output = cloze(&folder, &["text", "a.csv", "--text-column", "body"]);
    assert_eq!(
        (code(&output), out(&output).as_str()),
        (0, "Kim left."),
        "{}",
        err(&output)
    );
}

/// The documents of an input by id, title and day, as the graph has them.
fn documents(folder: &Path, input: &str) -> Vec<[String; 3]> {
    let output = cloze(folder, &["extract", input, "--format", "json", "-o", "-"]);
    assert_eq!(code(&output), 0, "{}", err(&output));
    let graph: serde_json::Value = serde_json::from_str(&out(&output)).expect("it is JSON");
    let documents = graph["documents"].as_array().expect("a list");
    let member = |document: &serde_json::Value, name: &str| {
        document[name].as_str().unwrap_or_default().to_owned()
    };
    documents
        .iter()
        .map(|document| ["id", "title", "date"].map(|name| member(document, name)))
        .collect()
}

#[test]
fn markdown_is_read_without_its_marks() {
    let folder = folder("markdown");
    let text = format!(
        "---\ntitle: A gift\ndate: 2024-06-19\n---\n\n# A ship\n\n{}\n\n```\nlet ship = 1;\n```\n",
        SENTENCE
            .trim()
            .replace("Maria Lopez", "[Maria *Lopez*](https://example.org)")
    );
    fs::write(folder.join("gift.md"), &text).expect("written");
    fs::write(folder.join("gift"), &text).expect("written");
    for input in ["gift.md", "gift"] {
        let (code, out, err) = texts(&folder, &[input]);
        let expected = format!("A ship\n\n{}", SENTENCE.trim());
        assert_eq!((code, out.as_str()), (0, expected.as_str()), "{err}");
        assert_eq!(
            documents(&folder, input),
            [["gift", "A gift", "2024-06-19"]]
        );
    }
}

#[test]
fn the_entries_of_a_feed_are_articles() {
    let folder = folder("feed");
    let feed = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<rss version=\"2.0\"><channel><title>News</title>\
         <item><guid>g1</guid><title>A gift</title><pubDate>Wed, 19 Jun 2024 10:00:00 GMT</pubDate>\
         <description>&lt;p&gt;{}&lt;/p&gt;</description></item>\
         <item><description>Xi left.</description></item></channel></rss>\n",
        SENTENCE.trim()
    );
    fs::write(folder.join("news.xml"), feed).expect("written");
    let (code, out, err) = texts(&folder, &["news.xml"]);
    assert_eq!(code, 0, "{err}");
    assert!(
        out.contains(SENTENCE.trim()) && out.contains("Xi left."),
        "{out}"
    );
    assert_eq!(
        documents(&folder, "news.xml"),
        [["g1", "A gift", "2024-06-19"], ["news-2", "", ""]]
    );
}

#[test]
fn the_pages_of_a_web_archive_are_articles() {
    let folder = folder("archive");
    let record = |kind: &str, head: &str, body: &str| {
        let record = format!(
            "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://example.org/{kind}\r\n{head}\r\nContent-Length: {}\r\n\r\n{body}\r\n\r\n",
            body.len()
        );
        let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        std::io::Write::write_all(&mut packed, record.as_bytes()).expect("packed");
        packed.finish().expect("packed")
    };
    let page = format!(
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><nav>Home</nav><article><h1>A gift</h1><p>{}</p></article></html>",
        SENTENCE.trim()
    );
    // Each record is packed by itself, as archives are.
    let archive = [
        record(
            "warcinfo",
            "Content-Type: application/warc-fields",
            "software: ours",
        ),
        record(
            "response",
            "Content-Type: application/http; msgtype=response",
            &page,
        ),
        record("conversion", "Content-Type: text/plain", "Xi left."),
    ]
    .concat();
    fs::create_dir(folder.join("crawl")).expect("made");
    fs::write(folder.join("crawl/part.warc.gz"), archive).expect("written");
    let (code, out, err) = texts(&folder, &["crawl"]);
    assert_eq!(code, 0, "{err}");
    assert!(
        out.contains(SENTENCE.trim()) && out.contains("Xi left."),
        "{out}"
    );
    assert!(!out.contains("Home"), "{out}");
    let ids: Vec<String> = documents(&folder, "crawl")
        .into_iter()
        .map(|[id, ..]| id)
        .collect();
    assert_eq!(
        ids,
        [
            "https://example.org/conversion",
            "https://example.org/response"
        ]
    );
}

#[test]
fn a_text_in_another_language_is_left_out_unless_it_is_asked_for() {
    let folder = folder("language");
    let german = "Die Ministerin sagte am Montag, dass die Verhandlungen mit dem Nachbarland fortgesetzt werden. ".repeat(4);
    fs::write(folder.join("german.txt"), &german).expect("written");
    fs::write(folder.join("gift.txt"), SENTENCE).expect("written");
    let output = cloze(
        &folder,
        &["extract", "german.txt", "gift.txt", "--format", "ttl"],
    );
    assert_eq!(code(&output), 0, "{}", err(&output));
    let told = "warning: german.txt: \"german\" is in German and left out; --any-language reads it";
    assert!(err(&output).contains(told), "{}", err(&output));
    assert!(
        err(&output).contains("left out: 1 not in English"),
        "{}",
        err(&output)
    );
    let output = cloze(&folder, &["text", "german.txt", "--any-language"]);
    assert_eq!((code(&output), out(&output)), (0, german));
}

#[test]
fn a_damaged_file_gives_what_is_whole() {
    let folder = folder("damaged");
    let rows: String = (0..20_000)
        .map(|id| {
            format!(
                "{{\"id\": {id}, \"text\": \"Row {id} {}.\"}}\n",
                id * 7_919 % 1_009
            )
        })
        .collect();
    let mut packed = zstd::encode_all(rows.as_bytes(), 1).expect("packed");
    packed.truncate(packed.len() / 2);
    fs::write(folder.join("news.jsonl.zst"), packed).expect("written");
    let (code, _, err) = texts(&folder, &["news.jsonl.zst"]);
    assert_eq!(code, 3, "{err}");
    assert!(
        err.contains("error: news.jsonl.zst:") && err.contains("damaged compressed data"),
        "{err}"
    );
    assert!(
        err.contains("what comes after this line is left out"),
        "{err}"
    );
}

#[test]
fn a_page_gives_its_article_with_title_and_day() {
    let folder = folder("page");
    let page = format!(
        "<!doctype html><title>Ship given | Paper</title><meta name=date content=2024-06-19><nav>Home</nav>\
         <article><h1>Ship given</h1><p>{}</p></article>",
        SENTENCE.trim()
    );
    fs::write(folder.join("gift.html"), page).expect("written");
    let output = cloze(
        &folder,
        &["extract", "gift.html", "--format", "json", "-o", "-"],
    );
    assert_eq!(code(&output), 0, "{}", err(&output));
    let graph: serde_json::Value = serde_json::from_str(&out(&output)).expect("it is JSON");
    assert_eq!(graph["documents"][0]["title"], "Ship given");
    assert_eq!(graph["documents"][0]["date"], "2024-06-19");
    assert_eq!(
        graph["statements"][0]["status"]["time"], "2024-06-17",
        "{graph}"
    );
}
