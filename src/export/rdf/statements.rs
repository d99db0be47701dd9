//! Statements in RDF.

use super::{Provenance, Used, terms, triples::Section, triples::Triples};
use crate::graph::{Identifiers, KnowledgeGraph, Literal, Node, Period, Stated};

/// Describes every statement: the plain triple if it is asserted, and a node of its own that says how it is stated.
pub fn describe(
    graph: &KnowledgeGraph,
    statements: &[Stated<'_>],
    provenance: Provenance,
    triples: &mut Triples,
    used: &mut Used,
) {
    for stated in statements {
        let asserted = stated.statement.is_asserted();
        if asserted {
            assert_plainly(graph.identifiers(), stated, triples);
        }
        if provenance >= Provenance::Statement {
            describe_statement(graph, stated, triples, used);
        }
        if asserted || provenance >= Provenance::Statement {
            use_relation(stated, used);
        }
    }
}

fn use_relation(stated: &Stated<'_>, used: &mut Used) {
    let relations = match stated.statement.open {
        true => &mut used.open_relations,
        false => &mut used.relations,
    };
    relations.insert(stated.statement.relation.clone());
}

fn assert_plainly(identifiers: &Identifiers, stated: &Stated<'_>, triples: &mut Triples) {
    triples.begin(Section::Entities);
    let relation = identifiers.relation(&stated.statement.relation, stated.statement.open);
    point_to(triples, &stated.subject.id, &relation, stated.object);
}

/// Adds a triple whose object is a node of the graph.
fn point_to(triples: &mut Triples, subject: &str, predicate: &str, object: &Node) {
    match object {
        Node::Entity(entity) => triples.link(subject, predicate, &entity.id),
        Node::Value(value) => triples.literal(subject, predicate, &Literal::of(value)),
    }
}

fn describe_statement(
    graph: &KnowledgeGraph,
    stated: &Stated<'_>,
    triples: &mut Triples,
    used: &mut Used,
) {
    triples.begin(Section::Statements);
    let (id, statement) = (&stated.statement.id, stated.statement);
    let identifiers = graph.identifiers();
    triples.link(id, terms::TYPE, terms::STATEMENT);
    triples.link(id, terms::SUBJECT, &stated.subject.id);
    let relation = identifiers.relation(&statement.relation, statement.open);
    triples.link(id, terms::PREDICATE, &relation);
    point_to(triples, id, terms::OBJECT, stated.object);
    for qualifier in &statement.qualifiers {
        let role = identifiers.role(&qualifier.role);
        point_to(triples, id, &role, graph.node(qualifier.value));
        used.roles.insert(qualifier.role.clone());
    }
    describe_status(graph, stated, triples, used);
    for content in &statement.content {
        triples.link(id, &identifiers.term("content"), content);
        used.terms.insert("content");
    }
}

fn describe_status(
    graph: &KnowledgeGraph,
    stated: &Stated<'_>,
    triples: &mut Triples,
    used: &mut Used,
) {
    let (id, statement) = (&stated.statement.id, stated.statement);
    let term = |name: &str| graph.identifiers().term(name);
    triples.text(id, &term("polarity"), statement.polarity.as_str());
    triples.text(id, &term("certainty"), statement.certainty.as_str());
    used.terms.extend(["polarity", "certainty"]);
    if let Some(speaker) = statement.speaker {
        point_to(triples, id, &term("speaker"), graph.node(speaker));
        used.terms.insert("speaker");
    }
    if let Some(time) = &statement.time {
        triples.literal(id, &term("time"), &Literal::date(time));
        used.terms.insert("time");
        describe_period(id, time, &term, triples, used);
    }
    for trigger in statement.triggers() {
        triples.text(id, &term("trigger"), trigger);
        used.terms.insert("trigger");
    }
    if statement.open {
        triples.flag(id, &term("open"));
        used.terms.insert("open");
    }
}

/// Says from which day to which a time reaches, if it is one that can be compared.
fn describe_period(
    id: &str,
    time: &str,
    term: &impl Fn(&str) -> String,
    triples: &mut Triples,
    used: &mut Used,
) {
    if let Some(Period { start, end }) = Period::of(time) {
        triples.literal(id, &term("start"), &Literal::date(&start));
        triples.literal(id, &term("end"), &Literal::date(&end));
        used.terms.extend(["start", "end"]);
    }
}
