//! Every fault of rule files: what is said of it, and that no fault hides another.

#[path = "common/numbers.rs"]
mod numbers;

use cloze::rule::{RuleSet, Source};
use numbers::numbers;

/// A rule without faults, to which each case adds or changes one line.
const SOUND: &str = "\
relation grew: became larger by
rule growth: Someone grows something.
  when {farmer: Agent} grew {crop: Thing} [for {recipient: Agent}]
  then {farmer} grew {crop}
  yes Maria Lopez grew wheat.
      => Maria Lopez grew wheat
  no  The growth was slow.
";

/// A file that is finished: what a rule lacks is a fault in it.
fn finished(name: &str, text: &str) -> Source {
    Source {
        draft: false,
        ..Source::new(name, text)
    }
}

/// A line to put in the place of another of [`SOUND`], or after the last if it replaces nothing; and the fault.
const CASES: &[(&str, &str, &str)] = &[
    (
        "",
        "colour red",
        "9:1: unknown keyword \"colour\"; known are type, relation, role, words, rule, name, from, symmetric, inverse, narrower \
         than, same as, code, range, when, otherwise when, or, except, then, yes, =>, no",
    ),
    (
        "",
        "wrods growing: grow",
        "9:1: unknown keyword \"wrods\"; did you mean \"words\"?",
    ),
    (
        "",
        "yes: Maria Lopez grew rye.",
        "9:1: unknown keyword \"yes:\"; leave out the colon",
    ),
    (
        "",
        "from Agent to Thing",
        "9:1: \"from\" belongs under a line that opens with \"relation\"",
    ),
    (
        "",
        "range Agent",
        "9:1: \"range\" belongs under a line that opens with \"role\"",
    ),
    (
        "",
        "rule",
        "9:1: the rule has no name; write rule NAME: what it means",
    ),
    (
        "",
        "words few:",
        "9:7: the word set has no words; write words few: gift, present, hand",
    ),
    (
        "",
        "words some: one,, two",
        "9:17: a word is missing between the commas",
    ),
    (
        "",
        "type Farmer < Agnet",
        "9:15: unknown type \"Agnet\"; did you mean \"Agent\"?",
    ),
    (
        "",
        "type Farmer < Farmer",
        "9:15: \"Farmer\" is already below \"Farmer\"; leave one out",
    ),
    (
        "",
        "type Text",
        "9:6: \"Text\" has a meaning of its own; choose another name",
    ),
    (
        "",
        "role certainty",
        "9:6: \"certainty\" has a meaning of its own; choose another name",
    ),
    (
        "",
        "relation a{b",
        "9:10: a name is made of letters, digits and spaces, without \"{\"",
    ),
    (
        "",
        "relation grew",
        "9:10: the relation \"grew\" is declared at farm.rules:1 already; rename one, or load this file with --add to \
         replace it",
    ),
    (
        "when {farmer: Agent} grew {crop: Thing} [for {recipient: Agent}]",
        "",
        "2:6: the rule has no pattern; add a line such as when {a: Agent} met {b: Agent}",
    ),
    (
        "{crop: Thing} [for",
        "{crop: Thin} [for",
        "3:36: unknown type \"Thin\"; did you mean \"Thing\"?",
    ),
    (
        "{crop: Thing} [for",
        "{crop} [for",
        "3:29: the slot has no type; write {crop: Agent} or another type",
    ),
    (
        "{crop: Thing} [for",
        "{: Thing} [for",
        "3:29: the slot has no role; write {role: Type}",
    ),
    (
        "{crop: Thing} [for",
        "{crop: Thing|} [for",
        "3:29: a type is missing; write {crop: Agent} or another type",
    ),
    (
        "{recipient: Agent}]",
        "{recipient: Agent}",
        "3:43: \"[\" is not closed; add \"]\"",
    ),
    (
        "{recipient: Agent}]",
        "{recipient: Agent]",
        "3:48: \"{\" is not closed; add \"}\"",
    ),
    (
        "{recipient: Agent}]",
        "{recipient: Agent}]]",
        "3:67: \"]\" closes nothing; leave it out or open with \"[\"",
    ),
    (
        "{recipient: Agent}]",
        "{farmer: Agent}]",
        "3:49: the role \"farmer\" is in the pattern already; rename one",
    ),
    (
        "{recipient: Agent}]",
        "{buyer: Agent}]",
        "3:8: unknown role \"buyer\"; use it in a \"then\", or declare it: role buyer: what it means",
    ),
    (
        "[for {recipient: Agent}]",
        "[for]",
        "3:44: \"for\" in a pattern: a slot or noun should follow it",
    ),
    (
        "grew {crop: Thing} [",
        "<grow> {crop: Thing} [",
        "3:25: unknown word set \"grow\"",
    ),
    (
        "grew {crop: Thing} [",
        "<giving> {crop: Thing} <giwing> [",
        "3:25: unknown word set \"giving\"",
    ),
    (
        "grew {crop: Thing} [",
        "grew/VRB {crop: Thing} [",
        "3:29: unknown part of speech \"VRB\"; did you mean \"VERB\"?",
    ),
    (
        "grew {crop: Thing} [",
        "{crop: Thing} [",
        "3:24: a verb is missing before this slot; a pattern is a sentence such as {a: Agent} met {b: Agent}",
    ),
    (
        "grew {crop: Thing} [",
        "did not grow {crop: Thing} [",
        "3:24: \"did\" in a pattern: leave it out: how certain a text is, is read off the text",
    ),
    (
        "grew {crop: Thing} [",
        "never grew {crop: Thing} [",
        "3:24: \"never\" in a pattern: a pattern is affirmed; whether a text denies it is read off the text",
    ),
    (
        "grew {crop: Thing} [",
        "grew {crop: Thing} and [",
        "3:43: \"and\" in a pattern: a pattern is one clause, and coordination is understood; write two patterns",
    ),
    (
        "grew {crop: Thing} [",
        "grew {crop: Thing} quickly [",
        "3:43: \"quickly\" in a pattern: adverbs may stand anywhere in a text; leave it out",
    ),
    (
        "grew {crop: Thing} [",
        "grew {crop: Thing} sold {buyer: Agent} [",
        "3:48: this part has no function; is it a second clause? Write that as a pattern of its own, or put a \
         preposition before this part",
    ),
    (
        "[for {recipient: Agent}]",
        ".",
        "3:43: a pattern ends without a full stop; leave it out",
    ),
    (
        "{farmer: Agent} grew {crop: Thing} [for {recipient: Agent}]",
        "/(?<farmer>.*/",
        "3:8: not a regular expression: unclosed group",
    ),
    (
        "then {farmer} grew {crop}",
        "",
        "2:6: the rule states nothing; add a line such as then {a} met {b}",
    ),
    (
        "then {farmer} grew {crop}",
        "then {farmer} grw {crop}",
        "4:17: unknown relation \"grw\"; did you mean \"grew\"?",
    ),
    (
        "then {farmer} grew {crop}",
        "then {farmer} has {crop}",
        "4:17: unknown relation \"has\"; declare it: relation has: what it means",
    ),
    (
        "then {farmer} grew {crop}",
        "then farmer grew crop",
        "4:8: write then {role} RELATION {role}, or then {role} RELATION \"text\"",
    ),
    (
        "then {farmer} grew {crop}",
        "then {farmer} grew {crop} unless {corp}",
        "4:37: no pattern of the rule binds \"corp\"; did you mean \"crop\"?",
    ),
    (
        "then {farmer} grew {crop}",
        "then {farmer} grew {corp}",
        "4:23: no pattern of the rule binds \"corp\"; did you mean \"crop\"?",
    ),
    (
        "then {farmer} grew {crop}",
        "then {farmer: Agent} grew {crop}",
        "4:9: the pattern gives the type; write only the role here",
    ),
    (
        "=> Maria Lopez grew wheat",
        "",
        "5:3: the example says nothing of what is stated; add a line => SUBJECT RELATION OBJECT",
    ),
    (
        "=> Maria Lopez grew wheat",
        "=> Maria Lopez met wheat",
        "6:10: write SUBJECT RELATION OBJECT; the rule states \"grew\"",
    ),
    (
        "=> Maria Lopez grew wheat",
        "=> (denied) Maria Lopez grew wheat",
        "6:11: unknown status \"denied\"",
    ),
    (
        "=> Maria Lopez grew wheat",
        "=> Maria Lopez grew wheat; recipent Norway",
        "6:34: the rule binds no role \"recipent\"; did you mean \"recipient\"?",
    ),
    (
        "no  The growth was slow.",
        "=> Maria Lopez grew wheat\n  no  The growth.\n => A grew B",
        "9:2: \"=>\" belongs under a line that opens with \"yes\"",
    ),
    (
        "no  The growth was slow.",
        "no",
        "7:3: the example has no text",
    ),
    (
        "no  The growth was slow.",
        "",
        "2:6: the rule has no \"no\": add a sentence that it might read by mistake",
    ),
];

