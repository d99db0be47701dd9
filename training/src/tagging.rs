//! Learning of Penn tags and of names, both word by word.

use cloze::english::features::Features;
use cloze::english::forms::Form;
use cloze::english::weights::{Weights, best_class};
use cloze::english::{Penn, names, tagger};

use crate::order::Order;
use crate::perceptron::Perceptron;
use crate::treebank::Example;

/// Learns Penn tags in so many rounds.
pub fn learn_tags(examples: &[&Example], rounds: usize) -> Perceptron {
    learn(examples, rounds, tag_sentence)
}

/// Learns marks of names in so many rounds.
pub fn learn_names(examples: &[&Example], rounds: usize) -> Perceptron {
    learn(examples, rounds, mark_sentence)
}

fn learn(
    examples: &[&Example],
    rounds: usize,
    mut sentence: impl FnMut(&mut Perceptron, &Example) -> usize,
) -> Perceptron {
    let mut perceptron = Perceptron::default();
    let mut order = Order::default();
    let mut examples = examples.to_vec();
    for round in 1..=rounds {
        order.shuffle(&mut examples);
        let wrong: usize = examples
            .iter()
            .map(|example| sentence(&mut perceptron, example))
            .sum();
        eprintln!("  round {round}: {wrong} wrong");
    }
    perceptron
}

/// The forms of a sentence.
pub fn forms(example: &Example) -> Vec<Form> {
    example.words.iter().map(|word| Form::new(word)).collect()
}

/// Tags a sentence, learning from each mistake; returns the number of them.
fn tag_sentence(perceptron: &mut Perceptron, example: &Example) -> usize {
    let forms = forms(example);
    let mut features = Features::default();
    let mut tags = Vec::with_capacity(forms.len());
    let mut wrong = 0;
    for &right in &example.tags {
        tagger::observe(&forms, &tags, &mut features);
        let mut scores = [0; Penn::ALL.len()];
        perceptron.score(features.as_slice(), &mut scores);
        let chosen = Penn::ALL[best_class(&scores)];
        perceptron.tick();
        perceptron.learn(features.as_slice(), right as usize, chosen as usize);
        wrong += usize::from(chosen != right);
        tags.push(chosen);
    }
    wrong
}

/// Marks the names of a sentence, learning from each mistake; returns the number of them.
fn mark_sentence(perceptron: &mut Perceptron, example: &Example) -> usize {
    let forms = forms(example);
    let mut features = Features::default();
    let mut marks = Vec::with_capacity(forms.len());
    let mut wrong = 0;
    for &right in &example.names {
        names::observe(&forms, &example.tags, &marks, &mut features);
        let mut scores = [0; names::MARKS];
        perceptron.score(features.as_slice(), &mut scores);
        let chosen = names::best_mark(&mut scores, marks.last().copied());
        perceptron.tick();
        perceptron.learn(features.as_slice(), right, chosen);
        wrong += usize::from(chosen != right);
        marks.push(chosen);
    }
    wrong
}
