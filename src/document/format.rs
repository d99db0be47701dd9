//! The formats that articles come in, told by how a file begins.

use std::io::{BufRead, Read};

use super::entities::unescape;
use super::limit::read_within;
use super::refusal::Refusal;
use super::table::{self, Separator};
use super::{
    Article, Document, DocumentFault, Fields, decode, feed, html, json_lines, json_objects,
    markdown, web_archive,
};

/// A format that articles come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Plain text: one article.
    Text,
    /// Text with marks for headings, lists and links: one article.
    Markdown,
    /// A page of the web: one article with its surroundings.
    Html,
    /// A feed of news, RSS or Atom: an article an entry.
    Feed,
    /// An archive of the web, WARC or WET: an article a page.
    WebArchive,
    /// JSON lines: an article a line.
    JsonLines,
    /// JSON objects in a list, or laid out over several lines: an article each.
    JsonObjects,
    /// Values in columns with a heading: an article a row.
    Table(Separator),
    /// A table in Parquet: an article a row.
    #[cfg(feature = "parquet")]
    Parquet,
}

impl Format {
    /// The format of a file by how it begins, and by the ending of its name where that leaves it open. The name may be
    /// empty.
    ///
    /// # Errors
    ///
    /// The file holds no article: a picture, a PDF, a graph that was written by this crate.
    ///
    /// # Examples
    ///
    /// ```
    /// use cloze::document::{Fields, Format};
    ///
    /// let fields = Fields::default();
    /// let line = b"{\"id\": \"a\", \"text\": \"Kim left.\"}";
    /// assert_eq!(Format::of("", line, &fields), Ok(Format::JsonLines));
    /// assert_eq!(Format::of("article.txt", b"{", &fields), Ok(Format::Text));
    /// assert!(Format::of("article.txt", b"%PDF-1.7", &fields).is_err());
    /// ```
    pub fn of(name: &str, head: &[u8], fields: &Fields) -> Result<Self, Refusal> {
        if let Some(refusal) = Refusal::of(head) {
            return Err(refusal);
        }
        let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
        Ok(match ending.to_ascii_lowercase().as_str() {
            #[cfg(feature = "parquet")]
            _ if super::parquet::is_parquet(head) => Self::Parquet,
            _ if web_archive::is_archive(head) => Self::WebArchive,
            _ if html::is_page(head) => Self::Html,
            _ if feed::is_feed(head) => Self::Feed,
            "html" | "htm" | "xhtml" => Self::Html,
            "jsonl" | "ndjson" => Self::JsonLines,
            "csv" => Self::Table(separator(head)),
            "tsv" => Self::Table(Separator::Tab),
            "txt" | "text" => Self::Text,
            "md" | "markdown" => Self::Markdown,
            _ if markdown::is_markdown(head) => Self::Markdown,
            _ if is_json_line(head, fields) => Self::JsonLines,
            "json" => Self::JsonObjects,
            _ if is_json_object(head, fields) => Self::JsonObjects,
            _ => table_separator(head, fields).map_or(Self::Text, Self::Table),
        })
    }

