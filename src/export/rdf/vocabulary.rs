//! The used part of the vocabulary in RDF.

use std::collections::BTreeSet;

use super::{Used, terms, triples::Section, triples::Triples};
use crate::graph::{Identifiers, KnowledgeGraph};
use crate::vocabulary::{Relation, Role, Type, Vocabulary};

/// The types whose instances are literals.
const VALUES: [&str; 5] = ["Amount", "Date", "Office", "Statement", "Text"];

/// A term of our own.
struct Term {
    name: &'static str,
    class: &'static str,
    /// What it is said of, where that is one class.
    domain: Option<&'static str>,
    /// The term of PROV-O that it narrows.
    above: Option<&'static str>,
    meaning: &'static str,
}

impl Term {
    /// A property of statements.
    const fn of_statement(name: &'static str, class: &'static str, meaning: &'static str) -> Self {
        Self {
            name,
            class,
            domain: Some(terms::STATEMENT),
            above: None,
            meaning,
        }
    }

    /// A property of evidence.
    const fn of_evidence(name: &'static str, class: &'static str, meaning: &'static str) -> Self {
        Self {
            domain: Some(terms::ANNOTATION),
            ..Self::of_statement(name, class, meaning)
        }
    }

    const fn below(self, above: &'static str) -> Self {
        Self {
            above: Some(above),
            ..self
        }
    }
}

/// Our own terms.
const OURS: [Term; 17] = [
    Term::of_evidence(
        "alsoAt",
        terms::OBJECT_PROPERTY,
        "A further place that it rests on, such as the name that a pronoun stands for.",
    ),
    Term::of_statement(
        "certainty",
        terms::DATATYPE_PROPERTY,
        "How certain it is put: stated, expected, possible, intended, conditional, requested or asked.",
    ),
    Term::of_statement(
        "content",
        terms::OBJECT_PROPERTY,
        "A statement that this one is about.",
    ),
    Term::of_statement("end", terms::DATATYPE_PROPERTY, "The last day of its time."),
    Term {
        domain: None,
        ..Term::of_statement(
            "head",
            terms::DATATYPE_PROPERTY,
            "The head word of a thing's label.",
        )
    },
    Term::of_evidence(
        "objectAt",
        terms::OBJECT_PROPERTY,
        "The words for the object.",
    ),
    Term::of_statement(
        "open",
        terms::DATATYPE_PROPERTY,
        "True if no rule made the statement: its relation is a predicate of the text.",
    ),
    Term::of_statement(
        "polarity",
        terms::DATATYPE_PROPERTY,
        "Whether it is affirmed or negated.",
    ),
    Term::of_evidence(
        "rule",
        terms::OBJECT_PROPERTY,
        "The rule that found the statement.",
    )
    .below(terms::INFLUENCED_BY),
    Term::of_statement(
        "source",
        terms::OBJECT_PROPERTY,
        "A document that it is in.",
    )
    .below(terms::DERIVED_FROM),
    Term::of_statement(
        "speaker",
        terms::PROPERTY,
        "To whom the statement is attributed.",
    ),
    Term::of_statement(
        "start",
        terms::DATATYPE_PROPERTY,
        "The first day of its time.",
    ),
    Term::of_evidence(
        "steps",
        terms::DATATYPE_PROPERTY,
        "How the statement was found, in order, a step a line.",
    ),
    Term::of_evidence(
        "subjectAt",
        terms::OBJECT_PROPERTY,
        "The words for the subject.",
    ),
    Term::of_statement(
        "time",
        terms::DATATYPE_PROPERTY,
        "When it is said to happen.",
    ),
    Term {
        domain: None,
        ..Term::of_statement(
            "trigger",
            terms::DATATYPE_PROPERTY,
            "The words of the predicate in the text, of a statement or of one piece of its evidence.",
        )
    },
    Term::of_evidence(
        "triggerAt",
        terms::OBJECT_PROPERTY,
        "Where the words of the predicate stand.",
    ),
];

/// Describes the used types, relations and roles, and those that they are declared by.
pub fn describe(
    graph: &KnowledgeGraph,
    vocabulary: &Vocabulary,
    used: Used,
    triples: &mut Triples,
) {
    triples.begin(Section::Vocabulary);
    let mut description = Description {
        identifiers: graph.identifiers(),
        vocabulary,
        triples,
        types: used.types,
    };
    for term in OURS.iter().filter(|term| used.terms.contains(term.name)) {
        description.term(term);
    }
    for name in &used.open_relations {
        let relation = description.identifiers.relation(name, true);
        description.name(&relation, terms::PROPERTY, name, "");
    }
    for role in &used.roles {
        description.role(role);
    }
    for relation in with_related(used.relations, vocabulary) {
        description.relation(&relation);
    }
    description.types();
}

/// The relations, with their inverses and broader ones, and those of these.
fn with_related(names: BTreeSet<String>, vocabulary: &Vocabulary) -> BTreeSet<String> {
    let mut waiting: Vec<String> = names.into_iter().collect();
    let mut related = BTreeSet::new();
    while let Some(name) = waiting.pop() {
        if let Some(relation) = find_relation(vocabulary, &name) {
            let others = relation.inverse.iter().chain(&relation.narrower_than);
            waiting.extend(others.filter(|other| !related.contains(*other)).cloned());
        }
        related.insert(name);
    }
    related
}

fn find_relation<'v>(vocabulary: &'v Vocabulary, name: &str) -> Option<&'v Relation> {
    vocabulary
        .relations
        .iter()
        .find(|relation| relation.name == name)
}

fn find_role<'v>(vocabulary: &'v Vocabulary, name: &str) -> Option<&'v Role> {
    vocabulary.roles.iter().find(|role| role.name == name)
}

