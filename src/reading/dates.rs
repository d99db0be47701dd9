//! Dates, times and amounts in the text; dates and durations as ISO 8601 where the text tells enough.

use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::ValueKind;
use super::amount::{Amounts, FoundAmount, duration};
use super::calendar::Day;
use crate::english::{Analysis, Penn, Relation, TokenId};
use crate::span::Span;

/// A date or amount in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment {
    /// Where it stands.
    pub span: Span,
    /// Date or Amount.
    pub kind: ValueKind,
    /// ISO 8601.
    pub iso: Option<String>,
}

/// The moments of a document, in text order.
#[derive(Clone, Debug, Default)]
pub struct Moments(Vec<Moment>);

const MONTHS: &str = "January|February|March|April|May|June|July|August|September|October|November|December\
|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec";
const DAYS: &str = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday";
const NUMBERS: &str = r"\d{1,4}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve";

/// One pattern for all, so that a text is searched once. Only ASCII letters make word boundaries here: a search
/// for those of Unicode is many times slower in any text with a dash or a curly quote.
static PATTERN: LazyLock<Regex> = LazyLock::new(|| {
    let pattern = format!(
        r"(?x)(?:
  (?-u:\b)(?:
          (?P<iso>\d{{4}}-\d{{2}}-\d{{2}})
        | (?:(?:{DAYS}),?\s+)?(?P<month>{MONTHS})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s+(?P<year>(?:1[5-9]|20)\d\d))?
        | (?:(?:{DAYS}),?\s+)?(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month2>{MONTHS})\.?(?:,?\s+(?P<year2>(?:1[5-9]|20)\d\d))?
        | (?P<month3>{MONTHS})\.?,?\s+(?:of\s+)?(?P<year3>(?:1[5-9]|20)\d\d)
        | (?:[Ii]n|[Ss]ince|[Uu]ntil|[Bb]y|[Ll]ast|[Tt]his|[Nn]ext|[Ee]arly|[Ll]ate)\s+(?P<short>(?P<month5>March|May)(?:\s+(?P<day5>\d{{1,2}})(?-u:\b))?(?:,?\s+(?P<year5>(?:1[5-9]|20)\d\d))?)
        | (?P<in_month>January|February|April|June|July|August|September|October|November|December)
        | (?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his)\s+)?(?P<weekday>{DAYS})(?:\s+(?:morning|afternoon|evening|night))?
        | (?P<relative>[Tt]oday|[Tt]onight|[Yy]esterday|[Tt]omorrow)(?:\s+(?:morning|afternoon|evening|night))?
        | (?P<step>[Ll]ast|[Nn]ext|[Tt]his)\s+(?P<unit>week|month|year|decade|century|spring|summer|autumn|fall|winter|weekend|night)
        | (?P<ago>{NUMBERS})\s+(?P<agounit>day|week|month|year)s?\s+ago
        | (?P<part>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ll]ast)\s+(?P<partunit>quarter|half)\s+of\s+(?:(?P<partstep>last|next|this|the)\s+year|(?P<partyear>(?:19|20)\d\d))
        | (?P<decade>(?:1[5-9]|20)\d0)s
        | (?:[Ii]n|[Ss]ince|[Ff]rom|[Uu]ntil|[Uu]nlike)\s+(?P<short2>(?P<year6>1[0-8]\d\d))
        | (?P<year4>(?:19|20)\d\d)
        )(?-u:\b))"
    );
    Regex::new(&pattern).expect("the pattern is fixed and tested")
});

impl Moments {
    /// Finds the moments of a document. Those that count from the day of writing need its date.
    pub fn find(analysis: &Analysis<'_>) -> Self {
        let stretch = analysis.stretch();
        let text = analysis.text(stretch);
        let today = today(analysis);
        let in_document = |moment: Moment| Moment {
            span: moment.span.shifted(stretch.start),
            ..moment
        };
        let dates = PATTERN
            .captures_iter(text)
            .filter_map(|captures| moment(&captures, today))
            .map(in_document)
            .filter(|moment| !counts_something(analysis, moment));
        let mut moments = join_intervals(&analysis.document.text, dates);
        moments.extend(Amounts::find(text).map(amount).map(in_document));
        Self(keep_the_longer(moments))
    }

    /// All of them, in text order.
    pub fn iter(&self) -> impl Iterator<Item = &Moment> {
        self.0.iter()
    }

    /// The date or amount that a token is part of, unless it is so much of something: _$40 million of debt_.
    pub fn value_at(&self, analysis: &Analysis<'_>, token: TokenId) -> Option<&Moment> {
        let moment = self.at(analysis.tokens[token].span.start)?;
        let is_of = |child: TokenId| {
            analysis
                .child(child, &[Relation::Case])
                .is_some_and(|case| analysis.word(case) == "of")
        };
        let of = || {
            analysis
                .child(token, &[Relation::Nmod])
                .filter(|&child| is_of(child))
        };
        let is_part = moment.kind == ValueKind::Amount && moment.iso.is_none() && of().is_some();
        (!is_part).then_some(moment)
    }

