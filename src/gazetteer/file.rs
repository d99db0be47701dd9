//! Reads a gazetteer file and reports all that is wrong with it.

use std::collections::HashMap;

use super::index::MOST_WORDS;
use super::letters::words;
use super::{DataFault, Entry, Form};
use crate::spelling::nearest;

/// The longest name that a file may hold, in letters.
const LONGEST: usize = 200;

/// The columns that a file may have. The first two must be there.
const COLUMNS: [&str; 6] = [
    "name",
    "type",
    "identifier",
    "other names",
    "demonyms",
    "flags",
];

/// The flags, and whether they take a value.
const FLAGS: [(&str, bool); 3] = [("capital", false), ("in", true), ("stands-for", true)];

/// Reads one file, adds its entries to `entries` and its faults to `faults`.
pub fn read<'a>(
    file: &'a str,
    content: &'a [u8],
    types: &'a [&'a str],
    entries: &mut Vec<Entry>,
    faults: &'a mut Vec<DataFault>,
) {
    let mut reader = Reader {
        file,
        types,
        columns: Vec::new(),
        lines: HashMap::new(),
        line: 0,
        faults,
    };
    let content = content.strip_prefix(b"\xef\xbb\xbf").unwrap_or(content);
    for line in content.split(|&byte| byte == b'\n') {
        reader.line += 1;
        match std::str::from_utf8(line) {
            Ok(text) => entries.extend(reader.read_line(text.trim_end_matches('\r'))),
            Err(error) => reader.fault(format!(
                "not UTF-8 at byte {}; save the file as UTF-8",
                error.valid_up_to() + 1
            )),
        }
    }
}

struct Reader<'a> {
    file: &'a str,
    types: &'a [&'a str],
    /// The columns of this file by their number in `COLUMNS`; empty before the header.
    columns: Vec<usize>,
    /// Where each name and type was first; only asked, never walked.
    lines: HashMap<(&'a str, &'a str), usize>,
    line: usize,
    faults: &'a mut Vec<DataFault>,
}

impl<'a> Reader<'a> {
    fn fault(&mut self, message: String) {
        self.faults.push(DataFault {
            file: self.file.to_owned(),
            line: self.line,
            message,
        });
    }

    fn read_line(&mut self, line: &'a str) -> Option<Entry> {
        if line.trim().is_empty() || line.starts_with('#') {
            return None;
        }
        if self.columns.is_empty() {
            self.read_header(line);
            return None;
        }
        self.read_entry(line)
    }

    fn read_header(&mut self, line: &str) {
        let known = line.split('\t').any(|name| COLUMNS.contains(&name.trim()));
        if !known {
            let shown: String = line.chars().take(40).collect();
            self.columns.push(COLUMNS.len());
            return self.fault(format!(
                "the first line must name the columns, with tabs between them: {}; it is {shown:?}",
                COLUMNS.join(", ")
            ));
        }
        for name in line.split('\t') {
            let name = name.trim();
            let column = COLUMNS.iter().position(|column| *column == name);
            if column.is_none() {
                self.fault(format!(
                    "unknown column {name:?}{}",
                    suggestion(name, &COLUMNS)
                ));
            }
            self.columns.push(column.unwrap_or(COLUMNS.len()));
        }
        for (number, required) in COLUMNS.iter().enumerate().take(2) {
            if !self.columns.contains(&number) {
                self.fault(format!(
                    "no column {required:?}; the first line must name the columns, with tabs between them"
                ));
            }
        }
    }

    fn read_entry(&mut self, line: &'a str) -> Option<Entry> {
        if !(self.columns.contains(&0) && self.columns.contains(&1)) {
            // The header is at fault, not the lines below it.
            return None;
        }
        let fields: Vec<&'a str> = line.split('\t').map(str::trim).collect();
        if fields.len() > self.columns.len() {
            self.fault(format!(
                "{} fields, but the header has {}; remove the tabs that are too many",
                fields.len(),
                self.columns.len()
            ));
            return None;
        }
        let field = |wanted: usize| {
            let place = self.columns.iter().position(|&column| column == wanted);
            place
                .and_then(|place| fields.get(place).copied())
                .unwrap_or_default()
        };
        let [name, kind, identifier, other, demonyms, flags] = [0, 1, 2, 3, 4, 5].map(field);
        let (name, doubtful) = unmark(name);
        let mut entry = Entry {
            name: self.checked_name(name)?,
            kind: self.checked_type(kind)?,
            identifier: self.checked_identifier(identifier),
            other_names: self.read_forms(other),
            demonyms: self.read_forms(demonyms),
            doubtful,
            ..Entry::default()
        };
        self.read_flags(flags, &mut entry);
        self.check_repeats(name, kind);
        Some(entry)
    }

