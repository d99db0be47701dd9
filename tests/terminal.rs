//! What people see and set: colours, quotes, differences, settings, a folder to begin in.

#[path = "common/program.rs"]
mod program;

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use program::{cloze, code, err, folder, names_in, out};

const TEXT: &str =
    "The king of Denmark presented a silver ship to Maria Lopez. Norway did not invite Chile.\n";

/// Runs the program with variables of the environment.
fn cloze_with(folder: &Path, variables: &[(&str, &str)], arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_cloze"))
        .args(arguments)
        .current_dir(folder)
        .envs(variables.iter().copied())
        .output()
        .expect("the program runs")
}

#[test]
fn colours_are_for_those_who_want_them() {
    let folder = folder("colours");
    fs::write(folder.join("gift.txt"), TEXT).expect("written");
    let run = |variables: &[(&str, &str)], arguments: &[&str]| {
        let output = cloze_with(
            &folder,
            variables,
            &[&["show", "gift.txt", "--quote"], arguments].concat(),
        );
        assert_eq!(code(&output), 0, "{}", err(&output));
        out(&output)
    };
    let plain = run(&[], &[]);
    assert!(
        !plain.contains('\u{1b}'),
        "standard output is no terminal here: {plain}"
    );
    let coloured = run(&[], &["--color", "always"]);
    assert!(
        coloured.contains("the king of \u{1b}[4mDenmark\u{1b}[0m")
            || coloured.contains("\u{1b}[4mMaria Lopez\u{1b}[0m"),
        "{coloured:?}"
    );
    assert_eq!(
        coloured,
        run(&[("NO_COLOR", "1")], &["--color", "always"]),
        "a flag wins"
    );
    assert_eq!(plain, run(&[("CLOZE_COLOR", "never")], &[]));
    assert_eq!(plain.lines().count(), coloured.lines().count());
}

#[test]
fn each_statement_has_its_sentence_below() {
    let folder = folder("quotes");
    fs::write(folder.join("gift.txt"), "Norway did not invite Chile.\n").expect("written");
    let shown = out(&cloze(&folder, &["show", "gift.txt", "--quote"]));
    assert_eq!(
        shown,
        " subject  relation  object  status\n Norway   invited   Chile   negated\n   Norway did not invite Chile.\n\n"
    );
}

const BEFORE: &str = "\
relation lent: gave for a time
  from Agent to Thing
rule lent: Someone gives something for a time.
  when {lender: Agent} lent {object: Thing} [to {recipient: Agent}]
  then {lender} lent {object}
  yes The museum lent a statue to Norway.
      => museum lent statue; recipient Norway
  no  The lender was late.
";

#[test]
fn two_rule_sets_are_told_apart() {
    let folder = folder("rule-sets");
    fs::write(folder.join("old.rules"), BEFORE).expect("written");
    let after = BEFORE
        .replace(" [to {recipient: Agent}]", "")
        .replace("; recipient Norway", "")
        + "relation sold: gave for money\n  from Agent to Thing\nrule sold: Someone sells.\n  when {seller: Agent} sold {object: Thing}\n  then {seller} sold {object}\n  yes The museum sold a statue.\n      => museum sold statue\n  no The sale ended.\n";
    fs::write(folder.join("new.rules"), after).expect("written");
    fs::write(
        folder.join("a.txt"),
        "The museum lent a statue to Norway. Chile sold a ship. Chile lent a horse.\n",
    )
    .expect("written");
    let run = |before: &str, after: &str| {
        cloze(
            &folder,
            &["diff", "a.txt", "--before", before, "--after", after],
        )
    };
    let same = run("old.rules", "old.rules");
    assert_eq!(
        (code(&same), out(&same).as_str()),
        (0, "0 gained, 0 lost, 0 changed\n")
    );
    let other = run("old.rules", "new.rules");
    assert_eq!(code(&other), 1, "{}", err(&other));
    assert_eq!(
        out(&other),
        "lent\n  ~ museum lent statue (recipient Norway) -> museum lent statue\nsold\n  + Chile sold ship\n1 gained, 0 lost, 1 changed\n"
    );
}

