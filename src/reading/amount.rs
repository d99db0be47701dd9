//! Amounts as numbers: how much or how many, and of what.

mod number;
mod pattern;
mod units;

pub use number::Number;
pub use pattern::Amounts;
pub use units::{duration, is_time, measure};

use crate::span::Span;

/// How much or how many, and of what.
///
/// # Examples
///
/// ```
/// use cloze::reading::Amount;
///
/// let price = Amount::read("€1.5bn").expect("it is one");
/// assert_eq!(price.number.to_string(), "1500000000");
/// assert_eq!(price.unit.as_deref(), Some("EUR"));
/// assert_eq!(Amount::read("$2-3 million"), None, "a range has no one number");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Amount {
    /// The number, with its magnitude.
    pub number: Number,
    /// The currency by ISO 4217, `percent`, a measure, or the noun that is counted; none of a mere number.
    pub unit: Option<String>,
}

/// An amount in a text: where it stands, and what it is if one number says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundAmount {
    /// Where it stands.
    pub span: Span,
    /// What it is; none for a range, and for what is no number of everyday use.
    pub amount: Option<Amount>,
    /// Whether it is a length of time.
    pub is_time: bool,
}

impl Amount {
    /// Reads a text that is one amount, or has one and no other number.
    pub fn read(text: &str) -> Option<Self> {
        let mut found = Amounts::find(text);
        match (found.next(), found.next()) {
            (Some(one), None) => {
                let rest = [&text[..one.span.start], &text[one.span.end..]];
                let is_alone = rest.iter().all(|rest| !has_digit(rest));
                one.amount.filter(|_| is_alone)
            }
            (None, _) => Self::bare(text),
            _ => None,
        }
    }

    /// Reads the label of a counted or measured thing: _5,000 troops_ with the head _troop_, _$5 million grant_.
    ///
    /// A year before a noun counts nothing: _2024 election_.
    pub fn of_thing(label: &str, head: &str) -> Option<Self> {
        let first = label.split_whitespace().next()?;
        let mut found = Amounts::find(label);
        match (found.next(), found.next()) {
            (Some(one), None) if one.span.start == 0 => {
                let mut amount = one.amount?;
                amount.unit.get_or_insert_with(|| head.to_owned());
                Some(amount)
            }
            (None, _) => {
                let number = Number::read(first)?;
                let is_several = number.as_integer() != Some(1)
                    && label
                        .split_whitespace()
                        .any(|word| word != head && is_form_of(word, head));
                let is_year = first.len() == 4 && first.bytes().all(|byte| byte.is_ascii_digit());
                (is_several || (!is_year && label.ends_with(head))).then(|| Self {
                    number,
                    unit: Some(head.to_owned()),
                })
            }
            _ => None,
        }
    }

    /// A number, perhaps after _about_ or _more than_, and perhaps with a noun in the plural after it.
    fn bare(text: &str) -> Option<Self> {
        let is_number = |word: &&str| has_digit(word) || number::is_number_word(word);
        let mut words = text.split_whitespace().skip_while(|word| !is_number(word));
        let first = words.next()?;
        let rest: Vec<&str> = words.collect();
        let number = match rest.iter().any(is_number) {
            false => Number::read(first)?,
            true => return Number::read(text).map(|number| Self { number, unit: None }),
        };
        let is_counted = rest.last().is_some_and(|last| is_plural(last))
            && rest
                .iter()
                .all(|word| word.len() > 2 && !matches!(*word, "per" | "and"));
        let noun = rest.last().filter(|_| is_counted);
        let unit = noun.map(|noun| (*noun).to_owned());
        Some(Self { number, unit })
    }
}

/// Whether a word has the ending of a plural, or is one of the few without it.
fn is_plural(word: &str) -> bool {
    word.ends_with('s') || matches!(word, "people" | "men" | "women" | "children")
}

/// Whether a word may be the plural of a noun: they begin alike.
fn is_form_of(word: &str, noun: &str) -> bool {
    let start = noun.floor_char_boundary(noun.len().saturating_sub(1).max(1));
    word.to_lowercase().starts_with(&noun[..start])
}

fn has_digit(text: &str) -> bool {
    text.contains(|letter: char| letter.is_ascii_digit())
}

/// Writes the amount as the datatype `cdt:ucum` does: the number, and the unit as UCUM has it, in braces but for `%`.
impl std::fmt::Display for Amount {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.unit.as_deref() {
            None => write!(formatter, "{}", self.number),
            Some("percent") => write!(formatter, "{} %", self.number),
            Some(unit) => write!(formatter, "{} {{{}}}", self.number, units::annotation(unit)),
        }
    }
}

#[cfg(test)]
mod tests;
