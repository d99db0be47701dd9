//! `/REGEX/` patterns, for text that is not sentences.

use regex::{Regex, RegexBuilder};

use super::{PatternForm, Slot};
use crate::rule::fault::RuleFault;
use crate::rule::line::Piece;

/// How many bytes a compiled expression may take.
const SIZE: usize = 1 << 20;

/// Reads `/REGEX/`; its named groups are the roles, which take any text or entity.
pub fn read(piece: Piece<'_>) -> Result<(Vec<Slot>, PatternForm), RuleFault> {
    let text = piece.text();
    let Some(inside) = text
        .strip_prefix('/')
        .and_then(|rest| rest.strip_suffix('/'))
    else {
        return Err(piece.fault("the expression is not closed; add \"/\" at its end"));
    };
    let expression = RegexBuilder::new(inside)
        .size_limit(SIZE)
        .build()
        .map_err(|error| piece.fault(format!("not a regular expression: {}", last_line(&error))))?;
    if expression.is_match("") {
        return Err(piece.fault(
            "the expression fits the empty text, and so everywhere; ask for a letter at least, with + instead of *",
        ));
    }
    let slots = slots(&expression);
    if slots.is_empty() {
        return Err(piece.fault("the expression names no role; write (?<role>…)"));
    }
    Ok((slots, PatternForm::Text(expression)))
}

fn slots(expression: &Regex) -> Vec<Slot> {
    let names = expression.capture_names().flatten();
    names
        .map(|name| Slot {
            role: name.replace('_', " "),
            types: vec!["Text".into()],
        })
        .collect()
}

/// The line of the message that says what is wrong.
fn last_line(error: &regex::Error) -> String {
    let text = error.to_string();
    let line = text.lines().last().unwrap_or_default();
    line.trim_start_matches("error: ").to_owned()
}
