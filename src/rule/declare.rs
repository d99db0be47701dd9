//! Reads the declarations of the vocabulary: types, relations, roles and word sets.

use super::NAMED_BY_TEXT;
use super::fault::RuleFault;
use super::line::Piece;
use super::pattern::expand::check_type;
use super::pattern::syntax::is_name_letter;
use super::section::{Item, Keyword, Section, Sort};
use crate::spelling::did_you_mean;
use crate::vocabulary::{
    MOST_ABOVE, RESERVED_ROLES, Relation, Role, STATEMENT, Type, VALUE_TYPES, Vocabulary, WordSet,
};

/// Reads all declarations. The sections must come in the order of their names.
pub fn vocabulary(sections: &[Section<'_>], faults: &mut Vec<RuleFault>) -> Vocabulary {
    let mut found = Vocabulary::default();
    for section in sections {
        match section.sort {
            Sort::Type => found.types.push(read_type(section, faults)),
            Sort::Relation => found.relations.push(read_relation(section, faults)),
            Sort::Role => found.roles.push(read_role(section, faults)),
            Sort::Words => found.word_sets.push(read_words(section, faults)),
            Sort::Rule | Sort::Name => {}
        }
    }
    found
}

/// Refuses what the declarations name but nothing declares, and types in a circle.
pub fn check(sections: &[Section<'_>], vocabulary: &Vocabulary, faults: &mut Vec<RuleFault>) {
    for section in sections.iter().filter(|one| one.sort != Sort::Name) {
        faults.extend(check_name(section));
        match section.sort {
            Sort::Type => check_supertypes(section, vocabulary, faults),
            Sort::Relation | Sort::Role => check_lines(section, vocabulary, faults),
            Sort::Words | Sort::Rule | Sort::Name => {}
        }
    }
}

fn read_type(section: &Section<'_>, faults: &mut Vec<RuleFault>) -> Type {
    Type {
        name: type_name(section).text().to_owned(),
        supertypes: supertypes(section)
            .iter()
            .map(|piece| piece.text().to_owned())
            .collect(),
        gloss: section.gloss.text().to_owned(),
        same_as: same_as(section, faults),
    }
}

/// The name of `NAME < SUPER, …`.
pub fn type_name<'s>(section: &Section<'s>) -> Piece<'s> {
    section
        .name
        .split_once('<')
        .map_or(section.name, |(name, _)| name)
}

fn supertypes<'s>(section: &Section<'s>) -> Vec<Piece<'s>> {
    section
        .name
        .split_once('<')
        .map_or_else(Vec::new, |(_, above)| above.split(','))
}

fn read_relation(section: &Section<'_>, faults: &mut Vec<RuleFault>) -> Relation {
    let mut relation = Relation {
        name: section.name.spaced(),
        gloss: section.gloss.text().to_owned(),
        same_as: same_as(section, faults),
        ..Relation::default()
    };
    for item in &section.lines {
        read_relation_line(&mut relation, item, faults);
    }
    relation
}

fn read_relation_line(relation: &mut Relation, item: &Item<'_>, faults: &mut Vec<RuleFault>) {
    match item.keyword {
        Keyword::From => match ends(item.rest) {
            Some((from, to)) => {
                relation.from = Some(from.text().to_owned());
                relation.to = Some(to.text().to_owned());
            }
            None => faults.push(item.line.fault("write from TYPE to TYPE")),
        },
        Keyword::Symmetric => relation.symmetric = true,
        Keyword::Inverse => relation.inverse = Some(item.rest.spaced()),
        Keyword::Narrower => relation.narrower_than.push(item.rest.spaced()),
        Keyword::Code => match item.rest.words().as_slice() {
            [scheme, value] => relation
                .codes
                .push((scheme.text().to_owned(), value.text().to_owned())),
            _ => faults.push(
                item.line
                    .fault("write code SCHEME VALUE, such as code PLOVER AID"),
            ),
        },
        _ => {}
    }
}

/// The types of `TYPE to TYPE`.
fn ends<'s>(piece: Piece<'s>) -> Option<(Piece<'s>, Piece<'s>)> {
    match piece.words().as_slice() {
        [from, to, object] if to.text() == "to" => Some((*from, *object)),
        _ => None,
    }
}

fn read_role(section: &Section<'_>, faults: &mut Vec<RuleFault>) -> Role {
    let range = section
        .lines
        .iter()
        .find(|item| item.keyword == Keyword::Range);
    Role {
        name: section.name.spaced(),
        gloss: section.gloss.text().to_owned(),
        range: range.map(|item| item.rest.text().to_owned()),
        same_as: same_as(section, faults),
    }
}

