//! Patterns without a verb: noun phrases.
//!
//! | pattern | link | a text |
//! |---|---|---|
//! | `{person: Person} of\|from {body: Organization}` | the preposition | Erik Berg of Delta Bank |
//! | `{body: Organization}'s {person: Person}` | `'s` | Delta Bank's Erik Berg |
//! | `{group: Group} such as {member: Entity}` | `such as` | countries such as Norway |
//! | `{place: Place}-based {body: Organization}` | `-based` | the Oslo-based carmaker |
//! | `pro-{target: Entity} {agent: Agent}` | `pro-` | pro-Kenya rebels |
//! | `{kind: Text} {name: Entity}` | nothing | the carmaker Zorvex |

use super::expand::{Atom, Word};
use super::words::{self, WordClass};

/// What joins the two nouns where one has the other as its possessor.
pub const POSSESSOR: &str = "'s";

/// A noun phrase with two holes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NounPattern {
    /// What joins the two nouns: any of these.
    pub links: Vec<String>,
    /// The index of the slot that stands first.
    pub first: usize,
    /// The index of the slot that stands last.
    pub last: usize,
}

/// Reads a row as a noun phrase; nothing if it is a sentence.
pub fn read(row: &[Atom<'_>]) -> Option<NounPattern> {
    let (before, first, between, last) = match row {
        [Atom::Slot(first, _), between @ .., Atom::Slot(last, _)] => (None, first, between, last),
        [
            Atom::Word(before),
            Atom::Slot(first, _),
            between @ ..,
            Atom::Slot(last, _),
        ] => (Some(before), first, between, last),
        _ => return None,
    };
    let links = match (before, between) {
        (Some(word), []) => prefix(word)?,
        (None, []) => vec![String::new()],
        (None, [Atom::Possessive(_)]) => vec![POSSESSOR.to_owned()],
        (None, words) => joined(words)?,
        _ => return None,
    };
    Some(NounPattern {
        links,
        first: *first,
        last: *last,
    })
}

/// `pro-`, `anti-`
fn prefix(word: &Word<'_>) -> Option<Vec<String>> {
    let forms = word.forms.iter().map(|form| form.text.clone());
    let all = word.forms.iter().all(|form| form.text.ends_with('-'));
    all.then(|| forms.collect())
}

/// `of|from`, `such as`, `-based|-born`: words that join two nouns without a verb.
fn joined(atoms: &[Atom<'_>]) -> Option<Vec<String>> {
    let mut links = vec![String::new()];
    for atom in atoms {
        let Atom::Word(word) = atom else { return None };
        let joins = |text: &str| {
            words::is(text, WordClass::Preposition)
                || text.starts_with('-')
                || ["such", "including", "like"].contains(&text)
        };
        if !word.forms.iter().all(|form| joins(&form.text)) {
            return None;
        }
        let ends = links.iter().flat_map(|link| {
            word.forms.iter().map(move |form| match link.as_str() {
                "" => form.text.clone(),
                _ => format!("{link} {}", form.text),
            })
        });
        links = ends.collect();
    }
    Some(links)
}
