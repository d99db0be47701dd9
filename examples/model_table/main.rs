//! Prints how good and how fast a model is on treebanks, given their tokens: one column each.
//!
//! The model is the embedded one, or that of a `.model` file among the arguments.
//!
//! ```sh
//! cargo run --release --example model_table -- ../shared/treebank/en_ewt-ud-dev.conllu.zst
//! ```

mod gold;
mod score;
mod speed;

use std::io;
use std::path::{Path, PathBuf};

use cloze::english::model::Model;
use cloze::english::parser::Search;
use score::Score;

fn main() -> io::Result<()> {
    let mut paths: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let models = paths.extract_if(.., |path| {
        path.extension().is_some_and(|end| end == "model")
    });
    let bytes = models.last().map(std::fs::read).transpose()?;
    let model = match &bytes {
        Some(bytes) => Model::read(bytes).map_err(io::Error::other)?,
        None => Model::embedded(),
    };
    let search = search(&mut paths);
    println!("{:<22}{:>12}", "bytes", model.size());
    let files = paths
        .iter()
        .map(|path| gold::read(path))
        .collect::<io::Result<Vec<_>>>()?;
    let scores: Vec<Score> = files
        .iter()
        .map(|list| Score::of(list, model, search))
        .collect();
    let names: Vec<String> = paths.iter().map(|path| short(path)).collect();
    score::print(&names, &scores);
    if let Some(documents) = files.first() {
        let sentences: Vec<_> = documents.iter().flatten().collect();
        speed::print(&sentences, model, search);
    }
    Ok(())
}

/// The search of an argument `--search=WIDTH,MARGIN`, or the usual one.
fn search(arguments: &mut Vec<PathBuf>) -> Search {
    let options = arguments.extract_if(.., |argument| {
        argument.to_string_lossy().starts_with("--search=")
    });
    let option = options.last().unwrap_or_default();
    let option = option.to_string_lossy();
    let numbers = option.trim_start_matches("--search=").split_once(',');
    let parse = |(width, margin): (&str, &str)| {
        Some(Search {
            width: width.parse().ok()?,
            margin: margin.parse().ok()?,
        })
    };
    numbers.and_then(parse).unwrap_or_default()
}

/// The beginning of a file's name, to stand above its column.
fn short(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let name = name.split('.').next().unwrap_or_default();
    name.replace("-ud-", "-").chars().take(11).collect()
}
