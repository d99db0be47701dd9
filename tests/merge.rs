//! Graphs joined, chosen from, and names decided on.

#[path = "common/program.rs"]
mod program;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use program::{cloze, folder};

const NEWS: [(&str, &str); 3] = [
    (
        "monday",
        "Kwame Boateng, the president of Ghana, met Maria Lopez in Oslo. Lopez visited a school.",
    ),
    (
        "tuesday",
        "Mr Boateng met Maria Lopez. The World Trade Council accused Norway of fraud.",
    ),
    (
        "wednesday",
        "Maria Lopes met Kwame Boateng. The WTC accused Chile of fraud.",
    ),
];

/// A folder with a graph of each day and one of all.
fn graphs(name: &str) -> PathBuf {
    let folder = folder(name);
    fs::create_dir(folder.join("news")).expect("made");
    for (day, text) in NEWS {
        fs::write(folder.join(format!("news/{day}.txt")), text).expect("written");
    }
    let to_days = ["-o", "days", "--per-document"];
    run(
        &folder,
        &[
            &["extract", "news", "-q", "--format", "ttl,json"],
            &to_days[..],
        ]
        .concat(),
    );
    run(
        &folder,
        &["extract", "news", "-q", "--format", "ttl,json,nt"],
    );
    folder
}

#[track_caller]
fn run(folder: &Path, arguments: &[&str]) -> String {
    let output = cloze(folder, arguments);
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{arguments:?}: {told}");
    String::from_utf8(output.stdout).expect("it is text")
}

#[track_caller]
fn fail(folder: &Path, arguments: &[&str]) -> String {
    let output = cloze(folder, arguments);
    assert_eq!(output.status.code(), Some(2), "{arguments:?}");
    String::from_utf8(output.stderr).expect("it is text")
}

fn read(folder: &Path, name: &str) -> String {
    fs::read_to_string(folder.join(name)).expect("it is there")
}

#[test]
fn merged_graphs_are_the_graph_of_all_articles_in_any_order() {
    let folder = graphs("merged");
    let expected = read(&folder, "output/graph.json");
    for order in [
        ["monday", "tuesday", "wednesday"],
        ["wednesday", "monday", "tuesday"],
    ] {
        let paths = order.map(|day| format!("days/{day}.json"));
        let mut arguments = vec!["merge", "--format", "json"];
        arguments.extend(paths.iter().map(String::as_str));
        assert_eq!(run(&folder, &arguments), expected);
    }
    assert_eq!(
        run(&folder, &["merge", "output/graph.ttl", "days/monday.ttl"]),
        read(&folder, "output/graph.ttl")
    );
}

#[test]
fn graphs_of_a_folder_may_be_compressed() {
    let folder = graphs("compressed");
    fs::remove_dir_all(folder.join("output")).expect("it is there");
    let expected = run(&folder, &["merge", "days"]);
    let json = folder.join("days/monday.json");
    let packed = zstd::encode_all(&fs::read(&json).expect("it is there")[..], 3);
    fs::write(
        folder.join("days/monday.json.zst"),
        packed.expect("memory takes it"),
    )
    .expect("written");
    for left in [json, folder.join("days/monday.ttl")] {
        fs::remove_file(left).expect("it is there");
    }
    assert_eq!(run(&folder, &["merge", "days"]), expected);
}

#[test]
fn names_that_may_mean_the_same_are_listed_with_their_sentences() {
    let folder = graphs("review");
    let listed = run(&folder, &["merge", "days", "--review"]);
    for part in [
        "# surname\n# same <https://example.org/kg/doc/tuesday/id/boateng> id:kwame-boateng\n",
        "#   Boateng: “Mr Boateng met Maria Lopez.” (tuesday)\n",
        "# spelling\n# same id:maria-lopes id:maria-lopez\n",
        "# acronym\n# same id:world-trade-council id:wtc\n",
    ] {
        assert!(listed.contains(part), "{part}\n{listed}");
    }
    assert!(!listed.contains("id:norway"), "{listed}");
    fs::write(folder.join("all.txt"), &listed).expect("written");
    run(&folder, &["merge", "days", "--decisions", "all.txt"]);
}

#[test]
fn what_is_decided_is_linked_and_no_longer_asked() {
    let folder = graphs("decided");
    let decisions = "# Boateng is one man.\nsame id:kwame-boateng <https://example.org/kg/doc/tuesday/id/boateng>\napart id:maria-lopes id:maria-lopez\n";
    fs::write(folder.join("decisions.txt"), decisions).expect("written");
    let merged = run(&folder, &["merge", "days", "--decisions", "decisions.txt"]);
    assert!(
        merged.contains("owl:sameAs <https://example.org/kg/doc/tuesday/id/boateng>"),
        "{merged}"
    );
    let left = run(
        &folder,
        &["merge", "days", "--decisions", "decisions.txt", "--review"],
    );
    assert!(
        !left.contains("boateng") && !left.contains("lopes"),
        "{left}"
    );
    assert!(left.contains("id:wtc"), "{left}");
}

#[test]
fn decisions_that_contradict_themselves_are_refused_by_line() {
    let folder = graphs("contradiction");
    let decisions = "same id:kwame-boateng <https://example.org/kg/doc/tuesday/id/boateng>\nsame <https://example.org/kg/doc/tuesday/id/boateng> id:maria-lopez\n\napart id:maria-lopez id:kwame-boateng\nsame id:ghana\nsame id:ghanaa id:norway\n";
    fs::write(folder.join("decisions.txt"), decisions).expect("written");
    let told = fail(&folder, &["merge", "days", "--decisions", "decisions.txt"]);
    for cause in [
        "decisions.txt:4: <https://example.org/kg/id/maria-lopez> and <https://example.org/kg/id/kwame-boateng> are apart here, and the same by line 2",
        "decisions.txt:5: \"same id:ghana\" is no decision; write same A B, or apart A B",
        "decisions.txt:6: id:ghanaa is nowhere in these graphs; did you mean \"id:ghana\"?",
    ] {
        assert!(told.contains(cause), "{cause}\n{told}");
    }
}

