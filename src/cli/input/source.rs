//! Where documents come from: a file, a file of a folder, or standard input.

use std::fs::{self, File};
use std::io::{self, IsTerminal, Read};
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
}

impl Source {
    /// What messages call it.
    pub fn place(&self) -> String {
        match &self.path {
            Some(path) => path.display().to_string(),
            None => "standard input".to_owned(),
        }
    }

    /// Its path, if it is a file that was named, not one found in a folder.
    pub fn named(&self) -> Option<&Path> {
        self.path.as_deref().filter(|_| !self.in_folder)
    }

    /// The name that tells its format where its content does not.
    pub fn name(&self) -> String {
        let name = self.path.as_deref().and_then(Path::file_name);
        name.unwrap_or_default().to_string_lossy().into_owned()
    }

    /// Opens it, or says why it can't be read.
    pub fn open(&self) -> io::Result<Box<dyn Read + Send>> {
        let Some(path) = &self.path else {
            return Ok(Box::new(io::stdin()));
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
        if input == Path::new("-") {
            sources.push(Source {
                path: None,
                id: "stdin".to_owned(),
                in_folder: false,
            });
        } else if input.is_dir() {
            add_folder(input, &mut sources, &mut left);
        } else {
            let name = input.file_name().unwrap_or(input.as_os_str());
            sources.push(Source {
                path: Some(input.clone()),
                id: stem(Path::new(name)),
                in_folder: false,
            });
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
    sources.extend(found.files.into_iter().map(|path| Source {
        id: stem(path.strip_prefix(folder).unwrap_or(&path)),
        path: Some(path),
        in_folder: true,
    }));
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