/// The sound rule with one change.
fn changed(text: &str, from: &str, to: &str) -> String {
    match from {
        "" => format!("{text}\n{to}\n"),
        _ => text.replace(from, to),
    }
}

/// The first lines of the faults, without the file's name.
fn faults(text: &str) -> Vec<String> {
    let faults = RuleSet::read(&[finished("farm.rules", text)])
        .err()
        .unwrap_or_default();
    let first = |fault: String| {
        fault
            .lines()
            .next()
            .unwrap_or_default()
            .replace("farm.rules:", "")
    };
    faults
        .iter()
        .map(|fault| first(fault.to_string()))
        .collect()
}

/// The fault's words, without line and column.
fn words(fault: &str) -> String {
    fault.split(": ").skip(1).collect::<Vec<_>>().join(": ")
}

#[test]
fn a_sound_rule_has_no_faults() {
    assert_eq!(faults(SOUND), Vec::<String>::new());
}

#[test]
fn every_fault_is_named_with_its_place_and_cure() {
    for (from, to, fault) in CASES {
        let found = faults(&changed(SOUND, from, to));
        let fault = fault.replace("farm.rules:", "");
        assert!(
            found.contains(&fault),
            "{to}\nexpected {fault}\nfound    {found:#?}"
        );
    }
}