    /// Reads the documents of a stream in this format, one after another. A plain text or a page gets the identifier.
    pub fn documents<'r>(
        self,
        id: &str,
        reader: impl BufRead + Send + 'r,
        fields: &Fields,
    ) -> Box<dyn Iterator<Item = Result<Document, DocumentFault>> + Send + 'r> {
        let articles = self.articles(id, reader, fields);
        Box::new(articles.map(|found| found.map(Article::read)))
    }

    /// The same, with work still to be done on each that can be done elsewhere.
    #[doc(hidden)]
    pub fn articles<'r>(
        self,
        id: &str,
        reader: impl BufRead + Send + 'r,
        fields: &Fields,
    ) -> Box<dyn Iterator<Item = Result<Article, DocumentFault>> + Send + 'r> {
        let fields = fields.clone();
        let id = id.to_owned();
        match self {
            Self::Text => Box::new(whole(reader, move |bytes| {
                vec![Ok(text(&id, &bytes).into())]
            })),
            Self::Markdown => Box::new(whole(reader, move |bytes| {
                vec![Ok(markdown::document(&id, &bytes).into())]
            })),
            Self::Html => Box::new(whole(reader, |bytes| {
                let url = None;
                vec![Ok(Article::Page { id, bytes, url })]
            })),
            Self::Feed => Box::new(whole(reader, move |bytes| {
                feed::articles(&decode(&bytes), &id)
            })),
            Self::WebArchive => Box::new(web_archive::articles(reader, &id)),
            Self::JsonLines => Box::new(ready(json_lines::documents(reader, fields))),
            Self::JsonObjects => Box::new(ready(json_objects::documents(reader, fields))),
            Self::Table(separator) => {
                Box::new(ready(table::documents(reader, separator, &id, fields)))
            }
            #[cfg(feature = "parquet")]
            Self::Parquet => Box::new(whole(reader, move |bytes| {
                super::parquet::articles(bytes, &id, &fields)
            })),
        }
    }
}

/// The document of a plain text.
fn text(id: &str, bytes: &[u8]) -> Document {
    Document::new(id, unescape(&decode(bytes))).with_title()
}

/// Documents on which nothing is to be done.
fn ready(
    documents: impl Iterator<Item = Result<Document, DocumentFault>>,
) -> impl Iterator<Item = Result<Article, DocumentFault>> {
    documents.map(|found| found.map(Article::Document))
}

/// What is found in a stream that is held as a whole.
fn whole<A: IntoIterator<Item = Result<Article, DocumentFault>>>(
    reader: impl Read,
    articles: impl FnOnce(Vec<u8>) -> A,
) -> impl Iterator<Item = Result<Article, DocumentFault>> {
    let found = std::iter::once_with(move || match read_within(reader) {
        Ok(bytes) => (Some(articles(bytes)), None),
        Err(error) => (None, Some(Err(DocumentFault::broken(1, &error)))),
    });
    found.flat_map(|(articles, fault)| articles.into_iter().flatten().chain(fault))
}

/// A beginning without its byte order mark and white space.
fn trimmed(head: &[u8]) -> &[u8] {
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head);
    head.trim_ascii_start()
}

/// The first line that is not empty, and whether its end is there.
fn first_line(head: &[u8]) -> &[u8] {
    let lines = trimmed(head).split(|&byte| byte == b'\n');
    lines.into_iter().next().unwrap_or_default()
}

/// Whether the first line is a JSON object with a text.
fn is_json_line(head: &[u8], fields: &Fields) -> bool {
    let line = first_line(head);
    line.starts_with(b"{") && json_lines::read_line(1, line, fields).is_ok()
}

/// Whether a list of objects begins here, or an object that has a member of one of the names that are looked for.
fn is_json_object(head: &[u8], fields: &Fields) -> bool {
    let head = trimmed(head);
    match head.first() {
        Some(b'[') => head
            .get(1..)
            .unwrap_or_default()
            .trim_ascii_start()
            .starts_with(b"{"),
        Some(b'{') => {
            let head = decode(head);
            let named = |name: &&str| head.contains(&format!("\"{name}\""));
            [fields.id.as_str(), &fields.text].iter().all(named)
        }
        _ => false,
    }
}

/// What separates the columns of a heading that names a text, if this is one.
fn table_separator(head: &[u8], fields: &Fields) -> Option<Separator> {
    let heading = decode(first_line(head)).to_lowercase();
    let separators = [Separator::Tab, Separator::Comma, Separator::Semicolon];
    separators.into_iter().find(|separator| {
        let names: Vec<&str> = heading.split(separator.sign() as char).map(cell).collect();
        let are_names = |name: &&str| !name.is_empty() && !name.contains([' ', '.']);
        names.len() > 1
            && names.iter().all(are_names)
            && names.contains(&fields.text.to_lowercase().as_str())
    })
}

