//! From matches to the graph.

mod evidence;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use petgraph::graph::EdgeIndex;

use crate::clause::text::one_line;
use crate::clause::{ClauseId, Status};
use crate::graph::{EntityNode, KnowledgeGraph, Node, NodeId, Qualifier, Source, Statement};
use crate::matching::{Match, Proposition};
use crate::reading::{Filler, Meaning, Reading, Value, ValueKind};
use crate::span::{Characters, Span};

/// The longest text, in bytes, that is quoted or taken for a value. Sentences are shorter; what has no end in sight
/// must not be copied once for every statement in it.
const LONGEST_TEXT: usize = 2000;

/// What an addition came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Added {
    /// The statements found, each counted wherever it was found.
    pub statements: usize,
    /// The statements left out, since it is not known who or what the subject or object is.
    pub left_out: usize,
}

impl KnowledgeGraph {
    /// Adds a document and what the matches in its reading state.
    ///
    /// All matches of a reading are given at once, since a statement may be about another. A statement that is there
    /// already gains evidence. Subjects and objects that could not be resolved become no nodes: the statement is left
    /// out, and counted.
    pub fn add(&mut self, reading: &Reading<'_>, matches: &[Match<'_>]) -> Added {
        let document = reading.analysis.document;
        self.note(Source {
            id: document.id.clone(),
            iri: self.identifiers.document(document),
            title: document.title.clone(),
            date: document.date.clone(),
        });
        let mut addition = Addition::new(self, reading);
        for found in matches {
            for proposition in &found.propositions {
                addition.add(found, proposition);
            }
        }
        addition.link_contents();
        addition.added
    }
}

/// One document on its way into the graph.
struct Addition<'g, 'r> {
    graph: &'g mut KnowledgeGraph,
    reading: &'r Reading<'r>,
    characters: Characters<'r>,
    /// For each entity, where its name stands, in text order.
    named_at: Vec<Vec<Span>>,
    /// The statements that each clause makes.
    made: BTreeMap<ClauseId, BTreeSet<String>>,
    /// The statements that are about a clause.
    about: Vec<(EdgeIndex, ClauseId)>,
    added: Added,
}

impl<'g, 'r> Addition<'g, 'r> {
    fn new(graph: &'g mut KnowledgeGraph, reading: &'r Reading<'r>) -> Self {
        Self {
            graph,
            reading,
            characters: Characters::new(&reading.analysis.document.text),
            named_at: evidence::find_names(reading),
            made: BTreeMap::new(),
            about: Vec::new(),
            added: Added::default(),
        }
    }

    fn add(&mut self, found: &Match<'_>, proposition: &Proposition<'_>) {
        let (subject, object) = (
            self.node(&proposition.subject),
            self.node(&proposition.object),
        );
        let (Some(subject @ Node::Entity(_)), Some(object)) = (subject, object) else {
            self.added.left_out += 1;
            return;
        };
        self.added.statements += 1;
        let statement = self.statement(found, proposition, &subject, &object);
        let (subject, object) = (self.graph.intern(subject), self.graph.intern(object));
        let id = statement.id.clone();
        let edge = self.graph.state(subject, object, statement);
        self.remember(found, proposition, id, edge);
    }

    /// Notes which clause made the statement, and which clauses it is about.
    fn remember(&mut self, found: &Match<'_>, said: &Proposition<'_>, id: String, edge: EdgeIndex) {
        if let Some(clause) = found.clause {
            self.made.entry(clause).or_default().insert(id);
        }
        let qualifiers = said.qualifiers.iter().map(|(_, filler)| &**filler);
        for filler in qualifiers.chain([&*said.object]) {
            if let Meaning::Clause(clause) = filler.meaning {
                self.about.push((edge, clause));
            }
        }
    }

    /// Links statements about clauses to the statements that those clauses make, once all of them are known.
    fn link_contents(&mut self) {
        for (edge, clause) in &self.about {
            if let Some(made) = self.made.get(clause) {
                let content = &mut self.graph.graph[*edge].content;
                content.extend(made.iter().cloned());
            }
        }
    }

    /// Makes the statement; its qualifiers and speaker become nodes of the graph.
    fn statement(
        &mut self,
        found: &Match<'_>,
        proposition: &Proposition<'_>,
        subject: &Node,
        object: &Node,
    ) -> Statement {
        let status = self.status(found);
        let mut statement = Statement {
            id: String::new(),
            relation: proposition.relation.clone(),
            open: found.rule.is_none(),
            qualifiers: self.qualifiers(&proposition.qualifiers),
            polarity: status.polarity,
            certainty: status.certainty,
            speaker: self.speaker(found, &status),
            time: self.time(found, &proposition.qualifiers),
            content: BTreeSet::new(),
            evidence: Vec::new(),
        };
        statement.id = self.graph.name_statement(&statement, subject, object);
        statement
            .evidence
            .push(self.evidence(found, proposition, &statement.id));
        statement
    }

