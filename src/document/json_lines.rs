//! Documents as JSON lines: `{"id", "text", "url"?, "date"?, "title"?}`, one document a line.

use std::fmt;

use serde::Deserialize;

use super::{Document, decode};

/// A line that is no document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentFault {
    /// The line, counted from 1.
    pub line: usize,
    /// The column in bytes, counted from 1.
    pub column: usize,
    /// What is wrong with it.
    pub message: String,
}

impl fmt::Display for DocumentFault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}:{}: {}", self.line, self.column, self.message)
    }
}

impl std::error::Error for DocumentFault {}

/// The members of a line that are read; others are left alone.
#[derive(Deserialize)]
struct Row {
    id: Id,
    text: String,
    #[serde(default)]
    url: Option<String>,
    #[serde(default)]
    date: Option<String>,
    #[serde(default)]
    title: Option<String>,
}

/// An identifier; some sources number their documents.
#[derive(Deserialize)]
#[serde(untagged)]
enum Id {
    Name(String),
    Number(u64),
}

/// Reads the documents of a file; empty lines are passed over.
pub fn documents(bytes: &[u8]) -> impl Iterator<Item = Result<Document, DocumentFault>> + '_ {
    let lines = bytes.split(|&byte| byte == b'\n').enumerate();
    lines.filter_map(|(index, line)| read_line(index + 1, line).transpose())
}

/// Reads one line, `number` in its file; none if nothing stands on it.
///
/// # Errors
///
/// The line is not a JSON object, or lacks its `id` or `text`, or has a member of another kind.
///
/// # Examples
///
/// ```
/// use cloze::document::json_lines::read_line;
///
/// let line = br#"{"id": "a1", "text": "Kim met Xi.", "date": "2024-06-19"}"#;
/// let document = read_line(1, line)?.expect("the line is not empty");
/// assert_eq!(document.text, "Kim met Xi.");
///
/// let fault = read_line(2, br#"{"id": "a1"}"#).unwrap_err();
/// assert_eq!(fault.to_string(), "2:12: missing field `text`");
/// # Ok::<(), cloze::document::json_lines::DocumentFault>(())
/// ```
pub fn read_line(number: usize, line: &[u8]) -> Result<Option<Document>, DocumentFault> {
    let line = decode(line);
    let line = line.trim();
    if line.is_empty() {
        return Ok(None);
    }
    match serde_json::from_str::<Row>(line) {
        Ok(row) => Ok(Some(document(row))),
        Err(error) => Err(fault(number, &error)),
    }
}

fn document(row: Row) -> Document {
    let id = match row.id {
        Id::Name(name) => name,
        Id::Number(number) => number.to_string(),
    };
    let document = Document {
        id,
        text: row.text,
        url: row.url,
        date: row.date,
        title: row.title,
    };
    document.with_title()
}

/// What serde says of a line, with the line's own number.
fn fault(line: usize, error: &serde_json::Error) -> DocumentFault {
    let message = error.to_string();
    let message = message.split(" at line ").next().unwrap_or_default();
    DocumentFault {
        line,
        column: error.column(),
        message: message.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_documents_and_faults() {
        let file = concat!(
            "\u{feff}{\"id\": \"a\", \"text\": \"Kim met Xi.\", \"other\": 1}\r\n",
            "\n",
            "{\"id\": 7, \"text\": \"\", \"url\": \"https://example.org/7\"}\n",
            "{\"id\": \"c\", \"text\": 3}\n",
            "Kim met Xi.\n",
            "{\"id\": \"e\", \"text\": \"Talks end\\n\\nThey left.\"}",
        );
        let rows: Vec<String> = documents(file.as_bytes())
            .map(|row| match row {
                Ok(document) => format!("{} {:?} {:?}", document.id, document.text, document.title),
                Err(fault) => fault.to_string(),
            })
            .collect();
        assert_eq!(
            rows,
            [
                r#"a "Kim met Xi." None"#,
                r#"7 "" None"#,
                "4:21: invalid type: integer `3`, expected a string",
                "5:1: expected value",
                r#"e "Talks end\n\nThey left." Some("Talks end")"#,
            ]
        );
    }
}
