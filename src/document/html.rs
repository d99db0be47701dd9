//! Pages of the web, reduced to the article in them.

mod article;
mod facts;
mod nesting;
mod surroundings;

use encoding_rs::Encoding;

use super::{Document, decode};

/// The text of a piece of a page that is all article.
pub fn text_of(markup: &str) -> String {
    match markup.contains(['<', '&']) {
        true => article::text_of(markup),
        false => markup.trim().to_owned(),
    }
}

/// Whether a file that begins like this is a page.
pub fn is_page(head: &[u8]) -> bool {
    let start = head.get(..head.len().min(2_000)).unwrap_or_default();
    let start = String::from_utf8_lossy(start).to_lowercase();
    let start = start.trim_start_matches('\u{feff}').trim_start();
    start.starts_with('<')
        && ["<!doctype html", "<html", "<head>", "<body"]
            .into_iter()
            .any(|mark| start.contains(mark))
}

/// Decodes a page: a byte order mark tells the encoding, else the page itself, else its bytes.
fn text(bytes: &[u8]) -> String {
    let has_mark = Encoding::for_bom(bytes).is_some();
    match declared(bytes).filter(|_| !has_mark) {
        Some(encoding) => encoding.decode_without_bom_handling(bytes).0.into_owned(),
        None => decode(bytes).into_owned(),
    }
}

/// The encoding that a page says it has.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..bytes.len().min(2_000)).unwrap_or_default();
    let head = String::from_utf8_lossy(head).to_lowercase();
    let (_, label) = head.split_once("charset=")?;
    let label = label.trim_start_matches(['"', '\'', ' ']);
    let end = label.find(|c: char| !c.is_ascii_alphanumeric() && !"-_:.".contains(c))?;
    let encoding = Encoding::for_label(label.get(..end)?.as_bytes())?;
    (std::str::from_utf8(bytes).is_err()).then_some(encoding)
}

/// Reads a page: the text of its article, with the title, day and address that the page itself tells.
///
/// # Examples
///
/// ```
/// let page = b"<html><title>Gift</title><nav>Home</nav><article><p>Norway gave Chile a ship.</p></article></html>";
/// let document = cloze::document::html::document("gift", page);
/// assert_eq!(document.text.trim(), "Norway gave Chile a ship.");
/// ```
pub fn document(id: &str, bytes: &[u8]) -> Document {
    article::document(id, text(bytes))
}
