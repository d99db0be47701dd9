//! What one predicate says: the normal form between grammar and rules.
//!
//! A [`Clause`] holds a predicate and its arguments by function, whatever the order of words was: passives are turned
//! round, shared subjects and relative pronouns filled in, nouns such as _gift_ or _visit_ opened like the verbs they
//! come from. Arguments are phrases of the text; who they are is settled by the next step, `reading`.

mod arguments;
mod description;
mod draft;
mod ellipsis;
mod form;
mod identity;
pub(crate) mod lexicon;
#[doc(hidden)]
pub mod open;
mod predicate;
mod relative;
mod speech;
mod status;
mod subject;
#[doc(hidden)]
pub mod text;
mod tree;

use std::borrow::Cow;

use crate::english::{Analysis, TokenId};
use crate::span::Span;
use arguments::{complement, noun};
use description::{apposition, place};
use draft::Drafts;
use ellipsis::{elliptic, gapping, sharing};
use tree::phrases::Phrases;

/// The index of a clause in the list that [`find_clauses`] returns.
pub type ClauseId = usize;

/// A remark on how a clause or a resolution came about, in words for the reader: _passive turned round_.
pub type Step = Cow<'static, str>;

/// What one predicate says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// The index of its sentence.
    pub sentence: usize,
    /// The verb, noun, copula or preposition that says it.
    pub predicate: Predicate,
    /// Who and what takes part, each function at most once except obliques and complements.
    pub arguments: Vec<Argument>,
    /// Whether and by whom it is held to be so.
    pub status: Status,
    /// When it is placed, by the verb's form.
    pub tense: Tense,
    /// How the clause was made, in order.
    pub steps: Vec<Step>,
}

/// The word or words that say what happens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Predicate {
    /// What sort of word it is.
    pub kind: PredicateKind,
    /// Dictionary form, with particle or light-verb noun: `gift`, `call off`, `shake hands`; `be` for copulas;
    /// the preposition itself for prepositions. For a noun, the lemma of its verb: `visit` for _trip_ only if the
    /// lexicon says so.
    pub lemma: String,
    /// The main token.
    pub head: TokenId,
    /// All its tokens in text order: the trigger.
    pub words: Vec<TokenId>,
}

/// What sort of word a predicate is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PredicateKind {
    /// A verb: _gifted_.
    Verb,
    /// A form of _be_, or an apposition or title that stands for one.
    Copula,
    /// A noun that names an action: _gift_, _visit_.
    Noun,
    /// A preposition inside a noun phrase, for place and membership: _the house in Paris_.
    Preposition,
}

/// What fills one function of a clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Argument {
    /// Its function.
    pub function: Function,
    /// One or more phrases: coordination is kept together until matched or printed.
    pub members: Vec<Member>,
}

/// The part an argument plays.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Function {
    /// Who does it.
    Subject,
    /// Whom or what it is done to.
    Object,
    /// To whom something is given, told or shown without a preposition.
    Recipient,
    /// What the subject (or object) is, or is called, or described as.
    Attribute,
    /// A phrase with a preposition, in lower case: `to`, `because of`. Bare time phrases (_on_ left out) have `""`.
    Oblique(String),
    /// A clause: a statement, request or intention.
    Complement(ComplementKind),
}

/// The form of a complement clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ComplementKind {
    /// _that_ or nothing: _said (that) he won_; direct quotations too.
    That,
    /// _to_ and an infinitive, or a bare infinitive.
    Infinitive,
    /// A participle or gerund: _stopped giving_, _accused X of giving_.
    Ing,
    /// _whether_, _if_, or a question word.
    Whether,
}

/// One phrase among those that fill an argument.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// The phrase's head word.
    pub head: TokenId,
    /// The whole phrase without its preposition, appositions and relative clauses.
    pub span: Span,
    /// The clause it stands for, if it is a complement.
    pub clause: Option<ClauseId>,
}

/// Whether and by whom a clause is held to be so.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Status {
    /// Affirmed or denied.
    pub polarity: Polarity,
    /// How certain it is put.
    pub certainty: Certainty,
    /// To whom it is attributed, nearest first; empty for the text's own voice.
    pub speakers: Vec<Member>,
}

/// Affirmed or denied.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Polarity {
    /// It is said to be so.
    #[default]
    Affirmed,
    /// It is said not to be so.
    Negated,
}

/// How certain something is put, in the words of rule files.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Certainty {
    /// Said to be so.
    #[default]
    Stated,
    /// _will_, _is to_, _is set to_.
    Expected,
    /// _may_, _reportedly_, _appears to_.
    Possible,
    /// _plans to_, _agreed to_.
    Intended,
    /// _if …_, _would_.
    Conditional,
    /// _urged … to_, _should_, _must_.
    Requested,
    /// A question.
    Asked,
}

/// The time that a verb's form gives.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Tense {
    /// Past, present or future; none for nouns and bare participles.
    pub time: Option<Time>,
    /// _has done_.
    pub perfect: bool,
    /// _is doing_.
    pub progressive: bool,
}

/// Past, present or future.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Time {
    /// _gave_, _had given_.
    Past,
    /// _gives_, _has given_.
    Present,
    /// _will give_.
    Future,
}

impl Clause {
    /// The argument with this function.
    pub fn argument(&self, function: &Function) -> Option<&Argument> {
        self.arguments
            .iter()
            .find(|argument| argument.function == *function)
    }
}

impl Polarity {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Affirmed, Self::Negated];

    /// The word for it in rule files and outputs.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Affirmed => "affirmed",
            Self::Negated => "negated",
        }
    }
}

impl Certainty {
    /// All, the most certain first.
    pub const ALL: [Self; 7] = [
        Self::Stated,
        Self::Expected,
        Self::Possible,
        Self::Intended,
        Self::Conditional,
        Self::Requested,
        Self::Asked,
    ];

    /// The word for it in rule files and outputs.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Stated => "stated",
            Self::Expected => "expected",
            Self::Possible => "possible",
            Self::Intended => "intended",
            Self::Conditional => "conditional",
            Self::Requested => "requested",
            Self::Asked => "asked",
        }
    }
}

/// Whether a word that the tree makes part of another's phrase is a noun of its own, which a relative clause without
/// pronoun follows: _the [man] police arrested_.
pub(crate) fn stands_apart(analysis: &Analysis<'_>, part: TokenId) -> bool {
    let other = analysis.head(part);
    other.and_then(|doer| tree::bare_relative::person_before(analysis, doer)) == Some(part)
}

/// Finds the clauses of a document, in text order of their predicates.
#[doc(hidden)]
pub fn find_clauses(analysis: &Analysis<'_>) -> Vec<Clause> {
    let phrases = Phrases::measure(analysis);
    let mut drafts = Drafts::new(analysis, &phrases);
    predicate::find(&mut drafts);
    for id in drafts.governors_first() {
        arguments::fill(&mut drafts, id);
    }
    for id in drafts.attributes.clone() {
        noun::fill(&mut drafts, id);
    }
    sharing::share(&mut drafts);
    complement::part_caused(&mut drafts);
    gapping::open(&mut drafts);
    elliptic::open(&mut drafts);
    speech::link_quotations(&mut drafts);
    status::settle(&mut drafts);
    speech::attribute_quotations(&mut drafts);
    speech::attribute_headlines(&mut drafts);
    apposition::add(&mut drafts);
    place::add(&mut drafts);
    drafts.finish()
}
