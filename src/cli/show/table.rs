//! Rows as a table.

use std::io::Write;

use comfy_table::presets;
use comfy_table::{ContentArrangement, Table};

use crate::cli::output::{self, Stdout};
use crate::cli::report::Failure;

use super::row::Row;

/// The headings of the columns.
const HEADINGS: [&str; 6] = [
    "subject", "relation", "object", "further", "status", "document",
];

/// Writes statements as columns separated by tabs, with a heading.
pub fn write_columns(rows: &[&Row], out: &mut Stdout) -> Result<(), Failure> {
    let mut lines = format!("{}\tquote\n", HEADINGS.join("\t"));
    for row in rows {
        let cells = [
            &row.subject,
            &row.relation,
            &row.object,
            &row.further,
            &row.status,
            &row.document,
            &row.quote,
        ];
        let cells = cells.map(|cell| cell.replace(['\t', '\n', '\r'], " "));
        lines.push_str(&cells.join("\t"));
        lines.push('\n');
    }
    output::print(out, lines)
}

/// Writes statements as a table that fits the terminal; columns that are empty in every row are left out.
pub fn write(rows: &[&Row], with_quote: bool, out: &mut Stdout) -> Result<(), Failure> {
    if rows.is_empty() {
        return Ok(());
    }
    let several = rows.iter().any(|row| row.document != rows[0].document);
    let cells = |row: &Row| {
        let document = if several {
            row.document.clone()
        } else {
            String::new()
        };
        [
            &row.subject,
            &row.relation,
            &row.object,
            &row.further,
            &row.status,
            &document,
        ]
        .map(Clone::clone)
    };
    let used: Vec<usize> = (0..HEADINGS.len())
        .filter(|&column| rows.iter().any(|row| !cells(row)[column].is_empty()))
        .collect();
    let mut table = Table::new();
    table
        .load_style(presets::NOTHING)
        .set_content_arrangement(ContentArrangement::Dynamic);
    table.set_header(used.iter().map(|&column| HEADINGS[column]));
    for row in rows {
        let mut line: Vec<_> = used
            .iter()
            .map(|&column| cells(row)[column].clone())
            .collect();
        if with_quote && let Some(last) = line.last_mut() {
            *last = format!("{last}\n");
        }
        table.add_row(line);
        if with_quote {
            table.add_row([format!("  {}", row.quote)]);
        }
    }
    output::check(writeln!(out, "{}", table.trim_fmt()))
}