fn cell(cell: &str) -> &str {
    cell.trim().trim_matches('"')
}

/// What the heading of a table has most of.
fn separator(head: &[u8]) -> Separator {
    let line = first_line(head);
    let count = |separator: &Separator| {
        let sign = separator.sign();
        line.iter().filter(|&&byte| byte == sign).count()
    };
    let separators = [Separator::Tab, Separator::Semicolon, Separator::Comma];
    separators
        .into_iter()
        .max_by_key(count)
        .unwrap_or(Separator::Comma)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_content_tells_the_format_and_else_the_ending() {
        let json = br#"{"id": "a", "text": "Kim met Xi."}"#;
        let comma = Format::Table(Separator::Comma);
        let cases: [(&str, &[u8], Format); 29] = [
            ("a.jsonl", b"", Format::JsonLines),
            ("a.NDJSON", b"", Format::JsonLines),
            ("a.txt", json, Format::Text),
            ("a", json, Format::JsonLines),
            ("a.json", json, Format::JsonLines),
            ("a.json", b"[{\"id\": 1}]", Format::JsonObjects),
            ("-", b"\n[ {\"id\": 1}]", Format::JsonObjects),
            (
                "-",
                b"{\n  \"id\": 1,\n  \"text\": \"\"\n}",
                Format::JsonObjects,
            ),
            ("-", b"{\"id\": 1, \"text\": \"\"}\n{", Format::JsonLines),
            (
                "-",
                b"\xef\xbb\xbf\n{\"id\": 1, \"text\": \"\"}\n{",
                Format::JsonLines,
            ),
            ("-", b"{not json}", Format::Text),
            ("-", b"[1] Kim left.", Format::Text),
            ("-", b"", Format::Text),
            ("a.csv", b"id;body\n", Format::Table(Separator::Semicolon)),
            ("a.csv", b"body\n", comma),
            ("a.tsv", b"id\ttext\n", Format::Table(Separator::Tab)),
            ("-", b"id,\"Text\",date\n1,2,3\n", comma),
            ("-", b"Here, text, and so on.\n", Format::Text),
            ("-", b"the text\n", Format::Text),
            ("a.md", b"Kim *left*.", Format::Markdown),
            ("-", b"# Kim left\n\nHe left.\n", Format::Markdown),
            ("a.txt", b"# Kim left\n\nHe left.\n", Format::Text),
            (
                "-",
                b"<?xml version=\"1.0\"?>\n<rss version=\"2.0\">",
                Format::Feed,
            ),
            (
                "a.xml",
                b"<feed xmlns=\"http://www.w3.org/2005/Atom\">",
                Format::Feed,
            ),
            ("a.warc", b"WARC/1.0\r\n", Format::WebArchive),
            ("a.html", b"Kim left.", Format::Html),
            ("a.txt", b"\n<!doctype HTML>\n<p>Kim left.", Format::Html),
            (
                "-",
                b"<?xml version=\"1.0\"?>\n<html xmlns=\"x\">",
                Format::Html,
            ),
            ("-", b"<Kim> left.", Format::Text),
        ];
        for (name, head, format) in cases {
            let found = Format::of(name, head, &Fields::default());
            assert_eq!(found, Ok(format), "{name} {:?}", decode(head));
        }
    }

    #[test]
    fn a_text_is_one_document_with_its_headline() {
        let bytes = &b"Talks end\n\nKim met Xi.\n"[..];
        let mut documents = Format::Text.documents("a", bytes, &Fields::default());
        let document = documents
            .next()
            .and_then(Result::ok)
            .expect("a text is never a fault");
        assert_eq!(document.id, "a");
        assert_eq!(document.title.as_deref(), Some("Talks end"));
        assert_eq!(document.text, "Talks end\n\nKim met Xi.\n");
        assert!(documents.next().is_none());
    }
}
