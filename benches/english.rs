//! The speed of the analysis of English, from text to trees and names, on one core.
//!
//! ```sh
//! RAYON_NUM_THREADS=1 cargo bench --bench english
//! ```

use cloze::document::Document;
use cloze::english::{analyze, analyze_words};
use cloze::span::Span;
use criterion::{Criterion, Throughput, criterion_group, criterion_main};

/// How often the article is read as one document.
const TIMES: usize = 20;

/// A document that is the sample article several times, its paragraphs numbered so that none is a repetition.
fn document() -> Document {
    let article = include_str!("../data/articles/putin-north-korea.txt");
    let mut text = String::new();
    for time in 0..TIMES {
        for paragraph in article.split("\n\n") {
            text.push_str(&format!("{paragraph} That was read {time} times.\n\n"));
        }
    }
    Document::new("article", text)
}

fn steps(criterion: &mut Criterion) {
    let document = document();
    let analysis = analyze(&document);
    let sentences: Vec<Vec<Span>> = analysis
        .sentences
        .iter()
        .map(|sentence| {
            analysis.tokens[sentence.tokens.clone()]
                .iter()
                .map(|token| token.span)
                .collect()
        })
        .collect();
    let mut group = criterion.benchmark_group("english");
    group.throughput(Throughput::Elements(analysis.tokens.len() as u64));
    group.bench_function("tags, trees, names and lemmas", |bencher| {
        bencher.iter(|| analyze_words(&document, &sentences))
    });
    group.bench_function("whole analysis", |bencher| {
        bencher.iter(|| analyze(&document))
    });
    group.finish();
}

criterion_group!(benches, steps);
criterion_main!(benches);
