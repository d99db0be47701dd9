//! What the JSON formats are made of. Every record has the same keys each time; what there is not is null or empty.

use serde::Serialize;

use crate::export::Offsets;
use crate::graph::{
    EntityNode, Evidence, Identifiers, KnowledgeGraph, Literal, Node, Period, Places, Source,
    Stated, Statement,
};
use crate::reading::{Amount, Value, ValueKind};
use crate::span::Span;

/// The version of the JSON formats, which changes when a field changes its meaning or goes.
pub const VERSION: u32 = 2;

/// A document.
#[derive(Debug, Serialize)]
pub struct DocumentRecord<'g> {
    pub id: &'g str,
    pub iri: &'g str,
    pub title: Option<&'g str>,
    pub date: Option<&'g str>,
    /// The address it was published at, which then is its IRI.
    pub url: Option<&'g str>,
}

/// One statement.
#[derive(Debug, Serialize)]
pub struct StatementRecord<'g> {
    pub id: &'g str,
    pub subject: End<'g>,
    pub relation: RelationRecord<'g>,
    pub object: End<'g>,
    pub qualifiers: Vec<QualifierRecord<'g>>,
    pub status: StatusRecord<'g>,
    /// The statements that this one is about.
    pub content: Vec<&'g str>,
    pub evidence: Vec<EvidenceRecord<'g>>,
}

/// An entity or value that takes part in a statement.
#[derive(Debug, Serialize)]
pub struct End<'g> {
    /// The IRI of an entity; values have none.
    pub id: Option<&'g str>,
    pub name: &'g str,
    #[serde(rename = "type")]
    pub kind: Option<&'g str>,
    pub head: Option<&'g str>,
    /// The ISO 8601 form of a date or of a length of time.
    pub value: Option<String>,
    /// How much or how many it is, if one number says it.
    pub amount: Option<AmountRecord<'g>>,
    /// The first day of a date.
    pub start: Option<String>,
    /// The last day of a date.
    pub end: Option<String>,
}

/// An amount as the text has it, as a number, and of what.
#[derive(Debug, Serialize)]
pub struct AmountRecord<'g> {
    pub text: &'g str,
    pub number: serde_json::Number,
    pub unit: Option<String>,
}

/// A bound role with what fills it.
#[derive(Debug, Serialize)]
pub struct QualifierRecord<'g> {
    pub role: &'g str,
    pub value: End<'g>,
}

#[derive(Debug, Serialize)]
pub struct RelationRecord<'g> {
    pub id: String,
    pub label: &'g str,
    pub rule: Option<&'g str>,
    pub trigger: &'g str,
}

#[derive(Debug, Serialize)]
pub struct StatusRecord<'g> {
    pub polarity: &'static str,
    pub certainty: &'static str,
    pub speaker: Option<End<'g>>,
    pub time: Option<&'g str>,
    /// The first day of the time.
    pub start: Option<String>,
    /// The last day of the time.
    pub end: Option<String>,
}

#[derive(Debug, Serialize)]
pub struct EvidenceRecord<'g> {
    pub id: &'g str,
    /// In a graph, where evidence is of several documents.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document: Option<&'g str>,
    /// In the unit of the file.
    #[serde(flatten)]
    pub places: PlacesRecord,
    pub characters: PlacesRecord,
    pub quote: &'g str,
    pub rule: Option<&'g str>,
    pub trigger: &'g str,
    pub steps: Vec<&'g str>,
}

/// Where evidence and its parts stand: pairs of start and end.
#[derive(Debug, Serialize)]
pub struct PlacesRecord {
    pub spans: Vec<[usize; 2]>,
    pub subject: Option<[usize; 2]>,
    pub object: Option<[usize; 2]>,
    pub predicate: Option<[usize; 2]>,
}

impl<'g> DocumentRecord<'g> {
    /// Makes the record of a document.
    pub fn new(source: &'g Source, identifiers: &Identifiers) -> Self {
        let iri = source.iri.as_str();
        Self {
            id: &source.id,
            iri,
            title: source.title.as_deref(),
            date: source.date.as_deref(),
            url: (iri != identifiers.text(&source.id)).then_some(iri),
        }
    }
}

