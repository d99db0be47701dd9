//! The network that tags, parses and finds names, one pass over many sentences at once.
//!
//! Vectors of what is seen of each word ([`sight`]) go through layers, each of which lets a word see more of its
//! sentence: gated convolutions over three places (after Dauphin et al. 2017) and attention with learned distances
//! (Vaswani et al. 2017, Shaw et al. 2018). From the last one come scores of parts of speech, Penn tags and marks of
//! names, and of heads and relations (biaffine, Dozat and Manning 2017), of which [`spanning`] makes a tree.
//!
//! Nearly all the work is matrix products. They are done in whole numbers, so that they come out the same in whatever
//! order a processor adds them up; all else is done by additions, multiplications, divisions and square roots of 32-bit
//! floating-point numbers in one fixed order, which the standard (IEEE 754) defines to the last bit. So every machine and
//! every number of threads gives the same tree.

mod arcs;
mod arithmetic;
mod attention;
mod convolution;
mod dense;
mod marks;
mod product;
mod reader;
mod sight;
mod spanning;
mod vectors;

use std::ops::Range;

use crate::model::{Model, ModelFault, Section};
use crate::tags::{Penn, Relation, Upos};
use arcs::Arcs;
use arithmetic::{Norm, relu, swiftly};
use attention::Attention;
use convolution::Convolution;
pub use marks::names_of;
use product::{Multiplier, Product};
use reader::Reader;
use vectors::Vectors;

/// How many marks of names there are: outside, and begin and inside for each type.
pub const MARKS: usize = 1 + 2 * crate::tags::NameType::ALL.len();

/// The network, its weights packed for the processor at hand.
pub struct Network<'m> {
    vectors: Vectors<'m>,
    layers: Vec<Layer>,
    ends: Product,
    arcs: Arcs,
    relation: Product,
    /// How many numbers of the ends tell how a word and its head go together as to arcs, and as to relations.
    arc: usize,
    relating: usize,
}

/// A step that lets each word see more of its sentence.
enum Layer {
    Convolution(Box<Convolution>),
    Attention(Box<Attention>),
}

/// Sentences on their way through the network. Each begins with a place that stands for the root.
#[derive(Debug, Default)]
pub struct Batch {
    /// The places of each sentence.
    sentences: Vec<Range<usize>>,
    /// What is seen at each place.
    seen: Vec<sight::Rows>,
    /// What is known of each place: places × width.
    states: Vec<f32>,
    work: Work,
}

/// Memory that is used again and again.
#[derive(Debug, Default)]
struct Work {
    multiplier: Multiplier,
    /// What goes into a product: places × inputs.
    bytes: Vec<u8>,
    /// The same, as it is gathered.
    narrow: Vec<u8>,
    /// What comes out: places × outputs.
    sums: Vec<i32>,
    /// The same as numbers.
    numbers: Vec<f32>,
    /// What attention brings to each place.
    means: Vec<f32>,
    /// Room for one sentence or head of attention.
    scratch: Vec<f32>,
}

/// What the network says of a sentence: for each word its tags, its head, its relation and its mark.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// Universal parts of speech.
    pub parts: Vec<Upos>,
    /// Penn tags.
    pub tags: Vec<Penn>,
    /// Heads, counted from nought; the number of words for the root.
    pub heads: Vec<usize>,
    /// Relations to the heads.
    pub relations: Vec<Relation>,
    /// Marks of names.
    pub marks: Vec<usize>,
}

impl<'m> Network<'m> {
    /// Reads the weights of a model.
    ///
    /// # Errors
    ///
    /// Fails if they are not all there, or were made for other labels.
    pub fn read(model: Model<'m>) -> Result<Self, ModelFault> {
        let multiplier = Multiplier::default();
        let mut reader = Reader::new(model.section(Section::Network));
        let [width, heads, arc, relating] = reader.sizes()?;
        let vectors = Vectors::read(&mut reader, model, width)?;
        let count = reader.size()?;
        let layers = (0..count).map(|_| Layer::read(&mut reader, &multiplier, width, heads));
        let layers = layers.collect::<Result<_, _>>()?;
        let labels = Upos::ALL.len() + Penn::ALL.len() + MARKS;
        let ends = Product::read(
            &mut reader,
            &multiplier,
            width,
            2 * (arc + relating) + labels,
        )?;
        let arcs = Arcs::read(&mut reader, &multiplier, arc)?;
        let relation = Product::read(&mut reader, &multiplier, relating, Relation::ALL.len())?;
        reader.labels()?;
        Ok(Self {
            vectors,
            layers,
            ends,
            arcs,
            relation,
            arc,
            relating,
        })
    }

