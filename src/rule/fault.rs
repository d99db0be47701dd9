//! What is wrong with a rule file, where, and how to mend it.

use std::fmt;

/// A fault or warning at a place of a rule file.
///
/// Its display names the place, says what is wrong and the cure, and shows the line with a caret under it:
///
/// ```text
/// gifts.rules:9:16: unknown type "Organisation"; did you mean "Organization"?
///   when {giver: Organisation} gifted {gift: Thing}
///                ^^^^^^^^^^^^
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct RuleFault {
    /// The file's name as it was given.
    pub file: String,
    /// The line, counted from 1.
    pub line: usize,
    /// The column in characters, counted from 1.
    pub column: usize,
    /// What is wrong and how to mend it.
    pub message: String,
    /// What to show of the line.
    excerpt: String,
    /// How many characters stand before the caret in the excerpt.
    indent: usize,
    /// How many characters the caret underlines.
    width: usize,
}

/// The characters of a line shown on either side of a fault.
const SHOWN: usize = 60;

impl RuleFault {
    /// Makes a fault for the bytes from `start` to `end` of a line.
    pub fn new(
        file: &str,
        line: usize,
        text: &str,
        start: usize,
        end: usize,
        message: String,
    ) -> Self {
        let before = text.get(..start).unwrap_or_default();
        let marked = text.get(start..end).unwrap_or_default();
        let after = text.get(end..).unwrap_or_default();
        let skipped = before.chars().count().saturating_sub(SHOWN);
        let lead: String = before.chars().skip(skipped).collect();
        let lead = if skipped == 0 {
            lead.trim_start().to_owned()
        } else {
            lead
        };
        let marked: String = marked.chars().take(SHOWN).collect();
        let tail: String = after.chars().take(SHOWN).collect();
        Self {
            file: file.to_owned(),
            line,
            column: before.chars().count() + 1,
            message: clipped(message),
            indent: lead.chars().count(),
            width: marked.chars().count().max(1),
            excerpt: format!("{lead}{marked}{tail}").replace('\t', " "),
        }
    }
}

/// The longest message, in characters: one that repeats a word of a megabyte helps nobody.
const LONGEST_MESSAGE: usize = 400;

fn clipped(message: String) -> String {
    match message.char_indices().nth(LONGEST_MESSAGE) {
        Some((end, _)) => format!("{}…", &message[..end]),
        None => message,
    }
}

impl fmt::Display for RuleFault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            file,
            line,
            column,
            message,
            excerpt,
            indent,
            width,
        } = self;
        write!(
            formatter,
            "{file}:{line}:{column}: {message}\n  {}\n  {:indent$}{:^<width$}",
            excerpt.trim_end(),
            "",
            ""
        )
    }
}

impl std::error::Error for RuleFault {}

/// How many names are looked at to find the one that was meant.
const CANDIDATES: usize = 2_000;

/// Says `; did you mean "NAME"?` for the nearest of the known names, or nothing.
pub fn did_you_mean<'n>(name: &str, known: impl IntoIterator<Item = &'n str>) -> String {
    match nearest(name, known) {
        Some(found) => format!("; did you mean \"{found}\"?"),
        None => String::new(),
    }
}

/// Finds the known name that the fewest changes turn this one into, if they are few.
fn nearest<'n>(name: &str, known: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    let length = name.chars().count();
    if length > 60 {
        return None;
    }
    known
        .into_iter()
        .take(CANDIDATES)
        .filter(|other| !other.is_empty() && other.len() < 100)
        .map(|other| (distance(name, other), other))
        .filter(|&(distance, _)| distance <= (length / 3).max(1))
        .min()
        .map(|(_, other)| other)
}

/// Counts the letters to insert, delete, replace or swap; case counts as nothing.
fn distance(left: &str, right: &str) -> usize {
    let left: Vec<char> = left.to_lowercase().chars().collect();
    let right: Vec<char> = right.to_lowercase().chars().collect();
    let mut rows = vec![(0..=right.len()).collect::<Vec<usize>>()];
    for (row, letter) in left.iter().enumerate() {
        let mut current = vec![row + 1];
        for (column, other) in right.iter().enumerate() {
            let above = &rows[row];
            let mut best = (above[column + 1] + 1)
                .min(current[column] + 1)
                .min(above[column] + usize::from(letter != other));
            if row > 0 && column > 0 && *letter == right[column - 1] && left[row - 1] == *other {
                best = best.min(rows[row - 1][column - 1] + 1);
            }
            current.push(best);
        }
        rows.push(current);
    }
    rows[left.len()][right.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_shows_place_cure_and_caret() {
        let fault = RuleFault::new(
            "a.rules",
            3,
            "  then {a} mett {b}",
            11,
            15,
            "unknown relation \"mett\"".into(),
        );
        assert_eq!(
            fault.to_string(),
            "a.rules:3:12: unknown relation \"mett\"\n  then {a} mett {b}\n           ^^^^"
        );
    }

    #[test]
    fn the_column_counts_characters_not_bytes() {
        let text = "yes Ångström é mett";
        let start = text.find("mett").expect("it is there");
        let fault = RuleFault::new("a.rules", 1, text, start, start + 4, "x".into());
        assert_eq!(fault.column, 16);
    }

    #[test]
    fn a_long_line_is_shown_in_part() {
        let text = format!("{}X{}", "a".repeat(1_000_000), "b".repeat(1_000_000));
        let fault = RuleFault::new("a.rules", 1, &text, 1_000_000, 1_000_001, "x".into());
        assert_eq!(fault.column, 1_000_001);
        assert!(fault.to_string().len() < 400);
    }

    #[test]
    fn the_nearest_name_is_proposed() {
        let known = ["Agent", "Organization", "Person"];
        for (typed, meant) in [
            ("Organisation", "; did you mean \"Organization\"?"),
            ("agent", "; did you mean \"Agent\"?"),
            ("Pesron", "; did you mean \"Person\"?"),
            ("Zebra", ""),
            ("", ""),
        ] {
            assert_eq!(did_you_mean(typed, known), meant, "{typed}");
        }
    }
}
