//! A streamed output with a journal beside it, so that a run that was killed can be gone on with.
//!
//! Statements go into `NAME.part`. When those of some documents are safe on the disk, `NAME.journal` gains a line for each:
//! how long the part is after it, and its id. What stands in the part beyond the last of these lines was not safe
//! when the run ended, and is done again.

use std::collections::HashSet;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, BufWriter, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::cli::input::short_hash;
use crate::cli::report::Failure;

/// Statements are made safe this often.
const INTERVAL: Duration = Duration::from_secs(1);

/// The first word of a journal.
const MARK: &str = "cloze-journal-1";

/// A streamed output with its journal.
pub struct Journal {
    place: PathBuf,
    part: BufWriter<File>,
    journal: File,
    length: u64,
    /// The lines of documents whose statements are not safe yet.
    waiting: String,
    safe_at: Instant,
    /// The hashes of the ids of the documents that an earlier run has done.
    done: HashSet<u128>,
    /// The id of the first of them.
    first: Option<String>,
}

/// Whether to go on with a run that did not end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Begin {
    /// Start anew.
    Anew,
    /// Go on, if there is something to go on with.
    Resumed,
}

impl Journal {
    /// Opens the output `place`, which stands for the files beside it until it is whole. `settings` tells apart runs that
    /// would write different things.
    pub fn open(place: &Path, begin: Begin, settings: &str) -> Result<Self, Failure> {
        let path = with_ending(place, "journal");
        let at_journal = |error: io::Error| Failure::at(path.display(), &error);
        let mut journal = locked(&path)?;
        let mut kept = match begin {
            Begin::Anew => Kept::default(),
            Begin::Resumed => {
                let mut text = String::new();
                journal.read_to_string(&mut text).map_err(at_journal)?;
                Kept::read(&text, settings).ok_or_else(|| other_run(&path))?
            }
        };
        let (part, length) = open_part(&with_ending(place, "part"), &mut kept)?;
        rewrite(&mut journal, &kept.text(settings)).map_err(at_journal)?;
        Ok(Self {
            place: place.to_owned(),
            part: BufWriter::new(part),
            journal,
            length,
            waiting: String::new(),
            safe_at: Instant::now(),
            done: kept
                .documents
                .iter()
                .map(|(_, id)| short_hash(id))
                .collect(),
            first: kept.documents.into_iter().next().map(|(_, id)| id),
        })
    }

    /// The hashes of the ids of the documents that need not be done again.
    pub fn done(&self) -> &HashSet<u128> {
        &self.done
    }

    /// The id of the first of these documents.
    pub fn first(&self) -> Option<&str> {
        self.first.as_deref()
    }

    /// Notes that all that a document states is written.
    pub fn note(&mut self, id: &str) -> Result<(), Failure> {
        self.waiting.push_str(&line(self.length, id));
        match self.safe_at.elapsed() > INTERVAL {
            true => self.make_safe(),
            false => Ok(()),
        }
    }

    /// Makes sure that what was written outlives a crash.
    pub fn make_safe(&mut self) -> Result<(), Failure> {
        let part = self
            .part
            .flush()
            .and_then(|()| self.part.get_ref().sync_data());
        let journal = part
            .and_then(|()| self.journal.write_all(self.waiting.as_bytes()))
            .and_then(|()| self.journal.sync_data());
        journal.map_err(|error| self.failure(&error))?;
        self.waiting.clear();
        self.safe_at = Instant::now();
        Ok(())
    }

    /// Gives the output its name, now that it is whole.
    pub fn publish(mut self, path: &Path) -> Result<(), Failure> {
        self.make_safe()?;
        let done = fs::rename(with_ending(&self.place, "part"), path)
            .and_then(|()| fs::remove_file(with_ending(&self.place, "journal")));
        done.map_err(|error| Failure::at(path.display(), &error))
    }

    fn failure(&self, error: &io::Error) -> Failure {
        Failure::at(with_ending(&self.place, "part").display(), error)
    }
}

impl Write for Journal {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let count = self.part.write(bytes)?;
        self.length += count as u64;
        Ok(count)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.part.flush()
    }
}

/// Whether an earlier run left something to go on with.
pub fn is_left(place: &Path) -> bool {
    with_ending(place, "part").exists()
}

