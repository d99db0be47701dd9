//! Columns that lists and records of texts make.

use std::sync::Arc;

use arrow_array::builder::{Int64Builder, ListBuilder, StringBuilder, StructBuilder};
use arrow_schema::{DataType, Field, Fields};

/// A column of texts that are always there.
pub fn text(name: &str) -> Field {
    Field::new(name, DataType::Utf8, false)
}

/// A column of texts that may be missing.
pub fn optional(name: &str) -> Field {
    Field::new(name, DataType::Utf8, true)
}

/// What a list holds.
pub fn item(kind: DataType) -> Arc<Field> {
    Arc::new(Field::new("item", kind, false))
}

/// A column of lists.
pub fn list(name: &str, kind: DataType) -> Field {
    Field::new(name, DataType::List(item(kind)), false)
}

/// A builder of lists of texts.
pub fn texts() -> ListBuilder<StringBuilder> {
    ListBuilder::new(StringBuilder::new()).with_field(item(DataType::Utf8))
}

/// A builder of lists of records.
pub fn records(fields: &Fields) -> ListBuilder<StructBuilder> {
    let values = StructBuilder::from_fields(fields.clone(), 0);
    ListBuilder::new(values).with_field(item(DataType::Struct(fields.clone())))
}

/// Adds a text to a field of a record.
pub fn add_text(record: &mut StructBuilder, field: usize, text: Option<&str>) {
    if let Some(builder) = record.field_builder::<StringBuilder>(field) {
        builder.append_option(text);
    }
}

/// Adds a number to a field of a record.
pub fn add_number(record: &mut StructBuilder, field: usize, number: Option<usize>) {
    if let Some(builder) = record.field_builder::<Int64Builder>(field) {
        builder.append_option(number.and_then(|number| i64::try_from(number).ok()));
    }
}
