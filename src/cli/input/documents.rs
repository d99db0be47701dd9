//! The documents of all inputs, one after another, each file opened when its turn comes.

use std::collections::{HashSet, VecDeque};
use std::fs;
use std::io::{self, BufRead, Read};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::document::{
    self, Article, Document, DocumentFault, Fields, Format, Refusal, Unreadable,
};
use crate::spelling::did_you_mean;
use sha2::{Digest, Sha256};

use super::left::{Left, Reason, Tally};
use super::pending::{Pending, Policy};
use super::source::Source;
use crate::cli::report::{self, Failure};

/// The documents of the inputs, one after another; and what is left out, in its place.
pub struct Documents {
    sources: VecDeque<Source>,
    left: VecDeque<Left>,
    fields: Fields,
    policy: Arc<Policy>,
    current: Option<Current>,
    /// The ids that were met, as 128 bits of their hashes: millions must find room.
    ids: HashSet<u128>,
    /// The hashes of the ids of documents that an earlier run has done.
    done: HashSet<u128>,
    progress: Position,
}

/// The file whose documents come next.
struct Current {
    place: String,
    articles: Box<dyn Iterator<Item = Result<Article, DocumentFault>> + Send>,
}

/// How far the reading has come.
#[derive(Clone, Debug, Default)]
pub struct Position {
    /// The bytes that were read.
    pub read: Arc<AtomicU64>,
    /// The bytes of all inputs, if that can be known.
    pub total: Option<u64>,
}

impl Documents {
    /// The documents of these sources, after what was left out while they were found.
    pub fn new(sources: Vec<Source>, left: Vec<Left>, fields: Fields, policy: Policy) -> Self {
        Self {
            progress: Position {
                total: size(&sources),
                ..Position::default()
            },
            sources: sources.into(),
            left: left.into(),
            fields,
            policy: Arc::new(policy),
            current: None,
            ids: HashSet::new(),
            done: HashSet::new(),
        }
    }

    /// The inputs that were not opened yet.
    pub fn sources(&self) -> impl Iterator<Item = &Source> {
        self.sources.iter()
    }

    /// Passes over documents that an earlier run has done, given the hashes of their ids.
    pub fn pass_over(&mut self, done: HashSet<u128>) {
        self.done = done;
    }

    /// How far the reading has come, also while it goes on elsewhere.
    pub fn position(&self) -> Position {
        self.progress.clone()
    }

    /// Whether a file is a graph that this program wrote.
    pub fn is_graph(&self, source: &Source) -> bool {
        let opened = source.open().map_err(Unreadable::Disk);
        let opened = opened.and_then(|reader| document::open(&source.name(), reader, &self.fields));
        matches!(
            opened.err(),
            Some(Unreadable::Refused(Refusal::Export | Refusal::Graph(_)))
        )
    }

    /// Takes out the files that hold something else than documents, such as exported graphs, and gives what they hold.
    /// Those that are damaged are left out. What lies in a folder is not looked at: articles are looked for there.
    pub fn take_graphs<T>(
        &mut self,
        mut read: impl FnMut(&mut Source) -> Option<Result<T, String>>,
    ) -> Vec<T> {
        let mut taken = Vec::new();
        for mut source in std::mem::take(&mut self.sources) {
            let taken_from = (!source.in_folder).then_some(&mut source);
            match taken_from.and_then(&mut read) {
                Some(Ok(found)) => taken.push(found),
                Some(Err(fault)) => self.left.push_back(Left::told(Reason::Unreadable, fault)),
                None => self.sources.push_back(source),
            }
        }
        self.progress.total = size(&self.sources);
        taken
    }

    /// Reads one document after another here, noting what is left out.
    pub fn each(
        self,
        tally: &mut Tally,
        mut then: impl FnMut(&Document) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        for found in self {
            match found.and_then(Pending::read) {
                Ok(document) => then(&document)?,
                Err(left) => tally.leave(left),
            }
        }
        Ok(())
    }

    /// Opens a source: its documents come next, or it is left out.
    fn open(&mut self, source: &Source) -> Option<Result<Pending, Left>> {
        let place = source.place();
        let opened = source
            .open()
            .map_err(Unreadable::Disk)
            .and_then(|reader| self.look_at(source, reader));
        match opened {
            Ok((Format::Html, reader)) => Some(self.page(source, reader)),
            Ok((format, reader)) => {
                let articles = format.articles(&source.id, reader, &self.fields);
                self.current = Some(Current { place, articles });
                None
            }
            Err(fault) => Some(Err(unread(source, fault))),
        }
    }

