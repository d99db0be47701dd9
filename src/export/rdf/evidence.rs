//! Evidence and documents in RDF.

use super::{Provenance, Used, terms, triples::Section, triples::Triples};
use crate::graph::{Evidence, Identifiers, KnowledgeGraph, Literal, Source};
use crate::span::Span;

/// Describes every document, and every piece of evidence as a Web Annotation on it.
pub fn describe(
    graph: &KnowledgeGraph,
    provenance: Provenance,
    triples: &mut Triples,
    used: &mut Used,
) {
    if provenance < Provenance::Evidence {
        return;
    }
    for source in graph.documents() {
        describe_document(source, triples);
    }
    for stated in graph.statements() {
        for evidence in &stated.statement.evidence {
            triples.begin(Section::Statements);
            triples.link(&stated.statement.id, terms::DERIVED_FROM, &evidence.id);
            describe_evidence(graph, evidence, triples, used);
        }
    }
}

fn describe_document(source: &Source, triples: &mut Triples) {
    triples.begin(Section::Documents);
    triples.link(&source.iri, terms::TYPE, terms::NEWS_ARTICLE);
    if let Some(title) = &source.title {
        triples.text(&source.iri, terms::TITLE, title);
    }
    if let Some(date) = &source.date {
        triples.literal(&source.iri, terms::ISSUED, &Literal::date(date));
    }
}

fn describe_evidence(
    graph: &KnowledgeGraph,
    evidence: &Evidence,
    triples: &mut Triples,
    used: &mut Used,
) {
    triples.begin(Section::Evidence);
    let (id, identifiers) = (&evidence.id, graph.identifiers());
    triples.link(id, terms::TYPE, terms::ANNOTATION);
    triples.text(id, &identifiers.term("trigger"), &evidence.trigger);
    used.terms.insert("trigger");
    if !evidence.steps.is_empty() {
        triples.text(id, &identifiers.term("steps"), &evidence.steps.join("; "));
        used.terms.insert("steps");
    }
    let document = graph.document(&evidence.document);
    let document = document.map_or("", |source| source.iri.as_str());
    for (index, span) in evidence.characters.iter().enumerate() {
        let target = match index {
            0 => format!("{id}-t"),
            further => format!("{id}-t{}", further + 1),
        };
        triples.link(id, terms::HAS_TARGET, &target);
        describe_target(&target, document, *span, triples);
    }
    describe_quote(id, &evidence.quote, triples);
    attribute(identifiers, evidence, triples);
}

fn describe_target(target: &str, document: &str, span: Span, triples: &mut Triples) {
    let selector = format!("{target}-s");
    triples.link(target, terms::TYPE, terms::SPECIFIC_RESOURCE);
    triples.link(target, terms::HAS_SOURCE, document);
    triples.link(target, terms::HAS_SELECTOR, &selector);
    triples.link(&selector, terms::TYPE, terms::POSITION_SELECTOR);
    triples.number(&selector, terms::START, span.start);
    triples.number(&selector, terms::END, span.end);
}

/// Describes the main target a second time by its words, which survive a change of what offsets count.
fn describe_quote(evidence: &str, quote: &str, triples: &mut Triples) {
    let selector = format!("{evidence}-t-q");
    triples.link(&format!("{evidence}-t"), terms::HAS_SELECTOR, &selector);
    triples.link(&selector, terms::TYPE, terms::QUOTE_SELECTOR);
    triples.text(&selector, terms::EXACT, quote);
}

fn attribute(identifiers: &Identifiers, evidence: &Evidence, triples: &mut Triples) {
    let Some(name) = &evidence.rule else {
        return;
    };
    let rule = identifiers.rule(name);
    triples.link(&evidence.id, terms::ATTRIBUTED_TO, &rule);
    triples.begin(Section::Rules);
    triples.link(&rule, terms::TYPE, terms::SOFTWARE_AGENT);
    triples.text(&rule, terms::LABEL, name);
}
