//! Each sentence of what rule files promise, on readings written by hand.

use super::find_matches;
use super::fixture::with_reading;
use crate::rule::{RuleSet, Source};
use crate::why::write_statement;

const EXAMPLES: &str = "
  yes A met B.
      => A did B
  no  C.
";

/// Makes a rule of these lines; what it states is called "did".
fn rules(lines: &str) -> RuleSet {
    let text = format!("relation did: does\nrelation was: is\nrule r: a rule\n{lines}{EXAMPLES}");
    RuleSet::read(&[Source::new("test.rules", text)]).unwrap_or_else(|faults| {
        let faults: Vec<String> = faults.iter().map(ToString::to_string).collect();
        panic!("{}", faults.join("\n"))
    })
}

fn stated(rules: &RuleSet, clauses: &str) -> Vec<String> {
    with_reading(clauses, |reading| {
        let matches = find_matches(rules, reading);
        let all = matches.iter().flat_map(|found| {
            let propositions = found.propositions.iter();
            propositions.map(|proposition| write_statement(found, proposition))
        });
        all.collect()
    })
}

/// Compares what a pattern with the slots `a` and `b` states of clauses.
#[track_caller]
fn check(pattern: &str, clauses: &str, expected: &[&str]) {
    let rules = rules(&format!("when {pattern}\nthen {{a}} did {{b}}"));
    assert_eq!(stated(&rules, clauses), expected, "{pattern}\n{clauses}");
}

const GIFT: &str = "{a: Agent} gifted {b: Thing} [to {recipient: Agent}]";

#[test]
fn every_word_and_slot_must_be_there_in_its_function() {
    check(
        GIFT,
        "gift: subject=Tamim:Person, object=horse:Thing, to=Lopez:Person",
        &["Tamim did horse; recipient Lopez"],
    );
    check(GIFT, "gift: subject=Tamim:Person", &[]);
    check(GIFT, "gift: object=horse:Thing, to=Lopez:Person", &[]);
    check(GIFT, "sell: subject=Tamim:Person, object=horse:Thing", &[]);
}

#[test]
fn what_is_in_brackets_may_be_absent() {
    check(
        GIFT,
        "gift: subject=Tamim:Person, object=horse:Thing",
        &["Tamim did horse"],
    );
    check(
        "[{partner: Agent}] imposed {a: Thing} on {b: Agent}",
        "impose: object=ban:Thing, on=Norway:Country",
        &["ban did Norway"],
    );
}

#[test]
fn a_particle_makes_another_verb() {
    check(
        "{a: Agent} called {b: Agent}",
        "call off: subject=Lopez:Person, object=Norway:Country",
        &[],
    );
    check(
        "{a: Agent} called off {b: Thing}",
        "call: subject=Lopez:Person, object=strike:Thing",
        &[],
    );
}

#[test]
fn a_preposition_right_after_the_verb_may_be_read_as_part_of_it() {
    for clause in [
        "call: subject=Lopez:Person, on=Norway:Country",
        "call on: subject=Lopez:Person, object=Norway:Country",
    ] {
        check(
            "{a: Agent} called on {b: Agent}",
            clause,
            &["Lopez did Norway"],
        );
    }
}

#[test]
fn a_verb_and_its_noun_may_be_read_as_one_predicate() {
    for clause in [
        "shake: subject=Lopez:Person, object=hands:Thing, with=Berg:Person",
        "shake hands: subject=Lopez:Person, with=Berg:Person",
    ] {
        check(
            "{a: Agent} shook 'hands' with {b: Agent}",
            clause,
            &["Lopez did Berg"],
        );
    }
}

#[test]
fn slot_types_hold() {
    check(GIFT, "gift: subject=storm:Thing, object=horse:Thing", &[]);
    check(
        GIFT,
        "gift: subject=Norway:Country, object=horse:Work",
        &["Norway did horse"],
    );
    check(GIFT, "gift: subject=Lopez:Person, object=Monday:Date", &[]);
}

#[test]
fn members_of_other_types_are_left_out() {
    check(
        GIFT,
        "gift: subject=Norway:Country|storm:Event, object=horse:Thing",
        &["Norway did horse"],
    );
}

#[test]
fn a_name_without_a_type_takes_the_type_of_the_slot() {
    check(
        GIFT,
        "gift: subject=Zed:-, object=horse:Thing",
        &["Zed did horse"],
    );
    check(GIFT, "gift: subject=noise:-, object=horse:Thing", &[]);
}

#[test]
fn an_attribute_that_the_pattern_does_not_ask_for_keeps_it_from_fitting() {
    let clause = "call: subject=Lopez:Person, object=Norway:Country, attribute=friend:Person";
    check("{a: Agent} called {b: Agent}", clause, &[]);
    check(
        "{a: Agent} called {b: Agent} {description: Text}",
        clause,
        &["Lopez did Norway; description friend"],
    );
}

