//! One document as the page has it: its text, and where each statement stands in it.

use serde::Serialize;

use super::catalogue::Catalogue;
use crate::document::{BlockKind, Document};
use crate::graph::{Evidence, Places, Source};
use crate::span::Span;

/// One document.
#[derive(Debug, Serialize)]
pub struct Part<'g> {
    /// Its text, if it is known.
    text: Option<&'g str>,
    /// Paragraphs: what each is, start and end.
    blocks: Vec<(&'static str, usize, usize)>,
    evidence: Vec<EvidenceRow<'g>>,
}

/// A piece of evidence. Places are counted as scripts count, in units of UTF-16.
#[derive(Debug, Serialize)]
struct EvidenceRow<'g> {
    #[serde(rename = "s")]
    statement: usize,
    /// The sentence; none if the text is not known.
    #[serde(rename = "m")]
    main: Option<[usize; 2]>,
    #[serde(rename = "a", skip_serializing_if = "Option::is_none")]
    subject: Option<[usize; 2]>,
    #[serde(rename = "b", skip_serializing_if = "Option::is_none")]
    object: Option<[usize; 2]>,
    #[serde(rename = "v", skip_serializing_if = "Option::is_none")]
    predicate: Option<[usize; 2]>,
    /// The sentence, if it can't be found in the text.
    #[serde(rename = "q", skip_serializing_if = "Option::is_none")]
    quote: Option<&'g str>,
    #[serde(rename = "r")]
    rule: Option<&'g str>,
    #[serde(rename = "w")]
    trigger: &'g str,
    #[serde(rename = "e")]
    steps: Vec<&'g str>,
}

impl<'g> Part<'g> {
    /// A document, with its text if it is known.
    pub fn new(source: &Source, text: Option<&'g str>, catalogue: &Catalogue<'g>) -> Self {
        let ruler = text.map(Ruler::new);
        let blocks = match (&ruler, text) {
            (Some(ruler), Some(text)) => blocks(text, ruler),
            _ => Vec::new(),
        };
        let statements = catalogue.statements_of(&source.id);
        let evidence = statements.into_iter().flat_map(|(number, statement)| {
            let evidence = statement.evidence.iter();
            let evidence = evidence.filter(|evidence| evidence.document == source.id);
            evidence.map(move |evidence| (number, evidence))
        });
        Self {
            text,
            blocks,
            evidence: evidence
                .map(|(number, evidence)| row(number, evidence, ruler.as_ref()))
                .collect(),
        }
    }
}

fn row<'g>(statement: usize, evidence: &'g Evidence, ruler: Option<&Ruler<'_>>) -> EvidenceRow<'g> {
    let places = ruler.and_then(|ruler| ruler.places(evidence));
    let main = places.as_ref().and_then(Places::main).map(pair);
    let part = |of: fn(&Places) -> Option<Span>| places.as_ref().and_then(of).map(pair);
    EvidenceRow {
        statement,
        subject: part(|places| places.subject),
        object: part(|places| places.object),
        predicate: part(|places| places.trigger),
        quote: main.is_none().then_some(evidence.quote.as_str()),
        main,
        rule: evidence.rule.as_deref(),
        trigger: &evidence.trigger,
        steps: evidence.steps.iter().map(|step| &**step).collect(),
    }
}

fn pair(span: Span) -> [usize; 2] {
    [span.start, span.end]
}

fn blocks(text: &str, ruler: &Ruler<'_>) -> Vec<(&'static str, usize, usize)> {
    let blocks = Document::new("", text).blocks();
    let blocks = blocks.into_iter().filter_map(|block| {
        let kind = match block.kind {
            BlockKind::Title | BlockKind::Heading => "h2",
            BlockKind::Paragraph | BlockKind::Repeat => "p",
            BlockKind::ListItem => "li",
        };
        let span = ruler.span(block.span)?;
        Some((kind, span.start, span.end))
    });
    blocks.collect()
}

/// Turns places in bytes into places in units of UTF-16.
struct Ruler<'t> {
    text: &'t str,
    /// For every so-many-th character, the byte and the unit that it begins at.
    marks: Vec<(usize, usize)>,
}

/// So many characters lie between marks.
const STEP: usize = 64;

impl<'t> Ruler<'t> {
    fn new(text: &'t str) -> Self {
        let (mut marks, mut units) = (Vec::new(), 0);
        for (index, (byte, letter)) in text.char_indices().enumerate() {
            if index % STEP == 0 {
                marks.push((byte, units));
            }
            units += letter.len_utf16();
        }
        Self { text, marks }
    }

    /// The units before a byte; none if there is no such place between two characters.
    fn units(&self, byte: usize) -> Option<usize> {
        let next = self.marks.partition_point(|(start, _)| *start <= byte);
        let (start, units) = next.checked_sub(1).map_or((0, 0), |mark| self.marks[mark]);
        let rest = self.text.get(start..byte)?;
        Some(units + rest.encode_utf16().count())
    }

    fn span(&self, span: Span) -> Option<Span> {
        Some(Span {
            start: self.units(span.start)?,
            end: self.units(span.end)?,
        })
    }

    /// The places of evidence in this text; none if it is evidence of another text of this name.
    fn places(&self, evidence: &Evidence) -> Option<Places> {
        let main = evidence.bytes.main()?;
        let found = self.text.get(main.start..main.end)?;
        let quoted = evidence.quote.split_whitespace().next()?;
        if !found.trim_start().starts_with(quoted.trim_end_matches('…')) {
            return None;
        }
        let part = |span: Option<Span>| span.and_then(|span| self.span(span));
        Some(Places {
            spans: vec![self.span(main)?],
            subject: part(evidence.bytes.subject),
            object: part(evidence.bytes.object),
            trigger: part(evidence.bytes.trigger),
        })
    }
}
