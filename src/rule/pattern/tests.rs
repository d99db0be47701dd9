//! How patterns are read, sign by sign.

use crate::rule::{Pattern, RuleSet, Source};

/// Reads a pattern with a rule around it.
fn read(pattern: &str) -> Pattern {
    let text = format!(
        "relation did: does\nwords giving: gift, hand over, call for\nrole x: x\nrole y: y\nrole z: z\nrole claim: c\n\
         rule r: r\nwhen {pattern}\nthen {{x}} did {{y}}\nyes A.\n=> A did B\nno B."
    );
    let rules = RuleSet::read(&[Source::added("test.rules", text)]).unwrap_or_else(|faults| {
        let faults: Vec<String> = faults.iter().map(ToString::to_string).collect();
        panic!("{pattern}\n{}", faults.join("\n"))
    });
    rules.rules[0].patterns[0].clone()
}

#[test]
fn functions_follow_from_the_order_of_the_words() {
    for (pattern, reading) in [
        ("{x: Agent} met {y: Agent}", "meet: x=subject, y=object"),
        (
            "{x: Agent} gave {y: Agent} {z: Thing}",
            "give: x=subject, y=recipient, z=object",
        ),
        (
            "{x: Agent} gave {z: Thing} to {y: Agent}",
            "give: x=subject, z=object, y=to",
        ),
        (
            "{y: Thing} was given to {z: Agent} by {x: Agent}",
            "give: y=object, z=to, x=subject",
        ),
        (
            "{x: Agent} was given {y: Thing}",
            "give: x=recipient, y=object",
        ),
        (
            "{x: Agent} has visited {y: Place}",
            "visit: x=subject, y=object",
        ),
        (
            "{x: Agent} is visiting {y: Place}",
            "visit: x=subject, y=object",
        ),
        (
            "{x: Agent} called {y: Agent} {z: Text}",
            "call: x=subject, y=object, z=attribute",
        ),
        (
            "{x: Agent} described {y: Thing} as {z: Text}",
            "describe: x=subject, y=object, z=attribute",
        ),
        (
            "{x: Person} became {y: Office}",
            "become: x=subject, y=attribute",
        ),
        (
            "{x: Agent} spoke to|with {y: Agent}",
            "speak: x=subject, y=to",
        ),
        (
            "{x: Agent} resigned because of {y: Thing}",
            "resign: x=subject, y=because of",
        ),
        ("{x: Agent} died {y: Date}", "die: x=subject, y=time"),
    ] {
        assert_eq!(read(pattern).reading(), reading, "{pattern}");
    }
}

#[test]
fn a_form_of_be_says_what_someone_is_or_where() {
    for (pattern, reading) in [
        (
            "{x: Person} is {z: Office} of {y: Country}",
            "be: x=subject, z=attribute, y=of",
        ),
        (
            "{x: Person} is the president|king of {y: Country}",
            "be: x=subject, \"president|king\"=attribute, y=of",
        ),
        (
            "{x: Person} is foreign minister of {y: Country}",
            "be: x=subject, \"foreign minister\"=attribute, y=of",
        ),
        ("{x: Place} is in {y: Place}", "be: x=subject, y=in"),
        (
            "{x: Agent} is responsible for {y: Thing}",
            "be: x=subject, \"responsible\"=attribute, y=for",
        ),
        (
            "{x: Place} is located in {y: Place}",
            "locate: x=object, y=in",
        ),
    ] {
        assert_eq!(read(pattern).reading(), reading, "{pattern}");
    }
}

#[test]
fn clauses_fill_slots_or_have_slots_of_their_own() {
    for (pattern, reading) in [
        (
            "{x: Agent} said that {y: Statement}",
            "say: x=subject, y=that-clause",
        ),
        (
            "{x: Agent} asked {y: Agent} to {z: Statement}",
            "ask: x=subject, y=object, z=to-clause",
        ),
        (
            "{x: Agent} asked whether {y: Statement}",
            "ask: x=subject, y=whether-clause",
        ),
        (
            "{x: Agent} accused {y: Agent} of {z: Statement}",
            "accuse: x=subject, y=object, z=-ing clause",
        ),
        (
            "{x: Agent} agreed to open {y: Thing}",
            "agree: x=subject, to-clause (open: y=object)",
        ),
        (
            "{x: Agent} said that {y: Agent} won {z: Thing}",
            "say: x=subject, that-clause (win: y=subject, z=object)",
        ),
        (
            "{x: Agent} stopped buying {y: Thing}",
            "stop: x=subject, -ing clause (buy: y=object)",
        ),
    ] {
        assert_eq!(read(pattern).reading(), reading, "{pattern}");
    }
}

