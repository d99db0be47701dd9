//! Graphs that `extract` wrote, among the inputs of a command.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use crate::export::read::{self, GraphFault, Stored, Syntax};
use crate::graph::{Identifiers, KnowledgeGraph};
use crate::vocabulary::Vocabulary;

use super::input::Documents;
use super::report::{self, Failure};

/// So much of a file tells whether it is a graph.
const BEGINNING: u64 = 1 << 16;

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

    /// Reads these files, which all must be graphs.
    pub fn read(paths: &[PathBuf]) -> Result<Self, Failure> {
        let read = |path: &PathBuf| {
            let found = read_if_graph(path).unwrap_or_else(|| {
                let name = path.display();
                Err(match fs::metadata(path) {
                    Err(error) => format!("{name}: {}", report::cause(&error)),
                    Ok(_) => format!("{name}: this is no graph; write one with `cloze extract`"),
                })
            });
            found.map_err(Failure::Message)
        };
        Self::of(paths.iter().map(read).collect::<Result<_, _>>()?)
    }

    /// All in one.
    pub fn united(&self) -> KnowledgeGraph {
        let mut all = KnowledgeGraph::new(self.identifiers().cloned().unwrap_or_default());
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
        Ok(graphs)
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
    pub fn identifiers(&self) -> Option<&Identifiers> {
        let first = self.stating().next();
        first.map(|(_, stored)| stored.graph.identifiers())
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

/// The graph in a file; none if the file is something else, which is read as an article.
fn read_if_graph(path: &Path) -> Option<Result<(String, Stored), String>> {
    with_graph(path, read::read).map(|stored| {
        let name = path.display().to_string();
        stored.map(|stored| (name, stored))
    })
}

/// Hands the bytes of a file on if it holds a graph.
pub fn with_graph<T>(
    path: &Path,
    then: impl FnOnce(Syntax, &[u8]) -> Result<T, GraphFault>,
) -> Option<Result<T, String>> {
    let name = path.display().to_string();
    let syntax = beginning(path)
        .ok()
        .and_then(|bytes| Syntax::of(&name, &bytes))?;
    let bytes = fs::read(path).map_err(|error| format!("{name}: {}", report::cause(&error)));
    Some(bytes.and_then(|bytes| then(syntax, &bytes).map_err(|fault| fault.at(&name))))
}

fn beginning(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    if fs::metadata(path)?.is_file() {
        File::open(path)?.take(BEGINNING).read_to_end(&mut bytes)?;
    }
    Ok(bytes)
}
