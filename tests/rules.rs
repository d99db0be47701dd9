//! The shipped rules by their own examples, and what an author of rules gets from the library.

use cloze::clause::find_clauses;
use cloze::coverage::Coverage;
use cloze::document::Document;
use cloze::english::analyze;
use cloze::examples::{self, Loss};
use cloze::gazetteer::Gazetteer;
use cloze::matching::{find_matches, find_open_matches};
use cloze::reading::{Reading, read};
use cloze::rule::{RuleSet, Source};
use cloze::suggest::Suggestions;
use cloze::suggest::draft::{NoDraft, draft};
use cloze::why::write_statement;

/// Hands the reading of a text to a test.
fn with_reading<T>(rules: &RuleSet, text: &str, test: impl FnOnce(&Reading<'_>) -> T) -> T {
    let document = Document::new("test", text);
    let analysis = analyze(&document);
    test(&read(
        &analysis,
        find_clauses(&analysis),
        Gazetteer::shipped(),
        &rules.vocabulary,
    ))
}

#[test]
fn the_shipped_rules_pass_their_examples() {
    let rules = RuleSet::shipped();
    let report = examples::check(&rules, Gazetteer::shipped());
    let failed: Vec<String> = report
        .outcomes
        .iter()
        .filter(|outcome| !outcome.passed())
        .map(ToString::to_string)
        .collect();
    assert!(failed.is_empty(), "{}", failed.concat());
}

#[test]
fn the_shipped_rules_have_no_warnings() {
    let warnings: Vec<String> = RuleSet::shipped()
        .warnings
        .iter()
        .map(ToString::to_string)
        .collect();
    assert!(warnings.is_empty(), "{}", warnings.join("\n"));
}

/// A rule whose first example states something else and whose second is no fit.
const FLAWED: &str = "\
relation bought: got for money
rule bought: Someone buys something.
  when {buyer: Agent} bought {object: Thing}
  then {buyer} bought {object}
  yes  Norway bought a ship.
       => Denmark bought ship
  yes  Norway sold a ship.
       => Norway bought ship
  no   Norway bought a ship.
";

#[test]
fn a_failing_example_shows_what_is_missing_and_noisy_and_where_it_was_lost() {
    let rules =
        RuleSet::read(&[Source::new("flawed.rules", FLAWED)]).expect("the file has no faults");
    let report = examples::check(&rules, Gazetteer::shipped());
    let [wrong, lost, noisy] = report.outcomes.as_slice() else {
        panic!("there are three examples")
    };
    assert_eq!(
        wrong.missing[0].lost,
        Loss::Otherwise("the subject is \"Norway\", not \"Denmark\"".into())
    );
    assert_eq!(wrong.noisy, ["Norway bought ship"]);
    assert!(matches!(&lost.missing[0].lost, Loss::NoClause(_)), "{lost}");
    assert!(noisy.missing.is_empty());
    assert_eq!(noisy.noisy, ["Norway bought ship"]);
}

#[test]
fn a_drafted_rule_passes_its_own_examples() {
    let rules = RuleSet::shipped();
    let draft = draft(
        "The museum loaned a statue to Norway.",
        None,
        &rules,
        Gazetteer::shipped(),
    )
    .expect("it is simple");
    assert_eq!(draft.name, "loaned");
    let mine = RuleSet::read(&[Source::new("draft.rules", draft.text.as_str())])
        .expect("a draft has no faults");
    assert!(
        examples::check(&mine, Gazetteer::shipped()).passed(),
        "{}",
        draft.text
    );
    assert!(
        draft
            .text
            .contains("{agent: Agent} loaned {object: Thing} [to {recipient: Agent}]"),
        "{}",
        draft.text
    );
}

#[test]
fn a_sentence_that_joins_nothing_gives_no_draft() {
    let found = draft(
        "It rained.",
        None,
        &RuleSet::shipped(),
        Gazetteer::shipped(),
    );
    assert_eq!(
        found,
        Err(NoDraft::NoStatement(
            "the sentence says \"rain\", and of no two things that are named; try one with a name on both sides".into()
        ))
    );
}

#[test]
fn what_no_rule_covers_is_grouped_the_most_frequent_first() {
    let rules = RuleSet::shipped();
    let mut suggestions = Suggestions::default();
    for text in [
        "Norway loaned a statue to Denmark.",
        "The museum sculpted a horse.",
        "Denmark loaned a statue to Norway.",
    ] {
        with_reading(&rules, text, |reading| {
            suggestions.add(reading, &find_matches(&rules, reading), &rules.vocabulary)
        });
    }
    let best = suggestions.best(1, &rules, Gazetteer::shipped());
    assert_eq!((best[0].key.name.as_str(), best[0].count), ("loan", 2));
    assert!(
        best[0].draft.text.contains("loaned {object: Thing}"),
        "{}",
        best[0].draft.text
    );
}

#[test]
fn coverage_counts_the_clauses_that_each_rule_fits() {
    let rules = RuleSet::shipped();
    let mut coverage = Coverage::default();
    let text =
        "Maria Lopez visited Norway. Norway invited Maria Lopez. The museum sculpted a horse.";
    with_reading(&rules, text, |reading| {
        coverage.add(reading.clauses.len(), &find_matches(&rules, reading))
    });
    let table = coverage.table(&rules);
    assert_eq!((coverage.clauses, coverage.covered), (3, 2));
    assert!(table.contains(&("visited", 1)) && table.contains(&("invited", 1)));
    assert_eq!(table.last().map(|row| row.1), Some(0));
}

#[test]
fn clauses_that_no_rule_fits_are_named_after_their_predicates() {
    let rules = RuleSet::read(&[]).expect("the vocabulary is sound");
    for (text, expected) in [
        (
            "Maria Lopez visited Norway.",
            vec![r#"Maria Lopez "visit" Norway"#],
        ),
        (
            "Maria Lopez is the president of Chile.",
            vec![r#"Maria Lopez "be president of" Chile"#],
        ),
        (
            "The conference was held in Oslo.",
            vec![r#"conference "be held in" Oslo"#],
        ),
        (
            "Norway has relied on Denmark.",
            vec![r#"Norway "rely on" Denmark"#],
        ),
    ] {
        let found: Vec<String> = with_reading(&rules, text, |reading| {
            let matches = find_open_matches(reading, &[]);
            let all = matches.iter().flat_map(|found| {
                found
                    .propositions
                    .iter()
                    .map(move |said| write_statement(found, said))
            });
            all.collect()
        });
        assert_eq!(found, expected, "{text}");
    }
}