impl<'g> StatementRecord<'g> {
    /// Makes the record of a statement with some of its evidence.
    pub fn new(
        graph: &'g KnowledgeGraph,
        stated: Stated<'g>,
        evidence: &'g [Evidence],
        offsets: Offsets,
    ) -> Self {
        let statement = stated.statement;
        let first = evidence.first();
        let qualifiers = statement
            .qualifiers
            .iter()
            .map(|qualifier| QualifierRecord {
                role: &qualifier.role,
                value: End::new(graph.node(qualifier.value)),
            });
        Self {
            id: &statement.id,
            subject: End::entity(stated.subject),
            relation: RelationRecord {
                id: graph
                    .identifiers()
                    .relation(&statement.relation, statement.open),
                label: &statement.relation,
                rule: first.and_then(|evidence| evidence.rule.as_deref()),
                trigger: first.map_or("", |evidence| evidence.trigger.as_str()),
            },
            object: End::new(stated.object),
            qualifiers: qualifiers.collect(),
            status: StatusRecord::new(graph, statement),
            content: statement.content.iter().map(String::as_str).collect(),
            evidence: evidence
                .iter()
                .map(|evidence| EvidenceRecord::new(evidence, offsets))
                .collect(),
        }
    }
}

impl<'g> End<'g> {
    /// Makes the record of a node.
    pub fn new(node: &'g Node) -> Self {
        match node {
            Node::Entity(entity) => Self::entity(entity),
            Node::Value(value) => Self::value(value),
        }
    }

    fn entity(entity: &'g EntityNode) -> Self {
        Self {
            id: Some(&entity.id),
            name: entity.name(),
            kind: entity.kind(),
            head: entity.head(),
            value: None,
            amount: entity
                .amount()
                .and_then(|it| AmountRecord::new(entity.name(), it)),
            start: None,
            end: None,
        }
    }

    fn value(value: &'g Value) -> Self {
        let date = value
            .iso
            .as_deref()
            .filter(|_| value.kind == ValueKind::Date);
        let (start, end) = date
            .and_then(Period::of)
            .map(|period| (period.start, period.end))
            .unzip();
        Self {
            id: None,
            name: &value.text,
            kind: Some(value.kind.as_str()),
            head: None,
            value: value.iso.as_ref().map(|_| Literal::of(value).lexical),
            amount: value
                .amount()
                .and_then(|it| AmountRecord::new(&value.text, it)),
            start,
            end,
        }
    }
}

impl<'g> AmountRecord<'g> {
    fn new(text: &'g str, amount: Amount) -> Option<Self> {
        let number = match amount.number.as_integer() {
            Some(whole) => whole.into(),
            // Fifteen digits pass through binary fractions unchanged.
            None => serde_json::Number::from_f64(amount.number.to_string().parse().ok()?)?,
        };
        Some(Self {
            text,
            number,
            unit: amount.unit,
        })
    }
}

impl<'g> StatusRecord<'g> {
    fn new(graph: &'g KnowledgeGraph, statement: &'g Statement) -> Self {
        let period = statement.time.as_deref().and_then(Period::of);
        let (start, end) = period.map(|period| (period.start, period.end)).unzip();
        Self {
            polarity: statement.polarity.as_str(),
            certainty: statement.certainty.as_str(),
            speaker: statement
                .speaker
                .map(|speaker| End::new(graph.node(speaker))),
            time: statement.time.as_deref(),
            start,
            end,
        }
    }
}

impl<'g> EvidenceRecord<'g> {
    fn new(evidence: &'g Evidence, offsets: Offsets) -> Self {
        Self {
            id: &evidence.id,
            document: None,
            places: PlacesRecord::new(match offsets {
                Offsets::Bytes => &evidence.bytes,
                Offsets::Characters => &evidence.characters,
            }),
            characters: PlacesRecord::new(&evidence.characters),
            quote: &evidence.quote,
            rule: evidence.rule.as_deref(),
            trigger: &evidence.trigger,
            steps: evidence.steps.iter().map(|step| &**step).collect(),
        }
    }
}

impl PlacesRecord {
    fn new(places: &Places) -> Self {
        let pair = |span: Span| [span.start, span.end];
        Self {
            spans: places.spans.iter().copied().map(pair).collect(),
            subject: places.subject.map(pair),
            object: places.object.map(pair),
            predicate: places.trigger.map(pair),
        }
    }
}

impl Offsets {
    /// What these pieces of evidence can be counted in: characters, if the bytes of any are not known.
    pub(crate) fn known<'g>(self, evidence: impl IntoIterator<Item = &'g Evidence>) -> Self {
        let mut evidence = evidence.into_iter();
        match evidence.any(|evidence| evidence.bytes.main().is_none()) {
            true => Self::Characters,
            false => self,
        }
    }

    /// Its name in the JSON formats.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Bytes => "bytes",
            Self::Characters => "characters",
        }
    }
}
