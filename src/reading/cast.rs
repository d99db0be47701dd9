//! Who and what a document has, while it is being read.

use std::cell::RefCell;
use std::collections::BTreeMap;

use super::lexicon::Gender;
use super::names::is_institution;
use super::{Entity, EntityId, Mention, MentionKind, Naming, Sieve, Strength};
use crate::clause::{Clause, Function, Step};
use crate::english::{Analysis, TokenId};
use crate::gazetteer::{Entry, Gazetteer};
use crate::span::Span;
use crate::vocabulary::Vocabulary;

/// The index of a mention in [`Cast::mentions`].
pub type MentionId = usize;

/// An entity in the making.
#[derive(Clone, Debug)]
pub struct Figure {
    /// What will be in the reading.
    pub entity: Entity,
    /// What it is to pronouns.
    pub nature: Nature,
    /// Man or woman.
    pub gender: Gender,
    /// Whether it is several.
    pub plural: bool,
    /// What the text says that it is.
    pub roles: Vec<Role>,
}

/// A part that the text gives to an entity: _leader_, of North Korea.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Role {
    /// The noun in dictionary form.
    pub noun: String,
    /// The entities of which it is that.
    pub of: Vec<EntityId>,
}

/// What an entity is to pronouns and descriptions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nature {
    /// A single human being: he, she.
    Person,
    /// Several human beings: they.
    People,
    /// An organisation: it, sometimes they.
    Organization,
    /// A country: it, sometimes she.
    Country,
    /// A place: it, and seldom that.
    Place,
    /// Anything else: it.
    Thing,
    /// A name without evidence: anything.
    Unknown,
}

/// The document with what has been understood so far.
#[derive(Debug)]
pub struct Cast<'a, 'd> {
    /// The grammar.
    pub analysis: &'a Analysis<'d>,
    /// The clauses as the text has them.
    pub clauses: &'a [Clause],
    /// Known names.
    pub gazetteer: &'a Gazetteer,
    /// The types.
    pub vocabulary: &'a Vocabulary,
    /// Who and what there is, in the order in which it was understood.
    pub figures: Vec<Figure>,
    /// The mentions, in the order in which they were understood.
    pub mentions: Vec<Mention>,
    /// For each token the mention that it is the head, or a word of the name, of.
    of_token: Vec<Option<MentionId>>,
    /// Whether each token heads an argument of a clause, whatever the tree makes of it.
    heads: Vec<bool>,
    /// The countries for which capitals and seats of government may stand.
    seats: BTreeMap<EntityId, EntityId>,
    /// The natures of the types that were asked so far.
    natures: RefCell<BTreeMap<String, Nature>>,
}

/// The heads of all subjects, objects and phrases.
fn argument_heads(analysis: &Analysis<'_>, clauses: &[Clause]) -> Vec<bool> {
    let mut heads = vec![false; analysis.tokens.len()];
    let arguments = clauses.iter().flat_map(|clause| &clause.arguments);
    for argument in arguments {
        if matches!(
            argument.function,
            Function::Subject | Function::Object | Function::Recipient | Function::Oblique(_)
        ) {
            for member in argument
                .members
                .iter()
                .filter(|member| member.clause.is_none())
            {
                heads[member.head] = true;
            }
        }
    }
    heads
}

impl<'a, 'd> Cast<'a, 'd> {
    /// Starts with nobody.
    pub fn new(
        analysis: &'a Analysis<'d>,
        clauses: &'a [Clause],
        gazetteer: &'a Gazetteer,
        vocabulary: &'a Vocabulary,
    ) -> Self {
        Self {
            analysis,
            clauses,
            gazetteer,
            vocabulary,
            figures: Vec::new(),
            mentions: Vec::new(),
            of_token: vec![None; analysis.tokens.len()],
            heads: argument_heads(analysis, clauses),
            seats: BTreeMap::new(),
            natures: RefCell::default(),
        }
    }

    /// Whether a token heads a subject, an object or a phrase of a clause.
    pub fn is_argument(&self, token: TokenId) -> bool {
        self.heads[token]
    }

    /// Adds an entity.
    pub fn add_figure(&mut self, figure: Figure) -> EntityId {
        self.figures.push(figure);
        self.figures.len() - 1
    }

