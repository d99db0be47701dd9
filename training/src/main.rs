//! Makes `data/english.model`: see `README.md` beside this program.

mod backoff;
mod clusters;
mod convert;
mod converter;
mod corpus;
mod gazetteer;
mod guide;
mod learning;
mod naming;
mod order;
mod pack;
mod parsing;
mod perceptron;
mod score;
mod searching;
mod silver;
mod tagging;
mod treebank;
mod words;

use std::path::Path;
use std::{env, fs, io};

const USAGE: &str = "\
usage: training all SHARED CORPUS MODEL    converts the silver text, then learns the model
       training convert SHARED CORPUS      converts the silver text into the folder CORPUS
       training learn SHARED CORPUS MODEL  learns from SHARED/treebank and CORPUS
       training learn SHARED CORPUS MODEL STEP…
                                           learns some steps anew: clusters tags names trees words
       training measure SHARED             prints how good the converter is";

fn main() -> io::Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments[..] {
        ["all", shared, corpus, model] => {
            corpus::make(shared.as_ref(), corpus.as_ref())?;
            learn(shared, corpus, model, &learning::STEPS)
        }
        ["convert", shared, corpus] => corpus::make(shared.as_ref(), corpus.as_ref()),
        ["learn", shared, corpus, model] => learn(shared, corpus, model, &learning::STEPS),
        ["learn", shared, corpus, model, ref steps @ ..] => learn(shared, corpus, model, steps),
        ["measure", shared] => converter::measure(&Path::new(shared).join("treebank")),
        _ => {
            eprintln!("{USAGE}");
            std::process::exit(2);
        }
    }
}

/// Learns some steps of a model, or all; what is not learned anew stays as the file has it.
fn learn(shared: &str, corpus: &str, model: &str, steps: &[&str]) -> io::Result<()> {
    let old = match steps.len() < learning::STEPS.len() {
        true => fs::read(model)?,
        false => Vec::new(),
    };
    let learned = learning::learn(shared.as_ref(), corpus.as_ref(), steps, &old)?;
    fs::write(model, learned)
}
