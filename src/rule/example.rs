//! Examples: sentences that a rule must read as it says, or not read at all.

use super::fault::RuleFault;
use super::line::Piece;
use super::{NAMED_BY_TEXT, Place};
use crate::clause::{Certainty, Polarity};
use crate::spelling::did_you_mean;
use crate::vocabulary::Vocabulary;

/// A `yes` or `no` line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// The sentences.
    pub text: String,
    /// Where it stands.
    pub place: Place,
    /// What must be stated, and nothing else; empty for `no`.
    pub expected: Vec<Expectation>,
}

/// A `=>` line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Expectation {
    /// As it is written.
    pub text: String,
    /// Where it stands.
    pub place: Place,
    /// How it must be said to hold.
    pub status: ExampleStatus,
    /// A name, label or head word of the subject.
    pub subject: String,
    /// The relation's name.
    pub relation: String,
    /// A name, label or head word of the object.
    pub object: String,
    /// Roles with a name, label or head word of what fills them.
    pub qualifiers: Vec<(String, String)>,
}

/// The words in brackets of a `=>` line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ExampleStatus {
    /// Affirmed unless it says `negated`.
    pub polarity: Polarity,
    /// Stated unless it says otherwise.
    pub certainty: Certainty,
    /// The NAME of `says NAME`.
    pub speaker: Option<String>,
}

const CERTAINTIES: [Certainty; 7] = [
    Certainty::Stated,
    Certainty::Expected,
    Certainty::Possible,
    Certainty::Intended,
    Certainty::Conditional,
    Certainty::Requested,
    Certainty::Asked,
];

/// What the examples of a rule may name.
pub struct Known<'a> {
    /// The relations that the rule states.
    pub relations: Vec<&'a str>,
    /// The roles that it binds.
    pub roles: &'a [String],
    /// Whether these are all; not if a pattern or a `then` has faults, and then no example is blamed for what they lack.
    pub whole: bool,
}

/// Reads a `=>` line: `(negated) Norway gifted ship; recipient Denmark`.
///
/// # Errors
///
/// Every fault of the line.
pub fn expectation(
    rest: Piece<'_>,
    known: &Known<'_>,
    vocabulary: &Vocabulary,
) -> Result<Expectation, Vec<RuleFault>> {
    let mut faults = Vec::new();
    let (status, rest) = status(rest, &mut faults);
    let mut parts = rest.split(';').into_iter();
    let statement = parts.next().unwrap_or(rest);
    let qualifiers = parts
        .filter_map(|part| {
            qualifier(part, known.roles)
                .map_err(|fault| faults.extend(Some(fault).filter(|_| known.whole)))
                .ok()
        })
        .collect();
    match split(statement, &known.relations, vocabulary) {
        Ok((subject, relation, object)) if faults.is_empty() => Ok(Expectation {
            text: rest
                .line
                .piece()
                .text()
                .trim_start_matches("=>")
                .trim()
                .to_owned(),
            place: Place {
                file: rest.line.file.to_owned(),
                line: rest.line.number,
            },
            status,
            subject,
            relation,
            object,
            qualifiers,
        }),
        Ok(_) => Err(faults),
        Err(fault) => {
            faults.extend(Some(fault).filter(|_| known.whole));
            Err(faults)
        }
    }
}

/// Reads the status in brackets and gives what follows it.
fn status<'s>(rest: Piece<'s>, faults: &mut Vec<RuleFault>) -> (ExampleStatus, Piece<'s>) {
    let mut found = ExampleStatus::default();
    if !rest.text().starts_with('(') {
        return (found, rest);
    }
    let Some((inside, after)) = rest.split_once(')') else {
        faults.push(rest.fault("\"(\" is not closed; add \")\""));
        return (found, rest);
    };
    for word in inside.slice(1, inside.text().len()).split(',') {
        faults.extend(found.read(word));
    }
    (found, after)
}

