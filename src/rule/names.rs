//! Known names in rule files: `name Brightleaf: Organization, Brightleaf Foods, same as https://example.org/brightleaf`.

use super::declare::is_iri;
use super::fault::RuleFault;
use super::line::Piece;
use super::pattern::expand::check_type;
use super::section::{Keyword, Section, Sort};
use crate::gazetteer::{Entry, Form, why_no_name};
use crate::vocabulary::{STATEMENT, VALUE_TYPES, Vocabulary};

/// What stands before an identifier.
const SAME_AS: &str = "same as ";

/// Reads the known names.
pub fn read(
    sections: &[Section<'_>],
    vocabulary: &Vocabulary,
    faults: &mut Vec<RuleFault>,
) -> Vec<Entry> {
    let named = sections.iter().filter(|section| section.sort == Sort::Name);
    named
        .filter_map(|section| read_one(section, vocabulary, faults))
        .collect()
}

fn read_one(
    section: &Section<'_>,
    vocabulary: &Vocabulary,
    faults: &mut Vec<RuleFault>,
) -> Option<Entry> {
    let before = faults.len();
    let mut parts = section.gloss.split(',').into_iter();
    let kind = parts.next().unwrap_or(section.gloss);
    if kind.is_empty() {
        faults.push(section.name.fault(format!(
            "the name has no type; write name {}: Organization, or another type",
            section.name.text()
        )));
        return None;
    }
    faults.extend(check_kind(kind, vocabulary));
    faults.extend(check(section.name));
    let mut entry = Entry {
        name: section.name.spaced(),
        kind: kind.text().to_owned(),
        ..Entry::default()
    };
    for part in parts {
        match part.text().strip_prefix(SAME_AS) {
            Some(_) => identify(
                &mut entry,
                part.slice(SAME_AS.len(), part.text().len()).trim(),
                faults,
            ),
            None => {
                faults.extend(check(part));
                entry.other_names.push(Form {
                    text: part.spaced(),
                    doubtful: false,
                });
            }
        }
    }
    let lines = section.lines.iter();
    for item in lines.filter(|item| item.keyword == Keyword::SameAs) {
        identify(&mut entry, item.rest, faults);
    }
    (faults.len() == before).then_some(entry)
}

fn identify(entry: &mut Entry, iri: Piece<'_>, faults: &mut Vec<RuleFault>) {
    match is_iri(iri.text()) {
        true => entry.identifier = Some(iri.text().to_owned()),
        false => {
            faults.push(iri.fault("an IRI is wanted, such as http://www.wikidata.org/entity/Q1"))
        }
    }
}

fn check(name: Piece<'_>) -> Option<RuleFault> {
    why_no_name(&name.spaced()).map(|reason| name.fault(reason))
}

/// Refuses what is no type of things: a name is of an entity.
fn check_kind(kind: Piece<'_>, vocabulary: &Vocabulary) -> Option<RuleFault> {
    let value = VALUE_TYPES.contains(&kind.text()) || kind.text() == STATEMENT;
    match value {
        true => Some(kind.fault(format!(
            "\"{}\" is no type of things with names; write Person, Organization or another",
            kind.text()
        ))),
        false => check_type(kind, vocabulary),
    }
}