    /// The format of a source, and all of it, counted as it is read.
    fn look_at(
        &self,
        source: &Source,
        reader: Box<dyn Read + Send>,
    ) -> Result<(Format, Box<dyn BufRead + Send>), Unreadable> {
        let counted = Counted {
            reader,
            count: Arc::clone(&self.progress.read),
        };
        let opened = document::open(&source.name(), counted, &self.fields)?;
        Ok((opened.format, opened.reader))
    }

    /// A page, which is reduced to its article elsewhere.
    fn page(&self, source: &Source, reader: Box<dyn BufRead + Send>) -> Result<Pending, Left> {
        let bytes = document::read_within(reader)
            .map_err(|error| unread(source, Unreadable::Disk(error)))?;
        let article = Article::Page {
            id: source.id.clone(),
            bytes,
            url: None,
        };
        Ok(Pending::new(
            article,
            source.place(),
            Arc::clone(&self.policy),
        ))
    }

    /// Lets a document through unless there was one of its id.
    fn new_id(&mut self, pending: Pending) -> Result<Pending, Left> {
        let hash = short_hash(pending.id());
        match self.ids.insert(hash) {
            true if self.done.contains(&hash) => Err(Left::counted(Reason::DoneBefore)),
            true => Ok(pending),
            false => Err(Left::told(
                Reason::SameId,
                format!(
                    "{}: there was a document of the id \"{}\" before, and this one is left out; give it another id",
                    pending.place(),
                    pending.id()
                ),
            )),
        }
    }

    /// The next document of the file that is read.
    fn of_current(&mut self) -> Option<Result<Pending, Left>> {
        let current = self.current.as_mut()?;
        let place = &current.place;
        Some(match current.articles.next()? {
            Ok(article) => Ok(Pending::new(
                article,
                place.clone(),
                Arc::clone(&self.policy),
            )),
            Err(fault) => Err(Left::told(Reason::Faulty, format!("{place}:{fault}"))),
        })
    }
}

impl Iterator for Documents {
    type Item = Result<Pending, Left>;

    fn next(&mut self) -> Option<Self::Item> {
        if let Some(left) = self.left.pop_front() {
            return Some(Err(left));
        }
        loop {
            let found = match self.of_current() {
                Some(found) => Some(found),
                None => {
                    self.current = None;
                    let source = self.sources.pop_front()?;
                    self.open(&source)
                }
            };
            if let Some(found) = found {
                return Some(found.and_then(|pending| self.new_id(pending)));
            }
        }
    }
}

/// The bytes of all sources, if that can be known.
fn size<'s>(sources: impl IntoIterator<Item = &'s Source>) -> Option<u64> {
    sources.into_iter().map(Source::size).sum()
}

/// Why a source is left out.
fn unread(source: &Source, fault: Unreadable) -> Left {
    let place = source.place();
    match fault {
        Unreadable::Disk(error) if source.in_folder && error.kind() == io::ErrorKind::NotFound => {
            let message = format!(
                "{place}: this file has gone since its folder was looked through; put it back and run it again if it is wanted"
            );
            Left::told(Reason::Unreadable, message)
        }
        Unreadable::Disk(error) => {
            let cause = report::cause(&error);
            let message = match meant(source, &error) {
                cure if cure.is_empty() => format!("{place}: {cause}"),
                cure => format!(
                    "{place}: {}{cure}",
                    cause.trim_end_matches("; check the name")
                ),
            };
            Left::told(Reason::Unreadable, message)
        }
        Unreadable::Refused(Refusal::Export | Refusal::Graph(_)) if source.in_folder => {
            Left::counted(Reason::OwnOutput)
        }
        Unreadable::Refused(refusal) => {
            Left::told(Reason::NoArticle, format!("{place}: {refusal}"))
        }
    }
}

/// Says `; did you mean "…"?` for a file that is not there, if one beside it has nearly its name.
fn meant(source: &Source, error: &io::Error) -> String {
    let Some(path) = source
        .path
        .as_deref()
        .filter(|_| error.kind() == io::ErrorKind::NotFound)
    else {
        return String::new();
    };
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
    let mut names: Vec<String> = names.collect();
    names.sort();
    did_you_mean(&source.name(), names.iter().map(String::as_str))
}

/// The first half of a text's SHA-256.
pub fn short_hash(text: &str) -> u128 {
    let hash: [u8; 32] = Sha256::digest(text).into();
    let half = hash.first_chunk().copied().unwrap_or_default();
    u128::from_be_bytes(half)
}

/// A stream that counts what is read of it.
struct Counted<R> {
    reader: R,
    count: Arc<AtomicU64>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.reader.read(buffer)?;
        self.count.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}
