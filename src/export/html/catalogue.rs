//! The graph as the page has it: lists that point to each other by number.

use std::collections::HashMap;

use serde::Serialize;

use crate::clause::Polarity;
use crate::export::picture::look::Shape;
use crate::export::picture::{Picture, Said};
use crate::graph::{KnowledgeGraph, Literal, Node, Source, Stated, Statement};
use crate::vocabulary::Vocabulary;

/// The graph, numbered.
pub struct Catalogue<'g> {
    graph: &'g KnowledgeGraph,
    vocabulary: &'g Vocabulary,
    picture: &'g Picture<'g>,
    /// Entities and values, with the number of each by its key.
    nodes: Vec<&'g Node>,
    numbers: HashMap<String, usize>,
    documents: HashMap<&'g str, usize>,
    /// Statements in the order of the texts, with the number of each by its IRI.
    statements: Vec<Stated<'g>>,
    statement_numbers: HashMap<&'g str, usize>,
    /// The numbers of the statements of each document.
    by_document: HashMap<&'g str, Vec<usize>>,
}

/// All but the documents' texts.
#[derive(Debug, Serialize)]
pub struct Index<'g> {
    base: &'g str,
    title: &'g str,
    date: Option<&'g str>,
    told: String,
    documents: Vec<DocumentRow<'g>>,
    nodes: Vec<NodeRow<'g>>,
    /// Name and IRI.
    relations: Vec<(&'g str, String)>,
    statements: Vec<StatementRow<'g>>,
    /// For each node of the picture, the nodes that it stands for, and the statements, if it is a note.
    spots: Vec<(Vec<usize>, Vec<usize>)>,
    /// For each edge its ends and its statements.
    bonds: Vec<(usize, usize, Vec<usize>)>,
}

/// Id, title, date, IRI.
type DocumentRow<'g> = (&'g str, Option<&'g str>, Option<&'g str>, &'g str);

/// An entity or value.
#[derive(Debug, Serialize)]
struct NodeRow<'g> {
    #[serde(rename = "n")]
    name: &'g str,
    #[serde(rename = "t")]
    kind: Option<&'g str>,
    /// How it looks.
    #[serde(rename = "k")]
    shape: &'static str,
    #[serde(rename = "i", skip_serializing_if = "Option::is_none")]
    iri: Option<&'g str>,
    #[serde(rename = "l", skip_serializing_if = "Option::is_none")]
    literal: Option<String>,
    #[serde(rename = "o", skip_serializing_if = "Vec::is_empty")]
    other_names: Vec<&'g str>,
    #[serde(rename = "s", skip_serializing_if = "Vec::is_empty")]
    same_as: Vec<&'g str>,
}

/// A statement.
#[derive(Debug, Serialize)]
struct StatementRow<'g> {
    #[serde(rename = "s")]
    subject: usize,
    #[serde(rename = "r")]
    relation: usize,
    #[serde(rename = "o")]
    object: usize,
    #[serde(rename = "i")]
    iri: &'g str,
    #[serde(rename = "d")]
    documents: Vec<usize>,
    #[serde(rename = "q", skip_serializing_if = "Vec::is_empty")]
    qualifiers: Vec<(&'g str, String, usize)>,
    #[serde(rename = "n", skip_serializing_if = "is_false")]
    negated: bool,
    /// Unless it is stated.
    #[serde(rename = "c", skip_serializing_if = "Option::is_none")]
    certainty: Option<&'static str>,
    #[serde(rename = "w", skip_serializing_if = "Option::is_none")]
    speaker: Option<usize>,
    #[serde(rename = "t", skip_serializing_if = "Option::is_none")]
    time: Option<&'g str>,
    #[serde(rename = "p", skip_serializing_if = "is_false")]
    open: bool,
}

fn is_false(value: &bool) -> bool {
    !value
}

impl<'g> Catalogue<'g> {
    /// Numbers a graph and its picture.
    pub fn new(
        graph: &'g KnowledgeGraph,
        vocabulary: &'g Vocabulary,
        picture: &'g Picture<'g>,
    ) -> Self {
        let mut keyed: Vec<(String, &Node)> = graph
            .petgraph()
            .node_weights()
            .map(|node| (node.key(), node))
            .collect();
        keyed.sort_unstable_by(|one, other| one.0.cmp(&other.0));
        let nodes = keyed.iter().map(|(_, node)| *node).collect();
        let numbers = keyed.into_iter().map(|(key, _)| key).zip(0..).collect();
        let documents: HashMap<&str, usize> = graph
            .documents()
            .map(|source| source.id.as_str())
            .zip(0..)
            .collect();
        let mut statements = graph.statements();
        statements.sort_by_key(|stated| {
            let first = stated.statement.evidence.first();
            first.map(|evidence| (evidence.document.as_str(), evidence.places().main()))
        });
        let statement_numbers = statements
            .iter()
            .map(|stated| stated.statement.id.as_str())
            .zip(0..)
            .collect();
        Self {
            graph,
            vocabulary,
            picture,
            nodes,
            numbers,
            documents,
            by_document: by_document(&statements),
            statements,
            statement_numbers,
        }
    }

