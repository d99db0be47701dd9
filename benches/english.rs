//! The speed of each step from text to trees and names, on one core.
//!
//! ```sh
//! cargo bench --bench english
//! ```

use std::hint::black_box;

use cloze::document::Document;
use cloze::english::forms::Form;
use cloze::english::model::{Model, Section};
use cloze::english::names::{self, Sight};
use cloze::english::parser::{Parser, Words};
use cloze::english::texts::Texts;
use cloze::english::{Penn, analyze, lemmas, sentences, tokens};
use cloze::span::Span;
use criterion::{Criterion, Throughput, criterion_group, criterion_main};

/// A sentence with its forms and tags.
struct Sentence {
    words: Vec<String>,
    forms: Vec<Form>,
    tags: Vec<Penn>,
}

fn article() -> Document {
    let text = include_str!("../data/articles/putin-north-korea.txt");
    Document::new("article", text)
}

fn sentences_of(document: &Document) -> Vec<Sentence> {
    let analysis = analyze(document);
    let clusters = Model::embedded().map(Section::Clusters);
    let sentences = analysis.sentences.iter();
    let read = |sentence: &cloze::english::Sentence| {
        let tokens = sentence.tokens.clone();
        let words: Vec<String> = tokens
            .clone()
            .map(|token| analysis.word(token).into())
            .collect();
        Sentence {
            forms: words
                .iter()
                .map(|word| Form::with_clusters(word, &clusters))
                .collect(),
            tags: tokens.map(|token| analysis.penn(token)).collect(),
            words,
        }
    };
    sentences.map(read).collect()
}

fn steps(criterion: &mut Criterion) {
    let document = article();
    let sentences = sentences_of(&document);
    let count: usize = sentences.iter().map(|sentence| sentence.words.len()).sum();
    let model = Model::embedded();
    let mut group = criterion.benchmark_group("english");
    group.throughput(Throughput::Elements(count as u64));

    group.bench_function("tokens and sentences", |bencher| {
        bencher.iter(|| split(&document))
    });
    group.bench_function("forms", |bencher| {
        let words = || sentences.iter().flat_map(|sentence| &sentence.words);
        let clusters = model.map(Section::Clusters);
        bencher
            .iter(|| words().for_each(|word| _ = black_box(Form::with_clusters(word, &clusters))));
    });
    group.bench_function("tags", |bencher| {
        let mut tags = Vec::new();
        let tagger = model.tagger();
        bencher.iter(|| {
            sentences
                .iter()
                .for_each(|sentence| tagger.tag(&sentence.forms, &[], &mut tags))
        });
    });
    group.bench_function("trees", |bencher| {
        let mut parser = Parser::new(model.moves(), model.relations());
        let mut words = Words::default();
        bencher.iter(|| {
            for sentence in &sentences {
                words.read(&sentence.forms, &sentence.tags);
                black_box(parser.parse(&words));
            }
        });
    });
    group.bench_function("names", |bencher| {
        let phrases = model.map(Section::Phrases);
        let mut sight = Sight::default();
        bencher.iter(|| {
            sight.forget();
            for Sentence { forms, tags, .. } in &sentences {
                let found = names::find(&model.names(), sight.look(&phrases, forms, tags));
                sight.note(forms, &found);
                black_box(found);
            }
        });
    });
    group.bench_function("lemmas", |bencher| {
        let lemmas = lemmas::Lemmas::new(
            model.map(Section::LemmaMap),
            model.section(Section::LemmaEdits),
        );
        bencher.iter(|| {
            sentences
                .iter()
                .for_each(|sentence| lemmatize(&lemmas, sentence))
        });
    });
    group.bench_function("whole analysis", |bencher| {
        bencher.iter(|| analyze(&document))
    });
    group.finish();
}

fn split(document: &Document) {
    let block = Span::new(0, document.text.len());
    let tokens = tokens::tokenize(&document.text, block);
    black_box(sentences::split(&document.text, &tokens));
}

fn lemmatize(lemmas: &lemmas::Lemmas, sentence: &Sentence) {
    let mut found = Texts::default();
    for ((word, form), tag) in sentence
        .words
        .iter()
        .zip(&sentence.forms)
        .zip(&sentence.tags)
    {
        lemmas.add(word, form, *tag, &mut found);
    }
    black_box(found);
}

criterion_group!(benches, steps);
criterion_main!(benches);