fn find_type<'v>(vocabulary: &'v Vocabulary, name: &str) -> Option<&'v Type> {
    vocabulary.types.iter().find(|kind| kind.name == name)
}

/// The class of properties whose objects are of this type.
fn property_class(range: Option<&str>) -> &'static str {
    match range {
        Some(kind) if VALUES.contains(&kind) => terms::DATATYPE_PROPERTY,
        Some(_) => terms::OBJECT_PROPERTY,
        None => terms::PROPERTY,
    }
}

struct Description<'a> {
    identifiers: &'a Identifiers,
    vocabulary: &'a Vocabulary,
    triples: &'a mut Triples,
    types: BTreeSet<String>,
}

impl Description<'_> {
    fn name(&mut self, iri: &str, class: &str, label: &str, gloss: &str) {
        self.triples.link(iri, terms::TYPE, class);
        self.triples.text(iri, terms::LABEL, label);
        if !gloss.is_empty() {
            self.triples.text(iri, terms::COMMENT, gloss);
        }
    }

    fn term(&mut self, term: &Term) {
        let iri = self.identifiers.term(term.name);
        self.name(&iri, term.class, term.name, term.meaning);
        if let Some(domain) = term.domain {
            self.triples.link(&iri, terms::DOMAIN, domain);
        }
        if let Some(above) = term.above {
            self.triples.link(&iri, terms::SUBPROPERTY_OF, above);
        }
    }

    /// Says what type the subject or object of a property is of; says nothing of values.
    fn bound(&mut self, property: &str, bound: &str, kind: Option<&str>) {
        if let Some(kind) = kind.filter(|kind| !VALUES.contains(kind)) {
            self.triples
                .link(property, bound, &self.identifiers.kind(kind));
            self.types.insert(kind.to_owned());
        }
    }

    fn role(&mut self, name: &str) {
        let iri = self.identifiers.role(name);
        let declared = find_role(self.vocabulary, name);
        let gloss = declared.map_or("", |role| role.gloss.as_str());
        // Times and places of clauses may be words alone, whatever their range.
        let is_free = ["place", "time"].contains(&name);
        let range = declared
            .filter(|_| !is_free)
            .and_then(|role| role.range.as_deref());
        self.name(&iri, property_class(range), name, gloss);
        self.triples.link(&iri, terms::DOMAIN, terms::STATEMENT);
        self.bound(&iri, terms::RANGE, range);
        for outside in declared.iter().flat_map(|role| &role.same_as) {
            self.triples.link(&iri, terms::SUBPROPERTY_OF, outside);
        }
    }

    fn relation(&mut self, name: &str) {
        let iri = self.identifiers.relation(name, false);
        let Some(relation) = find_relation(self.vocabulary, name) else {
            return self.name(&iri, terms::PROPERTY, name, "");
        };
        self.name(
            &iri,
            property_class(relation.to.as_deref()),
            name,
            &relation.gloss,
        );
        self.bound(&iri, terms::DOMAIN, relation.from.as_deref());
        self.bound(&iri, terms::RANGE, relation.to.as_deref());
        if relation.symmetric {
            self.triples
                .link(&iri, terms::TYPE, terms::SYMMETRIC_PROPERTY);
        }
        if let Some(inverse) = &relation.inverse {
            let inverse = self.identifiers.relation(inverse, false);
            self.triples.link(&iri, terms::INVERSE_OF, &inverse);
        }
        self.broader(&iri, relation);
    }

    fn broader(&mut self, iri: &str, relation: &Relation) {
        for broader in &relation.narrower_than {
            let broader = self.identifiers.relation(broader, false);
            self.triples.link(iri, terms::SUBPROPERTY_OF, &broader);
        }
        for outside in &relation.same_as {
            self.triples.link(iri, terms::SUBPROPERTY_OF, outside);
        }
        for (scheme, value) in &relation.codes {
            let code = self.code(scheme, value);
            self.triples.link(iri, terms::BROAD_MATCH, &code);
        }
    }

    /// Describes a code of an outside scheme that has no IRIs of its own.
    fn code(&mut self, scheme: &str, value: &str) -> String {
        let code = self.identifiers.code(scheme, value);
        let scheme_iri = self.identifiers.scheme(scheme);
        self.name(&scheme_iri, terms::CONCEPT_SCHEME, scheme, "");
        self.name(&code, terms::CONCEPT, value, "");
        self.triples.text(&code, terms::NOTATION, value);
        self.triples.link(&code, terms::IN_SCHEME, &scheme_iri);
        code
    }

    /// Describes the used types and all above them.
    fn types(&mut self) {
        let mut described = BTreeSet::new();
        while let Some(name) = self.types.pop_first() {
            self.kind(&name);
            let declared = find_type(self.vocabulary, &name);
            described.insert(name);
            let above = declared.iter().flat_map(|kind| &kind.supertypes);
            self.types
                .extend(above.filter(|name| !described.contains(*name)).cloned());
        }
    }

    fn kind(&mut self, name: &str) {
        let iri = self.identifiers.kind(name);
        let declared = find_type(self.vocabulary, name);
        let gloss = declared.map_or("", |kind| kind.gloss.as_str());
        self.name(&iri, terms::CLASS, name, gloss);
        let Some(declared) = declared else {
            return;
        };
        for above in &declared.supertypes {
            self.triples
                .link(&iri, terms::SUBCLASS_OF, &self.identifiers.kind(above));
        }
        for outside in &declared.same_as {
            self.triples.link(&iri, terms::SUBCLASS_OF, outside);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::identifiers::TERMS;

    #[test]
    fn every_term_of_ours_is_described() {
        assert_eq!(OURS.map(|term| term.name), TERMS);
    }
}
