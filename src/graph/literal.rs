//! Values as typed literals.

use std::fmt::{self, Write};

use crate::reading::{Amount, Value, ValueKind};

/// A value as RDF has it: its written form and its datatype.
///
/// Two values with the same literal are one node: _last Tuesday_ and _June 18_ are, if they mean the same day.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Literal {
    /// The written form: the ISO 8601 form of dates and the number and unit of amounts where they are known, else the
    /// text.
    pub lexical: String,
    /// Its datatype.
    pub datatype: Datatype,
}

/// The XML Schema datatypes that values have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Datatype {
    /// `xsd:string`.
    String,
    /// `xsd:date`: `2024-06-18`.
    Date,
    /// `xsd:gYearMonth`: `2024-06`.
    YearMonth,
    /// `xsd:gYear`: `2024`.
    Year,
    /// `xsd:dateTime`: `2024-06-18T09:30:00Z`.
    DateTime,
    /// `xsd:duration`: `P24Y`.
    Duration,
    /// `xsd:decimal`: `24`.
    Decimal,
    /// `cdt:ucum`: a number and its unit as the Unified Code for Units of Measure writes it, which has a place in braces
    /// for any other unit: `27 %`, `40000000 {USD}`.
    Quantity,
}

impl Datatype {
    /// Its IRI.
    pub const fn iri(self) -> &'static str {
        match self {
            Self::String => "http://www.w3.org/2001/XMLSchema#string",
            Self::Date => "http://www.w3.org/2001/XMLSchema#date",
            Self::YearMonth => "http://www.w3.org/2001/XMLSchema#gYearMonth",
            Self::Year => "http://www.w3.org/2001/XMLSchema#gYear",
            Self::DateTime => "http://www.w3.org/2001/XMLSchema#dateTime",
            Self::Duration => "http://www.w3.org/2001/XMLSchema#duration",
            Self::Decimal => "http://www.w3.org/2001/XMLSchema#decimal",
            Self::Quantity => "https://w3id.org/cdt/ucum",
        }
    }
}

impl Literal {
    /// A text without further type.
    pub(crate) fn text(text: impl Into<String>) -> Self {
        Self {
            lexical: text.into(),
            datatype: Datatype::String,
        }
    }

    /// A date, time or duration in its ISO 8601 form; what is none of those, such as an interval, stays a text.
    pub(crate) fn date(iso: &str) -> Self {
        Self {
            lexical: iso.to_owned(),
            datatype: datatype_of_date(iso),
        }
    }

    /// An amount: a number, with its unit if it has one.
    pub fn amount(amount: &Amount) -> Self {
        Self {
            lexical: amount.to_string(),
            datatype: match amount.unit {
                Some(_) => Datatype::Quantity,
                None => Datatype::Decimal,
            },
        }
    }

    /// The written form of what is more than a text.
    pub fn if_typed(self) -> Option<String> {
        (self.datatype != Datatype::String).then_some(self.lexical)
    }

    /// The literal of a value.
    pub fn of(value: &Value) -> Self {
        match (value.kind, &value.iso) {
            (ValueKind::Date | ValueKind::Amount, Some(iso)) => Self::date(iso),
            (ValueKind::Amount, None) => Amount::read(&value.text)
                .map_or_else(|| Self::text(&*value.text), |it| Self::amount(&it)),
            _ => Self::text(value.text.as_str()),
        }
    }
}

/// Writes the literal as N-Triples do, the form that identifiers are made from.
impl fmt::Display for Literal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_char('"')?;
        for character in self.lexical.chars() {
            match character {
                '"' | '\\' => write!(formatter, "\\{character}")?,
                _ if character.is_control() => {
                    write!(formatter, "\\u{:04X}", u32::from(character))?;
                }
                _ => formatter.write_char(character)?,
            }
        }
        formatter.write_char('"')?;
        match self.datatype {
            Datatype::String => Ok(()),
            datatype => write!(formatter, "^^<{}>", datatype.iri()),
        }
    }
}

/// The datatype whose lexical space holds this text.
fn datatype_of_date(iso: &str) -> Datatype {
    let parts: Vec<&str> = iso.split('-').collect();
    if is_duration(iso) {
        return Datatype::Duration;
    }
    match parts[..] {
        [year] if is_year(year) => Datatype::Year,
        [year, month] if is_year(year) && is_month(month) => Datatype::YearMonth,
        [year, month, day] if is_year(year) && is_month(month) => after_month(year, month, day),
        _ => Datatype::String,
    }
}

