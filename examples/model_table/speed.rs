//! Times each step on one core.

use std::hint::black_box;
use std::time::Instant;

use cloze::english::Penn;
use cloze::english::forms::Form;
use cloze::english::model::{Model, Section};
use cloze::english::names::{self, Sight};
use cloze::english::parser::{Parser, Search, Words};

use crate::gold::Gold;

/// How often each step is done; the fastest time counts, as the others were disturbed.
const TIMES: usize = 5;

/// Prints the speed of each step on sentences.
pub fn print(sentences: &[&Vec<Gold>], model: Model, search: Search) {
    let forms: Vec<Vec<Form>> = sentences
        .iter()
        .map(|sentence| forms(sentence, model))
        .collect();
    let tags: Vec<Vec<Penn>> = forms.iter().map(|forms| tags(forms, model)).collect();
    let count: usize = forms.iter().map(Vec::len).sum();
    let words: Vec<Words> = forms
        .iter()
        .zip(&tags)
        .map(|(forms, tags)| read(forms, tags))
        .collect();
    let mut parser = Parser::new(model.moves(), model.relations()).with_search(search);
    show("forms", count, || {
        sentences
            .iter()
            .for_each(|sentence| _ = black_box(self::forms(sentence, model)))
    });
    show("tags", count, || {
        forms
            .iter()
            .for_each(|forms| _ = black_box(self::tags(forms, model)))
    });
    show("trees", count, || {
        words
            .iter()
            .for_each(|words| _ = black_box(parser.parse(words)))
    });
    let mut sight = Sight::default();
    show("names", count, || {
        sight.forget();
        for (forms, tags) in forms.iter().zip(&tags) {
            let view = sight.look(&model.map(Section::Phrases), forms, tags);
            let found = names::find(&model.names(), view);
            sight.note(forms, &found);
            black_box(found);
        }
    });
}

fn show(step: &str, tokens: usize, mut run: impl FnMut()) {
    let time = |_| {
        let start = Instant::now();
        run();
        start.elapsed().as_secs_f64()
    };
    let seconds = (0..TIMES).map(time).fold(f64::INFINITY, f64::min);
    println!(
        "{:<22}{:>12.0}",
        format!("{step}, tokens/s"),
        tokens as f64 / seconds
    );
}

fn forms(sentence: &[Gold], model: Model) -> Vec<Form> {
    let clusters = model.map(Section::Clusters);
    let words = sentence.iter();
    words
        .map(|word| Form::with_clusters(&word.form, &clusters))
        .collect()
}

fn tags(forms: &[Form], model: Model) -> Vec<Penn> {
    let mut tags = Vec::new();
    model.tagger().tag(forms, &[], &mut tags);
    tags
}

fn read(forms: &[Form], tags: &[Penn]) -> Words {
    let mut words = Words::default();
    words.read(forms, tags);
    words
}
