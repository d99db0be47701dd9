//! What the program understands of short texts: the text above, who and what is meant below.

mod meanings;
mod pronouns;
mod settled;
mod size;
mod taken_up;

use super::*;
use crate::clause::find_clauses;
use crate::document::Document;
use crate::english::analyze;

/// Reads a text written on Wednesday, 6 March 2024, and shows what `show` makes of it.
fn with_reading(text: &str, show: impl Fn(&Reading<'_>) -> String) -> String {
    let mut document = Document::new("test", text);
    document.date = Some("2024-03-06".to_owned());
    let analysis = analyze(&document);
    let clauses = find_clauses(&analysis);
    show(&read(
        &analysis,
        clauses,
        Gazetteer::shipped(),
        &Vocabulary::default(),
    ))
}

/// Names of entities, joined by `+`; `?` for none.
fn names(reading: &Reading<'_>, entities: &[EntityId]) -> String {
    let names: Vec<&str> = entities
        .iter()
        .map(|&entity| reading.entities[entity].name.as_str())
        .collect();
    if names.is_empty() {
        "?".to_owned()
    } else {
        names.join("+")
    }
}

/// The mentions of one form, as `text=Name`.
fn mentions(text: &str, kind: MentionKind) -> String {
    with_reading(text, |reading| {
        let of_kind = reading
            .mentions
            .iter()
            .filter(|mention| mention.kind == kind);
        let show = |mention: &Mention| {
            let words = mention.span.text(text);
            format!("{words}={}", names(reading, &mention.entities))
        };
        of_kind.map(show).collect::<Vec<_>>().join("; ")
    })
}

/// The entities with a proper name, as `Name/Type`.
fn named(text: &str) -> String {
    with_reading(text, |reading| {
        let named = reading
            .entities
            .iter()
            .filter(|entity| entity.naming != Naming::Description);
        let show =
            |entity: &Entity| format!("{}/{}", entity.name, entity.kind.as_deref().unwrap_or("-"));
        named.map(show).collect::<Vec<_>>().join("; ")
    })
}

/// The clauses with this predicate, as `lemma(subject; object …)`.
fn clauses(text: &str, lemma: &str) -> String {
    with_reading(text, |reading| {
        let found = reading.clauses.iter().zip(&reading.resolved);
        let found = found.filter(|(clause, _)| clause.predicate.lemma == lemma);
        let show = |(_, resolved): (&Clause, &ResolvedClause)| show_clause(reading, resolved);
        found.map(show).collect::<Vec<_>>().join(" | ")
    })
}

fn show_clause(reading: &Reading<'_>, resolved: &ResolvedClause) -> String {
    let mut parts: Vec<String> = resolved
        .arguments
        .iter()
        .map(|argument| {
            let fillers: Vec<String> = argument
                .fillers
                .iter()
                .map(|filler| show_filler(reading, filler))
                .collect();
            format!("{:?} {}", argument.function, fillers.join("+"))
        })
        .collect();
    if let Some(speaker) = &resolved.speaker {
        parts.push(format!("says {}", show_filler(reading, speaker)));
    }
    if let Some(time) = &resolved.time {
        parts.push(format!("time {time}"));
    }
    parts.join("; ")
}

fn show_filler(reading: &Reading<'_>, filler: &Filler) -> String {
    match &filler.meaning {
        Meaning::Entity(entity) => names(reading, &[*entity]),
        Meaning::Value(value) => format!("{:?}:{}", value.kind, value.text),
        Meaning::Clause(clause) => format!("#{}", reading.clauses[*clause].predicate.lemma),
        Meaning::Unresolved => "?".to_owned(),
    }
}

#[track_caller]
fn check(table: &[(&str, &str)], show: impl Fn(&str) -> String) {
    for (text, expected) in table {
        assert_eq!(show(text), *expected, "{text}");
    }
}

#[test]
fn short_names_and_acronyms_join_the_full_name() {
    let table = [
        (
            "Maria Lopez met Peter Otieno. Lopez thanked Mr. Otieno.",
            "Maria Lopez=Maria Lopez; Peter Otieno=Peter Otieno; Lopez=Maria Lopez; Otieno=Peter Otieno",
        ),
        (
            "The World Health Organization (WHO) met in Oslo. The WHO was pleased.",
            "World Health Organization=World Health Organization; WHO=World Health Organization; \
             Oslo=Oslo; WHO=World Health Organization",
        ),
        (
            "The Fernhill Harvest Authority (FHA) met. The FHA was pleased.",
            "Fernhill Harvest Authority=Fernhill Harvest Authority; FHA=Fernhill Harvest Authority; \
             FHA=Fernhill Harvest Authority",
        ),
        (
            "The US and the United States are one. America is big.",
            "US=United States; United States=United States; America=United States",
        ),
        (
            "Park Min-jun visited Peru. Park liked it.",
            "Park Min-jun=Park Min-jun; Peru=Peru; Park=Park Min-jun",
        ),
        (
            "John Smith and Mary Smith live in Oslo. Smith is a teacher.",
            "John Smith=John Smith; Mary Smith=Mary Smith; Oslo=Oslo; Smith=?",
        ),
        (
            "The United States and North Korea talked. The North agreed.",
            "United States=United States; North Korea=North Korea; North=North Korea",
        ),
    ];
    check(&table, |text| mentions(text, MentionKind::Name));
}

#[test]
fn types_come_from_gazetteer_title_and_last_word() {
    let table = [
        (
            "President Okello flew to Kenya.",
            "Okello/Person; Kenya/Country",
        ),
        (
            "The Fernhill Harvest Authority sued Acme Corp.",
            "Fernhill Harvest Authority/Organization; Acme Corp./Organization",
        ),
        (
            "They met in Fernhill Square near Oslo.",
            "Fernhill Square/Facility; Oslo/City",
        ),
        (
            "The Swedish king praised the Peruvian Navy.",
            "Sweden/Country; Peruvian Navy/Organization; Peru/Country",
        ),
        (
            "The envoys toured Burkina Faso Thursday.",
            "Burkina Faso/Country",
        ),
        (
            "The Kenyan president, Anna Berg, met Tom Hart.",
            "Anna Berg/Person; Kenya/Country; Tom Hart/Person",
        ),
    ];
    check(&table, named);
}

#[test]
fn pronouns_find_their_antecedents_or_stay_open() {
    let table = [
        (
            "Maria Lopez met Peter Otieno. She thanked him for his help.",
            "She=Maria Lopez; him=Peter Otieno; his=Peter Otieno",
        ),
        (
            "Upon his arrival, Peter Otieno greeted the crowd.",
            "his=Peter Otieno",
        ),
        (
            "Norway and Sweden signed a pact. Their ministers were pleased.",
            "Their=Norway+Sweden",
        ),
        (
            "Apple released a phone. Apple said it was sorry.",
            "it=Apple",
        ),
        (
            "President Lopez and President Berg met in Rome. They praised each other.",
            "They=Lopez+Berg; each other=Lopez+Berg",
        ),
        ("He left when the rain came.", "He=?"),
        (
            "\u{201c}I love my country,\u{201d} said Anna Berg.",
            "I=Anna Berg; my=Anna Berg",
        ),
    ];
    check(&table, |text| mentions(text, MentionKind::Pronoun));
}

#[test]
fn descriptions_mean_those_whom_the_text_has_called_so() {
    let table = [
        (
            "Anna Berg, a lawyer, met Tom Hart. The lawyer praised him.",
            "a lawyer=Anna Berg; The lawyer=Anna Berg",
        ),
        (
            "The Danish leader, Mette Olsen, visited Sweden. The king welcomed the Danish leader.",
            "The Danish leader=Mette Olsen; The king=king; the Danish leader=Mette Olsen",
        ),
        (
            "President Lopez and King Harald met in Rome. The two leaders embraced.",
            "The two leaders=Lopez+Harald",
        ),
        (
            "Norway and Sweden signed a trade agreement. The pact helps both countries.",
            "a trade agreement=trade agreement; The pact=trade agreement; both countries=Norway+Sweden",
        ),
        (
            "Kenya bought a ship. A ship came to help.",
            "a ship=ship; A ship=ship",
        ),
    ];
    check(&table, |text| mentions(text, MentionKind::Description));
}

#[test]
fn what_is_mentioned_again_is_one_entity_and_what_is_new_another() {
    let count = |text: &str| {
        with_reading(text, |reading| {
            let ships = reading
                .entities
                .iter()
                .filter(|entity| entity.head.as_deref() == Some("ship"));
            ships.count().to_string()
        })
    };
    let table = [
        ("Kenya bought a ship. The ship was old.", "1"),
        ("Kenya bought a ship. A ship came to help.", "2"),
        ("Kenya bought an old ship. The new ship was white.", "2"),
    ];
    check(&table, count);
}

#[test]
fn clauses_are_over_entities_and_values() {
    let table = [
        (
            "Lopez is the president of Peru.",
            "be",
            "Subject Lopez; Attribute Office:president; Oblique(\"of\") Peru",
        ),
        (
            "Moscow condemned the attack.",
            "condemn",
            "Subject Russia; Object attack",
        ),
        ("He saw the king.", "see", "Subject ?; Object king"),
        (
            "Anna Berg visited Peru yesterday.",
            "visit",
            "Subject Anna Berg; Object Peru; Oblique(\"\") Date:yesterday; time 2024-03-05",
        ),
    ];
    for (text, lemma, expected) in table {
        assert_eq!(clauses(text, lemma), expected, "{text}");
    }
}

#[test]
fn groups_that_do_it_to_one_another_are_paired() {
    let table = [
        (
            "President Lopez met President Berg in Rome. The two leaders hugged on Tuesday.",
            "hug",
            "Subject Lopez; Oblique(\"on\") Date:Tuesday; Object Berg; time 2024-03-05",
        ),
        (
            "Norway and Sweden praised each other.",
            "praise",
            "Subject Norway; Object Sweden",
        ),
    ];
    for (text, lemma, expected) in table {
        assert_eq!(clauses(text, lemma), expected, "{text}");
    }
}

#[test]
fn entities_come_in_the_order_of_the_text() {
    let text = "A horse was given to Maria Lopez in Oslo. Lopez liked the horse.";
    let order = with_reading(text, |reading| {
        let starts: Vec<usize> = reading
            .entities
            .iter()
            .map(|entity| entity.first.start)
            .collect();
        assert!(starts.is_sorted(), "{starts:?}");
        names(reading, &(0..reading.entities.len()).collect::<Vec<_>>())
    });
    assert_eq!(order, "horse+Maria Lopez+Oslo");
}

#[test]
fn every_resolution_gives_its_reason() {
    let text = "Mrs. Lopez met Mr. Hart. She thanked him.";
    let steps = with_reading(text, |reading| {
        let reasons = reading.mentions.iter().flat_map(|mention| &mention.steps);
        reasons.cloned().collect::<Vec<_>>().join("\n")
    });
    assert_eq!(
        steps,
        "a person: title \u{201c}Mrs.\u{201d}\n\
         a person: title \u{201c}Mr.\u{201d}\n\
         \u{201c}She\u{201d} is Lopez: the subject of a sentence before\n\
         \u{201c}him\u{201d} is Hart: the nearest before that agrees"
    );
}

#[test]
fn any_text_is_read_without_harm() {
    let nonsense = [
        String::new(),
        "\0\0\0".to_owned(),
        "北京 met 东京.".to_owned(),
        "he ".repeat(2_000),
        "of the ".repeat(2_000),
        "\u{201c}\"'\u{201d} I we they".to_owned(),
        "The the the two both each other.".to_owned(),
        "Ann Lee and ".repeat(1_000),
    ];
    for text in nonsense {
        with_reading(&text, |reading| {
            assert_eq!(reading.clauses.len(), reading.resolved.len());
            String::new()
        });
    }
}
