//! The formats that articles come in.

use super::json_lines::{self, DocumentFault};
use super::{Document, decode};

/// A format that articles come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Plain text: one article.
    Text,
    /// JSON lines: an article a line.
    JsonLines,
}

impl Format {
    /// The format of a file by the ending of its name, or by how its bytes begin if the ending says
    /// nothing. The name may be empty.
    ///
    /// # Examples
    ///
    /// ```
    /// use cloze::document::Format;
    ///
    /// assert_eq!(Format::of("news.jsonl", b""), Format::JsonLines);
    /// assert_eq!(Format::of("", b"{\"id\": \"a\", \"text\": \"Kim left.\"}"), Format::JsonLines);
    /// assert_eq!(Format::of("article.txt", b"{"), Format::Text);
    /// ```
    pub fn of(name: &str, bytes: &[u8]) -> Self {
        let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
        match ending.to_ascii_lowercase().as_str() {
            "jsonl" | "ndjson" => Self::JsonLines,
            "txt" | "text" | "md" => Self::Text,
            _ if is_json_line(bytes) => Self::JsonLines,
            _ => Self::Text,
        }
    }

    /// Reads the documents of a file in this format. A plain text gets the identifier.
    pub fn read(self, id: &str, bytes: &[u8]) -> Vec<Result<Document, DocumentFault>> {
        match self {
            Self::Text => vec![Ok(Document::new(id, decode(bytes)).with_title())],
            Self::JsonLines => json_lines::documents(bytes).collect(),
        }
    }
}

/// Whether the first line that is not empty is a JSON object with a text.
fn is_json_line(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let start = bytes.trim_ascii_start();
    start.starts_with(b"{") && {
        let line = start.split(|&byte| byte == b'\n').next();
        line.is_some_and(|line| json_lines::read_line(1, line).is_ok())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ending_tells_the_format_and_else_the_content() {
        let json = br#"{"id": "a", "text": "Kim met Xi."}"#;
        let cases: [(&str, &[u8], Format); 7] = [
            ("a.jsonl", b"", Format::JsonLines),
            ("a.NDJSON", b"", Format::JsonLines),
            ("a.txt", json, Format::Text),
            ("a", json, Format::JsonLines),
            (
                "-",
                b"\xef\xbb\xbf\n{\"id\": 1, \"text\": \"\"}\n{",
                Format::JsonLines,
            ),
            ("-", b"{not json}", Format::Text),
            ("-", b"", Format::Text),
        ];
        for (name, bytes, format) in cases {
            assert_eq!(Format::of(name, bytes), format, "{name}");
        }
    }

    #[test]
    fn a_text_is_one_document_with_its_headline() {
        let documents = Format::Text.read("a", b"Talks end\n\nKim met Xi.\n");
        let document = documents[0].as_ref().expect("a text is never a fault");
        assert_eq!(document.id, "a");
        assert_eq!(document.title.as_deref(), Some("Talks end"));
        assert_eq!(document.text, "Talks end\n\nKim met Xi.\n");
    }
}
