//! Long lines on a terminal, broken between words, with what follows further in.

use std::io::{self, IsTerminal};

/// The narrowest screen for which lines are broken, in columns.
const NARROWEST: usize = 40;

/// How many columns standard output has, if it is a terminal.
pub fn screen_width() -> Option<usize> {
    let is_terminal = io::stdout().is_terminal();
    columns().filter(|_| is_terminal)
}

/// How many columns standard error has, if it is a terminal.
pub fn message_width() -> Option<usize> {
    let is_terminal = io::stderr().is_terminal();
    columns().filter(|_| is_terminal)
}

fn columns() -> Option<usize> {
    let (columns, _) = crossterm::terminal::size().ok()?;
    Some(usize::from(columns)).filter(|columns| *columns >= NARROWEST)
}

/// A line broken between words so that it fits this width, if one is given.
///
/// What follows the first break stands two columns further in than the line.
pub fn wrapped(line: &str, width: Option<usize>) -> String {
    let Some(width) = width.filter(|width| line.trim_end().chars().count() > *width) else {
        return line.to_owned();
    };
    let text = line.trim_start_matches(' ');
    let indent = line.len() - text.len();
    let mut made = " ".repeat(indent);
    let mut column = indent;
    for (index, word) in text.trim_end().split(' ').enumerate() {
        let length = word.chars().count();
        if index > 0 && column + 1 + length > width {
            made.push('\n');
            made.push_str(&" ".repeat(indent + 2));
            column = indent + 2;
        } else if index > 0 {
            made.push(' ');
            column += 1;
        }
        made.push_str(word);
        column += length;
    }
    if line.ends_with('\n') {
        made.push('\n');
    }
    made
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_are_broken_between_words() {
        let line = "  the slot recipient wants a phrase with \"to\"\n";
        for (width, expected) in [
            (None, line),
            (Some(60), line),
            (
                Some(24),
                "  the slot recipient\n    wants a phrase with\n    \"to\"\n",
            ),
            (
                Some(4),
                "  the\n    slot\n    recipient\n    wants\n    a\n    phrase\n    with\n    \"to\"\n",
            ),
        ] {
            assert_eq!(wrapped(line, width), expected);
        }
    }
}
