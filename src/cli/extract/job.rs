//! One run of the command: statements from the inputs to where they are written.

use crate::Extractor;
use crate::document::Document;
use crate::export::html::Texts;
use crate::export::picture::View;
use crate::graph::{Added, Identifiers, KnowledgeGraph};
use crate::vocabulary::Vocabulary;

use crate::cli::graphs::Graphs;
use crate::cli::input::{Documents, Left, Reason, Tally};
use crate::cli::interrupt;
use crate::cli::output::{self, Format, Settings};
use crate::cli::pipeline::Pipeline;
use crate::cli::report::{self, Failure, Outcome};
use crate::cli::summary::Summary;

use super::files::{self, Files};
use super::journal::{self, Begin};
use super::stream::Stream;
use super::{Arguments, is_streamed, print_whole};

/// What is read.
pub struct Inputs {
    /// The graphs among the inputs.
    pub graphs: Graphs,
    /// All else.
    pub documents: Documents,
}

/// One run of the command.
pub struct Job<'a> {
    arguments: &'a Arguments,
    extractor: &'a Extractor,
    identifiers: Identifiers,
    /// What is declared by the rules and by the graphs among the inputs.
    vocabulary: Vocabulary,
    view: View,
    /// The texts of the documents, if a page is to be written.
    texts: Texts,
    summary: Summary,
    tally: Tally,
}

impl<'a> Job<'a> {
    /// A run with these arguments, in which nothing is done yet.
    pub fn new(
        arguments: &'a Arguments,
        extractor: &'a Extractor,
        graphs: &Graphs,
    ) -> Result<Self, Failure> {
        Ok(Self {
            arguments,
            extractor,
            identifiers: arguments.identifiers.make(graphs)?,
            vocabulary: graphs.vocabulary(&extractor.rules().vocabulary),
            view: arguments.pictures.view(),
            texts: Texts::default(),
            summary: Summary::default(),
            tally: arguments.input.tally(),
        })
    }

    /// Writes the one format to standard output: document by document if it can be, else at the end.
    pub fn print(&mut self, format: Format, inputs: Inputs) -> Result<(), Failure> {
        let stream = Stream::new(format, vec![output::stdout()]);
        let Some(mut stream) = output::check(stream)? else {
            let all = self.collect(inputs)?;
            self.arguments.pictures.check(&all)?;
            return print_whole(format, &all, &self.settings());
        };
        self.each(inputs, |job, _, graph| {
            output::check(stream.add(graph, &job.settings()))?;
            Ok(None)
        })?;
        output::check(stream.finish().map(drop))
    }

    /// Writes files for each document. One that can't be written is left out.
    pub fn write_each(&mut self, inputs: Inputs) -> Result<(), Failure> {
        self.each(inputs, |job, id, graph| {
            let Arguments { output, format, .. } = job.arguments;
            match Files::save(output, id, format, graph, &job.settings()) {
                Err(Failure::Message(message)) => Ok(Some(Left::told(Reason::Unwritten, message))),
                done => done.map(|()| None),
            }
        })
    }

    /// Writes one graph of all documents: named after the document if it is the only one.
    pub fn write_all(&mut self, mut inputs: Inputs) -> Result<(), Failure> {
        let Arguments { output, format, .. } = self.arguments;
        let mut files = self.open(&inputs.graphs)?;
        inputs.documents.pass_over(files.done().clone());
        let holds_all = format.iter().any(|format| !is_streamed(*format));
        let mut all = KnowledgeGraph::new(self.identifiers.clone());
        self.each(inputs, |job, id, graph| {
            if holds_all {
                all.merge(graph);
            }
            files.add(id, graph, &job.settings())?;
            Ok(None)
        })?;
        if interrupt::came() && files.keep()? {
            report::hint("what is done is kept; the same command with --resume goes on");
            return Ok(());
        }
        let (name, is_empty) = (files.name(), files.is_empty());
        files.finish(&name)?;
        if is_empty {
            return Ok(());
        }
        let all = self.arguments.choice.of(all, &self.vocabulary);
        self.arguments.pictures.check(&all)?;
        files::save_whole(output, &name, format, &all, &self.settings())
    }

