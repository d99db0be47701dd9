//! The files that graphs go to.

use std::collections::HashSet;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::graph::KnowledgeGraph;

use crate::cli::output::{self, Draft, Format, Settings};
use crate::cli::report::Failure;

use super::journal::{Begin, Journal};
use super::stream::Stream;

/// The name of the files that hold several documents.
pub const TOGETHER: &str = "graph";

/// Files that are written document by document, and stand under their names once all is written.
pub struct Files {
    folder: PathBuf,
    streams: Vec<(Format, Stream<Target>)>,
    /// The number of documents in them, and the id of the first.
    count: usize,
    first: Option<String>,
    /// The hashes of the ids of the documents that an earlier run has done.
    done: HashSet<u128>,
}

/// Where a stream goes.
enum Target {
    /// To a draft, which is lost if the run ends early.
    Draft(Draft),
    /// To a part with a journal, which a later run can go on with.
    Journal(Journal),
}

impl Files {
    /// Begins the files of those of the formats that are streamed.
    pub fn open(folder: &Path, formats: &[Format]) -> Result<Self, Failure> {
        let mut files = Self::new(folder);
        for &format in formats {
            let endings = Stream::<Target>::endings(format).iter();
            let drafts: Result<Vec<Target>, Failure> = endings
                .map(|_| output::draft_in(folder).map(Target::Draft))
                .collect();
            files.push(format, drafts?)?;
        }
        Ok(files)
    }

    /// Begins the file of a format of lines, or goes on with it. `settings` tells apart runs that would write different things.
    pub fn journaled(
        folder: &Path,
        format: Format,
        begin: Begin,
        settings: &str,
    ) -> Result<Self, Failure> {
        let mut files = Self::new(folder);
        let place = place(folder, format);
        output::make_folder(&place)?;
        let journal = Journal::open(&place, begin, settings)?;
        files.done.clone_from(journal.done());
        files.count = files.done.len();
        files.first = journal.first().map(str::to_owned);
        files.push(format, vec![Target::Journal(journal)])?;
        Ok(files)
    }

    fn new(folder: &Path) -> Self {
        Self {
            folder: folder.to_owned(),
            streams: Vec::new(),
            count: 0,
            first: None,
            done: HashSet::new(),
        }
    }

    fn push(&mut self, format: Format, targets: Vec<Target>) -> Result<(), Failure> {
        let stream = Stream::new(format, targets)
            .map_err(|error| Failure::at(place(&self.folder, format).display(), &error))?;
        self.streams.extend(stream.map(|stream| (format, stream)));
        Ok(())
    }

    /// The hashes of the ids of the documents that need not be added.
    pub const fn done(&self) -> &HashSet<u128> {
        &self.done
    }

    /// Writes a document's graph to all of them.
    pub fn add(
        &mut self,
        id: &str,
        graph: &KnowledgeGraph,
        settings: &Settings<'_>,
    ) -> Result<(), Failure> {
        let folder = &self.folder;
        for (format, stream) in &mut self.streams {
            let added = stream.add(graph, settings);
            added.map_err(|error| Failure::at(place(folder, *format).display(), &error))?;
            if let Some(Target::Journal(journal)) = stream.writer() {
                journal.note(id)?;
            }
        }
        self.count += 1;
        self.first.get_or_insert_with(|| id.to_owned());
        Ok(())
    }

    /// Makes safe what is written, if a later run can go on with it, and tells whether one can.
    pub fn keep(&mut self) -> Result<bool, Failure> {
        let mut is_kept = false;
        for (_, stream) in &mut self.streams {
            if let Some(Target::Journal(journal)) = stream.writer() {
                journal.make_safe()?;
                is_kept = true;
            }
        }
        Ok(is_kept)
    }

    /// What the files will be called: as the document, if there is only one.
    pub fn name(&self) -> String {
        let only = self.first.as_deref().filter(|_| self.count == 1);
        only.unwrap_or(TOGETHER).to_owned()
    }

    /// Whether there was no document.
    pub const fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// Makes sure that all is written, and gives the files their names.
    pub fn finish(self, name: &str) -> Result<(), Failure> {
        for (format, stream) in self.streams {
            let targets = stream.finish();
            let targets = targets
                .map_err(|error| Failure::at(place(&self.folder, format).display(), &error))?;
            for (target, path) in targets.into_iter().zip(paths(&self.folder, name, format)) {
                output::make_folder(&path)?;
                target.publish(&path)?;
            }
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
        let mut files = Self::open(folder, formats)?;
        files.add(name, graph, settings)?;
        files.finish(name)?;
        save_whole(folder, name, formats, graph, settings)
    }
}

impl Target {
    /// Makes sure that all is written, and gives the file its name.
    fn publish(self, path: &Path) -> Result<(), Failure> {
        match self {
            Self::Draft(draft) => draft
                .publish(path)
                .map_err(|error| Failure::at(path.display(), &error)),
            Self::Journal(journal) => journal.publish(path),
        }
    }
}

impl Write for Target {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Draft(draft) => draft.write(bytes),
            Self::Journal(journal) => journal.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Draft(draft) => draft.flush(),
            Self::Journal(journal) => journal.flush(),
        }
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
        if Stream::<Target>::endings(format).is_empty() {
            let path = output::path_in(folder, name, &format.name());
            output::write_file(&path, |out| settings.write(format, graph, out))?;
        }
    }
    Ok(())
}

/// The files of a streamed format.
fn paths(folder: &Path, name: &str, format: Format) -> impl Iterator<Item = PathBuf> {
    let endings = Stream::<Target>::endings(format).iter();
    endings.map(move |ending| output::path_in(folder, name, ending))
}

/// What a file of a format is called while it is written.
pub fn place(folder: &Path, format: Format) -> PathBuf {
    output::path_in(folder, TOGETHER, &format.name())
}
