//! How fast a text is decoded and divided into blocks, tokens and sentences.
//!
//! `cargo bench --bench segmentation`

use std::hint::black_box;

use cloze::document::{Document, decode};
use cloze::english::{sentences, tokens};
use cloze::span::Span;
use criterion::{Criterion, Throughput, criterion_group, criterion_main};

/// The sample article.
const ARTICLE: &str = include_str!("../data/articles/putin-north-korea.txt");

/// The size of the text that is measured.
const BYTES: usize = 1_000_000;

fn segmentation(criterion: &mut Criterion) {
    let text = format!("{ARTICLE}\n\n").repeat(BYTES / ARTICLE.len());
    let document = Document::new("articles", text.as_str());
    let blocks = document.blocks();
    let tokens = tokens_of(&document);

    let mut group = criterion.benchmark_group("segmentation");
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("decode", |bencher| {
        bencher.iter(|| decode(black_box(text.as_bytes())).len());
    });
    group.bench_function("blocks", |bencher| {
        bencher.iter(|| black_box(&document).blocks());
    });
    group.bench_function("tokens", |bencher| {
        bencher.iter(|| {
            let tokens = blocks
                .iter()
                .map(|block| tokens::tokenize(&text, block.span));
            tokens.map(|tokens| tokens.len()).sum::<usize>()
        });
    });
    group.bench_function("sentences", |bencher| {
        bencher.iter(|| {
            let sentences = tokens.iter().map(|tokens| sentences::split(&text, tokens));
            sentences.map(|sentences| sentences.len()).sum::<usize>()
        });
    });
    group.finish();
}

/// The tokens of each block.
fn tokens_of(document: &Document) -> Vec<Vec<Span>> {
    let blocks = document.blocks();
    let tokens = |span| tokens::tokenize(&document.text, span);
    blocks.iter().map(|block| tokens(block.span)).collect()
}

criterion_group!(benches, segmentation);
criterion_main!(benches);
