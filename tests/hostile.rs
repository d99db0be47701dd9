//! Names and texts that mean harm, through every format: what comes out is valid, and comes back as it went in.

#[path = "common/program.rs"]
mod program;

use std::fs;
use std::path::{Path, PathBuf};

use cloze::export::picture::{Picture, View};
use cloze::export::rdf::Provenance;
use cloze::export::read::{Syntax, read};
use cloze::export::{
    Offsets, csv, cypher, dot, graphml, html, json, jsonl, jsonld, mermaid, nq, nt, svg, trig,
    turtle,
};
use cloze::graph::{Alphabet, Identifiers, KnowledgeGraph, Scope};
use cloze::vocabulary::Vocabulary;
use cloze::{Extractor, document::Document};
use program::{cloze, folder};

/// Ids and titles of documents, and what stands in their texts.
const PIECES: [&str; 22] = [
    "..",
    ".",
    "a/b",
    "a//b/../c",
    "C:\\news\\today",
    "\"quoted\" and 'single'",
    "<script>alert(1)</script>",
    "a\\b\\\\c\\",
    "nul\0nul",
    "bell\u{7}\u{1B}[31mred",
    "line\nbreak\r\nand\ttab",
    "right\u{202E}left\u{2066}isolate",
    "🐎👩‍👩‍👧‍👦🏳️‍🌈",
    "e\u{301}\u{327} Zoe\u{308}",
    "朝鲜民主主义人民共和国",
    "한국 العربية עברית",
    "https://a b.example/<x>?q=\"y\"#z w",
    "@prefix v: <x> .",
    "]]> --> {{ }} `code` #1; %25 %ZZ",
    "=1+1;DROP TABLE,\"x\"\"y\"",
    "\u{FEFF}\u{FFFE}\u{FFFF}\u{D7FF}",
    "𝕬𝖉𝖆 ﬁ ß İ ŉ",
];

/// A document that has the piece everywhere where a text may stand.
fn document(id: &str, piece: &str) -> Document {
    let text = format!(
        "Kim Lee gave the {piece} ship to Ana Ruiz on Monday. “{piece},” Lee said. {piece} visited Oslo. \
         Ana Ruiz met {piece}. Lee did not sign the {piece} treaty."
    );
    Document {
        title: Some(piece.to_owned()),
        url: Some(format!("https://news.example/{piece}")),
        date: Some(piece.to_owned()),
        ..Document::new(id, text)
    }
}

fn graphs() -> Vec<KnowledgeGraph> {
    let extractor = Extractor::default().with_open_statements();
    let long = "x".repeat(500);
    let pieces = PIECES.iter().copied().chain([long.as_str()]);
    let graph = |(number, piece): (usize, &str)| {
        let base = ["https://kg.example/", "urn:kg:x"][number % 2];
        let identifiers = Identifiers::new(base, Scope::Shared).expect("a base");
        [Alphabet::Ascii, Alphabet::Unicode].map(|alphabet| {
            let identifiers = identifiers.clone().with_alphabet(alphabet);
            let mut graph = KnowledgeGraph::new(identifiers);
            extractor.extract(&document(piece, piece), &mut graph);
            graph
        })
    };
    let graphs = pieces.enumerate().flat_map(graph);
    graphs.filter(|graph| !graph.is_empty()).collect()
}

/// What a format writes.
fn written(write: impl FnOnce(&mut Vec<u8>) -> std::io::Result<()>) -> Vec<u8> {
    let mut bytes = Vec::new();
    write(&mut bytes).expect("memory takes it");
    bytes
}

fn formats(graph: &KnowledgeGraph, vocabulary: &Vocabulary) -> Vec<(Syntax, Vec<u8>)> {
    let all = Provenance::Evidence;
    vec![
        (
            Syntax::Turtle,
            written(|out| turtle::write(graph, vocabulary, all, out)),
        ),
        (
            Syntax::NTriples,
            written(|out| nt::write(graph, vocabulary, all, out)),
        ),
        (
            Syntax::NQuads,
            written(|out| nq::write(graph, vocabulary, all, out)),
        ),
        (
            Syntax::TriG,
            written(|out| trig::write(graph, vocabulary, all, out)),
        ),
        (
            Syntax::JsonLd,
            written(|out| jsonld::write(graph, vocabulary, all, out)),
        ),
        (
            Syntax::Json,
            written(|out| json::write(graph, Offsets::Bytes, out)),
        ),
        (
            Syntax::JsonLines,
            written(|out| jsonl::write(graph, Offsets::Bytes, out)),
        ),
    ]
}

/// Shows the first lines that differ.
#[track_caller]
fn assert_same(syntax: Syntax, before: &[u8], after: &[u8]) {
    let [before, after] = [before, after].map(|text| String::from_utf8_lossy(text));
    let mut pairs = before.lines().zip(after.lines());
    assert_eq!(pairs.find(|(one, other)| one != other), None, "{syntax:?}");
    assert_eq!(before.len(), after.len(), "{syntax:?}");
}

