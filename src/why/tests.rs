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
        let accounts = account(&rules, reading, &asked);
        let fired: Vec<String> = accounts
            .fired
            .iter()
            .map(|fired| match &fired.reservation {
                Some(reservation) => format!("{}: {reservation}", fired.statement),
                None => fired.statement.clone(),
            })
            .collect();
        let missed = accounts.missed.iter().map(|missed| missed.reason.clone());
        fired
            .into_iter()
            .chain(missed)
            .collect::<Vec<_>>()
            .join(" · ")
    });
    assert_eq!(said, expected, "{pattern}\n{clauses}");
}

const GIFT: &str = "{a: Agent} gifted {b: Thing} to {recipient: Agent}";

#[test]
fn what_fires_is_shown_as_rule_files_write_it() {
    check(
        GIFT,
        "negated gift: subject=Tamim:Person, object=horse:Thing, to=Lopez:Person",
        "(negated) Tamim did horse; recipient Lopez: not plainly stated: the text denies it",
    );
}

#[test]
fn a_missing_predicate_is_named_with_those_that_are_there() {
    check(
        GIFT,
        "sell: subject=Tamim:Person, object=horse:Thing",
        "the pattern looks for \"gift\", and the text says \"sell\"",
    );
    check(
        GIFT,
        "",
        "no clause was found, and the pattern looks for \"gift\"; the text is empty",
    );
}

#[test]
fn a_missing_part_is_named_with_those_that_are_there() {
    check(
        GIFT,
        "gift: subject=Tamim:Person, object=horse:Thing",
        "the slot recipient wants a phrase with \"to\", and with \"gift\" the text has subject \"Tamim\", object \"horse\"; \
         if it may be absent, write [to {recipient: Agent}]",
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
        "the text also says what someone is or is called, and the pattern does not ask for that; add a slot for it, such \
         as {description: Text}",
    );
}

#[test]
fn of_several_patterns_the_nearest_is_explained() {
    check(
        "{a: Agent} sold {b: Thing}\nor {a: Agent} gifted {b: Thing} to {recipient: Agent}",
        "gift: subject=Tamim:Person, object=horse:Thing",
        "the slot recipient wants a phrase with \"to\", and with \"gift\" the text has subject \"Tamim\", object \"horse\"; \
         if it may be absent, write [to {recipient: Agent}]",
    );
}

#[test]
fn another_preposition_is_proposed() {
    check(
        GIFT,
        "gift: subject=Tamim:Person, object=horse:Thing, for=Lopez:Person",
        "the slot recipient wants a phrase with \"to\", and with \"gift\" the text has subject \"Tamim\", object \"horse\", \
         \"for Lopez\"; did you mean to|for {recipient: Agent}?",
    );
}

#[test]
fn what_keeps_a_statement_from_being_plain_is_said() {
    for (status, reason) in [
        ("possible", "it may or may not be so"),
        ("expected", "it is yet to come"),
        ("requested", "someone asks for it"),
    ] {
        check(
            GIFT,
            &format!("{status} gift: subject=Tamim:Person, object=horse:Thing, to=Lopez:Person"),
            &format!("({status}) Tamim did horse; recipient Lopez: not plainly stated: {reason}"),
        );
    }
}
