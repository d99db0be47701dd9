//! Whether a text is wrapped at a fixed width, and which line ends are only wrapping.

use super::lines::Line;
use crate::document::BlockKind;

/// The widest column a text is wrapped at. Longer lines are paragraphs.
const WIDEST: usize = 120;

/// The narrowest column a text is wrapped at. Shorter lines are verses, addresses, lists.
const NARROWEST: usize = 35;

/// How a text's lines are wrapped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wrapping {
    /// The width that lines are filled up to; none if line ends are meant.
    width: Option<usize>,
}

impl Wrapping {
    /// Judges by the lines that another line follows without a gap: a text is wrapped if most of
    /// them are full, and some of the lines that follow begin with a small letter.
    pub fn of(text: &str, lines: &[Line]) -> Self {
        let pairs = || {
            lines
                .iter()
                .zip(lines.iter().skip(1))
                .filter(|(_, next)| !next.after_gap)
        };
        let mut widths = [0_usize; WIDEST + 2];
        for (line, _) in pairs() {
            widths[line.width(text, WIDEST + 1)] += 1;
        }
        let count = pairs().count();
        let width = usual_width(&widths, count);
        let wrapping = Self { width: Some(width) };
        let full = pairs().filter(|(line, next)| wrapping.is_full(text, line, next));
        let flowing = pairs().filter(|(_, next)| next.is_lowercase(text));
        let is_wrapped = (NARROWEST..=WIDEST).contains(&width)
            && full.count() * 2 > count
            && flowing.count() * 4 > count;
        Self {
            width: is_wrapped.then_some(width),
        }
    }

    /// Whether a line only goes on with the block of the line before it.
    pub fn continues(self, text: &str, before: &Line, line: &Line, kind: BlockKind) -> bool {
        let in_list = kind == BlockKind::ListItem;
        let begins_item = line.item(text).is_some() && (in_list || before.ends_clause(text));
        let is_indented = line.indent > before.indent && !in_list;
        self.width.is_some() && !begins_item && !is_indented && self.is_full(text, before, line)
    }

    /// Whether the first word of the next line would not have fitted on the line.
    fn is_full(self, text: &str, line: &Line, next: &Line) -> bool {
        let limit = WIDEST + 1;
        let filled = line.width(text, limit) + 1 + next.first_word(text, limit);
        self.width.is_some_and(|width| filled > width)
    }
}

/// The width that nine in ten of the lines do not exceed.
fn usual_width(widths: &[usize], count: usize) -> usize {
    let mut passed = 0;
    let found = widths.iter().position(|lines| {
        passed += lines;
        passed * 10 >= count * 9
    });
    found.unwrap_or_default()
}
