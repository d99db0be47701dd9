//! Makes `data/english.model`: see `README.md` beside this program.

mod backoff;
mod convert;
mod converter;
mod corpus;
mod gazetteer;
mod guide;
mod learning;
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
       training measure SHARED             prints how good the converter is";

fn main() -> io::Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments[..] {
        ["all", shared, corpus, model] => {
            corpus::make(shared.as_ref(), corpus.as_ref())?;
            learn(shared, corpus, model)
        }
        ["convert", shared, corpus] => corpus::make(shared.as_ref(), corpus.as_ref()),
        ["learn", shared, corpus, model] => learn(shared, corpus, model),
        ["measure", shared] => converter::measure(&Path::new(shared).join("treebank")),
        _ => {
            eprintln!("{USAGE}");
            std::process::exit(2);
        }
    }
}

fn learn(shared: &str, corpus: &str, model: &str) -> io::Result<()> {
    let learned = learning::learn(shared.as_ref(), corpus.as_ref())?;
    fs::write(model, learned)
}
