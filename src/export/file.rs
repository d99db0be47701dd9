//! Files that are whole or not there.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// Writes a file so that it never stands half written under its name: it is written beside its place under another
/// name, then renamed.
///
/// What is no ordinary file, such as `/dev/stdout` or a named pipe, is written to as it is.
///
/// # Errors
///
/// Those of the file system and of `content`. The file is then as it was before, and nothing else is left behind.
pub fn write(
    path: &Path,
    content: impl FnOnce(&mut BufWriter<File>) -> io::Result<()>,
) -> io::Result<()> {
    let mut whole = Whole::create(path)?;
    content(&mut whole.writer)?;
    whole.publish()
}

/// A file that is being written, and has its name once it is [published](Self::publish).
///
/// Dropped before that, it leaves nothing behind.
#[derive(Debug)]
pub struct Whole {
    writer: BufWriter<File>,
    /// Where it is written, unless it is written in place.
    draft: Option<Draft>,
    path: PathBuf,
}

impl Whole {
    /// Begins a file that will stand at this path.
    ///
    /// # Errors
    ///
    /// Those of the file system.
    pub fn create(path: &Path) -> io::Result<Self> {
        let in_place = fs::metadata(path).is_ok_and(|found| !found.is_file() && !found.is_dir());
        let draft = match in_place {
            true => None,
            false => Some(Draft::beside(path)?),
        };
        let file = match &draft {
            None => OpenOptions::new().write(true).open(path)?,
            Some(draft) => OpenOptions::new()
                .write(true)
                .create_new(true)
                .open(&draft.path)?,
        };
        Ok(Self {
            writer: BufWriter::new(file),
            draft,
            path: path.to_owned(),
        })
    }

    /// Makes sure that all is written, and gives the file its name.
    ///
    /// # Errors
    ///
    /// Those of the file system. The file that stood there before then stays as it was.
    pub fn publish(mut self) -> io::Result<()> {
        self.writer.flush()?;
        match self.draft {
            Some(draft) => draft.publish(&self.path),
            None => Ok(()),
        }
    }
}

impl Write for Whole {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.writer.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.writer.flush()
    }
}

/// A file under a name that it will not keep; removed when dropped.
#[derive(Debug)]
struct Draft {
    path: PathBuf,
}

impl Draft {
    /// Chooses a name in the same folder, which holds the process's number: two programs may write one file at once.
    fn beside(path: &Path) -> io::Result<Self> {
        let name = path.file_name().ok_or(io::ErrorKind::InvalidFilename)?;
        let name = format!(".{}.{}.part", name.to_string_lossy(), std::process::id());
        let draft = Self {
            path: path.with_file_name(name),
        };
        draft.remove();
        Ok(draft)
    }

    fn publish(self, path: &Path) -> io::Result<()> {
        fs::rename(&self.path, path)
    }

    /// Removes the draft, if it is there. There is nothing to be done about one that cannot be removed.
    fn remove(&self) {
        let _ = fs::remove_file(&self.path);
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        self.remove();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An empty folder for a test of this name.
    fn folder(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("cloze-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir(&folder).unwrap();
        folder
    }

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        entries
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect()
    }

    #[test]
    fn a_file_replaces_the_one_before() {
        let folder = folder("replaces");
        let path = folder.join("graph.ttl");
        for text in ["one", "two"] {
            write(&path, |file| file.write_all(text.as_bytes())).unwrap();
            assert_eq!(fs::read_to_string(&path).unwrap(), text);
        }
        assert_eq!(names(&folder), ["graph.ttl"]);
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn a_failure_leaves_the_file_before_and_nothing_else() {
        let folder = folder("failure");
        let path = folder.join("graph.ttl");
        write(&path, |file| file.write_all(b"whole")).unwrap();
        let fault = write(&path, |file| {
            file.write_all(b"half")?;
            file.flush()?;
            Err(io::ErrorKind::StorageFull.into())
        });
        assert_eq!(fault.unwrap_err().kind(), io::ErrorKind::StorageFull);
        assert_eq!(fs::read_to_string(&path).unwrap(), "whole");
        assert_eq!(names(&folder), ["graph.ttl"]);
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn a_folder_is_not_replaced_by_a_file() {
        let folder = folder("occupied");
        fs::create_dir(folder.join("graph.ttl")).unwrap();
        write(&folder.join("graph.ttl"), |file| file.write_all(b"text")).unwrap_err();
        assert_eq!(names(&folder), ["graph.ttl"]);
        fs::remove_dir_all(folder).unwrap();
    }
}
