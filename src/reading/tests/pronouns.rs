//! Whom and what pronouns mean, and when they are left open.

use super::{MentionKind, check, mentions};

fn pronouns(text: &str) -> String {
    mentions(text, MentionKind::Pronoun)
}

#[test]
fn pronouns_inside_nouns_of_action_count_as_any_other() {
    let table = [
        (
            "Maria Lopez's speech during her visit to Norway was short.",
            "her=Maria Lopez",
        ),
        (
            "Kofi Mensah's gift to the museum during his stay in Oslo was large.",
            "his=Kofi Mensah",
        ),
    ];
    check(&table, pronouns);
}

#[test]
fn a_possessor_is_not_what_it_has() {
    let table = [
        (
            "Renzo Bruni sang. Police questioned his brother Marco Bruni.",
            "his=Renzo Bruni",
        ),
        (
            "Marco Bruni and his brother Renzo own a bakery. Renzo bakes the bread. He gets up at four.",
            "his=Marco Bruni; He=Renzo",
        ),
        (
            "Marco Bruni hired his brother Renzo. He trusted him.",
            "his=Marco Bruni; He=Marco Bruni; him=Renzo",
        ),
    ];
    check(&table, pronouns);
}

#[test]
fn the_subject_that_follows_is_meant_also_if_it_is_known() {
    let table = [
        (
            "Ann Otieno spoke at noon. Mary Hart sang. Speaking of her plans, Ann Otieno said that taxes would fall.",
            "her=Ann Otieno",
        ),
        (
            "Tom Hart met Peter Lind. On his way home, Tom Hart fell.",
            "his=Tom Hart",
        ),
    ];
    check(&table, pronouns);
}

#[test]
fn a_body_that_acts_on_one_of_two_leaves_open_on_whom() {
    let table = [
        (
            "Tom Hart, the chairman of Acme Corp., spoke to the coach, Peter Lind. Acme Corp. dismissed him on Friday.",
            "him=?",
        ),
        (
            "Tom Hart, the chairman of Acme Corp., was late. Acme Corp. dismissed him on Friday.",
            "him=Tom Hart",
        ),
    ];
    check(&table, pronouns);
}

#[test]
fn it_means_a_body_or_thing_or_nothing() {
    let table = [
        (
            "The company opened a mill in Norway. Its workers went on strike in May.",
            "Its=company",
        ),
        (
            "The parliament passed a law that it had rejected before.",
            "that=law; it=parliament",
        ),
        ("It rained in Oslo on Monday. It was cold.", "It=?; It=?"),
    ];
    check(&table, pronouns);
}

#[test]
fn they_are_several_that_the_text_has_set_together() {
    let table = [
        (
            "Peru and Chile signed a treaty. Their ministers met in Lima.",
            "Their=Peru+Chile",
        ),
        (
            "Anna Berg met Tom Hart in Oslo. They signed a letter.",
            "They=Anna Berg+Tom Hart",
        ),
        (
            "Anna Berg left the hall at noon. Tom Hart arrived in the evening. They smiled.",
            "They=?",
        ),
        (
            "The protesters threw stones at officers. They were arrested.",
            "They=protesters",
        ),
    ];
    check(&table, pronouns);
}

#[test]
fn a_counted_group_is_of_those_set_beside_or_against_each_other() {
    let table = [
        (
            "Anna Berg met Tom Hart in Oslo. The two leaders signed a letter.",
            "The two leaders=Anna Berg+Tom Hart; a letter=letter",
        ),
        (
            "Norway bought a ship in May. Chile held an election. The two countries are far apart.",
            "a ship=ship; an election=election; The two countries=two countries",
        ),
    ];
    check(&table, |text| mentions(text, MentionKind::Description));
}