    /// Adds a mention with these tokens, which lead to it from now on.
    pub fn add_mention(
        &mut self,
        mention: Mention,
        tokens: impl IntoIterator<Item = TokenId>,
    ) -> MentionId {
        let id = self.mentions.len();
        for token in tokens {
            if let Some(slot) = self.of_token.get_mut(token) {
                slot.get_or_insert(id);
            }
        }
        self.mentions.push(mention);
        id
    }

    /// The number of the mention that a token belongs to.
    pub fn mention_id(&self, token: TokenId) -> Option<MentionId> {
        self.of_token.get(token).copied().flatten()
    }

    /// The mention that a token belongs to.
    pub fn mention(&self, token: TokenId) -> Option<&Mention> {
        self.mention_id(token).map(|id| &self.mentions[id])
    }

    /// The one entity that a token stands for.
    pub fn entity_at(&self, token: TokenId) -> Option<EntityId> {
        match self.entities_at(token) {
            [entity] => Some(*entity),
            _ => None,
        }
    }

    /// The entities that a token stands for.
    pub fn entities_at(&self, token: TokenId) -> &[EntityId] {
        self.mention(token)
            .map_or(&[], |mention| mention.entities.as_slice())
    }

    /// The country whose government an entity may stand for, as _the Kremlin_ does.
    pub fn country_for(&self, entity: EntityId) -> Option<EntityId> {
        self.seats.get(&entity).copied()
    }

    /// Finds the capitals and seats of government, and makes their countries entities if they are not yet.
    pub fn find_seats(&mut self) {
        let gazetteer = self.gazetteer;
        let mut by_name: BTreeMap<String, EntityId> = BTreeMap::new();
        for (id, figure) in self.figures.iter().enumerate() {
            if figure.entity.naming == Naming::Gazetteer && figure.nature == Nature::Country {
                by_name.insert(figure.entity.name.clone(), id);
            }
        }
        for id in 0..self.figures.len() {
            let Some(country) = self.seat_of(id) else {
                continue;
            };
            let known = by_name.get(&country).copied();
            let Some(country_id) = known.or_else(|| self.add_country(gazetteer, &country, id))
            else {
                continue;
            };
            by_name.insert(country, country_id);
            self.seats.insert(id, country_id);
        }
    }

    /// The name of the country that an entity is the capital or a seat of government of.
    fn seat_of(&self, id: EntityId) -> Option<String> {
        let entity = &self.figures[id].entity;
        if entity.naming != Naming::Gazetteer {
            return None;
        }
        let entry = self.gazetteer.entry(self.gazetteer.named(&entity.name)?);
        let capital_of = entry.country.clone().filter(|_| entry.is_capital);
        entry.stands_for.clone().or(capital_of)
    }

    fn add_country(
        &mut self,
        gazetteer: &Gazetteer,
        name: &str,
        seat: EntityId,
    ) -> Option<EntityId> {
        let entry = gazetteer.entry(gazetteer.named(name)?);
        let first = self.figures[seat].entity.first;
        let figure = Figure::known(entry, first);
        let nature = self.nature_of(Some(&entry.kind));
        Some(self.add_figure(Figure { nature, ..figure }))
    }

    /// Gives an entity the type that its predicates ask for.
    pub fn retype(&mut self, entity: EntityId, kind: &str) {
        let nature = self.nature_of(Some(kind));
        let figure = &mut self.figures[entity];
        figure.entity.kind = Some(kind.to_owned());
        figure.entity.strength = match figure.is_named() {
            true => Strength::Guessed,
            false => Strength::Likely,
        };
        figure.nature = nature;
    }

    /// Makes a person of an entity of which nothing was known, or only little.
    pub fn make_person(&mut self, entity: EntityId) {
        let figure = &mut self.figures[entity];
        if figure.nature == Nature::Unknown || figure.may_be_person_yet() {
            figure.nature = Nature::Person;
            figure.entity.kind = Some("Person".to_owned());
            figure.entity.strength = Strength::Likely;
        }
    }

    /// The name of an entity as it stands now.
    pub fn name(&self, entity: EntityId) -> &str {
        &self.figures[entity].entity.name
    }