    /// The moment that stands at an offset.
    pub fn at(&self, offset: usize) -> Option<&Moment> {
        let after = self.0.partition_point(|moment| moment.span.start <= offset);
        let moment = self.0.get(after.checked_sub(1)?)?;
        (offset < moment.span.end).then_some(moment)
    }
}

/// The day of writing: the document's date, or a line of the text that is a date and nothing else.
fn today(analysis: &Analysis<'_>) -> Option<Day> {
    let stated = analysis.document.date.as_deref().and_then(Day::from_iso);
    stated.or_else(|| {
        let text = &analysis.document.text;
        analysis.blocks.iter().take(4).find_map(|block| {
            let line = block.span.text(text).trim();
            let captures = PATTERN.captures(line).filter(|_| line.len() < 60)?;
            let whole = captures.get(0)?;
            let is_alone = whole.start() == 0 && whole.end() == line.len();
            let day = full_date(&captures, None)?;
            is_alone.then_some(day)
        })
    })
}

fn moment(captures: &Captures<'_>, today: Option<Day>) -> Option<Moment> {
    // "May", "March" and early years are dates only after words such as "in", which are no part of the date.
    let short = captures.name("short").or_else(|| captures.name("short2"));
    let whole = short.or_else(|| captures.get(0))?;
    Some(Moment {
        span: Span::new(whole.start(), whole.end()),
        kind: ValueKind::Date,
        iso: iso(captures, today),
    })
}

fn amount(found: FoundAmount) -> Moment {
    let length = found.amount.filter(|_| found.is_time);
    Moment {
        span: found.span,
        kind: ValueKind::Amount,
        iso: length.and_then(|length| duration(length.number, &length.unit?)),
    }
}

/// Whether what looks like a year counts the noun after it: _2000 soldiers_.
fn counts_something(analysis: &Analysis<'_>, moment: &Moment) -> bool {
    let is_year = moment.span.end - moment.span.start == 4;
    let token = analysis
        .tokens
        .partition_point(|token| token.span.start < moment.span.start);
    let is_number = || {
        analysis
            .tokens
            .get(token)
            .is_some_and(|found| found.span == moment.span)
            && analysis.relation(token) == Relation::Nummod
    };
    is_year
        && is_number()
        && analysis.head(token).is_some_and(|noun| {
            noun > token && matches!(analysis.penn(noun), Penn::Nns | Penn::Nnps)
        })
}

/// Makes one interval of two dates: _between 2020 and 2022_, _from May 3 to June 5_, _2019-2021_.
fn join_intervals(text: &str, dates: impl Iterator<Item = Moment>) -> Vec<Moment> {
    let mut joined: Vec<Moment> = Vec::new();
    for date in dates {
        let whole = joined.last().and_then(|first| interval(text, first, &date));
        match (joined.last_mut(), whole) {
            (Some(first), Some(whole)) => *first = whole,
            _ => joined.push(date),
        }
    }
    joined
}

fn interval(text: &str, first: &Moment, last: &Moment) -> Option<Moment> {
    let joint = text.get(first.span.end..last.span.start)?;
    let before = text[..first.span.start].trim_end();
    let word = before
        .rsplit(char::is_whitespace)
        .next()
        .unwrap_or_default();
    let is_interval = match joint.trim() {
        "and" => word.eq_ignore_ascii_case("between"),
        "to" | "until" | "till" | "through" => word.eq_ignore_ascii_case("from"),
        "-" | "\u{2013}" | "\u{2014}" => true,
        _ => false,
    };
    is_interval.then(|| Moment {
        span: first.span.join(last.span),
        kind: ValueKind::Date,
        iso: joined_iso(first.span.text(text), first, last),
    })
}

/// _From March 5 to April 8, 2019_: the year of the last is that of the first.
fn joined_iso(first_text: &str, first: &Moment, last: &Moment) -> Option<String> {
    let (start, end) = (first.iso.as_deref()?, last.iso.as_deref()?);
    let (year, rest) = start.split_at_checked(4)?;
    let last_year = end.get(..4)?;
    let year = if first_text.contains(year) {
        year
    } else {
        last_year
    };
    let start = format!("{year}{rest}");
    let is_ordered = !start.contains('/') && !end.contains('/') && start.as_str() <= end;
    is_ordered.then(|| format!("{start}/{end}"))
}

