//! A pattern with optional parts and word sets, written out as plain rows of words and slots.

use std::collections::BTreeMap;

use super::Slot;
use super::syntax::{Alternative, Node, RawSlot, RawWord};
use crate::english::Upos;
use crate::rule::fault::RuleFault;
use crate::rule::line::Piece;
use crate::spelling::did_you_mean;
use crate::vocabulary::{STATEMENT, VALUE_TYPES, Vocabulary};

/// A sign in a row: what is left of [`Node`] when nothing is optional.
#[derive(Clone, Debug)]
pub enum Atom<'s> {
    /// The slot of this index.
    Slot(usize, Piece<'s>),
    /// A word.
    Word(Word<'s>),
    /// `'s`
    Possessive(Piece<'s>),
}

/// A word with the forms it may have.
#[derive(Clone, Debug)]
pub struct Word<'s> {
    /// Where it stands in the pattern.
    pub piece: Piece<'s>,
    /// Any of these.
    pub forms: Vec<WordForm>,
}

/// One way to write a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordForm {
    /// As it is written, in lower case.
    pub text: String,
    /// How it is to be understood.
    pub sort: FormSort,
    /// The part of speech that the pattern asks for.
    pub tag: Option<Upos>,
}

/// How a word of a pattern is to be understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormSort {
    /// Any inflection of it.
    Inflected,
    /// It is the dictionary form already.
    Dictionary,
    /// This form only.
    Literal,
}

/// The slots of a pattern and the rows it stands for, those with the most slots first.
pub struct Rows<'s> {
    /// The slots in the order of the text.
    pub slots: Vec<Slot>,
    /// The rows.
    pub rows: Vec<Vec<Atom<'s>>>,
}

/// How many rows a pattern may stand for.
const MOST_ROWS: usize = 256;

/// Writes out a pattern.
pub fn expand<'s>(
    pattern: Piece<'s>,
    nodes: &[Node<'s>],
    vocabulary: &Vocabulary,
    faults: &mut Vec<RuleFault>,
) -> Rows<'s> {
    let mut expander = Expander {
        vocabulary,
        faults,
        slots: Vec::new(),
        roles: BTreeMap::new(),
    };
    let mut rows = expander.nodes(nodes);
    if rows.len() > MOST_ROWS {
        let message = format!(
            "the pattern can be read in {} ways; write it as several",
            rows.len()
        );
        expander.faults.push(pattern.fault(message));
        rows.truncate(1);
    }
    rows.sort_by_key(|row| std::cmp::Reverse(slot_count(row)));
    Rows {
        slots: expander.slots,
        rows,
    }
}

fn slot_count(row: &[Atom<'_>]) -> usize {
    row.iter()
        .filter(|atom| matches!(atom, Atom::Slot(..)))
        .count()
}

struct Expander<'v, 'f, 's> {
    vocabulary: &'v Vocabulary,
    faults: &'f mut Vec<RuleFault>,
    slots: Vec<Slot>,
    roles: BTreeMap<&'s str, ()>,
}

