//! The choice of silver documents, and the converted corpus as files.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::Path;

use cloze::english::{Relation, Upos, names};

use crate::converter::{self, Converter};
use crate::silver;
use crate::treebank::{Example, NO_TREES};

/// The sources of the silver text: of how many documents the trees of one are learned, and of how
/// many of them the tags. Those that tell in the past tense count for more, as news does too.
/// Names are learned from all.
const SOURCES: &[(&str, usize, usize)] = &[
    ("wikinews", 1, 1),
    ("state-history", 1, 1),
    ("gap", 1, 1),
    ("wikipedia", 1, 1),
    ("factbook", 1, 1),
    ("current-events", 5, 3),
    ("wh", 6, 2),
    ("ungd", 10, 2),
];

/// Of so many of these groups of documents the first is held back, to measure on.
const HELD_BACK: usize = 40;

/// Sentences longer than this are mostly lists, and are left out.
const LONGEST: usize = 100;

/// The file of sentences to learn from.
pub const LEARN: &str = "silver-learn.conllu.zst";

/// The file of sentences that only names are learned from.
pub const NAMES: &str = "silver-names.conllu.zst";

/// The file of sentences held back.
pub const HELD: &str = "silver-held.conllu.zst";

/// What a document is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Use {
    /// Learn trees, tags and names.
    Trees,
    /// Learn tags and names.
    Tags,
    /// Learn names.
    Names,
    Hold,
    Leave,
}

/// Decides on documents in the order of the files.
#[derive(Debug, Default)]
struct Choice {
    counts: BTreeMap<&'static str, usize>,
    document: String,
    decision: Option<Use>,
}

impl Choice {
    fn decide(&mut self, document: &str) -> Use {
        if let Some(decision) = self.decision.filter(|_| document == self.document) {
            return decision;
        }
        document.clone_into(&mut self.document);
        let decision = self.decide_new(document);
        self.decision = Some(decision);
        decision
    }

    fn decide_new(&mut self, document: &str) -> Use {
        let source = SOURCES
            .iter()
            .find(|(source, ..)| document.starts_with(source));
        let Some(&(source, every, tagged)) = source else {
            return Use::Leave;
        };
        let count = self.counts.entry(source).or_default();
        *count += 1;
        match (*count % every, *count / every % HELD_BACK) {
            (0, 1) => Use::Hold,
            (0, _) => Use::Trees,
            (place, _) if place < tagged => Use::Tags,
            _ => Use::Names,
        }
    }
}

/// Converts the chosen silver documents, and writes them as files into a folder.
pub fn make(shared: &Path, folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let (gold, teacher) = converter::read_pairs(&shared.join("treebank"), "train")?;
    let mut converter = Converter::learn(&gold, &teacher);
    let mut learn = Output::create(&folder.join(LEARN))?;
    let mut names = Output::create(&folder.join(NAMES))?;
    let mut held = Output::create(&folder.join(HELD))?;
    let mut choice = Choice::default();
    for path in files(&shared.join("silver"))? {
        eprintln!("{}", path.display());
        silver::read(&path, |document, sentence| {
            let used = choice.decide(document);
            if sentence.example.len() > LONGEST {
                return Ok(());
            }
            let (output, converted) = match used {
                Use::Trees | Use::Tags => (&mut learn, converter.convert(&sentence)),
                Use::Hold => (&mut held, converter.convert(&sentence)),
                Use::Names => (&mut names, sentence.example),
                Use::Leave => return Ok(()),
            };
            output.write(document, used, &converted)
        })?;
    }
    [learn, names, held]
        .into_iter()
        .try_for_each(Output::finish)
}

/// The silver files in the order of their names.
fn files(folder: &Path) -> io::Result<Vec<std::path::PathBuf>> {
    let entries: io::Result<Vec<_>> = fs::read_dir(folder)?
        .map(|entry| Ok(entry?.path()))
        .collect();
    let mut paths = entries?;
    paths.retain(|path| path.extension().is_some_and(|end| end == "zst"));
    paths.sort();
    Ok(paths)
}

/// A compressed file of sentences.
struct Output {
    file: BufWriter<zstd::Encoder<'static, File>>,
    document: String,
}

impl Output {
    fn create(path: &Path) -> io::Result<Self> {
        Ok(Self {
            file: BufWriter::new(zstd::Encoder::new(File::create(path)?, 3)?),
            document: String::new(),
        })
    }

    fn finish(self) -> io::Result<()> {
        self.file.into_inner()?.finish()?;
        Ok(())
    }

    /// Writes a sentence as CoNLL-U, with the marks of names in the last column.
    fn write(&mut self, document: &str, used: Use, example: &Example) -> io::Result<()> {
        if self.document != document {
            document.clone_into(&mut self.document);
            writeln!(self.file, "# newdoc id = {document}")?;
            if used == Use::Tags {
                writeln!(self.file, "{NO_TREES}")?;
            }
        }
        for word in 0..example.len() {
            let head = match example.heads[word] as usize {
                root if root == example.len() => 0,
                head => head + 1,
            };
            let part = example.parts.get(word).copied().unwrap_or(Upos::X);
            let relation = example.relations.get(word).copied();
            writeln!(
                self.file,
                "{}\t{}\t{}\t{part}\t{}\t_\t{head}\t{}\t_\t{}",
                word + 1,
                example.words[word],
                example.lemmas[word],
                example.tags[word],
                relation.unwrap_or(Relation::Dep),
                mark(example.names[word]),
            )?;
        }
        writeln!(self.file)
    }
}

/// The last column for a mark of a name.
fn mark(mark: usize) -> String {
    match silver::label(mark) {
        Some(label) if mark != names::OUTSIDE => format!("Name={label}"),
        _ => "_".to_owned(),
    }
}