fn read_words(section: &Section<'_>, faults: &mut Vec<RuleFault>) -> WordSet {
    if section.gloss.is_empty() {
        faults.push(section.name.fault(format!(
            "the word set has no words; write words {}: gift, present, hand",
            section.name.text()
        )));
    }
    let words = section.gloss.split(',');
    if let Some(empty) = words
        .iter()
        .find(|word| word.is_empty())
        .filter(|_| !section.gloss.is_empty())
    {
        faults.push(empty.fault("a word is missing between the commas"));
    }
    WordSet {
        name: section.name.text().to_owned(),
        words: words
            .iter()
            .map(|word| word.spaced().to_lowercase())
            .collect(),
    }
}

fn same_as(section: &Section<'_>, faults: &mut Vec<RuleFault>) -> Vec<String> {
    let items = section
        .lines
        .iter()
        .filter(|item| item.keyword == Keyword::SameAs);
    let mut found = Vec::new();
    for item in items {
        if is_iri(item.rest.text()) {
            found.push(item.rest.text().to_owned());
        } else {
            faults.push(
                item.rest
                    .fault("an IRI is wanted, such as https://schema.org/Person"),
            );
        }
    }
    found
}

/// Whether a text can stand between the angle brackets of an RDF file.
pub(super) fn is_iri(text: &str) -> bool {
    let scheme = text.split_once(':').map_or("", |(scheme, _)| scheme);
    !scheme.is_empty()
        && scheme
            .chars()
            .all(|letter| letter.is_ascii_alphanumeric() || "+-.".contains(letter))
        && !text
            .chars()
            .any(|sign| sign.is_whitespace() || sign.is_control() || "<>\"{}|^`\\".contains(sign))
}

/// Refuses names with signs that patterns and statements could not hold.
fn check_name(section: &Section<'_>) -> Option<RuleFault> {
    let name = type_name(section);
    if let Some(bad) = name.text().chars().find(|&letter| !is_name_letter(letter)) {
        let message = format!("a name is made of letters, digits and spaces, without \"{bad}\"");
        return Some(name.fault(message));
    }
    let reserved = match section.sort {
        Sort::Type => VALUE_TYPES.contains(&name.text()) || name.text() == STATEMENT,
        Sort::Role => {
            RESERVED_ROLES.contains(&name.text()) && !RESERVED_ROLES[3..].contains(&name.text())
        }
        Sort::Relation => name.text() == NAMED_BY_TEXT,
        _ => false,
    };
    reserved.then(|| {
        name.fault(format!(
            "\"{}\" has a meaning of its own; choose another name",
            name.text()
        ))
    })
}

fn check_supertypes(section: &Section<'_>, vocabulary: &Vocabulary, faults: &mut Vec<RuleFault>) {
    let name = type_name(section).text();
    if vocabulary.count_above(name) > MOST_ABOVE {
        let message =
            format!("more than {MOST_ABOVE} types stand above \"{name}\"; leave some out");
        faults.push(type_name(section).fault(message));
    }
    for above in supertypes(section) {
        match check_type(above, vocabulary) {
            Some(fault) => faults.push(fault),
            None if vocabulary.is_a(above.text(), name) => {
                faults.push(above.fault(format!(
                    "\"{}\" is already below \"{name}\"; leave one out",
                    above.text()
                )));
            }
            None => {}
        }
    }
}

fn check_lines(section: &Section<'_>, vocabulary: &Vocabulary, faults: &mut Vec<RuleFault>) {
    for item in &section.lines {
        match item.keyword {
            Keyword::From => {
                let types = ends(item.rest).map_or_else(Vec::new, |(from, to)| vec![from, to]);
                faults.extend(
                    types
                        .into_iter()
                        .filter_map(|kind| check_type(kind, vocabulary)),
                );
            }
            Keyword::Range => faults.extend(check_type(item.rest, vocabulary)),
            Keyword::Inverse | Keyword::Narrower => {
                faults.extend(check_relation(item.rest, vocabulary))
            }
            _ => {}
        }
    }
}

/// Refuses a relation that nothing declares.
pub fn check_relation(piece: Piece<'_>, vocabulary: &Vocabulary) -> Option<RuleFault> {
    let name = piece.spaced();
    if vocabulary.relation(&name).is_some() {
        return None;
    }
    let known = vocabulary
        .relations
        .iter()
        .map(|relation| relation.name.as_str());
    let cure = match did_you_mean(&name, known) {
        cure if cure.is_empty() => format!("; declare it: relation {name}: what it means"),
        cure => cure,
    };
    let shown: String = name.chars().take(60).collect();
    Some(piece.fault(format!("unknown relation \"{shown}\"{cure}")))
}
