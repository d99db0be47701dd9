//! How fast the network of a model file is, on one thread: `speed FILE.model < SENTENCES`, a sentence a line, its words
//! between spaces. The best of five times counts, as the others were disturbed.
//!
//! ```sh
//! RAYON_NUM_THREADS=1 cargo run --release -p cloze-english --example speed -- data/english.model < sentences.txt
//! ```

use std::hint::black_box;
use std::io::{self, Read};
use std::time::Instant;

use cloze_english::{Batch, Model, Network};

/// How often all sentences are read.
const TIMES: usize = 5;

/// So many words go through the network together.
const TOGETHER: usize = 1000;

fn main() -> io::Result<()> {
    let path = std::env::args().nth(1).unwrap_or_default();
    let bytes = std::fs::read(path)?;
    let model = Model::read(&bytes).map_err(io::Error::other)?;
    let network = Network::read(model).map_err(io::Error::other)?;
    let mut text = String::new();
    io::stdin().read_to_string(&mut text)?;
    let sentences: Vec<Vec<&str>> = text
        .lines()
        .map(|line| line.split_whitespace().collect())
        .collect();
    let words: usize = sentences.iter().map(Vec::len).sum();
    let seconds = (0..TIMES)
        .map(|_| time(&network, &sentences))
        .fold(f64::INFINITY, f64::min);
    println!(
        "{:.2} µs a word, {:.0} words/s",
        seconds / words as f64 * 1e6,
        words as f64 / seconds
    );
    Ok(())
}

fn time(network: &Network, sentences: &[Vec<&str>]) -> f64 {
    let start = Instant::now();
    let (mut batch, mut waiting) = (Batch::default(), 0);
    for sentence in sentences {
        network.add(&mut batch, sentence.iter().copied());
        waiting += sentence.len();
        if waiting >= TOGETHER {
            black_box(network.annotate(&mut batch));
            waiting = 0;
        }
    }
    black_box(network.annotate(&mut batch));
    start.elapsed().as_secs_f64()
}
