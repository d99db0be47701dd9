//! What `extract` writes, and what the program makes of it when it is given it back.

#[path = "common/program.rs"]
mod program;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use program::{cloze, cloze_given, folder};

const GIFT: &str = "Norway's prime minister, Ingrid Dahl, presented a silver ship to King Frederik of Denmark, but refused \
                    to sign the fishing treaty.\n";

/// A folder with an article and its graph in these formats.
fn extracted(name: &str, formats: &str) -> std::path::PathBuf {
    let folder = folder(name);
    fs::write(folder.join("gift.txt"), GIFT).expect("written");
    run(&folder, &["extract", "gift.txt", "-q", "--format", formats]);
    folder
}

/// What the program prints; it must succeed.
#[track_caller]
fn run(folder: &Path, arguments: &[&str]) -> String {
    let output = cloze(folder, arguments);
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{arguments:?}: {told}");
    String::from_utf8(output.stdout).expect("it is text")
}

/// The formats that are read back.
const READABLE: [&str; 7] = ["ttl", "nt", "nq", "trig", "jsonld", "json", "jsonl"];

/// What the program says of a failure, with its exit code.
fn fail(folder: &Path, arguments: &[&str]) -> (Option<i32>, String) {
    let output = cloze(folder, arguments);
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    (output.status.code(), told)
}

#[test]
fn an_exported_graph_is_shown_like_its_article() {
    let folder = extracted("shown", &READABLE.join(","));
    let expected = run(&folder, &["show", "gift.txt"]);
    assert!(expected.contains("silver ship"), "{expected}");
    for format in READABLE {
        let graph = format!("output/gift.{format}");
        assert_eq!(run(&folder, &["show", &graph]), expected, "{format}");
    }
}

#[test]
fn an_exported_graph_is_explained_with_sentence_rule_and_steps() {
    let folder = extracted("explained", &READABLE.join(","));
    let expected = run(&folder, &["explain", "gift.txt", "--relation", "gifted"]);
    for part in [
        "presented a silver ship",
        "rule   gifted (",
        "step   fits gifted: {",
    ] {
        assert!(expected.contains(part), "{part}: {expected}");
    }
    for format in READABLE {
        let graph = format!("output/gift.{format}");
        let told = run(&folder, &["explain", &graph, "--relation", "gifted"]);
        assert_eq!(told, expected, "{format}");
    }
}

#[test]
fn an_exported_graph_gives_the_same_picture() {
    let folder = extracted("drawn", "ttl,nt,json,dot");
    let expected = fs::read_to_string(folder.join("output/gift.dot")).expect("it is there");
    for format in ["ttl", "nt", "json"] {
        let graph = format!("output/gift.{format}");
        let drawn = run(
            &folder,
            &["extract", &graph, "-q", "--format", "dot", "-o", "-"],
        );
        assert_eq!(drawn, expected, "{format}");
    }
}

#[test]
fn a_damaged_graph_is_told_by_line_and_never_read_as_prose() {
    let folder = extracted("damaged", "ttl");
    let whole = fs::read_to_string(folder.join("output/gift.ttl")).expect("it is there");
    fs::write(folder.join("cut.ttl"), &whole[..2000]).expect("written");
    fs::write(folder.join("other.ttl"), "<http://a> <http://b> \"c\" .").expect("written");
    for (file, cause) in [
        ("cut.ttl", "cut.ttl:60: unexpected end"),
        (
            "other.ttl",
            "other.ttl: no statement with its status is in this graph",
        ),
    ] {
        let (code, told) = fail(&folder, &["show", file]);
        assert!(code != Some(0) && told.contains(cause), "{file}: {told}");
    }
}

#[test]
fn a_base_with_a_fragment_is_refused() {
    let folder = extracted("base", "ttl");
    for base in ["https://kg.example/#", "urn:kg#x"] {
        let (code, told) = fail(&folder, &["extract", "gift.txt", "--base", base]);
        assert_eq!(code, Some(2));
        assert!(told.contains("holds a \"#\""), "{told}");
    }
}

#[test]
fn graphs_of_two_bases_are_not_joined() {
    let folder = extracted("bases", "ttl");
    let other = ["--base", "https://other.example/", "-o", "other"];
    let arguments = [
        &["extract", "gift.txt", "-q", "--format", "ttl"],
        &other[..],
    ]
    .concat();
    run(&folder, &arguments);
    let (code, told) = fail(&folder, &["show", "output/gift.ttl", "other/gift.ttl"]);
    assert_eq!(code, Some(2));
    assert!(
        told.contains("its IRIs begin with https://other.example/"),
        "{told}"
    );
}

