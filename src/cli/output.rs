//! Standard output, buffered, with a broken pipe for success.

use std::io::{self, BufWriter, StdoutLock, Write};

use super::report::Failure;

/// Standard output for results.
pub type Stdout = BufWriter<StdoutLock<'static>>;

/// Opens standard output.
pub fn stdout() -> Stdout {
    BufWriter::new(io::stdout().lock())
}

/// Prints a piece of text.
pub fn print(out: &mut impl Write, text: impl AsRef<str>) -> Result<(), Failure> {
    check(out.write_all(text.as_ref().as_bytes()))
}

/// Makes sure that all is written.
pub fn finish(out: &mut impl Write) -> Result<(), Failure> {
    check(out.flush())
}

/// A failure to write there, in words.
pub fn check(result: io::Result<()>) -> Result<(), Failure> {
    result.map_err(|error| Failure::at("standard output", &error))
}

/// A format that graphs are written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// RDF as Turtle
    Ttl,
    /// A diagram for GraphViz
    Dot,
    /// One JSON object: entities, statements, evidence
    Json,
    /// One JSON line for each statement
    Jsonl,
}

/// What offsets count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Offsets {
    /// Bytes of the text that `cloze text` prints
    Bytes,
    /// Unicode code points of it
    Chars,
}

/// What formats need besides the graph.
pub struct Settings<'a> {
    /// The vocabulary that travels with it.
    pub vocabulary: &'a Vocabulary,
    /// What offsets count.
    pub offsets: Offsets,
}
