//! The signs of a pattern: slots, words, alternatives, optional parts.

use crate::english::Upos;
use crate::rule::fault::RuleFault;
use crate::rule::line::Piece;

/// A sign or group of signs.
#[derive(Clone, Debug)]
pub enum Node<'s> {
    /// `{role: Type|Type}`
    Slot(RawSlot<'s>),
    /// `word`, `'word'`, `word/TAG`, `a|b`, `<set>`
    Word(RawWord<'s>),
    /// `'s` after a slot
    Possessive(Piece<'s>),
    /// `[…]`
    Optional(Vec<Node<'s>>),
}

/// A slot as it is written.
#[derive(Clone, Debug)]
pub struct RawSlot<'s> {
    /// The whole slot.
    pub piece: Piece<'s>,
    /// Its role.
    pub role: Piece<'s>,
    /// Its types.
    pub types: Vec<Piece<'s>>,
}

/// A word with its alternatives.
#[derive(Clone, Debug)]
pub struct RawWord<'s> {
    /// The whole word.
    pub piece: Piece<'s>,
    /// What may stand there.
    pub alternatives: Vec<Alternative<'s>>,
}

/// One of the words that may stand at a place.
#[derive(Clone, Copy, Debug)]
pub enum Alternative<'s> {
    /// Any form of a word.
    Word(Piece<'s>, Option<Upos>),
    /// `'word'`: this form only.
    Literal(Piece<'s>),
    /// `<set>`
    Set(Piece<'s>),
}

/// How deep optional parts may stand in each other.
const DEPTH: usize = 8;

/// Reads the signs of a pattern.
pub fn parse<'s>(pattern: Piece<'s>, faults: &mut Vec<RuleFault>) -> Vec<Node<'s>> {
    let mut parser = Parser {
        pattern,
        at: 0,
        faults,
    };
    let nodes = parser.group(0);
    if let Some(sign) = parser.sign() {
        let fault = sign.fault("\"]\" closes nothing; leave it out or open with \"[\"");
        parser.faults.push(fault);
    }
    nodes
}

struct Parser<'s, 'f> {
    pattern: Piece<'s>,
    at: usize,
    faults: &'f mut Vec<RuleFault>,
}

impl<'s> Parser<'s, '_> {
    fn rest(&self) -> &'s str {
        &self.pattern.text()[self.at..]
    }

    /// The piece of the next `length` bytes, which is passed.
    fn take(&mut self, length: usize) -> Piece<'s> {
        let piece = self.pattern.slice(self.at, self.at + length);
        self.at += length;
        piece
    }

    /// Passes white space and gives the next character as a piece.
    fn sign(&mut self) -> Option<Piece<'s>> {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start().len();
        let first = self.rest().chars().next()?;
        Some(self.pattern.slice(self.at, self.at + first.len_utf8()))
    }

    /// Reads up to the end or a closing bracket.
    fn group(&mut self, depth: usize) -> Vec<Node<'s>> {
        let mut nodes = Vec::new();
        while let Some(sign) = self.sign() {
            match sign.text() {
                "]" if depth > 0 || self.rest() == "]" => break,
                "[" => nodes.extend(self.optional(depth)),
                "{" => nodes.extend(self.slot()),
                "]" => self.refuse(
                    sign,
                    "\"]\" closes nothing; leave it out or open with \"[\"",
                ),
                "}" => self.refuse(
                    sign,
                    "\"}\" closes nothing; leave it out or open with \"{\"",
                ),
                _ => nodes.extend(self.word()),
            }
        }
        nodes
    }

    fn refuse(&mut self, piece: Piece<'s>, message: &str) {
        self.faults.push(piece.fault(message));
        self.at += piece.text().len();
    }

    /// Refuses the rest of the pattern, in which nothing would make sense.
    fn give_up(&mut self, piece: Piece<'s>, message: &str) {
        self.faults.push(piece.fault(message));
        self.at = self.pattern.text().len();
    }

    fn optional(&mut self, depth: usize) -> Option<Node<'s>> {
        let open = self.take(1);
        if depth == DEPTH {
            self.give_up(
                open,
                "optional parts stand too deep in each other; write them apart",
            );
            return None;
        }
        let nodes = self.group(depth + 1);
        match self.sign() {
            Some(_) => {
                self.take(1);
            }
            None => self
                .faults
                .push(open.fault("\"[\" is not closed; add \"]\"")),
        }
        (!nodes.is_empty()).then_some(Node::Optional(nodes))
    }

    fn slot(&mut self) -> Option<Node<'s>> {
        let Some(length) = self
            .rest()
            .find(['}', '[', ']'])
            .filter(|&at| self.rest()[at..].starts_with('}'))
        else {
            let open = self.take(1);
            self.give_up(open, "\"{\" is not closed; add \"}\"");
            return None;
        };
        let piece = self.take(length + 1);
        match read_slot(piece) {
            Ok(slot) => Some(Node::Slot(slot)),
            Err(fault) => {
                self.faults.push(fault);
                None
            }
        }
    }

    fn word(&mut self) -> Option<Node<'s>> {
        let rest = self.rest();
        let mut in_set = false;
        let ends = |sign: char| {
            in_set = (in_set || sign == '<') && sign != '>';
            sign.is_whitespace() && !in_set || "[]{}".contains(sign)
        };
        let length = rest.find(ends).unwrap_or(rest.len());
        let after_slot = self.pattern.text()[..self.at].ends_with('}');
        let piece = self.take(length);
        if after_slot && matches!(piece.text(), "'s" | "’s" | "'" | "’") {
            return Some(Node::Possessive(piece));
        }
        match read_word(piece) {
            Ok(word) => Some(Node::Word(word)),
            Err(fault) => {
                self.faults.push(fault);
                None
            }
        }
    }
}