/// Leaves out what overlaps with something longer, in text order; of two that are as long, the first is kept.
fn keep_the_longer(mut moments: Vec<Moment>) -> Vec<Moment> {
    moments.sort_by_key(|moment| moment.span.start);
    let mut kept: Vec<Moment> = Vec::new();
    for moment in moments {
        let length = |moment: &Moment| moment.span.end - moment.span.start;
        match kept.last_mut() {
            Some(last) if last.span.end <= moment.span.start => kept.push(moment),
            Some(last) if length(last) < length(&moment) => *last = moment,
            Some(_) => {}
            None => kept.push(moment),
        }
    }
    kept
}

fn iso(captures: &Captures<'_>, today: Option<Day>) -> Option<String> {
    let text = |name: &str| captures.name(name).map(|found| found.as_str());
    if let Some(day) = full_date(captures, today) {
        return Some(day.to_string());
    }
    let month = text("month3").or_else(|| text("month5"));
    let year = text("year3").or_else(|| text("year5"));
    if let (Some(month), Some(year), false) = (month, year, captures.name("day5").is_some()) {
        return Some(format!("{year}-{:02}", month_number(month)?));
    }
    if let Some(year) = text("year4") {
        return Some(year.to_owned());
    }
    if let Some(year) = text("year6") {
        return Some(year.to_owned());
    }
    if let Some(decade) = text("decade") {
        return Some(format!("{decade}/{}9", &decade[..3]));
    }
    if let Some(unit) = text("partunit") {
        return part_of_year(captures, unit, today);
    }
    relative(captures, today?)
}

/// A date with day and month, and its year or that of the day of writing.
fn full_date(captures: &Captures<'_>, today: Option<Day>) -> Option<Day> {
    let text = |name: &str| {
        ["", "2", "5"]
            .iter()
            .find_map(|number| captures.name(&format!("{name}{number}")))
            .map(|found| found.as_str())
    };
    if let Some(iso) = captures.name("iso") {
        return Day::from_iso(iso.as_str());
    }
    let month = month_number(text("month")?)?;
    let day = text("day")?.parse().ok()?;
    let year = match text("year") {
        Some(year) => year.parse().ok()?,
        None => today?.year,
    };
    Day::new(year, month, day)
}

/// The number of a month by its name or the first three letters.
fn month_number(name: &str) -> Option<u32> {
    const SHORT: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    let place = SHORT.iter().position(|short| name.starts_with(short))?;
    u32::try_from(place + 1).ok()
}

fn number(word: &str) -> Option<u32> {
    const WORDS: [&str; 13] = [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
        "eleven", "twelve",
    ];
    if matches!(word, "a" | "an") {
        return Some(1);
    }
    let place = WORDS.iter().position(|number| *number == word);
    place
        .and_then(|place| u32::try_from(place).ok())
        .or_else(|| word.parse().ok())
}

/// A quarter or half of a year, as its months.
fn part_of_year(captures: &Captures<'_>, unit: &str, today: Option<Day>) -> Option<String> {
    let text = |name: &str| captures.name(name).map(|found| found.as_str());
    let length = if unit == "quarter" { 3 } else { 6 };
    let place = match text("part")?.to_lowercase().as_str() {
        "first" => 1,
        "second" => 2,
        "third" => 3,
        "fourth" => 4,
        _ => 12 / length,
    };
    let year = match (text("partyear"), text("partstep")) {
        (Some(year), _) => year.parse().ok()?,
        (None, Some("last")) => today?.year - 1,
        (None, Some("next")) => today?.year + 1,
        _ => today?.year,
    };
    let last = place * length;
    (last <= 12).then(|| Day::iso_months(year, last - length + 1, last))
}

/// Dates that count from the day of writing.
fn relative(captures: &Captures<'_>, today: Day) -> Option<String> {
    let text = |name: &str| captures.name(name).map(|found| found.as_str());
    if let Some(word) = text("relative") {
        let days = match word.to_lowercase().as_str() {
            "yesterday" => -1,
            "tomorrow" => 1,
            _ => 0,
        };
        return Some(today.plus_days(days).to_string());
    }
    if let Some(weekday) = text("weekday") {
        return Some(
            near_weekday(
                today,
                text("which").map(str::to_lowercase).as_deref(),
                weekday,
            )?
            .to_string(),
        );
    }
    if let (Some(step), Some(unit)) = (text("step"), text("unit")) {
        return step_from(today, &step.to_lowercase(), unit);
    }
    if let (Some(count), Some(unit)) = (text("ago"), text("agounit")) {
        return ago(today, number(count)?, unit);
    }
    let month = month_number(text("in_month").or_else(|| text("month5"))?)?;
    Some(format!("{}-{month:02}", today.year))
}

