//! No input is written over.

use std::fs;
use std::path::Path;

use crate::cli::input::{Documents, Source};
use crate::cli::output::Format;
use crate::cli::report::Failure;

/// Refuses to write formats into a folder in which an input lies that has the ending of one of them: what it is called may be
/// what an output will be called. Graphs of an earlier run are no inputs.
pub fn check(documents: &Documents, output: &Path, formats: &[Format]) -> Result<(), Failure> {
    let Ok(output) = fs::canonicalize(output) else {
        return Ok(());
    };
    let endings: Vec<String> = formats.iter().map(|format| format.name()).collect();
    let threatened = documents.sources().find(|source| {
        lies_in(source, &output, &endings) && !(source.in_folder && documents.is_graph(source))
    });
    match threatened {
        Some(source) => Err(Failure::Message(format!(
            "{}: this input lies in the output folder and could be written over; choose another folder with -o",
            source.place()
        ))),
        None => Ok(()),
    }
}

/// Whether a file lies in a folder, under whatever name, and has one of the endings.
fn lies_in(source: &Source, folder: &Path, endings: &[String]) -> bool {
    let Some(path) = &source.path else {
        return false;
    };
    let ending = path.extension().unwrap_or_default().to_string_lossy();
    let has_ending = endings
        .iter()
        .any(|known| ending.eq_ignore_ascii_case(known));
    has_ending && fs::canonicalize(path).is_ok_and(|path| path.starts_with(folder))
}
