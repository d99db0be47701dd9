//! Evidence and documents in RDF.

use super::{Provenance, Used, terms, triples::Section, triples::Triples};
use crate::clause::text::one_line;
use crate::graph::{Evidence, Identifiers, KnowledgeGraph, Literal, Source, Stated};
use crate::span::Span;

/// Describes every document, every sentence that something is stated in, and every piece of evidence as a Web
/// Annotation that has a statement for its body and a sentence for its target.
pub fn describe(
    graph: &KnowledgeGraph,
    statements: &[Stated<'_>],
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
    for stated in statements {
        describe_sources(graph, stated, triples, used);
        for evidence in &stated.statement.evidence {
            describe_evidence(graph, stated, evidence, triples, used);
        }
    }
}

fn describe_document(source: &Source, triples: &mut Triples) {
    triples.begin(Section::Documents);
    triples.link(&source.iri, terms::TYPE, terms::NEWS_ARTICLE);
    triples.text(&source.iri, terms::IDENTIFIER, &source.id);
    if let Some(title) = &source.title {
        triples.text(&source.iri, terms::TITLE, title);
    }
    if let Some(date) = &source.date {
        triples.literal(&source.iri, terms::ISSUED, &Literal::date(date));
    }
}

/// The documents that a statement is in.
fn describe_sources(
    graph: &KnowledgeGraph,
    stated: &Stated<'_>,
    triples: &mut Triples,
    used: &mut Used,
) {
    triples.begin(Section::Statements);
    let term = graph.identifiers().term("source");
    let evidence = &stated.statement.evidence;
    for one in evidence.chunk_by(|one, next| one.document == next.document) {
        triples.link(&stated.statement.id, &term, document_iri(graph, &one[0]));
        used.terms.insert("source");
    }
}

fn document_iri<'g>(graph: &'g KnowledgeGraph, evidence: &Evidence) -> &'g str {
    let document = graph.document(&evidence.document);
    document.map_or("", |source| source.iri.as_str())
}

fn describe_evidence(
    graph: &KnowledgeGraph,
    stated: &Stated<'_>,
    evidence: &Evidence,
    triples: &mut Triples,
    used: &mut Used,
) {
    triples.begin(Section::Evidence);
    let (id, identifiers) = (&evidence.id, graph.identifiers());
    triples.link(id, terms::TYPE, terms::ANNOTATION);
    triples.link(id, terms::HAS_BODY, &stated.statement.id);
    triples.text(id, &identifiers.term("trigger"), &evidence.trigger);
    used.terms.insert("trigger");
    if !evidence.steps.is_empty() {
        let steps: Vec<String> = evidence.steps.iter().map(|step| one_line(step)).collect();
        let steps = steps.join("\n");
        triples.text(id, &identifiers.term("steps"), &steps);
        used.terms.insert("steps");
    }
    describe_places(identifiers, evidence, triples, used);
    attribute(identifiers, evidence, triples, used);
    if let Some(span) = evidence.characters.main() {
        describe_target(graph, evidence, span, triples);
    }
}

/// Says where the statement and its parts stand.
fn describe_places(
    identifiers: &Identifiers,
    evidence: &Evidence,
    triples: &mut Triples,
    used: &mut Used,
) {
    let places = &evidence.characters;
    if let Some(span) = places.main() {
        let target = identifiers.stretch(&evidence.document, span);
        triples.link(&evidence.id, terms::HAS_TARGET, &target);
    }
    let parts = [
        ("subjectAt", places.subject),
        ("objectAt", places.object),
        ("triggerAt", places.trigger),
    ];
    let parts = parts
        .into_iter()
        .filter_map(|(term, span)| Some((term, span?)));
    let further = places.spans.iter().skip(1).map(|span| ("alsoAt", *span));
    for (term, span) in parts.chain(further) {
        let stretch = identifiers.stretch(&evidence.document, span);
        triples.link(&evidence.id, &identifiers.term(term), &stretch);
        used.terms.insert(term);
    }
}

/// Describes the sentence by place and words: the words survive a change of the text before them. All that is stated
/// in a sentence has the same target.
fn describe_target(graph: &KnowledgeGraph, evidence: &Evidence, span: Span, triples: &mut Triples) {
    let target = graph.identifiers().stretch(&evidence.document, span);
    triples.begin(Section::Targets);
    triples.link(&target, terms::TYPE, terms::SPECIFIC_RESOURCE);
    triples.link(&target, terms::HAS_SOURCE, document_iri(graph, evidence));
    describe_position(&target, span, triples);
    describe_quote(&target, &evidence.quote, triples);
}

fn describe_position(target: &str, span: Span, triples: &mut Triples) {
    let selector = target.replace("#char=", "#position=");
    triples.link(target, terms::HAS_SELECTOR, &selector);
    triples.link(&selector, terms::TYPE, terms::POSITION_SELECTOR);
    triples.number(&selector, terms::START, span.start);
    triples.number(&selector, terms::END, span.end);
}

fn describe_quote(target: &str, quote: &str, triples: &mut Triples) {
    let selector = target.replace("#char=", "#quote=");
    triples.link(target, terms::HAS_SELECTOR, &selector);
    triples.link(&selector, terms::TYPE, terms::QUOTE_SELECTOR);
    triples.text(&selector, terms::EXACT, quote);
}

/// Names the rule that found it: a plan that the program followed.
fn attribute(
    identifiers: &Identifiers,
    evidence: &Evidence,
    triples: &mut Triples,
    used: &mut Used,
) {
    let Some(name) = &evidence.rule else {
        return;
    };
    let rule = identifiers.rule(name);
    triples.link(&evidence.id, &identifiers.term("rule"), &rule);
    used.terms.insert("rule");
    triples.begin(Section::Rules);
    triples.link(&rule, terms::TYPE, terms::PLAN);
    triples.text(&rule, terms::LABEL, name);
}
