//! Sentences by kind, in the files of a folder: a text on a line, and indented below it what is expected of it.

use std::path::Path;

/// Sentences of a kind, by the name of its file.
pub struct Kind {
    pub name: String,
    pub entries: Vec<Entry>,
}

/// A text with what is expected of it, one to a line.
pub struct Entry {
    pub text: String,
    pub lines: Vec<String>,
}

/// All kinds of a folder, in the order of their names.
pub fn read_folder(folder: &Path) -> Vec<Kind> {
    let files = std::fs::read_dir(folder).expect("the kinds are there");
    let paths = files.map(|file| file.expect("the kinds can be listed").path());
    let mut kinds: Vec<Kind> = paths
        .filter(|path| path.extension().is_some_and(|ending| ending == "txt"))
        .map(|path| {
            let name = path.file_stem().expect("a file has a name");
            let text = std::fs::read_to_string(&path).expect("the kinds are UTF-8");
            Kind {
                name: name.to_string_lossy().into_owned(),
                entries: read_entries(&text),
            }
        })
        .collect();
    kinds.sort_by(|one, other| one.name.cmp(&other.name));
    kinds
}

fn read_entries(text: &str) -> Vec<Entry> {
    text.split("\n\n")
        .filter_map(|block| {
            let mut lines = block
                .lines()
                .filter(|line| !line.is_empty() && !line.starts_with('#'));
            Some(Entry {
                text: lines.next()?.to_owned(),
                lines: lines.map(|line| line.trim().to_owned()).collect(),
            })
        })
        .collect()
}

/// The entries of which a line does not hold, each behind its kind.
pub fn failing<'e, T>(kinds: &'e [Kind], faults: impl Fn(&'e Entry) -> Vec<T>) -> Vec<String> {
    let mut failing = Vec::new();
    for kind in kinds {
        let wrong = kind
            .entries
            .iter()
            .filter(|entry| !faults(entry).is_empty());
        failing.extend(wrong.map(|entry| format!("{}: {}", kind.name, entry.text)));
    }
    failing
}
