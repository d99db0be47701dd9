//! Where documents come from: a file, a file of a folder, or standard input.

use std::fs::{self, File};
use std::io::{self, Cursor, IsTerminal, Read};
use std::path::{Path, PathBuf};

use indicatif::{ProgressBar, ProgressStyle};
use same_file::Handle;

use super::left::{Left, Reason};
use super::walk::walk;
use crate::cli::report::Failure;

/// The endings of files that are read from a folder; others there are passed over.
const ENDINGS: [&str; 17] = [
    "txt", "text", "md", "markdown", "html", "htm", "xhtml", "json", "jsonl", "ndjson", "csv",
    "tsv", "rss", "atom", "warc", "wet", "parquet",
];

/// The endings of compressed files.
const PACKED: [&str; 2] = ["gz", "zst"];

/// A file or stream that holds documents.
#[derive(Clone, Debug)]
pub struct Source {
    /// Where it is; none for standard input.
    pub path: Option<PathBuf>,
    /// The id of its document, if it has one document that does not say its own.
    pub id: String,
    /// Whether it was found in a folder, not named.
    pub in_folder: bool,
    /// What was read of standard input already, to see what it is.
    ahead: Vec<u8>,
}

/// So much tells what a source is, in bytes.
const HEAD: usize = 1 << 16;

/// A piece of a stream that is shorter than this, in bytes, comes from one that is still being written, or is the last.
const FULL: usize = 1 << 12;

impl Source {
    /// What messages call it.
    pub fn place(&self) -> String {
        match &self.path {
            Some(path) => path.display().to_string(),
            None => "standard input".to_owned(),
        }
    }

    /// A file that was named, or standard input.
    pub fn named(path: &Path) -> Self {
        if path == Path::new("-") {
            return Self {
                path: None,
                id: "stdin".to_owned(),
                in_folder: false,
                ahead: Vec::new(),
            };
        }
        let name = path.file_name().unwrap_or(path.as_os_str());
        Self {
            path: Some(path.to_owned()),
            id: stem(Path::new(name)),
            in_folder: false,
            ahead: Vec::new(),
        }
    }

    /// A file of a folder.
    fn found(path: PathBuf, folder: &Path) -> Self {
        Self {
            id: stem(path.strip_prefix(folder).unwrap_or(&path)),
            path: Some(path),
            in_folder: true,
            ahead: Vec::new(),
        }
    }

    /// How it begins; nothing if that can't be looked at without taking it. Of a stream that is still being written no more
    /// is waited for than a line, unless it is compressed.
    pub fn head(&mut self) -> io::Result<Vec<u8>> {
        let mut head = Vec::new();
        match &self.path {
            Some(path) if path.is_file() => {
                File::open(path)?.take(HEAD as u64).read_to_end(&mut head)?;
                Ok(head)
            }
            Some(_) => Ok(head),
            None => {
                read_ahead(&mut io::stdin(), &mut self.ahead)?;
                Ok(self.ahead.clone())
            }
        }
    }

    /// The name that tells its format where its content does not.
    pub fn name(&self) -> String {
        let name = self.path.as_deref().and_then(Path::file_name);
        name.unwrap_or_default().to_string_lossy().into_owned()
    }

    /// Opens it, or says why it can't be read.
    pub fn open(&self) -> io::Result<Box<dyn Read + Send>> {
        let Some(path) = &self.path else {
            let ahead = Cursor::new(self.ahead.clone());
            return Ok(Box::new(ahead.chain(io::stdin())));
        };
        let found = fs::metadata(path)?;
        if is_device(&found) {
            return Err(io::Error::other(
                "this is a device; give a file, or - for standard input",
            ));
        }
        Ok(Box::new(File::open(path)?))
    }

    /// Its size in bytes, if it has one.
    pub fn size(&self) -> Option<u64> {
        let found = fs::metadata(self.path.as_ref()?).ok()?;
        found.is_file().then_some(found.len())
    }
}

/// Reads on until it is clear what a stream is.
fn read_ahead(stream: &mut impl Read, ahead: &mut Vec<u8>) -> io::Result<()> {
    let mut piece = [0; FULL];
    while ahead.len() < HEAD {
        let count = match stream.read(&mut piece) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            count => count?,
        };
        ahead.extend(piece.iter().take(count));
        let is_packed = ahead.starts_with(b"\x1f\x8b") || ahead.starts_with(b"\x28\xb5\x2f\xfd");
        if count == 0 || (count < FULL && !is_packed && ahead.contains(&b'\n')) {
            break;
        }
    }
    Ok(())
}

#[cfg(unix)]
fn is_device(found: &fs::Metadata) -> bool {
    use std::os::unix::fs::FileTypeExt;
    found.file_type().is_char_device() || found.file_type().is_block_device()
}

#[cfg(not(unix))]
fn is_device(_: &fs::Metadata) -> bool {
    false
}

/// Finds the sources of inputs, in order, with what can't be read of their folders.
pub fn find(inputs: &[PathBuf]) -> (Vec<Source>, Vec<Left>) {
    let (mut sources, mut left) = (Vec::new(), Vec::new());
    for input in inputs {
        match input.is_dir() && input != Path::new("-") {
            true => add_folder(input, &mut sources, &mut left),
            false => sources.push(Source::named(input)),
        }
    }
    (sources, left)
}

fn add_folder(folder: &Path, sources: &mut Vec<Source>, left: &mut Vec<Left>) {
    let progress = walking();
    let found = walk(folder, is_article, &progress);
    progress.finish_and_clear();
    let faults = found.faults.into_iter();
    left.extend(faults.map(|fault| Left::told(Reason::Unreadable, fault)));
    let files = found.files.into_iter();
    sources.extend(files.map(|path| Source::found(path, folder)));
}

/// Whether a file of a folder may hold articles, by its ending.
fn is_article(path: &Path) -> bool {
    ending(&unpacked(path)).is_some_and(|ending| ENDINGS.contains(&ending.as_str()))
}

/// A path without endings, as an id.
fn stem(path: &Path) -> String {
    let stem = unpacked(path).with_extension("");
    stem.to_string_lossy()
        .replace(std::path::MAIN_SEPARATOR, "/")
}

/// A path without the ending of a compressed file.
fn unpacked(path: &Path) -> PathBuf {
    match ending(path).filter(|ending| PACKED.contains(&ending.as_str())) {
        Some(_) => path.with_extension(""),
        None => path.to_owned(),
    }
}

fn ending(path: &Path) -> Option<String> {
    Some(path.extension()?.to_str()?.to_ascii_lowercase())
}

/// A count of files on standard error, if that is a terminal, for folders that take long to walk.
fn walking() -> ProgressBar {
    if !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{pos} files found, {elapsed}");
    ProgressBar::no_length().with_style(style.unwrap_or_else(|_| ProgressStyle::default_spinner()))
}

/// Refuses an input that standard output is written to.
pub fn check_apart_from_output(sources: &[Source]) -> Result<(), Failure> {
    let is_file = |handle: &Handle| {
        let found = handle.as_file().metadata();
        found.is_ok_and(|found| found.is_file())
    };
    let Some(output) = Handle::stdout().ok().filter(is_file) else {
        return Ok(());
    };
    let same = sources.iter().find(|source| {
        let input = match &source.path {
            Some(path) if !path.is_file() => return false,
            Some(path) => Handle::from_path(path),
            None => Handle::stdin(),
        };
        input.is_ok_and(|input| input == output)
    });
    match same {
        Some(source) => Err(Failure::Message(format!(
            "{}: this input is also the output; write to another file",
            source.place()
        ))),
        None => Ok(()),
    }
}
