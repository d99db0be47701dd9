//! The commands that authors of rules use, and what they are told.

#[path = "common/program.rs"]
mod program;

use std::fs;
use std::path::Path;

use program::{cloze, folder};

/// What a run says, with the exit code it must have.
#[track_caller]
fn said(folder: &Path, arguments: &[&str], code: i32) -> String {
    let output = cloze(folder, arguments);
    let text = [output.stdout, output.stderr].concat();
    let text = String::from_utf8(text).expect("it is UTF-8");
    assert_eq!(output.status.code(), Some(code), "{arguments:?}: {text}");
    text
}

#[track_caller]
fn check_why(sentence: &str, expected: &str) {
    let name = sentence.replace(|sign: char| !sign.is_ascii_alphanumeric(), "-");
    let text = said(&folder(&name), &["why", sentence], 0);
    assert_eq!(text.trim_end(), expected, "{sentence}");
}

#[test]
fn why_says_what_fires_and_why_it_is_not_plainly_stated() {
    check_why(
        "Norway did not present a ship to Chile.",
        "gifted fires\n  \
           states (negated) Norway gifted ship; recipient Chile\n  \
           not plainly stated: the text denies it\n\
         gave to fires\n  \
           states (negated) Norway gave to Chile; gift ship\n  \
           not plainly stated: the text denies it",
    );
}

#[test]
fn why_shows_the_nearest_pattern_and_its_cure() {
    let text = said(
        &folder("why-cure"),
        &["why", "The letter warned the company."],
        0,
    );
    assert!(text.starts_with("warned comes near\n"), "{text}");
    assert!(
        text.contains(
            "the slot speaker wants an Agent, and \"The letter\" was read as a Work; did you mean {speaker: Agent|Work}?"
        ),
        "{text}"
    );
    assert!(text.lines().count() < 12, "{text}");
}

#[test]
fn why_proposes_a_rule_where_none_looks_for_what_is_said() {
    check_why(
        "The museum loaned a statue to Norway.",
        "no rule looks for \"loan\"; propose one: cloze rules new 'The museum loaned a statue to Norway.'\n\
         in the words of the text: museum \"loan\" statue; to Norway",
    );
    let text = said(
        &folder("why-none"),
        &["why", "Norway met Chile.", "--rule", "mett"],
        2,
    );
    assert!(text.contains("did you mean \"met\"?"), "{text}");
}

/// Run with `CLOZE_REWRITE=1` to write the page anew after a change of the rules.
#[test]
fn the_page_of_relations_is_what_the_program_prints() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules/relations.md");
    let made = said(&folder("table"), &["rules", "--table"], 0);
    if std::env::var_os("CLOZE_REWRITE").is_some() {
        fs::write(&path, &made).expect("the page can be written");
    }
    let page = fs::read_to_string(&path).expect("the page is there");
    assert_eq!(page, made, "CLOZE_REWRITE=1 writes it anew");
}

#[test]
fn why_has_no_dead_end() {
    for (sentence, expected) in [
        (
            "Quarterly results disappointing",
            "no clause was found: the text was read as a phrase around the noun \"results\"; if \"result\" is its verb, \
             write it in another form, such as \"has …\" or \"did result\"",
        ),
        (
            "It rained.",
            "no rule looks for \"rain\", and the sentence says it of no two things; name both, such as \"Norway … Chile\"",
        ),
        (
            "He met her.",
            "met fires\n  states He met her\n  left out of the graph: the text does not tell whom or what \"He\" means\n\
             2 more rules have a predicate of this sentence; --all explains them",
        ),
    ] {
        check_why(sentence, expected);
    }
}

#[test]
fn why_reads_standard_input_and_tells_of_optional_parts() {
    let folder = folder("why-input");
    fs::write(folder.join("one.txt"), "Norway presented a ship.\n").expect("written");
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_cloze"));
    let input = fs::File::open(folder.join("one.txt")).expect("it is there");
    let output = command
        .args(["why", "-", "--rule", "gifted"])
        .stdin(input)
        .output()
        .expect("the program runs");
    let text = String::from_utf8(output.stdout).expect("it is UTF-8");
    assert_eq!(
        text,
        "gifted fires\n  states Norway gifted ship\n  an optional part is not filled: the slot recipient wants a phrase \
         with \"to\", and with \"present\" the text has subject \"Norway\", object \"a ship\"\n"
    );
}

/// A file under work: a name that no list has, no example that must not be read, a role that nothing declares.
const DRAFT: &str = "\
relation recruited: gave work to
rule recruited: Someone gives work to someone.
  when {company: Organization} recruited {worker: Person} [for {fee: Amount}]
  except {company: Organization} recruited {worker: Person} in court/NOUN
  then {company} recruited {worker}
  yes  Zorvex recruited Maria Lopez.
       => Zorvex recruited Maria Lopez
";

