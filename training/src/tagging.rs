//! Learning of Penn tags, word by word.

use cloze::english::features::Features;
use cloze::english::forms::Form;
use cloze::english::weights::{Map, Weights, best_class};
use cloze::english::{Penn, tagger};

use crate::guide::Guide;
use crate::order::Order;
use crate::perceptron::{FINE, Perceptron};
use crate::treebank::Example;

/// The table of no words.
pub const NONE: Map = Map::new(&[]);

/// A sentence to learn tags from, with another program's tags as advice.
pub type Lesson<'e> = (&'e Example, Option<&'e Guide>);

/// Learns Penn tags in so many rounds, but not those of words that have always the same.
pub fn learn_tags(lessons: &[Lesson], certain: &Map, rounds: usize, least: u32) -> Perceptron {
    learn(lessons, rounds, least, |perceptron, &lesson| {
        tag_sentence(perceptron, lesson, certain, true).1
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
        let mut perceptron = learn_tags(&others, &NONE, rounds, 1);
        perceptron.settle(FINE);
        for number in numbers().filter(mine) {
            tags[number] = tag(&mut perceptron, lessons[number]);
        }
    }
    tags
}

/// Tags a sentence.
pub fn tag(perceptron: &mut Perceptron, lesson: Lesson) -> Vec<Penn> {
    tag_sentence(perceptron, lesson, &NONE, false).0
}

fn learn<L: Copy>(
    examples: &[L],
    rounds: usize,
    least: u32,
    mut sentence: impl FnMut(&mut Perceptron, &L) -> usize,
) -> Perceptron {
    let mut perceptron = Perceptron::new(least);
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
pub fn forms(example: &Example, clusters: &Map) -> Vec<Form> {
    let words = example.words.iter();
    words
        .map(|word| Form::with_clusters(word, clusters))
        .collect()
}

/// Tags a sentence, learning from each mistake if told so; counts the mistakes.
fn tag_sentence(
    perceptron: &mut Perceptron,
    (example, guide): Lesson,
    certain: &Map,
    learns: bool,
) -> (Vec<Penn>, usize) {
    let forms = forms(example, &NONE);
    let mut features = Features::default();
    let mut tags = Vec::with_capacity(forms.len());
    let mut wrong = 0;
    for (word, &right) in example.tags.iter().enumerate() {
        if let Some(tag) = tagger::certain(certain, &forms[word]) {
            tags.push(tag);
            continue;
        }
        tagger::observe(&forms, &tags, &mut features);
        if let Some(guide) = guide {
            guide.observe_tag(word, forms[word].word, tags.last(), &mut features);
        }
        let scores = perceptron.score(features.as_slice());
        let chosen = Penn::ALL[best_class(&scores, Penn::ALL.len())];
        if learns {
            perceptron.tick(features.as_slice());
            perceptron.learn(features.as_slice(), right as usize, chosen as usize);
        }
        wrong += usize::from(chosen != right);
        tags.push(chosen);
    }
    (tags, wrong)
}
