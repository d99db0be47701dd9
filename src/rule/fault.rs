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
    /// The line after whose faults it is told.
    after: usize,
}

/// The characters of a line shown on either side of a fault.
const SHOWN: usize = 60;

impl RuleFault {
    /// Makes a fault for the bytes from `start` to `end` of a line.
    pub(crate) fn new(
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
            after: line,
            excerpt: format!("{lead}{marked}{tail}").replace('\t', " "),
        }
    }
}

impl RuleFault {
    /// The same, told after the faults of a later line: what is missing comes after what is wrong.
    pub(super) fn told_after(self, line: usize) -> Self {
        Self {
            after: line,
            ..self
        }
    }

    /// Where it is told among the faults of its file.
    pub(super) fn order(&self) -> (usize, bool, usize, usize) {
        (self.after, self.after > self.line, self.line, self.column)
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
            ..
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
}
