//! Patterns: sentences with holes, read into clauses with holes.

mod cover;
pub mod expand;
mod phrase;
pub mod reader;
pub mod syntax;
#[cfg(test)]
mod tests;
mod text;
pub mod words;

use std::collections::BTreeSet;
use std::fmt;

use regex::Regex;

use super::Place;
use super::fault::RuleFault;
use super::line::Piece;
use crate::clause::{ComplementKind, Function, PredicateKind};
use crate::vocabulary::Vocabulary;
pub use phrase::{NounPattern, POSSESSOR};

/// A `when` or `or` line.
#[derive(Clone, Debug)]
pub struct Pattern {
    /// As it is written.
    pub text: String,
    /// Where it stands.
    pub place: Place,
    /// Its slots, in the order of the text.
    pub slots: Vec<Slot>,
    /// What it fits.
    pub form: PatternForm,
}

/// What a pattern fits.
#[derive(Clone, Debug)]
pub enum PatternForm {
    /// Clauses: every way to read the pattern, the one with the most parts first.
    Clauses(Vec<ClausePattern>),
    /// Two nouns that stand together, without a verb.
    Noun(NounPattern),
    /// Text that is not sentences.
    Text(Regex),
}

/// `{role: Type|Type}`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    /// The role that the filler plays.
    pub role: String,
    /// The types that the filler may have.
    pub types: Vec<String>,
}

/// A clause with holes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClausePattern {
    /// The sort of predicate it fits.
    pub kind: PredicateKind,
    /// The predicates it fits: any of them.
    pub predicate: Vec<WordPattern>,
    /// What must be there besides.
    pub arguments: Vec<ArgumentPattern>,
}

/// An argument that a clause must have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArgumentPattern {
    /// The functions it may have, the likeliest first.
    pub functions: Vec<Function>,
    /// What must fill it.
    pub filler: FillerPattern,
}

/// What must fill an argument.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FillerPattern {
    /// Whatever the slot of this index takes.
    Slot(usize),
    /// A phrase with one of these heads, each after the words that must stand before it.
    Words(Vec<PhrasePattern>),
    /// The same, of whoever or whatever fills the slot of this index: _{company: Organization}'s shares_.
    Owned(Vec<PhrasePattern>, usize),
    /// A clause.
    Clause(Box<ClausePattern>),
}

/// A fixed phrase: _prime minister_.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhrasePattern {
    /// Words that stand before the head, in lower case.
    pub before: Vec<String>,
    /// The head word.
    pub head: WordPattern,
}

/// A fixed word, or any word.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct WordPattern {
    /// Its dictionary form; [`ANY`] for any word, `* out` for any verb with this particle.
    pub lemma: String,
    /// The form that it must have in the text, in lower case, if not any.
    pub form: Option<String>,
}

/// What stands for any word, which no file can write: `any/VERB`, `any/ADP`.
pub const ANY: &str = "*";

/// Whether a dictionary form, or the function of a phrase by its preposition, is what a pattern asks for.
pub fn is_asked_for(asked: &str, found: &str) -> bool {
    match asked.strip_prefix(ANY) {
        Some(particle) => found.ends_with(particle),
        None => asked == found,
    }
}

/// Reads a pattern; none if it has faults.
pub(super) fn read(
    piece: Piece<'_>,
    vocabulary: &Vocabulary,
    faults: &mut Vec<RuleFault>,
) -> Option<Pattern> {
    let before = faults.len();
    if piece.text() == "any" {
        faults.push(piece.fault(
            "\"any\" alone fits nothing; say of whom, such as {agent: Agent} any/VERB {object: Entity}",
        ));
        return None;
    }
    let (slots, form) = if piece.text().starts_with('/') {
        text::read(piece).map_err(|fault| faults.push(fault)).ok()?
    } else {
        clauses(piece, vocabulary, faults)
    };
    let place = Place {
        file: piece.line.file.to_owned(),
        line: piece.line.number,
    };
    (faults.len() == before).then(|| Pattern {
        text: piece.text().to_owned(),
        place,
        slots,
        form,
    })
}