#[test]
fn two_graphs_are_told_apart() {
    let folder = folder("graphs");
    fs::write(folder.join("a.txt"), TEXT).expect("written");
    fs::write(folder.join("b.txt"), "Norway invited Chile.\n").expect("written");
    for (article, format) in [("a.txt", "json"), ("b.txt", "jsonl")] {
        assert_eq!(
            code(&cloze(&folder, &["extract", article, "--format", format])),
            0
        );
    }
    let output = cloze(&folder, &["diff", "output/a.json", "output/b.jsonl"]);
    assert_eq!(code(&output), 1, "{}", err(&output));
    assert!(
        out(&output).contains("  - Norway invited Chile [negated]\n"),
        "{}",
        out(&output)
    );
    assert!(
        out(&output).contains("  + Norway invited Chile\n"),
        "{}",
        out(&output)
    );
    let output = cloze(&folder, &["diff", "output/a.json", "output/a.json"]);
    assert_eq!(code(&output), 0, "{}", out(&output));
}

#[test]
fn a_flag_wins_over_the_environment_and_that_over_the_file() {
    let folder = folder("settings");
    fs::create_dir_all(folder.join("inner")).expect("made");
    fs::write(
        folder.join("cloze.toml"),
        "format = [\"nt\", \"json\"]\noutput = \"graphs\"\n",
    )
    .expect("written");
    fs::write(folder.join("inner/gift.txt"), TEXT).expect("written");
    let run = |variables: &[(&str, &str)], arguments: &[&str]| {
        let output = cloze_with(
            &folder.join("inner"),
            variables,
            &[&["extract", "gift.txt"], arguments].concat(),
        );
        assert_eq!(code(&output), 0, "{}", err(&output));
    };
    run(&[], &[]);
    assert_eq!(names_in(&folder.join("graphs")), ["gift.json", "gift.nt"]);
    run(&[("CLOZE_FORMAT", "dot")], &[]);
    assert_eq!(
        names_in(&folder.join("graphs")),
        ["gift.dot", "gift.json", "gift.nt"]
    );
    run(&[("CLOZE_FORMAT", "dot")], &["--format", "ttl", "-o", "."]);
    assert_eq!(names_in(&folder.join("inner")), ["gift.ttl", "gift.txt"]);
    let printed = cloze_with(
        &folder.join("inner"),
        &[("CLOZE_FORMAT", "dot")],
        &["--print-config"],
    );
    let place = folder.join("graphs");
    let file = folder.join("cloze.toml");
    assert_eq!(
        out(&printed),
        format!(
            "format = \"dot\"  # CLOZE_FORMAT\noutput = {:?}  # {}:2\n",
            place.to_string_lossy(),
            file.display()
        )
    );
}

#[test]
fn a_setting_that_cannot_be_is_told_with_its_place() {
    let folder = folder("bad-settings");
    fs::write(folder.join("gift.txt"), TEXT).expect("written");
    for (file, told) in [
        (
            "formt = \"ttl\"\n",
            "cloze.toml:1:1: unknown setting \"formt\"; did you mean \"format\"?",
        ),
        (
            "\nformat = \"tll\"\n",
            "cloze.toml:2: invalid value 'tll' for '--format",
        ),
        ("format = [\n", "cloze.toml:"),
    ] {
        fs::write(folder.join("cloze.toml"), file).expect("written");
        let output = cloze(&folder, &["extract", "gift.txt"]);
        assert_eq!(code(&output), 2, "{}", err(&output));
        assert!(err(&output).contains(told), "{}", err(&output));
        assert!(!folder.join("output").exists());
    }
}

#[test]
fn a_folder_to_begin_in_works_at_once() {
    let folder = folder("init");
    let made = cloze(&folder, &["init", "kg"]);
    assert_eq!(code(&made), 0, "{}", err(&made));
    assert!(
        out(&made).contains("  cd kg\n  cloze show article.txt\n"),
        "{}",
        out(&made)
    );
    let inner = folder.join("kg");
    let shown = out(&cloze(&inner, &["show", "article.txt"]));
    assert!(
        shown.contains("lent") && shown.contains("refused to sign") || shown.contains("signed"),
        "{shown}"
    );
    let checked = cloze(&inner, &["rules", "check", "-r", "loans.rules"]);
    assert_eq!(code(&checked), 0, "{}{}", out(&checked), err(&checked));
    let again = cloze(&folder, &["init", "kg"]);
    assert_eq!(code(&again), 2);
    assert!(
        err(&again).contains("kg/article.txt: this is there already; name another folder"),
        "{}",
        err(&again)
    );
}