/// Reads `{role: Type|Type}`.
fn read_slot(piece: Piece<'_>) -> Result<RawSlot<'_>, RuleFault> {
    let inside = piece.slice(1, piece.text().len() - 1).trim();
    let Some((role, types)) = inside.split_once(':') else {
        let name = if inside.is_empty() {
            "role"
        } else {
            inside.text()
        };
        return Err(piece.fault(format!(
            "the slot has no type; write {{{name}: Agent}} or another type"
        )));
    };
    if role.is_empty() {
        return Err(piece.fault("the slot has no role; write {role: Type}"));
    }
    if let Some(bad) = role.text().chars().find(|&letter| !is_name_letter(letter)) {
        return Err(role.fault(format!(
            "a role is made of letters, digits and spaces, without \"{bad}\""
        )));
    }
    let types = types.split('|');
    match types.iter().find(|kind| kind.is_empty()) {
        Some(_) => Err(piece.fault(format!(
            "a type is missing; write {{{}: Agent}} or another type",
            role.text()
        ))),
        None => Ok(RawSlot { piece, role, types }),
    }
}

/// Whether names of roles, relations and rules may hold this letter.
pub fn is_name_letter(letter: char) -> bool {
    letter.is_alphanumeric() || " -_'’".contains(letter)
}

/// Reads `a|'b'|c/VERB|<set>`.
fn read_word(piece: Piece<'_>) -> Result<RawWord<'_>, RuleFault> {
    let alternatives = piece
        .split('|')
        .into_iter()
        .map(read_alternative)
        .collect::<Result<_, _>>()?;
    Ok(RawWord {
        piece,
        alternatives,
    })
}

fn read_alternative(piece: Piece<'_>) -> Result<Alternative<'_>, RuleFault> {
    let text = piece.text();
    if let Some(inside) = enclosed(text, '<', '>') {
        return named(piece.slice(1, 1 + inside.len())).map(Alternative::Set);
    }
    if let Some(inside) = enclosed(text, '\'', '\'') {
        return named(piece.slice(1, 1 + inside.len())).map(Alternative::Literal);
    }
    match piece.split_once('/') {
        Some((word, tag)) => Ok(Alternative::Word(named(word)?, Some(read_tag(tag)?))),
        None => named(piece).map(|word| Alternative::Word(word, None)),
    }
}

fn enclosed(text: &str, open: char, close: char) -> Option<&str> {
    text.strip_prefix(open)?.strip_suffix(close)
}

/// Refuses what is no word.
fn named(piece: Piece<'_>) -> Result<Piece<'_>, RuleFault> {
    let text = piece.text();
    if text.is_empty() {
        return Err(piece.fault("a word is missing here"));
    }
    match text
        .chars()
        .find(|&sign| !is_name_letter(sign) && !".&".contains(sign))
    {
        Some(sign) => {
            Err(piece.fault(format!("a pattern has no use for \"{sign}\"; leave it out")))
        }
        None if text.ends_with('.') && text.matches('.').count() == 1 => {
            Err(piece.fault("a pattern ends without a full stop; leave it out"))
        }
        None => Ok(piece),
    }
}

fn read_tag(piece: Piece<'_>) -> Result<Upos, RuleFault> {
    Upos::from_label(piece.text()).ok_or_else(|| {
        let known = Upos::ALL.iter().map(|tag| tag.as_str());
        let cure = crate::spelling::did_you_mean(piece.text(), known);
        piece.fault(format!("unknown part of speech \"{}\"{cure}", piece.text()))
    })
}
