//! Patterns without a verb: noun phrases.
//!
//! | pattern | link | a text |
//! |---|---|---|
//! | `{person: Person} of\|from {body: Organization}` | the preposition | Erik Berg of Delta Bank |
//! | `{body: Organization}'s {person: Person}` | `'s` | Delta Bank's Erik Berg |
//! | `{group: Group} such as {member: Entity}` | `such as` | countries such as Norway |
//! | `{place: Place}-based {body: Organization}` | `-based` | the Oslo-based carmaker |
//! | `{kind: Text} {name: Entity}` | nothing | the carmaker Zorvex |

use super::expand::Atom;
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
    let [Atom::Slot(first, _), between @ .., Atom::Slot(last, _)] = row else {
        return None;
    };
    let links = match between {
        [] => vec![String::new()],
        [Atom::Possessive(_)] => vec![POSSESSOR.to_owned()],
        words => joined(words)?,
    };
    Some(NounPattern {
        links,
        first: *first,
        last: *last,
    })
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
