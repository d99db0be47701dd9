//! Reads what a rule states: `then {giver} gifted {gift}`.

use super::StatementTemplate;
use super::declare::check_relation;
use super::fault::RuleFault;
use super::line::Piece;
use crate::vocabulary::Vocabulary;

/// A `then` line taken apart.
pub struct RawTemplate<'s> {
    /// The role of the subject.
    pub subject: Piece<'s>,
    /// The relation's name.
    pub relation: Piece<'s>,
    /// The role of the object.
    pub object: Piece<'s>,
}

/// Takes a `then` line apart.
///
/// # Errors
///
/// The line is not of the form `{a} RELATION {b}`, or its relation is unknown.
pub fn read<'s>(rest: Piece<'s>, vocabulary: &Vocabulary) -> Result<RawTemplate<'s>, RuleFault> {
    let (subject, after) = slot(rest).ok_or_else(|| form(rest))?;
    let open = after.text().rfind('{').ok_or_else(|| form(rest))?;
    let relation = after.slice(0, open).trim();
    let (object, end) = slot(after.slice(open, after.text().len())).ok_or_else(|| form(rest))?;
    if relation.is_empty() || !end.is_empty() || relation.text().contains(['{', '}']) {
        return Err(form(rest));
    }
    for role in [subject, object] {
        if role.text().contains(':') {
            return Err(role.fault("the pattern gives the type; write only the role here"));
        }
    }
    match check_relation(relation, vocabulary) {
        Some(fault) => Err(fault),
        None => Ok(RawTemplate {
            subject,
            relation,
            object,
        }),
    }
}

fn form(piece: Piece<'_>) -> RuleFault {
    piece.fault("write then {role} RELATION {role}")
}

/// The role in braces at the start, and what follows.
fn slot<'s>(piece: Piece<'s>) -> Option<(Piece<'s>, Piece<'s>)> {
    let text = piece.text();
    let close = text.find('}').filter(|_| text.starts_with('{'))?;
    let role = piece.slice(1, close).trim();
    (!role.is_empty()).then(|| (role, piece.slice(close + 1, text.len()).trim()))
}

impl From<&RawTemplate<'_>> for StatementTemplate {
    fn from(raw: &RawTemplate<'_>) -> Self {
        Self {
            subject: raw.subject.spaced(),
            relation: raw.relation.spaced(),
            object: raw.object.spaced(),
        }
    }
}
