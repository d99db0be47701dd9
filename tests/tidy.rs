//! The invariants of the house that can be checked by reading its sources.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// All Rust files under `src` but those that are only for tests, sorted.
fn sources() -> Vec<PathBuf> {
    let mut files = Vec::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    collect(&folder, &mut files);
    files.retain(|path| !is_for_tests(path));
    files.sort();
    files
}

/// Whether a file is a module that stands under `#[cfg(test)]`.
fn is_for_tests(path: &Path) -> bool {
    let names = ["tests", "fixture", "sample"];
    path.components().any(|part| {
        let part = part.as_os_str().to_string_lossy();
        part.ends_with("tests.rs") || names.contains(&part.trim_end_matches(".rs"))
    })
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("the entry can be read").path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

/// The module at the root that a file belongs to: `clause` for `src/clause/passive.rs`.
fn room(path: &Path) -> String {
    let path = path.strip_prefix(Path::new(env!("CARGO_MANIFEST_DIR")).join("src"));
    let first = path
        .expect("it is under src")
        .components()
        .next()
        .expect("it has a name");
    first
        .as_os_str()
        .to_string_lossy()
        .trim_end_matches(".rs")
        .to_owned()
}

/// The code of a file without its tests and comments.
fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).expect("the file can be read");
    let text = text.split("#[cfg(test)]").next().unwrap_or_default();
    text.lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .map(|line| format!("{line}\n"))
        .collect()
}

/// Whether the code names this module or crate in a path.
fn names(code: &str, path: &str) -> bool {
    code.match_indices(path).any(|(start, _)| {
        let before = code[..start].chars().next_back();
        let after = code[start + path.len()..].chars().next();
        !before.is_some_and(|letter| letter.is_alphanumeric() || letter == '_')
            && !after.is_some_and(|letter| letter.is_alphanumeric() || letter == '_')
    })
}

/// The code with every `use a::{b, c::{d, e}};` written out as `use a::b; use a::c::d; use a::c::e;`.
fn with_uses_written_out(code: &str) -> String {
    let mut text = String::new();
    let mut rest = code;
    while let Some(start) = rest.find("use ") {
        let Some(length) = rest[start..].find(';') else {
            break;
        };
        text.push_str(&rest[..start]);
        let tree = &rest[start + "use ".len()..start + length];
        for path in expanded(tree) {
            text.push_str(&format!("use {path};\n"));
        }
        rest = &rest[start + length + 1..];
    }
    text + rest
}

/// The paths of a tree of imports.
fn expanded(tree: &str) -> Vec<String> {
    let tree: String = tree.split_whitespace().collect();
    let Some((before, inner)) = tree.split_once('{') else {
        return vec![tree];
    };
    let inner = inner.strip_suffix('}').unwrap_or(inner);
    let mut depth = 0;
    let mut paths = vec![String::new()];
    for letter in inner.chars() {
        match letter {
            ',' if depth == 0 => paths.push(String::new()),
            _ => paths.last_mut().expect("there is one").push(letter),
        }
        depth += i32::from(letter == '{') - i32::from(letter == '}');
    }
    let paths = paths.iter().filter(|path| !path.is_empty());
    paths
        .flat_map(|path| expanded(path))
        .map(|path| format!("{before}{path}"))
        .collect()
}

#[test]
fn imports_are_written_out() {
    let code = "use a::b;\nuse crate::{c, d::{e, f}};\nlet x = crate::g::h();";
    let expected = [
        "use a::b;",
        "use crate::c;",
        "use crate::d::e;",
        "use crate::d::f;",
        "crate::g::h",
    ];
    let found = with_uses_written_out(code);
    for path in expected {
        assert!(found.contains(path), "{path} is not in {found}");
    }
}

/// The rooms inside a module that each of its rooms names, by name.
fn rooms_inside(module: &str) -> BTreeMap<String, BTreeSet<String>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("src")
        .join(module);
    let mut files = Vec::new();
    collect(&folder, &mut files);
    files.retain(|path| !is_for_tests(path));
    let name = |path: &Path| {
        let path = path.strip_prefix(&folder).expect("it is in the folder");
        let first = path.components().next().expect("it has a name");
        let first = first.as_os_str().to_string_lossy();
        first.trim_end_matches(".rs").to_owned()
    };
    let rooms: BTreeSet<String> = files.iter().map(|path| name(path)).collect();
    let mut named: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for path in &files {
        let own = name(path);
        let code = with_uses_written_out(&code(path));
        let others = rooms.iter().filter(|room| **room != own);
        let used = others.filter(|room| names(&code, &format!("crate::{module}::{room}")));
        named.entry(own.clone()).or_default().extend(used.cloned());
    }
    named
}

#[test]
fn rooms_inside_a_module_stand_one_above_the_other() {
    let mut left = rooms_inside("clause");
    while let Some(lowest) = left
        .iter()
        .find(|(_, below)| below.iter().all(|room| !left.contains_key(room)))
        .map(|(room, _)| room.clone())
    {
        left.remove(&lowest);
    }
    assert!(
        left.is_empty(),
        "these name each other in a circle: {left:#?}"
    );
}

