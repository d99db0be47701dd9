//! Decimal numbers, exactly as a text writes them.

use std::fmt;

/// The most digits of a number that is kept: what has more is no number of everyday use, and stays text.
const MOST_DIGITS: usize = 15;

/// The largest power of ten that a number may reach.
const LARGEST: i32 = 18;

/// A decimal number: digits times a power of ten, without zeros at the end of the digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Number {
    digits: i64,
    power: i32,
}

impl Number {
    /// Reads digits (_5,000_, _1.5_) or words (_twenty-five_, _two and a half million_, _two dozen_).
    pub fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        if let Some(rest) = text.strip_prefix('-') {
            Self::from_digits(rest).map(Self::negative)
        } else if text.starts_with(|letter: char| letter.is_ascii_digit()) {
            Self::from_digits(text)
        } else {
            Self::from_words(text)
        }
    }

    /// So many times what a word of magnitude stands for: _million_, _bn_, _dozen_.
    pub fn times(self, word: &str) -> Option<Self> {
        match word {
            "dozen" => Self::new(self.digits.checked_mul(12)?, self.power),
            _ => Self::new(self.digits, self.power + power_of(word)?),
        }
    }

    /// The same below zero.
    pub const fn negative(self) -> Self {
        Self {
            digits: -self.digits,
            power: self.power,
        }
    }

    /// The number as a whole one.
    pub fn as_integer(self) -> Option<i64> {
        let power = u32::try_from(self.power).ok()?;
        self.digits.checked_mul(10_i64.checked_pow(power)?)
    }

    fn new(mut digits: i64, mut power: i32) -> Option<Self> {
        if digits == 0 {
            return Some(Self { digits, power: 0 });
        }
        while digits % 10 == 0 {
            digits /= 10;
            power += 1;
        }
        let places = i32::try_from(digits.unsigned_abs().ilog10()).ok()?;
        (places + power < LARGEST && power > -LARGEST).then_some(Self { digits, power })
    }

    /// Reads digits with commas between groups, and a point.
    fn from_digits(text: &str) -> Option<Self> {
        let (whole, part) = text.split_once('.').unwrap_or((text, ""));
        let is_point_alone = text.contains('.') && part.is_empty();
        if is_point_alone || !are_groups(whole) {
            return None;
        }
        let mut digits = whole.replace(',', "");
        digits.push_str(part);
        let digits = digits.trim_start_matches('0');
        let is_number = digits.bytes().all(|byte| byte.is_ascii_digit());
        if digits.is_empty() {
            return Self::new(0, 0);
        }
        let power = -i32::try_from(part.len()).ok()?;
        // Zeros at the end are not counted: they are kept in the power.
        let bare = digits.trim_end_matches('0');
        let zeros = i32::try_from(digits.len() - bare.len()).ok()?;
        let value = (is_number && bare.len() <= MOST_DIGITS).then(|| bare.parse().ok())??;
        Self::new(value, power + zeros)
    }

    /// Adds up the words of a number, counted in halves.
    fn from_words(text: &str) -> Option<Self> {
        let mut total: i64 = 0;
        let mut current: i64 = 0;
        let mut seen = false;
        for word in text
            .split([' ', '-', '\u{a0}', '\n', '\t'])
            .filter(|word| !word.is_empty())
        {
            let word = word.to_lowercase();
            match (word.as_str(), small(&word), power_of(&word)) {
                ("and", ..) => continue,
                ("a" | "an", ..) if current > 0 || total > 0 => continue,
                ("a" | "an", ..) => current = 2,
                ("half", ..) if current % 2 == 0 => current += 1,
                ("dozen", ..) => current = or_one(current).checked_mul(12)?,
                (_, Some(number), _) if is_free_for(current, number) => current += 2 * number,
                (_, _, Some(2)) if current < 200 => current = or_one(current) * 100,
                (_, _, Some(power)) if power > 2 => {
                    let factor = 10_i64.checked_pow(u32::try_from(power).ok()?)?;
                    let more = or_one(current).checked_mul(factor)?;
                    if total != 0 && more >= total {
                        return None;
                    }
                    total = total.checked_add(more)?;
                    current = 0;
                }
                _ => return None,
            }
            seen = true;
        }
        let halves = total.checked_add(current).filter(|_| seen)?;
        Self::new(halves.checked_mul(5)?, -1)
    }
}

/// A number in halves, or one if there is none: _thousand_ of _a hundred thousand_, _million_ alone.
const fn or_one(halves: i64) -> i64 {
    if halves == 0 { 2 } else { halves }
}

/// Whether commas part the digits into groups of three, the last ones at least: _5,000_, _1,00,000_.
fn are_groups(whole: &str) -> bool {
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or_default();
    let rest: Vec<&str> = groups.collect();
    let fits = |group: &&str| matches!(group.len(), 2 | 3);
    let last_fits = rest.last().is_none_or(|last| last.len() == 3);
    !first.is_empty() && (rest.is_empty() || first.len() <= 3) && rest.iter().all(fits) && last_fits
}

/// Whether the place of a small number is free in the number so far, which counts halves.
const fn is_free_for(current: i64, number: i64) -> bool {
    let whole = current / 2;
    if current % 2 != 0 {
        return false;
    }
    if number < 10 {
        whole % 10 == 0 && whole % 100 != 10
    } else {
        whole % 100 == 0
    }
}

fn small(word: &str) -> Option<i64> {
    const WORDS: [&str; 20] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 8] = [
        "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
    ];
    let place = |list: &[&str]| list.iter().position(|known| *known == word);
    let number = place(&WORDS).or_else(|| place(&TENS).map(|place| 10 * (place + 2)))?;
    i64::try_from(number).ok()
}

/// The power of ten that a word of magnitude stands for.
fn power_of(word: &str) -> Option<i32> {
    Some(match word.to_lowercase().trim_end_matches('.') {
        "hundred" => 2,
        "thousand" | "k" => 3,
        "lakh" => 5,
        "million" | "m" | "mn" | "mln" => 6,
        "crore" => 7,
        "billion" | "b" | "bn" | "bln" => 9,
        "trillion" | "tn" | "trn" | "tln" => 12,
        _ => return None,
    })
}

/// Whether a word is one of those that numbers are made of.
pub fn is_number_word(word: &str) -> bool {
    let lower = word.to_lowercase();
    let is_one = |part: &str| {
        small(part).is_some() || (part.len() > 3 && power_of(part).is_some()) || part == "dozen"
    };
    lower
        .split('-')
        .all(|part| !part.is_empty() && is_one(part))
}

/// Writes all digits of the number: `1500000000`, `0.5`.
impl fmt::Display for Number {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.digits < 0 { "-" } else { "" };
        let digits = self.digits.unsigned_abs().to_string();
        let Ok(places) = usize::try_from(-self.power) else {
            let zeros = usize::try_from(self.power).unwrap_or_default();
            return write!(formatter, "{sign}{digits}{}", "0".repeat(zeros));
        };
        if places == 0 {
            return write!(formatter, "{sign}{digits}");
        }
        let padded = format!("{digits:0>width$}", width = places + 1);
        let (whole, part) = padded.split_at(padded.len() - places);
        write!(formatter, "{sign}{whole}.{part}")
    }
}
