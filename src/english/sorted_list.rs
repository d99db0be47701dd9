//! Sorted lists of `data/lexicons` that are searched where they lie in the program, so that nothing is loaded.

/// A sorted list of lines, each a key and perhaps, after a tab, a value. Lines with `#` come first.
#[derive(Clone, Copy, Debug)]
pub struct SortedList(pub &'static str);

impl SortedList {
    /// The value of a key: empty if the line has none.
    pub fn get(self, key: &str) -> Option<&'static str> {
        let text = self.0;
        let (mut low, mut high) = (0, text.len());
        while low < high {
            let start = line_start(text, low, low.midpoint(high));
            let line = text[start..].split('\n').next().unwrap_or_default();
            let (found, value) = line.split_once('\t').unwrap_or((line, ""));
            match found.cmp(key) {
                std::cmp::Ordering::Equal => return Some(value),
                std::cmp::Ordering::Less => low = start + line.len() + 1,
                std::cmp::Ordering::Greater => high = start,
            }
        }
        None
    }

    /// Whether a key is in the list.
    pub fn contains(self, key: &str) -> bool {
        self.get(key).is_some()
    }
}

/// The start of the line that holds the byte at `middle`, not before `low`.
fn line_start(text: &str, low: usize, middle: usize) -> usize {
    let before = &text.as_bytes()[low..middle];
    before
        .iter()
        .rposition(|&byte| byte == b'\n')
        .map_or(low, |place| low + place + 1)
}