    fn status(&self, found: &Match<'_>) -> Status {
        let clause = found
            .clause
            .and_then(|clause| self.reading.clauses.get(clause));
        clause
            .map(|clause| clause.status.clone())
            .unwrap_or_default()
    }

    /// To whom the clause is attributed. Somebody unknown is named by the words of the text: what he or she says is
    /// not the text's own voice either.
    fn speaker(&mut self, found: &Match<'_>, status: &Status) -> Option<NodeId> {
        let resolved = found
            .clause
            .and_then(|clause| self.reading.resolved.get(clause));
        let filler = resolved.and_then(|clause| clause.speaker.as_ref());
        let span = match filler {
            Some(filler) => Some(filler.span),
            None => status.speakers.first().map(|speaker| speaker.span),
        };
        let known = filler.and_then(|filler| self.node(filler));
        let words = || span.map(|span| Node::Value(self.words(span)));
        known.or_else(words).map(|node| self.graph.intern(node))
    }

    /// When the clause says that it happens, in ISO 8601.
    fn time(&self, found: &Match<'_>, qualifiers: &[(String, Cow<'_, Filler>)]) -> Option<String> {
        let resolved = found
            .clause
            .and_then(|clause| self.reading.resolved.get(clause));
        let of_clause = resolved.and_then(|clause| clause.time.clone());
        let of_role = || {
            let filler = qualifiers.iter().find(|(role, _)| role == "time");
            filler.and_then(|(_, filler)| iso_date(filler)).cloned()
        };
        of_clause.or_else(of_role)
    }

    /// The bound roles but those that are not resolved; a time with a known date is part of the status instead.
    fn qualifiers(&mut self, fillers: &[(String, Cow<'_, Filler>)]) -> Vec<Qualifier> {
        let mut qualifiers = BTreeMap::new();
        for (role, filler) in fillers {
            let is_status = role == "time" && iso_date(filler).is_some();
            if let (false, Some(node)) = (is_status, self.node(filler)) {
                qualifiers.insert((role.clone(), node.key()), node);
            }
        }
        let sorted = qualifiers.into_iter().map(|((role, _), node)| Qualifier {
            role,
            value: self.graph.intern(node),
        });
        sorted.collect()
    }

    /// The node that a filler stands for; none if that is not known.
    fn node(&self, filler: &Filler) -> Option<Node> {
        let node = match &filler.meaning {
            Meaning::Entity(entity) => self.entity(*entity).map(Node::Entity),
            Meaning::Value(value) => Some(Node::Value(Value {
                text: tidy(&value.text),
                ..value.clone()
            })),
            Meaning::Clause(_) => Some(Node::Value(self.words(filler.span))),
            Meaning::Unresolved => None,
        };
        node.filter(|node| !node.name().is_empty())
    }

    fn entity(&self, entity: usize) -> Option<EntityNode> {
        let entity = self.reading.entities.get(entity)?;
        let document = self.reading.analysis.document;
        Some(EntityNode {
            id: self.graph.identifiers.entity(entity, document),
            names: [tidy(&entity.name)].into(),
            other_names: entity.other_names.iter().map(|name| tidy(name)).collect(),
            kinds: entity.kind.iter().cloned().collect(),
            heads: entity.head.iter().cloned().collect(),
            identifiers: entity.identifiers.iter().cloned().collect(),
        })
    }

    /// The words at a span as a value.
    fn words(&self, span: Span) -> Value {
        Value {
            kind: ValueKind::Text,
            text: tidy(span.text(&self.reading.analysis.document.text)),
            iso: None,
        }
    }
}

impl KnowledgeGraph {
    /// Makes the IRI of a statement from all that it says.
    fn name_statement(&self, statement: &Statement, subject: &Node, object: &Node) -> String {
        let relation = self
            .identifiers
            .relation(&statement.relation, statement.open);
        let mut parts = vec![subject.key(), relation, object.key()];
        let qualifiers = statement.qualifiers.iter();
        parts.extend(
            qualifiers.map(|said| format!("{}={}", said.role, self.graph[said.value].key())),
        );
        parts.push(statement.polarity.as_str().to_owned());
        parts.push(statement.certainty.as_str().to_owned());
        let speaker = statement.speaker.map(|speaker| self.graph[speaker].key());
        parts.push(speaker.unwrap_or_default());
        parts.push(statement.time.clone().unwrap_or_default());
        self.identifiers.statement(&parts)
    }
}

fn iso_date(filler: &Filler) -> Option<&String> {
    match &filler.meaning {
        Meaning::Value(value) if value.kind == ValueKind::Date => value.iso.as_ref(),
        _ => None,
    }
}

/// The text with its white space made single spaces, cut where it is too long to be a value.
fn tidy(text: &str) -> String {
    let whole = text.len() <= LONGEST_TEXT;
    let text = &text[..text.floor_char_boundary(LONGEST_TEXT)];
    let words = one_line(text);
    if whole { words } else { words + "…" }
}
