//! Looks whether the names, pronouns and descriptions of a text mean whom they should.
//!
//! An expectation names words of the text, `#2` the second time that they stand there: `Lopez #2 = Maria Lopez, Person`;
//! members of a group are joined by ` + `, names that do as well by ` | `; the type may be left out. `is nobody` is said
//! of what must stay unresolved or be no mention, `is no name` of what is not to be a name, `is no country` and `is no family` of
//! what no mention may make one.

use cloze::clause::find_clauses;
use cloze::document::Document;
use cloze::english::analyze;
use cloze::gazetteer::Gazetteer;
use cloze::reading::{Mention, MentionKind, Naming, Reading, read};
use cloze::vocabulary::Vocabulary;

use crate::sentences::Entry;

/// The lines of the entry that do not hold.
pub fn faults(entry: &Entry) -> Vec<&str> {
    with_reading(&entry.text, |reading| {
        let lines = entry.lines.iter().map(String::as_str);
        lines.filter(|line| !holds(reading, line)).collect()
    })
}

/// Reads a text and hands over what is made of it.
pub fn with_reading<T>(text: &str, show: impl FnOnce(&Reading<'_>) -> T) -> T {
    let document = Document::new("who", text.to_owned());
    let analysis = analyze(&document);
    let reading = read(
        &analysis,
        find_clauses(&analysis),
        Gazetteer::shipped(),
        &Vocabulary::default(),
    );
    show(&reading)
}

fn holds(reading: &Reading<'_>, line: &str) -> bool {
    if let Some((words, meaning)) = line.split_once(" = ") {
        let mut mentions = mentions_at(reading, words).into_iter();
        return mentions.any(|mention| means(reading, mention, meaning));
    }
    let (words, what) = line.split_once(" is ").expect("a line has = or is");
    let mut mentions = mentions_at(reading, words).into_iter();
    mentions.all(|mention| {
        let mut entities = mention.entities.iter().map(|&id| &reading.entities[id]);
        match what {
            "nobody" => {
                mention.entities.len() < 2
                    && entities.all(|entity| entity.naming == Naming::Description)
            }
            "no name" => mention.kind != MentionKind::Name,
            "no family" => entities.all(|entity| entity.kind.as_deref() != Some("Group")),
            "no country" => entities.all(|entity| entity.kind.as_deref() != Some("Country")),
            _ => panic!("unknown expectation: {line}"),
        }
    })
}

/// The mentions that words of the text are in: the shortest, several if they have the same words.
fn mentions_at<'r>(reading: &'r Reading<'_>, words: &str) -> Vec<&'r Mention> {
    let (words, number) = match words.rsplit_once(" #") {
        Some((words, number)) => (words, number.parse().expect("a number after #")),
        None => (words, 1),
    };
    let text = &reading.analysis.document.text;
    let (start, found) = text
        .match_indices(words)
        .filter(|(start, _)| !text[..*start].ends_with(char::is_alphanumeric))
        .nth(number - 1)
        .unwrap_or_else(|| panic!("no {words:?} in {text:?}"));
    let place = start..start + found.len();
    let is_at = |mention: &&Mention| {
        let head = reading.analysis.tokens[mention.head].span;
        let overlaps = mention.span.start < place.end && place.start < mention.span.end;
        overlaps && (mention.kind == MentionKind::Name || place.contains(&head.start))
    };
    let length = |mention: &Mention| mention.span.end - mention.span.start;
    let around = || reading.mentions.iter().filter(is_at);
    let shortest = around().map(length).min();
    around()
        .filter(|mention| Some(length(mention)) == shortest)
        .collect()
}

fn means(reading: &Reading<'_>, mention: &Mention, wanted: &str) -> bool {
    let (names, kind) = match wanted.rsplit_once(", ") {
        Some((names, kind)) => (names, Some(kind)),
        None => (wanted, None),
    };
    let entities: Vec<_> = mention
        .entities
        .iter()
        .map(|&id| &reading.entities[id])
        .collect();
    let found: Vec<String> = entities.iter().map(|entity| plain(&entity.name)).collect();
    let is_named = names.split(" | ").any(|names| {
        let wanted: Vec<String> = names.split(" + ").map(plain).collect();
        wanted.len() == found.len() && wanted.iter().all(|name| found.contains(name))
    });
    let is_typed = kind.is_none_or(|kind| {
        let mut kinds = entities.iter().map(|entity| entity.kind.as_deref());
        kinds.all(|found| found == Some(kind))
    });
    is_named && is_typed
}

/// A name without article, in small letters.
fn plain(name: &str) -> String {
    let name = name.to_lowercase();
    let articles = ["the ", "a ", "an "];
    let article = articles
        .iter()
        .find_map(|article| name.strip_prefix(article));
    article.unwrap_or(&name).to_owned()
}
