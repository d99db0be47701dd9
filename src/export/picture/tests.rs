use super::*;
use crate::export::sample::vocabulary;
use crate::graph::fixture::graph_of;

/// The nodes, notes and edges of a picture, a line each.
fn drawn(text: &str, statements: &str, view: &View) -> String {
    let graph = graph_of("d", text, statements);
    let vocabulary = vocabulary();
    let picture = Picture::new(&graph, &vocabulary, view);
    let name = |spot: usize| match &picture.spots[spot].body {
        Body::Name(lines) => lines.join(" "),
        Body::Note(_) => "note".to_owned(),
    };
    let mut lines: Vec<String> = Vec::new();
    for bond in &picture.bonds {
        let said: Vec<String> = match picture.spots[bond.to].note() {
            [] => bond.said.iter().map(Said::text).collect(),
            note => note.iter().map(Said::text).collect(),
        };
        let arrow = if bond.is_directed { "->" } else { "--" };
        let (from, to) = (name(bond.from), name(bond.to));
        lines.push(format!("{from} {arrow} {to} | {}", said.join(" | ")));
    }
    lines.push(picture.caption.told());
    lines.join("\n")
}

#[track_caller]
fn check(text: &str, statements: &str, expected: &str) {
    let found = drawn(text, statements, &View::default());
    let expected: Vec<&str> = expected.lines().map(str::trim).collect();
    assert_eq!(found, expected.join("\n"), "{text}");
}

#[test]
fn things_of_one_mention_are_folded_into_the_edge_they_go_along() {
    check(
        "Maria gave Xi a tea set and a dagger.",
        "Person Maria
         Person Xi
         Thing tea set
         Thing dagger
         Maria | gifted | tea set | recipient Xi
         Maria | gifted | dagger | recipient Xi",
        "Maria -> Xi | gifted: dagger, tea set
         2 statements",
    );
}

#[test]
fn what_only_one_has_to_do_with_is_a_note_beside_it() {
    check(
        "Maria met Xi. Maria sold a car and a horse. Xi bought a boat.",
        "Person Maria
         Person Xi
         Thing car
         Thing horse
         Maria | met | Xi
         Maria | sold | car
         Maria | sold | horse",
        "Maria -> Xi | met
         Maria -- note | sold: car, horse
         3 statements",
    );
}

#[test]
fn a_thing_that_two_have_to_do_with_is_a_node() {
    check(
        "Maria signed the treaty. Xi signed the treaty.",
        "Person Maria
         Person Xi
         Thing treaty
         Maria | signed | treaty
         Xi | signed | treaty",
        "Maria -> treaty | signed
         Xi -> treaty | signed
         2 statements",
    );
}

#[test]
fn what_is_said_of_the_same_two_is_one_edge_and_what_is_doubtful_comes_last() {
    check(
        "Maria met Xi. Maria did not praise Xi. Xi met Maria. Maria warned Xi.",
        "Person Maria
         Person Xi
         Maria | met | Xi
         Maria | met | Xi | at Xi met
         Maria | praised | Xi | negated
         Maria | warned | Xi",
        "Maria -> Xi | met ×2 | warned | praised (negated)
         3 statements",
    );
}

#[test]
fn quotations_are_left_out_and_counted() {
    check(
        "Maria met Xi. Xi said it will rain.",
        "Person Maria
         Person Xi
         Maria | met | Xi
         Xi | said | #1:it will rain",
        "Maria -> Xi | met
         1 of 2 statements; left out: 1 quotation",
    );
}

#[test]
fn a_picture_of_everything_leaves_nothing_out() {
    let found = drawn(
        "Maria met Xi. Maria sold a car. Xi said it will rain.",
        "Person Maria
         Person Xi
         Thing car
         Maria | met | Xi
         Maria | sold | car
         Xi | said | #2:it will rain",
        &View {
            all: true,
            ..View::default()
        },
    );
    assert_eq!(
        found,
        "Maria -> car | sold\nMaria -> Xi | met\nXi -> it will rain | said\n3 statements"
    );
}

/// A chain of meetings: A with B, B with C and so on.
const CHAIN: &str = "Ann met Bob. Bob met Cem. Cem met Dee. Dee met Eve.";
const MEETINGS: &str = "Person Ann
     Person Bob
     Person Cem
     Person Dee
     Person Eve
     Ann | met | Bob
     Bob | met | Cem
     Cem | met | Dee
     Dee | met | Eve";

fn view() -> View {
    View::default()
}

#[test]
fn a_focus_shows_what_is_near() {
    let one = View {
        focus: vec!["ann".to_owned()],
        ..view()
    };
    let two = View {
        hops: Some(2),
        ..one.clone()
    };
    assert_eq!(
        drawn(CHAIN, MEETINGS, &one),
        "Ann -> Bob | met\n1 of 4 statements; left out: 3 of less weight"
    );
    assert_eq!(
        drawn(CHAIN, MEETINGS, &two),
        "Ann -> Bob | met\nBob -> Cem | met\n2 of 4 statements; left out: 2 of less weight"
    );
}

#[test]
fn the_weightiest_stay_and_what_is_hidden_goes() {
    let top = View {
        top: Some(3),
        ..view()
    };
    assert_eq!(
        drawn(CHAIN, MEETINGS, &top),
        "Bob -> Cem | met\nCem -> Dee | met\n2 of 4 statements; left out: 2 of less weight"
    );
    for hidden in ["bob", "MET", "Agent"] {
        let hide = View {
            hide: vec![hidden.to_owned()],
            ..view()
        };
        let found = drawn(CHAIN, MEETINGS, &hide);
        assert!(!found.contains("Bob"), "{hidden}: {found}");
        assert!(found.contains(" hidden"), "{hidden}: {found}");
    }
}

#[test]
fn nameless_islands_are_left_out_and_counted() {
    let text = format!("{CHAIN} Ann met Eve. The gift signals respect and the trip signals hope.");
    let islands = "
     Ann | met | Eve
     Thing gift
     Thing respect
     gift | signals | respect";
    let found = drawn(&text, &format!("{MEETINGS}{islands}"), &view());
    assert!(!found.contains("signals"), "{found}");
    assert!(
        found.ends_with("5 of 6 statements; left out: 1 about what stands apart"),
        "{found}"
    );
}

#[test]
fn an_empty_graph_says_so() {
    let graph = KnowledgeGraph::default();
    let vocabulary = vocabulary();
    let picture = Picture::new(&graph, &vocabulary, &view());
    assert!(picture.spots.is_empty() && picture.bonds.is_empty());
    assert_eq!(picture.caption.told(), "There are no statements.");
}

#[test]
fn names_that_nothing_bears_are_told() {
    let graph = graph_of("d", CHAIN, MEETINGS);
    let names = ["ann".to_owned(), "Zoe".to_owned()];
    assert_eq!(unknown_names(&graph, &names), ["Zoe"]);
}