/// The last day of that name before or on the day of writing; the next one after "next".
fn near_weekday(today: Day, which: Option<&str>, name: &str) -> Option<Day> {
    let names: Vec<&str> = DAYS.split('|').collect();
    let wanted = i64::try_from(names.iter().position(|day| *day == name)?).ok()?;
    let back = (today.weekday() - wanted).rem_euclid(7);
    Some(match which {
        Some("next") => today.plus_days(if back == 0 { 7 } else { 7 - back }),
        Some("last") if back == 0 => today.plus_days(-7),
        _ => today.plus_days(-back),
    })
}

fn step_from(today: Day, step: &str, unit: &str) -> Option<String> {
    let steps: i64 = match step {
        "last" => -1,
        "next" => 1,
        _ => 0,
    };
    match unit {
        "week" => Some(today.plus_days(7 * steps).iso_week()),
        "month" => Some(today.plus_months(steps).iso_month()),
        "year" => Some(today.plus_months(12 * steps).iso_year()),
        "night" => Some(today.plus_days(steps).to_string()),
        _ => None,
    }
}

fn ago(today: Day, count: u32, unit: &str) -> Option<String> {
    let count = i64::from(count);
    Some(match unit {
        "day" => today.plus_days(-count).to_string(),
        "week" => today.plus_days(-7 * count).iso_week(),
        "month" => today.plus_months(-count).iso_month(),
        _ => today.plus_months(-12 * count).iso_year(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;
    use crate::english::texts::Texts;

    /// The moments of a text written on Wednesday, 6 March 2024.
    fn found(text: &str) -> String {
        let mut document = Document::new("test", text);
        document.date = Some("2024-03-06".to_owned());
        let analysis = Analysis::new(
            &document,
            Vec::new(),
            Vec::new(),
            Vec::new(),
            Texts::default(),
            Vec::new(),
        );
        let moments = Moments::find(&analysis).0;
        let show = |moment: &Moment| {
            let iso = moment.iso.as_deref().unwrap_or("-");
            format!("{}={iso}", moment.span.text(text))
        };
        moments.iter().map(show).collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn dates_and_durations_have_an_iso_form() {
        let cases = [
            ("on March 5, 2024 and", "March 5, 2024=2024-03-05"),
            ("on 5 March they", "5 March=2024-03-05"),
            (
                "on Tuesday, 5th of March 2019",
                "Tuesday, 5th of March 2019=2019-03-05",
            ),
            ("in May 2020 we may march", "May 2020=2020-05"),
            ("in 1997, in August", "1997=1997; August=2024-08"),
            ("since 2024-02-29", "2024-02-29=2024-02-29"),
            ("February 30, 2024", "February 30, 2024=-"),
            (
                "on Monday; on Wednesday",
                "Monday=2024-03-04; Wednesday=2024-03-06",
            ),
            (
                "last Wednesday, next Friday",
                "last Wednesday=2024-02-28; next Friday=2024-03-08",
            ),
            (
                "Yesterday morning, tomorrow",
                "Yesterday morning=2024-03-05; tomorrow=2024-03-07",
            ),
            (
                "last week, next month, last year",
                "last week=2024-02-26/2024-03-03; next month=2024-04; last year=2023",
            ),
            (
                "three days ago, two years ago",
                "three days ago=2024-03-03; two years ago=2022",
            ),
            ("for 24 years and an hour", "24 years=P24Y; an hour=PT1H"),
            ("paid $3.5 million for 20 horses", "$3.5 million=-"),
            (
                "for $210 million on 3 July 2024",
                "$210 million=-; 3 July 2024=2024-07-03",
            ),
            (
                "on 3 July 2024 for $210 million",
                "3 July 2024=2024-07-03; $210 million=-",
            ),
            (
                "31 February 2023, 2000-00-00",
                "31 February 2023=-; 2000-00-00=-",
            ),
            ("the year 0000-01-01", "0000-01-01=-"),
            ("between 2020 and 2022", "2020 and 2022=2020/2022"),
            (
                "from May 3 to June 5, 2019",
                "May 3 to June 5, 2019=2019-05-03/2019-06-05",
            ),
            (
                "2010-2014 and 2020 and 2021",
                "2010-2014=2010/2014; 2020=2020; 2021=2021",
            ),
            (
                "the first quarter of next year",
                "first quarter of next year=2025-01/2025-03",
            ),
            (
                "last half of 2019, the 1990s",
                "last half of 2019=2019-07/2019-12; 1990s=1990/1999",
            ),
            ("in 1815 with 1815 men", "1815=1815"),
            (
                "2,000 dollars, 2000 dollars",
                "2,000 dollars=-; 2000 dollars=-",
            ),
            ("a few days, 12-year sentence", "12-year=P12Y"),
            ("no dates in may or march", ""),
            ("in May; May I come?", "May=2024-05"),
            (
                "by May 16 and in March 2020",
                "May 16=2024-05-16; March 2020=2020-03",
            ),
        ];
        for (text, expected) in cases {
            assert_eq!(found(text), expected, "{text}");
        }
    }
}
