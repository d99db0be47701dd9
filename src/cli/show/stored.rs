//! Statements of exported graphs: what `extract` wrote as json or jsonl.

use std::fs;
use std::path::Path;

use serde_json::Value;

/// The statements of an exported graph; none if the file is something else, which is read as an article.
pub fn statements(path: &Path) -> Option<Vec<Value>> {
    let ending = path.extension()?.to_str()?;
    match ending {
        "json" => of_graph(&fs::read_to_string(path).ok()?),
        "jsonl" | "ndjson" => of_lines(&fs::read_to_string(path).ok()?),
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

/// All lines must be statements: lines of articles have no relation.
fn of_lines(text: &str) -> Option<Vec<Value>> {
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    let statements: Option<Vec<Value>> = lines
        .map(|line| serde_json::from_str(line).ok().filter(is_statement))
        .collect();
    statements.filter(|statements| !statements.is_empty())
}

fn is_statement(line: &Value) -> bool {
    line["relation"].is_object() && line["subject"].is_object()
}