#[test]
fn of_two_faults_neither_hides_the_other() {
    for (index, (from, to, fault)) in CASES.iter().enumerate() {
        for (other_from, other_to, other_fault) in &CASES[index + 1..] {
            if touches(from, other_from) {
                continue;
            }
            let text = changed(&changed(SOUND, from, to), other_from, other_to);
            let found: Vec<String> = faults(&text).iter().map(|fault| words(fault)).collect();
            for fault in [fault, other_fault] {
                let fault = words(fault).replace("farm.rules:", "");
                let fault = fault
                    .split("1 already")
                    .next()
                    .unwrap_or_default()
                    .to_owned();
                assert!(
                    found.iter().any(|found| found.starts_with(&fault)),
                    "{text}\nexpected {fault}\nfound    {found:#?}"
                );
            }
        }
    }
}

/// Whether two changes are of one line, or of lines that are read together.
fn touches(left: &str, right: &str) -> bool {
    let line = |part: &str| {
        SOUND
            .lines()
            .position(|line| !part.is_empty() && line.contains(part))
    };
    match (line(left), line(right)) {
        // Patterns, statements and examples of a rule are checked against each other.
        (Some(_), Some(_)) => true,
        _ => false,
    }
}

#[test]
fn a_fault_shows_the_line_with_a_caret_under_it() {
    let text = SOUND.replace("{crop: Thing}", "{crop: Thin}");
    let faults = RuleSet::read(&[Source::new("farm.rules", text)]).expect_err("a type is unknown");
    assert_eq!(
        faults[0].to_string(),
        [
            "farm.rules:3:36: unknown type \"Thin\"; did you mean \"Thing\"?",
            "  when {farmer: Agent} grew {crop: Thin} [for {recipient: Agent}]",
            "                                   ^^^^",
        ]
        .join("\n")
    );
}

#[test]
fn a_name_declared_in_two_files_is_refused_and_replaced_only_by_an_added_file() {
    let other = SOUND
        .replace("relation grew: became larger by\n", "")
        .replace("{farmer: Agent}", "{farmer: Person}");
    let base = Source::new("farm.rules", SOUND);
    let faults = RuleSet::read(&[base.clone(), Source::new("mine.rules", other.clone())])
        .expect_err("a name is taken");
    assert_eq!(faults.len(), 1, "{faults:?}");
    assert!(faults[0].to_string().starts_with(
        "mine.rules:1:6: the rule \"growth\" is declared at farm.rules:2 already; rename one, or load this file with"
    ));
    let rules = RuleSet::read(&[base, Source::added("mine.rules", other)])
        .expect("an added file may replace");
    assert_eq!(rules.rules.len(), 1);
    assert_eq!(rules.rules[0].patterns[0].slots[0].types, ["Person"]);
}