#[test]
fn rooms_name_one_another_in_full() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/clause");
    let mut files = Vec::new();
    collect(&folder, &mut files);
    for path in files.iter().filter(|path| !is_for_tests(path)) {
        let code = code(path);
        assert!(
            !code.contains("super::super::"),
            "{} climbs two floors at once",
            path.display()
        );
    }
}

#[test]
fn no_module_imports_upward() {
    let allowed: &[(&str, &[&str])] = &[
        ("span", &[]),
        ("document", &["span"]),
        ("spelling", &[]),
        ("gazetteer", &["span", "spelling"]),
        ("vocabulary", &["span"]),
        ("english", &["span", "document", "gazetteer"]),
        ("clause", &["span", "document", "gazetteer", "english"]),
        (
            "reading",
            &[
                "span",
                "document",
                "gazetteer",
                "english",
                "clause",
                "vocabulary",
            ],
        ),
        (
            "rule",
            &[
                "span",
                "spelling",
                "document",
                "gazetteer",
                "english",
                "clause",
                "vocabulary",
                "reading",
            ],
        ),
        (
            "matching",
            &[
                "span",
                "document",
                "english",
                "clause",
                "vocabulary",
                "reading",
                "rule",
            ],
        ),
        (
            "graph",
            &[
                "span",
                "document",
                "english",
                "clause",
                "vocabulary",
                "reading",
                "rule",
                "matching",
            ],
        ),
        (
            "export",
            &[
                "span",
                "document",
                "clause",
                "vocabulary",
                "reading",
                "rule",
                "graph",
            ],
        ),
        ("query", &["vocabulary", "graph", "export"]),
    ];
    let modules = [
        "span",
        "spelling",
        "document",
        "gazetteer",
        "vocabulary",
        "english",
        "clause",
        "reading",
        "rule",
        "matching",
        "examples",
        "graph",
        "export",
        "query",
        "cli",
    ];
    for path in sources() {
        let room = room(&path);
        let Some((_, below)) = allowed.iter().find(|(name, _)| *name == room) else {
            continue;
        };
        let code = with_uses_written_out(&code(&path));
        for module in modules
            .iter()
            .filter(|module| **module != room && !below.contains(module))
        {
            assert!(
                !names(&code, &format!("crate::{module}")),
                "{} imports {module}",
                path.display()
            );
        }
    }
}

#[test]
fn crates_stay_in_their_rooms() {
    let rooms: &[(&str, &[&str])] = &[
        ("cloze_english", &["english"]),
        ("petgraph", &["graph", "export"]),
        ("oxrdf", &["export", "query"]),
        ("oxttl", &["export", "query"]),
        ("oxjsonld", &["export"]),
        ("hashbrown", &["graph"]),
        ("parquet", &["document"]),
        ("pulldown_cmark", &["document"]),
        ("quick_xml", &["document", "export"]),
        ("spareval", &["query"]),
        ("spargebra", &["query"]),
        ("clap", &["cli", "main"]),
        ("csv", &["document", "export"]),
        ("dom_smoothie", &["document"]),
        ("encoding_rs", &["document"]),
        ("regex", &["reading", "rule", "document", "matching"]),
    ];
    for path in sources() {
        let code = code(&path);
        for (name, allowed) in rooms {
            let used = names(&code, &format!("{name}::")[..name.len()])
                && code.contains(&format!("{name}::"));
            assert!(
                !used || allowed.contains(&room(&path).as_str()),
                "{} uses {name}",
                path.display()
            );
        }
    }
}

#[test]
fn only_exports_are_serialised() {
    for path in sources() {
        let allowed = ["export", "cli"].contains(&room(&path).as_str());
        assert!(
            allowed || !names(&code(&path), "Serialize"),
            "{} derives Serialize",
            path.display()
        );
    }
}

#[test]
fn no_module_is_called_mod_or_utils() {
    let refused = [
        "mod.rs",
        "utils.rs",
        "common.rs",
        "helpers.rs",
        "types.rs",
        "manager.rs",
        "process.rs",
        "handle.rs",
    ];
    for path in sources() {
        let name = path
            .file_name()
            .expect("a file has a name")
            .to_string_lossy()
            .into_owned();
        assert!(!refused.contains(&name.as_str()), "{}", path.display());
    }
}

#[test]
fn nothing_panics_because_nobody_listens() {
    for path in sources() {
        let code = code(&path);
        for print in ["println!", "print!", "eprintln!", "eprint!"] {
            assert!(!names(&code, print), "{} uses {print}", path.display());
        }
    }
}

#[test]
fn nothing_unwraps_outside_tests() {
    for path in sources() {
        assert!(
            !code(&path).contains(".unwrap()"),
            "{} unwraps",
            path.display()
        );
    }
}
