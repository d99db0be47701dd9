//! Feeds of news, RSS and Atom: a document for each entry, of its whole content where the feed has it.

mod day;

use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::article::Article;
use super::{Document, DocumentFault};
use day::day;

/// Whether a file that begins like this is a feed.
pub fn is_feed(head: &[u8]) -> bool {
    let start = head.get(..head.len().min(2_000)).unwrap_or_default();
    let start = String::from_utf8_lossy(start);
    let start = start.trim_start_matches('\u{feff}').trim_start();
    let is_atom = start.contains("<feed") && start.contains("http://www.w3.org/2005/Atom");
    let is_old = start.contains("<rdf:RDF") && start.contains("http://purl.org/rss/1.0/");
    start.starts_with('<') && (start.contains("<rss") || is_atom || is_old)
}

/// Reads the entries of a feed; what comes after damage is told and left out.
pub fn articles(feed: &str, name: &str) -> Vec<Result<Article, DocumentFault>> {
    let mut entries = Entries {
        reader: Reader::from_str(feed),
        name,
        number: 0,
    };
    let mut found = Vec::new();
    loop {
        match entries.entry() {
            Ok(Some(entry)) => found.push(Ok(entries.article(entry))),
            Ok(None) => return found,
            Err(error) => {
                let message = format!("damaged XML: {error}; what comes after it is left out");
                let line = line_at(feed, entries.reader.error_position());
                found.push(Err(DocumentFault::at_line(line, message)));
                return found;
            }
        }
    }
}

/// The line of a byte.
fn line_at(text: &str, place: u64) -> usize {
    let place = usize::try_from(place).map_or(text.len(), |place| place.min(text.len()));
    let before = text.as_bytes().iter().take(place);
    before.filter(|&&byte| byte == b'\n').count() + 1
}

/// A feed that is read.
struct Entries<'f> {
    reader: Reader<&'f [u8]>,
    /// The name of the feed: entries without an id are numbered after it.
    name: &'f str,
    number: usize,
}

/// What an entry says, part by part.
#[derive(Debug, Default)]
struct Entry {
    id: String,
    title: String,
    link: String,
    published: String,
    updated: String,
    content: String,
    summary: String,
}

impl Entries<'_> {
    /// The next entry; none at the end.
    fn entry(&mut self) -> Result<Option<Entry>, quick_xml::Error> {
        loop {
            match self.reader.read_event()? {
                Event::Start(tag) if is_entry(&tag) => {
                    self.number += 1;
                    return self.parts().map(Some);
                }
                Event::Eof => return Ok(None),
                _ => {}
            }
        }
    }

    /// The parts of the entry that has begun.
    fn parts(&mut self) -> Result<Entry, quick_xml::Error> {
        let mut entry = Entry::default();
        loop {
            match self.reader.read_event()? {
                Event::Start(tag) => {
                    let name = name(&tag);
                    let link = address(&tag);
                    let text = self.text()?;
                    entry.put(&name, link.unwrap_or(text));
                }
                Event::Empty(tag) => {
                    if let Some(link) = address(&tag) {
                        entry.put(&name(&tag), link);
                    }
                }
                Event::End(_) | Event::Eof => return Ok(entry),
                _ => {}
            }
        }
    }

    /// All text up to the end of the element that has begun; what is marked up in it stays so.
    fn text(&mut self) -> Result<String, quick_xml::Error> {
        let mut text = String::new();
        let mut depth = 0;
        loop {
            match self.reader.read_event()? {
                Event::Start(tag) => {
                    depth += 1;
                    text.push_str(&format!("<{}>", name(&tag)));
                }
                Event::Empty(tag) => text.push_str(&format!("<{}>", name(&tag))),
                Event::End(_) if depth == 0 => return Ok(text),
                Event::End(tag) => {
                    depth -= 1;
                    text.push_str(&format!("</{}>", tag.local_name().into_inner()));
                }
                Event::Text(piece) => text.push_str(&piece),
                Event::CData(piece) => text.push_str(&piece),
                Event::GeneralRef(reference) => {
                    let known = reference.resolve_char_ref()?.map(String::from);
                    let named = || resolve_predefined_entity(&reference).map(str::to_owned);
                    let known = known.or_else(named);
                    text.push_str(&known.unwrap_or_else(|| format!("&{};", &*reference)));
                }
                Event::Eof => return Ok(text),
                _ => {}
            }
        }
    }

    fn article(&self, entry: Entry) -> Article {
        let url = Some(entry.link.trim().to_owned()).filter(|link| link.starts_with("http"));
        let id = [entry.id.trim(), entry.link.trim()]
            .into_iter()
            .find(|id| !id.is_empty())
            .map_or_else(|| format!("{}-{}", self.name, self.number), str::to_owned);
        let title = super::html::text_of(&entry.title);
        let text = match entry.content.trim().is_empty() {
            true => entry.summary,
            false => entry.content,
        };
        Article::Markup(Document {
            id,
            url,
            date: day(&entry.published).or_else(|| day(&entry.updated)),
            title: (!title.is_empty()).then_some(title),
            text,
        })
    }
}