#[test]
fn little_words_belong_to_the_verb_or_open_a_phrase() {
    for (pattern, reading) in [
        (
            "{x: Agent} carried out {y: Thing}",
            "carry out: x=subject, y=object",
        ),
        ("{x: Agent} called on {y: Agent}", "call: x=subject, y=on"),
        (
            "{x: Agent} met up with {y: Agent}",
            "meet up: x=subject, y=with",
        ),
        (
            "{x: Agent} handed {z: Thing} over to {y: Agent}",
            "hand over: x=subject, z=object, y=to",
        ),
        (
            "{x: Agent} pulled out of {y: Thing}",
            "pull out: x=subject, y=of",
        ),
        (
            "{x: Agent} called off/PART {y: Thing}",
            "call off: x=subject, y=object",
        ),
    ] {
        assert_eq!(read(pattern).reading(), reading, "{pattern}");
    }
}

#[test]
fn words_are_fixed_and_sets_stand_for_their_words() {
    for (pattern, reading) in [
        (
            "{x: Agent} shook 'hands' with {y: Agent}",
            "shake: x=subject, \"hand\"=object, y=with",
        ),
        (
            "{x: Agent} took {y: Agent} to court/NOUN",
            "take: x=subject, y=object, \"court\"=to",
        ),
        (
            "{x: Agent} <giving> {y: Thing}",
            "gift: x=subject, y=object",
        ),
        (
            "{x: Agent} met|saw/VERB {y: Agent}",
            "meet|see: x=subject, y=object",
        ),
        (
            "{x: Agent}'s alliance with {y: Agent}",
            "alliance: x=subject, y=with",
        ),
        (
            "{x: Agent}'s murder of {y: Agent}",
            "murder: x=subject, y=object",
        ),
    ] {
        assert_eq!(read(pattern).reading(), reading, "{pattern}");
    }
}

#[test]
fn a_noun_may_be_somebodys_and_a_predicate_any() {
    for (pattern, reading) in [
        (
            "{x: Organization}'s shares|stock fell {y: Amount}",
            "fall: x's \"share|stock\"=subject, y=object",
        ),
        (
            "shares of {x: Organization} fell by {y: Amount}",
            "fall: x's \"share\"=subject, y=by",
        ),
        (
            "{x: Agent} cut {y: Organization}'s rating",
            "cut: x=subject, y's \"rating\"=object",
        ),
        (
            "{x: Agent} any/VERB any/ADP {y: Entity}",
            "any verb: x=subject, y=any preposition",
        ),
        (
            "{x: Agent} is any/NOUN any/ADP {y: Entity}",
            "be: x=subject, \"any word\"=attribute, y=any preposition",
        ),
    ] {
        assert_eq!(read(pattern).reading(), reading, "{pattern}");
    }
}

#[test]
fn optional_parts_are_marked() {
    for (pattern, reading) in [
        (
            "{x: Agent} met {y: Agent} [in {place: Place} [on {time: Date}]]",
            "meet: x=subject, y=object, place=in?, time=on?",
        ),
        (
            "[{z: Agent}] sold {x: Thing} to {y: Agent}",
            "sell: z=subject?, x=object, y=to",
        ),
    ] {
        assert_eq!(read(pattern).reading(), reading, "{pattern}");
    }
}

#[test]
fn a_set_may_hold_verbs_of_several_words() {
    let pattern = read("{x: Agent} <giving> {y: Thing}");
    let super::PatternForm::Clauses(variants) = &pattern.form else {
        panic!("it is a clause")
    };
    let lemmas: Vec<&str> = variants
        .iter()
        .flat_map(|variant| &variant.predicate)
        .map(|word| word.lemma.as_str())
        .collect();
    assert_eq!(lemmas, ["gift", "hand", "hand over", "call"]);
}
