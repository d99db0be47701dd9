//! What stands around and between the paragraphs of an article and is none of it.

use dom_smoothie::Readability;

/// Elements that hold no part of an article, by what they are.
const ELEMENTS: &str = "nav, aside, form, noscript, dialog, [role='navigation'], [role='complementary'], [role='dialog'], \
    [hidden], [aria-hidden='true'], [style*='display:none'], [style*='display: none']";

/// Words in classes and names of elements that hold no part of an article.
const WORDS: [&str; 27] = [
    "ad",
    "ads",
    "advert",
    "advertisement",
    "breadcrumb",
    "breadcrumbs",
    "byline",
    "comment",
    "comments",
    "consent",
    "cookie",
    "cookies",
    "newsletter",
    "paywall",
    "promo",
    "promoted",
    "recirc",
    "recommended",
    "related",
    "share",
    "sharing",
    "signup",
    "social",
    "sponsored",
    "subscribe",
    "subscription",
    "teaser",
];

/// Two words in a row in classes of elements that lead elsewhere.
const PAIRS: [[&str; 2]; 3] = [["read", "more"], ["see", "also"], ["most", "read"]];

/// Takes out of a page what is surely no part of its article. What holds half of the text or more stays, whatever it is
/// called.
pub fn remove(page: &Readability) {
    let most = page.doc.select("body").text().len() / 2;
    for node in page.doc.select(ELEMENTS).nodes() {
        if node.text().len() < most {
            node.remove_from_parent();
        }
    }
    for node in page.doc.select("[class], [id]").nodes() {
        let is_named = ["class", "id"].into_iter().any(|attribute| {
            let name = node.attr(attribute);
            name.is_some_and(|name| is_surrounding(&name))
        });
        if is_named && node.text().len() < most {
            node.remove_from_parent();
        }
    }
}

/// Whether a class or name says that an element is no part of an article.
fn is_surrounding(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let words: Vec<&str> = name
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    words.iter().any(|word| WORDS.contains(word))
        || words
            .windows(2)
            .any(|pair| PAIRS.iter().any(|known| pair == known))
}