/// Reads a pattern of words and slots.
fn clauses(
    piece: Piece<'_>,
    vocabulary: &Vocabulary,
    faults: &mut Vec<RuleFault>,
) -> (Vec<Slot>, PatternForm) {
    let nodes = syntax::parse(piece, faults);
    let expand::Rows { slots, rows } = expand::expand(piece, &nodes, vocabulary, faults);
    if let [row] = rows.as_slice()
        && let Some(nouns) = phrase::read(row)
    {
        return (slots, PatternForm::Noun(nouns));
    }
    let mut clauses: Vec<ClausePattern> = Vec::new();
    for row in &rows {
        match reader::read(row, &slots, piece) {
            Ok(more) => clauses.extend(more),
            Err(fault) if faults.contains(&fault) => {}
            Err(fault) => faults.push(fault),
        }
    }
    clauses.sort_by_key(|clause| std::cmp::Reverse(clause.slots().len()));
    (slots, PatternForm::Clauses(clauses))
}

impl WordPattern {
    /// A word in any form.
    pub fn of(lemma: impl Into<String>) -> Self {
        Self {
            lemma: lemma.into(),
            form: None,
        }
    }

    /// Whether it stands for any word.
    pub fn is_any(&self) -> bool {
        self.lemma.starts_with(ANY)
    }
}

impl FillerPattern {
    /// Whether any noun or adjective fills it: `any/NOUN`.
    pub fn is_any_word(&self) -> bool {
        matches!(self, Self::Words(phrases) if phrases.iter().any(|phrase| phrase.head.is_any()))
    }
}

impl ArgumentPattern {
    /// Whether it is a phrase with any preposition: `any/ADP`.
    pub fn is_any_phrase(&self) -> bool {
        self.functions.iter().any(
            |function| matches!(function, Function::Oblique(preposition) if preposition == ANY),
        )
    }
}

impl ClausePattern {
    /// Whether it leaves open what the predicate is, or part of it.
    pub fn is_open(&self) -> bool {
        self.predicate.iter().any(WordPattern::is_any)
            || self
                .arguments
                .iter()
                .any(|argument| argument.is_any_phrase() || argument.filler.is_any_word())
    }

    /// The indices of the slots that a fit binds.
    pub fn slots(&self) -> BTreeSet<usize> {
        let mut found = BTreeSet::new();
        for argument in &self.arguments {
            match &argument.filler {
                FillerPattern::Slot(slot) | FillerPattern::Owned(_, slot) => {
                    found.insert(*slot);
                }
                FillerPattern::Words(_) => {}
                FillerPattern::Clause(clause) => found.append(&mut clause.slots()),
            }
        }
        found
    }
}

impl Pattern {
    /// The slots that every fit of the pattern binds, and those that only some do.
    pub fn bound_slots(&self) -> (BTreeSet<usize>, BTreeSet<usize>) {
        let PatternForm::Clauses(variants) = &self.form else {
            return ((0..self.slots.len()).collect(), BTreeSet::new());
        };
        let sets: Vec<_> = variants.iter().map(ClausePattern::slots).collect();
        let any: BTreeSet<usize> = sets.iter().flatten().copied().collect();
        let always = any
            .iter()
            .copied()
            .filter(|slot| sets.iter().all(|set| set.contains(slot)))
            .collect::<BTreeSet<_>>();
        let sometimes = any.difference(&always).copied().collect();
        (always, sometimes)
    }

    /// The reading of it that has most slots; none for an expression.
    pub fn fullest(&self) -> Option<&ClausePattern> {
        match &self.form {
            PatternForm::Clauses(variants) => variants.first(),
            PatternForm::Noun(_) | PatternForm::Text(_) => None,
        }
    }

    /// Whether it leaves open what the predicate is, so that a relation can be named after the text's word.
    pub fn is_open(&self) -> bool {
        match &self.form {
            PatternForm::Clauses(variants) => variants.iter().any(ClausePattern::is_open),
            PatternForm::Noun(_) | PatternForm::Text(_) => false,
        }
    }

