//! Documents as JSON lines: `{"id", "text", "url"?, "date"?, "title"?}`, one document a line.

use std::fmt;

use serde::Deserialize;

use super::{Document, decode, is_day};

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
/// assert_eq!(fault.to_string(), "2:12: \"text\" is missing; a line is {\"id\": \"a1\", \"text\": \"Kim left.\"}");
/// # Ok::<(), cloze::document::json_lines::DocumentFault>(())
/// ```
pub fn read_line(number: usize, line: &[u8]) -> Result<Option<Document>, DocumentFault> {
    let line = decode(line);
    let line = line.trim();
    if line.is_empty() {
        return Ok(None);
    }
    let read = serde_json::from_str::<Row>(line);
    match read {
        // A list of the right length would do for serde.
        Ok(_) if !line.starts_with('{') => Err(DocumentFault {
            line: number,
            column: 1,
            message: format!("this is no object; a line is {EXAMPLE}"),
        }),
        Ok(row) => match document(row) {
            Ok(document) => Ok(Some(document)),
            Err(message) => Err(DocumentFault {
                line: number,
                column: 1,
                message,
            }),
        },
        Err(error) => Err(fault(number, line, &error)),
    }
}

/// The document of a row, or what is wrong with its date.
fn document(row: Row) -> Result<Document, String> {
    let id = match row.id {
        Id::Name(name) => name,
        Id::Number(number) => number.to_string(),
    };
    let date = row.date.map(day).transpose()?;
    let document = Document {
        id,
        text: row.text,
        url: row.url,
        date,
        title: row.title,
    };
    Ok(document.with_title())
}

/// The day of a date that may have a time behind it.
fn day(date: String) -> Result<String, String> {
    let day = date.split(['T', ' ']).next().unwrap_or_default();
    match is_day(day) {
        true => Ok(day.to_owned()),
        false => {
            let shown: String = date.chars().take(40).collect();
            Err(format!("\"date\" is \"{shown}\"; write it as YYYY-MM-DD"))
        }
    }
}

/// What is wrong with a line, with the line's own number.
fn fault(line: usize, text: &str, error: &serde_json::Error) -> DocumentFault {
    DocumentFault {
        line,
        column: error.column(),
        message: match serde_json::from_str::<serde_json::Value>(text) {
            Ok(value) => wrong_member(&value),
            Err(_) => {
                let message = error.to_string();
                let message = message.split(" at line ").next().unwrap_or_default();
                format!("not JSON: {message}; a line is {EXAMPLE}")
            }
        },
    }
}

/// A line as it should be.
const EXAMPLE: &str = r#"{"id": "a1", "text": "Kim left."}"#;

/// Which member of a line is missing or of another kind than it should be.
fn wrong_member(value: &serde_json::Value) -> String {
    use serde_json::Value;
    let Value::Object(members) = value else {
        return format!("this is no object; a line is {EXAMPLE}");
    };
    for name in ["id", "text", "url", "date", "title"] {
        let kind = match members.get(name) {
            Some(Value::String(_)) => continue,
            Some(Value::Number(number)) if name == "id" && number.is_u64() => continue,
            None | Some(Value::Null) if !["id", "text"].contains(&name) => continue,
            None => return format!("\"{name}\" is missing; a line is {EXAMPLE}"),
            Some(Value::Null) => "null",
            Some(Value::Bool(_)) => "true or false",
            Some(Value::Number(_)) => "a number",
            Some(Value::Array(_)) => "a list",
            Some(Value::Object(_)) => "an object",
        };
        return format!("\"{name}\" is {kind}; write it in quotation marks");
    }
    format!("a member stands twice; a line is {EXAMPLE}")
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
                "4:21: \"text\" is a number; write it in quotation marks",
                r#"5:1: not JSON: expected value; a line is {"id": "a1", "text": "Kim left."}"#,
                r#"e "Talks end\n\nThey left." Some("Talks end")"#,
            ]
        );
    }

    #[test]
    fn a_fault_names_the_member_and_the_cure() {
        for (line, expected) in [
            (r#"{"text": "Kim left."}"#, "\"id\" is missing; "),
            (r#"{"id": "a", "text": null}"#, "\"text\" is null; "),
            (r#"{"id": "a", "text": ["b"]}"#, "\"text\" is a list; "),
            (r#"["a", "b"]"#, "this is no object; "),
            (
                r#"{"id": "a", "text": "b", "date": "June 3"}"#,
                "\"date\" is \"June 3\"; write it as YYYY-MM-DD",
            ),
            (
                r#"{"id": "a", "text": "b", "date": "2023-02-29"}"#,
                "\"date\" is \"2023-02-29\"; ",
            ),
        ] {
            let fault = read_line(1, line.as_bytes()).expect_err("the line is faulty");
            assert!(fault.message.starts_with(expected), "{line}: {fault}");
        }
    }

    #[test]
    fn a_date_may_have_a_time_behind_it() {
        let line = br#"{"id": "a", "text": "b", "date": "2024-06-19T10:00:00Z"}"#;
        let document = read_line(1, line).expect("the line is sound");
        let date = document.and_then(|document| document.date);
        assert_eq!(date.as_deref(), Some("2024-06-19"));
    }
}
