//! From triples back to the graph that they describe.

mod described;
mod vocabulary;

use std::collections::{BTreeMap, BTreeSet};

use oxrdf::{Literal as Term, Quad};

use super::{GraphFault, Stored};
use crate::clause::{Certainty, Polarity};
use crate::export::rdf::terms;
use crate::graph::identifiers::DEFAULT_BASE;
use crate::graph::{
    EntityNode, Evidence, Identifiers, KnowledgeGraph, Node, NodeId, Places, Qualifier, Scope,
    Source, Statement,
};
use crate::reading::{Value, ValueKind};
use crate::span::Span;
use described::{Described, Object};

/// Builds the graph that the triples describe, whatever named graphs they are in.
pub fn read(quads: &[Quad]) -> Result<Stored, GraphFault> {
    let described = Described::new(quads);
    let statements = described.of_class(terms::STATEMENT);
    let first = statements.first().and_then(|iri| base_of(iri));
    let empty = || statements.is_empty().then(|| base_of_document(&described));
    let Some(base) = first.or_else(|| empty().flatten()) else {
        return Err(not_ours(quads));
    };
    let identifiers = Identifiers::new(base, Scope::Shared)
        .map_err(|fault| GraphFault::new(format!("{base}: {fault}")))?;
    let alphabet = described.alphabet(&identifiers);
    let identifiers = identifiers.with_alphabet(alphabet.unwrap_or_default());
    let mut restoration = Restoration {
        described: &described,
        evidence: described.bodies(),
        graph: KnowledgeGraph::new(identifiers.clone()),
    };
    restoration.documents();
    for statement in statements {
        restoration.statement(statement)?;
    }
    Ok(Stored {
        graph: restoration.graph,
        vocabulary: vocabulary::read(&described, &identifiers),
        alphabet,
    })
}

/// What the identifiers of a graph begin with, by the IRI of a statement.
fn base_of(statement: &str) -> Option<&str> {
    let (base, digest) = statement.rsplit_once("stmt/")?;
    let is_digest = digest.len() == 32 && digest.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_digest.then_some(base)
}

/// The same by a document in which nothing is stated; that of the defaults, if it has an address.
fn base_of_document<'q>(described: &Described<'q>) -> Option<&'q str> {
    let documents = described.of_class(terms::NEWS_ARTICLE);
    let document = documents
        .iter()
        .find(|iri| described.text(iri, terms::IDENTIFIER).is_some())?;
    let base = document.split_once("doc/").map(|(base, _)| base);
    Some(base.unwrap_or(DEFAULT_BASE))
}

fn not_ours(quads: &[Quad]) -> GraphFault {
    GraphFault::new(match quads.is_empty() {
        true => "there is nothing in this graph",
        false => {
            "no statement with its status is in this graph: it is another program's, or was written with --provenance none"
        }
    })
}

/// A graph on its way back.
struct Restoration<'q> {
    described: &'q Described<'q>,
    /// By statement, the evidence that has it for a body.
    evidence: BTreeMap<&'q str, Vec<&'q str>>,
    graph: KnowledgeGraph,
}

impl<'q> Restoration<'q> {
    fn term(&self, name: &str) -> String {
        self.graph.identifiers().term(name)
    }

    fn documents(&mut self) {
        for iri in self.described.of_class(terms::NEWS_ARTICLE) {
            let text = |term| self.described.text(iri, term).map(str::to_owned);
            let source = Source {
                id: text(terms::IDENTIFIER).unwrap_or_else(|| iri.to_owned()),
                iri: iri.to_owned(),
                title: text(terms::TITLE),
                date: text(terms::ISSUED),
            };
            self.graph.note(source);
        }
    }

    fn statement(&mut self, id: &'q str) -> Result<(), GraphFault> {
        let (subject, object) = (self.end(id, terms::SUBJECT)?, self.end(id, terms::OBJECT)?);
        let relation = self
            .described
            .iri(id, terms::PREDICATE)
            .ok_or_else(|| lacking(id, "rdf:predicate"))?;
        let statement = Statement {
            id: id.to_owned(),
            relation: self.described.name(relation),
            open: self.described.text(id, &self.term("open")) == Some("true"),
            qualifiers: self.qualifiers(id),
            polarity: self.degree(id, "polarity", &Polarity::ALL, Polarity::as_str)?,
            certainty: self.degree(id, "certainty", &Certainty::ALL, Certainty::as_str)?,
            speaker: self.optional(id, &self.term("speaker")),
            time: self
                .described
                .text(id, &self.term("time"))
                .map(str::to_owned),
            words: match self.evidence.contains_key(id) {
                true => BTreeSet::new(),
                false => self.described.texts(id, &self.term("trigger")).collect(),
            },
            content: self.described.iris(id, &self.term("content")).collect(),
            evidence: Vec::new(),
        };
        let edge = self.graph.state(subject, object, statement);
        for evidence in self.evidence.remove(id).unwrap_or_default() {
            let evidence = self.piece(evidence)?;
            self.graph.support(edge, evidence);
        }
        Ok(())
    }

    /// The polarity or certainty of a statement: one of these.
    fn degree<T: Copy>(
        &self,
        id: &str,
        term: &str,
        all: &[T],
        name: impl Fn(T) -> &'static str,
    ) -> Result<T, GraphFault> {
        let word = self
            .described
            .text(id, &self.term(term))
            .ok_or_else(|| lacking(id, term))?;
        let found = all.iter().copied().find(|degree| name(*degree) == word);
        found.ok_or_else(|| {
            let known: Vec<_> = all.iter().map(|degree| name(*degree)).collect();
            GraphFault::new(format!(
                "<{id}> has the {term} \"{word}\"; known are {}",
                known.join(", ")
            ))
        })
    }