#[test]
fn a_pattern_that_an_earlier_one_covers_is_warned_of() {
    let text = SOUND.replace(
        "  then",
        "  or {farmer: Person|Agent} grew {crop: Thing} [for {recipient: Agent}]\n  \
           or {farmer: Agent} grew {crop: Thing} [for {recipient: Agent}]\n  then",
    );
    let rules = RuleSet::read(&[Source::new("farm.rules", text)]).expect("a warning is no fault");
    let warnings: Vec<String> = rules.warnings.iter().map(ToString::to_string).collect();
    assert_eq!(warnings.len(), 1, "{warnings:?}");
    assert!(
        warnings[0]
            .starts_with("farm.rules:5:6: the pattern of line 3 covers this one; leave one out")
    );
}

#[test]
fn ten_thousand_rules_and_a_line_of_a_megabyte_are_read() {
    let mut text = String::from("relation grew: became larger by\n");
    for number in 0..10_000 {
        text.push_str(&format!(
            "rule r{number}: x\nwhen {{a: Agent}} verb{number} {{b: Thing}}\nthen {{a}} grew {{b}}\nyes A.\n=> A grew B\nno B.\n"
        ));
    }
    let rules = RuleSet::read(&[Source::new("many.rules", text)]).expect("the rules are sound");
    assert_eq!(rules.rules.len(), 10_000);
    for sign in ["[", "{", "a|", "\u{5d0}", "<", "(", "/"] {
        let text = format!("rule long: x\nwhen {}", sign.repeat(1_000_000 / sign.len()));
        let faults = RuleSet::read(&[Source::new("long.rules", text)]).expect_err("it is no rule");
        assert!(
            faults.iter().all(|fault| fault.to_string().len() < 1_000),
            "{sign}"
        );
        assert!(faults.len() < 20, "{sign}: {}", faults.len());
    }
}

#[test]
fn an_expression_that_would_blow_up_elsewhere_is_read_or_refused() {
    for expression in ["(?<a>(x+x+)+y)(?<b>z)", "(?<a>x{1000}{1000}{1000})"] {
        let text = SOUND.replace(
            "{farmer: Agent} grew {crop: Thing} [for {recipient: Agent}]",
            &format!("/{expression}/"),
        );
        let _ = RuleSet::read(&[Source::new("farm.rules", text)]);
    }
}

#[test]
fn a_damaged_file_is_read_or_refused_and_every_fault_has_a_place() {
    let signs = [
        "{", "}", "[", "]", "|", "<", ">", "'", "/", ":", ";", "=>", "\n", "\t", "é", "\u{5d0}",
        "\0", " not ", "(", ")",
    ];
    let mut numbers = numbers(11);
    let mut next = move |below: usize| numbers.next().unwrap_or_default() % below;
    for _ in 0..300 {
        let mut text: Vec<char> = SOUND.chars().collect();
        for _ in 0..=next(4) {
            let start = next(text.len());
            let end = (start + next(6)).min(text.len());
            text.splice(start..end, signs[next(signs.len())].chars());
        }
        let text: String = text.into_iter().collect();
        if let Err(faults) = RuleSet::read(&[Source::new("farm.rules", text.as_str())]) {
            assert!(
                faults
                    .iter()
                    .all(|fault| fault.line > 0 && fault.column > 0),
                "{text}"
            );
        }
    }
}

/// The faults of a text, from which nothing may be missing and to which nothing may be added.
#[track_caller]
fn check_faults(text: &str, expected: &[&str]) {
    assert_eq!(faults(text), expected, "{text}");
}

#[test]
fn a_misspelt_keyword_is_read_as_what_was_meant_and_nothing_else_is_blamed() {
    for (from, to, expected) in [
        (
            "relation grew",
            "relaton grew",
            "1:1: unknown keyword \"relaton\"; did you mean \"relation\"?",
        ),
        (
            "rule growth",
            "rul growth",
            "2:1: unknown keyword \"rul\"; did you mean \"rule\"?",
        ),
        (
            "when {farmer",
            "wen {farmer",
            "3:3: unknown keyword \"wen\"; did you mean \"when\"?",
        ),
        (
            "then {farmer}",
            "than {farmer}",
            "4:3: unknown keyword \"than\"; did you mean \"then\"?",
        ),
        (
            "yes ",
            "yess ",
            "5:3: unknown keyword \"yess\"; did you mean \"yes\"?",
        ),
        (
            "yes ",
            "yes: ",
            "5:3: unknown keyword \"yes:\"; leave out the colon",
        ),
    ] {
        check_faults(&SOUND.replacen(from, to, 1), &[expected]);
    }
}

