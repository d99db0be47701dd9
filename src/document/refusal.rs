//! What is no article, whatever its name says.

use std::fmt;

/// A kind of file that holds no article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// A PDF.
    Pdf,
    /// No text; with its kind as far as it is known.
    Binary(Option<&'static str>),
    /// A graph in a format for graphs, of this name.
    Graph(&'static str),
    /// Statements, clauses or mentions that this crate wrote.
    Export,
    /// A table in Parquet, which not every build reads.
    Parquet,
    /// Markup that is no page of the web.
    Xml,
}

impl fmt::Display for Refusal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Pdf => formatter.write_str(
                "this is a PDF, not text; turn it into text first, for example with pdftotext",
            ),
            Self::Binary(Some(kind)) => {
                write!(formatter, "this is {kind}, not text; give the text in it")
            }
            Self::Binary(None) => formatter.write_str(
                "this is not text; if it is in an unusual encoding, turn it into UTF-8 first",
            ),
            Self::Graph(format) => write!(
                formatter,
                "this is a graph ({format}), not an article; give the article it was made from"
            ),
            Self::Export => formatter.write_str(
                "this is a graph that cloze wrote, not an article; `cloze show` reads it",
            ),
            Self::Parquet => formatter.write_str(
                "this is Parquet, which this program was built without; build it with --features parquet, or give JSON lines or CSV",
            ),
            Self::Xml => formatter
                .write_str("this is XML, not a page, a feed or a text; take the text out of it first"),
        }
    }
}

impl Refusal {
    /// Why a file that begins like this is no article, if it is none.
    pub(super) fn of(head: &[u8]) -> Option<Self> {
        if head.starts_with(b"%PDF-") {
            return Some(Self::Pdf);
        }
        if head.starts_with(b"PAR1") {
            return (!cfg!(feature = "parquet")).then_some(Self::Parquet);
        }
        if is_binary(head) {
            return Some(Self::Binary(kind(head)));
        }
        let text = String::from_utf8_lossy(head);
        let text = text.trim_start_matches('\u{feff}').trim_start();
        graph(text).map(Self::Graph).or_else(|| {
            if is_export(text) {
                Some(Self::Export)
            } else if is_xml(text) && !super::feed::is_feed(head) {
                Some(Self::Xml)
            } else {
                None
            }
        })
    }
}

/// Whether more than one byte in twenty, and more than a stray few, are control characters that texts have no use for.
fn is_binary(head: &[u8]) -> bool {
    let is_odd = |byte: &&u8| byte.is_ascii_control() && !b"\t\n\r\x0b\x0c\x1b".contains(byte);
    let odd = head.iter().filter(is_odd).count();
    odd > 3 && odd * 20 > head.len()
}

/// What kind of file this is that is no text.
fn kind(head: &[u8]) -> Option<&'static str> {
    infer::get(head).map(|kind| kind.mime_type())
}

/// The format of a graph.
fn graph(text: &str) -> Option<&'static str> {
    let line = text.lines().next().unwrap_or_default().trim_end();
    let is_iri = |word: &str| word.starts_with('<') && word.contains("://") && word.ends_with('>');
    let mut words = line.split_whitespace();
    let starts_with_iris = words.next().is_some_and(is_iri) && words.next().is_some_and(is_iri);
    if (line.starts_with("@prefix ") || line.starts_with("@base ")) && line.ends_with('.') {
        Some("Turtle")
    } else if starts_with_iris && line.ends_with('.') {
        Some("N-Triples")
    } else if (line.starts_with("digraph ") || line.starts_with("graph ")) && line.ends_with('{') {
        Some("GraphViz")
    } else if text.starts_with('{')
        && text
            .get(..40.min(text.len()))
            .is_some_and(|start| start.contains("\"@context\""))
    {
        Some("JSON-LD")
    } else if is_table_of_statements(line) {
        Some("a table")
    } else if is_own_page(text) {
        Some("a page that cloze wrote")
    } else {
        None
    }
}

/// Whether this is a page that this crate wrote.
fn is_own_page(text: &str) -> bool {
    let start: String = text.chars().take(200).collect();
    start.contains("<meta name=\"generator\" content=\"cloze\">")
}

/// Whether a line is the heading of a table of statements, or of the nodes or edges of a property graph.
fn is_table_of_statements(line: &str) -> bool {
    let names: Vec<&str> = line.split([',', '\t']).collect();
    let has_all = |wanted: &[&str]| wanted.iter().all(|name| names.contains(name));
    has_all(&["subject", "relation", "object"])
        || has_all(&[":START_ID", ":END_ID"])
        || has_all(&["key:ID", ":LABEL"])
}

/// Whether this is one of the JSON formats of this crate: an object with a version and what no article has.
fn is_export(text: &str) -> bool {
    if !text.starts_with('{') {
        return false;
    }
    let line = text.lines().next().unwrap_or_default();
    let names = |name: &str| line.contains(&format!("\"{name}\":"));
    let start: String = text
        .chars()
        .filter(|c| !c.is_whitespace())
        .take(80)
        .collect();
    let has_version = ["{\"version\":1,", "{\"version\":2,"]
        .into_iter()
        .any(|version| start.starts_with(version));
    has_version && start.contains("\"documents\":[")
        || (names("version") && !names("id") || has_version)
            && ["relation", "predicate", "entities"].into_iter().any(names)
}

/// Whether this is markup.
fn is_xml(text: &str) -> bool {
    let start: String = text.chars().take(1_000).collect();
    (start.starts_with("<?xml") && !start.to_lowercase().contains("<html"))
        || start.starts_with("<rss")
        || start.starts_with("<svg")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_of_all_kinds_are_read() {
        for text in [
            "",
            "Kim left.",
            "BMW said that GIF89a is a format.",
            "PK",
            "@prefix is a word",
            "digraph means two letters",
            "<Kim> <Xi> met.",
            "\u{1b}[31mKim\u{1b}[0m left\0.",
            "Caf\u{e9}",
            "朝鲜领导人金正恩会见了普京。",
            "{\"version\": 1, \"id\": \"a\", \"text\": \"predicate\"}",
        ] {
            assert_eq!(Refusal::of(text.as_bytes()), None, "{text}");
        }
        assert_eq!(Refusal::of(b"Caf\xe9 in Z\xfcrich"), None);
    }

    #[test]
    fn tables_of_statements_are_no_articles() {
        for heading in [
            "subject\trelation\tobject\tfurther\n",
            "key:ID,name,:LABEL\n",
            ":START_ID,:END_ID,:TYPE\n",
        ] {
            let refusal = Refusal::of(heading.as_bytes());
            assert_eq!(refusal, Some(Refusal::Graph("a table")), "{heading}");
        }
        assert_eq!(Refusal::of(b"subject,text\n"), None);
    }

    #[test]
    fn what_this_crate_wrote_is_no_article() {
        for line in [
            r#"{"arguments":[],"document":"a","predicate":"left","version":1}"#,
            r#"{"document":"a","entities":[],"text":"Kim","version":1}"#,
            r#"{"version":2,"offsets":"bytes","document":{"id":"a"},"relation":{"id":"met"}}"#,
            "{\n  \"version\": 2,\n  \"offsets\": \"bytes\",\n  \"documents\": [\n",
        ] {
            assert_eq!(
                Refusal::of(line.as_bytes()),
                Some(Refusal::Export),
                "{line}"
            );
        }
    }
}