    /// Adds a sentence to a batch.
    pub fn add<'w>(&self, batch: &mut Batch, words: impl Iterator<Item = &'w str>) {
        let start = batch.seen.len();
        batch.seen.push(self.vectors.root());
        batch.seen.extend(words.map(|word| self.vectors.look(word)));
        batch.sentences.push(start..batch.seen.len());
    }

    /// Says what it finds of each sentence of a batch, and empties it.
    pub fn annotate(&self, batch: &mut Batch) -> Vec<Answer> {
        self.vectors.add_up(&batch.seen, &mut batch.states);
        for layer in &self.layers {
            layer.apply(&batch.sentences, &mut batch.states, &mut batch.work);
        }
        let answers = self.answers(batch);
        batch.seen.clear();
        batch.sentences.clear();
        answers
    }

    fn answers(&self, batch: &mut Batch) -> Vec<Answer> {
        let work = &mut batch.work;
        self.ends.quantise(&batch.states, &mut work.bytes);
        self.ends.multiply(work);
        let ends = std::mem::take(&mut work.numbers);
        let trees = self
            .arcs
            .trees(&batch.sentences, &ends, self.ends.outputs(), work);
        self.relate(&batch.sentences, &trees, &ends, work);
        let answers = batch.sentences.iter().zip(trees);
        let answers =
            answers.map(|(places, heads)| self.answer(places, heads, &ends, &work.numbers));
        let answers = answers.collect();
        work.numbers = ends;
        answers
    }

    /// Scores the relations of all words to their heads.
    fn relate(
        &self,
        sentences: &[Range<usize>],
        trees: &[Vec<usize>],
        ends: &[f32],
        work: &mut Work,
    ) {
        let (row, size) = (self.ends.outputs(), self.relating);
        let (word, head) = (2 * self.arc, 2 * self.arc + size);
        work.scratch.clear();
        for (places, heads) in sentences.iter().zip(trees) {
            for (place, above) in places.clone().zip(heads) {
                let own = &ends[place * row + word..][..size];
                let its = &ends[(places.start + above) * row + head..][..size];
                work.scratch
                    .extend(own.iter().zip(its).map(|(own, its)| relu(own + its)));
            }
        }
        self.relation.quantise(&work.scratch, &mut work.bytes);
        self.relation.multiply(work);
    }

    /// Picks the best labels of a sentence; heads are places in it, the root the first.
    fn answer(
        &self,
        places: &Range<usize>,
        heads: Vec<usize>,
        ends: &[f32],
        relations: &[f32],
    ) -> Answer {
        let row = self.ends.outputs();
        let mut answer = Answer::default();
        for place in places.clone().skip(1) {
            let labels = &ends[place * row..][2 * (self.arc + self.relating)..row];
            let (parts, labels) = labels.split_at(Upos::ALL.len());
            let (tags, marks) = labels.split_at(Penn::ALL.len());
            let head = heads[place - places.start];
            let scores = &relations[place * Relation::ALL.len()..][..Relation::ALL.len()];
            answer.parts.push(Upos::ALL[best(parts)]);
            answer.tags.push(Penn::ALL[best(tags)]);
            answer.marks.extend(marks::next(marks, answer.marks.last()));
            answer.relations.push(relation(scores, head));
            answer
                .heads
                .push(head.checked_sub(1).unwrap_or(places.len() - 1));
        }
        answer
    }
}

impl std::fmt::Debug for Network<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Network").finish_non_exhaustive()
    }
}

