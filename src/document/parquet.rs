//! Documents as rows of a table in Parquet.

use std::sync::Arc;

use bytes::Bytes;
use parquet::errors::ParquetError;
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::reader::RowIter;
use parquet::record::{Field, Row as Record};
use parquet::schema::types::Type;

use super::row::Row;
use super::table::no_text;
use super::{Article, DocumentFault, Fields, decode};

/// Whether a file that begins like this is in Parquet.
pub fn is_parquet(head: &[u8]) -> bool {
    head.starts_with(b"PAR1")
}

/// What is found in a table, row by row.
type Found = Box<dyn Iterator<Item = Result<Article, DocumentFault>> + Send>;

/// Reads the documents of a table. A row without an id is called after the table and its number; lines of faults are rows.
pub fn articles(bytes: Vec<u8>, name: &str, fields: &Fields) -> Found {
    match rows(bytes, fields) {
        Ok(rows) => {
            let (name, fields) = (name.to_owned(), fields.clone());
            let documents = rows.into_iter().enumerate().map(move |(index, row)| {
                let number = index + 1;
                let row = row.map_err(|error| damaged(number, &error))?;
                let document = document(&row, &name, number, &fields);
                document.map_err(|message| DocumentFault::at_line(number, message))
            });
            Box::new(documents.map(|found| found.map(Article::Document)))
        }
        Err(fault) => Box::new(std::iter::once(Err(fault))),
    }
}

/// The rows of a table, of the columns that are wanted.
fn rows(bytes: Vec<u8>, fields: &Fields) -> Result<RowIter<'static>, DocumentFault> {
    let reader = SerializedFileReader::new(Bytes::from(bytes));
    let reader = reader.map_err(|error| damaged(1, &error))?;
    let schema = reader.metadata().file_metadata().schema();
    let columns = schema.get_fields().iter();
    let wanted = fields.names().map(str::to_lowercase);
    let (kept, other): (Vec<_>, Vec<_>) = columns
        .cloned()
        .partition(|column: &Arc<Type>| wanted.contains(&column.name().to_lowercase()));
    let has_text = kept
        .iter()
        .any(|column| column.name().eq_ignore_ascii_case(&fields.text));
    if !has_text {
        let names = kept
            .iter()
            .chain(&other)
            .map(|column| column.name().to_owned());
        let names: Vec<String> = names.collect();
        return Err(DocumentFault::at_line(1, no_text(&fields.text, &names)));
    }
    let projection = Type::group_type_builder(schema.name())
        .with_fields(kept)
        .build();
    projection
        .and_then(|projection| RowIter::from_file_into(Box::new(reader)).project(Some(projection)))
        .map_err(|error| damaged(1, &error))
}

fn document(
    record: &Record,
    name: &str,
    number: usize,
    fields: &Fields,
) -> Result<super::Document, String> {
    let cell = |wanted: &str| {
        let mut columns = record.get_column_iter();
        let (_, field) = columns.find(|(name, _)| name.eq_ignore_ascii_case(wanted))?;
        match field {
            Field::Null => None,
            Field::Str(text) => Some(text.clone()),
            Field::Bytes(bytes) => Some(decode(bytes.data()).into_owned()),
            other => Some(other.to_string()),
        }
    };
    let row = Row {
        id: cell(&fields.id).or_else(|| Some(format!("{name}-{number}"))),
        text: cell(&fields.text),
        title: cell(&fields.title),
        date: cell(&fields.date),
        url: cell(&fields.url),
    };
    row.document(&fields.date)
}

fn damaged(row: usize, error: &ParquetError) -> DocumentFault {
    let message = format!("damaged Parquet: {error}; what comes after this row is left out");
    DocumentFault::at_line(row, message)
}

#[cfg(test)]
mod tests {
    use super::*;
    use parquet::data_type::{ByteArray, ByteArrayType, Int32Type, Int64Type};
    use parquet::file::writer::SerializedFileWriter;
    use parquet::schema::parser::parse_message_type;

    /// A table with two rows.
    fn table() -> Vec<u8> {
        let schema = "message news { required int64 id; required binary body (UTF8); required int32 date (DATE); }";
        let schema = Arc::new(parse_message_type(schema).expect("it is one"));
        let mut file = Vec::new();
        let mut writer =
            SerializedFileWriter::new(&mut file, schema, Arc::default()).expect("it begins");
        let mut group = writer.next_row_group().expect("it begins");
        let mut column = group
            .next_column()
            .expect("it is there")
            .expect("it is there");
        let written = column.typed::<Int64Type>().write_batch(&[7, 8], None, None);
        written.expect("written");
        column.close().expect("written");
        let mut column = group
            .next_column()
            .expect("it is there")
            .expect("it is there");
        let texts = ["Kim left.", "Zoë left."].map(ByteArray::from);
        let written = column
            .typed::<ByteArrayType>()
            .write_batch(&texts, None, None);
        written.expect("written");
        column.close().expect("written");
        let mut column = group
            .next_column()
            .expect("it is there")
            .expect("it is there");
        let written = column
            .typed::<Int32Type>()
            .write_batch(&[19_893, 19_894], None, None);
        written.expect("written");
        column.close().expect("written");
        group.close().expect("written");
        writer.close().expect("written");
        file
    }

    #[track_caller]
    fn check(bytes: Vec<u8>, text: &str, expected: &[&str]) {
        let fields = Fields {
            text: text.to_owned(),
            ..Fields::default()
        };
        let rows: Vec<String> = articles(bytes, "news", &fields)
            .map(|found| match found.map(Article::read) {
                Ok(document) => {
                    let date = document.date.unwrap_or_default();
                    format!("{} {date} {}", document.id, document.text)
                }
                Err(fault) => fault.to_string(),
            })
            .collect();
        assert_eq!(rows, expected);
    }

    #[test]
    fn rows_are_documents() {
        check(
            table(),
            "body",
            &["7 2024-06-19 Kim left.", "8 2024-06-20 Zoë left."],
        );
    }

    #[test]
    fn what_is_wrong_is_told() {
        check(
            table(),
            "text",
            &[
                "1:1: there is no column \"text\"; name the one with the text, as in --text-column body; the columns are id, date, body",
            ],
        );
        let mut cut = table();
        cut.truncate(40);
        let told: Vec<_> = articles(cut, "news", &Fields::default()).collect();
        assert!(
            matches!(&told[..], [Err(fault)] if fault.message.starts_with("damaged Parquet: ")),
            "{told:?}"
        );
    }
}
