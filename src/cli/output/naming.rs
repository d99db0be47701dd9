//! The file of a document in the output folder: one of its own, whatever its id.

use std::path::{Path, PathBuf};

use clap::ValueEnum;
use sha2::{Digest, Sha256};

use super::Format;

/// A longer name of a file or folder, in bytes, is shortened.
const LONGEST_NAME: usize = 180;

/// A longer id, in bytes, is shortened as a whole.
const LONGEST_PATH: usize = 1_500;

/// So much of a shortened name is kept, in bytes.
const KEPT: usize = 100;

/// The path of a document's file in a folder. The id is taken for a path below the folder, whatever it says: what would lead
/// elsewhere, or could be no name, is written as `%` and the number of its byte. Different ids have different files.
pub fn path_in(folder: &Path, id: &str, ending: &str) -> PathBuf {
    let mut path = folder.join(relative(id));
    path.as_mut_os_string().push(format!(".{ending}"));
    path
}

/// The path below the folder, without the ending.
fn relative(id: &str) -> PathBuf {
    if id.len() > LONGEST_PATH {
        return PathBuf::from(shortened(id, id));
    }
    let (folders, file) = id
        .rsplit_once('/')
        .map_or((None, id), |(folders, file)| (Some(folders), file));
    let folders = folders.into_iter().flat_map(|folders| folders.split('/'));
    folders.map(folder_name).chain([file_name(file)]).collect()
}

/// The name of a file without its ending.
fn file_name(part: &str) -> String {
    fitting(part, escaped(part))
}

/// The name of a folder: none that a document's file could have.
fn folder_name(part: &str) -> String {
    let name = escaped(part);
    let is_file = |format: &Format| {
        name.strip_suffix(&format.name())
            .is_some_and(|stem| stem.ends_with('.'))
    };
    let clash = Format::value_variants().iter().any(is_file);
    match name.rsplit_once('.').filter(|_| clash) {
        Some((stem, ending)) => fitting(part, format!("{stem}%2E{ending}")),
        None => fitting(part, name),
    }
}

/// A part of a path with `%` and a number for each byte that could be no part of a name. An empty part is `%` alone.
fn escaped(part: &str) -> String {
    if part.is_empty() {
        return "%".to_owned();
    }
    let only_dots = part.bytes().all(|byte| byte == b'.');
    let last = part.chars().count() - 1;
    let mut name = String::new();
    for (index, character) in part.chars().enumerate() {
        let at_edge = index == 0 && character == '.' || index == last && "., ".contains(character);
        let is_odd = character.is_control() || "%\\:*?\"<>|".contains(character);
        if is_odd || only_dots || at_edge {
            let mut bytes = [0; 4];
            let bytes = character.encode_utf8(&mut bytes).bytes();
            name.extend(bytes.map(|byte| format!("%{byte:02X}")));
        } else {
            name.push(character);
        }
    }
    name
}

/// The name of a part, shortened if it is too long for a file system.
fn fitting(part: &str, name: String) -> String {
    match name.len() > LONGEST_NAME {
        true => shortened(part, &name),
        false => name,
    }
}

/// The beginning of a name and a hash of all that it stands for.
fn shortened(whole: &str, name: &str) -> String {
    let hash = Sha256::digest(whole);
    let hash: String = hash
        .iter()
        .take(16)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let name = name.replace('/', "%2F");
    let kept = name
        .get(..name.floor_char_boundary(KEPT))
        .unwrap_or_default();
    let kept: String = kept.chars().filter(|c| !c.is_control()).collect();
    format!("{kept}%-{hash}")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn ids_are_paths_below_the_folder() {
        for (id, path) in [
            ("gift", "out/gift.ttl"),
            ("2024/06/gift", "out/2024/06/gift.ttl"),
            ("v1.2 final", "out/v1.2 final.ttl"),
            ("", "out/%.ttl"),
            ("../x", "out/%2E%2E/x.ttl"),
            ("/x", "out/%/x.ttl"),
            ("x/", "out/x/%.ttl"),
            (".x", "out/%2Ex.ttl"),
            ("x\0", "out/x%00.ttl"),
            ("x%00", "out/x%2500.ttl"),
            ("https://a.org/b?c", "out/https%3A/%/a.org/b%3Fc.ttl"),
            ("x.json/y", "out/x%2Ejson/y.ttl"),
        ] {
            assert_eq!(
                path_in(Path::new("out"), id, "ttl"),
                Path::new(path),
                "{id}"
            );
        }
    }

    #[test]
    fn no_two_ids_have_one_file() {
        let parts = [
            "", ".", "..", "x", "x.ttl", "%", "%2E", " ", "x ", "\0", "-",
        ];
        let mut ids: Vec<String> = parts.map(str::to_owned).to_vec();
        for first in parts {
            ids.extend(parts.map(|second| format!("{first}/{second}")));
        }
        ids.extend(["a", "b"].map(|end| "x".repeat(300) + end));
        ids.extend(["a", "b"].map(|end| "x/".repeat(3_000) + end));
        let paths: BTreeSet<PathBuf> = ids
            .iter()
            .map(|id| path_in(Path::new("out"), id, "ttl"))
            .collect();
        assert_eq!(paths.len(), ids.len());
        for path in &paths {
            assert!(
                path.starts_with("out") && path.as_os_str().len() < 2_000,
                "{path:?}"
            );
            assert!(
                !paths.contains(path.parent().expect("it is in a folder")),
                "{path:?}"
            );
        }
    }
}
