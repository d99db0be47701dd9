//! Finds amounts in a text.

use std::sync::LazyLock;

use regex::{CaptureMatches, Captures, Regex};

use super::units::{CURRENCIES, MEASURES, currency, is_time, measure};
use super::{Amount, FoundAmount, Number};
use crate::reading::lexicon::WordList;
use crate::span::Span;

/// The amounts of a text, in its order.
pub struct Amounts<'t> {
    text: &'t str,
    found: CaptureMatches<'static, 't>,
}

impl<'t> Amounts<'t> {
    /// Finds the amounts that have a unit or a magnitude: money, percent, measures, lengths of time, _two dozen_.
    pub fn find(text: &'t str) -> Self {
        Self {
            text,
            found: PATTERN.captures_iter(text),
        }
    }
}

impl Iterator for Amounts<'_> {
    type Item = FoundAmount;

    fn next(&mut self) -> Option<FoundAmount> {
        let captures = self.found.next()?;
        Some(understand(self.text, &captures))
    }
}

const DIGITS: &str = r"\d+(?:[.,]\d+)*";
const WORDS: &str = r"(?:[Hh]alf|[Aa]n?|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en\
|[Ee]leven|[Tt]welve|[Tt]hirteen|[Ff]ourteen|[Ff]ifteen|[Ss]ixteen|[Ss]eventeen|[Ee]ighteen|[Nn]ineteen|[Tt]wenty\
|[Tt]hirty|[Ff]orty|[Ff]ifty|[Ss]ixty|[Ss]eventy|[Ee]ighty|[Nn]inety)";
const LONG: &str =
    "hundred|thousand|lakh|million|crore|billion|trillion|dozen|Million|Billion|Trillion";
const SHORT: &str = "mln|mn|bln|bn|tln|trn|tn|Bn|Mn|BN|MN|TN";
const LETTER: &str = "[mMbBkK]";

/// One pattern for all. Word boundaries are those of ASCII: a search for those of Unicode is many times slower.
static PATTERN: LazyLock<Regex> = LazyLock::new(|| {
    let signs = alternatives(&CURRENCIES, |name| {
        !name
            .bytes()
            .all(|byte| byte.is_ascii_alphabetic() || byte == b' ')
    });
    let codes = alternatives(&CURRENCIES, |name| {
        name.len() == 3 && name.bytes().all(|byte| byte.is_ascii_uppercase())
    });
    let money = alternatives(&CURRENCIES, |name| {
        name.bytes().any(|byte| byte.is_ascii_lowercase())
    });
    let measures = alternatives(&MEASURES, |name| name != "%");
    let end = r"(?-u:\b)";
    let money = format!(r"(?:(?:{money})s?|{codes}){end}");
    let unit = format!(r"(?:%|(?:{measures})s?{end}|{money})");
    let power = format!(r"(?:{LONG}|{SHORT}){end}");
    let any_power = format!(r"(?:{LONG}|{SHORT}|{LETTER}){end}");
    let between = r"(?:\s+and\s+|[\s-]+)";
    let words = format!(r"{WORDS}{end}(?:{between}(?:{WORDS}|{LONG}){end})*");
    let large =
        format!(r"(?:{WORDS}{between})+(?:{LONG}){end}(?:{between}(?:{WORDS}|{LONG}){end})*");
    let joint = r"\s?(?:-|\u{2013}|\u{2014}|to|and|or)\s?";
    let to = r"\s?(?:-|\u{2013}|\u{2014}|to|or)\s?";
    let dash = r"(?:-|\u{2013})";
    let pattern = format!(
        r"(?x)
          (?:(?P<sign>{signs})|{end}(?P<code>{codes})[\s\u{{a0}}]?)\s?(?:
              (?P<range1>{DIGITS}(?:{joint}|{to}(?:{signs})){DIGITS}[\s-]?{any_power})
            | (?P<range2>{DIGITS}{dash}(?:{signs})?{DIGITS})
            | (?P<number1>{DIGITS})(?:[\s-]?(?P<power1>{any_power}))?(?:\s(?P<power2>{power}))?
          )(?:[\s-](?P<money>{money}))?
        | {end}(?:
              (?P<range3>{DIGITS}{joint}{DIGITS}[\s-]?(?:{any_power}[\s-]?{money}|{power}[\s-]?{unit}?|{unit}))
            | (?P<range4>{words}\s(?:to|or)\s{words}[\s-]{unit})
            | (?P<number3>{DIGITS})(?:
                  [\s-]?(?P<power3>{any_power})[\s-]?(?P<unit3>{money})
                | [\s-]?(?P<power4>{power})(?:\s(?P<power5>{power}))?(?:[\s-]?(?P<unit4>{unit}))?
                | [\s-]?(?P<unit5>{unit})
              )
            | (?P<words1>{words})[\s-](?P<unit6>{unit})
            | (?P<words2>{large})(?:[\s-](?P<unit7>{unit}))?
          )"
    );
    Regex::new(&pattern).expect("the pattern is fixed and tested")
});

/// The words of a list that are of a sort, the longer ones first, as a pattern.
fn alternatives(list: &'static WordList, is_of: impl Fn(&str) -> bool) -> String {
    let mut names: Vec<&str> = list
        .iter()
        .map(|(name, _)| name)
        .filter(|name| is_of(name))
        .collect();
    names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    let names = names
        .iter()
        .map(|name| regex::escape(name).replace(' ', r"\s"));
    names.collect::<Vec<_>>().join("|")
}

fn understand(text: &str, captures: &Captures<'_>) -> FoundAmount {
    let whole = captures.get(0).map_or(0..0, |whole| whole.range());
    let named = |name: &str| captures.name(name).map(|found| found.as_str());
    let any = |name: &str, numbers: &[u8]| {
        let mut names = numbers.iter().map(|number| format!("{name}{number}"));
        names.find_map(|name| captures.name(&name).map(|found| found.as_str()))
    };
    let unit = named("money")
        .or_else(|| any("unit", &[3, 4, 5, 6, 7]))
        .and_then(unit_of)
        .or_else(|| named("sign").or_else(|| named("code")).and_then(currency));
    let mut powers = [1, 2, 3, 4, 5]
        .iter()
        .filter_map(|number| any("power", &[*number]));
    let start = start_with_minus(text, whole.start);
    let number = any("number", &[1, 3])
        .or_else(|| any("words", &[1, 2]))
        .and_then(Number::read)
        .and_then(|number| powers.try_fold(number, Number::times))
        .map(|number| {
            if start < whole.start {
                number.negative()
            } else {
                number
            }
        });
    FoundAmount {
        span: Span::new(start, whole.end),
        is_time: unit.is_some_and(is_time),
        amount: number.map(|number| Amount {
            number,
            unit: unit.map(str::to_owned),
        }),
    }
}

/// The money or measure of these words. Dollars of a country that a sign before them names are that country's.
fn unit_of(words: &str) -> Option<&'static str> {
    measure(words).or_else(|| currency(words))
}

/// Where an amount begins, with the minus before it: not the hyphen of a word or a range.
fn start_with_minus(text: &str, start: usize) -> usize {
    let before = &text[..start];
    let Some(rest) = before.strip_suffix(['-', '\u{2212}']) else {
        return start;
    };
    let is_alone = rest.is_empty() || rest.ends_with([' ', '(', '\u{a0}']);
    if is_alone { rest.len() } else { start }
}
