//! Learning of Penn tags and of names, both word by word.

use cloze::english::features::Features;
use cloze::english::forms::Form;
use cloze::english::weights::{Weights, best_class};
use cloze::english::{Penn, names, tagger};

use crate::guide::Guide;
use crate::order::Order;
use crate::perceptron::Perceptron;
use crate::treebank::Example;

/// A sentence to learn tags from, with another program's tags as advice.
pub type Lesson<'e> = (&'e Example, Option<&'e Guide>);

/// Learns Penn tags in so many rounds.
pub fn learn_tags(lessons: &[Lesson], rounds: usize) -> Perceptron {
    learn(lessons, rounds, |perceptron, &lesson| {
        tag_sentence(perceptron, lesson, true).1
    })
}

/// Tags sentences as a tagger would that has not learned from them: each of a few parts by one
/// that learned from the other parts.
pub fn tag_apart(lessons: &[Lesson], parts: usize, rounds: usize) -> Vec<Vec<Penn>> {
    let mut tags = vec![Vec::new(); lessons.len()];
    for part in 0..parts {
        let mine = |number: &usize| number % parts == part;
        let numbers = || 0..lessons.len();
        let others: Vec<_> = numbers()
            .filter(|number| !mine(number))
            .map(|number| lessons[number])
            .collect();
        let mut perceptron = learn_tags(&others, rounds);
        perceptron.settle();
        for number in numbers().filter(mine) {
            tags[number] = tag(&mut perceptron, lessons[number]);
        }
    }
    tags
}

/// Tags a sentence.
pub fn tag(perceptron: &mut Perceptron, lesson: Lesson) -> Vec<Penn> {
    tag_sentence(perceptron, lesson, false).0
}

/// Learns marks of names in so many rounds.
pub fn learn_names(examples: &[&Example], rounds: usize) -> Perceptron {
    learn(examples, rounds, |perceptron, &example| {
        mark_sentence(perceptron, example)
    })
}

fn learn<L: Copy>(
    examples: &[L],
    rounds: usize,
    mut sentence: impl FnMut(&mut Perceptron, &L) -> usize,
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

/// Tags a sentence, learning from each mistake if told so; counts the mistakes.
fn tag_sentence(
    perceptron: &mut Perceptron,
    (example, guide): Lesson,
    learns: bool,
) -> (Vec<Penn>, usize) {
    let forms = forms(example);
    let mut features = Features::default();
    let mut tags = Vec::with_capacity(forms.len());
    let mut wrong = 0;
    for (word, &right) in example.tags.iter().enumerate() {
        tagger::observe(&forms, &tags, &mut features);
        if let Some(guide) = guide {
            guide.observe_tag(word, forms[word].word, tags.last(), &mut features);
        }
        let mut scores = [0; Penn::ALL.len()];
        perceptron.score(features.as_slice(), &mut scores);
        let chosen = Penn::ALL[best_class(&scores)];
        if learns {
            perceptron.tick();
            perceptron.learn(features.as_slice(), right as usize, chosen as usize);
        }
        wrong += usize::from(chosen != right);
        tags.push(chosen);
    }
    (tags, wrong)
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
