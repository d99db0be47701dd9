//! Lines of rule files grouped into declarations and rules.

use super::fault::RuleFault;
use super::line::{Line, Piece};
use super::source::Source;
use crate::spelling::{did_you_mean, nearest};

/// What a section declares.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sort {
    /// `type`
    Type,
    /// `relation`
    Relation,
    /// `role`
    Role,
    /// `words`
    Words,
    /// `rule`
    Rule,
    /// `name`
    Name,
}

/// What a line under the opening line says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keyword {
    /// `from TYPE to TYPE`
    From,
    /// `symmetric`
    Symmetric,
    /// `inverse NAME`
    Inverse,
    /// `narrower than NAME`
    Narrower,
    /// `same as IRI`
    SameAs,
    /// `code SCHEME VALUE`
    Code,
    /// `range TYPE`
    Range,
    /// `when PATTERN`
    When,
    /// `otherwise when PATTERN`
    Otherwise,
    /// `or PATTERN`
    Or,
    /// `except PATTERN`
    Except,
    /// `then {a} RELATION {b}`
    Then,
    /// `yes TEXT`
    Yes,
    /// `=> STATEMENT`
    Arrow,
    /// `no TEXT`
    No,
}

/// A declaration or rule with the lines under it.
#[derive(Clone, Debug)]
pub struct Section<'s> {
    /// What it declares.
    pub sort: Sort,
    /// The name it declares.
    pub name: Piece<'s>,
    /// What follows the colon.
    pub gloss: Piece<'s>,
    /// The lines under it.
    pub lines: Vec<Item<'s>>,
    /// Whether it may replace an earlier one of its name.
    pub overrides: bool,
    /// Whether it is of a file that is still worked on: then what a rule lacks is only warned of.
    pub draft: bool,
}

/// A line under the opening line of a section.
#[derive(Clone, Copy, Debug)]
pub struct Item<'s> {
    /// What it says.
    pub keyword: Keyword,
    /// The whole line.
    pub line: Piece<'s>,
    /// What follows the keyword.
    pub rest: Piece<'s>,
}

const OPENERS: [(&str, Sort); 6] = [
    ("type", Sort::Type),
    ("relation", Sort::Relation),
    ("role", Sort::Role),
    ("words", Sort::Words),
    ("rule", Sort::Rule),
    ("name", Sort::Name),
];

/// The keywords of lines under an opening line, and where they may stand.
const KEYWORDS: [(&str, Keyword, &[Sort]); 15] = [
    ("from", Keyword::From, &[Sort::Relation]),
    ("symmetric", Keyword::Symmetric, &[Sort::Relation]),
    ("inverse", Keyword::Inverse, &[Sort::Relation]),
    ("narrower than", Keyword::Narrower, &[Sort::Relation]),
    (
        "same as",
        Keyword::SameAs,
        &[Sort::Relation, Sort::Role, Sort::Type, Sort::Name],
    ),
    ("code", Keyword::Code, &[Sort::Relation]),
    ("range", Keyword::Range, &[Sort::Role]),
    ("when", Keyword::When, &[Sort::Rule]),
    ("otherwise when", Keyword::Otherwise, &[Sort::Rule]),
    ("or", Keyword::Or, &[Sort::Rule]),
    ("except", Keyword::Except, &[Sort::Rule]),
    ("then", Keyword::Then, &[Sort::Rule]),
    ("yes", Keyword::Yes, &[Sort::Rule]),
    ("=>", Keyword::Arrow, &[Sort::Rule]),
    ("no", Keyword::No, &[Sort::Rule]),
];

impl Sort {
    /// The keyword that opens it.
    pub fn as_str(self) -> &'static str {
        OPENERS
            .iter()
            .find(|(_, sort)| *sort == self)
            .map_or("", |(name, _)| name)
    }
}

/// The longest line that is read, in bytes. Every fault looks for its column, which would take long in longer ones.
const LONGEST: usize = 16_384;

