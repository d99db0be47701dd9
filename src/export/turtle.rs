//! Turtle: RDF for people and programs.

mod full_names;
pub(crate) mod layout;

use std::io::{self, Write};

use oxrdf::{Term, Triple};
use oxttl::TurtleSerializer;

use crate::export::rdf::{Provenance, describe, subject, terms};
use crate::graph::KnowledgeGraph;
use crate::vocabulary::Vocabulary;

/// Writes the graph as Turtle, a blank line between subjects.
pub fn write(
    graph: &KnowledgeGraph,
    vocabulary: &Vocabulary,
    provenance: Provenance,
    mut writer: impl Write,
) -> io::Result<()> {
    let triples = describe(graph, vocabulary, provenance);
    let prefixes = used_prefixes(graph, &triples);
    let mut serializer = TurtleSerializer::new();
    for (name, iri) in &prefixes {
        serializer = serializer
            .with_prefix(*name, iri.as_str())
            .map_err(io::Error::other)?;
    }
    let mut serializer = serializer.for_writer(Vec::new());
    for triple in &triples {
        serializer.serialize_triple(triple)?;
    }
    let turtle = serializer.finish()?;
    layout::write_prefixes(&prefixes, &mut writer)?;
    layout::write_body(&turtle, &prefixes, &mut writer)?;
    writer.flush()
}

/// The prefixes that stand for an IRI of these triples.
fn used_prefixes(graph: &KnowledgeGraph, triples: &[Triple]) -> Vec<(&'static str, String)> {
    let mut unused = terms::prefixes(graph.identifiers().base());
    let mut used = Vec::new();
    for iri in triples.iter().flat_map(shown_iris) {
        used.extend(unused.extract_if(.., |(_, prefix)| iri.starts_with(prefix.as_str())));
    }
    used.sort_unstable();
    used
}

/// The IRIs that Turtle has no shorter form for.
fn shown_iris(triple: &Triple) -> Vec<&str> {
    let mut iris = vec![subject(triple)];
    if triple.predicate.as_str() != terms::TYPE {
        iris.push(triple.predicate.as_str());
    }
    match &triple.object {
        Term::NamedNode(object) => iris.push(object.as_str()),
        Term::Literal(literal) => iris.push(literal.datatype().as_str()),
        Term::BlankNode(_) => {}
    }
    let short = [terms::BOOLEAN, terms::INTEGER, terms::STRING];
    iris.retain(|iri| !short.contains(iri));
    iris
}

#[cfg(test)]
mod tests {
    use oxttl::TurtleParser;

    use super::*;
    use crate::export::sample::{graph, vocabulary, written};
    use crate::graph::fixture::graph_of;

    #[test]
    fn what_is_asserted_is_a_plain_triple_and_every_statement_has_its_status() {
        let graph = graph();
        let text = written(|out| write(&graph, &vocabulary(), Provenance::Statement, out));
        let (graph, vocabulary) = text.split_once("r:recipient a").unwrap();
        assert_eq!(graph, EXPECTED);
        assert!(vocabulary.contains("v:gifted a owl:ObjectProperty ;"));
        assert!(!vocabulary.contains("unused"));
    }

    #[test]
    fn evidence_is_a_web_annotation_in_code_points() {
        let text = written(|out| write(&graph(), &vocabulary(), Provenance::Evidence, out));
        for block in [EVIDENCE, TARGET, POSITION, QUOTE] {
            let found = text.split("\n\n").filter(|found| *found == block);
            assert_eq!(found.count(), 1, "{block}");
        }
    }

    #[test]
    fn any_text_gives_turtle_that_reads_back() {
        let text = "Zoë\u{0}\u{FFFE}\u{1F} gave \"\\\"\r\n<b> 🐎 \u{200F} away";
        let graph = graph_of(
            "../ä b\\",
            text,
            "- Zoë\u{0}\u{FFFE}\u{1F}\nThing <b>\nZoë\u{0}\u{FFFE}\u{1F} | ga\\\"ve\u{0} | Text:\"\\\" | <r> <b> | at gave",
        );
        let text = written(|out| write(&graph, &vocabulary(), Provenance::Evidence, out));
        let triples = TurtleParser::new()
            .for_slice(text.as_bytes())
            .collect::<Result<Vec<_>, _>>();
        let expected = describe(&graph, &vocabulary(), Provenance::Evidence);
        assert_eq!(triples.unwrap(), expected);
    }

