//! A document understood: its clauses with entities for arguments.
//!
//! Names, pronouns, groups and speakers are resolved here, each with the steps that led there. Rules see only readings.

mod amount;
mod calendar;
mod cast;
mod dates;
mod descriptions;
mod discourse;
mod groups;
mod identity;
mod lexicon;
mod names;
mod order;
mod phrase;
mod pronouns;
mod resolve;
mod roles;
mod settling;
mod sieve;
mod speakers;
mod variants;

pub use amount::{Amount, Number};
pub use pronouns::{Choice, FEATURES};
pub use sieve::Sieve;

use cast::Cast;
use dates::Moments;
use discourse::Discourse;
use roles::Holders;
use speakers::Speakers;

use crate::clause::{Clause, ClauseId, Function, Step};
use crate::english::{Analysis, TokenId};
use crate::gazetteer::Gazetteer;
use crate::span::Span;
use crate::vocabulary::Vocabulary;

/// The index of an entity in [`Reading::entities`].
pub type EntityId = usize;

/// A document understood.
#[derive(Debug)]
pub struct Reading<'d> {
    /// Its grammar.
    pub analysis: &'d Analysis<'d>,
    /// Its clauses as the text has them.
    pub clauses: Vec<Clause>,
    /// The same clauses over entities: one for each of `clauses`, at the same index.
    pub resolved: Vec<ResolvedClause>,
    /// Who and what is in the document, in order of first mention.
    pub entities: Vec<Entity>,
    /// Where they are mentioned, in text order.
    pub mentions: Vec<Mention>,
}

/// The arguments of one clause over entities.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ResolvedClause {
    /// The clause's arguments in its order, and after them any that reading added (the other of a reciprocal pair).
    pub arguments: Vec<ResolvedArgument>,
    /// To whom the clause is attributed: none for the text's own voice.
    pub speaker: Option<Filler>,
    /// When it is said to happen: an ISO 8601 date, time or interval.
    pub time: Option<String>,
    /// What reading did, in order.
    pub steps: Vec<Step>,
}

/// What fills one function of a clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResolvedArgument {
    /// Its function.
    pub function: Function,
    /// One for each member, or for each member of a group that it names.
    pub fillers: Vec<Filler>,
}

/// One filler of an argument: where it stands and what it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filler {
    /// The phrase's head word.
    pub head: TokenId,
    /// The phrase.
    pub span: Span,
    /// What it is.
    pub meaning: Meaning,
    /// How it was resolved, in order: _"he" is Peter Otieno: nearest male subject_.
    pub steps: Vec<Step>,
}

/// What a phrase means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// An entity of the document.
    Entity(EntityId),
    /// A value: not a node with an identity, but a date, a sum, an office or a text.
    Value(Value),
    /// Another clause of the document.
    Clause(ClauseId),
    /// A pronoun or description that could not be resolved with confidence; never a node.
    Unresolved,
}

/// A typed literal.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Value {
    /// `Date`, `Amount`, `Office` or `Text`.
    pub kind: ValueKind,
    /// As the text has it: _prime minister_, _last Tuesday_.
    pub text: String,
    /// The ISO 8601 form of a date, or of an amount that is a length of time, where known.
    pub iso: Option<String>,
}

/// The types that are values, not entities.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ValueKind {
    /// A day, a time, or a stretch of the calendar.
    Date,
    /// A number, sum of money, measure, or length of time.
    Amount,
    /// What someone is: _president_, _chief executive_.
    Office,
    /// A stretch of text.
    Text,
}

impl Value {
    /// Whether it is a stretch of time, which is an amount: _three years_.
    pub fn is_duration(&self) -> bool {
        let iso = self.iso.as_deref().unwrap_or_default();
        self.kind == ValueKind::Date && iso.starts_with('P')
    }
}

impl ValueKind {
    /// The name that rule files have for it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Date => "Date",
            Self::Amount => "Amount",
            Self::Office => "Office",
            Self::Text => "Text",
        }
    }
}

/// A person, organisation, country, place, thing, event or group of people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// The longest full name in the document, the gazetteer's name, or for things the label: the noun phrase without
    /// determiner and relative clause.
    pub name: String,
    /// A type of the vocabulary; none for a name without evidence.
    pub kind: Option<String>,
    /// How sure the type is.
    pub strength: Strength,
    /// Other names the document or the gazetteer has for it, sorted, without `name`.
    pub other_names: Vec<String>,
    /// The head word of a thing's label: `car`.
    pub head: Option<String>,
    /// Outside identifiers: IRIs, sorted.
    pub identifiers: Vec<String>,
    /// How the entity is named, which decides its identifier.
    pub naming: Naming,
    /// The span of its first mention.
    pub first: Span,
}

/// How sure the type of an entity is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Strength {
    /// It is said: by a gazetteer, a title, _Lee, a lawyer_.
    Known,
    /// The tagger of names, the noun, or a pronoun tells it.
    Likely,
    /// Little tells it: it may be another.
    Guessed,
}

