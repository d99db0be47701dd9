//! Small word lists of `data/lexicons`, built into the program.

/// The entries of a word list: its lines without the comments, ready to be searched.
///
/// A line may carry a second column after a tab; it is the entry's note.
#[derive(Debug)]
pub struct WordList {
    entries: Vec<(&'static str, &'static str)>,
    longest: usize,
}

impl WordList {
    /// Reads a list: one entry a line, lines with `#` in front are comments.
    pub fn parse(file: &'static str) -> Self {
        let mut entries: Vec<_> = file
            .lines()
            .filter(|line| !line.starts_with('#') && !line.is_empty())
            .map(|line| line.split_once('\t').unwrap_or((line, "")))
            .collect();
        entries.sort_unstable();
        let longest = entries.iter().map(|(word, _)| word.len()).max();
        Self {
            entries,
            longest: longest.unwrap_or_default(),
        }
    }

    /// The note of a word; none if the list does not have the word.
    pub fn note(&self, word: &str) -> Option<&'static str> {
        if word.len() > self.longest {
            return None;
        }
        let found = self.entries.binary_search_by_key(&word, |entry| entry.0);
        found
            .ok()
            .and_then(|index| self.entries.get(index))
            .map(|entry| entry.1)
    }

    /// Whether the list has the word.
    pub fn contains(&self, word: &str) -> bool {
        self.note(word).is_some()
    }

    /// The note of a word written in small letters.
    pub fn note_lowercase(&self, word: &str) -> Option<&'static str> {
        if word.len() > self.longest {
            return None;
        }
        self.note(&word.to_ascii_lowercase())
    }

    /// Whether the list has the word in small letters.
    pub fn contains_lowercase(&self, word: &str) -> bool {
        self.note_lowercase(word).is_some()
    }

    /// The entries with their notes, sorted.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &'static str)> + '_ {
        self.entries.iter().copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_are_no_entries_and_notes_follow_a_tab() {
        let list = WordList::parse("# made up\nInc\tplain\nand\n");
        assert_eq!(list.note("Inc"), Some("plain"));
        assert_eq!(list.note("and"), Some(""));
        assert_eq!(list.note("# made up"), None);
        assert!(list.contains_lowercase("AND"));
        assert!(!list.contains("andante"));
    }
}
