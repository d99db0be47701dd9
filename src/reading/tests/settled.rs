//! Types as evidence: what is only likely gives way to what predicates ask for.

use super::*;

/// What an entity of this name is, how sure, and the last step that speaks for it.
fn kind(text: &str, name: &str) -> String {
    with_reading(text, |reading| {
        let mut entities = reading.entities.iter().enumerate();
        let found = entities.find(|(_, entity)| entity.name == name);
        let (id, entity) = found.unwrap_or_else(|| panic!("{name} in {text}"));
        let mention = reading
            .mentions
            .iter()
            .find(|mention| mention.entities == [id]);
        let step = mention.and_then(|mention| mention.steps.last());
        let kind = entity.kind.as_deref().unwrap_or("-");
        format!(
            "{kind}, {:?}: {}",
            entity.strength,
            step.map_or("", |step| step)
        )
    })
}

#[test]
fn predicates_settle_types() {
    for (text, name, expected) in [
        (
            "A suicide bomber attacked a barracks.",
            "suicide bomber",
            "Person, Likely: Person: what \u{201c}attack\u{201d} asks for",
        ),
        (
            "The dairy agreed to acquire Hollyoak Bakes.",
            "Hollyoak Bakes",
            "Organization, Guessed: Organization: what \u{201c}acquire\u{201d} asks for",
        ),
        // What is known stays, whatever the predicate asks for.
        (
            "Oslo attacked the plan.",
            "Oslo",
            "City, Known: \u{201c}Oslo\u{201d} is Oslo: gazetteer",
        ),
        // A thing that a list knows as such is no doer.
        (
            "The melody attacked the king.",
            "melody",
            "Work, Likely: mentioned for the first time",
        ),
    ] {
        assert_eq!(kind(text, name), expected, "{text}");
    }
}

#[test]
fn a_guess_takes_the_type_that_is_asked_for() {
    let is_a = |kind: &str, supertype: &str| kind == supertype;
    let entity = |strength, naming| Entity {
        name: "Sunleaf".to_owned(),
        kind: Some("Person".to_owned()),
        strength,
        other_names: Vec::new(),
        head: None,
        identifiers: Vec::new(),
        naming,
        first: Span::new(0, 7),
    };
    let may_be = |strength, naming| entity(strength, naming).may_be("Organization", is_a);
    assert!(may_be(Strength::Guessed, Naming::Name));
    assert!(!may_be(Strength::Likely, Naming::Name));
    assert!(!may_be(Strength::Known, Naming::Gazetteer));
    assert!(!may_be(Strength::Guessed, Naming::Description));
}