    /// The statements of a document, with their numbers.
    pub fn statements_of(&self, document: &str) -> Vec<(usize, &'g Statement)> {
        let numbers = self.by_document.get(document);
        let numbers = numbers.map_or(&[][..], Vec::as_slice).iter();
        numbers
            .map(|number| (*number, self.statements[*number].statement))
            .collect()
    }

    /// All but the documents' texts.
    pub fn index(&self) -> Index<'_> {
        let mut relations: Vec<(&str, String)> = Vec::new();
        let mut known: HashMap<String, usize> = HashMap::new();
        let statements = self.statements.iter();
        let statements = statements
            .map(|stated| {
                let statement = stated.statement;
                let identifiers = self.graph.identifiers();
                let iri = identifiers.relation(&statement.relation, statement.open);
                let relation = *known.entry(iri.clone()).or_insert_with(|| {
                    relations.push((&statement.relation, iri));
                    relations.len() - 1
                });
                self.statement(stated, relation)
            })
            .collect();
        let caption = &self.picture.caption;
        Index {
            base: self.graph.identifiers().base(),
            title: &caption.title,
            date: caption.date.as_deref(),
            told: caption.told(),
            documents: self.graph.documents().map(document).collect(),
            nodes: self.nodes.iter().map(|node| self.node(node)).collect(),
            relations,
            statements,
            spots: self.spots(),
            bonds: self.bonds(),
        }
    }

    fn node(&self, node: &'g Node) -> NodeRow<'g> {
        match node {
            Node::Entity(entity) => NodeRow {
                name: entity.name(),
                kind: entity.kind(),
                shape: shape(Shape::of(entity, self.vocabulary)),
                iri: Some(&entity.id),
                literal: None,
                other_names: entity.further_names().into_iter().collect(),
                same_as: entity.identifiers.iter().map(String::as_str).collect(),
            },
            Node::Value(value) => NodeRow {
                name: &value.text,
                kind: Some(value.kind.as_str()),
                shape: shape(Shape::Value),
                iri: None,
                literal: Some(Literal::of(value).to_string()),
                other_names: Vec::new(),
                same_as: Vec::new(),
            },
        }
    }

    fn statement(&self, stated: &Stated<'g>, relation: usize) -> StatementRow<'g> {
        let statement = stated.statement;
        let mut documents: Vec<usize> = statement
            .evidence
            .iter()
            .filter_map(|evidence| self.documents.get(evidence.document.as_str()).copied())
            .collect();
        documents.dedup();
        let qualifiers = statement.qualifiers.iter().map(|qualifier| {
            let role = self.graph.identifiers().role(&qualifier.role);
            let value = self.number(self.graph.node(qualifier.value));
            (qualifier.role.as_str(), role, value)
        });
        StatementRow {
            subject: self.numbers[&stated.subject.id],
            relation,
            object: self.number(stated.object),
            iri: &statement.id,
            documents,
            qualifiers: qualifiers.collect(),
            negated: statement.polarity == Polarity::Negated,
            certainty: Some(statement.certainty.as_str()).filter(|word| *word != "stated"),
            speaker: statement
                .speaker
                .map(|speaker| self.number(self.graph.node(speaker))),
            time: statement.time.as_deref(),
            open: statement.open,
        }
    }

    fn number(&self, node: &Node) -> usize {
        self.numbers[&node.key()]
    }

    fn numbers_of(&self, said: &[Said<'_>]) -> Vec<usize> {
        let statements = said.iter().flat_map(|line| &line.statements);
        let mut numbers: Vec<usize> = statements
            .map(|statement| self.statement_numbers[statement.id.as_str()])
            .collect();
        numbers.sort_unstable();
        numbers
    }

    fn spots(&self) -> Vec<(Vec<usize>, Vec<usize>)> {
        let spots = self.picture.spots.iter();
        spots
            .map(|spot| {
                let entities = spot.entities.iter();
                let nodes = entities.map(|entity| self.numbers[&entity.id]);
                (nodes.collect(), self.numbers_of(spot.note()))
            })
            .collect()
    }

    fn bonds(&self) -> Vec<(usize, usize, Vec<usize>)> {
        let bonds = self.picture.bonds.iter();
        bonds
            .map(|bond| (bond.from, bond.to, self.numbers_of(&bond.said)))
            .collect()
    }
}

fn by_document<'g>(statements: &[Stated<'g>]) -> HashMap<&'g str, Vec<usize>> {
    let mut found: HashMap<&str, Vec<usize>> = HashMap::new();
    for (number, stated) in statements.iter().enumerate() {
        for evidence in &stated.statement.evidence {
            let numbers = found.entry(&evidence.document).or_default();
            if numbers.last() != Some(&number) {
                numbers.push(number);
            }
        }
    }
    found
}

fn document(source: &Source) -> DocumentRow<'_> {
    let (title, date) = (source.title.as_deref(), source.date.as_deref());
    (&source.id, title, date, &source.iri)
}

/// What the page's style calls a shape.
const fn shape(shape: Shape) -> &'static str {
    match shape {
        Shape::Person => "person",
        Shape::Country => "country",
        Shape::Organization => "organization",
        Shape::Place => "place",
        Shape::Thing => "thing",
        Shape::Value => "value",
    }
}
