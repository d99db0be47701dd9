//! Sorted lists of `data/lexicons` that are searched where they lie in the program, so that nothing is loaded.

use std::cmp::Ordering;

/// A sorted list of lines, each a key and perhaps, after a tab, a value. Lines with `#` come first.
#[derive(Clone, Copy, Debug)]
pub struct SortedList(pub &'static str);

impl SortedList {
    /// The value of a key: empty if the line has none.
    pub fn get(self, key: &str) -> Option<&'static str> {
        let line = self.line(key)?;
        Some(line.get(key.len() + 1..).unwrap_or_default())
    }

    /// The key as the list has it.
    pub fn key(self, key: &str) -> Option<&'static str> {
        self.line(key)?.get(..key.len())
    }

    /// The line of a key.
    fn line(self, key: &str) -> Option<&'static str> {
        let text = self.0;
        let (mut low, mut high) = (0, text.len());
        while low < high {
            let start = line_start(text, low, low.midpoint(high));
            match compare(&text.as_bytes()[start..], key.as_bytes()) {
                Ordering::Equal => return text[start..].lines().next(),
                Ordering::Less => low = line_end(text, start) + 1,
                Ordering::Greater => high = start,
            }
        }
        None
    }

    /// Whether a key is in the list.
    pub fn contains(self, key: &str) -> bool {
        self.line(key).is_some()
    }
}

/// Compares the key at the start of a line with another. What ends a key comes before all letters.
fn compare(line: &[u8], key: &[u8]) -> Ordering {
    let ends = |byte: &u8| matches!(byte, b'\t' | b'\n');
    for (place, wanted) in key.iter().enumerate() {
        match line.get(place) {
            Some(found) if found == wanted => {}
            Some(found) if !ends(found) => return found.cmp(wanted),
            _ => return Ordering::Less,
        }
    }
    if line.get(key.len()).is_none_or(ends) {
        Ordering::Equal
    } else {
        Ordering::Greater
    }
}

/// The end of the line that starts here.
fn line_end(text: &str, start: usize) -> usize {
    let mut line = text.as_bytes()[start..].iter();
    line.position(|&byte| byte == b'\n')
        .map_or(text.len(), |length| start + length)
}

/// The start of the line that holds the byte at `middle`, not before `low`.
fn line_start(text: &str, low: usize, middle: usize) -> usize {
    let before = &text.as_bytes()[low..middle];
    before
        .iter()
        .rposition(|&byte| byte == b'\n')
        .map_or(low, |place| low + place + 1)
}
