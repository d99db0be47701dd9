//! One statement in words, whether it was just extracted or comes from an exported graph.

use cloze::graph::{KnowledgeGraph, Node, Stated};
use serde_json::Value;

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
    /// The types of both ends.
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
    /// The row of a statement that was just extracted.
    pub fn of(graph: &KnowledgeGraph, stated: &Stated<'_>) -> Self {
        let statement = stated.statement;
        let name = |id| graph.node(id).name().to_owned();
        let further = statement
            .qualifiers
            .iter()
            .map(|qualifier| format!("{} {}", qualifier.role, name(qualifier.value)));
        let object = stated.object.entity().and_then(|object| object.kind());
        let kinds = [stated.subject.kind(), object];
        let first = statement.evidence.first();
        Self {
            subject: stated.subject.name().to_owned(),
            relation: statement.relation.clone(),
            object: match stated.object {
                Node::Entity(entity) => entity.name().to_owned(),
                Node::Value(value) => format!("\"{}\"", value.text),
            },
            further: further.collect::<Vec<_>>().join("; "),
            kinds: kinds.into_iter().flatten().map(str::to_owned).collect(),
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
                .and_then(|evidence| evidence.spans.first())
                .map_or(0, |span| span.start as u64),
            quote: first
                .map(|evidence| evidence.quote.clone())
                .unwrap_or_default(),
            ..Self::default()
        }
        .finished()
    }

    /// The row of a statement of an exported graph; none if it is none.
    pub fn read(value: &Value) -> Option<Self> {
        let text = |value: &Value| value.as_str().map(str::to_owned);
        let name = |value: &Value| text(&value["name"]);
        let (subject, object) = (&value["subject"], &value["object"]);
        let status = &value["status"];
        let pieces = value["evidence"].as_array()?;
        let document = |piece: &Value| {
            text(&piece["document"])
                .or_else(|| text(&value["document"]))
                .unwrap_or_default()
        };
        let object_name = name(object)?;
        let row = Self {
            subject: name(subject)?,
            relation: text(&value["relation"]["label"])?,
            object: match object["id"].is_string() {
                true => object_name,
                false => format!("\"{object_name}\""),
            },
            further: further(&value["qualifiers"]).join("; "),
            kinds: [subject, object]
                .iter()
                .filter_map(|end| text(&end["type"]))
                .collect(),
            subject_kind: text(&subject["type"]),
            object_kind: text(&object["type"]),
            fillers: fillers(&value["qualifiers"])
                .map(|(_, name)| name.to_owned())
                .collect(),
            degrees: [text(&status["polarity"])?, text(&status["certainty"])?],
            speaker: name(&status["speaker"]),
            open: value["relation"]["rule"].is_null(),
            evidence: pieces
                .iter()
                .map(|piece| (text(&piece["rule"]), document(piece)))
                .collect(),
            start: value["evidence"][0]["spans"][0][0].as_u64().unwrap_or(0),
            quote: text(&value["evidence"][0]["quote"]).unwrap_or_default(),
            ..Self::default()
        };
        Some(row.finished())
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

/// The qualifiers of an exported statement, in words.
fn further(qualifiers: &Value) -> Vec<String> {
    let words = fillers(qualifiers).map(|(role, name)| format!("{role} {name}"));
    words.collect()
}

/// The roles and names of the qualifiers of an exported statement: each role has one filler or a list.
fn fillers(qualifiers: &Value) -> impl Iterator<Item = (&str, &str)> {
    let roles = qualifiers.as_object().into_iter().flatten();
    roles.flat_map(|(role, filler)| {
        let fillers = match filler {
            Value::Array(fillers) => fillers.as_slice(),
            one => std::slice::from_ref(one),
        };
        let names = fillers.iter().map(|filler| filler["name"].as_str());
        names.map(move |name| (role.as_str(), name.unwrap_or_default()))
    })
}