#[test]
fn it_does_not_matter_where_a_rule_file_lies() {
    let folder = folder("rules-anywhere");
    fs::write(folder.join("note.txt"), "Norway lent Chile an icebreaker.").expect("written");
    let rule = "rule lent: someone gives something for a time\n  \
                when {lender: Agent} lent {recipient: Agent} {object: Thing}\n  \
                then {lender} lent {object}\n  \
                yes  Norway lent Chile an icebreaker.\n       => Norway lent icebreaker; recipient Chile\n  \
                no   Norway was late.\n\
                relation lent: gave for a time\n  from Agent to Thing\n";
    let graphs = ["here", "deep/below"].map(|place| {
        fs::create_dir_all(folder.join(place)).expect("made");
        let path = format!("{place}/lent.rules");
        fs::write(folder.join(&path), rule).expect("written");
        ["ttl", "json"].map(|format| {
            run(
                &folder,
                &[
                    "extract", "note.txt", "-q", "-r", &path, "--format", format, "-o", "-",
                ],
            )
        })
    });
    assert!(graphs[0][0].contains("rule:lent"), "{}", graphs[0][0]);
    assert_eq!(graphs[0], graphs[1]);
}

/// A folder with three articles.
fn news(name: &str) -> std::path::PathBuf {
    let folder = folder(name);
    let lines = r#"{"id": "a", "text": "Norway lent Chile an icebreaker. Maria Lopez met Xi in Oslo.", "url": "https://news.example/a"}
{"id": "b/c", "text": "Maria Lopez met Xi in Oslo. The king of Denmark visited Norway.", "date": "2024-06-19"}
{"id": "d", "text": "Nobody did anything."}
"#;
    fs::write(folder.join("news.jsonl"), lines).expect("written");
    folder
}

/// The distinct lines of a text, sorted.
fn lines(text: &str) -> BTreeSet<&str> {
    text.lines().collect()
}

#[test]
fn streamed_lines_sorted_are_those_of_the_whole_graph() {
    let folder = news("streamed");
    run(
        &folder,
        &["extract", "news.jsonl", "-q", "--format", "ttl,nt,nq,jsonl"],
    );
    for format in ["nt", "nq", "jsonl"] {
        let path = format!("output/graph.{format}");
        let written = fs::read_to_string(folder.join(path)).expect("it is there");
        let printed = run(
            &folder,
            &["extract", "news.jsonl", "-q", "--format", format, "-o", "-"],
        );
        assert_eq!(printed, written, "{format}");
    }
    let streamed = fs::read_to_string(folder.join("output/graph.nt")).expect("it is there");
    let whole = run(
        &folder,
        &[
            "extract",
            "output/graph.ttl",
            "-q",
            "--format",
            "nt",
            "-o",
            "-",
        ],
    );
    assert_eq!(lines(&streamed), lines(&whole));
}

#[test]
fn a_document_is_dropped_by_the_graph_of_its_name() {
    let folder = news("named");
    let quads = run(
        &folder,
        &["extract", "news.jsonl", "-q", "--format", "nq", "-o", "-"],
    );
    let names = [
        "<https://news.example/a>",
        "<https://example.org/kg/doc/b/c>",
        "<https://example.org/kg/doc/d>",
    ];
    for name in names {
        let left: Vec<&str> = quads
            .lines()
            .filter(|line| !line.ends_with(&format!(" {name} .")))
            .collect();
        assert!(left.len() < quads.lines().count(), "{name}");
        let evidence = format!("hasSource> {name}");
        assert!(!left.iter().any(|line| line.contains(&evidence)), "{name}");
    }
}

#[test]
fn tables_hold_every_node_once_and_every_statement_of_every_document() {
    let folder = news("tables");
    run(
        &folder,
        &["extract", "news.jsonl", "-q", "--format", "csv,jsonl"],
    );
    let read =
        |name: &str| fs::read_to_string(folder.join("output").join(name)).expect("it is there");
    let (nodes, edges) = (read("graph.nodes.csv"), read("graph.edges.csv"));
    assert_eq!(
        edges.lines().count(),
        read("graph.jsonl").lines().count() + 1
    );
    assert_eq!(lines(&nodes).len(), nodes.lines().count());
    assert_eq!(nodes.matches(",Maria Lopez,Entity;Person,").count(), 1);
    let (code, told) = fail(
        &folder,
        &["extract", "news.jsonl", "--format", "csv", "-o", "-"],
    );
    assert_eq!(code, Some(2));
    assert!(
        told.contains("csv is two files; choose a folder with -o"),
        "{told}"
    );
}

