//! Many short texts in one piece of memory.

/// Texts one after the other, each found by its number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Texts {
    letters: String,
    ends: Vec<usize>,
}

impl Texts {
    /// Adds a text that is given in parts.
    pub fn push<'t>(&mut self, parts: impl IntoIterator<Item = &'t str>) {
        self.letters.extend(parts);
        self.ends.push(self.letters.len());
    }

    /// Puts another text in place of the last one.
    pub fn replace_last(&mut self, text: &str) {
        if self.ends.pop().is_some() {
            self.letters.truncate(self.start(self.ends.len()));
            self.push([text]);
        }
    }

    /// The text with this number, empty if there is none.
    pub fn get(&self, number: usize) -> &str {
        let end = self.ends.get(number).copied().unwrap_or_default();
        self.letters
            .get(self.start(number)..end)
            .unwrap_or_default()
    }

    /// The last text.
    pub fn last(&self) -> &str {
        self.get(self.ends.len().wrapping_sub(1))
    }

    fn start(&self, number: usize) -> usize {
        let before = number.checked_sub(1);
        before
            .and_then(|before| self.ends.get(before).copied())
            .unwrap_or_default()
    }
}

impl<'t> FromIterator<&'t str> for Texts {
    fn from_iter<I: IntoIterator<Item = &'t str>>(texts: I) -> Self {
        let mut all = Self::default();
        for text in texts {
            all.push([text]);
        }
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_found_by_number() {
        let mut texts = Texts::default();
        assert_eq!((texts.get(0), texts.last()), ("", ""));
        texts.push(["cit", "y"]);
        texts.push([]);
        texts.push(["felt"]);
        texts.replace_last("feel");
        assert_eq!(
            [0, 1, 2, 3].map(|number| texts.get(number)),
            ["city", "", "feel", ""]
        );
        assert_eq!(texts, ["city", "", "feel"].into_iter().collect());
    }
}
