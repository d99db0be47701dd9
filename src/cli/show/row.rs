//! One statement in words.

use crate::graph::{KnowledgeGraph, Node, Stated};

/// One statement in words, with what filters ask for.
#[derive(Default)]
pub struct Row {
    /// The name of the subject.
    pub subject: String,
    /// The relation's name.
    pub relation: String,
    /// The name of the object; the text of a value in quotation marks.
    pub object: String,
    /// The qualifiers with their roles.
    pub further: String,
    /// The status in words; nothing for what is asserted by a rule.
    pub status: String,
    /// The first document that says so.
    pub document: String,
    /// Its sentence.
    pub quote: String,
    /// The types of both ends, also of a value.
    pub kinds: Vec<String>,
    /// The type of the subject.
    pub subject_kind: Option<String>,
    /// The type of the object.
    pub object_kind: Option<String>,
    /// The names of what fills the qualifiers.
    pub fillers: Vec<String>,
    /// Polarity and certainty.
    pub degrees: [String; 2],
    /// Whom the text has it from.
    pub speaker: Option<String>,
    /// Whether no rule states it.
    pub open: bool,
    /// The rule and document of each piece of evidence.
    pub evidence: Vec<(Option<String>, String)>,
    /// Where it stands in its first document.
    pub start: u64,
}

impl Row {
    /// The row of a statement.
    pub fn of(graph: &KnowledgeGraph, stated: &Stated<'_>) -> Self {
        let statement = stated.statement;
        let name = |id| graph.node(id).name().to_owned();
        let further = statement
            .qualifiers
            .iter()
            .map(|qualifier| format!("{} {}", qualifier.role, name(qualifier.value)));
        let object = stated.object.entity().and_then(|object| object.kind());
        let kinds = [stated.subject.kind(), object];
        let value = match stated.object {
            Node::Value(value) => Some(value.kind.as_str()),
            Node::Entity(_) => None,
        };
        let first = statement.evidence.first();
        Self {
            subject: stated.subject.name().to_owned(),
            relation: statement.relation.clone(),
            object: match stated.object {
                Node::Entity(entity) => entity.name().to_owned(),
                Node::Value(value) => format!("\"{}\"", value.text),
            },
            further: further.collect::<Vec<_>>().join("; "),
            kinds: [kinds[0], kinds[1].or(value)]
                .into_iter()
                .flatten()
                .map(str::to_owned)
                .collect(),
            subject_kind: kinds[0].map(str::to_owned),
            object_kind: kinds[1].map(str::to_owned),
            fillers: statement
                .qualifiers
                .iter()
                .map(|qualifier| name(qualifier.value))
                .collect(),
            degrees: [
                statement.polarity.as_str().to_owned(),
                statement.certainty.as_str().to_owned(),
            ],
            speaker: statement.speaker.map(name),
            open: statement.open,
            evidence: statement
                .evidence
                .iter()
                .map(|evidence| (evidence.rule.clone(), evidence.document.clone()))
                .collect(),
            start: first
                .and_then(|evidence| evidence.places().main())
                .map_or(0, |span| span.start as u64),
            quote: first
                .map(|evidence| evidence.quote.clone())
                .unwrap_or_default(),
            ..Self::default()
        }
        .finished()
    }

    /// The row with what follows from its other fields.
    fn finished(mut self) -> Self {
        self.document = self
            .evidence
            .first()
            .map(|(_, document)| document.clone())
            .unwrap_or_default();
        let plain = ["affirmed", "stated"];
        let degrees = self
            .degrees
            .iter()
            .filter(|word| !plain.contains(&word.as_str()));
        let mut words: Vec<String> = degrees.cloned().collect();
        words.extend(self.speaker.iter().map(|speaker| format!("says {speaker}")));
        if self.open {
            words.push("open".to_owned());
        }
        self.status = words.join(", ");
        self
    }

    /// Whether it is affirmed, stated, and in the text's own voice.
    pub fn is_asserted(&self) -> bool {
        self.degrees == ["affirmed", "stated"] && self.speaker.is_none()
    }

    /// The names of all that it is about.
    pub fn names(&self) -> Vec<&str> {
        let ends = [self.subject.as_str(), self.object.trim_matches('"')];
        let fillers = self.fillers.iter().map(String::as_str);
        ends.into_iter().chain(fillers).collect()
    }

    /// The statement in one line: _Otieno gifted horse (recipient Lopez) [negated]_.
    pub fn sentence(&self) -> String {
        let mut line = format!("{} {} {}", self.subject, self.relation, self.object);
        if !self.further.is_empty() {
            line.push_str(&format!(" ({})", self.further));
        }
        if !self.status.is_empty() {
            line.push_str(&format!(" [{}]", self.status));
        }
        line
    }
}