#[test]
fn each_document_may_have_files_of_its_own_in_every_format() {
    let folder = news("apart");
    let all = "ttl,nt,nq,trig,jsonld,json,jsonl,dot,csv,graphml,mermaid";
    run(
        &folder,
        &[
            "extract",
            "news.jsonl",
            "-q",
            "--per-document",
            "--format",
            all,
        ],
    );
    for id in ["a", "b/c", "d"] {
        for ending in all.replace("csv", "nodes.csv,edges.csv").split(',') {
            let path = folder.join(format!("output/{id}.{ending}"));
            assert!(path.is_file(), "{}", path.display());
        }
    }
}

#[test]
fn a_graph_taken_apart_and_put_together_again_is_the_same() {
    let folder = news("again");
    run(
        &folder,
        &["extract", "news.jsonl", "-q", "--format", "ttl,json"],
    );
    run(
        &folder,
        &[
            "extract",
            "news.jsonl",
            "-q",
            "--format",
            "ttl,json",
            "--per-document",
            "-o",
            "parts",
        ],
    );
    for format in ["ttl", "json"] {
        let whole =
            fs::read_to_string(folder.join(format!("output/graph.{format}"))).expect("it is there");
        let parts = ["d", "b/c", "a"].map(|id| format!("parts/{id}.{format}"));
        let mut arguments = vec!["extract", "-q", "--format", format, "-o", "-"];
        arguments.extend(parts.iter().map(String::as_str));
        assert_eq!(run(&folder, &arguments), whole, "{format}");
    }
}

#[test]
fn a_graph_is_read_beside_articles_if_it_is_named() {
    let folder = extracted("beside", "json");
    fs::create_dir(folder.join("news")).expect("made");
    fs::write(folder.join("news/note.txt"), "Norway gave Chile a ship.").expect("written");
    fs::rename(
        folder.join("output/gift.json"),
        folder.join("news/gift.json"),
    )
    .expect("it is there");
    let of_folder = run(&folder, &["show", "news"]);
    assert!(!of_folder.contains("silver ship"), "{of_folder}");
    let of_both = run(&folder, &["show", "news", "news/gift.json"]);
    assert!(of_both.contains("silver ship"), "{of_both}");
    assert!(of_both.contains("Chile"), "{of_both}");
    let formats = ["--format", "jsonl", "-q"];
    run(
        &folder,
        &[&["extract", "news", "news/gift.json"], &formats[..]].concat(),
    );
    let lines = fs::read_to_string(folder.join("output/graph.jsonl")).expect("it is there");
    assert!(lines.contains("\"gift\"") && lines.contains("\"note\""));
}

/// An article with names that are not of ASCII, composed and decomposed.
const LETTERS: &str = "Zoe\u{308} Otieno gave José Núñez a silver ship. Zoë Otieno visited Côte d’Ivoire. \
                       Söder Bank sued Łódź Steel on Monday.\n";

/// A folder with such an article and its graph in these formats.
fn with_letters(name: &str, formats: &str, options: &[&str]) -> std::path::PathBuf {
    let folder = folder(name);
    fs::write(folder.join("ä.txt"), LETTERS).expect("written");
    let arguments = ["extract", "ä.txt", "-q", "--open", "--format", formats];
    run(&folder, &[&arguments, options].concat());
    folder
}

#[test]
fn letters_beyond_ascii_are_encoded_in_iris_unless_unicode_is_asked_for() {
    let all = "nt,nq,ttl,trig,jsonld,json,jsonl,csv,cypher,graphml";
    let read = |folder: &Path, ending: &str| {
        let path = folder.join(format!("output/ä.{ending}"));
        fs::read_to_string(path).expect("it is there")
    };
    let ascii = with_letters("ascii", all, &[]);
    let unicode = with_letters("unicode", all, &["--iri", "unicode"]);
    for ending in all.replace("csv", "nodes.csv,edges.csv").split(',') {
        let (ascii, unicode) = (read(&ascii, ending), read(&unicode, ending));
        assert!(ascii.contains("zo%C3%AB-otieno"), "{ending}: {ascii}");
        assert!(!ascii.contains("zoë-otieno"), "{ending}");
        assert!(unicode.contains("zoë-otieno"), "{ending}: {unicode}");
        assert!(!unicode.contains("%C3"), "{ending}: {unicode}");
    }
    // IRIs of one alphabet, turned into the other, are those of the other.
    let iris = |text: &str| -> BTreeSet<String> {
        let parts = text.split(['<', '>']);
        let ours = parts.filter(|part| part.starts_with("https://example.org/kg/"));
        let names = ours.filter(|iri| !iri.contains("/stmt/") && !iri.contains("/evidence/"));
        names.map(str::to_owned).collect()
    };
    let encoded = |iri: &String| -> String {
        let letters = iri.bytes().map(|byte| match byte.is_ascii() {
            true => char::from(byte).to_string(),
            false => format!("%{byte:02X}"),
        });
        letters.collect()
    };
    let in_unicode = iris(&read(&unicode, "nt"));
    assert!(in_unicode.iter().filter(|iri| !iri.is_ascii()).count() > 5);
    let expected: BTreeSet<String> = in_unicode.iter().map(encoded).collect();
    assert_eq!(iris(&read(&ascii, "nt")), expected);
}

