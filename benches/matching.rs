//! What matching costs with few and with many rules: those that share no predicate with the text cost nothing.
//!
//! `cargo bench --bench matching`

use std::fmt::Write as _;
use std::hint::black_box;

use cloze::clause::find_clauses;
use cloze::document::Document;
use cloze::english::analyze;
use cloze::gazetteer::Gazetteer;
use cloze::matching::find_matches;
use cloze::reading::read;
use cloze::rule::{RuleSet, Source};
use criterion::{Criterion, criterion_group, criterion_main};

/// The sample article.
const ARTICLE: &str = include_str!("../data/articles/putin-north-korea.txt");

/// A rule file with this many rules, none of whose verbs the article has.
fn rules(count: usize) -> Source {
    let mut text = String::from("relation did: does\n");
    for number in 0..count {
        writeln!(
            text,
            "rule r{number}: a rule\nwhen {{a: Agent}} verb{number} {{b: Thing}} [to {{recipient: Agent}}]\n\
             then {{a}} did {{b}}\nyes A.\n=> A did B\nno B."
        )
        .expect("a string takes any text");
    }
    Source::new("many.rules", text)
}

fn matching(criterion: &mut Criterion) {
    let document = Document::new("article", ARTICLE);
    let analysis = analyze(&document);
    let clauses = find_clauses(&analysis);
    let mut group = criterion.benchmark_group("matching beside the shipped rules");
    for count in [10, 100, 1_000, 10_000] {
        let mut sources = Source::shipped();
        sources.push(rules(count));
        let rules = RuleSet::read(&sources).expect("the rules are sound");
        let reading = read(
            &analysis,
            clauses.clone(),
            Gazetteer::shipped(),
            &rules.vocabulary,
        );
        group.bench_function(format!("{count} rules"), |bencher| {
            bencher.iter(|| find_matches(black_box(&rules), black_box(&reading)).len());
        });
    }
    group.finish();
}

fn loading(criterion: &mut Criterion) {
    criterion.bench_function("loading the shipped rules", |bencher| {
        bencher.iter(|| RuleSet::shipped().rules.len())
    });
    let many = [rules(500)];
    criterion.bench_function("loading 500 rules", |bencher| {
        bencher.iter(|| {
            RuleSet::read(black_box(&many))
                .expect("the rules are sound")
                .rules
                .len()
        });
    });
}

criterion_group!(benches, matching, loading);
criterion_main!(benches);
