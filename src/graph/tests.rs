//! Tests of what gets into the graph.

use super::*;
use crate::document::Document;
use fixture::{add, graph_of};

/// One line for each statement.
fn listed(graph: &KnowledgeGraph) -> Vec<String> {
    let lines = graph.statements().into_iter().map(|stated| {
        let statement = stated.statement;
        let mut line = format!(
            "{} {} {}",
            stated.subject.name(),
            statement.relation,
            stated.object.name()
        );
        for qualifier in &statement.qualifiers {
            line += &format!(
                "; {} {}",
                qualifier.role,
                graph.node(qualifier.value).name()
            );
        }
        line += &format!(
            " ({} {}",
            statement.polarity.as_str(),
            statement.certainty.as_str()
        );
        if let Some(speaker) = statement.speaker {
            line += &format!(", says {}", graph.node(speaker).name());
        }
        if let Some(time) = &statement.time {
            line += &format!(", {time}");
        }
        line + &format!(") ×{}", statement.evidence.len())
    });
    let mut lines: Vec<String> = lines.collect();
    lines.sort();
    lines
}

#[track_caller]
fn check(text: &str, facts: &str, expected: &[&str]) {
    assert_eq!(listed(&graph_of("d", text, facts)), expected);
}

#[test]
fn a_statement_has_its_roles_and_status() {
    check(
        "Xi says Maria may not give Otieno a falcon in June.",
        "Person Maria
         Person Otieno
         Person Xi
         Thing falcon
         Maria | gave | falcon | recipient Otieno | negated | possible | says Xi | time Date:in June=2024-06",
        &["Maria gave falcon; recipient Otieno (negated possible, says Xi, 2024-06) ×1"],
    );
}

#[test]
fn the_same_statement_twice_is_one_edge_with_two_pieces_of_evidence() {
    let text = "Maria gave a falcon to Otieno. He was given a falcon by Maria.";
    let facts = "Person Maria
                 Person Otieno: Otieno, He
                 Thing falcon
                 Maria | gave | falcon | recipient Otieno
                 Maria | gave | falcon | recipient He | at was given";
    let graph = graph_of("d", text, facts);
    assert_eq!(
        listed(&graph),
        ["Maria gave falcon; recipient Otieno (affirmed stated) ×2"]
    );
    let quotes: Vec<&str> = graph.statements()[0]
        .statement
        .evidence
        .iter()
        .map(|evidence| evidence.quote.as_str())
        .collect();
    assert_eq!(
        quotes,
        [
            "Maria gave a falcon to Otieno.",
            "He was given a falcon by Maria."
        ]
    );
}

#[test]
fn statements_that_differ_in_role_or_status_are_apart() {
    check(
        "Maria gave a falcon to Otieno and will give a falcon to Xi.",
        "Person Maria
         Person Otieno
         Person Xi
         Thing falcon
         Maria | gave | falcon | recipient Otieno
         Maria | gave | falcon | recipient Xi
         Maria | gave | falcon | recipient Xi | expected",
        &[
            "Maria gave falcon; recipient Otieno (affirmed stated) ×1",
            "Maria gave falcon; recipient Xi (affirmed expected) ×1",
            "Maria gave falcon; recipient Xi (affirmed stated) ×1",
        ],
    );
}

#[test]
fn what_is_not_resolved_is_left_out_and_counted() {
    let mut graph = KnowledgeGraph::default();
    let document = Document::new("d", "They met Maria, and Maria gave them a falcon.");
    let added = add(
        &mut graph,
        &document,
        "Person Maria
         Thing falcon
         ?They | met | Maria
         Maria | met | ?They
         Text:They | met | Maria
         Maria | gave | falcon | recipient ?them",
    );
    assert_eq!(
        added,
        Added {
            statements: 1,
            left_out: 3
        }
    );
    assert_eq!(listed(&graph), ["Maria gave falcon (affirmed stated) ×1"]);
    assert_eq!(graph.entities().len(), 2);
}

#[test]
fn what_somebody_unknown_says_is_not_asserted() {
    let graph = graph_of(
        "d",
        "He said Maria met Xi.",
        "Person Maria
         Person Xi
         Maria | met | Xi | says ?He",
    );
    assert_eq!(
        listed(&graph),
        ["Maria met Xi (affirmed stated, says He) ×1"]
    );
    assert!(!graph.statements()[0].statement.is_asserted());
}

