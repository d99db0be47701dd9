//! What each stage of an extraction costs over the articles of the tests, on one core.
//!
//! ```sh
//! RAYON_NUM_THREADS=1 cargo bench --bench stages
//! ```

use std::hint::black_box;
use std::path::Path;

use cloze::clause::find_clauses;
use cloze::document::Document;
use cloze::english::analyze;
use cloze::gazetteer::Gazetteer;
use cloze::matching::find_matches;
use cloze::reading::read;
use cloze::rule::RuleSet;
use criterion::{Criterion, criterion_group, criterion_main};

fn articles() -> Vec<Document> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles");
    let files = std::fs::read_dir(folder).expect("the articles are there");
    let mut paths: Vec<_> = files
        .map(|file| file.expect("the articles can be listed").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "txt"))
        .collect();
    paths.sort();
    let read = |path| std::fs::read_to_string(path).expect("the articles are UTF-8");
    let texts = paths.into_iter().map(read);
    texts.map(|text| Document::new("article", text)).collect()
}

fn stages(criterion: &mut Criterion) {
    let articles = articles();
    let rules = RuleSet::shipped();
    let gazetteer = Gazetteer::shipped();
    let analyses: Vec<_> = articles.iter().map(analyze).collect();
    let clauses: Vec<_> = analyses.iter().map(find_clauses).collect();
    let both = || analyses.iter().zip(&clauses);
    let readings: Vec<_> = both()
        .map(|(analysis, clauses)| read(analysis, clauses.clone(), gazetteer, &rules.vocabulary))
        .collect();
    let mut group = criterion.benchmark_group("stages");
    group.bench_function("english", |bencher| {
        bencher.iter(|| {
            articles
                .iter()
                .map(|article| analyze(article).tokens.len())
                .sum::<usize>()
        });
    });
    group.bench_function("clauses", |bencher| {
        bencher.iter(|| {
            analyses
                .iter()
                .map(|analysis| find_clauses(analysis).len())
                .sum::<usize>()
        });
    });
    group.bench_function("reading", |bencher| {
        bencher.iter(|| {
            let readings = both().map(|(analysis, clauses)| {
                read(analysis, clauses.clone(), gazetteer, &rules.vocabulary)
            });
            readings
                .map(|reading| reading.mentions.len())
                .sum::<usize>()
        });
    });
    group.bench_function("matching", |bencher| {
        bencher.iter(|| {
            let matches = readings
                .iter()
                .map(|reading| find_matches(&rules, black_box(reading)));
            matches.map(|matches| matches.len()).sum::<usize>()
        });
    });
    group.finish();
}

criterion_group!(benches, stages);
criterion_main!(benches);