#[test]
fn other_objects_obliques_and_complements_may_be_there() {
    check(
        "{a: Agent} voted for {b: Agent}",
        "vote: subject=Lopez:Person, object=ballot:Thing, for=Berg:Person, with=joy:Thing, that=#0",
        &["Lopez did Berg"],
    );
}

#[test]
fn coordination_is_multiplied_out() {
    check(
        GIFT,
        "gift: subject=Tamim:Person|Lopez:Person, object=horse:Thing|sword:Thing, to=Berg:Person|Otieno:Person",
        &[
            "Tamim did horse; recipient Berg; recipient Otieno",
            "Tamim did sword; recipient Berg; recipient Otieno",
            "Lopez did horse; recipient Berg; recipient Otieno",
            "Lopez did sword; recipient Berg; recipient Otieno",
        ],
    );
}

#[test]
fn the_recipient_may_stand_with_or_without_a_preposition() {
    let clause = "gift: subject=Tamim:Person, recipient=Lopez:Person, object=horse:Thing";
    check(GIFT, clause, &["Tamim did horse; recipient Lopez"]);
    check(
        "{a: Agent} gifted {recipient: Agent} {b: Thing}",
        "gift: subject=Tamim:Person, object=horse:Thing, to=Lopez:Person",
        &["Tamim did horse; recipient Lopez"],
    );
}

#[test]
fn a_passive_pattern_asks_for_the_same_functions() {
    check(
        "{b: Thing} was gifted to {recipient: Agent} by {a: Agent}",
        "gift: subject=Tamim:Person, object=horse:Thing, to=Lopez:Person",
        &["Tamim did horse; recipient Lopez"],
    );
}

#[test]
fn of_several_patterns_the_one_that_binds_most_counts() {
    let rules = rules(
        "when {a: Agent} gifted {b: Thing}\nor {a: Agent} gifted {b: Thing} to {recipient: Agent}\nthen {a} did {b}",
    );
    assert_eq!(
        stated(
            &rules,
            "gift: subject=Tamim:Person, object=horse:Thing, to=Lopez:Person"
        ),
        ["Tamim did horse; recipient Lopez"]
    );
}

#[test]
fn a_then_with_an_unbound_role_is_left_out() {
    let rules = rules(
        "when {a: Agent} gifted {gift: Thing} [to {recipient: Agent}]\nthen {a} was {gift}\nthen {a} did {recipient}",
    );
    assert_eq!(
        stated(&rules, "gift: subject=Tamim:Person, object=horse:Thing"),
        ["Tamim was horse"]
    );
    assert_eq!(
        stated(
            &rules,
            "gift: subject=Tamim:Person, object=horse:Thing, to=Lopez:Person"
        ),
        [
            "Tamim was horse; recipient Lopez",
            "Tamim did Lopez; gift horse"
        ]
    );
}

#[test]
fn time_and_place_are_those_of_the_clause() {
    check(
        "{a: Agent} met {b: Agent}",
        "meet: subject=Lopez:Person, object=Berg:Person, in=Oslo:City, on=Monday:Date",
        &["Lopez did Berg; time Monday; place Oslo"],
    );
    check(
        "{a: Agent} met {b: Agent} in {place: Place}",
        "meet: subject=Lopez:Person, object=Berg:Person, at=palace:Facility, in=Oslo:City",
        &["Lopez did Berg; place Oslo"],
    );
}

#[test]
fn a_noun_fits_the_pattern_of_its_verb() {
    check(
        "{a: Agent} visited {b: Place}",
        "noun visit: subject=Lopez:Person, object=Kenya:Country",
        &["Lopez did Kenya"],
    );
}

#[test]
fn titles_and_appositions_fit_copular_patterns() {
    check(
        "{a: Person} is president|leader of {b: Agent}",
        "be: subject=Lopez:Person, attribute=president:Office, of=Chile:Country",
        &["Lopez did Chile"],
    );
    check(
        "{a: Person} is {office: Office} of {b: Agent}",
        "be: subject=Lopez:Person, attribute=foreign minister:Office, of=Chile:Country",
        &["Lopez did Chile; office foreign minister"],
    );
    check(
        "{a: Person} is 'foreign' minister of {b: Agent}",
        "be: subject=Lopez:Person, attribute=finance minister:Office, of=Chile:Country",
        &[],
    );
}

#[test]
fn a_clause_fills_a_statement_slot() {
    check(
        "{a: Agent} said {b: Statement}",
        "win: subject=Norway:Country\nsay: subject=Lopez:Person, that=#0",
        &["Lopez did #0"],
    );
    check(
        "{a: Agent} said {b: Statement}",
        "say: subject=Lopez:Person, object=nothing:Thing",
        &[],
    );
}

#[test]
fn what_somebody_else_is_told_to_do_is_no_statement() {
    check(
        "{a: Agent} told {b: Statement}",
        "stay: subject=we:Person\ntell: subject=Lopez:Person, object=we:Person, infinitive=#0",
        &[],
    );
}