#[test]
fn mentions_name_entities_as_statements_do() {
    for options in [
        &[][..],
        &["--iri", "unicode", "--base", "https://kg.example/"],
    ] {
        let name = format!("mentions-{}", options.len());
        let folder = with_letters(&name, "json", options);
        let graph = fs::read_to_string(folder.join("output/ä.json")).expect("it is there");
        let arguments = [&["mentions", "ä.txt", "--format", "jsonl"], options].concat();
        let mentions = run(&folder, &arguments);
        let found = mentions.lines().filter(|line| line.contains("Otieno"));
        let ids = found.map(|line| {
            let mention: serde_json::Value = serde_json::from_str(line).expect("it is JSON");
            mention["entity"]["id"]
                .as_str()
                .expect("it has one")
                .to_owned()
        });
        let ids: BTreeSet<String> = ids.collect();
        assert_eq!(ids.len(), 1, "{mentions}");
        assert!(
            ids.iter()
                .all(|id| graph.contains(&format!("\"id\":\"{id}\""))),
            "{ids:?}"
        );
    }
}

#[test]
fn what_is_read_back_is_written_again_byte_by_byte() {
    let formats = READABLE.join(",");
    for (name, options) in [("plain", &[][..]), ("letters", &["--iri", "unicode"])] {
        let folder = with_letters(&format!("again-{name}"), &formats, options);
        for format in READABLE {
            let graph = format!("output/ä.{format}");
            let written = fs::read_to_string(folder.join(&graph)).expect("it is there");
            let again = run(
                &folder,
                &["extract", &graph, "-q", "--format", format, "-o", "-"],
            );
            assert_eq!(again, written, "{name}: {format}");
        }
    }
    let folder = news("again-many");
    run(
        &folder,
        &["extract", "news.jsonl", "-q", "--format", &formats],
    );
    for format in READABLE {
        let graph = format!("output/graph.{format}");
        let written = fs::read_to_string(folder.join(&graph)).expect("it is there");
        let again = run(
            &folder,
            &["extract", &graph, "-q", "--format", format, "-o", "-"],
        );
        assert_eq!(again, written, "{format}");
    }
}

#[test]
fn graphs_of_two_alphabets_are_not_joined() {
    let folder = with_letters("alphabets", "ttl,json", &[]);
    let unicode = ["--iri", "unicode", "-o", "unicode"];
    let arguments = ["extract", "ä.txt", "-q", "--open", "--format", "ttl,json"];
    run(&folder, &[&arguments, &unicode[..]].concat());
    for (arguments, cause) in [
        (
            &["show", "output/ä.ttl", "unicode/ä.json"][..],
            "unicode/ä.json: the letters in its IRIs are Unicode, those of output/ä.ttl are percent-encoded",
        ),
        (
            &[
                "extract",
                "output/ä.ttl",
                "--iri",
                "unicode",
                "-o",
                "-",
                "--format",
                "nt",
            ],
            "--iri: the letters in the IRIs of output/ä.ttl are percent-encoded, and stay",
        ),
    ] {
        let (code, told) = fail(&folder, arguments);
        assert_eq!(code, Some(2), "{told}");
        assert!(told.contains(cause), "{told}");
    }
    // What is added to a graph is written as the graph is.
    fs::write(folder.join("more.txt"), "Zoë Otieno met José Núñez.").expect("written");
    let both = [
        "extract",
        "unicode/ä.json",
        "more.txt",
        "-q",
        "--format",
        "nt",
        "-o",
        "-",
    ];
    let both = run(&folder, &both);
    assert!(
        both.contains("josé-núñez") && !both.contains("%C3"),
        "{both}"
    );
}