fn with_ending(place: &Path, ending: &str) -> PathBuf {
    let mut path = place.to_owned();
    path.as_mut_os_string().push(format!(".{ending}"));
    path
}

/// The journal at a path, which no other run holds.
fn locked(path: &Path) -> Result<File, Failure> {
    let journal = open_file(path)?;
    match journal.try_lock() {
        // File systems without locks are trusted.
        Ok(()) | Err(TryLockError::Error(_)) => Ok(journal),
        Err(TryLockError::WouldBlock) => Err(Failure::Message(format!(
            "{}: another run is writing here; wait for it, or choose another folder with -o",
            path.display()
        ))),
    }
}

/// The part at a path, cut to what is safe of it, and its length.
fn open_part(path: &Path, kept: &mut Kept) -> Result<(File, u64), Failure> {
    let mut part = open_file(path)?;
    let cut = part.metadata().and_then(|found| {
        let length = kept.keep_within(found.len());
        part.set_len(length)?;
        part.seek(SeekFrom::End(0))?;
        Ok(length)
    });
    let length = cut.map_err(|error| Failure::at(path.display(), &error))?;
    Ok((part, length))
}

fn open_file(path: &Path) -> Result<File, Failure> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    options
        .open(path)
        .map_err(|error| Failure::at(path.display(), &error))
}

fn rewrite(file: &mut File, text: &str) -> io::Result<()> {
    file.set_len(0)?;
    file.rewind()?;
    file.write_all(text.as_bytes())?;
    file.sync_data()
}

fn line(length: u64, id: &str) -> String {
    format!("{length} {}\n", serde_json::Value::from(id))
}

fn other_run(journal: &Path) -> Failure {
    Failure::Message(format!(
        "{}: the run to resume had other rules or options, or was one of another version; give the same, or leave out --resume",
        journal.display()
    ))
}

/// What a journal says of an earlier run.
#[derive(Debug, Default, PartialEq, Eq)]
struct Kept {
    /// For each document, how long the part is after it, and its id.
    documents: Vec<(u64, String)>,
}

impl Kept {
    /// Reads a journal; none if it is of a run with other settings. A last line that is not whole is left out.
    fn read(text: &str, settings: &str) -> Option<Self> {
        let Some((first, rest)) = text.split_once('\n') else {
            return Some(Self::default());
        };
        if first != format!("{MARK} {settings}") {
            return None;
        }
        let whole = rest.get(..rest.rfind('\n').map_or(0, |end| end + 1))?;
        let documents = whole.lines().map_while(document).collect();
        Some(Self { documents })
    }

    /// Forgets the documents beyond the end of a part of this length, and tells how much of it is safe.
    fn keep_within(&mut self, length: u64) -> u64 {
        self.documents.retain(|(end, _)| *end <= length);
        self.documents.last().map_or(0, |(end, _)| *end)
    }

    fn text(&self, settings: &str) -> String {
        let lines = self.documents.iter().map(|(end, id)| line(*end, id));
        format!("{MARK} {settings}\n{}", lines.collect::<String>())
    }
}

fn document(line: &str) -> Option<(u64, String)> {
    let (length, id) = line.split_once(' ')?;
    Some((length.parse().ok()?, serde_json::from_str(id).ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(documents: &[(u64, &str)]) -> Kept {
        let documents = documents.iter().map(|(end, id)| (*end, (*id).to_owned()));
        Kept {
            documents: documents.collect(),
        }
    }

    #[test]
    fn what_is_beyond_the_part_is_done_again() {
        let mut found = kept(&[(10, "a"), (10, "b"), (20, "c")]);
        assert_eq!(found.keep_within(15), 10);
        assert_eq!(found, kept(&[(10, "a"), (10, "b")]));
    }

    #[test]
    fn a_journal_that_breaks_off_says_what_is_whole() {
        let all = kept(&[(10, "a\n\""), (20, "b c")]);
        let text = all.text("s");
        assert_eq!(Kept::read(&text, "s"), Some(all));
        for end in 0..text.len() {
            let found = Kept::read(&text[..end], "s").expect("its settings are the same");
            assert!(
                [kept(&[]), kept(&[(10, "a\n\"")])].contains(&found),
                "{found:?}"
            );
        }
        assert_eq!(Kept::read(&text, "other"), None);
    }
}
