//! One object of JSON as a row, and what is wrong with one that is none.

use std::fmt;

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, Visitor};

use crate::document::row::Row;
use crate::document::{DocumentFault, Fields};

/// A line as it should be.
pub const EXAMPLE: &str = r#"{"id": "a1", "text": "Kim left."}"#;

/// Reads an object, leaving alone the members that are not asked for.
pub fn parse(text: &str, fields: &Fields) -> serde_json::Result<Row> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let row = Members(fields).deserialize(&mut deserializer)?;
    deserializer.end().map(|()| row)
}

/// The members that are read, by their names.
struct Members<'f>(&'f Fields);

/// An identifier; some sources number their documents.
#[derive(Deserialize)]
#[serde(untagged)]
enum Id {
    Name(String),
    Number(u64),
}

impl From<Id> for String {
    fn from(id: Id) -> Self {
        match id {
            Id::Name(name) => name,
            Id::Number(number) => number.to_string(),
        }
    }
}

impl<'de> DeserializeSeed<'de> for Members<'_> {
    type Value = Row;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Row, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Members<'_> {
    type Value = Row;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Row, A::Error> {
        let fields = self.0;
        let mut row = Row::default();
        while let Some(name) = map.next_key::<String>()? {
            match name.as_str() {
                name if name == fields.id => {
                    let id = map.next_value::<Id>()?;
                    once(&mut row.id, Some(id.into()), name)?;
                }
                name if name == fields.text => once(&mut row.text, Some(map.next_value()?), name)?,
                name if name == fields.title => once(&mut row.title, map.next_value()?, name)?,
                name if name == fields.date => once(&mut row.date, map.next_value()?, name)?,
                name if name == fields.url => once(&mut row.url, map.next_value()?, name)?,
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        match (&row.id, &row.text) {
            (Some(_), Some(_)) => Ok(row),
            _ => Err(A::Error::custom("a member is missing")),
        }
    }
}

/// Takes a member that must not stand twice.
fn once<E: Error>(place: &mut Option<String>, value: Option<String>, name: &str) -> Result<(), E> {
    match place {
        Some(_) => Err(E::custom(format!("\"{name}\" {TWICE}"))),
        None => {
            *place = value;
            Ok(())
        }
    }
}

/// How serde's message is told from others.
const TWICE: &str = "stands twice";

/// What is wrong with a text that is no row, `line` being where it begins.
pub fn fault(line: usize, text: &str, error: &serde_json::Error, fields: &Fields) -> DocumentFault {
    let message = error.to_string();
    let message = message.split(" at line ").next().unwrap_or_default();
    DocumentFault {
        line: line + error.line().saturating_sub(1),
        column: error.column().max(1),
        message: match serde_json::from_str::<serde_json::Value>(text) {
            Ok(_) if message.ends_with(TWICE) => format!("{message}; a line is {EXAMPLE}"),
            Ok(value) => wrong_member(&value, fields),
            Err(_) => format!("not JSON: {message}; a line is {EXAMPLE}"),
        },
    }
}

/// Which member is missing or of another kind than it should be.
fn wrong_member(value: &serde_json::Value, fields: &Fields) -> String {
    use serde_json::Value;
    let Value::Object(members) = value else {
        return format!("this is no object; a line is {EXAMPLE}");
    };
    for name in fields.names() {
        let is_needed = name == fields.id || name == fields.text;
        let kind = match members.get(name) {
            Some(Value::String(_)) => continue,
            Some(Value::Number(number)) if name == fields.id && number.is_u64() => continue,
            None | Some(Value::Null) if !is_needed => continue,
            None => return missing(name),
            Some(Value::Null) => "null",
            Some(Value::Bool(_)) => "true or false",
            Some(Value::Number(_)) => "a number",
            Some(Value::Array(_)) => "a list",
            Some(Value::Object(_)) => "an object",
        };
        return format!("\"{name}\" is {kind}; write it in quotation marks");
    }
    format!("a member stands twice; a line is {EXAMPLE}")
}

/// What is said of a member that is not there; one with its usual name may have another in this file.
fn missing(name: &str) -> String {
    format!("\"{name}\" is missing; a line is {EXAMPLE}")
}
