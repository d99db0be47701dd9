//! Prints how good and how fast the English network is on treebanks, given their tokens: one column each.
//!
//! ```sh
//! cargo run --release --example model_table -- ../shared/treebank/en_ewt-ud-dev.conllu.zst
//! ```

mod gold;
mod score;

use std::io;
use std::path::{Path, PathBuf};
use std::time::Instant;

use score::Score;

fn main() -> io::Result<()> {
    let paths: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let files = paths
        .iter()
        .map(|path| gold::read(path))
        .collect::<io::Result<Vec<_>>>()?;
    let start = Instant::now();
    let scores: Vec<Score> = files.iter().map(|list| Score::of(list)).collect();
    let seconds = start.elapsed().as_secs_f64();
    let names: Vec<String> = paths.iter().map(|path| short(path)).collect();
    score::print(&names, &scores);
    let words: usize = files.iter().flatten().flatten().map(Vec::len).sum();
    println!(
        "{:<22}{:>12.0}",
        "words/s, with scoring",
        words as f64 / seconds
    );
    Ok(())
}

/// The beginning of a file's name, to stand above its column.
fn short(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let name = name.split('.').next().unwrap_or_default();
    name.replace("-ud-", "-").chars().take(11).collect()
}
