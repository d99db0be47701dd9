//! Rows as a table.

use comfy_table::presets;
use comfy_table::{ContentArrangement, Table};

use crate::cli::output::{self, Stdout};
use crate::cli::report::Failure;
use crate::cli::visible::visible;

use super::paint::Paint;
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

/// Writes statements as a table that fits the terminal; columns that are empty in every row are left out. Each row may have its
/// sentence below.
pub fn write(rows: &[&Row], with_quote: bool, out: &mut Stdout) -> Result<(), Failure> {
    if rows.is_empty() {
        return Ok(());
    }
    let paint = Paint::for_output();
    let several = rows.iter().any(|row| row.document != rows[0].document);
    let cells: Vec<[String; 6]> = rows.iter().map(|row| cells(row, several)).collect();
    let used: Vec<usize> = (0..HEADINGS.len())
        .filter(|&column| cells.iter().any(|cells| !cells[column].is_empty()))
        .collect();
    let mut table = Table::new();
    table
        .load_style(presets::NOTHING)
        .set_content_arrangement(ContentArrangement::Dynamic);
    if table.width().is_some_and(|width| width < NARROWEST) {
        table.set_width(NARROWEST);
    }
    if paint == Paint::Colours {
        table.enforce_styling();
        // Whether there are colours is decided; the table must not decide it anew.
        crossterm::style::force_color_output(true);
    }
    table.set_header(used.iter().map(|&column| HEADINGS[column]));
    for (row, cells) in rows.iter().zip(&cells) {
        let cell = |column: &usize| paint.cell(row, *column, &cells[*column]);
        table.add_row(used.iter().map(cell));
        if with_quote {
            table.add_row([QUOTE]);
        }
    }
    let mut quotes = rows.iter();
    for line in table.lines() {
        let line = match line.trim() == QUOTE {
            true => quotes
                .next()
                .map_or_else(String::new, |row| quoted(row, paint)),
            false => line.trim_end().to_owned(),
        };
        output::check(out.write_made(&format!("{line}\n")))?;
    }
    Ok(())
}

/// A terminal that is narrower than this, in columns, or does not know its width, wraps lines itself.
const NARROWEST: u16 = 60;

/// What stands in the table where a sentence will; no name is made of it.
const QUOTE: &str = "\u{2503}";

/// What the columns say of a statement, with nothing that acts on a terminal.
fn cells(row: &Row, with_document: bool) -> [String; 6] {
    let document = if with_document {
        row.document.as_str()
    } else {
        ""
    };
    let cells = [
        &row.subject,
        &row.relation,
        &row.object,
        &row.further,
        &row.status,
    ];
    let cells = cells.map(|cell| visible(&cell.replace('\n', " ")).into_owned());
    let [subject, relation, object, further, status] = cells;
    [
        subject,
        relation,
        object,
        further,
        status,
        visible(document).into_owned(),
    ]
}

/// The sentence of a statement, indented.
fn quoted(row: &Row, paint: Paint) -> String {
    let quote = visible(&row.quote).into_owned();
    format!("   {}\n", paint.underline(&quote, &row.names()))
}
