//! Colours of lines that say how something went, for those who look at a terminal.

use anstyle::{AnsiColor, Style};

use super::{Stdout, check, wrap};
use crate::cli::report::{self, Failure};
use crate::cli::visible::visible;

/// Prints lines, those that say how something went in colour.
pub fn print_marked(out: &mut Stdout, text: &str) -> Result<(), Failure> {
    let has_colours = report::has_colours();
    let width = wrap::screen_width();
    for line in text.split_inclusive('\n') {
        let line = wrap::wrapped(&visible(line), width);
        let made = match colour(line.trim_end()).filter(|_| has_colours) {
            Some(colour) => painted(&line, colour),
            None => line,
        };
        check(out.write_made(&made))?;
    }
    Ok(())
}

/// The colour of a line by how it begins or ends.
fn colour(line: &str) -> Option<AnsiColor> {
    let begins = |words: &[&str]| words.iter().any(|word| line.starts_with(word));
    let ends = |words: &[&str]| words.iter().any(|word| line.ends_with(word));
    if begins(&["  missing "]) {
        Some(AnsiColor::Red)
    } else if begins(&["  noisy "]) || ends(&[" comes near", " does not fire"]) {
        Some(AnsiColor::Yellow)
    } else if line.contains(" passed, ") && line.contains(" failed") {
        let whole = line.contains(" passed, 0 failed");
        Some(if whole {
            AnsiColor::Green
        } else {
            AnsiColor::Red
        })
    } else if !line.starts_with(' ') && ends(&[" fires"]) {
        Some(AnsiColor::Green)
    } else {
        None
    }
}

/// A line in a colour, its end left out.
fn painted(line: &str, colour: AnsiColor) -> String {
    let style = Style::new().fg_color(Some(colour.into()));
    let text = line.trim_end_matches('\n');
    format!(
        "{style}{text}{style:#}{}",
        line.get(text.len()..).unwrap_or_default()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_say_how_it_went_have_colours() {
        for (line, expected) in [
            ("  missing museum lent statue", Some(AnsiColor::Red)),
            ("  noisy   lender lent horse", Some(AnsiColor::Yellow)),
            ("gifted fires", Some(AnsiColor::Green)),
            ("met comes near", Some(AnsiColor::Yellow)),
            (
                "1 rule, 3 examples: 3 passed, 0 failed",
                Some(AnsiColor::Green),
            ),
            (
                "1 rule, 3 examples: 2 passed, 1 failed",
                Some(AnsiColor::Red),
            ),
            ("  states Kim met Xi", None),
            ("a.rules:9: Something is missing.", None),
        ] {
            assert_eq!(colour(line), expected, "{line}");
        }
        assert_eq!(painted("a\n", AnsiColor::Red), "\u{1b}[31ma\u{1b}[0m\n");
    }
}
