//! One article of many in a file: its parts as a row of JSON or of a table has them.

use std::borrow::Cow;

use super::entities::unescape;
use super::{Document, is_day};

/// The parts of an article, as far as the row has them.
#[derive(Debug, Default)]
pub struct Row {
    pub id: Option<String>,
    pub text: Option<String>,
    pub title: Option<String>,
    pub date: Option<String>,
    pub url: Option<String>,
}

impl Row {
    /// The document, or what is wrong with its date; `id` and `text` are known to be there.
    pub fn document(self, date_name: &str) -> Result<Document, String> {
        let date = self.date.filter(|date| !date.is_empty());
        let document = Document {
            id: self.id.unwrap_or_default(),
            text: unescaped(self.text.unwrap_or_default()),
            url: self.url,
            date: date.map(|date| day(date, date_name)).transpose()?,
            title: self.title.map(unescaped),
        };
        Ok(document.with_title())
    }
}

/// The text without character references; itself if it has none.
fn unescaped(text: String) -> String {
    match unescape(&text) {
        Cow::Borrowed(_) => text,
        Cow::Owned(unescaped) => unescaped,
    }
}

/// The day of a date that may have a time behind it.
fn day(date: String, name: &str) -> Result<String, String> {
    let day = date.split(['T', ' ']).next().unwrap_or_default();
    match is_day(day) {
        true => Ok(day.to_owned()),
        false => {
            let shown: String = date.chars().take(40).collect();
            Err(format!("\"{name}\" is \"{shown}\"; write it as YYYY-MM-DD"))
        }
    }
}
