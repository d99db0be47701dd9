//! Words in and around proper names.

use crate::clause::lexicon::lexicon;
use crate::english::small_letters::SmallLetters;
use crate::reading::lexicon::{NAME_HEADS, NounClass};

/// The class of what is named by a name that ends in this word: _Herald_, _Navy_, _Square_.
pub fn institution(word: &str) -> Option<NounClass> {
    let lower = SmallLetters::of(word);
    let class = match NAME_HEADS.note(&lower) {
        Some("organization" | "organization?" | "company") => NounClass::Organization,
        Some("facility" | "facility?") => NounClass::Facility,
        Some("event" | "event?") => NounClass::Event,
        Some("place" | "place?") => NounClass::Place,
        Some("work" | "work?") => NounClass::Work,
        Some(_) => return None,
        None => NounClass::of(&lower),
    };
    matches!(
        class,
        NounClass::Organization
            | NounClass::Facility
            | NounClass::Event
            | NounClass::City
            | NounClass::Place
            | NounClass::Work
    )
    .then_some(class)
}

/// Whether a word ends the names of companies and tells nothing else: _Inc_, _plc_.
pub fn is_company_ending(word: &str) -> bool {
    matches!(
        word.trim_end_matches([',', '.']),
        "Inc"
            | "Corp"
            | "Ltd"
            | "Co"
            | "LLC"
            | "PLC"
            | "plc"
            | "AG"
            | "GmbH"
            | "SA"
            | "Corporation"
    )
}

/// Whether such a word is a family name too: _Park_, _House_.
pub fn is_family_name_too(word: &str) -> bool {
    let mark = NAME_HEADS.note_lowercase(word);
    mark.is_none_or(|mark| mark.ends_with('?'))
}

/// Whether a capitalised word is the head of a name for an institution, building, event or work.
pub fn is_institution(word: &str) -> bool {
    institution(word).is_some()
}

/// Whether a word stands before a title: _acting_, _former_, or what an office is for: _trade_ secretary.
pub fn is_before_title(word: &str) -> bool {
    matches!(
        word,
        "acting"
            | "former"
            | "deputy"
            | "outgoing"
            | "incoming"
            | "interim"
            | "then"
            | "late"
            | "ex"
    ) || lexicon().is_portfolio(word)
}

/// Whether a word is a Roman numeral, as after the names of kings and popes.
pub fn is_roman_numeral(word: &str) -> bool {
    !word.is_empty() && word.len() < 6 && word.bytes().all(|byte| b"IVX".contains(&byte))
}

/// Whether a word names a day of the week or a month.
pub fn is_calendar(word: &str) -> bool {
    const NAMES: [&str; 19] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
    ];
    NAMES.contains(&word)
        || NAMES.iter().any(|name| {
            word.strip_suffix('.')
                .is_some_and(|short| short.len() >= 3 && name.starts_with(short))
        })
}