    /// Whether a relation can be named after what the text says: by a word left open, or by _be_.
    pub fn names_relation(&self) -> bool {
        let copula = |variant: &ClausePattern| variant.kind == PredicateKind::Copula;
        match &self.form {
            PatternForm::Clauses(variants) => self.is_open() || variants.iter().any(copula),
            PatternForm::Noun(_) | PatternForm::Text(_) => false,
        }
    }

    /// Says how the pattern is read: `gift: giver=subject, gift=object, recipient=to?`
    pub fn reading(&self) -> String {
        match &self.form {
            PatternForm::Clauses(variants) => {
                let (_, optional) = self.bound_slots();
                variants
                    .first()
                    .map_or_else(String::new, |fullest| self.describe(fullest, &optional))
            }
            PatternForm::Noun(nouns) => {
                let role = |slot: usize| self.slots.get(slot).map_or("", |slot| slot.role.as_str());
                let links = match nouns.links.join("|") {
                    links if links.is_empty() => "beside".to_owned(),
                    links => links,
                };
                format!(
                    "noun phrase: {} {links} {}",
                    role(nouns.first),
                    role(nouns.last)
                )
            }
            PatternForm::Text(expression) => format!("text: {expression}"),
        }
    }

    fn describe(&self, clause: &ClausePattern, optional: &BTreeSet<usize>) -> String {
        let predicate = words_of(&clause.predicate);
        let arguments: Vec<String> = clause
            .arguments
            .iter()
            .map(|argument| self.describe_argument(argument, optional))
            .collect();
        format!("{predicate}: {}", arguments.join(", "))
    }

    fn describe_argument(&self, argument: &ArgumentPattern, optional: &BTreeSet<usize>) -> String {
        let function = argument.functions.first().map_or_else(String::new, name_of);
        match &argument.filler {
            FillerPattern::Slot(slot) => {
                let role = self.slots.get(*slot).map_or("", |slot| slot.role.as_str());
                let mark = if optional.contains(slot) { "?" } else { "" };
                format!("{role}={function}{mark}")
            }
            FillerPattern::Words(phrases) => {
                let phrases: Vec<String> = phrases.iter().map(PhrasePattern::to_string).collect();
                format!("\"{}\"={function}", phrases.join("|"))
            }
            FillerPattern::Owned(phrases, slot) => {
                let role = self.slots.get(*slot).map_or("", |slot| slot.role.as_str());
                let phrases: Vec<String> = phrases.iter().map(PhrasePattern::to_string).collect();
                format!("{role}'s \"{}\"={function}", phrases.join("|"))
            }
            FillerPattern::Clause(clause) => {
                format!("{function} ({})", self.describe(clause, optional))
            }
        }
    }
}

/// The dictionary forms, with bars between them; of many only the first.
fn words_of(words: &[WordPattern]) -> String {
    let lemmas: Vec<String> = words
        .iter()
        .map(|word| word.lemma.replace(ANY, "any verb"))
        .collect();
    lemmas.join("|")
}

/// The function's name in listings.
pub fn name_of(function: &Function) -> String {
    match function {
        Function::Subject => "subject".into(),
        Function::Object => "object".into(),
        Function::Recipient => "recipient".into(),
        Function::Attribute => "attribute".into(),
        Function::Oblique(preposition) if preposition.is_empty() => "time".into(),
        Function::Oblique(preposition) if preposition == ANY => "any preposition".into(),
        Function::Oblique(preposition) => preposition.clone(),
        Function::Complement(ComplementKind::That) => "that-clause".into(),
        Function::Complement(ComplementKind::Infinitive) => "to-clause".into(),
        Function::Complement(ComplementKind::Ing) => "-ing clause".into(),
        Function::Complement(ComplementKind::Whether) => "whether-clause".into(),
    }
}

impl fmt::Display for PhrasePattern {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for word in &self.before {
            write!(formatter, "{word} ")?;
        }
        match self.head.is_any() {
            true => formatter.write_str("any word"),
            false => formatter.write_str(&self.head.lemma),
        }
    }
}
