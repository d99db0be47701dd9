//! Pictures and the page, through the program: what is shown, what is refused, and what is odd.

#[path = "common/program.rs"]
mod program;

use std::fs;
use std::path::Path;

use program::{cloze, code, err, folder, names_in, out};

const NEWS: &str = "The king of Denmark presented a silver ship to Maria Lopez. Maria Lopez visited Norway. \
                    Peter Otieno did not meet Maria Lopez.\n";

/// What the program prints for a text.
#[track_caller]
fn drawn(folder: &Path, text: &str, arguments: &[&str]) -> String {
    fs::write(folder.join("a.txt"), text).expect("written");
    let all = [
        &["extract", "a.txt", "--any-language", "-q", "-o", "-"],
        arguments,
    ]
    .concat();
    let output = cloze(folder, &all);
    assert_eq!(code(&output), 0, "{}", err(&output));
    out(&output)
}

#[test]
fn a_picture_is_the_same_each_time_and_needs_no_other_program() {
    let folder = folder("same");
    let draw = || drawn(&folder, NEWS, &["--format", "svg"]);
    let svg = draw();
    assert_eq!(svg, draw());
    for words in ["silver ship", "Maria Lopez", "visited", "Norway"] {
        assert!(svg.contains(words), "{words}: {svg}");
    }
    assert!(svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\""));
}

#[test]
fn what_is_shown_can_be_chosen() {
    let folder = folder("chosen");
    let draw =
        |arguments: &[&str]| drawn(&folder, NEWS, &[&["--format", "svg"], arguments].concat());
    let focus = draw(&["--focus", "otieno"]);
    assert!(
        focus.contains("Peter Otieno") && !focus.contains(">Norway<"),
        "{focus}"
    );
    let far = draw(&["--focus", "otieno", "--hops", "2"]);
    assert!(far.contains(">Norway<"), "{far}");
    let hidden = draw(&["--hide", "Norway"]);
    assert!(
        !hidden.contains(">Norway<") && hidden.contains("hidden"),
        "{hidden}"
    );
    let relation = draw(&["--relation", "visited"]);
    assert!(
        relation.contains(">visited<") && !relation.contains("silver"),
        "{relation}"
    );
    let all = draw(&["--all"]);
    assert!(all.contains(">silver ship<"), "{all}");
}

#[test]
fn a_focus_on_nothing_is_told() {
    let folder = folder("nothing");
    fs::write(folder.join("a.txt"), NEWS).expect("written");
    let output = cloze(
        &folder,
        &[
            "extract", "a.txt", "-q", "-o", "-", "--format", "svg", "--focus", "Norwag",
        ],
    );
    assert_eq!(code(&output), 2);
    assert!(
        err(&output).contains(
            "--focus Norwag: nothing of this name is in the graph; did you mean \"Norway\"?"
        ),
        "{}",
        err(&output)
    );
    let output = cloze(&folder, &["extract", "a.txt", "--top", "0"]);
    assert_eq!(code(&output), 2);
}

#[test]
fn texts_without_statements_and_odd_names_are_pictures_too() {
    let folder = folder("odd");
    let long = format!("Maria Lopez met {}.", "Xa".repeat(2500));
    for text in [
        "",
        "Hm.",
        &long,
        "Maria Lopez met عبد الرحمن.",
        "\u{1B}[31mMaria\u{202E} met Xi\u{0}.",
    ] {
        let svg = drawn(&folder, text, &["--format", "svg"]);
        assert!(!svg.contains("NaN") && !svg.contains('\u{1B}'), "{svg}");
        assert!(svg.len() < 40_000, "{}", svg.len());
        let html = drawn(&folder, text, &["--format", "html"]);
        assert!(
            html.ends_with("</html>\n") && !html.contains('\u{1B}'),
            "{text}"
        );
    }
}

#[test]
fn a_page_has_the_text_and_one_of_a_graph_has_the_sentences() {
    let folder = folder("page");
    let page = drawn(&folder, NEWS, &["--format", "html"]);
    assert!(
        page.contains("\"text\":\"The king of Denmark presented"),
        "{page}"
    );
    fs::write(folder.join("a.txt"), NEWS).expect("written");
    let arguments = ["extract", "a.txt", "-q", "-o", "graphs", "--format", "ttl"];
    assert_eq!(code(&cloze(&folder, &arguments)), 0);
    let arguments = [
        "extract",
        "graphs/a.ttl",
        "-q",
        "-o",
        "-",
        "--format",
        "html",
    ];
    let output = cloze(&folder, &arguments);
    assert_eq!(code(&output), 0, "{}", err(&output));
    let page = out(&output);
    assert!(page.contains("\"text\":null"), "{page}");
    assert!(
        page.contains("\"q\":\"The king of Denmark presented"),
        "{page}"
    );
}

#[test]
fn a_graph_without_evidence_is_a_page() {
    let folder = folder("bare");
    fs::write(folder.join("a.txt"), NEWS).expect("written");
    for provenance in ["none", "statement"] {
        let arguments = [
            "extract",
            "a.txt",
            "-q",
            "-o",
            "g",
            "--format",
            "ttl",
            "--provenance",
            provenance,
        ];
        assert_eq!(code(&cloze(&folder, &arguments)), 0);
        let output = cloze(
            &folder,
            &[
                "extract", "g/a.ttl", "-q", "-o", "h", "--format", "svg,html",
            ],
        );
        assert!([0, 3].contains(&code(&output)), "{}", err(&output));
    }
}

#[test]
fn each_document_has_a_page_of_its_own() {
    let folder = folder("each");
    fs::create_dir(folder.join("news")).expect("made");
    fs::write(folder.join("news/a.txt"), NEWS).expect("written");
    fs::write(folder.join("news/b.txt"), "Ingrid Dahl visited Chile.\n").expect("written");
    let arguments = [
        "extract",
        "news",
        "-q",
        "-o",
        "out",
        "--format",
        "html,svg",
        "--per-document",
    ];
    let output = cloze(&folder, &arguments);
    assert_eq!(code(&output), 0, "{}", err(&output));
    assert_eq!(
        names_in(&folder.join("out")),
        ["a.html", "a.svg", "b.html", "b.svg"]
    );
    let page = fs::read_to_string(folder.join("out/b.html")).expect("it is there");
    assert!(page.contains("Ingrid Dahl") && !page.contains("silver ship"));
}
