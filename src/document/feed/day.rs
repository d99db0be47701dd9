//! The day of a moment as feeds write it.

use crate::document::is_day;

/// The months as RFC 2822 has them.
const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

/// The day of `2024-06-19T10:00:00Z` or `Wed, 19 Jun 2024 10:00:00 GMT`.
pub fn day(moment: &str) -> Option<String> {
    let moment = moment.trim();
    let first = moment.get(..10).filter(|day| is_day(day));
    first.map(str::to_owned).or_else(|| {
        let mut words = moment
            .split_whitespace()
            .skip_while(|word| word.ends_with(','));
        let (day, month, year) = (words.next()?, words.next()?, words.next()?);
        let month = month.get(..3)?.to_lowercase();
        let month = MONTHS.iter().position(|known| *known == month)? + 1;
        let day = format!("{year}-{month:02}-{day:0>2}");
        is_day(&day).then_some(day)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_in_both_ways() {
        for (moment, expected) in [
            ("2024-06-19T10:00:00Z", Some("2024-06-19")),
            (" Wed, 19 Jun 2024 10:00:00 GMT ", Some("2024-06-19")),
            ("1 June 2024 10:00 +0200", Some("2024-06-01")),
            ("31 Feb 2024", None),
            ("yesterday", None),
            ("", None),
        ] {
            assert_eq!(day(moment).as_deref(), expected, "{moment}");
        }
    }
}
