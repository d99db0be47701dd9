//! Statements of exported graphs: what `extract` wrote as json or jsonl.

use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::path::Path;

use serde_json::Value;

/// The statements of an exported graph; none if the file is something else, which is read as an article.
pub fn statements(path: &Path) -> Option<Vec<Value>> {
    let ending = path.extension()?.to_str()?;
    // What is read from a pipe is gone.
    if !path.is_file() {
        return None;
    }
    match ending {
        "json" => of_graph(&fs::read_to_string(path).ok()?),
        "jsonl" | "ndjson" => of_lines(path),
        _ => None,
    }
}

fn of_graph(text: &str) -> Option<Vec<Value>> {
    let mut graph: Value = serde_json::from_str(text).ok()?;
    match graph["statements"].take() {
        Value::Array(statements) => Some(statements),
        _ => None,
    }
}

/// All lines must be statements: lines of articles have no relation, and the first of them ends the reading.
fn of_lines(path: &Path) -> Option<Vec<Value>> {
    let mut statements = Vec::new();
    for line in BufReader::new(File::open(path).ok()?).lines() {
        let line = line.ok()?;
        if !line.trim().is_empty() {
            let statement = serde_json::from_str(&line).ok().filter(is_statement)?;
            statements.push(statement);
        }
    }
    (!statements.is_empty()).then_some(statements)
}

fn is_statement(line: &Value) -> bool {
    line["relation"].is_object() && line["subject"].is_object()
}
