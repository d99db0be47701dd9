//! The article of a page: its text without navigation, advertisements and comments; its title, day and address.

use super::nesting;
use dom_smoothie::{Article, Config, Readability, TextMode};

use crate::document::{Document, is_day};

/// Pages with more elements than this are not searched for their article; all of their text is taken.
const MOST_ELEMENTS: usize = 200_000;

/// Reduces a page to its article.
pub fn document(id: &str, page: String) -> Document {
    if nesting::is_trap(&page) {
        return Document::new(id, nesting::without_tags(&page)).with_title();
    }
    let config = Config {
        max_elements_to_parse: MOST_ELEMENTS,
        text_mode: TextMode::Formatted,
        ..Config::default()
    };
    let Ok(mut page) = Readability::new(page.as_str(), None, Some(config)) else {
        return Document::new(id, page).with_title();
    };
    let facts = Facts::of(&page);
    let all = page.doc.formatted_text().to_string();
    match page.parse() {
        Ok(article) => facts.document(id, article),
        Err(_) => Document::new(id, all).with_title(),
    }
}

/// What a page says of its article outside of the text.
struct Facts {
    title: Option<String>,
    day: Option<String>,
    address: Option<String>,
}

impl Facts {
    fn of(page: &Readability) -> Self {
        let first = |selector: &str, attribute: &str| {
            let found = page.doc.select_single(selector).attr(attribute);
            found
                .map(|value| value.trim().to_owned())
                .filter(|value| !value.is_empty())
        };
        let heading = page.doc.select_single("article h1, main h1, h1").text();
        let heading = heading.split_whitespace().collect::<Vec<_>>().join(" ");
        Self {
            title: Some(heading).filter(|heading| !heading.is_empty()),
            day: first("time[datetime]", "datetime").and_then(day),
            address: first("link[rel='canonical']", "href")
                .or_else(|| first("meta[property='og:url']", "content"))
                .filter(|address| address.contains("://")),
        }
    }

    fn document(self, id: &str, article: Article) -> Document {
        let title = Some(article.title).filter(|title| !title.is_empty());
        let title = match (title, self.title) {
            // What stands before or after the headline in the title is the name of the paper.
            (Some(title), Some(heading)) if title.contains(&heading) => Some(heading),
            (title, heading) => title.or(heading),
        };
        Document {
            id: id.to_owned(),
            text: article.text_content.to_string(),
            url: self
                .address
                .or(article.url.filter(|address| address.contains("://"))),
            date: article.published_time.and_then(day).or(self.day),
            title,
        }
    }
}

/// The day of a moment.
fn day(moment: String) -> Option<String> {
    let day = moment.trim().get(..10)?;
    is_day(day).then(|| day.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nested_deeply_is_no_trap() {
        for depth in [500, 50_000] {
            let page = format!(
                "{}Kim left.{}",
                "<div>".repeat(depth),
                "</div>".repeat(depth)
            );
            assert!(document("deep", page).text.contains("Kim left."));
        }
    }
}
