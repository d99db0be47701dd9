//! The files under a folder, whatever traps it holds.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use indicatif::ProgressBar;
use walkdir::{DirEntry, WalkDir};

use crate::cli::report::{self, Failure};

/// What a folder holds.
#[derive(Debug, Default)]
pub struct Walk {
    /// The files that were asked for, sorted.
    pub files: Vec<PathBuf>,
    /// What can't be read, each with its cause.
    pub faults: Vec<String>,
}

/// Finds the files under a folder whose name is wanted. A folder that can be reached on several ways, by links, is entered
/// once; pipes and devices are passed over.
pub fn walk(folder: &Path, is_wanted: impl Fn(&Path) -> bool, progress: &ProgressBar) -> Walk {
    let mut seen = HashSet::new();
    let entries = WalkDir::new(folder)
        .follow_links(true)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(move |entry| is_new(entry, &mut seen));
    let mut walk = Walk::default();
    for entry in entries {
        match entry {
            Ok(entry) if entry.file_type().is_file() && is_wanted(entry.path()) => {
                progress.inc(1);
                walk.files.push(entry.into_path());
            }
            Err(error) => walk.faults.extend(fault(&error, folder, &is_wanted)),
            Ok(_) => {}
        }
    }
    walk
}

/// The files at these paths; of a folder, those under it whose name is wanted. All must be readable.
pub fn files_at(
    paths: &[PathBuf],
    is_wanted: impl Fn(&Path) -> bool,
) -> Result<Vec<PathBuf>, Failure> {
    let mut files = Vec::new();
    for path in paths {
        if path.is_dir() {
            let found = walk(path, &is_wanted, &ProgressBar::hidden());
            if !found.faults.is_empty() {
                return Err(Failure::Message(found.faults.join("\n")));
            }
            files.extend(found.files);
        } else {
            files.push(path.clone());
        }
    }
    Ok(files)
}

/// Whether this is no folder, or one that was not entered yet.
fn is_new(entry: &DirEntry, seen: &mut HashSet<PathBuf>) -> bool {
    !entry.file_type().is_dir()
        || fs::canonicalize(entry.path()).map_or(true, |place| seen.insert(place))
}

/// What is wrong at a place; nothing if only a link leads back up, or a file is not there that is not wanted.
fn fault(
    error: &walkdir::Error,
    folder: &Path,
    is_wanted: impl Fn(&Path) -> bool,
) -> Option<String> {
    let place = error.path().unwrap_or(folder);
    let cause = report::cause(error.io_error()?);
    let is_link = fs::symlink_metadata(place).is_ok_and(|found| found.is_symlink());
    (!is_link || is_wanted(place)).then(|| format!("{}: {cause}", place.display()))
}
