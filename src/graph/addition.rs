//! From matches to the graph.

mod evidence;
mod place;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::AddAssign;

use petgraph::graph::EdgeIndex;
use unicode_normalization::UnicodeNormalization;

use crate::clause::text::one_line;
use crate::clause::{ClauseId, Status};
use crate::graph::{KnowledgeGraph, NodeId, Qualifier, Source, Statement};
use crate::matching::{Match, Proposition};
use crate::reading::{Filler, Meaning, Reading, ValueKind};
use crate::span::{Characters, Span};
use place::Place;

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

impl AddAssign for Added {
    fn add_assign(&mut self, more: Self) {
        self.statements += more.statements;
        self.left_out += more.left_out;
    }
}

impl KnowledgeGraph {
    /// Adds a document and what the matches in its reading state.
    ///
    /// All matches of a reading are given at once, since a statement may be about another. A statement that is there
    /// already gains evidence. Subjects and objects that could not be resolved become no nodes: the statement is left
    /// out, and counted.
    #[doc(hidden)]
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
    /// For each entity, its node, once it has one.
    nodes: Vec<Option<NodeId>>,
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
            nodes: vec![None; reading.entities.len()],
            made: BTreeMap::new(),
            about: Vec::new(),
            added: Added::default(),
        }
    }

    fn add(&mut self, found: &Match<'_>, proposition: &Proposition<'_>) {
        let (subject, object) = (
            self.place(&proposition.subject),
            self.place(&proposition.object),
        );
        let subject = subject.filter(Place::is_entity);
        let (Some(subject), Some(object)) = (subject, object) else {
            self.added.left_out += 1;
            return;
        };
        self.added.statements += 1;
        let statement = self.statement(found, proposition, &subject, &object);
        let (subject, object) = (self.intern(subject), self.intern(object));
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
        subject: &Place,
        object: &Place,
    ) -> Statement {
        let status = self.status(found);
        let mut statement = Statement {
            id: String::new(),
            relation: proposition.relation.clone(),
            open: proposition.open,
            qualifiers: self.qualifiers(&proposition.qualifiers),
            polarity: status.polarity,
            certainty: status.certainty,
            speaker: self.speaker(found, &status),
            time: self.time(found, &proposition.qualifiers),
            words: BTreeSet::new(),
            content: BTreeSet::new(),
            evidence: Vec::new(),
        };
        let ends = [self.key(subject), self.key(object)];
        statement.id = self.graph.name_statement(&statement, ends);
        statement.evidence = vec![self.evidence(found, proposition, &statement.id)];
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
        let known = filler.and_then(|filler| self.place(filler));
        let words = || span.map(|span| Place::Value(self.words(span)));
        let place = known.or_else(words)?;
        Some(self.intern(place))
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
            if let (false, Some(place)) = (is_status, self.place(filler)) {
                qualifiers.insert((role.clone(), self.key(&place)), place);
            }
        }
        let sorted = qualifiers.into_iter().map(|((role, _), place)| Qualifier {
            role,
            value: self.intern(place),
        });
        sorted.collect()
    }
}

impl KnowledgeGraph {
    /// Makes the IRI of a statement from all that it says.
    fn name_statement(&self, statement: &Statement, [subject, object]: [String; 2]) -> String {
        let relation = self
            .identifiers
            .relation(&statement.relation, statement.open);
        let mut parts = vec![subject, relation, object];
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

/// The text with its white space made single spaces and its letters composed, cut where it is too long to be a value.
fn tidy(text: &str) -> String {
    let whole = text.len() <= LONGEST_TEXT;
    let text = &text[..text.floor_char_boundary(LONGEST_TEXT)];
    let mut words: String = one_line(text).nfc().collect();
    words.shrink_to_fit();
    if whole { words } else { words + "…" }
}
