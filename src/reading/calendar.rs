//! Days of the Gregorian calendar, counted without a clock.

use std::fmt;

/// A day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day {
    /// The year.
    pub year: i64,
    month: u32,
    day: u32,
}

impl Day {
    /// A day, if there is such a day.
    pub fn new(year: i64, month: u32, day: u32) -> Option<Self> {
        let exists =
            year > 0 && (1..=12).contains(&month) && (1..=days_of(year, month)).contains(&day);
        exists.then_some(Self { year, month, day })
    }

    /// Reads `YYYY-MM-DD`, and ignores what follows.
    pub fn from_iso(text: &str) -> Option<Self> {
        let date = text.get(..10)?;
        let mut parts = date.split('-');
        let year = parts.next()?.parse().ok()?;
        let month = parts.next()?.parse().ok()?;
        let day = parts.next()?.parse().ok()?;
        Self::new(year, month, day)
    }

    /// The days since 1 March of the year 0.
    ///
    /// The method is that of Howard Hinnant, "chrono-compatible low-level date algorithms".
    const fn number(self) -> i64 {
        let year = if self.month <= 2 {
            self.year - 1
        } else {
            self.year
        };
        let era = year.div_euclid(400);
        let of_era = year.rem_euclid(400);
        let month = (self.month as i64 + 9) % 12;
        let of_year = (153 * month + 2) / 5 + self.day as i64 - 1;
        era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year
    }

    fn from_number(number: i64) -> Self {
        let era = number.div_euclid(146_097);
        let of_era = number.rem_euclid(146_097);
        let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year + year / 4 - year / 100);
        let month = (5 * of_year + 2) / 153;
        let day = of_year - (153 * month + 2) / 5 + 1;
        let month = if month < 10 { month + 3 } else { month - 9 };
        Self {
            year: year + era * 400 + i64::from(month <= 2),
            month: u32::try_from(month).unwrap_or(1),
            day: u32::try_from(day).unwrap_or(1),
        }
    }

    /// The day so many days later.
    pub fn plus_days(self, days: i64) -> Self {
        Self::from_number(self.number() + days)
    }

    /// The same day so many months later, or the last of that month.
    pub fn plus_months(self, months: i64) -> Self {
        let count = self.year * 12 + i64::from(self.month) - 1 + months;
        let year = count.div_euclid(12);
        let month = u32::try_from(count.rem_euclid(12) + 1).unwrap_or(1);
        Self {
            year,
            month,
            day: self.day.min(days_of(year, month)),
        }
    }

    /// The day of the week: 0 for Monday.
    pub const fn weekday(self) -> i64 {
        // Day 0, 1 March of the year 0, was a Wednesday.
        (self.number() + 2).rem_euclid(7)
    }

    /// The week of a day, from Monday to Sunday: `YYYY-MM-DD/YYYY-MM-DD`.
    pub fn iso_week(self) -> String {
        let monday = self.plus_days(-self.weekday());
        format!("{monday}/{}", monday.plus_days(6))
    }

    /// The months from one to another of a year: `YYYY-MM/YYYY-MM`.
    pub fn iso_months(year: i64, first: u32, last: u32) -> String {
        format!("{year:04}-{first:02}/{year:04}-{last:02}")
    }

    /// `YYYY-MM`.
    pub fn iso_month(self) -> String {
        format!("{:04}-{:02}", self.year, self.month)
    }

    /// `YYYY`.
    pub fn iso_year(self) -> String {
        format!("{:04}", self.year)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "{:04}-{:02}-{:02}",
            self.year, self.month, self.day
        )
    }
}

const fn days_of(year: i64, month: u32) -> u32 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_over_the_ends_of_months_and_years() {
        let cases = [
            ("2024-02-28", 1, "2024-02-29"),
            ("2024-02-29", 1, "2024-03-01"),
            ("2023-12-31", 1, "2024-01-01"),
            ("2000-03-01", -1, "2000-02-29"),
            ("1900-03-01", -1, "1900-02-28"),
            ("2024-01-01", 366, "2025-01-01"),
        ];
        for (from, days, to) in cases {
            let day = Day::from_iso(from).expect("a day");
            assert_eq!(day.plus_days(days).to_string(), to, "{from} {days:+}");
        }
    }

    #[test]
    fn weeks_begin_on_monday() {
        let cases = [
            ("2024-12-30", "2024-12-30/2025-01-05"),
            ("2021-01-03", "2020-12-28/2021-01-03"),
            ("2024-03-06", "2024-03-04/2024-03-10"),
        ];
        for (day, week) in cases {
            assert_eq!(Day::from_iso(day).expect("a day").iso_week(), week, "{day}");
        }
    }

    #[test]
    fn what_is_no_day_is_none() {
        for text in [
            "2023-02-29",
            "2023-13-01",
            "2023-1-1",
            "yesterday",
            "2023-00-10",
            "0000-01-01",
            "",
        ] {
            assert_eq!(Day::from_iso(text), None, "{text}");
        }
    }
}