/// How an entity is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Naming {
    /// By an entry of a gazetteer.
    Gazetteer,
    /// By a proper name in the text.
    Name,
    /// Only by a description: a thing, event or group of this document.
    Description,
}

/// A span that stands for an entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Where it stands.
    pub span: Span,
    /// Its head word.
    pub head: TokenId,
    /// Name, pronoun or description.
    pub kind: MentionKind,
    /// The entities: several for a group (_they_, _the two leaders_), none for what could not be resolved.
    pub entities: Vec<EntityId>,
    /// The sieve that found what it means; none for what is mentioned for the first time, or not resolved.
    pub sieve: Option<Sieve>,
    /// Why, in words.
    pub steps: Vec<Step>,
}

impl Value {
    /// The number and unit of an amount, if one number says it.
    pub fn amount(&self) -> Option<Amount> {
        (self.kind == ValueKind::Amount).then(|| Amount::read(&self.text))?
    }

    /// Whether it is so much of something, as a sum of money is: no mere number, and no length of time.
    pub fn is_stuff(&self) -> bool {
        self.iso.is_none() && self.amount().is_some_and(|amount| amount.unit.is_some())
    }
}

impl Entity {
    /// Whether the entity may be of a type, of which `is_a` knows what is under it: a type that is only guessed for a
    /// name gives way, and so does one that is lacking.
    pub fn may_be(&self, kind: &str, is_a: impl Fn(&str, &str) -> bool) -> bool {
        let is_named = self.naming != Naming::Description;
        match &self.kind {
            Some(found) => is_a(found, kind) || (is_named && self.strength == Strength::Guessed),
            None => is_named || is_a("Thing", kind),
        }
    }

    /// How many or how much the entity is, as its label tells: _5,000 troops_, _$5 million grant_.
    pub fn amount(&self) -> Option<Amount> {
        Amount::of_thing(&self.name, self.head.as_deref()?)
    }
}

/// The form of a mention.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MentionKind {
    /// _Maria Lopez_, _the US_.
    Name,
    /// _he_, _their_.
    Pronoun,
    /// _the two leaders_, _a rare horse_.
    Description,
}

impl MentionKind {
    /// The word for it in outputs.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Pronoun => "pronoun",
            Self::Description => "description",
        }
    }
}

/// Understands a document.
#[doc(hidden)]
pub fn read<'d>(
    analysis: &'d Analysis<'d>,
    clauses: Vec<Clause>,
    gazetteer: &Gazetteer,
    vocabulary: &Vocabulary,
) -> Reading<'d> {
    read_with(analysis, clauses, gazetteer, vocabulary, drop)
}

/// Understands a document and hands on whom each pronoun for a person might have meant, to learn the choice from.
pub fn read_with<'d>(
    analysis: &'d Analysis<'d>,
    mut clauses: Vec<Clause>,
    gazetteer: &Gazetteer,
    vocabulary: &Vocabulary,
    on_choice: impl FnMut(Choice),
) -> Reading<'d> {
    let mut cast = Cast::new(analysis, &clauses, gazetteer, vocabulary);
    let moments = Moments::find(analysis);
    let names = names::find_names(analysis, gazetteer);
    variants::cast_names(&mut cast, &names);
    settling::settle(&mut cast, 0);
    roles::state_roles(&mut cast, &names);
    let speakers = Speakers::new(&cast);
    let named = cast.figures.len();
    read_through(&mut cast, &moments, &speakers, on_choice);
    settling::settle(&mut cast, named);
    cast.find_seats();
    let mut resolved: Vec<ResolvedClause> = clauses
        .iter()
        .map(|clause| resolve::resolve_clause(&cast, &moments, &speakers, clause))
        .collect();
    resolve::find_times(&cast, &moments, &mut resolved);
    let pairs = resolve::pair_up(&cast, &mut resolved);
    let Cast {
        figures, mentions, ..
    } = cast;
    clauses.extend(pairs);
    let mut reading = Reading {
        analysis,
        clauses,
        resolved,
        entities: figures.into_iter().map(|figure| figure.entity).collect(),
        mentions,
    };
    order::put_in_order(&mut reading);
    reading
}

/// Reads the words in order, as a reader does, and understands pronouns and descriptions by what went before.
fn read_through(
    cast: &mut Cast<'_, '_>,
    moments: &Moments,
    speakers: &Speakers,
    mut on_choice: impl FnMut(Choice),
) {
    let mut discourse = Discourse::new(cast);
    let mut holders = Holders::new(cast);
    for token in 0..cast.analysis.tokens.len() {
        if let Some(mention) = cast.mention(token) {
            if mention.head == token {
                discourse.note(cast, token, &mention.entities);
            }
        } else if moments.value_at(cast.analysis, token).is_some() {
            // Dates and sums are values, not entities.
        } else if let Some(sort) = pronouns::sort_of(cast, token) {
            let choice = pronouns::resolve(cast, &mut discourse, speakers, token, sort);
            choice.into_iter().for_each(&mut on_choice);
        } else if descriptions::is_described(cast, token) {
            descriptions::describe(cast, &mut discourse, &mut holders, token);
        }
    }
}

#[cfg(test)]
mod tests;
