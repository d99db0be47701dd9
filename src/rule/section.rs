//! Lines of rule files grouped into declarations and rules.

use super::fault::{RuleFault, did_you_mean};
use super::line::{Line, Piece};
use super::source::Source;

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
    /// `or PATTERN`
    Or,
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

const OPENERS: [(&str, Sort); 5] = [
    ("type", Sort::Type),
    ("relation", Sort::Relation),
    ("role", Sort::Role),
    ("words", Sort::Words),
    ("rule", Sort::Rule),
];

/// The keywords of lines under an opening line, and where they may stand.
const KEYWORDS: [(&str, Keyword, &[Sort]); 13] = [
    ("from", Keyword::From, &[Sort::Relation]),
    ("symmetric", Keyword::Symmetric, &[Sort::Relation]),
    ("inverse", Keyword::Inverse, &[Sort::Relation]),
    ("narrower than", Keyword::Narrower, &[Sort::Relation]),
    (
        "same as",
        Keyword::SameAs,
        &[Sort::Relation, Sort::Role, Sort::Type],
    ),
    ("code", Keyword::Code, &[Sort::Relation]),
    ("range", Keyword::Range, &[Sort::Role]),
    ("when", Keyword::When, &[Sort::Rule]),
    ("or", Keyword::Or, &[Sort::Rule]),
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

/// Groups the lines of a file; lines that fit nowhere are faults.
pub fn sections<'s>(source: &'s Source, faults: &mut Vec<RuleFault>) -> Vec<Section<'s>> {
    let mut found: Vec<Section<'s>> = Vec::new();
    for line in Line::all(&source.name, &source.text) {
        let piece = line.piece();
        let (word, rest) = piece.first_word();
        let opened = OPENERS.iter().find(|(name, _)| *name == word.text());
        match opened {
            Some(&(_, sort)) => found.push(open(sort, word, rest, source.overrides, faults)),
            None => match item(piece, found.last()) {
                Ok(item) => found
                    .last_mut()
                    .into_iter()
                    .for_each(|section| section.lines.push(item)),
                Err(fault) => faults.push(fault),
            },
        }
    }
    found
}

/// Reads `NAME: gloss` or `NAME`.
fn open<'s>(
    sort: Sort,
    word: Piece<'s>,
    rest: Piece<'s>,
    overrides: bool,
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
        overrides,
    }
}

/// Reads a line under an opening line.
fn item<'s>(line: Piece<'s>, section: Option<&Section<'s>>) -> Result<Item<'s>, RuleFault> {
    let Some(&(name, keyword, places)) = KEYWORDS.iter().find(|(name, ..)| opens(line, name))
    else {
        return Err(unknown(line));
    };
    let rest = line.slice(name.len(), line.text().len()).trim();
    match section {
        Some(section) if places.contains(&section.sort) => Ok(Item {
            keyword,
            line,
            rest,
        }),
        _ => {
            let places: Vec<&str> = places.iter().map(|sort| sort.as_str()).collect();
            let word = line.slice(0, name.len());
            Err(word.fault(format!(
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

fn unknown(line: Piece<'_>) -> RuleFault {
    let word = line.first_word().0;
    let typed = word.text().trim_end_matches(':');
    let openers = OPENERS.iter().map(|(name, _)| *name);
    let known = openers.chain(
        KEYWORDS
            .iter()
            .map(|(name, ..)| name.split(' ').next().unwrap_or(name)),
    );
    let cure = if OPENERS.iter().any(|(name, _)| *name == typed)
        || KEYWORDS.iter().any(|(name, ..)| *name == typed)
    {
        "; leave out the colon".to_owned()
    } else {
        did_you_mean(typed, known)
    };
    let shown: String = word.text().chars().take(40).collect();
    word.fault(format!("unknown keyword \"{shown}\"{cure}"))
}
