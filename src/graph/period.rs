//! Times as intervals of days.

use super::literal::{Datatype, Literal, last_day};

/// The days from which and to which a time reaches, both within it.
///
/// # Examples
///
/// ```
/// use cloze::graph::Period;
///
/// let june = Period::of("2024-06").expect("it is a month");
/// assert_eq!((june.start.as_str(), june.end.as_str()), ("2024-06-01", "2024-06-30"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Period {
    /// The first day: `YYYY-MM-DD`.
    pub start: String,
    /// The last day.
    pub end: String,
}

impl Period {
    /// The period of an ISO 8601 date, month, year, time or interval; none of what is none of these.
    pub fn of(iso: &str) -> Option<Self> {
        let (first, last) = iso.split_once('/').unwrap_or((iso, iso));
        let (start, end) = (days(first)?.0, days(last)?.1);
        (start <= end).then_some(Self { start, end })
    }
}

/// The first and last day of a date, month or year.
fn days(iso: &str) -> Option<(String, String)> {
    match Literal::date(iso).datatype {
        Datatype::Date => Some((iso.to_owned(), iso.to_owned())),
        Datatype::DateTime => days(iso.split('T').next()?),
        Datatype::YearMonth => {
            let (year, month) = iso.split_once('-')?;
            let last = last_day(year.parse().ok()?, month.parse().ok()?);
            Some((format!("{iso}-01"), format!("{iso}-{last}")))
        }
        Datatype::Year => Some((format!("{iso}-01-01"), format!("{iso}-12-31"))),
        Datatype::String | Datatype::Duration | Datatype::Decimal | Datatype::Quantity => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_time_that_is_one_has_a_first_and_a_last_day() {
        for (iso, expected) in [
            ("2024-06-18", Some(("2024-06-18", "2024-06-18"))),
            ("2024-02", Some(("2024-02-01", "2024-02-29"))),
            ("2023-02", Some(("2023-02-01", "2023-02-28"))),
            ("2024", Some(("2024-01-01", "2024-12-31"))),
            ("2024-06-18T09:30:00Z", Some(("2024-06-18", "2024-06-18"))),
            ("2024-06-18/2024-07", Some(("2024-06-18", "2024-07-31"))),
            ("2024-07/2024-06", None),
            ("2024-06-31", None),
            ("P24Y", None),
            ("last summer", None),
            ("/", None),
            ("", None),
        ] {
            let found = Period::of(iso);
            let found = found.as_ref().map(|one| (&*one.start, &*one.end));
            assert_eq!(found, expected, "{iso}");
        }
    }
}
