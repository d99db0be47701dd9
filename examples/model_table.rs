//! Prints how good the embedded model is on gold trees, given their tokens.
//!
//! ```sh
//! cargo run --release --example model_table -- ../shared/treebank/en_ewt-ud-dev.conllu.zst
//! ```

use std::collections::BTreeMap;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::time::Instant;

use cloze::document::Document;
use cloze::english::model::Model;
use cloze::english::{Analysis, Relation, Upos, Word, analyze_words};
use cloze::span::Span;

/// The relations that are shown one by one.
const SHOWN: &[&str] = &[
    "nsubj",
    "nsubj:pass",
    "obj",
    "iobj",
    "obl",
    "obl:agent",
    "nmod",
    "nmod:poss",
    "conj",
    "appos",
    "acl",
    "acl:relcl",
    "advcl",
    "xcomp",
    "ccomp",
    "compound",
    "flat",
];

fn main() -> io::Result<()> {
    println!("model: {} bytes", Model::embedded().size());
    for path in std::env::args_os().skip(1).map(PathBuf::from) {
        let sentences = read(&path)?;
        let start = Instant::now();
        let score = score(&sentences);
        let seconds = start.elapsed().as_secs_f64();
        println!("{}", path.display());
        score.print(seconds);
    }
    Ok(())
}

/// A gold word: its columns in CoNLL-U.
struct Gold {
    form: String,
    lemma: String,
    tag: String,
    penn: String,
    head: usize,
    relation: String,
}

fn read(path: &Path) -> io::Result<Vec<Vec<Gold>>> {
    let mut text = String::new();
    let file = std::fs::File::open(path)?;
    if path.extension().is_some_and(|end| end == "zst") {
        zstd::Decoder::new(file)?.read_to_string(&mut text)?;
    } else {
        io::BufReader::new(file).read_to_string(&mut text)?;
    }
    let sentences = text
        .split("\n\n")
        .map(|lines| lines.lines().filter_map(gold).collect());
    Ok(sentences
        .filter(|words: &Vec<Gold>| !words.is_empty())
        .collect())
}

fn gold(line: &str) -> Option<Gold> {
    let columns: Vec<&str> = line.split('\t').collect();
    let [id, form, lemma, tag, penn, _, head, relation, ..] = columns[..] else {
        return None;
    };
    id.parse::<usize>().ok()?;
    Some(Gold {
        form: form.into(),
        lemma: lemma.into(),
        tag: tag.into(),
        penn: penn.into(),
        head: head.parse().ok()?,
        relation: relation.into(),
    })
}

/// Right answers of one kind, out of how many.
#[derive(Default)]
struct Share(usize, usize);

impl Share {
    fn add(&mut self, right: bool) {
        self.0 += usize::from(right);
        self.1 += 1;
    }

    fn percent(&self) -> f64 {
        100.0 * self.0 as f64 / self.1.max(1) as f64
    }
}

/// Gold, predicted and right arcs of a relation.
#[derive(Default)]
struct Arcs {
    gold: usize,
    predicted: usize,
    head: usize,
    both: usize,
}

#[derive(Default)]
struct Score {
    tag: Share,
    penn: Share,
    lemma: Share,
    uas: Share,
    las: Share,
    las_words: Share,
    relations: BTreeMap<String, Arcs>,
}

fn score(sentences: &[Vec<Gold>]) -> Score {
    let mut score = Score::default();
    for sentence in sentences {
        let mut document = Document::default();
        let words: Vec<Word> = sentence
            .iter()
            .map(|gold| add(gold, &mut document.text))
            .collect();
        let analysis = analyze_words(&document, &words);
        for (token, gold) in sentence.iter().enumerate() {
            score.word(&analysis, token, gold);
        }
    }
    score
}

fn add(gold: &Gold, text: &mut String) -> Word {
    let start = text.len();
    text.push_str(&gold.form);
    let span = Span::new(start, text.len());
    text.push(' ');
    Word::from(span)
}

impl Score {
    fn word(&mut self, analysis: &Analysis, token: usize, gold: &Gold) {
        let head = analysis.head(token).map_or(0, |head| head + 1) == gold.head;
        let relation = analysis.relation(token).as_str();
        let both = head && relation == gold.relation;
        self.tag.add(analysis.tag(token).as_str() == gold.tag);
        self.penn.add(analysis.penn(token).as_str() == gold.penn);
        self.lemma
            .add(analysis.lemma(token).eq_ignore_ascii_case(&gold.lemma));
        self.uas.add(head);
        self.las.add(both);
        if gold.tag != Upos::Punct.as_str() {
            self.las_words.add(both);
        }
        self.relations
            .entry(relation.to_owned())
            .or_default()
            .predicted += 1;
        let arcs = self.relations.entry(gold.relation.clone()).or_default();
        arcs.gold += 1;
        arcs.head += usize::from(head);
        arcs.both += usize::from(both);
    }

    fn print(&self, seconds: f64) {
        println!("  UPOS {:.2}", self.tag.percent());
        println!("  Penn {:.2}", self.penn.percent());
        println!("  lemma {:.2}", self.lemma.percent());
        println!("  UAS {:.2}", self.uas.percent());
        println!("  LAS {:.2}", self.las.percent());
        println!("  LAS without punctuation {:.2}", self.las_words.percent());
        println!("  {:.0} tokens/s", self.tag.1 as f64 / seconds);
        for name in SHOWN {
            if let Some(arcs) = self.relations.get(*name) {
                arcs.print(name);
            }
        }
        debug_assert!(
            SHOWN
                .iter()
                .all(|name| Relation::from_label(name).is_some())
        );
    }
}

impl Arcs {
    fn print(&self, name: &str) {
        let recall = self.both as f64 / self.gold.max(1) as f64;
        let precision = self.both as f64 / self.predicted.max(1) as f64;
        let f1 = 200.0 * self.both as f64 / (self.gold + self.predicted).max(1) as f64;
        println!(
            "    {name:<11} {:5}  UAS {:5.1}  recall {:5.1}  precision {:5.1}  F1 {f1:5.1}",
            self.gold,
            100.0 * self.head as f64 / self.gold.max(1) as f64,
            100.0 * recall,
            100.0 * precision,
        );
    }
}
