//! The article of a page: its text without navigation, advertisements and comments; its title, day and address.

use super::nesting;
use dom_smoothie::{Article, Config, Readability, TextMode};

use super::facts::Facts;
use super::surroundings;
use crate::document::Document;

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
    surroundings::remove(&page);
    match page.parse() {
        Ok(article) => put_together(id, &article, facts),
        Err(_) => Document::new(id, all).with_title(),
    }
}

/// The text of markup that is all article.
pub fn text_of(markup: &str) -> String {
    let text = match nesting::is_trap(markup) {
        true => nesting::without_tags(markup),
        false => match Readability::new(markup, None, None) {
            Ok(piece) => piece.doc.formatted_text().to_string(),
            Err(_) => nesting::without_tags(markup),
        },
    };
    text.trim().to_owned()
}

/// The document of an article with what the page says of it.
fn put_together(id: &str, article: &Article, facts: Facts) -> Document {
    let title = Some(article.title.trim().to_owned()).filter(|title| !title.is_empty());
    let title = match (title, facts.title) {
        // What stands before or after the heading in the title is the name of the paper.
        (Some(title), Some(heading)) if title.contains(&heading) => Some(heading),
        (title, heading) => title.or(heading),
    };
    Document {
        id: id.to_owned(),
        text: article.text_content.to_string(),
        url: facts.address,
        date: facts.day,
        title,
    }
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
