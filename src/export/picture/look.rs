//! Shapes and colours.

use crate::graph::{EntityNode, Statement};
use crate::vocabulary::{Relation, Vocabulary};

/// PLOVER's event types with their sides.
const PLOVER: &str = include_str!("../../../data/plover.txt");

/// What a node stands for, as far as it shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shape {
    /// A person or group of people.
    Person,
    /// A country.
    Country,
    /// An organisation.
    Organization,
    /// Any other place.
    Place,
    /// A thing, event or work, or what is not known.
    Thing,
    /// A value.
    Value,
}

impl Shape {
    /// The shape for an entity. Types that a rule file declares take the shape of the type above them.
    pub fn of(entity: &EntityNode, vocabulary: &Vocabulary) -> Self {
        let shapes = [
            ("Person", Self::Person),
            ("Group", Self::Person),
            ("Country", Self::Country),
            ("Organization", Self::Organization),
            ("Place", Self::Place),
            ("City", Self::Place),
            ("Facility", Self::Place),
            ("Agent", Self::Person),
        ];
        let kind = entity.kind().unwrap_or("Thing");
        let known = shapes
            .into_iter()
            .find(|(known, _)| vocabulary.is_a(kind, known));
        known.map_or(Self::Thing, |(_, shape)| shape)
    }

    /// The colours of its ground and its border.
    pub const fn colours(self) -> (&'static str, &'static str) {
        match self {
            Self::Person => ("#DCEBFA", "#0072B2"),
            Self::Country => ("#FCEFC7", "#8A6D00"),
            Self::Organization => ("#D8F0E6", "#00664B"),
            Self::Place => ("#F3F4F6", "#6B7280"),
            Self::Thing => ("#F6E0EC", "#8F3B70"),
            Self::Value => ("#FFFFFF", "#9CA3AF"),
        }
    }

    /// What a legend says of it.
    pub const fn gloss(self) -> &'static str {
        match self {
            Self::Person => "person or group",
            Self::Country => "country",
            Self::Organization => "organisation",
            Self::Place => "place",
            Self::Thing => "thing or event",
            Self::Value => "text or number",
        }
    }
}

/// Which side of PLOVER's classes a relation is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// Co-operation, in words or deeds.
    Cooperation,
    /// Conflict, in words or deeds.
    Conflict,
    /// Roles, places, and whatever else is no dealing of one with another.
    Neither,
}

/// How an edge, or a line of its label, is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Look {
    /// Whether the text does not itself state it as so: negated, uncertain, reported. Drawn lighter.
    pub is_doubtful: bool,
    /// Its side.
    pub side: Side,
}

impl Look {
    /// The look of a statement.
    pub fn of(statement: &Statement, vocabulary: &Vocabulary) -> Self {
        let side = match statement.open {
            true => Side::Neither,
            false => side_of(vocabulary, &statement.relation),
        };
        Self {
            is_doubtful: !statement.is_asserted(),
            side,
        }
    }

    /// The colour of its line; text in it can be read on white.
    pub const fn colour(self) -> &'static str {
        match self.side {
            Side::Cooperation => "#00664B",
            Side::Conflict => "#B34700",
            Side::Neither => "#4B5563",
        }
    }

    /// What a legend says of it.
    pub const fn gloss(self) -> &'static str {
        match (self.is_doubtful, self.side) {
            (true, _) => "denied, uncertain or reported",
            (_, Side::Cooperation) => "co-operation",
            (_, Side::Conflict) => "conflict",
            (_, Side::Neither) => "other",
        }
    }
}

/// The side of a relation, or else of a broader one.
fn side_of(vocabulary: &Vocabulary, name: &str) -> Side {
    let find = |name: &str| {
        let mut relations = vocabulary.relations.iter();
        relations.find(|relation| relation.name == name)
    };
    let Some(relation) = find(name) else {
        return Side::Neither;
    };
    let broader = || {
        let mut names = relation.narrower_than.iter();
        names.find_map(|name| find(name).and_then(side))
    };
    side(relation).or_else(broader).unwrap_or(Side::Neither)
}

fn side(relation: &Relation) -> Option<Side> {
    let codes = relation
        .codes
        .iter()
        .filter(|(scheme, _)| scheme == "PLOVER");
    codes.filter_map(|(_, code)| side_of_code(code)).next()
}

fn side_of_code(code: &str) -> Option<Side> {
    let lines = PLOVER.lines().filter(|line| !line.starts_with('#'));
    let mut types = lines.filter_map(|line| line.split_once(' '));
    match types.find(|(known, _)| *known == code)? {
        (_, "conflict") => Some(Side::Conflict),
        _ => Some(Side::Cooperation),
    }
}