/// The datatype of a date whose last part is a day, or a day and a time.
fn after_month(year: &str, month: &str, rest: &str) -> Datatype {
    let (day, time) = match rest.split_once('T') {
        Some((day, time)) => (day, Some(time)),
        None => (rest, None),
    };
    match time {
        _ if !is_day(year, month, day) => Datatype::String,
        None => Datatype::Date,
        Some(time) if is_time(time) => Datatype::DateTime,
        Some(_) => Datatype::String,
    }
}

fn is_year(text: &str) -> bool {
    number_of_digits(text, 4).is_some_and(|year| year > 0)
}

fn is_month(text: &str) -> bool {
    number_of_digits(text, 2).is_some_and(|month| (1..=12).contains(&month))
}

fn is_day(year: &str, month: &str, day: &str) -> bool {
    let number = |text: &str| number_of_digits(text, text.len()).unwrap_or(0);
    let last = last_day(number(year), number(month));
    number_of_digits(day, 2).is_some_and(|day| (1..=last).contains(&day))
}

/// The last day of a month.
pub fn last_day(year: u32, month: u32) -> u32 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Whether the text is `hh:mm:ss`, perhaps with `Z`.
fn is_time(text: &str) -> bool {
    let parts: Vec<&str> = text.strip_suffix('Z').unwrap_or(text).split(':').collect();
    let below = |text, limit| number_of_digits(text, 2).is_some_and(|number| number < limit);
    matches!(parts[..], [hour, minute, second]
        if below(hour, 24) && below(minute, 60) && below(second, 60))
}

/// The number that exactly so many digits write.
fn number_of_digits(text: &str, digits: usize) -> Option<u32> {
    let all_digits = text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit());
    all_digits.then(|| text.parse().ok()).flatten()
}

/// Whether the text is `P`, then numbers with their units in order, those of a day after `T`.
fn is_duration(text: &str) -> bool {
    let Some(rest) = text.strip_prefix('P') else {
        return false;
    };
    let (days, time) = match rest.split_once('T') {
        Some((days, time)) => (days, Some(time)),
        None => (rest, None),
    };
    let time_holds = time.is_none_or(|time| !time.is_empty() && has_units(time, "HMS"));
    !rest.is_empty() && has_units(days, "YMD") && time_holds
}

/// Whether the text is made of numbers, each with one of these units, in their order.
fn has_units(text: &str, units: &str) -> bool {
    let mut rest = units;
    let mut digits = 0;
    for character in text.chars() {
        if character.is_ascii_digit() {
            digits += 1;
        } else if let (true, Some(at)) = (digits > 0, rest.find(character)) {
            rest = &rest[at + character.len_utf8()..];
            digits = 0;
        } else {
            return false;
        }
    }
    digits == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_typed_only_if_they_are_dates() {
        for (iso, expected) in [
            ("2024-06-18", Datatype::Date),
            ("2024-02-29", Datatype::Date),
            ("2023-02-29", Datatype::String),
            ("2024-06-31", Datatype::String),
            ("2024-06", Datatype::YearMonth),
            ("2024-13", Datatype::String),
            ("2024", Datatype::Year),
            ("0000", Datatype::String),
            ("24", Datatype::String),
            ("2024-06-18T09:30:00", Datatype::DateTime),
            ("2024-06-18T09:30:00Z", Datatype::DateTime),
            ("2024-06-18T25:30:00", Datatype::String),
            ("2024-06-18/2024-06-19", Datatype::String),
            ("P24Y", Datatype::Duration),
            ("P1Y2M3DT4H", Datatype::Duration),
            ("PT5M", Datatype::Duration),
            ("P", Datatype::String),
            ("P5", Datatype::String),
            ("P1D2Y", Datatype::String),
            ("P1DT", Datatype::String),
            ("P2W", Datatype::String),
            ("", Datatype::String),
            ("朝-鲜", Datatype::String),
        ] {
            assert_eq!(Literal::date(iso).datatype, expected, "{iso}");
        }
    }

    #[test]
    fn literals_are_written_as_in_n_triples() {
        assert_eq!(
            Literal::text("the \"dearest\"\u{1F} friend").to_string(),
            r#""the \"dearest\"\u001F friend""#
        );
        assert_eq!(
            Literal::date("2024").to_string(),
            r#""2024"^^<http://www.w3.org/2001/XMLSchema#gYear>"#
        );
    }
}
