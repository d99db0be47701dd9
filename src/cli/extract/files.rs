//! The files that streamed formats go to.

use std::path::{Path, PathBuf};

use cloze::export::file::Whole;
use cloze::graph::KnowledgeGraph;

use crate::cli::output::{self, Format, Settings};
use crate::cli::report::Failure;

use super::stream::Stream;

/// Streams into files, which stand under their names once all is written.
pub struct Files {
    streams: Vec<(PathBuf, Stream<Whole>)>,
}

impl Files {
    /// Opens the files of those of the formats that are streamed, for a document or graph of this name.
    pub fn open(folder: &Path, name: &str, formats: &[Format]) -> Result<Self, Failure> {
        let mut streams = Vec::new();
        for &format in formats {
            let paths: Vec<PathBuf> = paths(folder, name, format);
            let Some(path) = paths.first().cloned() else {
                continue;
            };
            let writers: Result<Vec<Whole>, Failure> =
                paths.iter().map(|path| output::create_file(path)).collect();
            let stream = Stream::new(format, writers?)
                .map_err(|error| Failure::at(path.display(), &error))?;
            streams.extend(stream.map(|stream| (path, stream)));
        }
        Ok(Self { streams })
    }

    /// Writes a document's graph to all of them.
    pub fn add(&mut self, graph: &KnowledgeGraph, settings: &Settings<'_>) -> Result<(), Failure> {
        for (path, stream) in &mut self.streams {
            stream
                .add(graph, settings)
                .map_err(|error| Failure::at(path.display(), &error))?;
        }
        Ok(())
    }

    /// Makes sure that all is written, and gives the files their names.
    pub fn finish(self) -> Result<(), Failure> {
        for (path, stream) in self.streams {
            let files = stream.finish();
            let named = files.and_then(|files| files.into_iter().try_for_each(Whole::publish));
            named.map_err(|error| Failure::at(path.display(), &error))?;
        }
        Ok(())
    }

    /// Writes a graph in these formats, whether they are streamed or not.
    pub fn save(
        folder: &Path,
        name: &str,
        formats: &[Format],
        graph: &KnowledgeGraph,
        settings: &Settings<'_>,
    ) -> Result<(), Failure> {
        let mut files = Self::open(folder, name, formats)?;
        files.add(graph, settings)?;
        files.finish()?;
        save_whole(folder, name, formats, graph, settings)
    }
}

/// Writes a graph in those of the formats that are not streamed.
pub fn save_whole(
    folder: &Path,
    name: &str,
    formats: &[Format],
    graph: &KnowledgeGraph,
    settings: &Settings<'_>,
) -> Result<(), Failure> {
    for &format in formats {
        if paths(folder, name, format).is_empty() {
            let path = output::path_in(folder, name, &format.name());
            output::write_file(&path, |out| settings.write(format, graph, out))?;
        }
    }
    Ok(())
}

/// The files of a streamed format: none if it is not streamed.
fn paths(folder: &Path, name: &str, format: Format) -> Vec<PathBuf> {
    let endings = Stream::<Whole>::endings(format).iter();
    endings
        .map(|ending| output::path_in(folder, name, ending))
        .collect()
}