#[test]
fn graphs_are_read_from_standard_input_and_compressed() {
    let folder = extracted("given", &READABLE.join(","));
    let gzip = |bytes: &[u8]| {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        std::io::Write::write_all(&mut encoder, bytes).expect("memory takes it");
        encoder.finish().expect("memory takes it")
    };
    for format in READABLE {
        let path = format!("output/gift.{format}");
        let graph = fs::read(folder.join(&path)).expect("it is there");
        let (gz, zst) = (
            gzip(&graph),
            zstd::encode_all(&graph[..], 3).expect("memory takes it"),
        );
        let packed = [("gz", &gz), ("zst", &zst)];
        for (ending, bytes) in packed {
            fs::write(folder.join(format!("{path}.{ending}")), bytes).expect("written");
        }
        let commands: [&[&str]; 5] = [
            &["show", "--quote"],
            &["explain"],
            &["query", "SELECT ?s ?p ?o { ?s ?p ?o } ORDER BY ?s ?p ?o"],
            &["merge", "--format", "nt"],
            &["extract", "-q", "--format", "dot", "-o", "-"],
        ];
        for command in commands {
            let expected = run(&folder, &[command, &[&path]].concat());
            assert!(expected.contains("silver ship"), "{command:?} {expected}");
            for (ending, bytes) in packed {
                let packed = format!("{path}.{ending}");
                assert_eq!(
                    run(&folder, &[command, &[&packed]].concat()),
                    expected,
                    "{packed}"
                );
                let given = cloze_given(&folder, &[command, &["-"]].concat(), bytes);
                assert_eq!(String::from_utf8_lossy(&given.stdout), expected, "{packed}");
            }
            let given = cloze_given(&folder, &[command, &["-"]].concat(), &graph);
            assert_eq!(String::from_utf8_lossy(&given.stdout), expected, "{format}");
        }
    }
}

#[test]
fn articles_still_come_from_standard_input() {
    let folder = folder("article-given");
    let shown = cloze_given(&folder, &["show", "-"], GIFT.as_bytes());
    assert!(String::from_utf8_lossy(&shown.stdout).contains("silver ship"));
    let lines = format!("{{\"id\": \"a\", \"text\": \"{}\"}}\n", GIFT.trim());
    let shown = cloze_given(&folder, &["show", "-"], lines.as_bytes());
    assert!(String::from_utf8_lossy(&shown.stdout).contains("silver ship"));
    let cut = cloze_given(
        &folder,
        &["show", "-"],
        b"@prefix v: <https://example.org/kg/vocab#> .\nv:a",
    );
    let told = String::from_utf8_lossy(&cut.stderr).into_owned();
    assert!(told.contains("standard input:2: "), "{told}");
}

#[test]
fn the_order_of_inputs_and_the_number_of_threads_change_no_byte() {
    let folder = folder("order");
    let texts = [
        (
            "a",
            "Norway lent Chile an icebreaker. Maria Lopez met Xi in Oslo.",
        ),
        (
            "b",
            "Maria Lopez met Xi in Oslo. The king of Denmark visited Norway.",
        ),
        (
            "c",
            "Zoë Otieno gave Norway a ship. Xi did not visit Chile.",
        ),
        (
            "d",
            "Lopez visited Oslo. Maria Lopez said that Xi had left.",
        ),
    ];
    for (id, text) in texts {
        fs::write(folder.join(format!("{id}.txt")), text).expect("written");
    }
    let whole = [
        "ttl", "json", "jsonld", "dot", "svg", "graphml", "mermaid", "html",
    ];
    let streamed = ["nt", "nq", "jsonl", "csv", "cypher"];
    let formats = [&whole[..], &streamed].concat().join(",");
    let write = |name: &str, order: [&str; 4], threads: &str| {
        let paths = order.map(|id| format!("{id}.txt"));
        let options = ["-q", "--format", &formats, "--threads", threads, "-o", name];
        let mut arguments = [&["extract"], &options[..]].concat();
        arguments.extend(paths.iter().map(String::as_str));
        run(&folder, &arguments);
    };
    write("first", ["a", "b", "c", "d"], "1");
    write("second", ["a", "b", "c", "d"], "2");
    write("third", ["d", "b", "a", "c"], "2");
    let read = |run: &str, ending: &str| {
        let path = folder.join(format!("{run}/graph.{ending}"));
        fs::read_to_string(path).expect("it is there")
    };
    for ending in formats.replace("csv", "nodes.csv,edges.csv").split(',') {
        let (one, other) = (read("first", ending), read("third", ending));
        assert_eq!(read("second", ending), one, "{ending}");
        match whole.contains(&ending) {
            true => assert_eq!(other, one, "{ending}"),
            // Documents come one after another: the lines are the same, in the order of the inputs.
            false => assert_eq!(lines(&other), lines(&one), "{ending}"),
        }
    }
}
