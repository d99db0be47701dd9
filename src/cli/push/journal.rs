//! What was sent already, so that a run that was stopped goes on where it was.

use std::collections::HashSet;
use std::fs::{File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::cli::report::Failure;

/// A file with a line for each document that was sent: a digest of its graph, then its IRI.
#[derive(Default)]
pub struct Journal {
    file: Option<(PathBuf, File)>,
    /// The lines; looked up, never iterated.
    lines: HashSet<String>,
}

impl Journal {
    /// Opens a journal, which may be new; without a path nothing is noted.
    pub fn open(path: Option<&Path>) -> Result<Self, Failure> {
        match path {
            None => Ok(Self::default()),
            Some(path) => Self::at(path).map_err(|error| Failure::at(path.display(), &error)),
        }
    }

    fn at(path: &Path) -> io::Result<Self> {
        let mut file = OpenOptions::new()
            .read(true)
            .append(true)
            .create(true)
            .open(path)?;
        let mut text = String::new();
        file.read_to_string(&mut text)?;
        let journal = Self {
            lines: text.lines().map(str::to_owned).collect(),
            file: Some((path.to_owned(), file)),
        };
        if !text.is_empty() && !text.ends_with('\n') {
            // A line that was cut short must not run into the next one.
            journal.write("\n")?;
        }
        Ok(journal)
    }

    /// Whether nothing was sent yet.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// Whether the document was sent to this graph as it is now, with what it shares with others.
    pub fn holds(&self, document: &str, graph: &str, triples: &str) -> bool {
        self.lines.contains(&line(document, graph, triples))
    }

    /// Notes that a document was sent, before anything else is done.
    pub fn note(&mut self, document: &str, graph: &str, triples: &str) -> Result<(), Failure> {
        let line = line(document, graph, triples);
        if let Some((path, _)) = &self.file {
            self.write(&format!("{line}\n"))
                .map_err(|error| Failure::at(path.display(), &error))?;
            self.lines.insert(line);
        }
        Ok(())
    }

    fn write(&self, text: &str) -> io::Result<()> {
        let Some((_, file)) = &self.file else {
            return Ok(());
        };
        let mut file = file;
        file.write_all(text.as_bytes())?;
        file.sync_data()
    }
}

fn line(document: &str, graph: &str, triples: &str) -> String {
    let digest = Sha256::digest(triples.as_bytes());
    let digits: String = digest
        .iter()
        .take(16)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    format!("{digits} {document} {graph}")
}