/// Groups the lines of a file; lines that fit nowhere are faults.
pub fn sections<'s>(source: &'s Source, faults: &mut Vec<RuleFault>) -> Vec<Section<'s>> {
    let mut found: Vec<Section<'s>> = Vec::new();
    for line in Line::all(&source.name, &source.text) {
        let piece = line.piece();
        let (word, rest) = piece.first_word();
        if line.text.len() > LONGEST {
            faults.push(piece.slice(0, 0).fault(format!(
                "the line has {} bytes, and at most {LONGEST} are read; divide it",
                line.text.len()
            )));
            continue;
        }
        let (keyword, rest) = match keyword(piece) {
            Some(length) => (
                &piece.text()[..length],
                piece.slice(length, piece.text().len()).trim(),
            ),
            None => match meant(word) {
                // Read as what was meant, so that nothing else is blamed for the slip.
                Some(keyword) => {
                    faults.push(unknown(word));
                    (keyword, rest)
                }
                None => {
                    faults.push(unknown(word));
                    continue;
                }
            },
        };
        if let Some(&(_, sort)) = OPENERS.iter().find(|(name, _)| *name == keyword) {
            found.push(open(sort, word, rest, source, faults));
            continue;
        }
        match item(piece, keyword, rest, found.last()) {
            Ok(item) => found
                .last_mut()
                .into_iter()
                .for_each(|section| section.lines.push(item)),
            Err(fault) => faults.push(fault),
        }
    }
    found
}

/// The length of the keyword that opens a line, if one does.
fn keyword(line: Piece<'_>) -> Option<usize> {
    names().find(|name| opens(line, name)).map(str::len)
}

/// All keywords.
fn names() -> impl Iterator<Item = &'static str> {
    let openers = OPENERS.iter().map(|(name, _)| *name);
    openers.chain(KEYWORDS.iter().map(|(name, ..)| *name))
}

/// Reads `NAME: gloss` or `NAME`.
fn open<'s>(
    sort: Sort,
    word: Piece<'s>,
    rest: Piece<'s>,
    source: &Source,
    faults: &mut Vec<RuleFault>,
) -> Section<'s> {
    let end = rest.text().len();
    let (name, gloss) = rest.split_once(':').unwrap_or((rest, rest.slice(end, end)));
    if name.is_empty() {
        faults.push(word.fault(format!(
            "the {} has no name; write {} NAME: what it means",
            sort.as_str(),
            sort.as_str()
        )));
    }
    Section {
        sort,
        name,
        gloss,
        lines: Vec::new(),
        overrides: source.overrides,
        draft: source.draft,
    }
}

/// Reads a line under an opening line.
fn item<'s>(
    line: Piece<'s>,
    name: &str,
    rest: Piece<'s>,
    section: Option<&Section<'s>>,
) -> Result<Item<'s>, RuleFault> {
    let found = KEYWORDS.iter().find(|(known, ..)| *known == name);
    let Some(&(_, keyword, places)) = found else {
        return Err(unknown(line.first_word().0));
    };
    match section {
        Some(section) if places.contains(&section.sort) => Ok(Item {
            keyword,
            line,
            rest,
        }),
        _ => {
            let places: Vec<&str> = places.iter().map(|sort| sort.as_str()).collect();
            Err(line.first_word().0.fault(format!(
                "\"{name}\" belongs under a line that opens with \"{}\"",
                places.join("\" or \"")
            )))
        }
    }
}

/// Whether the line opens with this keyword.
fn opens(line: Piece<'_>, keyword: &str) -> bool {
    let rest = line.text().strip_prefix(keyword);
    rest.is_some_and(|rest| {
        rest.is_empty() || keyword == "=>" || rest.starts_with(char::is_whitespace)
    })
}

/// The keyword that a misspelt one was meant for.
fn meant(word: Piece<'_>) -> Option<&'static str> {
    let typed = word.text().trim_end_matches(':');
    let exact = names().find(|name| *name == typed);
    exact.or_else(|| {
        let first = |name: &'static str| name.split(' ').next().unwrap_or(name);
        let near = nearest(typed, names().map(first))?;
        names().find(|name| *name == near)
    })
}

fn unknown(word: Piece<'_>) -> RuleFault {
    let typed = word.text().trim_end_matches(':');
    let firsts = names().map(|name| name.split(' ').next().unwrap_or(name));
    let cure = if names().any(|name| name == typed) {
        "; leave out the colon".to_owned()
    } else {
        match did_you_mean(typed, firsts) {
            cure if cure.is_empty() => {
                let known: Vec<&str> = names().collect();
                format!("; known are {}", known.join(", "))
            }
            cure => cure,
        }
    };
    let shown: String = word.text().chars().take(40).collect();
    word.fault(format!("unknown keyword \"{shown}\"{cure}"))
}
