//! Pages in the layouts of real ones, around the articles of `tests/articles`: the article comes out, and little else.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use cloze::document::html;

/// One page: its name, its article, its day and address, and how many paragraphs of the article it shows.
struct Page<'t> {
    name: &'t str,
    article: &'t str,
    day: &'t str,
    address: &'t str,
    shown: usize,
}

fn pages(table: &str) -> impl Iterator<Item = Page<'_>> {
    let rows = table.lines().filter(|line| !line.starts_with('#'));
    rows.map(|row| match row.split('\t').collect::<Vec<_>>()[..] {
        [name, article, day, address, shown] => Page {
            name,
            article,
            day,
            address,
            shown: shown.parse().unwrap_or(usize::MAX),
        },
        _ => panic!("{row}"),
    })
}

fn read(path: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests")
        .join(path);
    fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// How often each word stands in a text; the times of a live blog and the numbers of a list are none.
fn words(text: &str) -> HashMap<&str, usize> {
    let mut words = HashMap::new();
    let has_letters = |word: &&str| word.contains(char::is_alphabetic);
    for word in text.split_whitespace().filter(has_letters) {
        *words.entry(word).or_default() += 1;
    }
    words
}

/// How many words of one text the other has too, in percent.
fn shared(text: &str, other: &str) -> f64 {
    let (text, other) = (words(text), words(other));
    let count = |word: &&str| other.get(word).copied().unwrap_or_default();
    let found: usize = text
        .iter()
        .map(|(word, times)| (*times).min(count(word)))
        .sum();
    100.0 * found as f64 / text.values().sum::<usize>().max(1) as f64
}

#[test]
fn the_article_of_a_page_comes_out_and_little_else() {
    let table = String::from_utf8(read("pages/pages.tsv")).expect("it is UTF-8");
    let mut faults = Vec::new();
    for page in pages(&table) {
        let article = read(&format!("articles/{}.txt", page.article));
        let article = String::from_utf8(article).expect("it is UTF-8");
        let mut paragraphs = article.split("\n\n");
        let title = paragraphs.next().unwrap_or_default().trim();
        let gold = paragraphs.take(page.shown).collect::<Vec<_>>().join("\n\n");
        let found = html::document(page.name, &read(&format!("pages/{}.html", page.name)));
        let kept = shared(&gold, &found.text);
        let foreign = 100.0 - shared(&found.text, &format!("{title} {gold}"));
        let said = [
            found.title.as_deref(),
            found.date.as_deref(),
            found.url.as_deref(),
        ];
        if kept < 97.0 || foreign > 2.0 || said != [Some(title), Some(page.day), Some(page.address)]
        {
            faults.push(format!(
                "{}: {kept:.1} % kept, {foreign:.1} % foreign, {said:?}\n{}",
                page.name, found.text
            ));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n\n"));
}

#[test]
fn paragraphs_of_a_page_stay_apart() {
    let page = b"<!doctype html><title>x</title><article><p>Kim met <b>Xi</b>&nbsp;Li &amp; Bo.</p><p>They\nleft.</p><ul><li>One</li><li>Two</li></ul></article>";
    let text = html::document("x", page).text;
    let lines: Vec<&str> = text
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect();
    assert_eq!(
        lines[..2],
        ["Kim met Xi Li & Bo.", "They left."],
        "{text:?}"
    );
    assert!(lines.len() >= 4, "{text:?}");
}
