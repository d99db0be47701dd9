//! Reads what a rule states: `then {giver} gifted {gift}`, `then {suspect} has status "arrested" unless {agent}`.

use super::declare::check_relation;
use super::fault::RuleFault;
use super::line::Piece;
use super::{NAMED_BY_TEXT, StatementTemplate, TemplateObject};
use crate::vocabulary::Vocabulary;

/// A `then` line taken apart.
pub struct RawTemplate<'s> {
    /// The role of the subject.
    pub subject: Piece<'s>,
    /// The relation's name.
    pub relation: Piece<'s>,
    /// The role of the object, or a text.
    pub object: RawObject<'s>,
    /// The role that must not be bound.
    pub unless: Option<Piece<'s>>,
}

/// What a `then` line has for its object.
#[derive(Clone, Copy)]
pub enum RawObject<'s> {
    /// `{gift}`
    Role(Piece<'s>),
    /// `"arrested"`
    Text(Piece<'s>),
}

impl<'s> RawTemplate<'s> {
    /// The roles of the two ends, and the one that must not be bound.
    pub fn roles(&self) -> impl Iterator<Item = Piece<'s>> {
        let object = match self.object {
            RawObject::Role(role) => Some(role),
            RawObject::Text(_) => None,
        };
        [Some(self.subject), object, self.unless]
            .into_iter()
            .flatten()
    }

    /// Whether a role has a part of its own in what is stated.
    pub fn uses(&self, role: &str) -> bool {
        self.roles().any(|used| used.spaced() == role)
    }
}

/// Takes a `then` line apart.
///
/// # Errors
///
/// The line is not of the form `{a} RELATION {b}` or `{a} RELATION "text"`, perhaps with `unless {c}`, or its relation
/// is unknown.
pub fn read<'s>(rest: Piece<'s>, vocabulary: &Vocabulary) -> Result<RawTemplate<'s>, RuleFault> {
    let (subject, after) = slot(rest).ok_or_else(|| form(rest))?;
    let (after, unless) = condition(after);
    let open = opening(after.text()).ok_or_else(|| form(rest))?;
    let relation = after.slice(0, open).trim();
    let object = object(after.slice(open, after.text().len())).ok_or_else(|| form(rest))?;
    if relation.is_empty() || relation.text().contains(['{', '}', '"']) {
        return Err(form(rest));
    }
    let template = RawTemplate {
        subject,
        relation,
        object,
        unless,
    };
    for role in template.roles() {
        if role.text().contains(':') {
            return Err(role.fault("the pattern gives the type; write only the role here"));
        }
    }
    if relation.text() == NAMED_BY_TEXT {
        return Ok(template);
    }
    match check_relation(relation, vocabulary) {
        Some(fault) => Err(fault),
        None => Ok(template),
    }
}

/// The part before `unless {role}`, and the role.
fn condition(piece: Piece<'_>) -> (Piece<'_>, Option<Piece<'_>>) {
    const UNLESS: &str = " unless ";
    let found = piece.text().rfind(UNLESS).and_then(|at| {
        let after = piece.slice(at + UNLESS.len(), piece.text().len()).trim();
        let (role, end) = slot(after)?;
        end.is_empty()
            .then(|| (piece.slice(0, at).trim(), Some(role)))
    });
    found.unwrap_or((piece, None))
}

/// Where the object starts: at the last brace or quotation mark that opens.
fn opening(text: &str) -> Option<usize> {
    match text.strip_suffix('"') {
        Some(inside) => inside.rfind('"'),
        None => text.rfind('{'),
    }
}

fn object(piece: Piece<'_>) -> Option<RawObject<'_>> {
    let text = piece.text();
    if text.starts_with('"') && text.len() > 2 {
        return Some(RawObject::Text(piece.slice(1, text.len() - 1)));
    }
    let (role, end) = slot(piece)?;
    end.is_empty().then_some(RawObject::Role(role))
}

fn form(piece: Piece<'_>) -> RuleFault {
    piece.fault("write then {role} RELATION {role}, or then {role} RELATION \"text\"")
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
            object: match raw.object {
                RawObject::Role(role) => TemplateObject::Role(role.spaced()),
                RawObject::Text(text) => TemplateObject::Text(text.spaced()),
            },
            unless: raw.unless.map(|role| role.spaced()),
        }
    }
}
