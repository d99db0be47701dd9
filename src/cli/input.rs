//! Inputs: files, folders, standard input, JSON lines.

use std::collections::{BTreeSet, VecDeque};
use std::fs;
use std::io::{self, IsTerminal, Read};
use std::path::{Path, PathBuf};

use cloze::document::{Document, Format, is_day};
use indicatif::{ProgressBar, ProgressStyle};

use super::report::{self, Failure, Outcome};

/// The endings of files that are read from a folder; others there are passed over.
const ENDINGS: &[&str] = &["txt", "text", "md", "jsonl", "ndjson"];

/// What to read.
#[derive(clap::Args)]
pub struct InputArguments {
    /// Files (plain text, or JSON lines of {"id", "text", "date"?, "title"?, "url"?}), folders, or - for standard input
    #[arg(required = true, value_name = "INPUT")]
    inputs: Vec<PathBuf>,

    /// The day the input was published, for "on Tuesday" and "last week"
    #[arg(long, value_name = "YYYY-MM-DD")]
    date: Option<String>,
}

impl InputArguments {
    /// These inputs, for a command whose arguments are not all inputs.
    #[cfg(feature = "query")]
    pub fn of(inputs: &[String]) -> Self {
        Self {
            inputs: inputs.iter().map(PathBuf::from).collect(),
            date: None,
        }
    }

    /// Finds the inputs. Nothing is opened yet except folders.
    pub fn documents(&self) -> Result<Documents, Failure> {
        if let Some(date) = &self.date {
            check_date(date)?;
        }
        let mut documents = Documents {
            date: self.date.clone(),
            ..Documents::default()
        };
        for input in &self.inputs {
            documents.add_input(input);
        }
        if self.date.is_some() && documents.sources.len() > 1 {
            let cure = "put the dates into JSON lines: {\"id\": …, \"text\": …, \"date\": …}";
            return Err(Failure::Message(format!(
                "--date is for one input, and there are {}; {cure}",
                documents.sources.len()
            )));
        }
        Ok(documents)
    }
}

/// Refuses what is not a date.
fn check_date(date: &str) -> Result<(), Failure> {
    match is_day(date) {
        true => Ok(()),
        false => Err(Failure::Message(format!(
            "--date {date}: not a date; write it as YYYY-MM-DD"
        ))),
    }
}

/// A file or stream that holds documents.
#[derive(Debug)]
struct Source {
    /// Where it is; none for standard input.
    path: Option<PathBuf>,
    /// The id of its document, if it is not JSON lines.
    id: String,
}

/// The documents of the inputs, one after another. What can't be read is told and passed over.
#[derive(Debug, Default)]
pub struct Documents {
    sources: VecDeque<Source>,
    ready: VecDeque<Document>,
    ids: BTreeSet<String>,
    date: Option<String>,
    faults: usize,
}

impl Documents {
    /// The number of inputs not opened yet.
    pub fn remaining(&self) -> usize {
        self.sources.len()
    }

    /// Done if all could be read.
    pub fn outcome(&self) -> Outcome {
        if self.faults == 0 {
            Outcome::Done
        } else {
            Outcome::Incomplete
        }
    }

    fn add_input(&mut self, input: &Path) {
        if input == Path::new("-") {
            self.sources.push_back(Source {
                path: None,
                id: "stdin".to_owned(),
            });
        } else if input.is_dir() {
            self.add_folder(input);
        } else {
            let id = input
                .file_stem()
                .unwrap_or(input.as_os_str())
                .to_string_lossy()
                .into_owned();
            self.sources.push_back(Source {
                path: Some(input.to_owned()),
                id,
            });
        }
    }