impl Layer {
    fn read(
        reader: &mut Reader,
        multiplier: &Multiplier,
        width: usize,
        heads: usize,
    ) -> Result<Self, ModelFault> {
        match reader.size()? {
            0 => Ok(Self::Attention(Box::new(Attention::read(
                reader, multiplier, width, heads,
            )?))),
            apart => Ok(Self::Convolution(Box::new(Convolution::read(
                reader, multiplier, width, apart,
            )?))),
        }
    }

    fn apply(&self, sentences: &[Range<usize>], states: &mut [f32], work: &mut Work) {
        match self {
            Self::Convolution(layer) => layer.apply(sentences, states, work),
            Self::Attention(layer) => layer.apply(sentences, states, work),
        }
    }
}

/// Adds changes to states, and brings each state back to the usual size.
fn settle(states: &mut [f32], changes: &[f32], norm: &Norm) {
    let width = norm.width();
    swiftly(
        #[inline(always)]
        || {
            for (state, change) in states
                .chunks_exact_mut(width)
                .zip(changes.chunks_exact(width))
            {
                for (state, change) in state.iter_mut().zip(change) {
                    *state += change;
                }
                norm.apply(state);
            }
        },
    );
}

/// The number of the highest score; of equals, the first.
fn best(scores: &[f32]) -> usize {
    let mut best = 0;
    for (number, score) in scores.iter().enumerate() {
        if *score > scores[best] {
            best = number;
        }
    }
    best
}

/// The best relation to a head: only who hangs on the root is one.
fn relation(scores: &[f32], head: usize) -> Relation {
    if head == 0 {
        return Relation::Root;
    }
    let scores = Relation::ALL.iter().zip(scores);
    let scores = scores.filter(|(relation, _)| **relation != Relation::Root);
    let best = scores.reduce(|best, next| if next.1 > best.1 { next } else { best });
    best.map_or(Relation::Dep, |(relation, _)| *relation)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SENTENCES: [&str; 4] = [
        "She gave him a book .",
        "The bridge was opened by the mayor of Lima on Monday .",
        "Go !",
        "Kim , who met the envoys in Oslo , said that Norway would lend Chile two icebreakers .",
    ];

    fn annotate(sentences: &[&str]) -> Vec<Answer> {
        let network = Network::read(Model::embedded()).unwrap();
        let mut batch = Batch::default();
        for sentence in sentences {
            network.add(&mut batch, sentence.split(' '));
        }
        network.annotate(&mut batch)
    }

    /// Shows each word as `word/TAG:relation>head`.
    fn show(sentence: &str, answer: &Answer) -> String {
        let words: Vec<&str> = sentence.split(' ').collect();
        let shown = words.iter().enumerate().map(|(place, word)| {
            let head = words.get(answer.heads[place]).unwrap_or(&"");
            format!(
                "{word}/{}:{}>{head}",
                answer.parts[place], answer.relations[place]
            )
        });
        shown.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_plain_sentence_has_its_tree() {
        assert_eq!(
            show(SENTENCES[0], &annotate(&SENTENCES[..1])[0]),
            "She/PRON:nsubj>gave gave/VERB:root> him/PRON:iobj>gave a/DET:det>book book/NOUN:obj>gave ./PUNCT:punct>gave"
        );
    }

    #[test]
    fn a_sentence_reads_the_same_alone_and_among_others() {
        let together = annotate(&SENTENCES.repeat(30));
        for (place, sentence) in SENTENCES.iter().enumerate() {
            let alone = annotate(&[sentence]);
            assert!(
                together
                    .iter()
                    .skip(place)
                    .step_by(SENTENCES.len())
                    .all(|answer| *answer == alone[0])
            );
        }
    }

    #[test]
    fn one_thread_and_four_give_the_same() {
        let with = |threads| {
            let pool = rayon::ThreadPoolBuilder::new()
                .num_threads(threads)
                .build()
                .unwrap();
            pool.install(|| annotate(&SENTENCES.repeat(30)))
        };
        assert_eq!(with(1), with(4));
    }

    #[test]
    fn nothing_gives_nothing() {
        assert_eq!(annotate(&[]), []);
        let network = Network::read(Model::embedded()).unwrap();
        let mut batch = Batch::default();
        network.add(&mut batch, std::iter::empty());
        assert_eq!(network.annotate(&mut batch), [Answer::default()]);
    }
}