#[test]
fn an_unknown_keyword_comes_with_the_known_ones() {
    check_faults(
        &format!("{SOUND}\nmaybe The growth was slow.\n"),
        &[
            "9:1: unknown keyword \"maybe\"; known are type, relation, role, words, rule, name, from, symmetric, inverse, \
           narrower than, same as, code, range, when, otherwise when, or, except, then, yes, =>, no",
        ],
    );
}

#[test]
fn no_example_is_blamed_for_a_fault_of_the_pattern() {
    check_faults(
        &SOUND
            .replace("{crop: Thing}", "{crop: Thin}")
            .replace("grew wheat", "grew wheat; recipient Norway"),
        &["3:36: unknown type \"Thin\"; did you mean \"Thing\"?"],
    );
    check_faults(
        &SOUND.replace("then {farmer} grew", "then {farmer} grw"),
        &["4:17: unknown relation \"grw\"; did you mean \"grew\"?"],
    );
}

#[test]
fn what_a_rule_lacks_is_told_after_what_is_wrong_with_it() {
    check_faults(
        "relation grew: became larger by\nrule growth: x\n  when {farmer: Agnt} grew {crop: Thing}\n  then {farmer} grew {crop}",
        &[
            "3:17: unknown type \"Agnt\"; did you mean \"Agent\"?",
            "2:6: the rule has no \"no\": add a sentence that it might read by mistake",
            "2:6: the rule has no \"yes\": add a sentence that it must read, and => what it states",
        ],
    );
}

#[test]
fn right_to_left_text_is_read_and_its_faults_have_a_column() {
    let hebrew = "\u{5e9}\u{5dc}\u{5d5}\u{5dd}";
    let glossed = SOUND.replace(
        "rule growth: ",
        &format!("# {hebrew}\nrule growth: {hebrew} \u{202e}"),
    );
    check_faults(&glossed, &[]);
    let named = SOUND.replace("growth", hebrew);
    check_faults(&named, &[]);
    check_faults(
        &SOUND.replace("{crop: Thing}", &format!("{{crop: {hebrew}}}")),
        &[&format!("3:36: unknown type \"{hebrew}\"")],
    );
}

#[test]
fn faults_of_many_rules_are_found_in_linear_time() {
    let mut text = String::from("relation grew: became larger by\n");
    for number in 0..2_000 {
        text.push_str(&format!(
            "rule r{number}: x\nwhen {{a: Agent}} verb{number} {{b: Thing}}\nthen {{a}} grows{number} {{b}}\nyes A.\n=> A grew B\nno B.\n"
        ));
    }
    assert_eq!(faults(&text).len(), 2_000);
}

#[test]
fn a_ladder_of_types_without_end_is_refused() {
    let mut text = String::from("type T0 < Thing: x\n");
    for number in 1..20_000 {
        text.push_str(&format!("type T{number} < T{}: x\n", number - 1));
    }
    let found = faults(&text);
    let first = "64:6: more than 64 types stand above \"T63\"; leave some out";
    assert_eq!(found.first().map(String::as_str), Some(first));
}

#[test]
fn a_line_that_is_too_long_is_refused_and_not_searched() {
    let text = SOUND.replace(
        "for {recipient",
        &format!("for {} {{recipient", "{a: Agent} ".repeat(50_000)),
    );
    let found = faults(&text);
    assert!(
        found[0].starts_with("3:3: the line has 550"),
        "{:?}",
        found.first()
    );
    assert!(found.len() < 4, "{}", found.len());
}

#[test]
fn a_rule_without_a_pattern_is_not_blamed_for_its_roles() {
    check_faults(
        &SOUND.replace(
            "  when {farmer: Agent} grew {crop: Thing} [for {recipient: Agent}]\n",
            "",
        ),
        &["2:6: the rule has no pattern; add a line such as when {a: Agent} met {b: Agent}"],
    );
}