impl Entry {
    /// Keeps a part, the first of each kind.
    fn put(&mut self, name: &str, text: String) {
        let part = match name {
            "id" | "guid" => &mut self.id,
            "title" => &mut self.title,
            "link" => &mut self.link,
            "pubDate" | "published" | "date" => &mut self.published,
            "updated" | "modified" => &mut self.updated,
            "encoded" | "content" => &mut self.content,
            "description" | "summary" => &mut self.summary,
            _ => return,
        };
        if part.trim().is_empty() {
            *part = text;
        }
    }
}

/// Whether an element is an entry of a feed.
fn is_entry(tag: &BytesStart<'_>) -> bool {
    matches!(tag.local_name().into_inner(), "item" | "entry")
}

/// The name of an element without its prefix.
fn name(tag: &BytesStart<'_>) -> String {
    tag.local_name().into_inner().to_owned()
}

/// The address that a link of Atom leads to, if it is the one of the entry itself.
fn address(tag: &BytesStart<'_>) -> Option<String> {
    let attribute = |name: &str| {
        let found = tag.try_get_attribute(name).ok()??;
        let value = found.normalized_value(XmlVersion::Implicit1_0).ok()?;
        Some(value.into_owned())
    };
    let is_link = tag.local_name().into_inner() == "link";
    let is_own = is_link && attribute("rel").is_none_or(|kind| kind == "alternate");
    attribute("href").filter(|_| is_own)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(feed: &str, expected: &[&str]) {
        assert!(is_feed(feed.as_bytes()), "{feed}");
        let rows: Vec<String> = articles(feed, "news")
            .into_iter()
            .map(|found| match found.map(Article::read) {
                Ok(Document {
                    id,
                    text,
                    url,
                    date,
                    title,
                }) => format!(
                    "{id} | {} | {} | {} | {text}",
                    title.unwrap_or_default(),
                    date.unwrap_or_default(),
                    url.unwrap_or_default(),
                ),
                Err(fault) => fault.to_string(),
            })
            .collect();
        assert_eq!(rows, expected);
    }

    #[test]
    fn the_items_of_rss_are_documents() {
        check(
            "<?xml version=\"1.0\"?><rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\">\
             <channel><title>News</title><link>https://example.org</link>\
             <item><title>A &amp;amp; B</title><link>https://example.org/1</link><guid>g1</guid>\
             <pubDate>Wed, 19 Jun 2024 23:00:00 GMT</pubDate><description>Short.</description>\
             <content:encoded><![CDATA[<p>Kim met <b>Xi</b>.</p><p>Xi left.</p>]]></content:encoded></item>\
             <item><description>&lt;p&gt;Maria Lopez&#39;s ship left.&lt;/p&gt;</description></item></channel></rss>",
            &[
                "g1 | A & B | 2024-06-19 | https://example.org/1 | Kim met Xi.\n\nXi left.",
                "news-2 |  |  |  | Maria Lopez's ship left.",
            ],
        );
    }

    #[test]
    fn the_entries_of_atom_are_documents() {
        check(
            "<feed xmlns=\"http://www.w3.org/2005/Atom\"><id>f</id><entry><id>e1</id><title type=\"html\">Gift</title>\
             <link rel=\"self\" href=\"https://example.org/x\"/><link href=\"https://example.org/e1?a=1&amp;b=2\"/>\
             <updated>2024-06-20T01:00:00Z</updated><published>2024-06-19T01:00:00Z</published><summary>Short.</summary>\
             <content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\"><p>Kim met Xi.</p></div></content></entry></feed>",
            &["e1 | Gift | 2024-06-19 | https://example.org/e1?a=1&b=2 | Kim met Xi."],
        );
    }

    #[test]
    fn damage_is_told_after_what_was_read() {
        check(
            "<rss><channel><item><guid>a</guid><description>Kim left.</description></item><item><guid>b</item>",
            &[
                "a |  |  |  | Kim left.",
                "1:1: damaged XML: ill-formed document: expected `</guid>`, but `</item>` was found; what comes after it is left out",
            ],
        );
    }
}
