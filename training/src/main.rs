//! Makes `data/english.model`: see `README.md` beside this program.

mod backoff;
mod convert;
mod converter;
mod guide;
mod order;
mod pack;
mod parsing;
mod perceptron;
mod score;
mod silver;
mod tagging;
mod treebank;
mod words;

use std::path::{Path, PathBuf};
use std::{env, fs, io};

use cloze::english::model::{Model, Section};
use treebank::Example;

const NOTE: &str = include_str!("../NOTE");

fn main() -> io::Result<()> {
    let arguments: Vec<PathBuf> = env::args_os().skip(1).map(PathBuf::from).collect();
    if let [shared] = &arguments[..] {
        return converter::measure(&shared.join("treebank"));
    }
    let [shared, output] = &arguments[..] else {
        eprintln!(
            "usage: training SHARED OUTPUT\n\nReads SHARED/treebank, writes the model to OUTPUT."
        );
        std::process::exit(2);
    };
    let model = train(&shared.join("treebank"))?;
    fs::write(output, model)
}

fn train(treebank: &Path) -> io::Result<Vec<u8>> {
    let mut gold = treebank::read(&treebank.join("en_ewt-ud-train.conllu.zst"))?;
    gold.extend(treebank::read(
        &treebank.join("en_gum-by-ud-train.conllu.zst"),
    )?);
    let examples: Vec<&Example> = gold.iter().collect();

    eprintln!("tags");
    let lessons: Vec<_> = gold.iter().map(|example| (example, None)).collect();
    let tags = tagging::learn_tags(&lessons, 6);
    eprintln!("trees");
    let tagged: Vec<_> = gold
        .iter()
        .map(|example| (example, &example.tags[..], None))
        .collect();
    let parser = parsing::learn(&tagged, 10);
    eprintln!("names");
    let mut named = Vec::new();
    let teacher = treebank.join("en_ewt-teacher-train.conll.zst");
    silver::read(&teacher, |_, sentence| named.push(sentence.example))?;
    let names = tagging::learn_names(&named.iter().collect::<Vec<_>>(), 6);
    eprintln!("packing");
    let (name_map, name_cells) = pack::rows(&names.averages(), 60_000);
    let (tag_map, tag_cells) = pack::rows(&tags.averages(), 150_000);
    let (relation_map, relation_cells) = pack::rows(&parser.relations.averages(), 100_000);
    let (lemma_map, lemma_edits) = words::learn_lemmas(&examples);
    Ok(Model::write(&[
        (Section::Note, NOTE.into()),
        (Section::TagMap, tag_map),
        (Section::TagCells, tag_cells),
        (
            Section::Moves,
            pack::triples(&parser.moves.averages(), 350_000),
        ),
        (Section::RelationMap, relation_map),
        (Section::RelationCells, relation_cells),
        (Section::Parts, words::learn_parts(&examples)),
        (Section::LemmaMap, lemma_map),
        (Section::LemmaEdits, lemma_edits),
        (Section::NameMap, name_map),
        (Section::NameCells, name_cells),
    ]))
}