    fn end(&mut self, id: &'q str, predicate: &str) -> Result<NodeId, GraphFault> {
        self.optional(id, predicate)
            .ok_or_else(|| lacking(id, predicate))
    }

    /// The node that a property leads to, if it is there.
    fn optional(&mut self, id: &'q str, predicate: &str) -> Option<NodeId> {
        let object = self.described.object(id, predicate)?;
        Some(self.node(object))
    }

    fn node(&mut self, object: Object<'q>) -> NodeId {
        let node = match object {
            Object::Iri(iri) => Node::Entity(self.entity(iri)),
            Object::Literal(literal) => Node::Value(value(literal)),
        };
        self.graph.intern(node)
    }

    fn entity(&self, iri: &str) -> EntityNode {
        let texts = |term: &str| self.described.texts(iri, term).collect();
        let kinds = self.described.iris(iri, terms::TYPE);
        EntityNode {
            id: iri.to_owned(),
            names: texts(terms::LABEL),
            other_names: texts(terms::ALT_LABEL),
            kinds: kinds.map(|kind| self.described.name(&kind)).collect(),
            heads: texts(&self.term("head")),
            identifiers: self.described.iris(iri, terms::SAME_AS).collect(),
        }
    }

    fn qualifiers(&mut self, id: &'q str) -> Vec<Qualifier> {
        let room = self.graph.identifiers().role("");
        let mut qualifiers = BTreeMap::new();
        for (predicate, object) in self.described.all(id) {
            if predicate.starts_with(&room) {
                let value = self.node(object);
                let key = self.graph.node(value).key();
                qualifiers.insert((self.described.name(predicate), key), value);
            }
        }
        let sorted = qualifiers.into_iter();
        sorted
            .map(|((role, _), value)| Qualifier { role, value })
            .collect()
    }

    fn piece(&self, id: &'q str) -> Result<Evidence, GraphFault> {
        let target = self
            .described
            .iri(id, terms::HAS_TARGET)
            .ok_or_else(|| lacking(id, "oa:hasTarget"))?;
        let source = self.described.iri(target, terms::HAS_SOURCE);
        let document = source
            .and_then(|iri| self.described.text(iri, terms::IDENTIFIER))
            .ok_or_else(|| lacking(target, "oa:hasSource with a dct:identifier"))?;
        let rule = self.described.iri(id, &self.term("rule"));
        let steps = self.described.text(id, &self.term("steps"));
        Ok(Evidence {
            id: id.to_owned(),
            document: document.to_owned(),
            bytes: Places::default(),
            characters: self.places(id, target)?,
            quote: self.quote(target).unwrap_or_default().to_owned(),
            rule: rule.map(|iri| self.described.name(iri)),
            trigger: self
                .described
                .text(id, &self.term("trigger"))
                .unwrap_or_default()
                .to_owned(),
            steps: steps
                .iter()
                .flat_map(|steps| steps.lines())
                .map(|step| step.to_owned().into())
                .collect(),
        })
    }

    fn places(&self, id: &'q str, target: &'q str) -> Result<Places, GraphFault> {
        let main = self
            .position(target)
            .ok_or_else(|| lacking(target, "oa:TextPositionSelector"))?;
        let part = |name| {
            self.described
                .iri(id, &self.term(name))
                .and_then(characters_of)
        };
        let term = self.term("alsoAt");
        let also = self.described.iris(id, &term);
        let mut further: Vec<Span> = also.filter_map(|iri| characters_of(&iri)).collect();
        further.sort_unstable();
        Ok(Places {
            spans: [main].into_iter().chain(further).collect(),
            subject: part("subjectAt"),
            object: part("objectAt"),
            trigger: part("triggerAt"),
        })
    }

    fn position(&self, target: &str) -> Option<Span> {
        let number = |iri: &str, term| self.described.text(iri, term)?.parse().ok();
        let mut selectors = self.described.iris(target, terms::HAS_SELECTOR);
        selectors.find_map(|iri| {
            let (start, end) = (number(&iri, terms::START)?, number(&iri, terms::END)?);
            (start <= end).then(|| Span::new(start, end))
        })
    }

    fn quote(&self, target: &str) -> Option<&'q str> {
        let mut selectors = self.described.iris(target, terms::HAS_SELECTOR);
        selectors.find_map(|iri| self.described.text(&iri, terms::EXACT))
    }
}

/// The stretch that the fragment of an IRI tells, as RFC 5147 says.
fn characters_of(iri: &str) -> Option<Span> {
    let (_, places) = iri.rsplit_once("#char=")?;
    let (start, end) = places.split_once(',')?;
    let (start, end) = (start.parse().ok()?, end.parse().ok()?);
    (start <= end).then(|| Span::new(start, end))
}

/// The value that a literal was made of: a number, quantity or duration was an amount, and what else has a type of its
/// own a date.
fn value(literal: &Term) -> Value {
    let text = literal.value().to_owned();
    let of = |kind, text: String, iso| Value { kind, text, iso };
    match literal.datatype().as_str() {
        terms::STRING => of(ValueKind::Text, text, None),
        terms::DECIMAL => of(ValueKind::Amount, text, None),
        terms::QUANTITY => of(
            ValueKind::Amount,
            text.replace(['{', '}'], "").replace('_', " "),
            None,
        ),
        terms::DURATION => of(ValueKind::Amount, text.clone(), Some(text)),
        _ => of(ValueKind::Date, text.clone(), Some(text)),
    }
}

fn lacking(iri: &str, what: &str) -> GraphFault {
    GraphFault::new(format!(
        "<{iri}> has no {what}: the file is cut short, or another program changed it"
    ))
}
