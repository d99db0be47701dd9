//! The part of a vocabulary that travels with a graph, read back.

use super::described::Described;
use crate::export::rdf::terms;
use crate::graph::Identifiers;
use crate::vocabulary::{Relation, Role, Type, Vocabulary};

/// The classes of properties.
const PROPERTIES: [&str; 3] = [
    terms::OBJECT_PROPERTY,
    terms::DATATYPE_PROPERTY,
    terms::PROPERTY,
];

/// Reads the types, relations and roles that are described, each list in the order of the names.
pub fn read(described: &Described<'_>, identifiers: &Identifiers) -> Vocabulary {
    let reader = Reader {
        described,
        room: identifiers.term(""),
    };
    let mut vocabulary = Vocabulary::default();
    for class in described.of_class(terms::CLASS) {
        vocabulary.types.push(reader.kind(class));
    }
    let roles = identifiers.role("");
    for property in PROPERTIES
        .iter()
        .flat_map(|class| described.of_class(class))
    {
        if property.starts_with(&roles) {
            vocabulary.roles.push(reader.role(property));
        } else if property.starts_with(&reader.room) && !terms::is_ours(property, &reader.room) {
            vocabulary.relations.push(reader.relation(property));
        }
    }
    vocabulary
        .types
        .sort_by(|one, other| one.name.cmp(&other.name));
    vocabulary
        .roles
        .sort_by(|one, other| one.name.cmp(&other.name));
    vocabulary
        .relations
        .sort_by(|one, other| one.name.cmp(&other.name));
    vocabulary
}

struct Reader<'q> {
    described: &'q Described<'q>,
    /// What the IRIs of our terms begin with.
    room: String,
}

impl Reader<'_> {
    fn gloss(&self, iri: &str) -> String {
        let comment = self.described.text(iri, terms::COMMENT);
        comment.unwrap_or_default().to_owned()
    }

    /// The names of our terms that a property leads to, and the IRIs of others'.
    fn parted(&self, iri: &str, predicate: &str) -> (Vec<String>, Vec<String>) {
        let above = self.described.iris(iri, predicate);
        let (ours, outside): (Vec<_>, Vec<_>) = above.partition(|iri| iri.starts_with(&self.room));
        let names = ours.iter().map(|iri| self.described.name(iri));
        (names.collect(), outside)
    }

    fn kind(&self, iri: &str) -> Type {
        let (supertypes, same_as) = self.parted(iri, terms::SUBCLASS_OF);
        Type {
            name: self.described.name(iri),
            supertypes,
            gloss: self.gloss(iri),
            same_as,
        }
    }

    fn role(&self, iri: &str) -> Role {
        let (_, same_as) = self.parted(iri, terms::SUBPROPERTY_OF);
        Role {
            name: self.described.name(iri),
            gloss: self.gloss(iri),
            range: self.range(iri),
            same_as,
        }
    }

    fn relation(&self, iri: &str) -> Relation {
        let (narrower_than, same_as) = self.parted(iri, terms::SUBPROPERTY_OF);
        let inverse = self.described.iri(iri, terms::INVERSE_OF);
        let classes: Vec<String> = self.described.iris(iri, terms::TYPE).collect();
        Relation {
            name: self.described.name(iri),
            gloss: self.gloss(iri),
            from: self.bound(iri, terms::DOMAIN),
            to: self.range(iri),
            symmetric: classes
                .iter()
                .any(|class| class == terms::SYMMETRIC_PROPERTY),
            inverse: inverse.map(|inverse| self.described.name(inverse)),
            narrower_than,
            same_as,
            codes: self.codes(iri),
        }
    }

    fn bound(&self, iri: &str, bound: &str) -> Option<String> {
        let kind = self.described.iri(iri, bound)?;
        Some(self.described.name(kind))
    }

    /// The type of the objects; of values it is only known that they are some.
    fn range(&self, iri: &str) -> Option<String> {
        let mut classes = self.described.iris(iri, terms::TYPE);
        let takes_values = classes.any(|class| class == terms::DATATYPE_PROPERTY);
        self.bound(iri, terms::RANGE)
            .or_else(|| takes_values.then(|| "Text".to_owned()))
    }

    fn codes(&self, iri: &str) -> Vec<(String, String)> {
        let codes = self.described.iris(iri, terms::BROAD_MATCH);
        let codes = codes.filter_map(|code| {
            let scheme = self.described.iri(&code, terms::IN_SCHEME)?;
            let notation = self.described.text(&code, terms::NOTATION)?;
            Some((self.described.name(scheme), notation.to_owned()))
        });
        codes.collect()
    }
}