    const EXPECTED: &str = r#"@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix id: <https://example.org/kg/id/> .
@prefix o: <https://example.org/kg/open#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix r: <https://example.org/kg/role#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <https://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix st: <https://example.org/kg/stmt/> .
@prefix v: <https://example.org/kg/vocab#> .
@prefix wd: <http://www.wikidata.org/entity/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

<https://example.org/kg/doc/falcon/golden-falcon_26> a v:Thing ;
	rdfs:label "golden falcon" ;
	v:head "falcon" .

id:norway a v:Country ;
	rdfs:label "Norway" ;
	owl:sameAs wd:Q6 .

id:oslo a v:City ;
	rdfs:label "Oslo" .

id:xi a v:Person ;
	rdfs:label "Xi" ;
	owl:sameAs wd:Q2 ;
	v:holdsOffice "president" ;
	v:said "she will not visit \"Oslo\"" .

<https://example.org/kg/id/zo%C3%AB-otieno> a v:Person ;
	rdfs:label "Zoë Otieno" ;
	o:shakeHandsWith id:xi ;
	v:gifted <https://example.org/kg/doc/falcon/golden-falcon_26> .

st:0bb9ed59c915e36c7dbb8d3cbfb15563 a rdf:Statement ;
	rdf:subject <https://example.org/kg/id/zo%C3%AB-otieno> ;
	rdf:predicate v:gifted ;
	rdf:object <https://example.org/kg/doc/falcon/golden-falcon_26> ;
	r:recipient id:norway ;
	v:certainty "stated" ;
	v:polarity "affirmed" ;
	v:trigger "gave" .

st:44c6700d9f92a33d8317593215d8d4ac a rdf:Statement ;
	rdf:subject <https://example.org/kg/id/zo%C3%AB-otieno> ;
	rdf:predicate o:shakeHandsWith ;
	rdf:object id:xi ;
	v:certainty "stated" ;
	v:open true ;
	v:polarity "affirmed" ;
	v:trigger "shook hands" .

st:55c907ff5b65450f5f59e7982ee2d44d a rdf:Statement ;
	rdf:subject id:xi ;
	rdf:predicate v:holdsOffice ;
	rdf:object "president" ;
	v:certainty "stated" ;
	v:polarity "affirmed" ;
	v:trigger "is president" .

st:98a95b708a80d2afc04148ec3e20dbe0 a rdf:Statement ;
	rdf:subject <https://example.org/kg/id/zo%C3%AB-otieno> ;
	rdf:predicate v:visited ;
	rdf:object id:oslo ;
	v:certainty "expected" ;
	v:end "2024-06-30"^^xsd:date ;
	v:polarity "negated" ;
	v:speaker id:xi ;
	v:start "2024-06-01"^^xsd:date ;
	v:time "2024-06"^^xsd:gYearMonth ;
	v:trigger "visit" .

st:eb858ba2bf4f7afa64287616bb0713d9 a rdf:Statement ;
	rdf:subject id:xi ;
	rdf:predicate v:said ;
	rdf:object "she will not visit \"Oslo\"" ;
	v:certainty "stated" ;
	v:content st:98a95b708a80d2afc04148ec3e20dbe0 ;
	v:polarity "affirmed" ;
	v:trigger "said" .

<https://example.org/kg/code/PLOVER> a skos:ConceptScheme ;
	rdfs:label "PLOVER" .

<https://example.org/kg/code/PLOVER/AID> a skos:Concept ;
	rdfs:label "AID" ;
	skos:inScheme <https://example.org/kg/code/PLOVER> ;
	skos:notation "AID" .

<https://example.org/kg/code/PLOVER/CONSULT> a skos:Concept ;
	rdfs:label "CONSULT" ;
	skos:inScheme <https://example.org/kg/code/PLOVER> ;
	skos:notation "CONSULT" .

o:shakeHandsWith a rdf:Property ;
	rdfs:label "shake hands with" .

"#;

    const EVIDENCE: &str = r#"ev:e316d3ae35e14e55cf57aff08b3c7db6 a oa:Annotation ;
	oa:hasBody st:0bb9ed59c915e36c7dbb8d3cbfb15563 ;
	oa:hasTarget <https://example.org/kg/doc/falcon#char=0,39> ;
	v:objectAt <https://example.org/kg/doc/falcon#char=25,38> ;
	v:rule rule:gifted ;
	v:steps "double object" ;
	v:subjectAt <https://example.org/kg/doc/falcon#char=0,10> ;
	v:trigger "gave" ;
	v:triggerAt <https://example.org/kg/doc/falcon#char=11,15> ."#;

    const TARGET: &str = r#"<https://example.org/kg/doc/falcon#char=0,39> a oa:SpecificResource ;
	oa:hasSelector <https://example.org/kg/doc/falcon#position=0,39> , <https://example.org/kg/doc/falcon#quote=0,39> ;
	oa:hasSource <https://news.example/falcon> ."#;

    const POSITION: &str = r#"<https://example.org/kg/doc/falcon#position=0,39> a oa:TextPositionSelector ;
	oa:start 0 ;
	oa:end 39 ."#;

    const QUOTE: &str = r#"<https://example.org/kg/doc/falcon#quote=0,39> a oa:TextQuoteSelector ;
	oa:exact "Zoë Otieno gave Norway a golden falcon." ."#;
}
