//! Learning of names, word by word.

use cloze::english::features::Features;
use cloze::english::names::{self, Sight, View};
use cloze::english::tagger::Tagger;
use cloze::english::weights::{Map, Rows, Weights};

use crate::order::Order;
use crate::perceptron::Perceptron;
use crate::tagging::forms;
use crate::treebank::Example;

/// What is known beforehand.
#[derive(Clone, Copy, Debug)]
pub struct Known<'m> {
    /// Known phrases.
    pub phrases: Map<'m>,
    /// The clusters of words.
    pub clusters: Map<'m>,
}

/// Learns marks of names in so many rounds, document by document, with tags as the tagger gives
/// them.
pub fn learn(
    examples: &[&Example],
    tagger: &Tagger<Rows>,
    known: &Known,
    rounds: usize,
    least: u32,
) -> Perceptron {
    let mut learner = Learner {
        perceptron: Perceptron::new(least),
        sight: Sight::default(),
        tagger,
        known,
    };
    let mut order = Order::default();
    let mut documents: Vec<_> = examples.chunk_by(|_, next| !next.first).collect();
    for round in 1..=rounds {
        order.shuffle(&mut documents);
        let mut wrong = 0;
        for document in &documents {
            learner.sight.forget();
            wrong += document
                .iter()
                .map(|example| learner.sentence(example))
                .sum::<usize>();
        }
        eprintln!("  round {round}: {wrong} wrong");
    }
    learner.perceptron
}

/// Counts the names found with some weights that are right; prints their F1.
pub fn measure(
    weights: &impl Weights,
    examples: &[&Example],
    tagger: &Tagger<Rows>,
    known: &Known,
) {
    let mut sight = Sight::default();
    let (mut right, mut all) = (0, 0);
    for example in examples {
        if example.first {
            sight.forget();
        }
        let forms = forms(example, &known.clusters);
        let mut tags = Vec::new();
        tagger.tag(&forms, &[], &mut tags);
        let found = names::find(weights, sight.look(&known.phrases, &forms, &tags));
        sight.note(&forms, &found);
        let gold = names::collect(&example.names);
        right += found.iter().filter(|name| gold.contains(name)).count();
        all += found.len() + gold.len();
    }
    let f1 = 200.0 * right as f64 / all.max(1) as f64;
    eprintln!("  names held back: F1 {f1:.1}");
}

/// What is needed to learn names.
struct Learner<'l, 'm> {
    perceptron: Perceptron,
    sight: Sight,
    tagger: &'l Tagger<'m, Rows<'m>>,
    known: &'l Known<'m>,
}

impl Learner<'_, '_> {
    /// Marks the names of a sentence, learning from each mistake; returns the number of them.
    fn sentence(&mut self, example: &Example) -> usize {
        let forms = forms(example, &self.known.clusters);
        let mut tags = Vec::new();
        self.tagger.tag(&forms, &[], &mut tags);
        let view = self.sight.look(&self.known.phrases, &forms, &tags);
        let (marks, wrong) = mark(&mut self.perceptron, view, &example.names);
        self.sight.note(&forms, &names::collect(&marks));
        wrong
    }
}

/// Marks the words of a sentence one by one, learning from each mistake; returns the marks and
/// the number of mistakes.
fn mark(perceptron: &mut Perceptron, view: View, right: &[usize]) -> (Vec<usize>, usize) {
    let mut features = Features::default();
    let mut marks = Vec::with_capacity(right.len());
    let mut wrong = 0;
    for (word, &right) in right.iter().enumerate() {
        let previous = marks.last().copied();
        if names::is_outside(view, word, previous) {
            marks.push(names::OUTSIDE);
            continue;
        }
        names::observations::observe(view, &marks, &mut features);
        let scores = perceptron.score(features.as_slice());
        let chosen = names::best_mark(scores, previous);
        let right = names::reachable(right, previous);
        perceptron.tick(features.as_slice());
        perceptron.learn(features.as_slice(), right, chosen);
        wrong += usize::from(chosen != right);
        marks.push(chosen);
    }
    (marks, wrong)
}
