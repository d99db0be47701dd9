//! Where results go: standard output, with a broken pipe for success, and files that are whole or not there.

mod draft;
mod marks;
mod naming;
mod pictures;
mod screen;
pub mod wrap;

use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use crate::export::html::Texts;
use crate::export::picture::{Picture, View};
use crate::export::{self, dot, graphml, html, json, jsonld, mermaid, svg, turtle};
use crate::graph::KnowledgeGraph;
use crate::vocabulary::Vocabulary;
use clap::ValueEnum;

use super::report::Failure;
pub use draft::Draft;
pub use marks::print_marked;
pub use naming::path_in;
pub use pictures::PictureArguments;
pub use screen::Stdout;

/// Opens standard output for what programs read.
pub fn stdout() -> Stdout {
    Stdout::for_programs()
}

/// Opens standard output for what people read.
pub fn screen() -> Stdout {
    Stdout::for_people()
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
pub fn check<T>(result: io::Result<T>) -> Result<T, Failure> {
    result.map_err(|error| Failure::at("standard output", &error))
}

/// A format that graphs are written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// RDF as Turtle
    Ttl,
    /// RDF as N-Triples, sorted; several documents one after another
    Nt,
    /// RDF as N-Quads: each document a named graph
    Nq,
    /// RDF as TriG: each document a named graph
    Trig,
    /// RDF as JSON-LD
    Jsonld,
    /// A picture
    Svg,
    /// The same picture for GraphViz
    Dot,
    /// One JSON object: entities, statements, evidence
    Json,
    /// One JSON line for each statement
    Jsonl,
    /// Two tables for property graphs: .nodes.csv and .edges.csv
    Csv,
    /// A script that adds to a property graph
    Cypher,
    /// A graph for programs that draw and measure graphs
    Graphml,
    /// The same picture for Markdown pages
    Mermaid,
    /// A page for the browser: articles, picture and statements
    Html,
}

impl Format {
    /// Its name, which its files end in.
    pub fn name(self) -> String {
        let value = self.to_possible_value();
        value.map_or_else(String::new, |value| value.get_name().to_owned())
    }

    /// Whether it is a syntax of RDF.
    pub const fn is_rdf(self) -> bool {
        matches!(
            self,
            Self::Ttl | Self::Nt | Self::Nq | Self::Trig | Self::Jsonld
        )
    }
}

/// What offsets count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Offsets {
    /// Bytes of the text that `cloze text` prints
    Bytes,
    /// Unicode code points of it
    Chars,
}

impl Offsets {
    /// The same in the library's words.
    pub const fn of_export(self) -> export::Offsets {
        match self {
            Self::Bytes => export::Offsets::Bytes,
            Self::Chars => export::Offsets::Characters,
        }
    }
}

/// How much of where statements come from goes into RDF.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Provenance {
    /// Plain triples only: what is asserted
    None,
    /// Statements with qualifiers and status as well
    Statement,
    /// And the places in the text they come from
    Evidence,
}

impl Provenance {
    /// The same in the library's words.
    pub const fn of_export(self) -> export::rdf::Provenance {
        match self {
            Self::None => export::rdf::Provenance::None,
            Self::Statement => export::rdf::Provenance::Statement,
            Self::Evidence => export::rdf::Provenance::Evidence,
        }
    }
}

/// What formats need besides the graph.
pub struct Settings<'a> {
    /// The vocabulary that travels with it.
    pub vocabulary: &'a Vocabulary,
    /// What offsets count.
    pub offsets: Offsets,
    /// How much of where statements come from goes into RDF.
    pub provenance: Provenance,
    /// What pictures show.
    pub view: &'a View,
    /// The texts of the documents, as far as they are known, for pages.
    pub texts: &'a Texts,
}

impl Settings<'_> {
    /// Writes a graph in a format that takes it whole; nothing in one that takes document after document.
    pub fn write(
        &self,
        format: Format,
        graph: &KnowledgeGraph,
        out: &mut impl Write,
    ) -> io::Result<()> {
        let provenance = self.provenance.of_export();
        let picture = || Picture::new(graph, self.vocabulary, self.view);
        match format {
            Format::Ttl => turtle::write(graph, self.vocabulary, provenance, out),
            Format::Jsonld => jsonld::write(graph, self.vocabulary, provenance, out),
            Format::Svg => svg::write(&picture(), out),
            Format::Dot => dot::write(&picture(), out),
            Format::Mermaid => mermaid::write(&picture(), out),
            Format::Html => html::write(graph, self.texts, self.vocabulary, self.view, out),
            Format::Graphml => graphml::write(graph, out),
            Format::Json => json::write(graph, self.offsets.of_export(), out),
            Format::Nt
            | Format::Nq
            | Format::Trig
            | Format::Jsonl
            | Format::Csv
            | Format::Cypher => Ok(()),
        }
    }
}

/// Writes a file, making the folders above it; if that fails, nothing is left half written.
pub fn write_file(
    path: &Path,
    write: impl FnOnce(&mut BufWriter<fs::File>) -> io::Result<()>,
) -> Result<(), Failure> {
    make_folder(path)?;
    draft::write(path, write).map_err(|error| Failure::at(path.display(), &error))
}

/// Begins a file in a folder, which is made if need be; it has its name once it is published.
pub fn draft_in(folder: &Path) -> Result<Draft, Failure> {
    fs::create_dir_all(folder).map_err(|error| no_folder(folder, &error))?;
    Draft::new(folder).map_err(|error| Failure::at(folder.display(), &error))
}

/// Makes sure that outputs can go into a folder, and clears away what a killed run left in it.
pub fn prepare(folder: &Path) -> Result<(), Failure> {
    if folder.exists() && !folder.is_dir() {
        return Err(no_folder(folder, &io::ErrorKind::NotADirectory.into()));
    }
    draft::clear(folder);
    Ok(())
}

/// Makes the folders above a file.
pub fn make_folder(path: &Path) -> Result<(), Failure> {
    match path.parent() {
        Some(folder) => fs::create_dir_all(folder).map_err(|error| no_folder(folder, &error)),
        None => Ok(()),
    }
}

/// Why a folder can't be made; most often a file is in the way.
fn no_folder(folder: &Path, error: &io::Error) -> Failure {
    match folder.ancestors().find(|path| path.is_file()) {
        Some(file) => Failure::Message(format!(
            "{}: this is a file, and a folder is wanted; choose another with -o, or -o - for standard output",
            file.display()
        )),
        None => Failure::at(folder.display(), error),
    }
}
