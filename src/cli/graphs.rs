//! Graphs that `extract` wrote, among the inputs of a command.

use std::fs;
use std::io::{self, BufReader, Read};
use std::path::PathBuf;

use crate::document::unpack;
use crate::export::read::{self, GraphFault, Stored, Syntax};
use crate::graph::{Alphabet, Identifiers, KnowledgeGraph};
use crate::vocabulary::Vocabulary;

use super::input::{Documents, Source};
use super::report::{self, Failure};

/// Graphs read back, each with the name of its file.
#[derive(Debug, Default)]
pub struct Graphs {
    list: Vec<(String, Stored)>,
}

impl Graphs {
    /// Takes the graphs out of the inputs; what is damaged is told and left out.
    pub fn take(documents: &mut Documents) -> Result<Self, Failure> {
        Self::of(documents.take_graphs(read_if_graph))
    }

    /// Reads these files, which all must be graphs; - is standard input.
    pub fn read(paths: &[PathBuf]) -> Result<Self, Failure> {
        let read = |path: &PathBuf| {
            let mut source = Source::named(path);
            let found = read_if_graph(&mut source).unwrap_or_else(|| {
                let name = source.place();
                Err(match source.path.as_ref().map(fs::metadata) {
                    Some(Err(error)) => format!("{name}: {}", report::cause(&error)),
                    _ => format!("{name}: this is no graph; write one with `cloze extract`"),
                })
            });
            found.map_err(Failure::Message)
        };
        Self::of(paths.iter().map(read).collect::<Result<_, _>>()?)
    }

    /// All in one.
    pub fn united(&self) -> KnowledgeGraph {
        let mut all = KnowledgeGraph::new(self.identifiers().unwrap_or_default());
        for graph in self.iter() {
            all.merge(graph);
        }
        all
    }

    /// Makes sure that the identifiers of all begin alike.
    fn of(list: Vec<(String, Stored)>) -> Result<Self, Failure> {
        let graphs = Self { list };
        let stating: Vec<_> = graphs.stating().collect();
        for pair in stating.windows(2) {
            let [one, other] = [&pair[0].1, &pair[1].1].map(|stored| stored.graph.identifiers());
            if one.base() != other.base() {
                return Err(Failure::Message(format!(
                    "{}: its IRIs begin with {}, those of {} with {}; graphs of one base can be joined",
                    pair[1].0,
                    other.base(),
                    pair[0].0,
                    one.base()
                )));
            }
        }
        let alphabets: Vec<_> = graphs.alphabets().collect();
        for pair in alphabets.windows(2) {
            let [(one, found), (other, differs)] = [pair[0], pair[1]];
            if found != differs {
                return Err(Failure::Message(format!(
                    "{other}: the letters in its IRIs are {}, those of {one} are {}; graphs of one kind can be joined, as extract --iri writes them",
                    told(differs),
                    told(found)
                )));
            }
        }
        Ok(graphs)
    }

    /// How letters beyond ASCII stand in IRIs, of each graph that has such, with its file.
    fn alphabets(&self) -> impl Iterator<Item = (&str, Alphabet)> {
        let graphs = self.list.iter();
        graphs.filter_map(|(name, stored)| Some((name.as_str(), stored.alphabet?)))
    }

    /// How letters beyond ASCII stand in the graphs' IRIs, and the file that shows it; none if there are no such letters.
    pub fn alphabet(&self) -> Option<(&str, Alphabet)> {
        self.alphabets().next()
    }

    /// The graphs in which something is stated; of others it is not known how identifiers begin.
    fn stating(&self) -> impl Iterator<Item = &(String, Stored)> {
        let graphs = self.list.iter();
        graphs.filter(|(_, stored)| !stored.graph.is_empty())
    }

    /// Whether there is none.
    pub const fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// How the graphs make their identifiers, if there are any.
    pub fn identifiers(&self) -> Option<Identifiers> {
        let (_, first) = self.stating().next()?;
        let made = first.graph.identifiers().clone();
        Some(match self.alphabet() {
            Some((_, alphabet)) => made.with_alphabet(alphabet),
            None => made,
        })
    }

    /// The vocabulary that came with the graphs, and after it the known one.
    pub fn vocabulary(&self, known: &Vocabulary) -> Vocabulary {
        let mut all = Vocabulary::default();
        for (_, stored) in &self.list {
            all.extend(&stored.vocabulary);
        }
        all.extend(known);
        all
    }

    /// The graphs.
    pub fn iter(&self) -> impl Iterator<Item = &KnowledgeGraph> {
        self.list.iter().map(|(_, stored)| &stored.graph)
    }
}

/// How letters stand in IRIs, in words.
pub const fn told(alphabet: Alphabet) -> &'static str {
    match alphabet {
        Alphabet::Ascii => "percent-encoded",
        Alphabet::Unicode => "Unicode",
    }
}

/// The graph in a source; none if it holds something else, which is read as an article.
fn read_if_graph(source: &mut Source) -> Option<Result<(String, Stored), String>> {
    let name = source.place();
    with_graph(source, read::read).map(|stored| stored.map(|stored| (name, stored)))
}

/// Hands the bytes of a source on, unpacked, if it holds a graph.
pub fn with_graph<T>(
    source: &mut Source,
    then: impl FnOnce(Syntax, &[u8]) -> Result<T, GraphFault>,
) -> Option<Result<T, String>> {
    let syntax = syntax(source)?;
    let place = source.place();
    let bytes = read_whole(source).map_err(|error| format!("{place}: {}", report::cause(&error)));
    Some(bytes.and_then(|bytes| then(syntax, &bytes).map_err(|fault| fault.at(&place))))
}

/// The syntax of the graph in a source, by how it begins.
fn syntax(source: &mut Source) -> Option<Syntax> {
    let head = source.head().ok()?;
    let (reader, was_packed) = unpack(&head[..]).ok()?;
    let mut unpacked = Vec::new();
    // What is compressed breaks off where its head does; what came out till then is enough.
    let _ = reader.take(1 << 16).read_to_end(&mut unpacked);
    let name = source.name();
    let name = match was_packed {
        true => name.rsplit_once('.').map_or("", |(inner, _)| inner),
        false => &name,
    };
    Syntax::of(name, &unpacked)
}

fn read_whole(source: &Source) -> io::Result<Vec<u8>> {
    let (mut reader, _) = unpack(BufReader::new(source.open()?))?;
    let mut bytes = Vec::new();
    reader.read_to_end(&mut bytes)?;
    Ok(bytes)
}
