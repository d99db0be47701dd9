//! What the author of a rule is told.

use super::account;
use crate::matching::fixture::with_reading;
use crate::rule::{RuleSet, Source};

#[track_caller]
fn check(pattern: &str, clauses: &str, expected: &str) {
    let text = format!(
        "relation did: does\nrule r: r\nwhen {pattern}\nthen {{a}} did {{b}}\nyes A.\n=> A did B\nno B."
    );
    let rules = RuleSet::read(&[Source::new("test.rules", text)]).expect("the rule is sound");
    let asked: Vec<_> = rules.rules.iter().collect();
    let said = with_reading(clauses, |reading| {
        let account = account(&rules, reading, &asked).remove(0);
        account
            .reason
            .unwrap_or_else(|| account.statements.join(" · "))
    });
    assert_eq!(said, expected, "{pattern}\n{clauses}");
}

const GIFT: &str = "{a: Agent} gifted {b: Thing} to {recipient: Agent}";

#[test]
fn what_fires_is_shown_as_rule_files_write_it() {
    check(
        GIFT,
        "negated gift: subject=Tamim:Person, object=horse:Thing, to=Lopez:Person",
        "(negated) Tamim did horse; recipient Lopez",
    );
}

#[test]
fn a_missing_predicate_is_named_with_those_that_are_there() {
    check(
        GIFT,
        "sell: subject=Tamim:Person, object=horse:Thing",
        "no clause says \"gift\"; the text says \"sell\"",
    );
    check(
        GIFT,
        "",
        "no clause was found in the text; the pattern wants \"gift\"",
    );
}

#[test]
fn a_missing_part_is_named_with_those_that_are_there() {
    check(
        GIFT,
        "gift: subject=Tamim:Person, object=horse:Thing",
        "the slot recipient wants a phrase with \"to\", and the clause of \"gift\" has only subject \"Tamim\", object \"horse\"",
    );
}

#[test]
fn a_wrong_type_comes_with_the_slot_that_would_take_it() {
    check(
        GIFT,
        "gift: subject=Tamim:Person, object=horse:Thing, to=museum:Place",
        "the slot recipient wants an Agent, and \"museum\" was read as a Place; did you mean {recipient: Agent|Place}?",
    );
}

#[test]
fn an_attribute_in_the_way_is_named() {
    check(
        "{a: Agent} called {b: Agent}",
        "call: subject=Lopez:Person, object=Norway:Country, attribute=friend:Person",
        "the clause says what someone is or is called, and the pattern does not ask for that; add a slot for it, such as \
         {description: Text}",
    );
}

#[test]
fn of_several_patterns_the_nearest_is_explained() {
    check(
        "{a: Agent} sold {b: Thing}\nor {a: Agent} gifted {b: Thing} to {recipient: Agent}",
        "gift: subject=Tamim:Person, object=horse:Thing",
        "the slot recipient wants a phrase with \"to\", and the clause of \"gift\" has only subject \"Tamim\", object \"horse\"",
    );
}
