//! Texts in Markdown: what they say, without the marks, code and tables.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::{Document, decode, is_day};

/// Whether a file that begins like this is in Markdown: with facts about it between lines of hyphens, or with a heading.
pub fn is_markdown(head: &[u8]) -> bool {
    let head = decode(head);
    let mut lines = head.trim_start_matches('\u{feff}').lines();
    let first = lines.next().unwrap_or_default();
    match first.trim_end() {
        "---" => lines
            .take_while(|line| line.trim_end() != "---")
            .any(|line| line.starts_with("title:")),
        heading => {
            let has_sign = heading
                .strip_prefix("# ")
                .is_some_and(|rest| !rest.trim().is_empty());
            has_sign && lines.next().is_some_and(|line| line.trim().is_empty())
        }
    }
}

/// Reads a text in Markdown.
pub fn document(id: &str, bytes: &[u8]) -> Document {
    let mut writer = Writer::default();
    let options = Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH;
    for event in Parser::new_ext(&decode(bytes), options) {
        writer.take(event);
    }
    let fact = |name: &str| {
        let lines = writer.facts.lines();
        let mut values = lines.filter_map(|line| line.strip_prefix(name)?.strip_prefix(':'));
        let value = values.next()?.trim().trim_matches(['"', '\'']);
        (!value.is_empty()).then(|| value.to_owned())
    };
    let day = fact("date").and_then(|date| date.get(..10).map(str::to_owned));
    Document {
        title: fact("title"),
        date: day.filter(|day| is_day(day)),
        url: fact("url").filter(|url| url.starts_with("http")),
        ..Document::new(id, writer.text.trim_end())
    }
    .with_title()
}

/// The text that is written, and what it is left out of.
#[derive(Default)]
struct Writer {
    text: String,
    /// What the file tells of itself, in lines.
    facts: String,
    is_fact: bool,
    /// How many things are open that are no text.
    left_out: usize,
}

impl Writer {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) if self.is_fact => self.facts.push_str(&text),
            _ if self.left_out > 0 => {}
            Event::Text(text) | Event::Code(text) => self.text.push_str(&text),
            Event::SoftBreak => self.text.push(' '),
            Event::HardBreak => self.text.push('\n'),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::MetadataBlock(_) => self.is_fact = true,
            Tag::CodeBlock(_)
            | Tag::HtmlBlock
            | Tag::Image { .. }
            | Tag::Table(_)
            | Tag::FootnoteDefinition(_) => self.left_out += 1,
            Tag::Item => {
                self.end_line();
                self.text.push_str("- ");
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::MetadataBlock(_) => self.is_fact = false,
            TagEnd::CodeBlock
            | TagEnd::HtmlBlock
            | TagEnd::Image
            | TagEnd::Table
            | TagEnd::FootnoteDefinition => self.left_out -= 1,
            TagEnd::Item => self.end_line(),
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::List(_) if self.left_out == 0 => {
                self.end_line();
                if !self.text.is_empty() && !self.text.ends_with("\n\n") {
                    self.text.push('\n');
                }
            }
            _ => {}
        }
    }

    fn end_line(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_stay_and_the_marks_go() {
        let text = "# Norway *gives* a ship\n\nThe [king](https://example.org) of **Denmark**\nleft `Oslo`.\n\n\
                    - One minister stayed.\n- Two\n  - left.\n\n```\nlet x = 1;\n```\n\n![a ship](ship.png)\n\n\
                    | a | b |\n|---|---|\n| 1 | 2 |\n\n<div>no</div>\n\n> He said &amp; wrote it.[^1]\n\n[^1]: A note.\n";
        let document = document("note", text.as_bytes());
        assert_eq!(
            document.text,
            "Norway gives a ship\n\nThe king of Denmark left Oslo.\n\n- One minister stayed.\n- Two\n- left.\n\n\
             He said & wrote it."
        );
        assert_eq!(document.title.as_deref(), Some("Norway gives a ship"));
    }

    #[test]
    fn facts_at_the_head_are_told() {
        let text = "---\ntitle: \"A gift: a ship\"\ndate: 2024-06-19T10:00:00Z\nurl: https://example.org/a\n---\n\nKim left.\n";
        assert!(is_markdown(text.as_bytes()));
        let document = document("note", text.as_bytes());
        assert_eq!(document.text, "Kim left.");
        assert_eq!(document.title.as_deref(), Some("A gift: a ship"));
        assert_eq!(document.date.as_deref(), Some("2024-06-19"));
        assert_eq!(document.url.as_deref(), Some("https://example.org/a"));
    }

    #[test]
    fn markdown_is_told_by_its_beginning() {
        assert!(is_markdown(b"# Kim left\n\nHe left on Monday.\n"));
        for text in [
            "#metoo began in 2017.\n\nIt grew.",
            "# 1 in the charts\nfor a week",
            "---\nKim left.\n---\n",
            "Kim left.",
            "",
        ] {
            assert!(!is_markdown(text.as_bytes()), "{text}");
        }
    }
}
