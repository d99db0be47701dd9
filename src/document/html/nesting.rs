//! How deeply the tags of a page are nested, told without building its tree: no builder of trees does well on traps.

/// Pages are not nested more deeply than this; browsers give up at half of it.
const DEEPEST: usize = 1_000;

/// Elements without an end, or whose end need not be written.
const OPEN_ENDED: [&str; 28] = [
    "area", "base", "br", "col", "colgroup", "dd", "dt", "embed", "hr", "img", "input", "li",
    "link", "meta", "optgroup", "option", "p", "param", "source", "tbody", "td", "tfoot", "th",
    "thead", "tr", "track", "wbr", "!doctype",
];

/// A tag has no more attributes than this.
const MOST_ATTRIBUTES: usize = 20_000;

/// Whether a page is nested more deeply, or has more attributes in one tag, than any that was written to be read.
pub fn is_trap(page: &str) -> bool {
    is_deep(page) || has_long_tag(page)
}

/// Whether a tag has more attributes than any page needs.
fn has_long_tag(page: &str) -> bool {
    page.split('<').any(|piece| {
        let tag = piece.split('>').next().unwrap_or_default();
        tag.len() > MOST_ATTRIBUTES
            && tag.bytes().filter(u8::is_ascii_whitespace).count() > MOST_ATTRIBUTES
    })
}

fn is_deep(page: &str) -> bool {
    let mut depth = 0_usize;
    for tag in tags(page) {
        match tag.strip_prefix('/') {
            Some(name) if !is_open_ended(name) => depth = depth.saturating_sub(1),
            None if !is_open_ended(tag) => depth += 1,
            _ => {}
        }
        if depth > DEEPEST {
            return true;
        }
    }
    false
}

fn is_open_ended(name: &str) -> bool {
    OPEN_ENDED
        .iter()
        .any(|known| name.eq_ignore_ascii_case(known))
}

/// The names of all tags, with `/` before those that end something; comments are none.
fn tags(page: &str) -> impl Iterator<Item = &str> {
    page.split('<').skip(1).filter_map(|piece| {
        let end = piece.find(|c: char| c.is_whitespace() || c == '>')?;
        let name = piece.get(..end)?.trim_end_matches('/');
        let first = name.trim_start_matches('/').chars().next()?;
        first.is_ascii_alphabetic().then_some(name)
    })
}

/// The text of a page without its tags, whatever they are.
pub fn without_tags(page: &str) -> String {
    let mut text = String::new();
    for piece in page.split('<') {
        let (_, words) = piece.split_once('>').unwrap_or(("", piece));
        if !words.trim().is_empty() {
            text.push_str(words.trim());
            text.push('\n');
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_no_traps_and_traps_are() {
        let row = "<p>a<br>b<li>c<img src=x><td>d<div>e</div>";
        assert!(!is_trap(&row.repeat(5_000)));
        assert!(!is_trap(&"a < b <!-- c -->".repeat(5_000)));
        for tag in ["<div>", "<b>", "<x-y z=1>", "<SPAN >"] {
            assert!(is_trap(&tag.repeat(5_000)), "{tag}");
        }
        assert!(is_trap(&format!("<p {}>", "a=1 ".repeat(50_000))));
        assert!(!is_trap(&format!(
            "<img src='data:{}'>",
            "A".repeat(500_000)
        )));
    }
}
