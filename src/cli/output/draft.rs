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
    if is_special(path) {
        let mut writer = BufWriter::new(OpenOptions::new().write(true).open(path)?);
        content(&mut writer)?;
        return writer.flush();
    }
    let mut draft = Draft::new(path.parent().unwrap_or(Path::new("")))?;
    content(&mut draft.writer)?;
    draft.publish(path)
}

/// A file that is being written, and has its name once it is [published](Self::publish). Dropped before that, it leaves
/// nothing behind.
#[derive(Debug)]
pub struct Draft {
    writer: BufWriter<File>,
    file: NamedTempFile,
}

impl Draft {
    /// An empty file in a folder under a name that no other program has, which its writer holds locked.
    pub fn new(folder: &Path) -> io::Result<Self> {
        let mut builder = Builder::new();
        builder.prefix(PREFIX);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            builder.permissions(fs::Permissions::from_mode(0o666));
        }
        let file = builder.tempfile_in(or_here(folder))?;
        // File systems without locks are in no danger but that of a draft that stays.
        let _ = file.as_file().try_lock();
        let writer = BufWriter::new(file.as_file().try_clone()?);
        Ok(Self { writer, file })
    }

    /// Makes sure that all is written, and gives the file its name, on the same file system. The file that stood there before
    /// is replaced; if this fails, it stays.
    pub fn publish(self, path: &Path) -> io::Result<()> {
        let Self { mut writer, file } = self;
        writer.flush()?;
        drop(writer);
        if is_special(path) {
            let mut whole = File::open(file.path())?;
            let mut place = OpenOptions::new().write(true).open(path)?;
            return io::copy(&mut whole, &mut place).map(drop);
        }
        file.as_file().sync_all()?;
        file.persist(path).map_err(|fault| fault.error)?;
        sync_folder(path.parent().unwrap_or(Path::new("")))
    }
}

impl Write for Draft {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.writer.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.writer.flush()
    }
}

/// Whether something stands at a path that is no ordinary file, and is not replaced by one.
fn is_special(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|found| !found.is_file() && !found.is_dir())
}

/// A folder, which an empty path means as well: this one.
fn or_here(folder: &Path) -> &Path {
    match folder.as_os_str().is_empty() {
        true => Path::new("."),
        false => folder,
    }
}

/// Makes sure that the folder knows the file's new name after a loss of power, where systems can do that.
fn sync_folder(folder: &Path) -> io::Result<()> {
    #[cfg(unix)]
    {
        // Some file systems cannot; the file itself is safe.
        let _ = File::open(or_here(folder))?.sync_all();
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
        let held = Draft::new(folder.path()).unwrap();
        fs::write(folder.path().join(".cloze-draft-left"), "half").unwrap();
        fs::write(folder.path().join("other"), "whole").unwrap();
        clear(folder.path());
        let mut names = names(folder.path());
        names.sort();
        let held = held
            .file
            .path()
            .file_name()
            .unwrap()
            .to_string_lossy()
            .into_owned();
        assert_eq!(names, [held, "other".to_owned()]);
    }
}