    fn add_folder(&mut self, folder: &Path) {
        let progress = walking();
        let found = files_under(folder, ENDINGS, &progress);
        progress.finish_and_clear();
        let paths = match found {
            Ok(paths) => paths,
            Err((path, error)) => {
                return self.fault(format!("{}: {}", path.display(), report::cause(&error)));
            }
        };
        for path in paths {
            let id = path
                .strip_prefix(folder)
                .unwrap_or(&path)
                .with_extension("");
            let id = id.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/");
            self.sources.push_back(Source {
                path: Some(path),
                id,
            });
        }
    }

    /// Takes out the files that hold something else than documents, such as exported graphs, and gives what they hold.
    /// Those that are damaged are told and left out.
    pub fn take_graphs<T>(
        &mut self,
        mut read: impl FnMut(&Path) -> Option<Result<T, String>>,
    ) -> Vec<T> {
        let mut taken = Vec::new();
        let sources = std::mem::take(&mut self.sources);
        for source in sources {
            match source.path.as_deref().and_then(&mut read) {
                Some(Ok(found)) => taken.push(found),
                Some(Err(fault)) => self.fault(fault),
                None => self.sources.push_back(source),
            }
        }
        taken
    }

    fn fault(&mut self, message: String) {
        report::error(message);
        self.faults += 1;
    }

    /// Reads the next source into `ready`.
    fn open(&mut self, source: Source) {
        let place = source
            .path
            .as_ref()
            .map_or("standard input".to_owned(), |path| {
                path.display().to_string()
            });
        let bytes = match read(source.path.as_deref()) {
            Ok(bytes) => bytes,
            Err(error) => return self.fault(format!("{place}: {}", report::cause(&error))),
        };
        for found in Format::of(&place, &bytes).read(&source.id, &bytes) {
            match found {
                Ok(document) => self.ready.push_back(self.dated(document)),
                Err(fault) => self.fault(format!("{place}:{fault}")),
            }
        }
    }

    /// A document that says nothing of its date has the one of the command line.
    fn dated(&self, document: Document) -> Document {
        Document {
            date: document.date.or_else(|| self.date.clone()),
            ..document
        }
    }
}

/// A count of files on standard error, if that is a terminal, for folders that take long to walk.
fn walking() -> ProgressBar {
    if !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{pos} files found, {elapsed}");
    ProgressBar::no_length().with_style(style.unwrap_or_else(|_| ProgressStyle::default_spinner()))
}

/// The files in a folder and its folders that have one of these endings, sorted; or the path that can't be read.
pub fn files_under(
    folder: &Path,
    endings: &[&str],
    progress: &ProgressBar,
) -> Result<Vec<PathBuf>, (PathBuf, io::Error)> {
    let entries = fs::read_dir(folder).and_then(|entries| entries.collect::<io::Result<Vec<_>>>());
    let entries = entries.map_err(|error| (folder.to_owned(), error))?;
    let mut paths: Vec<_> = entries.into_iter().map(|entry| entry.path()).collect();
    paths.sort();
    let mut files = Vec::new();
    for path in paths {
        if path.is_dir() {
            files.extend(files_under(&path, endings, progress)?);
        } else if path
            .extension()
            .is_some_and(|ending| endings.iter().any(|known| ending == *known))
        {
            progress.inc(1);
            files.push(path);
        }
    }
    Ok(files)
}

/// The bytes of a file, or of standard input.
fn read(path: Option<&Path>) -> io::Result<Vec<u8>> {
    match path {
        Some(path) => fs::read(path),
        None => {
            let mut bytes = Vec::new();
            io::stdin().lock().read_to_end(&mut bytes)?;
            Ok(bytes)
        }
    }
}

impl Iterator for Documents {
    type Item = Document;

    fn next(&mut self) -> Option<Document> {
        loop {
            while let Some(document) = self.ready.pop_front() {
                if self.ids.insert(document.id.clone()) {
                    return Some(document);
                }
                self.fault(format!(
                    "two documents have the id \"{}\"; the second is left out",
                    document.id
                ));
            }
            let source = self.sources.pop_front()?;
            self.open(source);
        }
    }
}