    /// The names of entities, for a step in words: _Ann Lee and Bo Berg_.
    pub fn names(&self, entities: &[EntityId]) -> String {
        let names: Vec<&str> = entities.iter().map(|&entity| self.name(entity)).collect();
        match names.as_slice() {
            [] => String::new(),
            [name] => (*name).to_owned(),
            [first @ .., last] => format!("{} and {last}", first.join(", ")),
        }
    }

    /// Whether a type is under another, by the vocabulary or by the types that need no declaration.
    pub fn is_a(&self, kind: &str, supertype: &str) -> bool {
        kind == supertype
            || self.vocabulary.is_a(kind, supertype)
            || is_a_by_default(kind, supertype)
    }

    /// What an entity of this type is to pronouns.
    pub fn nature_of(&self, kind: Option<&str>) -> Nature {
        let Some(kind) = kind else {
            return Nature::Unknown;
        };
        let known = self.natures.borrow().get(kind).copied();
        known.unwrap_or_else(|| {
            let nature = self.nature_by_type(kind);
            self.natures.borrow_mut().insert(kind.to_owned(), nature);
            nature
        })
    }

    fn nature_by_type(&self, kind: &str) -> Nature {
        const NATURES: [(&str, Nature); 5] = [
            ("Person", Nature::Person),
            ("Group", Nature::People),
            ("Organization", Nature::Organization),
            ("Country", Nature::Country),
            ("Place", Nature::Place),
        ];
        NATURES
            .iter()
            .find(|(supertype, _)| self.is_a(kind, supertype))
            .map_or(Nature::Thing, |(_, nature)| *nature)
    }
}

/// The types of the design, for vocabularies that do not declare them.
fn is_a_by_default(kind: &str, supertype: &str) -> bool {
    matches!(
        (kind, supertype),
        ("Person" | "Organization" | "Country" | "Group", "Agent")
            | ("Country" | "City" | "Facility", "Place")
    )
}

impl Figure {
    /// A figure with a name and nothing else.
    pub fn named(name: String, naming: Naming, first: Span) -> Self {
        Self {
            entity: Entity {
                name,
                kind: None,
                strength: Strength::Guessed,
                other_names: Vec::new(),
                head: None,
                identifiers: Vec::new(),
                naming,
                first,
            },
            nature: Nature::Unknown,
            gender: Gender::Unknown,
            plural: false,
            roles: Vec::new(),
        }
    }

    /// A figure that a gazetteer knows.
    pub fn known(entry: &Entry, first: Span) -> Self {
        let mut figure = Self::named(entry.name.clone(), Naming::Gazetteer, first);
        figure.entity.kind = Some(entry.kind.clone());
        figure.entity.strength = Strength::Known;
        figure.entity.identifiers = entry.identifier.iter().cloned().collect();
        let others = entry.other_names.iter();
        figure.entity.other_names = others.map(|form| form.text.clone()).collect();
        figure
    }

    /// Whether it is a person if a pronoun says so, although the tagger of names alone took it for something else: a short
    /// name that no gazetteer, title or word of its own speaks for.
    pub fn may_be_person_yet(&self) -> bool {
        let name = &self.entity.name;
        let last = name.rsplit(' ').next().unwrap_or(name);
        let is_short = name.split(' ').count() < 3
            && name
                .split(' ')
                .all(|word| word.chars().skip(1).any(char::is_lowercase));
        self.entity.naming == Naming::Name
            && self.entity.strength == Strength::Likely
            && matches!(self.nature, Nature::Organization | Nature::Place)
            && is_short
            && !is_institution(last)
    }

    /// Whether it has a proper name.
    pub fn is_named(&self) -> bool {
        self.entity.naming != Naming::Description
    }
}

/// Makes a mention. Pronouns have a sieve of their own; that of others is set by who resolved them.
pub fn mention(
    span: Span,
    head: TokenId,
    kind: MentionKind,
    entities: Vec<EntityId>,
    step: impl Into<Step>,
) -> Mention {
    let sieve = (kind == MentionKind::Pronoun && !entities.is_empty()).then_some(Sieve::Pronoun);
    Mention {
        span,
        head,
        kind,
        entities,
        sieve,
        steps: vec![step.into()],
    }
}