#[test]
fn a_relation_that_no_rule_states_is_pointed_out() {
    let folder = graphs("pointed-out");
    let output = Command::new(env!("CARGO_BIN_EXE_cloze"))
        .current_dir(&folder)
        .args(["extract", "news", "--relation", "mett", "-o", "out"])
        .output()
        .expect("the program runs");
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{told}");
    let cause = "--relation mett: no rule states it; did you mean \"met\"?";
    assert!(told.contains(cause), "{told}");
}

#[test]
fn what_is_no_graph_is_not_merged() {
    let folder = graphs("no-graph");
    for (path, cause) in [
        (
            "news/monday.txt",
            "news/monday.txt: this is no graph; write one with `cloze extract`",
        ),
        ("none.ttl", "none.ttl: no such file or directory"),
    ] {
        let told = fail(&folder, &["merge", "output/graph.ttl", path]);
        assert!(told.contains(cause), "{told}");
    }
    let told = fail(&folder, &["merge", "output/graph.ttl", "--format", "csv"]);
    assert!(told.contains("csv is two files"), "{told}");
}

/// The statements that `extract` writes with these options: subject, relation, object.
fn chosen(folder: &Path, options: &[&str]) -> Vec<String> {
    let arguments = [
        &["extract", "news", "-q", "--format", "json", "-o", "chosen"],
        options,
    ]
    .concat();
    run(folder, &arguments);
    let shown = run(folder, &["show", "chosen/graph.json", "--format", "tsv"]);
    let lines = shown.lines().skip(1).map(|line| {
        let cells: Vec<&str> = line.split('\t').collect();
        cells[..3].join(" ")
    });
    lines.collect()
}

#[test]
fn only_what_is_chosen_is_written() {
    let folder = graphs("chosen");
    let all = chosen(&folder, &[]);
    assert!(
        all.contains(&"Maria Lopez visited school".to_owned()),
        "{all:?}"
    );
    let named = chosen(&folder, &["--only", "named"]);
    assert!(
        named.contains(&"Kwame Boateng met Maria Lopez".to_owned()),
        "{named:?}"
    );
    assert!(
        !named.iter().any(|line| line.contains("school")),
        "{named:?}"
    );
    let people = chosen(&folder, &["--types", "Person"]);
    let met = [
        "Kwame Boateng met Maria Lopez",
        "Boateng met Maria Lopez",
        "Maria Lopes met Kwame Boateng",
    ];
    assert_eq!(people, met);
    // Values have types of their own.
    let offices = chosen(&folder, &["--types", "Person,Office"]);
    assert_eq!(
        offices,
        [&["Kwame Boateng has role \"president\""], &met[..]].concat()
    );
    let met = chosen(&folder, &["--relation", "met", "--subject", "lopes"]);
    assert_eq!(met, ["Maria Lopes met Kwame Boateng"]);
    assert!(chosen(&folder, &["--min-evidence", "2"]).is_empty());
}

#[test]
fn show_and_explain_choose_like_extract() {
    let folder = graphs("shown");
    let choices: [&[&str]; 6] = [
        &["--only", "named"],
        &["--types", "Person"],
        &["--types", "Agent,Office"],
        &["--min-evidence", "2"],
        &["--type", "Office"],
        &["--only", "named", "--types", "Person", "--subject", "lopes"],
    ];
    for options in choices {
        let written = chosen(&folder, options);
        // In RDF an office is a string like any other text.
        let has_office = options.iter().any(|option| option.contains("Office"));
        let inputs = ["news", "output/graph.json", "output/graph.ttl"];
        for input in inputs.into_iter().take(3 - usize::from(has_office)) {
            let arguments = [&["show", input, "--format", "tsv"], options].concat();
            let shown = run(&folder, &arguments);
            let rows = shown.lines().skip(1).map(|line| {
                let cells: Vec<&str> = line.split('\t').collect();
                cells[..3].join(" ")
            });
            assert_eq!(rows.collect::<Vec<_>>(), written, "{options:?} {input}");
        }
    }
    let told = run(&folder, &["explain", "news", "--types", "Person"]);
    assert!(told.contains("Maria Lopes met Kwame Boateng\n"), "{told}");
    assert!(!told.contains("has role"), "{told}");
    let told = fail(&folder, &["show", "news", "--types", "Persn"]);
    assert!(
        told.contains("--types Persn: there is none of this name; did you mean \"Person\"?"),
        "{told}"
    );
}

#[test]
fn choices_that_cannot_be_are_refused() {
    let folder = graphs("refused");
    for (options, cause) in [
        (
            &["--types", "Persn"][..],
            "--types Persn: there is none of this name; did you mean \"Person\"?",
        ),
        (
            &["--rules-only", "--relation", "mett"],
            "--relation mett: there is none of this name; did you mean \"met\"?",
        ),
        (
            &["--min-evidence", "2", "--format", "nt"],
            "nt is written document by document",
        ),
    ] {
        let told = fail(&folder, &[&["extract", "news"], options].concat());
        assert!(told.contains(cause), "{cause}\n{told}");
    }
}
