//! Names that may mean the same, for a person to decide.

use std::collections::{BTreeMap, BTreeSet};

use crate::clause::text::one_line;
use crate::graph::{EntityNode, KnowledgeGraph};
use crate::vocabulary::Vocabulary;

use super::decisions::Decisions;

/// Why two names may mean the same.
type Reason = &'static str;

/// Lists the candidates as a file of decisions in which nothing is decided: each line begins with `#`.
pub fn list(graph: &KnowledgeGraph, vocabulary: &Vocabulary, decisions: &Decisions) -> String {
    let base = graph.identifiers().base();
    let entities = graph.entities();
    let named: Vec<&EntityNode> = entities
        .into_iter()
        .filter(|entity| graph.identifiers().is_of_name(&entity.id))
        .collect();
    let quotes = quotes(graph);
    let mut text = String::from(
        "# Names that may mean the same. Take the # away before a decision that you make, or write apart for same.\n",
    );
    for ((one, other), reason) in pairs(&named) {
        let (one, other) = (named[one], named[other]);
        let is_open = !decisions.settle(&one.id, &other.id) && !one.identifiers.contains(&other.id);
        if is_open && may_be(one, other, vocabulary) {
            text += &format!(
                "\n# {reason}\n# same {} {}\n",
                short(one, base),
                short(other, base)
            );
            for entity in [one, other] {
                text += &format!("#   {}: {}\n", entity.name(), told(&quotes, entity));
            }
        }
    }
    text
}

fn short(entity: &EntityNode, base: &str) -> String {
    let local = entity.id.strip_prefix(&format!("{base}id/"));
    local.map_or_else(|| format!("<{}>", entity.id), |local| format!("id:{local}"))
}

fn told(quotes: &BTreeMap<String, (String, String)>, entity: &EntityNode) -> String {
    match quotes.get(&entity.id) {
        Some((quote, document)) => format!("“{}” ({document})", one_line(quote)),
        None => "no sentence".to_owned(),
    }
}

/// A sentence about each entity, with its document.
fn quotes(graph: &KnowledgeGraph) -> BTreeMap<String, (String, String)> {
    let mut quotes = BTreeMap::new();
    for stated in graph.statements() {
        let Some(evidence) = stated.statement.evidence.first() else {
            continue;
        };
        let ends = [Some(stated.subject), stated.object.entity()];
        for entity in ends.into_iter().flatten() {
            quotes
                .entry(entity.id.clone())
                .or_insert_with(|| (evidence.quote.clone(), evidence.document.clone()));
        }
    }
    quotes
}

/// Whether nothing known of their types speaks against it.
fn may_be(one: &EntityNode, other: &EntityNode, vocabulary: &Vocabulary) -> bool {
    match (one.kind(), other.kind()) {
        (Some(one), Some(other)) => vocabulary.is_a(one, other) || vocabulary.is_a(other, one),
        _ => true,
    }
}

/// A way for two names to be alike.
struct Likeness {
    reason: Reason,
    /// What a name shares with those that are like it.
    keys: fn(&str) -> Vec<String>,
    /// Whether two names that share a key are alike.
    holds: fn(&str, &str) -> bool,
}

const LIKENESSES: [Likeness; 3] = [
    Likeness {
        reason: "surname",
        keys: surname,
        holds: |one, other| is_one_word(one) != is_one_word(other) || same_initial(one, other),
    },
    Likeness {
        reason: "acronym",
        keys: acronym,
        holds: |one, other| is_acronym(one) != is_acronym(other),
    },
    Likeness {
        reason: "spelling",
        keys: spellings,
        holds: |_, _| true,
    },
];

/// The pairs of places in the list whose names are alike, each with its first reason.
fn pairs(named: &[&EntityNode]) -> BTreeMap<(usize, usize), Reason> {
    let mut pairs = BTreeMap::new();
    for likeness in LIKENESSES {
        let mut by_key: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
        for (place, entity) in named.iter().enumerate() {
            for key in (likeness.keys)(entity.name()) {
                by_key.entry(key).or_default().insert(place);
            }
        }
        for places in by_key.values().filter(|places| places.len() <= MOST) {
            for (&one, &other) in every_two(places) {
                if (likeness.holds)(named[one].name(), named[other].name()) {
                    pairs.entry((one, other)).or_insert(likeness.reason);
                }
            }
        }
    }
    pairs
}

/// More names than these share what tells nothing.
const MOST: usize = 50;

fn every_two(places: &BTreeSet<usize>) -> impl Iterator<Item = (&usize, &usize)> {
    let pairs = places.iter().enumerate();
    pairs.flat_map(|(index, one)| places.iter().skip(index + 1).map(move |other| (one, other)))
}

fn surname(name: &str) -> Vec<String> {
    let last = name.split_whitespace().next_back();
    last.map(str::to_lowercase).into_iter().collect()
}

fn is_one_word(name: &str) -> bool {
    name.split_whitespace().nth(1).is_none()
}

fn same_initial(one: &str, other: &str) -> bool {
    let [one, other] = [one, other].map(|name| name.chars().next());
    one == other
}

/// The initials of a name, or the name itself if it is made of such.
fn acronym(name: &str) -> Vec<String> {
    let letters: String = match is_acronym(name) {
        true => name.chars().filter(|one| one.is_alphabetic()).collect(),
        false => {
            let initials = name
                .split_whitespace()
                .filter_map(|word| word.chars().next());
            initials.filter(|letter| letter.is_uppercase()).collect()
        }
    };
    let is_long_enough = letters.chars().nth(1).is_some();
    is_long_enough.then_some(letters).into_iter().collect()
}

fn is_acronym(name: &str) -> bool {
    let mut letters = name.chars().filter(|letter| letter.is_alphabetic());
    name.len() > 1 && is_one_word(name) && letters.all(char::is_uppercase)
}

/// The letters of a name, and the same with any one of them left out: two names that differ in one letter share one.
fn spellings(name: &str) -> Vec<String> {
    let letters: Vec<char> = name
        .to_lowercase()
        .chars()
        .filter(|letter| letter.is_alphanumeric())
        .collect();
    if !(5..=40).contains(&letters.len()) {
        return Vec::new();
    }
    let without = (0..letters.len()).map(|place| {
        let kept = letters.iter().enumerate().filter(|(at, _)| *at != place);
        kept.map(|(_, letter)| letter).collect()
    });
    without.chain([letters.iter().collect()]).collect()
}