#[test]
fn a_draft_lacks_things_without_failing_and_a_name_is_proposed_and_declared() {
    let folder = folder("draft");
    let named = format!(
        "{DRAFT}name Zorvex: Organization, Zorvex Foods, same as https://example.org/zorvex\n"
    );
    fs::write(folder.join("named.rules"), &named).expect("written");
    let text = said(&folder, &["rules", "check", "-r", "named.rules"], 0);
    for part in [
        "warning: named.rules:2:6: the rule has no \"no\"",
        "warning: named.rules:3:8: unknown role \"fee\"",
        "1 rule, 1 examples: 1 passed, 0 failed",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
    let sentence = "Zorvex recruited Maria Lopez in court.";
    let text = said(&folder, &["why", sentence, "-r", "named.rules"], 0);
    assert!(
        text.contains("the exception of line 4 fits as well: except {company: Organization}"),
        "{text}"
    );
    fs::write(folder.join("other.rules"), "name Zorvex: Person\n").expect("written");
    let text = said(
        &folder,
        &["rules", "check", "-r", "named.rules", "-r", "other.rules"],
        2,
    );
    assert!(
        text.contains("other.rules:1:6: the name \"Zorvex\" is declared at named.rules:8 already, as Organization"),
        "{text}"
    );
}

#[test]
fn a_sentence_of_two_clauses_tells_which_was_taken_and_how_to_take_the_other() {
    let folder = folder("two-clauses");
    let sentence = "Norway, which leased a ship to Chile, marooned the rebels on the island.";
    let text = said(&folder, &["rules", "new", sentence], 0);
    assert!(
        text.contains("this rule is about \"lease\"") && text.contains("--predicate 'maroon'"),
        "{text}"
    );
    let other = said(
        &folder,
        &["rules", "new", sentence, "--predicate", "maroon"],
        0,
    );
    assert!(
        other.contains("{agent: Agent} marooned {other: Agent}"),
        "{other}"
    );
    let neither = said(
        &folder,
        &["rules", "new", sentence, "--predicate", "sell"],
        2,
    );
    assert!(neither.contains("it says \"lease\""), "{neither}");
}

#[test]
fn a_proposed_rule_passes_its_examples_denied_and_tempted() {
    let folder = folder("proposed");
    let made = cloze(
        &folder,
        &["rules", "new", "The museum loaned a statue to Norway."],
    );
    let text = String::from_utf8(made.stdout).expect("it is UTF-8");
    for line in [
        "  when {agent: Agent} loaned {object: Thing} [to {recipient: Agent}]",
        "  yes  The museum did not loan a statue.",
        "       => (negated) museum loaned statue",
        "  no   A statue loaned the museum.",
    ] {
        assert!(text.lines().any(|found| found == line), "{line}\n{text}");
    }
    fs::write(folder.join("my.rules"), text).expect("written");
    said(&folder, &["rules", "check", "-r", "my.rules"], 0);
}

#[test]
fn a_filter_for_what_there_is_not_says_what_was_probably_meant() {
    let folder = folder("filters");
    fs::write(folder.join("a.txt"), "Maria Lopez visited Norway.").expect("written");
    for (filter, name, meant) in [
        ("--relation", "vsited", "visited"),
        ("--type", "Persn", "Person"),
        ("--rule", "visitd", "visited"),
    ] {
        let text = said(&folder, &["show", "a.txt", filter, name], 2);
        let expected =
            format!("{filter} {name}: there is none of this name; did you mean \"{meant}\"?");
        assert!(text.contains(&expected), "{text}");
    }
    let text = said(&folder, &["show", "a.txt", "--type", "Agent"], 0);
    assert!(text.contains("Maria Lopez"), "{text}");
}

#[test]
fn an_exported_graph_is_shown_like_its_articles() {
    let folder = folder("exported");
    let text = "The king did not present a ship to Maria Lopez. Norway invited Chile.";
    fs::write(folder.join("a.txt"), text).expect("written");
    said(
        &folder,
        &["extract", "a.txt", "--format", "json,jsonl,nt"],
        0,
    );
    let article = said(&folder, &["show", "a.txt", "--quote"], 0);
    for graph in ["output/a.json", "output/a.jsonl"] {
        assert_eq!(
            said(&folder, &["show", graph, "--quote"], 0),
            article,
            "{graph}"
        );
    }
    let some = said(
        &folder,
        &[
            "show",
            "output/a.json",
            "--relation",
            "invited",
            "--format",
            "tsv",
        ],
        0,
    );
    assert_eq!(some.lines().count(), 2, "{some}");
}

#[test]
fn a_file_in_the_place_of_the_output_folder_is_told_with_the_cure() {
    let folder = folder("file-for-folder");
    fs::write(folder.join("a.txt"), "Norway invited Chile.").expect("written");
    let text = said(&folder, &["extract", "a.txt", "-o", "a.txt"], 2);
    assert!(
        text.contains(
            "error: a.txt: this is a file, and a folder is wanted; choose another with -o"
        ),
        "{text}"
    );
}
