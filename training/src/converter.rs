//! The converter of silver trees: rules first, then a parser that takes them as advice.

use std::io;
use std::path::Path;

use crate::guide::Guide;
use crate::parsing::{self, Learner, Sentence};
use crate::perceptron::{FINE, Perceptron};
use crate::score::Score;
use crate::silver::{self, Silver};
use crate::tagging;
use crate::treebank::{self, Example};

/// How often the converter goes over the gold trees.
const ROUNDS: usize = 8;

/// Turns silver trees into Universal Dependencies.
#[derive(Debug)]
pub struct Converter {
    tags: Perceptron,
    parser: Learner,
}

impl Converter {
    /// Learns from sentences that have both trees.
    pub fn learn(gold: &[Example], teacher: &[Silver]) -> Self {
        let guides: Vec<Guide> = teacher.iter().map(Guide::new).collect();
        let pairs = || gold.iter().zip(&guides);
        let lessons: Vec<_> = pairs()
            .map(|(example, guide)| (example, Some(guide)))
            .collect();
        let mut tags = tagging::learn_tags(&lessons, &tagging::NONE, 5, 1);
        tags.settle(FINE);
        let seen = tagging::tag_apart(&lessons, 4, 4);
        let lessons: Vec<_> = pairs()
            .zip(&seen)
            .map(|((example, guide), tags)| (example, &tags[..], Some(guide)))
            .collect();
        let mut parser = parsing::learn(&lessons, ROUNDS, 1);
        parser.settle();
        Self { tags, parser }
    }

    /// Converts a sentence; words, lemmas and names stay.
    pub fn convert(&mut self, silver: &Silver) -> Example {
        let guide = Guide::new(silver);
        let mut example = silver.example.clone();
        example.tags = tagging::tag(&mut self.tags, (&example, Some(&guide)));
        let sentence = Sentence::new(&example, &example.tags, Some(&guide));
        let tree = self.parser.parse(&sentence);
        example.heads = tree.heads;
        example.relations = tree.relations;
        example
    }
}

/// Reads a treebank's gold and silver trees of the same sentences.
pub fn read_pairs(treebank: &Path, part: &str) -> io::Result<(Vec<Example>, Vec<Silver>)> {
    let gold = treebank::read(&treebank.join(format!("en_ewt-ud-{part}.conllu.zst")))?;
    let mut teacher = Vec::new();
    let path = treebank.join(format!("en_ewt-teacher-{part}.conll.zst"));
    silver::read(&path, |_, sentence| {
        teacher.push(sentence);
        Ok(())
    })?;
    Ok((gold, teacher))
}

/// Prints how well the rules alone and the whole converter do on the development part.
pub fn measure(treebank: &Path) -> io::Result<()> {
    let (dev, dev_teacher) = read_pairs(treebank, "dev")?;
    let mut rules = Score::default();
    for (gold, silver) in dev.iter().zip(&dev_teacher) {
        let guide = Guide::new(silver);
        rules.add(gold, &silver.example.tags, &guide.heads, &guide.relations);
    }
    println!("rules:     {rules}");
    let (gold, teacher) = read_pairs(treebank, "train")?;
    let mut converter = Converter::learn(&gold, &teacher);
    let mut whole = Score::default();
    for (gold, silver) in dev.iter().zip(&dev_teacher) {
        let converted = converter.convert(silver);
        whole.add(
            gold,
            &converted.tags,
            &converted.heads,
            &converted.relations,
        );
    }
    println!("converter: {whole}");
    Ok(())
}