    fn checked_name(&mut self, name: &str) -> Option<String> {
        let fault = name_fault(name);
        let is_good = fault.is_none();
        if let Some(message) = fault {
            self.fault(message);
        }
        is_good.then(|| name.to_owned())
    }

    fn checked_type(&mut self, kind: &str) -> Option<String> {
        if self.types.contains(&kind) {
            return Some(kind.to_owned());
        }
        self.fault(if kind.is_empty() {
            format!("no type; write one of {}", self.types.join(", "))
        } else {
            format!("unknown type {kind:?}{}", suggestion(kind, self.types))
        });
        None
    }

    fn checked_identifier(&mut self, identifier: &str) -> Option<String> {
        if identifier.is_empty() {
            return None;
        }
        let is_iri = identifier.contains(':')
            && !identifier.chars().any(|letter| {
                letter.is_whitespace() || letter.is_control() || "<>\"{}|\\^`".contains(letter)
            });
        if !is_iri {
            self.fault(format!(
                "identifier {identifier:?} is not an IRI; write one such as http://www.wikidata.org/entity/Q1"
            ));
        }
        is_iri.then(|| identifier.to_owned())
    }

    fn read_forms(&mut self, field: &str) -> Vec<Form> {
        if field.is_empty() {
            return Vec::new();
        }
        field
            .split('|')
            .filter_map(|text| {
                let (text, doubtful) = unmark(text.trim());
                let text = self.checked_name(text)?;
                Some(Form { text, doubtful })
            })
            .collect()
    }

    fn read_flags(&mut self, field: &str, entry: &mut Entry) {
        for flag in field
            .split(';')
            .map(str::trim)
            .filter(|flag| !flag.is_empty())
        {
            let (name, value) = match flag.split_once('=') {
                Some((name, value)) => (name.trim(), Some(value.trim().to_owned())),
                None => (flag, None),
            };
            match (name, value) {
                ("capital", None) => entry.is_capital = true,
                ("in", Some(country)) => entry.country = Some(country),
                ("stands-for", Some(country)) => entry.stands_for = Some(country),
                (name, value) => self.fault(flag_fault(name, value.is_some())),
            }
        }
    }

    fn check_repeats(&mut self, name: &'a str, kind: &'a str) {
        let line = self.line;
        let first = *self.lines.entry((name, kind)).or_insert(line);
        if first != line {
            self.fault(format!(
                "{name:?} is there already as {kind}, on line {first}; join the two lines"
            ));
        }
    }
}

/// A name without the mark that it has other meanings, and whether it had it.
fn unmark(name: &str) -> (&str, bool) {
    name.strip_prefix('?')
        .map_or((name, false), |name| (name.trim_start(), true))
}

pub fn name_fault(name: &str) -> Option<String> {
    let letters = name.chars().count();
    let count = words(name).take(MOST_WORDS + 1).count();
    if name.is_empty() {
        Some("empty name; write one or remove the line".to_owned())
    } else if letters > LONGEST {
        Some(format!(
            "a name of {letters} letters; at most {LONGEST} can be matched"
        ))
    } else if count == 0 {
        Some(format!("name {name:?} has no letter or digit"))
    } else if count > MOST_WORDS {
        Some(format!(
            "a name of more than {MOST_WORDS} words can't be matched: {name:?}"
        ))
    } else if name.chars().any(char::is_control) {
        Some(format!("a control character in name {name:?}"))
    } else {
        None
    }
}

fn flag_fault(name: &str, has_value: bool) -> String {
    match FLAGS.iter().find(|(flag, _)| *flag == name) {
        Some((flag, true)) if !has_value => format!("flag {flag:?} needs a value: {flag}=NAME"),
        Some((flag, false)) if has_value => format!("flag {flag:?} takes no value"),
        _ => format!(
            "unknown flag {name:?}{}",
            suggestion(name, &FLAGS.map(|(flag, _)| flag))
        ),
    }
}

fn suggestion(word: &str, known: &[&str]) -> String {
    nearest(word, known.iter().copied()).map_or_else(
        || format!("; known are {}", known.join(", ")),
        |meant| format!("; did you mean {meant:?}?"),
    )
}