#[test]
fn a_statement_about_a_clause_knows_what_the_clause_states() {
    let text = "Xi said that Maria gave a falcon to Otieno.";
    let graph = graph_of(
        "d",
        text,
        "Person Xi
         Person Maria
         Thing falcon
         Xi | said | #1:Maria gave a falcon to Otieno
         Maria | gave | falcon | says Xi",
    );
    assert_eq!(
        listed(&graph),
        [
            "Maria gave falcon (affirmed stated, says Xi) ×1",
            "Xi said Maria gave a falcon to Otieno (affirmed stated) ×1",
        ]
    );
    let [inner, outer] = graph.statements()[..] else {
        panic!("two statements");
    };
    assert_eq!(
        outer.statement.content,
        BTreeSet::from([inner.statement.id.clone()])
    );
}

#[test]
fn evidence_shows_the_name_that_a_pronoun_stands_for() {
    let text = "Zoë Otieno arrived. “She” met Xi.";
    let graph = graph_of(
        "d",
        text,
        "Person Zoë Otieno: Zoë Otieno, She
         Person Xi
         She | met | Xi",
    );
    let evidence = &graph.statements()[0].statement.evidence[0];
    let at = |spans: &[crate::span::Span]| -> Vec<(usize, usize)> {
        spans.iter().map(|span| (span.start, span.end)).collect()
    };
    assert_eq!(at(&evidence.bytes.spans), [(21, 38), (0, 11)]);
    assert_eq!(at(&evidence.characters.spans), [(20, 33), (0, 10)]);
    assert_eq!(evidence.quote, "“She” met Xi.");
}

#[test]
fn a_sentence_without_end_is_not_quoted_whole() {
    let text = format!(
        "Maria gave {} a falcon {}",
        "very ".repeat(100),
        "and so on ".repeat(9000)
    );
    let graph = graph_of(
        "d",
        &text,
        "Person Maria
         Thing falcon
         Maria | gave | falcon
         Maria | said | #0:Maria gave",
    );
    let evidence = &graph.statements()[0].statement.evidence[0];
    assert_eq!(
        evidence.bytes.spans[0].end,
        text.find("falcon").unwrap() + 6
    );
}

#[test]
fn gazetteer_entities_have_identifiers_and_things_a_head_word() {
    let graph = graph_of(
        "d",
        "Norwegian officials gave a golden falcon away.",
        "*Country Norway: Norwegian
         Thing golden falcon
         Norwegian | gave | golden falcon",
    );
    let [falcon, norway] = graph.entities()[..] else {
        panic!("two entities");
    };
    assert_eq!(norway.id, "https://example.org/kg/id/norway");
    assert_eq!(
        norway.identifiers,
        TextSet::from(["http://www.wikidata.org/entity/Q6".to_owned()])
    );
    assert_eq!(norway.further_names(), BTreeSet::from(["Norwegian"]));
    assert_eq!(falcon.id, "https://example.org/kg/doc/d/golden-falcon_27");
    assert_eq!(falcon.head(), Some("falcon"));
}

const ARTICLES: [(&str, &str, &str); 3] = [
    (
        "a",
        "Maria met Xi. Han Min-ho gave Maria a falcon.",
        "Person Maria
         Person Xi
         Person Han Min-ho
         Thing falcon
         Maria | met | Xi
         Han Min-ho | gave | falcon | recipient Maria",
    ),
    (
        "b",
        "Xi said Maria met Xi. Han Min Ho is a leader from last May.",
        "Agent Maria
         Person Xi
         Organization Han Min Ho
         Maria | met | Xi | says Xi
         Han Min Ho | is | Office:leader | time Date:last May=2024-05
         Xi | said | #0:Maria met Xi",
    ),
    (
        "c",
        "Maria met Xi. A leader, Han Min Ho, is there.",
        "Person Maria
         Person Xi
         Person Han Min Ho
         Maria | met | Xi
         Han Min Ho | is | Text:leader | time Text:there",
    ),
];

