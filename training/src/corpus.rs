//! The choice of silver documents, and the converted corpus as files.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::Path;

use cloze::english::Upos;
use cloze::english::names;

use crate::converter::{self, Converter};
use crate::silver::{self, Silver};
use crate::treebank::Example;

/// The sources of the silver text, and of how many documents one is taken: those that tell in
/// the past tense count for more, as news does too.
const SOURCES: &[(&str, usize)] = &[
    ("wikinews", 1),
    ("state-history", 1),
    ("gap", 1),
    ("wikipedia", 1),
    ("factbook", 1),
    ("current-events", 5),
    ("wh", 6),
    ("ungd", 10),
];

/// Of so many documents that are taken one is held back, to measure on.
const HELD_BACK: usize = 40;

/// Sentences longer than this are mostly lists, and are left out.
const LONGEST: usize = 100;

/// The file of sentences to learn from.
pub const LEARN: &str = "silver-learn.conllu.zst";

/// The file of sentences held back.
pub const HELD: &str = "silver-held.conllu.zst";

/// What a document is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Use {
    Learn,
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
            .find(|(source, _)| document.starts_with(source));
        let Some(&(source, every)) = source else {
            return Use::Leave;
        };
        let count = self.counts.entry(source).or_default();
        *count += 1;
        match (*count % every, *count / every % HELD_BACK) {
            (0, 1) => Use::Hold,
            (0, _) => Use::Learn,
            _ => Use::Leave,
        }
    }
}

/// Converts the chosen silver documents, and writes them as two files into a folder.
pub fn make(shared: &Path, folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let (gold, teacher) = converter::read_pairs(&shared.join("treebank"), "train")?;
    let mut converter = Converter::learn(&gold, &teacher);
    let mut learn = create(&folder.join(LEARN))?;
    let mut held = create(&folder.join(HELD))?;
    let mut choice = Choice::default();
    for path in files(&shared.join("silver"))? {
        eprintln!("{}", path.display());
        silver::read(&path, |document, sentence| {
            let output = match choice.decide(document) {
                Use::Learn => &mut learn,
                Use::Hold => &mut held,
                Use::Leave => return Ok(()),
            };
            write_converted(&sentence, &mut converter, output)
        })?;
    }
    learn.into_inner()?.finish()?;
    held.into_inner()?.finish()?;
    Ok(())
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

fn create(path: &Path) -> io::Result<BufWriter<zstd::Encoder<'static, File>>> {
    Ok(BufWriter::new(zstd::Encoder::new(File::create(path)?, 3)?))
}

fn write_converted(
    sentence: &Silver,
    converter: &mut Converter,
    output: &mut impl Write,
) -> io::Result<()> {
    if sentence.example.len() > LONGEST {
        return Ok(());
    }
    write(&converter.convert(sentence), output)
}

/// Writes a sentence as CoNLL-U, with the marks of names in the last column.
fn write(example: &Example, output: &mut impl Write) -> io::Result<()> {
    for word in 0..example.len() {
        let head = match example.heads[word] as usize {
            root if root == example.len() => 0,
            head => head + 1,
        };
        writeln!(
            output,
            "{}\t{}\t{}\t{}\t{}\t_\t{head}\t{}\t_\t{}",
            word + 1,
            example.words[word],
            example.lemmas[word],
            example.parts.get(word).copied().unwrap_or(Upos::X),
            example.tags[word],
            example.relations[word],
            mark(example.names[word]),
        )?;
    }
    writeln!(output)
}

/// The last column for a mark of a name.
fn mark(mark: usize) -> String {
    match silver::label(mark) {
        Some(label) if mark != names::OUTSIDE => format!("Name={label}"),
        _ => "_".to_owned(),
    }
}
