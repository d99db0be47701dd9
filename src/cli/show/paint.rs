//! Colours of statements: of both ends by type, of the row by status; and lines under what a sentence says it of.

use anstyle::{Effects, Style};
use comfy_table::{Cell, Color};

use crate::cli::report;

use super::row::Row;

/// Whether there are colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paint {
    /// Letters only.
    Plain,
    /// Colours and lines under words.
    Colours,
}

impl Paint {
    /// What standard output takes: colours on a terminal, unless `--color` or `NO_COLOR` say otherwise.
    pub fn for_output() -> Self {
        match report::has_colours() {
            true => Self::Colours,
            false => Self::Plain,
        }
    }

    /// A cell of the table of statements.
    pub fn cell(self, row: &Row, column: usize, text: &str) -> Cell {
        let cell = Cell::new(text);
        let colour = match column {
            0 => row.subject_kind.as_deref().and_then(of_type),
            2 => row.object_kind.as_deref().and_then(of_type),
            1 | 4 => of_status(row),
            _ => None,
        };
        match colour.filter(|_| self == Self::Colours) {
            Some(colour) => cell.fg(colour),
            None => cell,
        }
    }

    /// A sentence with lines under names, or under their last words where they are not there in full.
    pub fn underline(self, sentence: &str, names: &[&str]) -> String {
        if self == Self::Plain {
            return sentence.to_owned();
        }
        let mut places: Vec<(usize, usize)> = names
            .iter()
            .filter_map(|name| {
                place(sentence, name).or_else(|| place(sentence, name.rsplit(' ').next()?))
            })
            .collect();
        places.sort_unstable();
        let style = Style::new().effects(Effects::UNDERLINE);
        let (mut marked, mut done) = (String::new(), 0);
        for (start, end) in places {
            if start >= done {
                marked.push_str(&sentence[done..start]);
                marked.push_str(&format!("{style}{}{style:#}", &sentence[start..end]));
                done = end;
            }
        }
        marked + &sentence[done..]
    }
}

/// The colour of a type.
fn of_type(kind: &str) -> Option<Color> {
    match kind {
        "Person" | "Group" => Some(Color::Blue),
        "Organization" | "Agent" => Some(Color::Magenta),
        "Country" | "City" | "Place" | "Facility" => Some(Color::Green),
        _ => None,
    }
}

/// The colour of a status; none for what is asserted.
fn of_status(row: &Row) -> Option<Color> {
    match () {
        () if row.degrees[0] == "negated" => Some(Color::Red),
        () if row.degrees[1] != "stated" => Some(Color::Yellow),
        () if row.speaker.is_some() => Some(Color::Cyan),
        () if row.open => Some(Color::DarkGrey),
        () => None,
    }
}

/// Where a name stands in a sentence, as a whole word.
fn place(sentence: &str, name: &str) -> Option<(usize, usize)> {
    let is_part = |c: char| c.is_alphanumeric();
    let mut found = sentence.match_indices(name).filter(|_| !name.is_empty());
    found.find_map(|(start, name)| {
        let end = start + name.len();
        let before = sentence[..start].chars().next_back();
        let after = sentence[end..].chars().next();
        (!before.is_some_and(is_part) && !after.is_some_and(is_part)).then_some((start, end))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_have_lines_under_them() {
        let sentence = "Dahl gave Chile the ship, not the ships of Dahl.";
        let marked = Paint::Colours.underline(sentence, &["Ingrid Dahl", "Chile", "ship", "Ghana"]);
        let marked = marked.replace("\u{1b}[4m", "<").replace("\u{1b}[0m", ">");
        assert_eq!(
            marked,
            "<Dahl> gave <Chile> the <ship>, not the ships of Dahl."
        );
        assert_eq!(Paint::Plain.underline(sentence, &["Chile"]), sentence);
    }
}
