//! What the members of a row are called.

/// The names under which rows of JSON and tables keep the parts of an article.
///
/// # Examples
///
/// ```
/// use cloze::document::Fields;
///
/// let fields = Fields { text: "body".to_owned(), ..Fields::default() };
/// assert_eq!(fields.title, "title");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fields {
    /// What names the document among its inputs.
    pub id: String,
    /// The text.
    pub text: String,
    /// The headline.
    pub title: String,
    /// The day it was published.
    pub date: String,
    /// The address it was published at.
    pub url: String,
}

impl Default for Fields {
    fn default() -> Self {
        let [id, text, title, date, url] = Self::PARTS.map(str::to_owned);
        Self {
            id,
            text,
            title,
            date,
            url,
        }
    }
}

impl Fields {
    /// The parts of an article, which are also their usual names.
    pub const PARTS: [&str; 5] = ["id", "text", "title", "date", "url"];

    /// The name of a part, to be read or changed; none if there is no such part.
    pub fn name_mut(&mut self, part: &str) -> Option<&mut String> {
        match part {
            "id" => Some(&mut self.id),
            "text" => Some(&mut self.text),
            "title" => Some(&mut self.title),
            "date" => Some(&mut self.date),
            "url" => Some(&mut self.url),
            _ => None,
        }
    }

    /// The names, in the order of the parts.
    pub(super) fn names(&self) -> [&str; 5] {
        [&self.id, &self.text, &self.title, &self.date, &self.url]
    }
}
