//! All that the model holds, learned from gold and silver trees.

use std::io;
use std::path::Path;

use cloze::english::model::{Model, Section};
use cloze::english::weights::Map;

use crate::perceptron::FINE;
use crate::treebank::{self, Example};
use crate::{corpus, gazetteer, pack, parsing, searching, tagging, words};

/// How often each gold tree counts among the silver ones.
const GOLD_TIMES: usize = 3;

/// How often each learner goes over its lessons.
const TAG_ROUNDS: usize = 3;
const PARSE_ROUNDS: usize = 2;
const NAME_ROUNDS: usize = 2;

/// How often the parser learns from whole derivations, each time from all gold trees and another
/// part of the silver ones, of so many parts.
const BEAM_ROUNDS: usize = 3;
const BEAM_PARTS: usize = 8;

/// How often a feature must come up in mistakes to have weights.
const LEAST: u32 = 4;
const TREE_LEAST: u32 = 1;

/// The slots of the tables.
const TAG_SLOTS: usize = 120_000;
const MOVE_SLOTS: usize = 880_000;
const RELATION_SLOTS: usize = 130_000;
const NAME_SLOTS: usize = 140_000;

/// The table of countries among the shared files.
const COUNTRIES: &str = "facts/countries.tsv";

const NOTE: &str = include_str!("../NOTE");

/// Learns a model; returns the bytes of its file.
pub fn learn(shared: &Path, corpus: &Path) -> io::Result<Vec<u8>> {
    let gold = read_gold(&shared.join("treebank"))?;
    let silver = treebank::read(&corpus.join(corpus::LEARN))?;
    let gold: Vec<&Example> = gold.iter().collect();
    let silver: Vec<&Example> = silver.iter().collect();
    let all = [gold.repeat(GOLD_TIMES), silver.clone()].concat();

    let mut sections = vec![(Section::Note, NOTE.into())];
    sections.extend(learn_names(&silver, &shared.join(COUNTRIES))?);
    sections.extend(learn_tags(&all));
    sections.extend(learn_trees(&gold, &silver));
    sections.push((Section::Parts, words::learn_parts(&gold)));
    let (map, edits) = words::learn_lemmas(&gold);
    sections.extend([(Section::LemmaMap, map), (Section::LemmaEdits, edits)]);
    Ok(Model::write(&sections))
}

fn read_gold(treebank: &Path) -> io::Result<Vec<Example>> {
    let mut gold = treebank::read(&treebank.join("en_ewt-ud-train.conllu.zst"))?;
    gold.extend(treebank::read(
        &treebank.join("en_gum-by-ud-train.conllu.zst"),
    )?);
    Ok(gold)
}

type Part = (Section, Vec<u8>);

fn learn_tags(examples: &[&Example]) -> [Part; 3] {
    eprintln!("tags");
    let certain = words::learn_certain_tags(examples);
    let lessons: Vec<_> = examples.iter().map(|&example| (example, None)).collect();
    let mut tags = tagging::learn_tags(&lessons, &Map::new(&certain), TAG_ROUNDS, LEAST);
    tags.settle(FINE);
    let (map, cells) = pack::rows(&tags.rows(), TAG_SLOTS);
    [
        (Section::CertainTags, certain),
        (Section::TagMap, map),
        (Section::TagCells, cells),
    ]
}

fn learn_trees(gold: &[&Example], silver: &[&Example]) -> [Part; 3] {
    eprintln!("trees");
    let examples = [gold.repeat(GOLD_TIMES), silver.to_vec()].concat();
    let lessons = examples
        .iter()
        .map(|&example| (example, &example.tags[..], None));
    let lessons: Vec<_> = lessons.collect();
    let mut parser = parsing::learn(&lessons, PARSE_ROUNDS, TREE_LEAST);
    parser.settle();
    for round in 0..BEAM_ROUNDS {
        let silver = silver.iter().skip(round).step_by(BEAM_PARTS);
        let examples: Vec<_> = gold.iter().chain(silver).copied().collect();
        searching::learn(&mut parser, &examples, round as u64);
    }
    parser.moves.settle(1);
    let moves = pack::triples(&parser.moves.rows(), MOVE_SLOTS);
    let (map, cells) = pack::rows(&parser.relations.rows(), RELATION_SLOTS);
    [
        (Section::Moves, moves),
        (Section::RelationMap, map),
        (Section::RelationCells, cells),
    ]
}

fn learn_names(examples: &[&Example], countries: &Path) -> io::Result<[Part; 3]> {
    eprintln!("names");
    let phrases = pack::map(&gazetteer::read(countries)?);
    let mut names = tagging::learn_names(examples, &Map::new(&phrases), NAME_ROUNDS, LEAST);
    names.settle(FINE);
    let (map, cells) = pack::rows(&names.rows(), NAME_SLOTS);
    Ok([
        (Section::Phrases, phrases),
        (Section::NameMap, map),
        (Section::NameCells, cells),
    ])
}