    /// Begins the files that are written document by document: such that a later run can go on with them, if they can be.
    fn open(&self, graphs: &Graphs) -> Result<Files, Failure> {
        let Arguments { output, format, .. } = self.arguments;
        let of_lines = self.arguments.format_of_lines();
        let Some(one) = of_lines.filter(|_| graphs.is_empty()) else {
            return Files::open(output, format);
        };
        let begin = match self.arguments.resume {
            true => Begin::Resumed,
            false => Begin::Anew,
        };
        let place = files::place(output, one);
        if begin == Begin::Anew && journal::is_left(&place) {
            report::warning(format!(
                "{}: a run that did not end is begun anew; with --resume it would have been gone on with",
                place.display()
            ));
        }
        Files::journaled(output, one, begin, &self.arguments.settings()?)
    }

    /// The graph of all inputs.
    fn collect(&mut self, inputs: Inputs) -> Result<KnowledgeGraph, Failure> {
        let mut all = KnowledgeGraph::new(self.identifiers.clone());
        self.each(inputs, |_, _, graph| {
            all.merge(graph);
            Ok(None)
        })?;
        Ok(self.arguments.choice.of(all, &self.vocabulary))
    }

    /// Hands on each document's id with its own graph: those of the graphs among the inputs, then the others in order.
    fn each(
        &mut self,
        inputs: Inputs,
        mut then: impl FnMut(&Self, &str, &KnowledgeGraph) -> Result<Option<Left>, Failure>,
    ) -> Result<(), Failure> {
        let mut tally = self.arguments.input.tally();
        for part in inputs.graphs.iter().flat_map(KnowledgeGraph::parts) {
            let id = part.documents().next().map(|source| source.id.clone());
            let id = id.as_deref().unwrap_or(files::TOGETHER);
            self.hand_on(&mut tally, id, part, Added::default(), &mut then)?;
        }
        let pipeline = Pipeline {
            extractor: self.extractor,
            identifiers: &self.identifiers.clone(),
            workers: self.arguments.workers,
        };
        pipeline.run(inputs.documents, &mut tally, |tally, extracted| {
            let id = &extracted.document.id;
            self.keep_text(&extracted.document);
            self.hand_on(tally, id, extracted.graph, extracted.added, &mut then)
        })?;
        self.tally = tally;
        Ok(())
    }

    /// Hands on what is chosen of a document's graph, and counts it unless it is left out.
    fn hand_on(
        &mut self,
        tally: &mut Tally,
        id: &str,
        graph: KnowledgeGraph,
        added: Added,
        then: &mut impl FnMut(&Self, &str, &KnowledgeGraph) -> Result<Option<Left>, Failure>,
    ) -> Result<(), Failure> {
        let chosen = self.chosen(graph);
        match then(self, id, &chosen)? {
            Some(left) => tally.leave(left),
            None => self.summary.note(&chosen, added),
        }
        Ok(())
    }

    /// Keeps a document's text for the page, if one is to be written.
    fn keep_text(&mut self, document: &Document) {
        let Arguments {
            format,
            per_document,
            ..
        } = self.arguments;
        if format.contains(&Format::Html) {
            if *per_document {
                self.texts.clear();
            }
            self.texts
                .insert(document.id.clone(), document.text.clone());
        }
    }

    /// What is chosen of a document's graph; what takes the whole graph is chosen later.
    fn chosen(&self, graph: KnowledgeGraph) -> KnowledgeGraph {
        match self.arguments.choice.counts() && !self.arguments.per_document {
            true => graph,
            false => self.arguments.choice.of(graph, &self.vocabulary),
        }
    }

    fn settings(&self) -> Settings<'_> {
        Settings {
            vocabulary: &self.vocabulary,
            offsets: self.arguments.offsets,
            provenance: self.arguments.provenance,
            view: &self.view,
            texts: &self.texts,
        }
    }

    /// Tells what was done.
    pub fn tell(&self) {
        let Arguments { output, format, .. } = self.arguments;
        let target = (!self.arguments.is_to_stdout()).then_some(output.as_path());
        self.summary.tell(&self.tally, target);
        let has_rdf = format.iter().any(|format| format.is_rdf());
        if has_rdf {
            self.arguments.identifiers.hint();
        }
    }

    /// Done, if nothing is missing.
    pub fn outcome(&self) -> Outcome {
        self.tally.outcome()
    }
}
