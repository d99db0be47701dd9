//! Words with two meanings.

use super::{check, named};

#[test]
fn countries_and_people_of_one_name_are_told_apart() {
    let table = [
        (
            "They flew to Georgia and Russia.",
            "Georgia/Country; Russia/Country",
        ),
        (
            "Georgia and Armenia signed a treaty.",
            "Georgia/Country; Armenia/Country",
        ),
        (
            "Georgia beat Russia in Tbilisi.",
            "Georgia/Country; Russia/Country; Tbilisi/City",
        ),
        (
            "Savannah is a city in Georgia.",
            "Savannah/City; Georgia/Country",
        ),
        (
            "He was born in Atlanta, Georgia.",
            "Atlanta/City; Georgia/Place",
        ),
        ("Georgia Lee sang in Oslo.", "Georgia Lee/Person; Oslo/City"),
        ("The Hajj began in Mecca.", "Hajj/-; Mecca/City"),
        (
            "Mrs. Georgia Lee sang in Oslo.",
            "Georgia Lee/Person; Oslo/City",
        ),
        (
            "Jordan and Egypt share a border.",
            "Jordan/Country; Egypt/Country",
        ),
        ("The king of Jordan spoke.", "Jordan/Country"),
        (
            "She flew from Jordan to Israel.",
            "Jordan/Country; Israel/Country",
        ),
        (
            "Jordanian police closed the border of Jordan.",
            "Jordan/Country",
        ),
        (
            "Michael Jordan scored. Jordan smiled.",
            "Michael Jordan/Person",
        ),
        ("Jordan Peele made a film.", "Jordan Peele/Person"),
        ("Mr. Jordan said that he was pleased.", "Jordan/Person"),
        (
            "Chad and Niger closed their border.",
            "Chad/Country; Niger/Country",
        ),
        ("Troops from Chad crossed the river.", "Chad/Country"),
        ("Chadian troops left Chad.", "Chad/Country"),
        ("Chad Smith plays drums.", "Chad Smith/Person"),
        ("Mr. Chad Brown resigned.", "Chad Brown/Person"),
        ("Cyprus and Malta agreed.", "Cyprus/Country; Malta/Country"),
        (
            "Israel and Lebanon talked.",
            "Israel/Country; Lebanon/Country",
        ),
        ("Mr. Israel Gomez sang.", "Israel Gomez/Person"),
        ("Holland is small.", "Netherlands/Country"),
        ("Tom Holland acted.", "Tom Holland/Person"),
    ];
    check(&table, named);
}

#[test]
fn countries_and_common_words_are_told_apart() {
    let table = [
        (
            "Turkey and Greece talked.",
            "T\u{fc}rkiye/Country; Greece/Country",
        ),
        ("They flew to Turkey.", "T\u{fc}rkiye/Country"),
        ("We ate turkey and rice.", ""),
        ("The turkey was cold.", ""),
        (
            "Guinea and Mali closed their border.",
            "Guinea/Country; Mali/Country",
        ),
        ("The minister flew to Guinea.", "Guinea/Country"),
        ("A guinea pig slept.", ""),
        (
            "Papua New Guinea has a new government.",
            "Papua New Guinea/Country",
        ),
        ("Equatorial Guinea has oil.", "Equatorial Guinea/Country"),
        ("Guinea-Bissau held an election.", "Guinea-Bissau/Country"),
        ("China and India talked.", "China/Country; India/Country"),
        ("She broke the china.", ""),
        ("Fine china was sold.", ""),
        ("Chinese officials said China would wait.", "China/Country"),
        ("Polish voters stayed home.", "Poland/Country"),
        ("They polish the floor.", ""),
        ("The polish is dry.", ""),
        ("A Pole won the race.", "Poland/Country"),
        ("The pole fell.", ""),
        ("The north pole is cold.", ""),
        ("The US helps us.", "United States/Country"),
        (
            "Who runs the WHO?",
            "World Health Organization/Organization",
        ),
        ("It may rain.", ""),
        ("She may win in May.", ""),
        ("They met on May 5.", ""),
        ("Mrs. May met the queen.", "May/Person"),
        (
            "Apple sued Samsung.",
            "Apple/Organization; Samsung/Organization",
        ),
        ("She ate an apple.", ""),
    ];
    check(&table, named);
}

#[test]
fn cities_people_and_common_words_are_told_apart() {
    let table = [
        (
            "Paris is the capital of France.",
            "Paris/City; France/Country",
        ),
        ("They met in Paris.", "Paris/City"),
        ("The singer Paris Hilton arrived.", "Paris Hilton/Person"),
        (
            "Washington is the capital of the United States.",
            "Washington/City; United States/Country",
        ),
        (
            "US officials in Washington declined to comment.",
            "United States/Country; Washington/City",
        ),
        (
            "Denzel Washington arrived in Oslo.",
            "Denzel Washington/Person; Oslo/City",
        ),
        (
            "George Washington crossed the river. Washington won.",
            "George Washington/Person",
        ),
        ("They met in Nice.", "Nice/City"),
        ("A nice man left.", ""),
        ("They live in Reading.", "Reading/City"),
        (
            "Victoria is in Australia.",
            "Victoria/Place; Australia/Country",
        ),
        ("Queen Victoria died.", "Victoria/Person"),
        (
            "Victoria Beckham left London.",
            "Victoria Beckham/Person; London/City",
        ),
        ("Sydney is in Australia.", "Sydney/City; Australia/Country"),
        ("Sydney Carter left.", "Sydney Carter/Person"),
    ];
    check(&table, named);
}