#[test]
fn whatever_a_text_says_comes_back_from_every_format_as_it_went_in() {
    let vocabulary = &Extractor::default().rules().vocabulary.clone();
    assert!(graphs().len() > 36);
    for graph in graphs() {
        for (index, (syntax, bytes)) in formats(&graph, vocabulary).into_iter().enumerate() {
            let stored =
                read(syntax, &bytes).unwrap_or_else(|fault| panic!("{}", fault.at("graph")));
            let mut known = stored.vocabulary;
            known.extend(vocabulary);
            let (_, again) = formats(&stored.graph, &known).remove(index);
            assert_same(syntax, &bytes, &again);
        }
    }
}

#[test]
fn rdf_says_the_same_in_every_syntax() {
    let vocabulary = &Extractor::default().rules().vocabulary.clone();
    for graph in graphs() {
        let lines = |stored: &KnowledgeGraph| {
            written(|out| nt::write(stored, vocabulary, Provenance::Evidence, out))
        };
        let expected = lines(&graph);
        for (syntax, bytes) in formats(&graph, vocabulary).into_iter().take(6) {
            let stored = read(syntax, &bytes).expect("it was just written");
            assert_same(syntax, &expected, &lines(&stored.graph));
        }
    }
}

#[test]
fn pictures_and_tables_hold_no_character_that_their_readers_refuse() {
    let vocabulary = &Extractor::default().rules().vocabulary.clone();
    for graph in graphs() {
        let view = View::default();
        let texts = PIECES
            .iter()
            .map(|piece| ((*piece).to_owned(), (*piece).to_owned()));
        let texts = texts.collect();
        let mut tables = csv::Writer::new(Vec::new(), Vec::new()).expect("memory takes it");
        tables.add(&graph).expect("memory takes it");
        let (nodes, edges) = tables.finish().expect("memory takes it");
        let mut script = cypher::Writer::new(Vec::new()).expect("memory takes it");
        script.add(&graph).expect("memory takes it");
        let script = script.finish().expect("memory takes it");
        check_script(&script);
        for bytes in [
            script,
            written(|out| dot::write(&Picture::new(&graph, vocabulary, &view), out)),
            written(|out| graphml::write(&graph, out)),
            written(|out| mermaid::write(&Picture::new(&graph, vocabulary, &view), out)),
            written(|out| svg::write(&Picture::new(&graph, vocabulary, &view), out)),
            written(|out| html::write(&graph, &texts, vocabulary, &view, out)),
            nodes,
            edges,
        ] {
            let text = String::from_utf8(bytes).expect("it is text");
            assert!(!text.contains('\0'));
        }
        let svg = written(|out| svg::write(&Picture::new(&graph, vocabulary, &view), out));
        let svg = String::from_utf8(svg).expect("it is text");
        assert!(!svg.contains(['\u{7}', '\u{1B}', '\u{202E}', '\u{FFFE}', '\u{FFFF}']));
        let xml = written(|out| graphml::write(&graph, out));
        let xml = String::from_utf8(xml).expect("it is text");
        assert!(!xml.contains(['\u{7}', '\u{1B}', '\u{FFFE}', '\u{FFFF}']));
        assert_eq!(xml.matches("<edge ").count(), graph.len());
    }
}

/// Each line is one command, and nothing of a text stands outside of strings.
#[track_caller]
fn check_script(script: &[u8]) {
    let script = std::str::from_utf8(script).expect("it is text");
    assert!(!script.contains(|letter: char| letter.is_control() && letter != '\n'));
    for line in script.lines().filter(|line| !line.starts_with("//")) {
        let mut outside = String::new();
        let mut rest = line.chars();
        while let Some(letter) = rest.next() {
            match letter {
                '\'' | '`' => loop {
                    match rest.next().expect("what is opened is closed") {
                        '\\' if letter == '\'' => drop(rest.next()),
                        closing if closing == letter => break,
                        _ => {}
                    }
                },
                _ => outside.push(letter),
            }
        }
        let is_syntax =
            |letter: char| letter.is_ascii_alphanumeric() || " _(){}[]:;,.=->".contains(letter);
        assert!(
            outside.ends_with(';') && outside.chars().all(is_syntax),
            "{outside}\n{line}"
        );
        assert_eq!(outside.matches(';').count(), 1, "{line}");
    }
}

/// The files below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("it is a folder");
    let paths = entries.map(|entry| entry.expect("it is there").path());
    paths
        .flat_map(|path| {
            if path.is_dir() {
                files(&path)
            } else {
                vec![path]
            }
        })
        .collect()
}

#[test]
fn hostile_names_leave_nothing_outside_the_output_folder() {
    let folder = folder("names");
    let lines: String = PIECES
        .iter()
        .map(|piece| {
            let id = serde_json::to_string(piece).expect("it is text");
            format!("{{\"id\": {id}, \"text\": \"The king of Denmark visited Norway.\"}}\n")
        })
        .collect();
    fs::create_dir(folder.join("inner")).expect("made");
    fs::write(folder.join("inner/news.jsonl"), lines).expect("written");
    let arguments = ["extract", "news.jsonl", "-q", "--format", "nq,csv"];
    let output = cloze(&folder.join("inner"), &arguments);
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let mut found = files(&folder);
    found.sort();
    let names = ["graph.edges.csv", "graph.nodes.csv", "graph.nq"]
        .map(|name| format!("inner/output/{name}"));
    let mut expected: Vec<PathBuf> = names.iter().map(|name| folder.join(name)).collect();
    expected.insert(0, folder.join("inner/news.jsonl"));
    assert_eq!(found, expected);
}
