//! What is drawn: spots for nodes, lines for statements that look alike.

use std::collections::BTreeMap;

use super::escape::{shortened, wrapped};
use super::look::{Look, Shape};
use crate::clause::text::one_line;
use crate::clause::{Certainty, Polarity};
use crate::graph::{EntityNode, KnowledgeGraph, Node, Stated, Statement};
use crate::reading::Value;
use crate::vocabulary::Vocabulary;

/// How many characters of a quotation a tooltip shows.
const LONGEST_QUOTE: usize = 240;
/// How many characters of a role's filler a label shows.
const LONGEST_FILLER: usize = 24;
/// How many roles a label shows.
const MOST_ROLES: usize = 3;
/// How many quotations a tooltip shows.
const MOST_QUOTES: usize = 4;

/// The picture of a graph.
pub struct Picture<'g> {
    /// The nodes, in the order of their keys.
    pub spots: Vec<Spot<'g>>,
    /// The edges, in the order of their ends and looks.
    pub lines: Vec<Line<'g>>,
}

/// A node of the picture.
pub struct Spot<'g> {
    pub label: Vec<String>,
    pub tooltip: String,
    pub shape: Shape,
    /// An address on the web that tells more.
    pub url: Option<&'g str>,
}

/// An edge of the picture: all statements between two nodes that look the same.
pub struct Line<'g> {
    pub from: usize,
    pub to: usize,
    pub look: Look,
    pub both_ways: bool,
    /// What is said, by label.
    pub labels: BTreeMap<Label, Said<'g>>,
}

/// What an edge says.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Label {
    /// The relation, and what keeps the statement from being asserted.
    pub relation: String,
    /// Each role with what fills it.
    pub roles: Vec<String>,
}

/// What supports a label.
#[derive(Default)]
pub struct Said<'g> {
    /// How many places in the texts.
    pub count: usize,
    quotes: Vec<(&'g str, &'g str)>,
}

impl Line<'_> {
    /// How many places in the texts say it.
    pub fn count(&self) -> usize {
        self.labels
            .values()
            .map(|said| said.count)
            .max()
            .unwrap_or(0)
    }

    /// The sentences that say it, each with its rule.
    pub fn tooltip(&self) -> String {
        let quotes = self
            .labels
            .values()
            .flat_map(|said| &said.quotes)
            .take(MOST_QUOTES);
        let lines = quotes.map(|(quote, rule)| {
            let quote = one_line(quote);
            format!("{} [{rule}]", shortened(&quote, LONGEST_QUOTE))
        });
        lines.collect::<Vec<_>>().join("\n")
    }
}

/// What sets lines apart: their ends, their look, and whether they have a direction.
type LineKey = (String, String, Look, bool);

/// A picture in the making, by keys that depend on content alone.
struct Sketch<'g> {
    graph: &'g KnowledgeGraph,
    vocabulary: &'g Vocabulary,
    spots: BTreeMap<String, Spot<'g>>,
    lines: BTreeMap<LineKey, BTreeMap<Label, Said<'g>>>,
}

impl<'g> Picture<'g> {
    /// Makes the picture of a graph.
    pub fn new(graph: &'g KnowledgeGraph, vocabulary: &'g Vocabulary) -> Self {
        let mut sketch = Sketch {
            graph,
            vocabulary,
            spots: BTreeMap::new(),
            lines: BTreeMap::new(),
        };
        for stated in graph.statements() {
            sketch.draw(stated);
        }
        sketch.finish()
    }
}

impl<'g> Sketch<'g> {
    fn draw(&mut self, stated: Stated<'g>) {
        let subject = self.entity(stated.subject);
        let object = match stated.object {
            Node::Entity(entity) => self.entity(entity),
            Node::Value(value) => self.value(&subject, stated.object, value),
        };
        let statement = stated.statement;
        let look = Look::of(statement, self.vocabulary);
        let (from, to, both_ways) = match self.is_symmetric(statement) {
            true if object < subject => (object.clone(), subject, true),
            both_ways => (subject, object.clone(), both_ways),
        };
        let label = self.label(statement);
        let line = self.lines.entry((from, to, look, both_ways)).or_default();
        line.entry(label).or_default().add(statement);
    }

