//! Whether the examples of the shipped rules would notice a mistake: rules are spoilt one way at a time, and their own
//! examples must fail, or the rule must be refused.

#[path = "common/numbers.rs"]
mod numbers;

use cloze::examples::check_one;
use cloze::gazetteer::Gazetteer;
use cloze::rule::{Rule, RuleSet, Source};
use numbers::numbers;

/// A rule file with one pattern spoilt.
struct Mutant {
    rule: String,
    file: String,
    before: String,
    after: String,
    text: String,
}

/// Every way to take a slot's type away, to swap two slots, and to leave a word out.
fn mutants() -> Vec<Mutant> {
    let shipped = RuleSet::shipped();
    let sources = Source::shipped();
    let patterns = shipped
        .rules
        .iter()
        .flat_map(|rule| rule.patterns.iter().map(move |pattern| (rule, pattern)));
    patterns
        .flat_map(|(rule, pattern)| {
            let source = sources
                .iter()
                .find(|source| source.name == pattern.place.file)
                .expect("the file is shipped");
            spoilt(&pattern.text)
                .into_iter()
                .map(move |after| mutant(rule, source, pattern.place.line, &pattern.text, after))
        })
        .collect()
}

fn mutant(rule: &Rule, source: &Source, line: usize, before: &str, after: String) -> Mutant {
    let mut lines: Vec<String> = source.text.lines().map(str::to_owned).collect();
    lines[line - 1] = lines[line - 1].replace(before, &after);
    Mutant {
        rule: rule.name.clone(),
        file: source.name.clone(),
        before: before.to_owned(),
        after,
        text: lines.join("\n"),
    }
}

/// The places of the slots of a pattern.
fn slots(pattern: &str) -> Vec<(usize, usize)> {
    let opens = pattern.match_indices('{').map(|(at, _)| at);
    opens
        .map(|at| (at, at + pattern[at..].find('}').expect("a slot ends") + 1))
        .collect()
}

fn spoilt(pattern: &str) -> Vec<String> {
    let slots = slots(pattern);
    let mut found: Vec<String> = slots
        .iter()
        .filter_map(|&slot| without_type(pattern, slot))
        .collect();
    for pair in slots.windows(2) {
        found.push(swapped(pattern, pair[0], pair[1]));
    }
    found.extend(without_words(pattern));
    found
}

/// Lets a slot take anything; nothing if it does already.
fn without_type(pattern: &str, (start, end): (usize, usize)) -> Option<String> {
    let (role, kind) = pattern[start..end]
        .split_once(':')
        .expect("a slot has a type");
    let any = "Entity|Date|Amount|Office|Text|Statement";
    (!kind.contains("Entity") && !kind.contains("Text"))
        .then(|| format!("{}{role}: {any}}}{}", &pattern[..start], &pattern[end..]))
}

fn swapped(pattern: &str, first: (usize, usize), second: (usize, usize)) -> String {
    let (left, right) = (&pattern[first.0..first.1], &pattern[second.0..second.1]);
    format!(
        "{}{right}{}{left}{}",
        &pattern[..first.0],
        &pattern[first.1..second.0],
        &pattern[second.1..]
    )
}

/// The pattern with each of its words left out; articles, and words that only introduce a clause, change nothing.
fn without_words(pattern: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut at = 0;
    for word in pattern.split_inclusive(' ') {
        let bare = word.trim_matches(|sign: char| " []".contains(sign));
        let inside = pattern[..at].matches('{').count() > pattern[..at].matches('}').count();
        if !inside
            && !bare.is_empty()
            && !bare.contains(['{', '}'])
            && !["a", "an", "the"].contains(&bare)
            && !opens_clause(&pattern[at + word.len()..])
        {
            found.push(format!(
                "{}{}{}",
                &pattern[..at],
                word.replace(bare, ""),
                &pattern[at + word.len()..]
            ));
        }
        at += word.len();
    }
    found
}

/// Whether a slot for a clause comes next.
fn opens_clause(rest: &str) -> bool {
    let slot = rest.split_once('}').map_or("", |(slot, _)| slot);
    rest.starts_with('{') && slot.ends_with("Statement")
}

/// Whether the spoilt rule is refused, or fails one of its examples.
fn is_noticed(mutant: &Mutant) -> bool {
    let sources: Vec<Source> = Source::shipped()
        .into_iter()
        .map(|source| {
            if source.name == mutant.file {
                Source {
                    text: mutant.text.clone(),
                    ..source
                }
            } else {
                source
            }
        })
        .collect();
    let Ok(rules) = RuleSet::read(&sources) else {
        return true;
    };
    let rule = rules.rule(&mutant.rule).expect("the rule is still there");
    rule.examples
        .iter()
        .any(|example| !check_one(&rules, rule, example, Gazetteer::shipped()).passed())
}

/// `MUTANTS=all` looks at every mutant instead of a sample.
#[test]
fn examples_notice_nineteen_mistakes_in_twenty() {
    let mutants = mutants();
    let all = std::env::var_os("MUTANTS").is_some();
    let sample: Vec<&Mutant> = if all {
        mutants.iter().collect()
    } else {
        numbers(7)
            .take(120)
            .map(|number| &mutants[number % mutants.len()])
            .collect()
    };
    let missed: Vec<String> = sample
        .iter()
        .filter(|mutant| !is_noticed(mutant))
        .map(|mutant| format!("{} | {}: {}", mutant.rule, mutant.before, mutant.after))
        .collect();
    println!(
        "{} of {} noticed",
        sample.len() - missed.len(),
        sample.len()
    );
    assert!(missed.len() * 20 <= sample.len(), "{}", missed.join("\n"));
}
