//! Learning of names: a network that imitates the marks of another program.

mod layer;
mod network;
mod openings;
mod packing;
mod vocabulary;

use cloze::english::forms::Form;
use cloze::english::names::network::Network as Packed;
use cloze::english::names::{self, Sight};
use cloze::english::tagger::Tagger;
use cloze::english::weights::{Map, Rows};
use cloze::english::{NameType, Penn};

use crate::order::Order;
use crate::tagging;
use crate::treebank::Example;
use network::Network;
pub use openings::learn as learn_openings;

/// How often the learner goes over its lessons.
const ROUNDS: usize = 6;

/// How far weights move at first; at the end they don't move any more.
const RATE: f32 = 0.05;

/// A sentence to learn from, as it looks when names are searched.
#[derive(Debug)]
pub struct Lesson<'e> {
    /// The words with their marks.
    pub example: &'e Example,
    /// What the words look like.
    pub forms: Vec<Form>,
    /// The tags that the tagger gives them.
    pub tags: Vec<Penn>,
}

/// Prepares sentences as they look when names are searched.
pub fn lessons<'e>(
    examples: &[&'e Example],
    tagger: &Tagger<Rows>,
    clusters: &Map,
) -> Vec<Lesson<'e>> {
    let lesson = |&example: &&'e Example| {
        let forms = tagging::forms(example, clusters);
        let mut tags = Vec::new();
        tagger.tag(&forms, &[], &mut tags);
        Lesson {
            example,
            forms,
            tags,
        }
    };
    examples.iter().map(lesson).collect()
}

/// Learns the network, document by document: the numbers of vectors and the weights, as the model
/// holds them.
pub fn learn(lessons: &[Lesson], phrases: &Map) -> (Vec<u8>, Vec<u8>) {
    let mut network = Network::new(&vocabulary::choose(lessons, phrases));
    let mut documents: Vec<_> = lessons.chunk_by(|_, next| !next.example.first).collect();
    let (mut order, mut sight) = (Order::default(), Sight::default());
    let all = ROUNDS * documents.len();
    for round in 0..ROUNDS {
        order.shuffle(&mut documents);
        let mut loss = 0.0;
        for (number, document) in documents.iter().enumerate() {
            let done = (round * documents.len() + number) as f32 / all as f32;
            network.rate = RATE * (1.0 - done);
            sight.forget();
            for lesson in *document {
                let view = sight.look(phrases, &lesson.forms, &lesson.tags);
                let (marks, lost) = network.learn(view, &lesson.example.names);
                sight.note(&lesson.forms, &names::collect(&marks));
                loss += f64::from(lost);
            }
        }
        eprintln!("  round {}: loss {loss:.0}", round + 1);
    }
    packing::pack(&network)
}

/// Counts the names found by a packed network that are right; prints their F1.
pub fn measure(network: &Packed, lessons: &[Lesson], phrases: &Map) {
    let mut sight = Sight::default();
    let mut counts = vec![[0_u32; 2]; NameType::ALL.len()];
    for lesson in lessons {
        if lesson.example.first {
            sight.forget();
        }
        let view = sight.look(phrases, &lesson.forms, &lesson.tags);
        let found = names::find(network, view);
        sight.note(&lesson.forms, &found);
        let gold = names::collect(&lesson.example.names);
        for name in found.iter().chain(&gold) {
            counts[name.kind as usize][1] += 1;
        }
        for name in found.iter().filter(|name| gold.contains(name)) {
            counts[name.kind as usize][0] += 2;
        }
    }
    let f1 = |[right, all]: [u32; 2]| 100.0 * f64::from(right) / f64::from(all.max(1));
    let sum = |[a, b]: [u32; 2], [c, d]: &[u32; 2]| [a + c, b + d];
    eprintln!(
        "  names held back: F1 {:.1}",
        f1(counts.iter().fold([0; 2], sum))
    );
    for (kind, &count) in NameType::ALL.iter().zip(&counts) {
        eprintln!("    {kind:<12} {:.1}", f1(count));
    }
}
