//! Files that are whole or not there: each is written under a name of its own, kept, and then given its name.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::Path;

use tempfile::{Builder, NamedTempFile};

/// What the names of drafts begin with.
const PREFIX: &str = ".cloze-draft-";

/// Writes a file so that it never stands half written under its name, not even after a loss of power.
///
/// What is no ordinary file, such as `/dev/stdout` or a named pipe, is written to as it is.
pub fn write(
    path: &Path,
    content: impl FnOnce(&mut BufWriter<File>) -> io::Result<()>,
) -> io::Result<()> {
    if fs::metadata(path).is_ok_and(|found| !found.is_file() && !found.is_dir()) {
        return fill(OpenOptions::new().write(true).open(path)?, content);
    }
    let folder = path.parent().unwrap_or(Path::new(""));
    let draft = draft_in(folder)?;
    fill(draft.as_file().try_clone()?, content)?;
    draft.as_file().sync_all()?;
    draft.persist(path).map_err(|fault| fault.error)?;
    sync_folder(folder)
}

fn fill(
    file: File,
    content: impl FnOnce(&mut BufWriter<File>) -> io::Result<()>,
) -> io::Result<()> {
    let mut writer = BufWriter::new(file);
    content(&mut writer)?;
    writer.flush()
}

/// An empty file under a name that no other program has, which its writer holds locked.
fn draft_in(folder: &Path) -> io::Result<NamedTempFile> {
    let folder = match folder.as_os_str().is_empty() {
        true => Path::new("."),
        false => folder,
    };
    let mut builder = Builder::new();
    builder.prefix(PREFIX);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let draft = builder.tempfile_in(folder)?;
    // File systems without locks are in no danger but that of a draft that stays.
    let _ = draft.as_file().try_lock();
    Ok(draft)
}

/// Makes sure that the folder knows the file's new name after a loss of power, where systems can do that.
fn sync_folder(folder: &Path) -> io::Result<()> {
    #[cfg(unix)]
    {
        let folder = match folder.as_os_str().is_empty() {
            true => Path::new("."),
            false => folder,
        };
        // Some file systems cannot; the file itself is safe.
        let _ = File::open(folder)?.sync_all();
    }
    let _ = folder;
    Ok(())
}

/// Removes the drafts that killed programs left in a folder: those that nobody holds locked.
pub fn clear(folder: &Path) {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    for entry in entries {
        let is_draft = entry.file_name().to_string_lossy().starts_with(PREFIX);
        if is_draft && is_left(&entry.path()) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

fn is_left(path: &Path) -> bool {
    File::open(path).is_ok_and(|file| file.try_lock().is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        entries
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect()
    }

    #[test]
    fn a_file_replaces_the_one_before() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("graph.ttl");
        for text in ["one", "two"] {
            write(&path, |file| file.write_all(text.as_bytes())).unwrap();
            assert_eq!(fs::read_to_string(&path).unwrap(), text);
        }
        assert_eq!(names(folder.path()), ["graph.ttl"]);
    }

    #[test]
    fn a_failure_leaves_the_file_before_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("graph.ttl");
        write(&path, |file| file.write_all(b"whole")).unwrap();
        let fault = write(&path, |file| {
            file.write_all(b"half")?;
            file.flush()?;
            Err(io::ErrorKind::StorageFull.into())
        });
        assert_eq!(fault.unwrap_err().kind(), io::ErrorKind::StorageFull);
        assert_eq!(fs::read_to_string(&path).unwrap(), "whole");
        assert_eq!(names(folder.path()), ["graph.ttl"]);
    }

    #[test]
    fn only_drafts_that_nobody_writes_are_cleared_away() {
        let folder = tempfile::tempdir().unwrap();
        let held = draft_in(folder.path()).unwrap();
        fs::write(folder.path().join(".cloze-draft-left"), "half").unwrap();
        fs::write(folder.path().join("other"), "whole").unwrap();
        clear(folder.path());
        let mut names = names(folder.path());
        names.sort();
        let held = held
            .path()
            .file_name()
            .unwrap()
            .to_string_lossy()
            .into_owned();
        assert_eq!(names, [held, "other".to_owned()]);
    }
}
