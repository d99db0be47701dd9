//! Shapes, colours and strokes.

use crate::graph::{EntityNode, Statement};
use crate::vocabulary::{Relation, Vocabulary};

/// PLOVER's event types with their sides.
const PLOVER: &str = include_str!("../../../data/plover.txt");

/// What a node stands for, as far as it shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
}

/// The attributes of a node of this shape.
pub fn of_spot(shape: Shape) -> &'static str {
    match shape {
        Shape::Person => {
            r##"shape=box style="filled,rounded" fillcolor="#DCEBFA" color="#0072B2""##
        }
        Shape::Country => r##"shape=ellipse style=filled fillcolor="#FCEFC7" color="#8A6D00""##,
        Shape::Organization => {
            r##"shape=octagon style=filled fillcolor="#D8F0E6" color="#00664B""##
        }
        Shape::Place => r##"shape=ellipse style=filled fillcolor="#F3F4F6" color="#6B7280""##,
        Shape::Thing => r##"shape=note style=filled fillcolor="#F6E0EC" color="#8F3B70""##,
        Shape::Value => r##"shape=plaintext margin="0.05,0.02" fontsize=11 fontcolor="#374151""##,
    }
}

/// Which side of PLOVER's classes a relation is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Cooperation,
    Conflict,
}

/// The colour and stroke of an edge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Look {
    /// Its colour.
    pub colour: &'static str,
    /// Its stroke: solid, dashed or dotted.
    pub style: &'static str,
}

impl Look {
    /// The look of a statement: what has no side, such as roles and places, is dashed; what is not asserted is dotted.
    pub fn of(statement: &Statement, vocabulary: &Vocabulary) -> Self {
        let side = match statement.open {
            true => None,
            false => side_of(vocabulary, &statement.relation),
        };
        let (colour, style) = match side {
            Some(Side::Cooperation) => ("#00664B", "solid"),
            Some(Side::Conflict) => ("#B34700", "solid"),
            None => ("#6B7280", "dashed"),
        };
        let style = if statement.is_asserted() {
            style
        } else {
            "dotted"
        };
        Self { colour, style }
    }
}

/// The side of a relation, or else of a broader one.
fn side_of(vocabulary: &Vocabulary, name: &str) -> Option<Side> {
    let relation = find(vocabulary, name)?;
    let broader = || {
        let names = relation.narrower_than.iter();
        names
            .filter_map(|name| find(vocabulary, name))
            .find_map(side)
    };
    side(relation).or_else(broader)
}

fn find<'v>(vocabulary: &'v Vocabulary, name: &str) -> Option<&'v Relation> {
    vocabulary
        .relations
        .iter()
        .find(|relation| relation.name == name)
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