#[test]
fn a_pattern_may_ask_for_a_clause_within_a_clause() {
    let pattern = "{a: Agent} agreed to open {b: Thing}";
    check(
        pattern,
        "open: subject=Norway:Country, object=embassy:Facility|office:Thing\nagree: subject=Norway:Country, infinitive=#0",
        &["Norway did office"],
    );
    check(
        pattern,
        "close: subject=Norway:Country, object=office:Thing\nagree: subject=Norway:Country, infinitive=#0",
        &[],
    );
}

#[test]
fn place_inside_a_noun_phrase_fits_a_pattern_with_be() {
    check(
        "{a: Place} is in {b: Place}",
        "preposition in: subject=hotel:Facility, object=Oslo:City",
        &["hotel did Oslo"],
    );
}

#[test]
fn a_symmetric_relation_is_stated_once() {
    let text = format!(
        "relation did: does\n  symmetric\nrule r: a rule\n  when {{a: Agent}} met {{b: Agent}}\n  then {{a}} did {{b}}{EXAMPLES}"
    );
    let rules = RuleSet::read(&[Source::new("test.rules", text)]).expect("the rule is sound");
    assert_eq!(
        stated(
            &rules,
            "meet: subject=Lopez:Person|Berg:Person, object=Berg:Person|Lopez:Person"
        ),
        ["Lopez did Berg"]
    );
}

#[test]
fn the_status_is_that_of_the_clause() {
    check(
        GIFT,
        "negated expected gift: subject=Tamim:Person, object=horse:Thing",
        &["(negated, expected) Tamim did horse"],
    );
}

#[test]
fn a_literal_word_fits_its_own_form_only() {
    check(
        "{a: Agent} 'gift' {b: Thing}",
        "gift: subject=Tamim:Person, object=horse:Thing",
        &["Tamim did horse"],
    );
    check(
        "{a: Agent} 'gifted' {b: Thing}",
        "gift: subject=Tamim:Person, object=horse:Thing",
        &[],
    );
}

#[test]
fn an_expression_finds_its_groups_in_the_text() {
    check(
        r"/(?<a>\w+) \((?<b>\w+)\)/",
        "sit: subject=Lopez (Labour):Person",
        &["Lopez did Labour"],
    );
}

#[test]
fn a_predicate_may_be_left_open() {
    let open = |when: &str, clauses: &str| {
        let text = format!(
            "rule r: a rule\n  when {when}\n  then {{a}} any {{b}}\n  yes A.\n  => A \"b\" C\n  no B."
        );
        let rules = RuleSet::read(&[Source::new("test.rules", text)]).expect("the rule is sound");
        stated(&rules, clauses)
    };
    let verb = "{a: Agent} any/VERB {b: Thing}\n  or {a: Agent} any/VERB any/ADP {b: Entity}";
    for (when, clauses, expected) in [
        (
            verb,
            "polish: subject=Lopez:Person, object=lamp:Thing, with=cloth:Thing",
            vec!["Lopez \"polish\" lamp; with cloth"],
        ),
        (
            verb,
            "rely: subject=Lopez:Person, on=Berg:Person, for=food:Thing",
            vec![
                "Lopez \"rely on\" Berg; for food",
                "Lopez \"rely for\" food; on Berg",
            ],
        ),
        (verb, "polish: object=lamp:Thing", vec![]),
        (
            "{a: Agent} is any/NOUN any/ADP {b: Entity}",
            "be: subject=Lopez:Person, attribute=rival:Text, of=Berg:Person",
            vec!["Lopez \"be rival of\" Berg"],
        ),
    ] {
        assert_eq!(open(when, clauses), expected, "{when}\n{clauses}");
    }
}

#[test]
fn a_rule_of_last_resort_speaks_only_where_no_other_does() {
    let rules = rules(
        "when {a: Agent} met {b: Agent}\nthen {a} was {b}\nyes A.\n=> A was B\nno C.\nrule last: x\n\
         otherwise when {a: Agent} any/VERB {b: Entity}\nthen {a} did {b}",
    );
    let clauses = "meet: subject=Lopez:Person, object=Berg:Person\nmeet: subject=Lopez:Person, object=horse:Thing";
    assert_eq!(
        stated(&rules, clauses),
        ["Lopez was Berg", "Lopez did horse"]
    );
}

#[test]
fn what_fits_an_exception_does_not_fit_the_rule() {
    let pattern = "{a: Agent} took {b: Agent}\nexcept {a: Agent} took {b: Agent} to court/NOUN";
    check(
        pattern,
        "take: subject=Lopez:Person, object=Berg:Person",
        &["Lopez did Berg"],
    );
    check(
        pattern,
        "take: subject=Lopez:Person, object=Berg:Person, to=court:Thing",
        &[],
    );
}