impl<'s> Expander<'_, '_, 's> {
    fn nodes(&mut self, nodes: &[Node<'s>]) -> Vec<Vec<Atom<'s>>> {
        let mut rows = vec![Vec::new()];
        for node in nodes {
            let endings = self.node(node);
            if endings.len() == 1 || rows.len() * endings.len() <= MOST_ROWS + 1 {
                rows = multiply(&rows, &endings);
            } else {
                // Too many already: one more row is enough for `expand` to see it.
                rows.resize(MOST_ROWS + 1, Vec::new());
                break;
            }
        }
        rows
    }

    fn node(&mut self, node: &Node<'s>) -> Vec<Vec<Atom<'s>>> {
        match node {
            Node::Slot(slot) => vec![vec![Atom::Slot(self.slot(slot), slot.piece)]],
            Node::Possessive(piece) => vec![vec![Atom::Possessive(*piece)]],
            Node::Word(word) => self.word(word),
            Node::Optional(nodes) => {
                let mut rows = self.nodes(nodes);
                rows.push(Vec::new());
                rows
            }
        }
    }

    fn slot(&mut self, slot: &RawSlot<'s>) -> usize {
        let role = slot.role.text();
        if self.roles.insert(role, ()).is_some() {
            self.faults.push(slot.role.fault(format!(
                "the role \"{role}\" is in the pattern already; rename one"
            )));
        }
        for kind in &slot.types {
            self.faults.extend(check_type(*kind, self.vocabulary));
        }
        let types = slot
            .types
            .iter()
            .map(|kind| kind.text().to_owned())
            .collect();
        self.slots.push(Slot {
            role: slot.role.spaced(),
            types,
        });
        self.slots.len() - 1
    }

    /// The word's rows: one for all single words, one for each alternative of several words.
    fn word(&mut self, word: &RawWord<'s>) -> Vec<Vec<Atom<'s>>> {
        let piece = word.piece;
        let (mut single, mut rows) = (Vec::new(), Vec::new());
        for alternative in &word.alternatives {
            match *alternative {
                Alternative::Word(text, tag) => {
                    single.push(WordForm::new(text.text(), FormSort::Inflected, tag))
                }
                Alternative::Literal(text) => {
                    single.push(WordForm::new(text.text(), FormSort::Literal, None))
                }
                Alternative::Set(name) => {
                    for entry in self.set(name) {
                        let mut forms: Vec<_> = entry
                            .split_whitespace()
                            .map(|text| WordForm::new(text, FormSort::Dictionary, None))
                            .collect();
                        match forms.len() {
                            1 => single.append(&mut forms),
                            _ => rows.push(
                                forms
                                    .into_iter()
                                    .map(|form| Word::atom(piece, vec![form]))
                                    .collect(),
                            ),
                        }
                    }
                }
            }
        }
        if !single.is_empty() {
            rows.insert(0, vec![Word::atom(piece, single)]);
        }
        rows
    }

    fn set(&mut self, name: Piece<'s>) -> Vec<String> {
        if let Some(set) = self.vocabulary.word_set(name.text()) {
            return set.words.clone();
        }
        let known = self
            .vocabulary
            .word_sets
            .iter()
            .map(|set| set.name.as_str());
        let cure = did_you_mean(name.text(), known);
        self.faults
            .push(name.fault(format!("unknown word set \"{}\"{cure}", name.text())));
        // Any word does: the rest of the pattern can still be checked.
        vec![name.text().to_owned()]
    }
}

impl<'s> Word<'s> {
    fn atom(piece: Piece<'s>, forms: Vec<WordForm>) -> Atom<'s> {
        Atom::Word(Self { piece, forms })
    }
}

impl WordForm {
    fn new(text: &str, sort: FormSort, tag: Option<Upos>) -> Self {
        Self {
            text: text.to_lowercase(),
            sort,
            tag,
        }
    }
}

impl<'s> Atom<'s> {
    /// Where it stands in the pattern.
    pub fn piece(&self) -> Piece<'s> {
        match self {
            Self::Slot(_, piece) | Self::Possessive(piece) => *piece,
            Self::Word(word) => word.piece,
        }
    }
}

fn multiply<'s>(rows: &[Vec<Atom<'s>>], endings: &[Vec<Atom<'s>>]) -> Vec<Vec<Atom<'s>>> {
    let pairs = rows
        .iter()
        .flat_map(|row| endings.iter().map(move |ending| (row, ending)));
    pairs
        .map(|(row, ending)| [row.as_slice(), ending].concat())
        .collect()
}

/// Refuses a type that nothing declares.
pub fn check_type(kind: Piece<'_>, vocabulary: &Vocabulary) -> Option<RuleFault> {
    let name = kind.text();
    let built_in = VALUE_TYPES.into_iter().chain([STATEMENT]);
    if built_in.clone().any(|known| known == name) || vocabulary.kind(name).is_some() {
        return None;
    }
    let known = vocabulary
        .types
        .iter()
        .map(|kind| kind.name.as_str())
        .chain(built_in);
    Some(kind.fault(format!(
        "unknown type \"{name}\"{}",
        did_you_mean(name, known)
    )))
}