/// Everything that the graph says, in words that name no index.
fn told(graph: &KnowledgeGraph) -> String {
    let nodes: BTreeMap<String, String> = graph
        .graph
        .node_weights()
        .map(|node| (node.key(), format!("{node:?}")))
        .collect();
    let statements: Vec<String> = graph
        .statements()
        .into_iter()
        .map(|stated| {
            format!(
                "{:?} {:?}",
                stated.statement.content, stated.statement.evidence
            )
        })
        .collect();
    format!(
        "{:?}\n{nodes:?}\n{:?}\n{statements:?}",
        graph.documents,
        listed(graph)
    )
}

fn graph_of_articles(order: &[usize]) -> KnowledgeGraph {
    let mut graph = KnowledgeGraph::default();
    for &index in order {
        let (id, text, facts) = ARTICLES[index];
        add(&mut graph, &Document::new(id, text), facts);
    }
    graph
}

#[test]
fn the_order_of_documents_does_not_matter() {
    let expected = told(&graph_of_articles(&[0, 1, 2]));
    for order in [[0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
        assert_eq!(told(&graph_of_articles(&order)), expected);
    }
}

#[test]
fn merged_parts_make_the_whole_even_if_they_overlap() {
    let expected = told(&graph_of_articles(&[0, 1, 2]));
    for (one, other) in [
        (&[0, 1][..], &[1, 2][..]),
        (&[2], &[0, 1]),
        (&[], &[2, 1, 0]),
        (&[0, 1, 2], &[]),
    ] {
        let mut graph = graph_of_articles(one);
        graph.merge(&graph_of_articles(other));
        assert_eq!(told(&graph), expected);
    }
}

#[test]
fn the_parts_of_a_graph_are_its_documents_and_make_the_whole() {
    let whole = graph_of_articles(&[2, 0, 1]);
    let parts = whole.parts();
    let ids = |part: &KnowledgeGraph| -> Vec<String> {
        part.documents().map(|source| source.id.clone()).collect()
    };
    assert_eq!(
        parts.iter().flat_map(ids).collect::<Vec<_>>(),
        ["a", "b", "c"]
    );
    assert_eq!(
        listed(&parts[2]),
        [
            "Han Min Ho is leader; time there (affirmed stated) ×1",
            "Maria met Xi (affirmed stated) ×1",
        ]
    );
    let mut again = KnowledgeGraph::default();
    for part in parts.iter().rev() {
        again.merge(part);
    }
    assert_eq!(told(&again), told(&whole));
}

#[test]
fn a_name_is_one_node_however_its_letters_are_composed() {
    let graph = graph_of_composed_and_decomposed();
    let names: Vec<&str> = graph
        .entities()
        .iter()
        .map(|entity| entity.name())
        .collect();
    assert_eq!(names, ["Xi Lin", "Zoë Otieno"]);
}

fn graph_of_composed_and_decomposed() -> KnowledgeGraph {
    let mut graph = KnowledgeGraph::default();
    for (id, name) in [("composed", "Zo\u{eb}"), ("decomposed", "Zoe\u{308}")] {
        let text = format!("{name} Otieno met Xi Lin.");
        let facts = format!("Person {name} Otieno\nPerson Xi Lin\n{name} Otieno | met | Xi Lin");
        add(&mut graph, &Document::new(id, &text), &facts);
    }
    graph
}

fn entity(names: &[&str], kinds: &[&str]) -> EntityNode {
    let set = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
    EntityNode {
        id: String::new(),
        names: set(names),
        other_names: set(&["Kim"]),
        kinds: set(kinds),
        heads: TextSet::new(),
        identifiers: TextSet::new(),
    }
}

#[test]
fn the_longest_name_is_the_name() {
    for (names, expected) in [
        (&["Han Min-ho", "Han Min Ho"][..], "Han Min Ho"),
        (&["Nato", "NATO"], "NATO"),
        (&["a", "bb"], "bb"),
        (&[], ""),
    ] {
        assert_eq!(entity(names, &[]).name(), expected);
    }
    let kim = entity(&["Han Min-ho", "Han Min Ho"], &[]);
    assert_eq!(kim.further_names(), BTreeSet::from(["Kim", "Han Min-ho"]));
}

#[test]
fn the_narrow_type_wins() {
    for (kinds, expected) in [
        (&["Agent", "Person"][..], Some("Person")),
        (&["Organization", "Country"], Some("Country")),
        (&["Thing", "Ship"], Some("Ship")),
        (&["Place", "Thing"], Some("Place")),
        (&[], None),
    ] {
        assert_eq!(entity(&[], kinds).kind(), expected);
    }
}
