//! Documents as JSON objects in a list, one after another, or laid out over several lines.

use std::io::{self, BufRead};

use super::json_lines::read_line;
use super::{Document, DocumentFault, Fields};

/// The documents of a file of JSON objects.
#[derive(Debug)]
pub struct JsonObjects<R> {
    reader: R,
    fields: Fields,
    /// The line that is read, counted from 1.
    line: usize,
    ended: bool,
}

/// Reads the documents of a list of JSON objects, holding one object at a time.
pub fn documents<R: BufRead>(reader: R, fields: Fields) -> JsonObjects<R> {
    JsonObjects {
        reader,
        fields,
        line: 1,
        ended: false,
    }
}

impl<R: BufRead> Iterator for JsonObjects<R> {
    type Item = Result<Document, DocumentFault>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        let start = self.line;
        let found = match self.object() {
            Ok(Some((start, object))) => read_line(start, &object, &self.fields).transpose(),
            Ok(None) => None,
            Err(error) => {
                self.ended = true;
                Some(Err(DocumentFault::broken(start, &error)))
            }
        };
        self.ended |= found.is_none();
        found
    }
}

impl<R: BufRead> JsonObjects<R> {
    /// The next object with the line that it begins on; what stands between objects is no object but of no harm: commas
    /// and the list's brackets.
    fn object(&mut self) -> io::Result<Option<(usize, Vec<u8>)>> {
        let mut scan = Scan::default();
        let mut object = Vec::new();
        let mut start = self.line;
        while let Some(byte) = self.byte()? {
            if object.is_empty() {
                match byte {
                    b' ' | b'\t' | b'\r' | b'\n' | b',' | b'[' | b']' | 0xef | 0xbb | 0xbf => {
                        continue;
                    }
                    _ => start = self.line,
                }
            }
            let ends = scan.ends_at(byte);
            if !(ends && b",\n".contains(&byte)) {
                object.push(byte);
            }
            if ends {
                return Ok(Some((start, object)));
            }
            if object.len() > LONGEST {
                return Err(io::Error::other("one object is longer than 1 GiB"));
            }
        }
        Ok((!object.is_empty()).then_some((start, object)))
    }

    fn byte(&mut self) -> io::Result<Option<u8>> {
        let Some(&byte) = self.reader.fill_buf()?.first() else {
            return Ok(None);
        };
        self.reader.consume(1);
        self.line += usize::from(byte == b'\n');
        Ok(Some(byte))
    }
}

/// The longest object that is held, in bytes.
const LONGEST: usize = 1 << 30;

/// Where in an object a byte stands.
#[derive(Default)]
struct Scan {
    depth: usize,
    in_text: bool,
    escaped: bool,
}

impl Scan {
    /// Takes the next byte; whether the object ends with it. What is no object ends at a comma.
    fn ends_at(&mut self, byte: u8) -> bool {
        match byte {
            _ if self.escaped => self.escaped = false,
            b'\\' if self.in_text => self.escaped = true,
            b'"' => self.in_text = !self.in_text,
            _ if self.in_text => {}
            b'{' | b'[' => self.depth += 1,
            b'}' | b']' => {
                self.depth = self.depth.saturating_sub(1);
                return self.depth == 0;
            }
            b',' | b'\n' => return self.depth == 0,
            _ => {}
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(file: &str, expected: &[&str]) {
        let rows: Vec<String> = documents(file.as_bytes(), Fields::default())
            .map(|row| match row {
                Ok(document) => format!("{} {}", document.id, document.text),
                Err(fault) => fault.to_string(),
            })
            .collect();
        assert_eq!(rows, expected, "{file}");
    }

    #[test]
    fn a_list_of_objects_is_documents() {
        check("[]", &[]);
        check(
            "[{\"id\": 1, \"text\": \"a ] } \\\" b\"}, {\"id\": 2, \"text\": \"c\", \"more\": [{}, 2]}]\n",
            &["1 a ] } \" b", "2 c"],
        );
        check(
            "[\n  {\n    \"id\": 1,\n    \"text\": \"a\"\n  },\n  {\n    \"id\": 2\n  },\n  {\"id\": 3, \"text\": \"c\"}\n]",
            &[
                "1 a",
                "8:3: \"text\" is missing; a line is {\"id\": \"a1\", \"text\": \"Kim left.\"}",
                "3 c",
            ],
        );
    }

    #[test]
    fn one_object_over_several_lines_is_a_document() {
        check("{\n  \"id\": \"a\",\n  \"text\": \"b\"\n}\n", &["a b"]);
    }

    #[test]
    fn damage_is_told_and_spoils_no_other() {
        let line = "a line is {\"id\": \"a1\", \"text\": \"Kim left.\"}";
        check(
            "[{\"id\": 1, text}, 7, {\"id\": 3, \"text\": \"c\"}, {\"id\"",
            &[
                &format!("1:11: not JSON: key must be a string; {line}"),
                &format!("1:1: this is no object; {line}"),
                "3 c",
                &format!("1:5: not JSON: EOF while parsing an object; {line}"),
            ],
        );
    }
}