impl ExampleStatus {
    fn read(&mut self, word: Piece<'_>) -> Option<RuleFault> {
        let text = word.text();
        if let Some(name) = text.strip_prefix("says ") {
            self.speaker = Some(name.trim().to_owned());
            return None;
        }
        if text == Polarity::Negated.as_str() || text == Polarity::Affirmed.as_str() {
            self.polarity = if text == "negated" {
                Polarity::Negated
            } else {
                Polarity::Affirmed
            };
            return None;
        }
        if let Some(certainty) = CERTAINTIES
            .into_iter()
            .find(|certainty| certainty.as_str() == text)
        {
            self.certainty = certainty;
            return None;
        }
        let known = CERTAINTIES
            .iter()
            .map(|certainty| certainty.as_str())
            .chain(["negated", "affirmed", "says"]);
        Some(word.fault(format!(
            "unknown status \"{text}\"{}",
            did_you_mean(text, known)
        )))
    }
}

/// Reads `role VALUE`: the longest role of the rule that opens the part.
fn qualifier(part: Piece<'_>, roles: &[String]) -> Result<(String, String), RuleFault> {
    let text = part.spaced();
    let role = roles
        .iter()
        .filter(|role| {
            text.strip_prefix(role.as_str())
                .is_some_and(|rest| rest.starts_with(' '))
        })
        .max_by_key(|role| role.len());
    match role {
        Some(role) => Ok((role.clone(), text[role.len()..].trim().to_owned())),
        None => {
            let word = part.first_word().0;
            let cure = did_you_mean(word.text(), roles.iter().map(String::as_str));
            Err(word.fault(format!("the rule binds no role \"{}\"{cure}", word.text())))
        }
    }
}

/// Splits `SUBJECT RELATION OBJECT` at the longest name of a relation of the rule.
fn split(
    statement: Piece<'_>,
    relations: &[&str],
    vocabulary: &Vocabulary,
) -> Result<(String, String, String), RuleFault> {
    let text = statement.spaced();
    if relations.contains(&NAMED_BY_TEXT)
        && let Some(parts) = split_quoted(&text)
    {
        return Ok(parts);
    }
    if relations.iter().all(|relation| *relation == NAMED_BY_TEXT) && !relations.is_empty() {
        return Err(statement.fault(
            "write SUBJECT \"WORDS\" OBJECT: the rule names the relation after the text's words",
        ));
    }
    if let Some(parts) = split_at(&text, relations.iter().copied()) {
        return Ok(parts);
    }
    let all = vocabulary
        .relations
        .iter()
        .map(|relation| relation.name.as_str());
    Err(match split_at(&text, all) {
        Some((_, other, _)) => statement.fault(format!(
            "the rule states \"{}\", not \"{other}\"",
            relations.join("\" or \"")
        )),
        None => statement.fault(format!(
            "write SUBJECT RELATION OBJECT; the rule states \"{}\"",
            relations.join("\" or \"")
        )),
    })
}

/// Splits `SUBJECT "relation" OBJECT`.
fn split_quoted(text: &str) -> Option<(String, String, String)> {
    let (subject, rest) = text.split_once(" \"")?;
    let (relation, object) = rest.split_once("\" ")?;
    Some((subject.to_owned(), relation.to_owned(), object.to_owned()))
}

fn split_at<'n>(
    text: &str,
    relations: impl Iterator<Item = &'n str>,
) -> Option<(String, String, String)> {
    let splits = relations.filter_map(|relation| {
        let at = text.find(&format!(" {relation} "))?;
        (at > 0).then_some((relation, at))
    });
    let (relation, at) =
        splits.max_by_key(|&(relation, at)| (relation.len(), std::cmp::Reverse(at)))?;
    let object = &text[at + relation.len() + 2..];
    Some((
        text[..at].to_owned(),
        relation.to_owned(),
        object.to_owned(),
    ))
}
