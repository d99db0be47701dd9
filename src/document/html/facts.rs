//! What a page says of its article outside of the text.

use dom_smoothie::Readability;
use serde_json::Value;

use crate::document::is_day;

/// Title, day and address of a page's article, as far as they are told.
#[derive(Debug, Default)]
pub struct Facts {
    /// The heading of the page.
    pub title: Option<String>,
    /// The day of publication.
    pub day: Option<String>,
    /// The address.
    pub address: Option<String>,
}

/// Where pages tell the day of publication, the surest first.
const DAYS: [(&str, &str); 6] = [
    ("meta[property='article:published_time']", "content"),
    ("meta[itemprop='datePublished']", "content"),
    ("meta[name='date']", "content"),
    (
        "meta[name='dc.date' i], meta[name='dcterms.created' i]",
        "content",
    ),
    ("[itemprop='datePublished'][datetime]", "datetime"),
    ("time[datetime]", "datetime"),
];

/// Where pages tell their address.
const ADDRESSES: [(&str, &str); 2] = [
    ("link[rel='canonical']", "href"),
    ("meta[property='og:url']", "content"),
];

impl Facts {
    /// What a page tells: its linked data first, then its other metadata, then what is shown.
    pub fn of(page: &Readability) -> Self {
        let told = |places: &[(&str, &str)], wanted: fn(String) -> Option<String>| {
            places.iter().find_map(|(selector, attribute)| {
                let found = page.doc.select_single(selector).attr(attribute)?;
                wanted(found.trim().to_owned())
            })
        };
        let linked = linked_data(page);
        let of_linked = |name: &str| Some(linked.as_ref()?.get(name)?.as_str()?.to_owned());
        Self {
            title: heading(page),
            day: of_linked("datePublished")
                .and_then(day)
                .or_else(|| told(&DAYS, day)),
            address: told(&ADDRESSES, address)
                .or_else(|| of_linked("mainEntityOfPage").and_then(address))
                .or_else(|| of_linked("url").and_then(address)),
        }
    }
}

/// The first heading, in one line.
fn heading(page: &Readability) -> Option<String> {
    let heading = page.doc.select_single("article h1, main h1, h1").text();
    let words: Vec<&str> = heading.split_whitespace().collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// The linked data of the article.
fn linked_data(page: &Readability) -> Option<Value> {
    let scripts = page.doc.select("script[type='application/ld+json']");
    let values = scripts.nodes().iter();
    values
        .filter_map(|script| serde_json::from_str(script.text().trim()).ok())
        .find_map(article)
}

/// The article in linked data: it may stand in a list or in a graph.
fn article(value: Value) -> Option<Value> {
    match value {
        Value::Array(values) => values.into_iter().find_map(article),
        Value::Object(mut members) => {
            let kind = members
                .get("@type")
                .map(Value::to_string)
                .unwrap_or_default();
            if kind.contains("Article") || kind.contains("BlogPosting") {
                return Some(Value::Object(members));
            }
            members.remove("@graph").and_then(article)
        }
        _ => None,
    }
}

/// The day of a moment.
fn day(moment: String) -> Option<String> {
    let day = moment.get(..10)?;
    is_day(day).then(|| day.to_owned())
}

/// An address of the web.
fn address(text: String) -> Option<String> {
    let is_address = ["http://", "https://"]
        .into_iter()
        .any(|start| text.starts_with(start));
    (is_address && !text.contains(char::is_whitespace)).then_some(text)
}
