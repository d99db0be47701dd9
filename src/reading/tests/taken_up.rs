//! What pronouns and descriptions take up.

use super::{MentionKind, check, mentions};

#[test]
fn an_object_is_taken_up_as_an_object() {
    let table = [
        (
            "Poland was to have hosted the summit, but Hungary hosted it.",
            "it=summit",
        ),
        ("Chile built the road, but Peru sold it.", "it=road"),
        ("Norway invaded Chile and Peru condemned it.", "it=?"),
        ("The bank lost money. It closed a branch.", "It=bank"),
    ];
    check(&table, |text| mentions(text, MentionKind::Pronoun));
}

#[test]
fn places_are_called_by_the_name_after_of() {
    let table = [
        (
            "Troops left the city of Lima.",
            "Troops=Troops; the city of Lima=Lima",
        ),
        (
            "France declared a state of emergency. The country closed the border.",
            "a state of emergency=state of emergency; emergency=emergency; The country=France; the border=border",
        ),
        (
            "Lena Fischer, a friend of the king, bought a castle.",
            "a friend of the king=Lena Fischer; the king=king; a castle=castle",
        ),
    ];
    check(&table, |text| mentions(text, MentionKind::Description));
}
