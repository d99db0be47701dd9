//! Documents as JSON lines: `{"id", "text", "url"?, "date"?, "title"?}`, one document a line.

mod object;

use std::io::BufRead;

use super::limit::read_line_within;
use super::{Document, DocumentFault, Fields, decode};
use object::{EXAMPLE, fault, parse};

/// The documents of JSON lines, one after another; empty lines are passed over.
#[derive(Debug)]
pub struct JsonLines<R> {
    reader: R,
    fields: Fields,
    number: usize,
    /// Whether nothing can be read any more.
    ended: bool,
}

/// Reads the documents of a stream of JSON lines, holding one line at a time.
pub fn documents<R: BufRead>(reader: R, fields: Fields) -> JsonLines<R> {
    JsonLines {
        reader,
        fields,
        number: 0,
        ended: false,
    }
}

impl<R: BufRead> Iterator for JsonLines<R> {
    type Item = Result<Document, DocumentFault>;

    fn next(&mut self) -> Option<Self::Item> {
        let mut line = Vec::new();
        while !self.ended {
            line.clear();
            self.number += 1;
            match read_line_within(&mut self.reader, &mut line) {
                Ok(0) => self.ended = true,
                Ok(_) => {
                    if let Some(found) = read_line(self.number, &line, &self.fields).transpose() {
                        return Some(found);
                    }
                }
                Err(error) => {
                    self.ended = true;
                    return Some(Err(DocumentFault::broken(self.number, &error)));
                }
            }
        }
        None
    }
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
/// use cloze::document::{Fields, json_lines::read_line};
///
/// let fields = Fields::default();
/// let line = br#"{"id": "a1", "text": "Kim met Xi.", "date": "2024-06-19"}"#;
/// let document = read_line(1, line, &fields)?.expect("the line is not empty");
/// assert_eq!(document.text, "Kim met Xi.");
///
/// let fault = read_line(2, br#"{"id": "a1"}"#, &fields).unwrap_err();
/// assert_eq!(fault.to_string(), "2:12: \"text\" is missing; a line is {\"id\": \"a1\", \"text\": \"Kim left.\"}");
/// # Ok::<(), cloze::document::DocumentFault>(())
/// ```
pub fn read_line(
    number: usize,
    line: &[u8],
    fields: &Fields,
) -> Result<Option<Document>, DocumentFault> {
    let line = decode(line);
    let line = line.trim();
    if line.is_empty() {
        return Ok(None);
    }
    match parse(line, fields) {
        // A list of the right length would do for serde.
        Ok(_) if !line.starts_with('{') => Err(DocumentFault::at_line(
            number,
            format!("this is no object; a line is {EXAMPLE}"),
        )),
        Ok(row) => match row.document(&fields.date) {
            Ok(document) => Ok(Some(document)),
            Err(message) => Err(DocumentFault::at_line(number, message)),
        },
        Err(error) => Err(fault(number, line, &error, fields)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<Option<Document>, DocumentFault> {
        read_line(1, line.as_bytes(), &Fields::default())
    }

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
        let rows: Vec<String> = documents(file.as_bytes(), Fields::default())
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
                r#"{"id": "a", "id": "a", "text": "b"}"#,
                "\"id\" stands twice; ",
            ),
            (
                r#"{"id": "a", "text": "b", "date": "June 3"}"#,
                "\"date\" is \"June 3\"; write it as YYYY-MM-DD",
            ),
            (
                r#"{"id": "a", "text": "b", "date": "2023-02-29"}"#,
                "\"date\" is \"2023-02-29\"; ",
            ),
        ] {
            let fault = read(line).expect_err("the line is faulty");
            assert!(fault.message.starts_with(expected), "{line}: {fault}");
        }
    }

    #[test]
    fn a_date_may_have_a_time_behind_it() {
        let line = r#"{"id": "a", "text": "b", "date": "2024-06-19T10:00:00Z"}"#;
        let document = read(line).expect("the line is sound");
        let date = document.and_then(|document| document.date);
        assert_eq!(date.as_deref(), Some("2024-06-19"));
    }

    #[test]
    fn members_may_have_other_names() {
        let fields = Fields {
            text: "body".to_owned(),
            title: "headline".to_owned(),
            ..Fields::default()
        };
        let line = br#"{"id": "a", "body": "Kim left.", "headline": "Kim", "text": 3}"#;
        let document = read_line(1, line, &fields).expect("the line is sound");
        let document = document.expect("it is not empty");
        assert_eq!(
            (document.text.as_str(), document.title.as_deref()),
            ("Kim left.", Some("Kim"))
        );
        let fault = read_line(1, br#"{"id": "a", "text": "b"}"#, &fields).expect_err("no body");
        assert!(
            fault.message.starts_with("\"body\" is missing; "),
            "{fault}"
        );
    }
}
