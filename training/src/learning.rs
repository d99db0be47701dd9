//! All that the model holds, learned from gold and silver trees.

use std::io;
use std::path::Path;

use cloze::english::model::{Model, Section};
use cloze::english::names::network::Network;
use cloze::english::tagger::Tagger;
use cloze::english::weights::{Map, Rows, first_rare};

use crate::perceptron::FINE;
use crate::treebank::{self, Example};
use crate::{clusters, corpus, gazetteer, naming, pack, parsing, searching, tagging, words};

/// How often each gold tree counts among the silver ones.
const GOLD_TIMES: usize = 3;

/// How often each learner goes over its lessons.
const TAG_ROUNDS: usize = 3;
const PARSE_ROUNDS: usize = 2;

/// How often the parser learns from whole derivations, each time from all gold trees and another
/// part of the silver ones, of so many parts.
const BEAM_ROUNDS: usize = 3;
const BEAM_PARTS: usize = 4;

/// How often a feature must come up in mistakes to have weights.
const LEAST: u32 = 4;
const TREE_LEAST: u32 = 1;

/// The slots of the table of moves, and the lines of the others.
const MOVE_SLOTS: usize = 800_000;
const TAG_LINES: usize = 38_000;
const RELATION_LINES: usize = 54_000;

/// The table of countries among the shared files.
const COUNTRIES: &str = "facts/countries.tsv";

const NOTE: &str = include_str!("../NOTE");

/// What can be learned by itself.
pub const STEPS: [&str; 5] = ["clusters", "tags", "names", "trees", "words"];

/// The examples to learn from.
struct Lessons {
    /// Gold trees.
    gold: Vec<Example>,
    /// Converted silver text.
    silver: Vec<Example>,
    /// Silver text with names and no trees.
    named: Vec<Example>,
    /// Silver text that is held back.
    held: Vec<Example>,
}

/// The sections of a model as far as they are learned.
type Sections = Vec<(Section, Vec<u8>)>;

/// Learns a model, or some steps of it anew; returns the bytes of its file.
pub fn learn(shared: &Path, corpus: &Path, steps: &[&str], old: &[u8]) -> io::Result<Vec<u8>> {
    let lessons = Lessons {
        gold: read_gold(&shared.join("treebank"))?,
        silver: treebank::read(&corpus.join(corpus::LEARN))?,
        named: treebank::read(&corpus.join(corpus::NAMES))?,
        held: treebank::read(&corpus.join(corpus::HELD))?,
    };
    let mut sections = vec![(Section::Note, NOTE.into())];
    if let Ok(old) = Model::read(old) {
        let all = Section::ALL.iter();
        sections.extend(all.map(|&section| (section, old.section(section).to_vec())));
    }
    for step in STEPS.iter().filter(|step| steps.contains(step)) {
        eprintln!("{step}");
        let learned = lessons.learn(step, &sections, &shared.join(COUNTRIES))?;
        sections.retain(|(section, _)| learned.iter().all(|(other, _)| section != other));
        sections.extend(learned);
    }
    Ok(Model::write(&sections))
}

impl Lessons {
    fn learn(&self, step: &str, so_far: &Sections, countries: &Path) -> io::Result<Sections> {
        let gold: Vec<&Example> = self.gold.iter().collect();
        let silver: Vec<&Example> = self.silver.iter().collect();
        let named: Vec<&Example> = self.silver.iter().chain(&self.named).collect();
        let section = |wanted: Section| {
            let found = so_far.iter().find(|(section, _)| *section == wanted);
            found.map_or(&[][..], |(_, bytes)| bytes)
        };
        let clusters = Map::new(section(Section::Clusters));
        match step {
            "clusters" => Ok(vec![(Section::Clusters, clusters::learn(&named))]),
            "tags" => Ok(learn_tags(&gold, &silver).into()),
            "names" => {
                let tagger = Tagger {
                    weights: Rows::new(section(Section::Tags)),
                    certain: Map::new(section(Section::CertainTags)),
                };
                let held: Vec<&Example> = self.held.iter().collect();
                Ok(learn_names(&named, &held, countries, &tagger, &clusters)?.into())
            }
            "trees" => {
                let silver: Vec<&Example> = silver.into_iter().filter(|it| it.trees).collect();
                Ok(learn_trees(&gold, &silver).into())
            }
            _ => Ok(learn_words(&gold).into()),
        }
    }
}

fn read_gold(treebank: &Path) -> io::Result<Vec<Example>> {
    let mut gold = treebank::read(&treebank.join("en_ewt-ud-train.conllu.zst"))?;
    gold.extend(treebank::read(
        &treebank.join("en_gum-by-ud-train.conllu.zst"),
    )?);
    Ok(gold)
}

type Part = (Section, Vec<u8>);

fn learn_tags(gold: &[&Example], silver: &[&Example]) -> [Part; 2] {
    let examples = [gold.repeat(GOLD_TIMES), silver.to_vec()].concat();
    let certain = words::learn_certain_tags(&examples);
    let lessons: Vec<_> = examples.iter().map(|&example| (example, None)).collect();
    let mut tags = tagging::learn_tags(&lessons, &Map::new(&certain), TAG_ROUNDS, LEAST);
    tags.settle(FINE);
    [
        (Section::CertainTags, certain),
        (Section::Tags, pack::rows(&tags.rows(), TAG_LINES, 0)),
    ]
}

fn learn_trees(gold: &[&Example], silver: &[&Example]) -> [Part; 2] {
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
    let relations = pack::rows(
        &parser.relations.rows(),
        RELATION_LINES,
        first_rare(RELATION_LINES),
    );
    [(Section::Moves, moves), (Section::Relations, relations)]
}

fn learn_names(
    examples: &[&Example],
    held: &[&Example],
    countries: &Path,
    tagger: &Tagger<Rows>,
    clusters: &Map,
) -> io::Result<[Part; 3]> {
    let lessons = naming::lessons(examples, tagger, clusters);
    let mut phrases = gazetteer::read(countries)?;
    phrases.extend(naming::learn_openings(&lessons));
    let phrases = pack::map(&phrases);
    let (numbers, weights) = naming::learn(&lessons, &Map::new(&phrases));
    let network = Network::new(Map::new(&numbers), &weights);
    let held = naming::lessons(held, tagger, clusters);
    naming::measure(&network, &held, &Map::new(&phrases));
    Ok([
        (Section::Phrases, phrases),
        (Section::NameMap, numbers),
        (Section::NameNetwork, weights),
    ])
}

fn learn_words(gold: &[&Example]) -> [Part; 3] {
    let (map, edits) = words::learn_lemmas(gold);
    [
        (Section::Parts, words::learn_parts(gold)),
        (Section::LemmaMap, map),
        (Section::LemmaEdits, edits),
    ]
}
