//! Documents as rows of a table: comma- or tab-separated values with a heading.

use std::io::Read;

use csv::{ByteRecord, Reader, ReaderBuilder};

use super::row::Row;
use super::{Document, DocumentFault, Fields, decode};

/// What separates the columns of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Separator {
    /// `,`
    Comma,
    /// A tab.
    Tab,
    /// `;`, as some spreadsheets write where the comma is the decimal point.
    Semicolon,
}

impl Separator {
    /// The sign itself.
    pub(super) const fn sign(self) -> u8 {
        match self {
            Self::Comma => b',',
            Self::Tab => b'\t',
            Self::Semicolon => b';',
        }
    }
}

/// The documents of a table, one after another.
#[derive(Debug)]
pub struct Rows<R> {
    reader: Reader<R>,
    /// The name of the table: rows without an id are numbered after it.
    name: String,
    fields: Fields,
    columns: Option<Columns>,
    record: ByteRecord,
    number: usize,
    ended: bool,
}

/// Where the parts of an article stand in a row.
#[derive(Debug)]
struct Columns {
    text: usize,
    id: Option<usize>,
    title: Option<usize>,
    date: Option<usize>,
    url: Option<usize>,
}

/// Reads the documents of a table, holding one row at a time. A row without an id is called after the table and its number.
pub fn documents<R: Read>(reader: R, separator: Separator, name: &str, fields: Fields) -> Rows<R> {
    Rows {
        reader: ReaderBuilder::new()
            .delimiter(separator.sign())
            .flexible(true)
            .from_reader(reader),
        name: name.to_owned(),
        fields,
        columns: None,
        record: ByteRecord::new(),
        number: 0,
        ended: false,
    }
}

impl<R: Read> Iterator for Rows<R> {
    type Item = Result<Document, DocumentFault>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        let found = self.row().transpose();
        self.ended = !matches!(found, Some(Ok(_) | Err(Stop::Row(_))));
        found.map(|found| found.map_err(Stop::fault))
    }
}

/// Why a row is no document.
enum Stop {
    /// This row is at fault.
    Row(DocumentFault),
    /// Nothing after it can be read either.
    Table(DocumentFault),
}

impl Stop {
    fn fault(self) -> DocumentFault {
        match self {
            Self::Row(fault) | Self::Table(fault) => fault,
        }
    }
}

impl<R: Read> Rows<R> {
    fn row(&mut self) -> Result<Option<Document>, Stop> {
        if self.columns.is_none() {
            self.columns = Some(self.find_columns()?);
        }
        let line = self.line();
        match self.reader.read_byte_record(&mut self.record) {
            Ok(true) => {}
            Ok(false) => return Ok(None),
            Err(error) => return Err(Stop::Table(DocumentFault::broken(line, &error.into()))),
        }
        self.number += 1;
        let line = self
            .record
            .position()
            .map_or(line, |place| place.line() as usize);
        self.document()
            .map(Some)
            .map_err(|message| Stop::Row(DocumentFault::at_line(line, message)))
    }

    fn line(&self) -> usize {
        self.reader.position().line() as usize
    }

    /// The columns by the heading, or what is wrong with it.
    fn find_columns(&mut self) -> Result<Columns, Stop> {
        let heading = self.reader.byte_headers();
        let heading =
            heading.map_err(|error| Stop::Table(DocumentFault::broken(1, &error.into())))?;
        let names: Vec<String> = heading.iter().map(name).collect();
        let find = |wanted: &str| {
            let wanted = wanted.to_lowercase();
            names.iter().position(|name| name.to_lowercase() == wanted)
        };
        let Some(text) = find(&self.fields.text) else {
            let message = no_text(&self.fields.text, &names);
            return Err(Stop::Table(DocumentFault::at_line(1, message)));
        };
        Ok(Columns {
            text,
            id: find(&self.fields.id),
            title: find(&self.fields.title),
            date: find(&self.fields.date),
            url: find(&self.fields.url),
        })
    }

    /// The document of the present row.
    fn document(&self) -> Result<Document, String> {
        let Some(columns) = &self.columns else {
            return Err("this table has no heading".to_owned());
        };
        let cell = |column: Option<usize>| {
            let cell = self.record.get(column?)?;
            Some(decode(cell).into_owned()).filter(|cell| !cell.is_empty())
        };
        if self.record.get(columns.text).is_none() {
            let (wanted, found) = (columns.text + 1, self.record.len());
            return Err(format!(
                "this row ends before column {wanted}, \"{}\": it has {found}; write empty columns too",
                self.fields.text
            ));
        }
        let row = Row {
            id: cell(columns.id).or_else(|| Some(format!("{}-{}", self.name, self.number))),
            text: cell(Some(columns.text)),
            title: cell(columns.title),
            date: cell(columns.date),
            url: cell(columns.url),
        };
        row.document(&self.fields.date)
    }
}

/// The name of a column.
fn name(cell: &[u8]) -> String {
    decode(cell).trim().trim_matches('"').to_owned()
}

/// What is said of a table without a column for the text.
pub(super) fn no_text(wanted: &str, names: &[String]) -> String {
    let names: Vec<_> = names.iter().take(20).map(String::as_str).collect();
    format!(
        "there is no column \"{wanted}\"; name the one with the text, as in --text-column body; the columns are {}",
        names.join(", ")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(table: &str, fields: Fields, expected: &[&str]) {
        let rows: Vec<String> = documents(table.as_bytes(), Separator::Comma, "news", fields)
            .map(|row| match row {
                Ok(document) => format!("{} {:?} {:?}", document.id, document.text, document.date),
                Err(fault) => fault.to_string(),
            })
            .collect();
        assert_eq!(rows, expected, "{table}");
    }

    #[test]
    fn rows_are_documents() {
        check(
            "\u{feff}ID,Text,date,other\n7,\"Kim met Xi.\nThey left, \"\"happy\"\".\",2024-06-19,x\n,Kim left.,,\n",
            Fields::default(),
            &[
                "7 \"Kim met Xi.\\nThey left, \\\"happy\\\".\" Some(\"2024-06-19\")",
                "news-2 \"Kim left.\" None",
            ],
        );
        let fields = Fields {
            text: "body".to_owned(),
            ..Fields::default()
        };
        check("body\nKim left.\n", fields, &["news-1 \"Kim left.\" None"]);
    }

    #[test]
    fn a_bad_row_spoils_no_other() {
        check(
            "id,text,date\na,b,June 3\nc\nd,e,\n",
            Fields::default(),
            &[
                "2:1: \"date\" is \"June 3\"; write it as YYYY-MM-DD",
                "3:1: this row ends before column 2, \"text\": it has 1; write empty columns too",
                "d \"e\" None",
            ],
        );
    }

    #[test]
    fn a_table_without_texts_names_its_columns() {
        check(
            "id,body\na,b\n",
            Fields::default(),
            &[
                "1:1: there is no column \"text\"; name the one with the text, as in --text-column body; the columns are id, body",
            ],
        );
    }
}
