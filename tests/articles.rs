//! Fifteen articles with what a reader takes out of them, written down by hand from the texts.
//!
//! A line of `tests/articles/NAME.expected` is `SUBJECT | RELATION / RELATION … | OBJECT / OBJECT …`, any of the names
//! being right, with `| STATUS` for a statement that is not plainly asserted. `!` opens what must not be stated.

use std::fs;
use std::path::Path;
use std::process::Command;

/// No fewer of the expected statements may be found.
const LEAST_FOUND: usize = 287;

/// No more of the forbidden statements may be found.
const MOST_WRONG: usize = 3;

/// A statement as `cloze show` prints it.
struct Row {
    subject: String,
    relation: String,
    object: String,
    status: String,
}

/// A line of a file of expectations.
struct Expectation<'t> {
    subject: &'t str,
    relations: Vec<&'t str>,
    objects: Vec<&'t str>,
    status: &'t str,
}

#[test]
fn articles_state_what_a_reader_takes_from_them() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles");
    let mut names: Vec<_> = fs::read_dir(&folder)
        .expect("the folder is there")
        .map(|entry| entry.expect("it can be read").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "expected"))
        .collect();
    names.sort();
    let (mut expected, mut found, mut wrong) = (0, 0, 0);
    for path in names {
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        println!("{name}");
        let rows = rows(&path.with_extension("txt"));
        let text = fs::read_to_string(&path).expect("it can be read");
        for line in text.lines() {
            let forbidden = line.strip_prefix('!');
            let stated = is_stated(&rows, &expectation(forbidden.unwrap_or(line)));
            match (forbidden, stated) {
                (None, true) => found += 1,
                (None, false) => println!("  missing {line}"),
                (Some(line), true) => {
                    wrong += 1;
                    println!("  wrong  {line}");
                }
                (Some(_), false) => {}
            }
            expected += usize::from(forbidden.is_none());
        }
    }
    println!("{found} of {expected} expected statements, {wrong} forbidden ones");
    assert!(found >= LEAST_FOUND, "only {found} of {expected} found");
    assert!(wrong <= MOST_WRONG, "{wrong} forbidden statements made");
}

/// The statements of an article, with those of no rule.
fn rows(article: &Path) -> Vec<Row> {
    let output = Command::new(env!("CARGO_BIN_EXE_cloze"))
        .args(["show", "--open", "--format", "tsv"])
        .arg(article)
        .output()
        .expect("the program runs");
    assert!(output.status.success(), "{output:?}");
    let table = String::from_utf8(output.stdout).expect("it writes UTF-8");
    let rows = table.lines().skip(1).map(|line| {
        let cells: Vec<&str> = line.split('\t').collect();
        let cell = |at: usize| {
            cells
                .get(at)
                .map_or(String::new(), |cell| (*cell).to_owned())
        };
        Row {
            subject: cell(0),
            relation: cell(1),
            object: cell(2),
            status: cell(4),
        }
    });
    rows.collect()
}

fn expectation(line: &str) -> Expectation<'_> {
    let parts: Vec<&str> = line.split(" | ").map(str::trim).collect();
    let any = |at: usize| -> Vec<&str> {
        parts
            .get(at)
            .map_or_else(Vec::new, |part| part.split(" / ").collect())
    };
    Expectation {
        subject: parts[0],
        relations: any(1),
        objects: any(2),
        status: parts.get(3).copied().unwrap_or_default(),
    }
}

fn is_stated(rows: &[Row], expected: &Expectation<'_>) -> bool {
    rows.iter().any(|row| {
        let status = row.status.replace("open", "");
        let status = status.trim_matches([',', ' ']);
        let held = match expected.status {
            "" | "plain" => status.is_empty(),
            word => status.contains(word),
        };
        held && has_words(&row.subject, expected.subject)
            && expected.relations.contains(&row.relation.as_str())
            && expected
                .objects
                .iter()
                .any(|object| has_words(&row.object, object))
    })
}

/// Whether a cell has these words in a row.
fn has_words(cell: &str, words: &str) -> bool {
    let spaced = |text: &str| {
        let letters = |sign: char| {
            if sign.is_alphanumeric() {
                sign.to_lowercase().next().unwrap_or(sign)
            } else {
                ' '
            }
        };
        let text: String = text.chars().map(letters).collect();
        let words: Vec<&str> = text.split_whitespace().collect();
        format!(" {} ", words.join(" "))
    };
    spaced(cell).contains(&spaced(words))
}
