//! What amounts are counted in: money, percent, measures, lengths of time.

use crate::reading::lexicon::WordList;

use super::Number;

/// Signs, codes and words for money, each with its code.
pub static CURRENCIES: WordList =
    WordList::new(include_str!("../../../data/lexicons/currencies.txt"));

/// Words and signs for measures, each with the measure's name.
pub static MEASURES: WordList =
    WordList::new(include_str!("../../../data/lexicons/amount-units.txt"));

/// The code of a sort of money, by its sign, code or word: _dollars_, _Swiss francs_, _US$_.
pub fn currency(name: &str) -> Option<&'static str> {
    known(&CURRENCIES, name)
}

/// The name of a measure, by its sign, short form or word.
pub fn measure(name: &str) -> Option<&'static str> {
    known(&MEASURES, name)
}

/// Looks a name up as it stands, then without the ending of the plural, then in small letters.
fn known(list: &WordList, name: &str) -> Option<&'static str> {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let singular = name.strip_suffix('s').unwrap_or(&name);
    list.note(&name)
        .or_else(|| list.note(singular))
        .or_else(|| list.note_lowercase(singular))
}

/// Whether a unit is a length of time.
pub fn is_time(unit: &str) -> bool {
    matches!(
        unit,
        "second"
            | "minute"
            | "hour"
            | "day"
            | "week"
            | "fortnight"
            | "month"
            | "year"
            | "decade"
            | "century"
    )
}

/// The ISO 8601 form of a length of time, in the units that XML Schema has too; none of half a year.
pub fn duration(number: Number, unit: &str) -> Option<String> {
    let count = number.as_integer().filter(|count| *count >= 0)?;
    let times = |factor: i64| count.checked_mul(factor);
    Some(match unit {
        "second" => format!("PT{count}S"),
        "minute" => format!("PT{count}M"),
        "hour" => format!("PT{count}H"),
        "day" => format!("P{count}D"),
        "week" => format!("P{}D", times(7)?),
        "fortnight" => format!("P{}D", times(14)?),
        "month" => format!("P{count}M"),
        "year" => format!("P{count}Y"),
        "decade" => format!("P{}Y", times(10)?),
        "century" => format!("P{}Y", times(100)?),
        _ => return None,
    })
}

/// The unit as it may stand between the braces of UCUM: printable ASCII without spaces and braces.
pub fn annotation(unit: &str) -> String {
    let fits = |letter: char| letter.is_ascii_graphic() && letter != '{' && letter != '}';
    unit.chars()
        .map(|letter| if fits(letter) { letter } else { '_' })
        .collect()
}