    fn is_symmetric(&self, statement: &Statement) -> bool {
        let mut relations = self.vocabulary.relations.iter();
        !statement.open
            && relations.any(|known| known.symmetric && known.name == statement.relation)
    }

    fn label(&self, statement: &Statement) -> Label {
        let roles = statement
            .qualifiers
            .iter()
            .take(MOST_ROLES)
            .map(|qualifier| {
                let filler = shortened(self.graph.node(qualifier.value).name(), LONGEST_FILLER);
                format!("{}: {filler}", qualifier.role)
            });
        Label {
            relation: self.relation_label(statement),
            roles: roles.collect(),
        }
    }

    fn relation_label(&self, statement: &Statement) -> String {
        let mut doubts = Vec::new();
        if statement.polarity == Polarity::Negated {
            doubts.push("negated".to_owned());
        }
        if statement.certainty != Certainty::Stated {
            doubts.push(statement.certainty.as_str().to_owned());
        }
        if let Some(speaker) = statement.speaker {
            let speaker = shortened(self.graph.node(speaker).name(), LONGEST_FILLER);
            doubts.push(format!("says {speaker}"));
        }
        match doubts.is_empty() {
            true => statement.relation.clone(),
            false => format!("{} ({})", statement.relation, doubts.join(", ")),
        }
    }

    fn entity(&mut self, entity: &'g EntityNode) -> String {
        let web = |iri: &&String| iri.starts_with("http://") || iri.starts_with("https://");
        self.spots.entry(entity.id.clone()).or_insert_with(|| Spot {
            label: wrapped(entity.name(), 20, 4),
            tooltip: told(entity),
            shape: Shape::of(entity, self.vocabulary),
            url: entity.identifiers.iter().find(web).map(String::as_str),
        });
        entity.id.clone()
    }

    /// Adds a value beside its subject: the same words said of two are two spots, since they join nothing.
    fn value(&mut self, subject: &str, node: &Node, value: &Value) -> String {
        let key = format!("{subject}\u{1F}{}", node.key());
        self.spots.entry(key.clone()).or_insert_with(|| Spot {
            label: wrapped(&value.text, 24, 3),
            tooltip: shortened(&value.text, LONGEST_QUOTE),
            shape: Shape::Value,
            url: None,
        });
        key
    }

    fn finish(self) -> Picture<'g> {
        let keys: Vec<&String> = self.spots.keys().collect();
        let place = |key: &String| keys.binary_search(&key).expect("every end was drawn");
        let lines = self
            .lines
            .into_iter()
            .map(|((from, to, look, both_ways), labels)| Line {
                from: place(&from),
                to: place(&to),
                look,
                both_ways,
                labels,
            });
        Picture {
            lines: lines.collect(),
            spots: self.spots.into_values().collect(),
        }
    }
}

impl<'g> Said<'g> {
    fn add(&mut self, statement: &'g Statement) {
        self.count += statement.evidence.len();
        let quotes = statement.evidence.iter().map(|evidence| {
            (
                evidence.quote.as_str(),
                evidence.rule.as_deref().unwrap_or("no rule"),
            )
        });
        self.quotes.extend(quotes);
    }
}

/// An entity in one line: name, type, other names.
fn told(entity: &EntityNode) -> String {
    let kind = entity.kind().unwrap_or("of unknown type");
    let names: Vec<&str> = entity.further_names().into_iter().collect();
    match names.is_empty() {
        true => format!("{}: {kind}", entity.name()),
        false => format!("{}: {kind}; also {}", entity.name(), names.join(", ")),
    }
}
